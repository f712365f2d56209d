"""Bytes that are neither marked nor UTF-8: each encoding in its own words, with and without the marketplace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_files import options, read, sample

from reviewtui.sources import charset, letters

WORDS = {
    "cp932": ("JP", ["椅子の脚が二日目に折れました。とても残念です。", "返品したいのですが、連絡が取れません。",
    "色が写真と違います。安っぽいです。",
                     "もう二度と買いません。", "組み立ては簡単でしたが、すぐに壊れました。"]),
    "euc_jp": ("JP", ["椅子の脚が二日目に折れました。とても残念です。", "返品したいのですが、連絡が取れません。",
    "色が写真と違います。安っぽいです。"]),
    "gb18030": ("CN", ["椅子的腿第二天就断了，非常失望。", "想退货，但是没有人回复我。",
    "颜色和照片不一样，看起来很便宜。", "质量太差，不推荐购买。"]),
    "big5": ("TW", ["椅子的腳第二天就斷了，非常失望。", "想退貨，但是沒有人回覆我。",
    "顏色和照片不一樣，看起來很便宜。", "品質太差，不推薦購買。"]),
    "cp949": ("KR", ["의자 다리가 이틀 만에 부러졌어요. 정말 실망입니다.", "반품하고 싶은데 연락이 안 됩니다.",
    "색상이 사진과 다릅니다. 싸구려 같아요."]),
    "cp1250": ("PL", ["Noga krzesła pękła już drugiego dnia, jestem bardzo zawiedziony.",
    "Chcę zwrócić towar, ale nikt się nie odzywa.",
                      "Kolor jest inny niż na zdjęciu, wygląda tandetnie.", "Źle zapakowane, żałuję że kupiłem."]),
    "cp1251": ("RU", ["Ножка стула сломалась на второй день, очень разочарован.",
    "Хочу вернуть товар, но никто не отвечает."]),
    "cp1253": ("GR", ["Το πόδι της καρέκλας έσπασε τη δεύτερη μέρα.", "Θέλω να το επιστρέψω αλλά κανείς δεν απαντά."]),
    "cp1254": ("TR", ["Sandalyenin ayağı ikinci gün kırıldı, çok üzgünüm.",
    "İade etmek istiyorum ama kimse cevap vermiyor.",
                      "Rengi fotoğraftakinden farklı, ucuz görünüyor.", "Bir daha asla almayacağım, hiç beğenmedim."]),
    "cp1255": ("IL", ["רגל הכיסא נשברה ביום השני, אני מאוד מאוכזב.", "אני רוצה להחזיר אבל אף אחד לא עונה."]),
    "cp1256": ("EG", ["انكسرت ساق الكرسي في اليوم الثاني، أنا محبط جدا.", "أريد إرجاعه لكن لا أحد يرد علي."]),
    "cp1252": ("DE", ["Das Stuhlbein ist am zweiten Tag gebrochen, sehr enttäuscht.",
    "Ich möchte zurückgeben, aber niemand meldet sich.",
                      "Die Größe stimmt nicht, die Füße sind zu kurz.", "Für den Preis hätte ich mehr erwartet."]),
}  # fmt: skip
OTHERS = {
    "cp1252": [
        "La patte de la chaise a cassé le deuxième jour, très déçue. Où est le remboursement ? J'espère une réponse.",
        "La pata de la silla se rompió al segundo día, qué decepción. ¿Nadie contesta? Pésima atención, señores.",
        "La gamba della sedia si è rotta il secondo giorno, che delusione. Perché nessuno risponde? Così non va più.",
        "A perna da cadeira quebrou no segundo dia, que decepção. Ninguém responde, não recomendo, é péssimo.",
        "Stolsbenet gick av andra dagen, väldigt besviken. Färgen är inte som på bilden, får inga svar här.",
        "Stolebenet knækkede på andendagen, meget skuffet. Jeg får ingen svar på spørgsmål, farven er også gal.",
        "Tuolin jalka katkesi jo toisena päivänä, pettymys. Väri ei ole sama kuin kuvassa eikä kukaan vastaa täällä.",
    ],
    "cp1250": [
        "Noha židle praskla hned druhý den, jsem velmi zklamaný. Chci vrátit zboží, nikdo neodpovídá. Příště ne.",
        "A szék lába már a második napon eltörött, csalódott vagyok. Szűk és gyenge minőségű, többé nem veszek tőlük.",
    ],
}


def table(texts: list[str], times: int = 4) -> str:
    rows = [f'{n % 5 + 1},"{text}",2026-05-0{n % 9 + 1}' for n, text in enumerate(texts * times)]
    return "\n".join(["Rating,Text,Date", *rows]) + "\n"


@pytest.mark.parametrize("encoding", WORDS)
@pytest.mark.parametrize("told", [False, True])
def test_a_few_hundred_letters_are_enough(encoding: str, *, told: bool) -> None:
    marketplace, texts = WORDS[encoding]
    text = table(texts)
    assert charset.decode(text.encode(encoding), marketplace if told else "") == text


@pytest.mark.parametrize(("encoding", "text"), [(name, each) for name, texts in OTHERS.items() for each in texts])
def test_other_languages_of_the_same_letters(encoding: str, text: str) -> None:
    whole = table([text], 3)
    assert charset.decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize("encoding", WORDS)
def test_few_letters_go_by_the_marketplace(encoding: str) -> None:
    marketplace, texts = WORDS[encoding]
    text = table([texts[0]], 1)
    assert charset.decode(text.encode(encoding), marketplace) == text or encoding == "euc_jp"


def test_the_marketplace_is_found_in_the_file(tmp_path: Path) -> None:
    text = "Rating,Text,Link\n1,çok kötü ığ,https://www.amazon.com.tr/gp/customer-reviews/R1AAAAAAAAAAA1\n"
    assert charset.decode(text.encode("cp1254")) == text
    feedback = (
        "Date\tRating\tComments\tResponse\tOrder ID\tRater Email\n26/01/13\t1\t最悪\t\t503-1234567-1234567\tab@%s\n"
    )
    text = feedback % "marketplace.amazon.co.jp"
    assert charset.decode(text.encode("cp932")) == text


def test_few_western_letters_stay_western() -> None:
    for text in ("1,café", "2,Größe", "3,“quoted” – and more…", "4,naïve £5", "5,50 % « rien »"):
        assert letters.guessed(text.encode("cp1252")) == "cp1252"
        assert charset.decode(table([text]).encode("cp1252"), "FR") == table([text])


def test_names_of_columns_are_the_clearest_sign() -> None:
    text = "标题,内容,星级\nBad,It broke,1\nGood,It holds,5\n"
    assert charset.decode(text.encode("gb18030")) == text
    text = "タイトル,本文,評価\nBad,It broke,1\n"
    assert charset.decode(text.encode("cp932")) == text


def test_utf8_with_some_broken_bytes_is_still_utf8() -> None:
    text = "1,Größe schön, über alles\n" * 10
    data = text.encode() + b"2,caf\xe9 und \xfc\n"
    assert charset.decode(data) == text + "2,café und ü\n"


def test_a_page_is_believed_where_it_can_be_right() -> None:
    page = '<html><head><meta charset="windows-1254"></head><body>kırık, çok kötü</body></html>'
    assert charset.decode(page.encode("cp1254")) == page
    assert charset.encoding_of(page.replace("windows-1254", "utf-8").encode("cp1254")) != "utf-8"
    assert charset.encoding_of(page.replace("windows-1254", "no-such").encode("cp1254")) == "cp1252"


def test_japanese_mail_letters() -> None:
    text = table(WORDS["cp932"][1])
    assert charset.decode(text.encode("iso2022_jp")) == text


@pytest.mark.parametrize(
    ("name", "source", "encodings"),
    [
        ("hard/ja_amazon_marc_test.csv", "utf-8", ["cp932", "euc_jp"]),
        ("hard/tr_store_reviews_utf16.csv", "utf-16", ["cp1254"]),
        ("hard/ar_products.csv", "utf-8", ["cp1256"]),
        ("tables/it_gdmr_2024-01-30-16-16.csv", "utf-8", ["cp1252"]),
    ],
)
def test_real_files_in_other_letters(name: str, source: str, encodings: list[str]) -> None:
    text = sample(name).read_text(source)
    for encoding in encodings:
        for size in (400, 4_000, 40_000):
            piece = text[:size].encode(encoding, "ignore")
            assert charset.decode(piece) == piece.decode(encoding), (encoding, size)


def test_what_was_read_is_told_and_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(WORDS["cp1250"][1]).encode("cp1250"))
    assert read(path).reader.understood.encoding == "cp1250"
    said = read(path, options()._replace(encoding="cp1252"))
    assert said.reader.understood.encoding == "cp1252"
    assert "³" in said.reviews[0].text
    assert said.digests != read(path).digests


def test_the_detector_is_loaded_only_when_it_is_asked() -> None:
    action = "import sys; from reviewtui.sources import open, charset; charset.decode('schön'.encode()); {}"
    for more, loaded in (("", False), ("charset.decode('椅子の脚が折れました'.encode('cp932') * 5)", True)):
        check = f"assert ('charset_normalizer' in sys.modules) is {loaded}"
        subprocess.run([sys.executable, "-c", f"{action.format(more or '0')}; {check}"], check=True)


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["", "JP", "TR", "CN"]))
def test_no_bytes_are_too_strange(data: bytes, marketplace: str) -> None:
    assert letters.guessed(data, marketplace)
