"""Tables without a header: known only when all of their columns hold what a well-known export has in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.sources import numbers, places
from reviewtui.sources.contents import is_date, is_review_id, share
from reviewtui.sources.names import squashed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SHAPES: Final = """
    marketplace customer_id review_id product_id product_parent product_title product_category star_rating helpful_votes
    total_votes vine verified_purchase review_headline review_body review_date

    Date Rating Comments Your_Response Order_ID Rater_Email

    Date Rating Comments Your_Response Arrived_on_Time Item_as_Described Customer_Service Order_ID Rater_Email

    Date Rating Comments Your_Response Arrived_on_Time Item_as_Described Customer_Service Order_ID Rater_Email
    Rater_Role

    Date Author Verified Helpful Title Body Rating Images Videos URL Variation Style

    ASIN Created_Date Has_Photo Reviewer Review_Ratings Review_Title Review_Text Country Review_Link Image_URL Review_ID
    Order_ID Product_Rating Ratings_Count

    Brand ASIN Reviewer Date Stars Title Body HelpfulVotes VerifiedPurchase Variation Country HasMedia

    ASIN 标题 内容 VP评论 Vine_Voice评论 型号 星级 赞同数 图片数量 图片地址 是否有视频 视频地址 评论链接 评论人 头像地址
    所属国家 评论人主页 红人计划链接 评论时间

    reviewerID asin reviewerName helpful reviewText overall summary unixReviewTime reviewTime

    rating title text images asin parent_asin user_id timestamp helpful_vote verified_purchase

    review_id product_asin product_name author_name rating review_title review_text review_date country
    verified_purchase helpful_count variation review_url

    review_id marketplace asin stars title text posted_at
"""
"""The columns of well-known exports in their order, one export a paragraph."""

_HOLDS: Final[Mapping[str, Callable[[str], bool]]] = {
    "marketplace": lambda cell: len(cell) < 30 and bool(places.marketplace(cell)),
    "review_id": is_review_id,
    "asin": places.is_asin,
    "stars": lambda cell: cell in ("1", "2", "3", "4", "5", "1.0", "2.0", "3.0", "4.0", "5.0"),
    "date": is_date,
    "order_id": lambda cell: bool(places.order_id_in(cell)),
    "flag": lambda cell: numbers.flag(cell) is not None,
    "url": lambda cell: "://" in cell,
    "count": lambda cell: cell.strip().isdigit(),
    "mail": lambda cell: "@" in cell,
}
_KINDS: Final = {
    "marketplace": "marketplace country 所属国家",
    "review_id": "review_id",
    "asin": "product_id asin parent_asin product_asin",
    "stars": "star_rating rating review_ratings stars overall 星级",
    "date": "date created_date review_date unixreviewtime reviewtime timestamp posted_at 评论时间",
    "order_id": "order_id",
    "flag": "verified_purchase vp评论 vine verified",
    "url": "review_link url review_url 评论链接",
    "count": "helpful_votes total_votes helpful_vote helpful_count helpfulvotes 赞同数",
    "mail": "rater_email",
}
_KIND: Final = {squashed(name): kind for kind, names in _KINDS.items() for name in names.split()}


def names_by_contents(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The names of the columns of a table without a header: those of the export whose shape it has, else numbers.

    A column of row numbers before or behind is left out of account.
    """
    numbered = [f"column {index + 1}" for index in range(width)]
    for shape in _SHAPES.strip().split("\n\n"):
        names = shape.split()
        for before in range(width - len(names) + 1) if 0 <= width - len(names) <= 1 else ():
            if _agrees(names, rows, before):
                numbered[before : before + len(names)] = [name.replace("_", " ") for name in names]
                return numbered
    return numbered


def _agrees(names: Sequence[str], rows: Sequence[Sequence[str]], before: int) -> bool:
    """Whether every column that can be checked holds what its name says, and enough of them do."""
    agreed = 0
    for index, name in enumerate(names, before):
        kind = _KIND.get(squashed(name))
        values = [row[index] for row in rows if row[index].strip()]
        if kind is None or not values:
            continue
        if share(values, _HOLDS[kind]) < 0.9:
            return False
        agreed += 1
    return agreed >= 3
