"""The formats we know by name: how each is recognised and what is peculiar to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reviewtui.desk.ports import BadSource
from reviewtui.domain.review import Kind
from reviewtui.sources.dates import DAY_FIRST
from reviewtui.sources.names import squashed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

TABLE: Final = "table"
JSON: Final = "json"
PAGE: Final = "page"


class Dialect(NamedTuple):
    """A format. It is recognised by columns (`names.squashed`) that must all be there.

    `form` says which reader it needs, "" for either of tables and JSON. `markup` is False where text means itself,
    entities and all. `own` columns carry our own names and are taken at their word.
    """

    name: str
    about: str
    form: str = ""
    signature: frozenset[str] = frozenset()
    delimiter: str = ""
    quoted: bool | None = None
    markup: bool = True
    own: bool = False
    kind: str = Kind.PRODUCT_REVIEW.value
    order: str = ""
    columns: tuple[tuple[str, str], ...] = ()


def _known(name: str, about: str, signature: str, **rest: Any) -> Dialect:
    return Dialect(name, about, signature=frozenset(signature.split()))._replace(**rest)


_AWS: Final = "reviewid productid starrating reviewheadline reviewbody"
_OWN: Final = "stars text postedat"
_MCAULEY: Final = "asin overall reviewtext summary reviewtime"

KNOWN: Final = (
    _known("reviewtui-jsonl", "our own export, one JSON object a line", _OWN, form=JSON, markup=False, own=True),
    _known("reviewtui-csv", "a table with our own field names", _OWN, form=TABLE, markup=False, own=True),
    _known("aws-tsv", "Amazon Customer Reviews data set, tab-separated, quotes mean nothing", _AWS,
           form=TABLE, delimiter="\t"),
    _known("aws-csv", "Amazon Customer Reviews columns, comma-separated", _AWS, form=TABLE),
    _known("mcauley-2018", "Amazon review data 2018 (UCSD)", _MCAULEY + " verified"),
    _known("mcauley-2014", "Amazon review data 2014 (UCSD)", _MCAULEY),
    _known("mcauley-2023", "Amazon review data 2023 (UCSD)", "rating text asin parentasin userid timestamp"),
    _known("webscraper-io", "export of the webscraper.io extension", "webscraperorder webscraperstarturl"),
    _known("amazon-reviews-scraper", "open scraper: author, types, body, product_id, review_url",
           "author title rating types body productid reviewurl reviewdate"),
    _known("alok", "open scraper: Review_Date, User_Rating_out_of_5", "reviewdate userratingoutof5 reviewbody",
           order=DAY_FIRST),
    _known("scrapfly", "Scrapfly's Amazon reviews", "text title locationanddate rating", form=JSON),
    _known("rainforest", "Rainforest (Traject) API", "id title body rating dateraw"),
    _known("oxylabs", "Oxylabs amazon_reviews", "author content id isverified rating timestamp"),
    _known("dataforseo", "DataForSEO merchant/amazon/reviews", "reviewtext publicationdate ratingvalue"),
    _known("apify-junglee", "Apify actor junglee/amazon-reviews-scraper", "reviewdescription ratingscore"),
    _known("apify-good-apis", "Apify actor good-apis/amazon-reviews",
           "reviewid productasin reviewtext authorname rating"),
    _known("seller-central-export", "browser exporters of Seller Central's review page, with order numbers",
           "orderid reviewid reviewtitle reviewtext"),
    _known("helium10", "Helium 10 Review Insights", "date author verified helpful title body rating variation"),
    _known("sellersprite", "SellerSprite export", "标题 内容 星级"),
    _known("datafiniti", "Datafiniti product reviews", "reviewsrating reviewstext reviewsdate"),
    _known("alexa-tsv", "Alexa reviews: the text stands in verified_reviews",
           "rating date variation verifiedreviews feedback", columns=(("text", "verifiedreviews"),)),
    _known("google-play", "google-play-scraper", "reviewid username content score at"),
    _known("play-console", "Google Play Console", "packagename starrating reviewtext"),
    _known("app-store", "app_store_scraper", "review rating username isedited title"),
    _known("amazon-seller-feedback", "seller feedback report of Seller Central (GET_SELLER_FEEDBACK_DATA)",
           "date rating comments yourresponse orderid", form=TABLE, quoted=False, kind=Kind.SELLER_FEEDBACK.value,
           columns=(("text", "comments"), ("stars", "rating"), ("posted_at", "date"), ("order_id", "orderid"))),
    _known("seller-feedback-export", "scraped seller feedback", "sellerid rating comment feedbackdateiso",
           kind=Kind.SELLER_FEEDBACK),
)  # fmt: skip
"""The order matters: the first whose signature is there wins."""

GENERIC: Final = {
    "csv": Dialect("csv", "any table with commas, semicolons or bars between the columns", form=TABLE, quoted=True),
    "tsv": Dialect("tsv", "any table with tabs between the columns", form=TABLE, delimiter="\t"),
    "spreadsheet": Dialect("spreadsheet", "any sheet of an Excel or OpenDocument file", form=TABLE),
    "json": Dialect("json", "any JSON document with a list of reviews somewhere in it", form=JSON),
    "jsonl": Dialect("jsonl", "any file with one JSON object a line", form=JSON),
    "amazon-page": Dialect("amazon-page", "a review or product page of Amazon, saved in the browser", form=PAGE),
}

BY_NAME: Final = {dialect.name: dialect for dialect in (*KNOWN, *GENERIC.values())}

DIALECTS: Final[dict[str, str]] = {name: dialect.about for name, dialect in BY_NAME.items()}
"""Every format by name, with a line about it."""


def named(name: str) -> Dialect | None:
    """The dialect that the person asked for, None when they didn't; BadSource for a name nobody knows."""
    if not name:
        return None
    if name not in BY_NAME:
        raise BadSource(f"There is no dialect “{name}”; there are: {', '.join(sorted(BY_NAME))}.")
    return BY_NAME[name]


def recognised(columns: Iterable[str], form: str, fallback: str, delimiter: str = "") -> Dialect:
    """The dialect of a file with these columns; `fallback` names a generic one."""
    there: Collection[str] = {squashed(column) for column in columns}
    for dialect in KNOWN:
        if dialect.form not in ("", form) or not dialect.signature.issubset(there):
            continue
        if dialect.delimiter and dialect.delimiter != delimiter:
            continue
        if dialect.name == "aws-csv" and delimiter == "\t":
            continue
        return dialect
    return GENERIC[fallback]
