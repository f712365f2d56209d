"""The sentence above a review on Amazon's pages, in the languages of its shops: when and in which country."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.sources import dates, places
from reviewtui.sources.country_names import NAMES
from reviewtui.sources.folding import folded
from reviewtui.sources.months import MONTHS
from reviewtui.sources.worded import day_in

SENTENCES = [
    ("Reviewed in the Netherlands on October 2, 2026", "NL", (2026, 10, 2)),
    ("Reviewed in the Netherlands 🇳🇱 on 2 October 2026", "NL", (2026, 10, 2)),
    ("Reviewed in the UK on 2 October 2026", "GB", (2026, 10, 2)),
    ("Reviewed 🇸🇪 on 2 October 2026", "SE", (2026, 10, 2)),
    ("Avaliado na Holanda em 2 de outubro de 2026", "NL", (2026, 10, 2)),
    ("Avaliado nos Países Baixos em 2 de outubro de 2026", "NL", (2026, 10, 2)),
    ("Avaliado nos EUA em 3 de março de 2026", "US", (2026, 3, 3)),
    ("Beoordeeld in Nederland op 2 oktober 2026", "NL", (2026, 10, 2)),
    ("Beoordeeld in de VS op 2 maart 2026", "US", (2026, 3, 2)),
    ("Bewertet in den Niederlanden am 2. Oktober 2026", "NL", (2026, 10, 2)),
    ("Rezension aus den Vereinigten Staaten vom 12. März 2026", "US", (2026, 3, 12)),
    ("Bewertet in Polen am 02.10.2026", "PL", (2026, 10, 2)),
    ("Avis laissé aux États-Unis le 1er août 2026", "US", (2026, 8, 1)),
    ("Commente en Belgique le 2 fevrier 2026", "BE", (2026, 2, 2)),
    ("Commenté en Afrique du Sud le 2 décembre 2026", "ZA", (2026, 12, 2)),
    ("Reseñado en los Emiratos Árabes Unidos el 2 de enero de 2026", "AE", (2026, 1, 2)),
    ("Calificado en EE.UU. el 2 de enero de 2026", "US", (2026, 1, 2)),
    ("Recensito negli Stati Uniti il 2 ottobre 2026", "US", (2026, 10, 2)),
    ("Recenserad i Storbritannien den 2 maj 2026", "GB", (2026, 5, 2)),
    ("Recenserad i USA den 2026-05-02", "US", (2026, 5, 2)),
    ("Anmeldt i Danmark den 2. maj 2026", "", (2026, 5, 2)),
    ("Anmeldt i Tyskland den 2. maj 2026", "DE", (2026, 5, 2)),
    ("Zrecenzowano w Holandii dnia 2 października 2026", "NL", (2026, 10, 2)),
    ("Zweryfikowana opinia z Polski z 5 stycznia 2026", "PL", (2026, 1, 5)),
    ("Hodnoceno v Nizozemsku 2. října 2026", "NL", (2026, 10, 2)),
    ("Recenze ze Spojených států z 2. listopadu 2026", "US", (2026, 11, 2)),
    ("ABD'de 20 Kasım 2026 tarihinde değerlendirildi", "US", (2026, 11, 20)),
    ("Birleşik Krallık’ta 20 Ağustos 2026 tarihinde incelendi", "GB", (2026, 8, 20)),
    ("2026年10月2日にオランダでレビュー済み", "NL", (2026, 10, 2)),
    ("评论于 2026年10月2日 在荷兰 🇳🇱 发布", "NL", (2026, 10, 2)),
    ("2026年10月2日 在美国审核", "US", (2026, 10, 2)),
    ("於 2026年10月2日 在美國評論", "US", (2026, 10, 2)),
    ("2026년 10월 2일에 네덜란드에서 리뷰됨", "NL", (2026, 10, 2)),
    ("2026년 10월 2일에 미국에서 검토됨", "US", (2026, 10, 2)),
    ("تمت المراجعة في هولندا في ٢ أكتوبر ٢٠٢٦", "NL", (2026, 10, 2)),
    ("تمت المراجعة في الإمارات العربية المتحدة في 2 أكتوبر، 2026", "AE", (2026, 10, 2)),
    ("تمت المراجعة في المملكة العربية السعودية بتاريخ 2 تشرين الثاني 2026", "SA", (2026, 11, 2)),
    ("נכתבה ביקורת בהולנד ב-2 באוקטובר 2026", "NL", (2026, 10, 2)),
    ("נכתבה ביקורת בארצות הברית ב-20 בנובמבר 2026", "US", (2026, 11, 20)),
    ("भारत में 2 अक्तूबर 2026 को समीक्षा की गई", "IN", (2026, 10, 2)),
    ("இந்தியா இல் 2 அக்டோபர், 2026 அன்று மதிப்பாய்வு செய்யப்பட்டது", "IN", (2026, 10, 2)),
    ("2026, ഒക്ടോബർ 2 ഇന്ത്യ", "IN", (2026, 10, 2)),
    ("Отзыв из Нидерландов от 2 октября 2026 г.", "NL", (2026, 10, 2)),
    ("Đánh giá tại Hoa Kỳ vào ngày 2 tháng 10 năm 2026", "US", (2026, 10, 2)),
    ("2026. október 2.", "", (2026, 10, 2)),
]


@pytest.mark.parametrize(("sentence", "country", "day"), SENTENCES)
def test_when_and_where(sentence: str, country: str, day: tuple[int, int, int]) -> None:
    assert places.country_in(sentence) == country
    assert dates.from_text(sentence) == int(datetime(*day, tzinfo=UTC).timestamp())


@given(st.sampled_from(sorted(MONTHS)), st.dates(min_value=date(1995, 1, 1), max_value=date(2099, 12, 31)))
def test_every_month_in_every_language(month: str, day: date) -> None:
    wanted = (day.year, MONTHS[month], day.day)
    assert day_in(f"{day.day} {month} {day.year}") == wanted
    assert day_in(f"{day.day}. {month.upper()} {day.year}") == wanted
    assert day_in(f"{month} {day.day}, {day.year}") == wanted
    assert day_in(f"{day.year}. {month} {day.day}.") == wanted


@given(st.sampled_from(sorted(NAMES)))
def test_every_country_in_every_language(name: str) -> None:
    assert places.country_in(f"12 {name.upper()} 2026") == NAMES[name]
    assert places.marketplace(name) == NAMES[name]


@pytest.mark.parametrize(
    "sentence",
    ["", "Reviewed by us on 5 May 2026", "Reviewed in Indiana", "avoir de l'eau", "rated by abd", "Österreich"],
)
def test_a_sentence_without_a_country(sentence: str) -> None:
    assert places.country_in(sentence) == ""


@pytest.mark.parametrize(
    ("written", "plain"),
    [("FÉVRIER", "fevrier"), ("İstanbul", "istanbul"), ("Kasım", "kasim"), ("أكتوبر", "اكتوبر"),
     ("٢٠ २० ２０", "20 20 20"), ("नवंबर", "नवंबर"), ("\u200fמאי", "מאי"), ("𝟐𝟎 𝐌𝐚𝐲", "20 may"), ("plain", "plain")],
)  # fmt: skip
def test_folding(written: str, plain: str) -> None:
    assert folded(written) == plain
