"""Stars, votes, flags, places and prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.sources import charset, numbers, places, prose, stars


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", 4), ("4.0", 4), (" 4 ", 4), ("4,0", 4), ("4.0 out of 5 stars", 4), ("4 out of 5 stars", 4),
        ("4,0 von 5 Sternen", 4), ("4,0 van 5 sterren", 4), ("4,0 sur\u00a05\u00a0étoiles", 4), ("4,0 su 5 stelle", 4),
        ("4,0 de 5 estrellas", 4), ("4,0 de 5 estrelas", 4), ("4,0 av 5 stjärnor", 4), ("4,0 z 5 gwiazdek", 4),
        ("5 yıldız üzerinden 4,0", 4), ("5つ星のうち4.0", 4), ("★★★★☆", 4), ("Rated 4", 4), ("4/5", 4), ("4 stars", 4),
        ("4,0 sur 5 etoiles", 4), ("星5つ中の4", 4), ("4.0 颗星，最多 5 颗星", 4), ("4.0 顆星，最高 5 顆星", 4),
        ("별 5개 중 4.0개", 4), ("5점 만점에 4점", 4), ("4.0 من 5 نجوم", 4), ("٤٫٠ من ٥ نجوم", 4),
        ("4.0 מתוך 5 כוכבים", 4), ("4,0 ud af 5 stjerner", 4), ("4,0 z 5 hvězdiček", 4), ("5 में से 4.0 स्टार", 4),
        ("4,0 из 5 звезд", 4), ("4,0/5 tähteä", 4), ("4 trên 5 sao", 4), ("5 நட்சத்திரங்களில் 4.0", 4), ("80%", 4),
        ("width: 80%;", 4), ("a-icon a-icon-star a-star-4 review-rating", 4), ("★★★★", 4), ("⭐⭐⭐⭐", 4),
        ("★★★★☆ 4", 4), ("One star", 1), ("Two stars", 2), ("Five", 5), ("ein Stern", 1), ("une étoile", 1),
        ("一星", 1), ("两颗星", 2), ("评分：4", 4), ("4分", 4), ("4점", 4), ("Stars: 4", 4), ("1 sao", 1), ("4★", 4),
        ("4.0 out of 5 stars4.0 out of 5 stars", 4),
    ],
)  # fmt: skip
def test_stars_in_every_language(text: str, expected: int) -> None:
    assert stars.stars(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "0", "6", "4.5", "10/10", "good", "-3", "3 out of 10", "nan", "1e1", "5" * 500, "100", "5/1", "1 5",
        "4 people found this helpful", "4 个人发现此评论有用", "1 kişi bunu faydalı buldu", "4 Personen",
        "2 months ago", "4 avis", "Size 4", "1 of 3", "☆☆☆☆☆", "a-star-4-5", "4 stars and up by 2",
        "5 yıldız üzerinden 4,3",
    ],
)  # fmt: skip
def test_a_small_number_among_other_words_is_no_star(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        stars.stars(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", (12, None)), ("", (0, None)), ("3,241", (3241, None)), ("1.006", (1006, None)), ("12.0", (12, None)),
        ("One", (1, None)), ("One person found this helpful", (1, None)),
        ("Eine Person fand dies hilfreich", (1, None)),
        ("A una persona le resultó útil", (1, None)), ("Une personne a trouvé cela utile", (1, None)),
        ("1,039 people found this helpful", (1039, None)), ("1.006 pessoas acharam isso útil", (1006, None)),
        ("12人のお客様がこれが役に立ったと考えています", (12, None)), ("5 kişi bunu faydalı buldu", (5, None)),
        ("[13, 14]", (13, 14)), ("2 of 5 people found this helpful", (2, 5)), ("nobody", (0, None)), ("-4", (0, None)),
        ("A 3 personas les ha parecido esto útil", (3, None)), ("9" * 400, (numbers.MOST_VOTES, None)),
        ("1 234", (1234, None)), ("1\u202f234 personnes", (1234, None)), ("1’234", (1234, None)),
        ("1,23,456", (123456, None)), ("1.2K", (1200, None)), ("1,2 Tsd.", (1200, None)), ("1,5 mil", (1500, None)),
        ("2万", (20_000, None)), ("1.5万人", (15_000, None)), ("3천", (3000, None)), ("1.2M", (1_200_000, None)),
        ("٣ أشخاص", (3, None)), ("4 个人发现此评论有用", (4, None)), ("一个人认为有用", (1, None)),
        ("한 명이", (1, None)),
        ("شخص واحد وجد هذا مفيدًا", (1, None)), ("אדם אחד מצא את זה מועיל", (1, None)), ("एक व्यक्ति", (1, None)),
        ("Jedna osoba", (1, None)), ("En person", (1, None)), ("Eén persoon", (1, None)), ("Bir kişi", (1, None)),
        ("Один человек", (1, None)), ("Một người", (1, None)), ("No one found this helpful", (0, None)),
        ("Helpful (12)", (12, None)), ("4명이 이 정보가 도움이 됨", (4, None)), ("5 minutes", (5, None)),
    ],
)  # fmt: skip
def test_votes(text: str, expected: tuple[int, int | None]) -> None:
    assert numbers.votes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Y", True), ("y", True), ("N", False), ("true", True), ("False", False), ("1", True), ("0", False),
        ("Verified Purchase", True), ("Compra verificada", True), ("Verifizierter Kauf", True), ("Achat vérifié", True),
        ("Amazonで購入", True), ("Bekræftet køb", True), ("已验证购买", True), ("확인된 구매", True),
        ("רכישה מאומתת", True), ("Подтвержденная покупка", True), ("सत्यापित खरीद", True),
        ("unverified", False), ("not verified", False), ("", None), ("Vine", None),
    ],
)  # fmt: skip
def test_yes_and_no(text: str, expected: bool | None) -> None:
    assert numbers.flag(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("us", "US"), ("UK", "GB"), ("Germany", "DE"), ("amazon.co.uk", "GB"), ("www.amazon.com.br", "BR"),
        ("co.jp", "JP"), ("en-US", "US"), ("日本", "JP"), ("Mars base", ""), ("", ""),
    ],
)  # fmt: skip
def test_marketplaces(text: str, expected: str) -> None:
    assert places.marketplace(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reviewed in the United States on January 5, 2024", "US"), ("Reviewed in Mexico on March 1, 2024", "MX"),
        ("Rezension aus dem Vereinigten Königreich vom 12. März 2026", "GB"),
        ("Revisado en Alemania el 1 de mayo", "DE"),
        ("2024年1月5日にアメリカ合衆国でレビュー済み", "US"), ("Commenté aux Pays-Bas le 3 mai 2020", "NL"),
        ("Recenserad i Sverige den 3 maj 2020", "SE"), ("Reviewed on January 5, 2024", ""),
        ("5 Ocak 2024 tarihinde Türkiye'de incelendi", "TR"), ("Reviewed in Indiana on 5 May 2020", ""),
    ],
)  # fmt: skip
def test_countries_in_sentences(sentence: str, expected: str) -> None:
    assert places.country_in(sentence) == expected


def test_addresses() -> None:
    url = "https://www.amazon.co.uk/gp/customer-reviews/R2ABCDEFGH12/ref=cm?ie=UTF8&ASIN=B0ABCDEF12"
    assert places.domain(url) == "GB"
    assert places.review_id_in(url) == "R2ABCDEFGH12"
    assert places.asin_in_url(url) == "B0ABCDEF12"
    assert places.asin_in_url("https://www.amazon.de/Topf/dp/B0ABCDEF12?th=1") == "B0ABCDEF12"
    assert places.domain("https://notamazon.example/amazon") == ""
    assert places.asin_in_name("reviews_B0ABCDEF12-2026.csv") == "B0ABCDEF12"
    assert places.order_id_in("Order 123-1234567-7654321, thanks") == "123-1234567-7654321"
    assert places.order_id_in("1234-1234567-7654321") == ""


def test_markup_goes_and_what_is_none_stays() -> None:
    assert prose.body("Fine.<br /><br />Then it broke &#34;again&#34; &amp;amp; died") == (
        'Fine.\n\nThen it broke "again" &amp; died'
    )
    assert prose.body("if a < b and b > c then <3 & <i>so</i>") == "if a < b and b > c then <3 & so"
    assert prose.body('see <a href="https://x.example">this</a>') == "see this"
    assert prose.body("<style>.a{}</style>Text") == "Text"
    assert prose.body("[[VIDEOID:abc123]]Look at [[ASIN:B0ABCDEF12 the other one]].") == "Look at the other one."
    assert prose.plain_body("a &amp; <b>") == "a &amp; <b>"


def test_read_more_of_the_page_goes_and_of_the_buyer_stays() -> None:
    assert prose.body("It leaks.READ MORE") == "It leaks."
    assert prose.body("Il fuit !En lire plus") == "Il fuit !"
    assert prose.body("I should read more. Read more") == "I should read more. Read more"
    assert prose.body("Read more") == "Read more"


def test_titles_lose_the_stars_before_them() -> None:
    assert prose.headline("4,0 van 5 sterren Prima stoel") == "Prima stoel"
    assert prose.headline("5.0 out of 5 stars") == ""
    assert prose.headline("5つ星のうち1.0 すぐ壊れた") == "すぐ壊れた"
    assert prose.headline("1.0 颗星，最多 5 颗星 很差") == "很差"
    assert prose.headline("별 5개 중 1.0개 별로예요") == "별로예요"
    assert prose.headline("5 में से 1.0 स्टार खराब") == "खराब"
    assert prose.headline("1.0 من 5 نجوم سيء") == "سيء"
    assert prose.headline("5 of 5 screws missing") == "5 of 5 screws missing"
    assert prose.headline("5 stars, but no") == "5 stars, but no"
    assert prose.headline("2 von 5 Lampen tot") == "2 von 5 Lampen tot"
    assert prose.headline("null") == ""


def test_hostile_text_is_only_text() -> None:
    assert "\x1b" not in prose.body("\x1b]0;pwned\x07 red \x1b[31m")
    assert "\u202e" not in prose.headline("abc\u202edef")
    assert "\x1b" not in prose.body("&#27;[31m")
    assert "\x00" not in prose.label("a\x00b")


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_in_plain_text(text: str) -> None:
    once = prose.plain_body(text)
    assert prose.plain_body(once) == once
    title = prose.plain_headline(text)
    assert "\n" not in title
    assert prose.plain_headline(title) == title


@given(st.text(max_size=200))
def test_nothing_breaks_the_readers_of_cells(text: str) -> None:
    prose.body(text)
    prose.headline(text)
    numbers.votes(text)
    numbers.flag(text)
    places.marketplace(text)
    places.country_in(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_encodings(encoding: str) -> None:
    text = "id;text\n1;schön größer café\n" * 20
    assert charset.decode(text.encode(encoding)) == text


def test_utf16_without_a_mark() -> None:
    text = "stars,text\n1,broken\n" * 20
    assert charset.decode(text.encode("utf-16-le")) == text
    assert charset.decode(text.encode("utf-16-be")) == text


def test_japanese_is_known_by_its_kana_or_by_the_marketplace() -> None:
    text = "評価,本文\n1,すぐに壊れました。とても残念です。\n" * 5
    assert charset.decode(text.encode("cp932")) == text
    assert charset.decode("本文\n最悪\n".encode("cp932"), "JP") == "本文\n最悪\n"


def test_a_few_broken_bytes_stay_visible() -> None:
    data = "größer, schöner, 日本語, größer ".encode() * 4 + b"caf\xe9"
    assert charset.decode(data).endswith("café")


@given(st.binary(max_size=400))
def test_no_bytes_break_the_decoding(data: bytes) -> None:
    charset.decode(data)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_utf8_is_always_read_as_utf8(text: str) -> None:
    data = text.encode()
    if b"\x00" not in data and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        assert charset.encoding_of(data) == "utf-8"


@pytest.mark.parametrize("cell", ["N/A", "n/a", "-", "--", "—", "NULL", "nan", "None", "#N/A", "<NA>", "k.A.", "N/D"])
def test_what_programs_write_where_there_is_nothing(cell: str) -> None:
    assert prose.headline(cell) == prose.body(f" {cell} ") == prose.label(cell) == ""
    assert prose.body(f"{cell} was all it said") == f"{cell} was all it said"
    assert prose.plain_headline(cell) == cell


@pytest.mark.parametrize("cell", ["?", "No", "ok", "!", "None of them works", "5"])
def test_few_words_are_words(cell: str) -> None:
    assert prose.headline(cell) == prose.body(cell) == cell
