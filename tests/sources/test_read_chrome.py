"""What the page says around a buyer's words goes, the buyer's own words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.sources import chrome, prose

SAID = "The left leg cracked when I sat down."


@pytest.mark.parametrize(
    "sentence",
    [
        "The media could not be loaded.", "Die Medien konnten nicht geladen werden.",
        "Le contenu multimédia n'a pas pu être chargé.", "Impossible de charger le contenu multimédia.",
        "No se ha podido cargar el contenido multimedia.", "El contenido multimedia no se pudo cargar.",
        "Impossibile caricare il contenuto multimediale.", "Não foi possível carregar a mídia.",
        "De media kunnen niet worden geladen.", "Det gick inte att ladda mediet.",
        "Nie można załadować multimediów.", "Medya yüklenemedi.", "Mediet kunne ikke indlæses.",
        "Médium se nepodařilo načíst.", "Не удалось загрузить медиафайл.", "メディアを読み込めませんでした。",
        "无法加载媒体内容。", "無法載入媒體。", "미디어를 로드할 수 없습니다.", "تعذر تحميل الوسائط.",
        "לא ניתן לטעון את המדיה.", "मीडिया लोड नहीं किया जा सका।",
        "Brief content visible, double tap to read full content.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["", " ", "\n", "\n                \n\n\n \xa0", "\n\n\n"])
def test_a_sentence_before_the_text(sentence: str, between: str) -> None:
    assert prose.body(f"\n\n{sentence}{between}{SAID}") == SAID
    assert prose.body(sentence) == ""


def test_several_sentences_before_the_text() -> None:
    both = (
        "Brief content visible, double tap to read full content.\n\n"
        "Full content visible, double tap to read brief content.\n\nThe media could not be loaded.\n"
    )
    assert prose.body(f"{both}{SAID}Read moreRead less") == SAID
    assert prose.body("The media could not be loaded.\nRead more") == ""


@pytest.mark.parametrize(
    "own",
    [
        "The media could not be loaded into the tray.", "The media was thin. The media could not be loaded.",
        "I should read more. Read more", "Read more", "It was not\nHelpful", "Broke.\nReport", "Not helpful",
        "My report: helpful", "I want to see the report", "War nicht hilfreich", "Utile",
    ],
)  # fmt: skip
def test_what_the_buyer_said_stays(own: str) -> None:
    assert prose.body(own) == own


@pytest.mark.parametrize(
    "after",
    [
        "Read more", "READ MORE", "Read moreRead less", "En lire plus", "もっと読む", "続きを読む表示を減らす",
        "더 보기", "Läs mer",
        "\nRead more", "\n\nHelpful\nReport", "\nHelpful | Report", "\nHelpfulReport", "\nTranslate review to English",
        "\n3 people found this helpful\n\nHelpful\nReport", "\nNützlich\nMelden", "\nUtile\nSignaler",
        "\nRezension auf Deutsch übersetzen", "\nTraducir reseña al español", "\nレビューを日本語に翻訳",
        "\nOne person found this helpful",
        "\n役に立った\nレポート", "\nمفيد\nإبلاغ",
    ],
)  # fmt: skip
def test_lines_after_the_text(after: str) -> None:
    assert prose.body(SAID + after) == SAID
    assert prose.body(f"First line.\n\n{SAID}{after}") == f"First line.\n\n{SAID}"


@given(st.text())
def test_it_only_takes_off_the_ends(text: str) -> None:
    text = text.strip()
    kept = chrome.buyers_words(text)
    assert kept in text
    assert chrome.buyers_words(SAID + "\n" + text).startswith(SAID)
