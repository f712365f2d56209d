from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading_files import options, read_text

from reviewtui.desk.ports import BadSource

HEAD = (
    '<!doctype html><html lang="en-gb"><head><title>Amazon.co.uk:Customer reviews: A kettle, red</title>'
    '<link rel="canonical" href="https://www.amazon.co.uk/Kettle/product-reviews/B0ABCDEF12?pageNumber=2"></head><body>'
    '<span data-hook="rating-out-of-text">3.9 out of 5</span>'
)


def block(  # a review as Amazon's list pages hold it
    number: str = "R1AAAAAAAA", *, tag: str = "div", stars: str = '<i data-hook="review-star-rating" '
    'class="a-icon a-icon-star a-star-2 review-rating"><span class="a-icon-alt">2.0 out of 5 stars</span></i>',
    title: str = "<span>Leaks &amp; drips</span>", body: str = "<span>First line.<br><br>It  leaks.</span>",
    date: str = "Reviewed in the United Kingdom on 5 May 2026", extra: str = "",
) -> str:  # fmt: skip
    return f"""
    <{tag} id="{number}" data-hook="review" class="review"><div id="customer_review-{number}">
      <div data-hook="genome-widget"><span class="a-profile-name">Eva &amp; Co</span></div>
      <a data-hook="review-title" class="review-title" href="/gp/customer-reviews/{number}/ref=x?ASIN=B0ABCDEF99">
        {stars}<span class="a-letter-space"></span>{title}</a>
      <span data-hook="review-date">{date}</span>
      <a data-hook="format-strip">Size: L<i class="a-icon a-icon-text-separator" role="img"></i>Colour: Red</a>
      <span data-hook="avp-badge">Verified Purchase</span>
      <span data-hook="review-body"><style>.x{{color:red}}</style>
        <div data-hook="review-collapsed">{body}</div>
        <div class="a-expander-header"><a data-hook="expand-collapse-read-more-less">Read more</a></div>
        <script>alert("x")</script></span>
      <span data-hook="helpful-vote-statement">1,039 people found this helpful</span>{extra}
    </div></{tag}>"""


@pytest.mark.parametrize("tag", ["div", "li"])
def test_a_list_page(tmp_path: Path, tag: str) -> None:
    reading = read_text(tmp_path, "page.html", HEAD + block(tag=tag) + block("R2BBBBBBBB", tag=tag))
    review = reading.reviews[0]
    assert len(reading.reviews) == 2
    assert reading.reader.dialect == "amazon-page"
    assert (review.review_id, review.stars, review.title) == ("R1AAAAAAAA", 2, "Leaks & drips")
    assert review.text == "First line.\n\nIt leaks."
    assert (review.marketplace, review.asin, review.product) == ("GB", "B0ABCDEF12", "A kettle, red")
    assert review.posted_at == int(datetime(2026, 5, 5, tzinfo=UTC).timestamp())
    assert (review.author, review.variant, review.helpful_votes) == ("Eva & Co", "Size: L | Colour: Red", 1039)
    assert review.verified is True
    assert review.url == "https://www.amazon.co.uk/gp/customer-reviews/R1AAAAAAAA/ref=x?ASIN=B0ABCDEF99"


def test_a_review_from_abroad_in_its_own_words(tmp_path: Path) -> None:
    stars = '<i data-hook="cmps-review-star-rating" class="a-icon a-star-4"><span>4,0 de 5</span></i>'
    words = (
        '<span class="cr-original-review-content">{}</span>'
        '<span class="cr-translated-review-content aok-hidden">{}</span>'
    )
    reading = read_text(
        tmp_path, "page.html",
        HEAD
        + block(stars=stars, title=words.format("Tropft", "Drips"), body=words.format("Er tropft.", "It drips."),
                date="Revisado en Alemania el 15 de septiembre de 2017")
        + block("R2BBBBBBBB", title=words.format("", "Drips"), body=words.format(" ", "It drips.")),
    )  # fmt: skip
    first, second = reading.reviews
    assert (first.title, first.text, first.marketplace, first.stars) == ("Tropft", "Er tropft.", "DE", 4)
    assert (second.title, second.text) == ("Drips", "It drips.")


def test_the_photo_viewer_repeats_nothing(tmp_path: Path) -> None:
    viewer = (
        '<div data-hook="image-popover" class="cr-lightbox-popover-container">'
        '<i class="a-icon a-star-5 cr-lightbox-review-rating"></i><span class="a-profile-name">Somebody</span>'
        '<span class="cr-lightbox-review-body" data-hook="review-body">Repeated</span></div>'
    )
    page = HEAD + block(body="<span>Only once.</span>" + viewer, stars="").replace("<div id=", viewer + "<div id=", 1)
    reading = read_text(tmp_path, "page.html", page + block("R2BBBBBBBB"))
    assert reading.problems == [(1, "stars", "is empty; 1 to 5 is needed")]
    page = HEAD + block(extra=viewer).replace('<div id="customer', viewer + '<div id="customer', 1)
    review = read_text(tmp_path, "page.html", page).only
    assert (review.stars, review.author, review.text) == (2, "Eva & Co", "First line.\n\nIt leaks.")


def test_the_markup_of_2026(tmp_path: Path) -> None:
    page = HEAD + (
        '<li data-hook="review" id="R1AAAAAAAA"><h5><span data-hook="reviewTitle">Fine</span></h5>'
        '<i data-hook="review-star-rating"><span>5 out of 5 stars</span></i>'
        '<div data-hook="reviewRichContentContainer"><p>One.</p><p>Two.</p></div></li>'
    )
    review = read_text(tmp_path, "page.html", page).only
    assert (review.stars, review.title, review.text, review.posted_at) == (5, "Fine", "One.\nTwo.", None)
    assert review.url == "https://www.amazon.co.uk/gp/customer-reviews/R1AAAAAAAA"
    assert review.verified is None


def test_half_stars_are_no_review(tmp_path: Path) -> None:
    stars = '<i data-hook="review-star-rating" class="a-icon a-star-4-5"></i>'
    reading = read_text(tmp_path, "page.html", HEAD + block(stars=stars) + block("R2BBBBBBBB"))
    assert reading.problems == [(1, "stars", "“4.5” is no whole number of stars from 1 to 5")]


def test_a_review_shown_twice_counts_once(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, "page.html", HEAD + block() + block()).reviews) == 1


def test_japanese_and_a_page_that_names_no_product(tmp_path: Path) -> None:
    page = '<html><body><a href="https://www.amazon.co.jp/dp/B0ABCDEF12">x</a>' + block(
        stars='<i class="a-icon a-icon-star"><span>5つ星のうち1.0</span></i>', date="2026年1月5日に日本でレビュー済み",
        title="すぐ壊れた",
    )  # fmt: skip
    review = read_text(tmp_path, "B0ABCDEF77.html", page).only
    assert (review.stars, review.marketplace, review.asin, review.title) == (1, "JP", "B0ABCDEF77", "すぐ壊れた")
    assert read_text(tmp_path, "page.html", page, options(marketplace="DE")).only.marketplace == "JP"


def test_a_web_archive(tmp_path: Path) -> None:
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.amazon.de/product-reviews/B0ABCDEF12\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        "----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><body>"
        + block(date="5. Mai 2026") + "</body></html>\r\n----x--\r\n"
    )  # fmt: skip
    review = read_text(tmp_path, "page.mhtml", archive).only
    assert (review.marketplace, review.asin, review.stars) == ("DE", "B0ABCDEF12", 2)


def test_the_same_page_saved_again_has_the_same_digests(tmp_path: Path) -> None:
    once = read_text(tmp_path, "a.html", HEAD + block())
    again = read_text(tmp_path, "b.html", HEAD + block().replace('class="review"', 'class="review" data-csa-c-id="q1"'))
    assert once.digests == again.digests


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ('<html><form action="https://www.amazon.com/ap/signin"></form></html>', "sign-in page"),
        ('<html><form action="/errors/validateCaptcha">amazon</form></html>', "against robots"),
        ("<html>mail api-services-support@amazon.com</html>", "against robots"),
        (HEAD + "</body></html>", "an average of stars, but not one review"),
        ("<html><body>Amazon</body></html>", "holds no reviews"),
        ("<html><body>A poem</body></html>", "none of Amazon's"),
        ('<html><div data-hook="review"></div>amazon</html>', "holds no reviews"),
        ("<", "none of Amazon's"),
        ("<html>" + "<div>" * 50_000 + "amazon", "holds no reviews"),
        ("<html>amazon" + '<div id="customer_review">' * 50_000, "holds no reviews"),
    ],
)
def test_a_page_without_reviews_says_why(tmp_path: Path, markup: str, complaint: str) -> None:
    with pytest.raises(BadSource, match=complaint):
        read_text(tmp_path, "page.html", markup)


def test_hostile_words_on_a_page_are_only_text(tmp_path: Path) -> None:
    review = read_text(tmp_path, "a.html", HEAD + block(body="<b>bold</b> &#27;[31m \u202edcba [/red]")).only
    assert "\x1b" not in review.text
    assert "\u202e" not in review.text
    assert review.text.startswith("bold ")
