"""Pages as Amazon's shops write them on desks and telephones, in many languages, old and new."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading_files import Reading, read, read_text, steps_of

from reviewtui.desk.ports import BadSource
from reviewtui.sources.page_titles import product_in

CASES = Path(__file__).parents[2].parent / "shared" / "cases" / "import"
VIDEO = (
    '<div class="video-block"><div class="cr-media-status-container"><span class="a-spinner"></span>'
    '<span class="cr-media-error-msg"> Etwas in einer Sprache, die niemand kennt. </span></div></div>'
)


def page(*blocks: str, title: str = "Amazon.de:Kundenrezensionen: Klapphocker", lang: str = "de-de") -> str:
    return f'<html lang="{lang}"><head><title>{title}</title></head><body>{"".join(blocks)}</body></html>'


def desk(
    number: str = "R1AAAAAAAAAA", *, stars: int = 1, date: str = "Bewertet in Polen am 2. Oktober 2026",
    body: str = "<span>Das Bein brach.</span>", badge: str = "", strip: str = "", hook: str = "review-body",
) -> str:  # fmt: skip
    stars_icon = f'<i data-hook="review-star-rating" class="a-icon a-icon-star a-star-{stars}"><span>x</span></i>'
    return (
        f'<div id="{number}" data-hook="review"><span class="a-profile-name">Dana P.</span>'
        f"{stars_icon}"
        f'<a data-hook="review-title" href="/gp/customer-reviews/{number}?ASIN=B0TESTTES1"><span>Kaputt</span></a>'
        f'<span data-hook="review-date">{date}</span><div class="a-row review-format-strip">{strip}{badge}</div>'
        f'<span data-hook="{hook}">{body}</span></div>'
    )


def phone(number: str, author: str, text: str) -> str:
    """A review as the mobile list holds it: the buyer's name outside, a beginning and the whole text inside."""
    return (
        f'<div class="a-section"><a class="a-profile"><span class="a-profile-name">{author}</span></a>'
        f'<div class="celwidget" id="{number}" data-hook="mobley-review-content">'
        '<i class="a-icon a-icon-star-small a-star-small-2" data-hook="review-star-rating"></i>'
        '<span data-hook="msrp-avp-badge-linkless" class="a-color-state">Achat vérifié</span>'
        '<span data-hook="review-title"><span>Cassé</span></span>'
        '<span data-hook="review-date">Avis laissé en Belgique le 2 octobre 2026</span>'
        f'<div class="cr-short-content"><span data-hook="review-body">{text[:10]}…</span></div>'
        f'<div class="a-row cr-full-content aok-hidden"><span data-hook="review-body">{text}</span></div></div></div>'
    )


def test_a_review_with_a_video(tmp_path: Path) -> None:
    review = read_text(tmp_path, "a.html", page(desk(body=VIDEO + "<span>Das Bein brach.</span>"))).only
    assert review.text == "Das Bein brach."
    assert (review.marketplace, review.product) == ("PL", "Klapphocker")
    alone = read_text(tmp_path, "b.html", page(desk(body=VIDEO))).only
    assert alone.text == ""


def test_pages_on_a_telephone(tmp_path: Path) -> None:
    text = "Le pied gauche a cassé le premier jour."
    reading = read_text(
        tmp_path, "a.html",
        page(phone("R1AAAAAAAAAA", "Lucie", text), phone("R2BBBBBBBBBB", "Marc", text),
             title="Amazon.fr : Tabouret pliant : Cuisine et Maison", lang="fr-fr"),
    )  # fmt: skip
    assert [review.author for review in reading.reviews] == ["Lucie", "Marc"]
    for review in reading.reviews:
        assert (review.text, review.title, review.stars, review.verified) == (text, "Cassé", 2, True)
        assert (review.product, review.marketplace) == ("Tabouret pliant", "BE")


def test_a_name_elsewhere_on_the_page_is_nobodys(tmp_path: Path) -> None:
    block = desk().replace('<span class="a-profile-name">Dana P.</span>', "")
    account = '<div id="nav"><span class="a-profile-name">The one who is signed in</span></div>'
    other = '<div><span class="a-profile-name">Other</span>' + desk("R2BBBBBBBBBB") + "</div>"
    reading = read_text(tmp_path, "a.html", page(account, block, other))
    assert [review.author for review in reading.reviews] == ["", "Dana P."]


def test_the_list_of_2026(tmp_path: Path) -> None:
    block = (
        '<li data-hook="review"><span class="a-profile-name">Ann</span>'
        '<i data-hook="review-star-rating" class="a-icon"><span>1 out of 5 stars</span></i>'
        '<a href="/portal/customer-reviews/srp/-/R1AAAAAAAAAA/ref=cm_cr_dp_d_rvw_ttl">'
        '<h5 data-hook="reviewTitle">Broke</h5></a>'
        '<span data-hook="review-date">Reviewed in the United Kingdom on 2 October 2026</span>'
        '<div data-hook="reviewTextContainer"><div data-hook="reviewText">'
        '<div class="a-teaser-describedby-collapsed a-hidden">Brief content visible.</div>'
        '<div data-hook="reviewRichContentContainer"><p><span>The leg broke.</span></p></div></div>'
        '<button class="review-image-thumbnail">1 image</button></div></li>'
    )
    review = read_text(tmp_path, "a.html", page(block, title="Stool : Amazon.co.uk: Home & Kitchen", lang="en-gb")).only
    assert (review.review_id, review.title, review.text) == ("R1AAAAAAAAAA", "Broke", "The leg broke.")
    assert (review.product, review.marketplace, review.stars) == ("Stool", "GB", 1)


def test_a_review_that_was_translated_on_the_page(tmp_path: Path) -> None:
    body = (
        '<span class="cr-original-review-content aok-hidden">Der Fuß brach.</span>'
        '<span class="cr-translated-review-content">The foot broke.</span>'
    )
    assert read_text(tmp_path, "a.html", page(desk(body=body))).only.text == "Der Fuß brach."


def test_a_review_without_a_day_is_undated(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, "a.html",
        page(desk(), desk("R2BBBBBBBBBB", date=""), desk("R3CCCCCCCCCC", date="Bewertet in Polen an einem Dienstag")),
    )  # fmt: skip
    assert not reading.problems
    assert [review.posted_at is None for review in reading.reviews] == [False, True, True]
    assert [review.marketplace for review in reading.reviews] == ["PL", "DE", "PL"]


def test_what_is_folded_away_counts_where_nothing_else_is(tmp_path: Path) -> None:
    folded = '<div class="aok-hidden">Thank you for your feedback.</div>'
    assert read_text(tmp_path, "a.html", page(desk(body=f"Broke.{folded}"))).only.text == "Broke."
    assert read_text(tmp_path, "b.html", page(desk(body='<div class="a-hidden">Broke.</div>'))).only.text == "Broke."


@pytest.mark.parametrize(
    "badge",
    ["Verified Purchase", "Verifizierter Kauf", "Achat vérifié", "Compra verificada", "Acquisto verificato",
     "Amazonで購入", "Geverifieerde aankoop", "Verifierat köp", "Zweryfikowany zakup", "Doğrulanmış Alışveriş",
     "已确认购买", "已驗證購買", "확인된 구매", "عملية شراء معتمدة", "רכישה מאומתת",
     "सत्यापित खरीद", "Ověřený nákup", "Verificeret køb"],
)  # fmt: skip
def test_a_purchase_is_known_by_its_words_too(tmp_path: Path, badge: str) -> None:
    seen = f'<span class="a-size-mini a-color-state a-text-bold">{badge}</span>'
    reading = read_text(tmp_path, "a.html", page(desk(badge=seen), desk("R2BBBBBBBBBB")))
    assert [review.verified for review in reading.reviews] == [True, False]


def test_a_bold_word_of_the_buyer_is_no_badge(tmp_path: Path) -> None:
    body = '<span class="a-color-success">Verified Purchase, says Vine</span> but no.'
    review = read_text(tmp_path, "a.html", page(desk(body=body))).only
    assert review.verified is None


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("Amazon.com: Customer reviews: Folding Stool", "Folding Stool"),
        ("Amazon.de:Kundenrezensionen: Klapphocker: blau", "Klapphocker: blau"),
        ("Amazon.fr :Commentaires en ligne: Tabouret", "Tabouret"),
        ("Amazon.es:Opiniones de los clientes: Taburete", "Taburete"),
        ("Amazon.it:Recensioni clienti: Sgabello", "Sgabello"),
        ("Amazon.com.br: Avaliações dos clientes: Banco", "Banco"),
        ("Amazon.nl:Klantenrecensies: Kruk", "Kruk"),
        ("Amazon.se: Kundrecensioner: Pall", "Pall"),
        ("Amazon.pl:Opinie klientów: Stołek", "Stołek"),
        ("Amazon.com.tr: Müşteri Yorumları: Tabure", "Tabure"),
        ("Amazon.co.jp：カスタマーレビュー: 折りたたみ椅子", "折りたたみ椅子"),
        ("Amazon.com: 고객 리뷰: 접이식 의자", "접이식 의자"),
        ("Amazon.ae: مراجعات العملاء: كرسي", "كرسي"),
        ("Amazon.co.jp: 折りたたみ椅子 青 木製 : ホーム＆キッチン", "折りたたみ椅子 青 木製"),
        ("折りたたみ椅子 : Amazon.co.jp: ホーム", "折りたたみ椅子"),
        ("Amazon | 折りたたみ椅子 | 家具", "折りたたみ椅子"),
        ("Amazon.com : Folding Stool: Steel : Sports & Outdoors", "Folding Stool: Steel"),
        ("Folding Stool : Amazon.co.uk: Home & Kitchen", "Folding Stool"),
        ("Stool: Amazon.co.uk: Miller, Ann: 9780000000000: Books", "Stool"),
        ("Buy Folding Stool Online at Low Prices in India - Amazon.in", "Folding Stool"),
        ("Amazon.com: 접이식 의자", "접이식 의자"),
        ("A poem: about reviews", ""),
        ("", ""),
    ],
)
def test_the_product_in_a_title(title: str, product: str) -> None:
    assert product_in(title) == product


def test_the_small_pages_of_the_issue() -> None:
    if not CASES.is_dir():
        pytest.skip("the small inputs lie outside the project and are not here")
    day = lambda month, number: int(datetime(2026, month, number, tzinfo=UTC).timestamp())  # noqa: E731
    assert read(CASES / "page-review-with-video.html").only.text == "The left leg cracked when I sat down."
    japanese = read(CASES / "page-mobile-jp.html").only
    assert (japanese.product, japanese.author, japanese.verified) == ("折りたたみ椅子 青 木製", "田中", True)
    assert (japanese.posted_at, japanese.marketplace) == (day(11, 20), "JP")  # type: ignore[no-untyped-call]
    assert [review.marketplace for review in read(CASES / "page-pt-holanda.html").reviews] == ["NL", "BR"]
    korean = read(CASES / "page-korean-dates.html").reviews
    assert [(review.posted_at, review.marketplace) for review in korean] == [(day(11, 20), "US"), (day(11, 21), "US")]  # type: ignore[no-untyped-call]


def test_a_page_costs_its_size(tmp_path: Path) -> None:
    def steps(many: int) -> int:
        text = page(*(phone(f"R{number:011d}", f"N{number}", "x" * 20) for number in range(many)))
        path = tmp_path / f"{many}.html"
        path.write_text(text)
        found: list[Reading] = []
        cost = steps_of(lambda: found.append(read(path)))
        assert [review.author for review in found[0].reviews] == [f"N{number}" for number in range(many)]
        return cost

    few = steps(50)
    assert steps(400) < 10 * few


ARCHIVE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.amazon.de/product-reviews/B0ABCDEF12\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="{boundary}"\r\n\r\n'
)


def archive(parts: int, *, nested: bool = False) -> bytes:
    """A web archive whose page comes after many other parts, one behind the other or each inside the one before."""
    pieces = []
    for number in range(parts):
        inner = f'multipart/mixed; boundary="b{number + 1}"' if nested else "image/png"
        pieces.append(f"--b{number if nested else 0}\r\nContent-Type: {inner}\r\n\r\n")
    last = f"--b{parts if nested else 0}\r\nContent-Type: text/html\r\n\r\n{page(desk())}\r\n--b0--\r\n"
    return (ARCHIVE.format(boundary="b0") + "".join(pieces) + last).encode()


def test_a_web_archive_costs_its_size(tmp_path: Path) -> None:
    def steps(parts: int) -> int:
        path = tmp_path / f"{parts}.mhtml"
        path.write_bytes(archive(parts))
        found: list[Reading] = []
        cost = steps_of(lambda: found.append(read(path)))
        assert found[0].only.text == "Das Bein brach."
        return cost

    few = steps(500)
    assert steps(4000) < 10 * few


def test_parts_inside_parts_inside_parts_end_somewhere(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(archive(2, nested=True))
    assert read(path).only.stars == 1
    path.write_bytes(archive(20_000, nested=True))
    with pytest.raises(BadSource, match="none of Amazon's"):
        read(path)


@pytest.mark.parametrize("way", ["quoted-printable", "base64", "8bit"])
def test_a_web_archive_in_every_wrapping(tmp_path: Path, way: str) -> None:
    body = page(desk(body="Das Bein brach. Schön ist das nicht.")).encode()
    wrapped = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(way, bytes)(body)
    head = f"--b0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {way}\r\n\r\n".encode()
    path = tmp_path / "a.mhtml"
    path.write_bytes(ARCHIVE.format(boundary="b0").encode() + head + wrapped + b"\r\n--b0--\r\n")
    assert read(path).only.text == "Das Bein brach. Schön ist das nicht."


@pytest.mark.parametrize(
    "badge",
    [
        "Vine Customer Review of Free Product", "Amazon Vine Customer Review of Free Product",
        "Vine Kundenrezension eines kostenlosen Produkts", "Avis d'un client Vine sur un produit gratuit",
        "Reseña de Vine de un producto gratuito", "Recensione di un cliente Vine di un prodotto gratuito",
        "Avaliação do Programa Vine de produto gratuito", "Vine先取りプログラムメンバーのカスタマーレビュー",
        "Vine-recensie van gratis product", "Vine 무료 제품 고객 리뷰",
    ],
)  # fmt: skip
def test_a_free_product_is_known_in_every_language(tmp_path: Path, badge: str) -> None:
    seen = f'<span class="a-color-success a-text-bold">{badge}</span><a href="/gp/vine/help/ref=x">?</a>'
    reading = read_text(tmp_path, "a.html", page(desk(badge=seen), desk("R2BBBBBBBBBB")))
    assert [review.vine for review in reading.reviews] == [True, False]
    assert reading.reviews[0].verified is None


def test_a_vine_of_the_buyer_is_no_badge(tmp_path: Path) -> None:
    strip = '<a data-hook="format-strip" class="a-color-success">Color: Vine Green</a>'
    block = desk(strip=strip, body="The Vine is green.").replace("Dana P.", "Vine Lover")
    review = read_text(tmp_path, "a.html", page(block)).only
    assert (review.vine, review.variant) == (False, "Color: Vine Green")
