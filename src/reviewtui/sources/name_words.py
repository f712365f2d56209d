"""What the words in a column's name say, where the whole name stands in no table: *Review Creation Date (UTC)*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reviewtui.sources.folding import folded
from reviewtui.sources.names import SYNONYMS, squashed

_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_APART: Final = re.compile(r"[\W_\d]+")

_REVIEW: Final = (
    "review reviews reviewed rating rated feedback bewertung rezension avis evaluation resena opinion valoracion "
    "calificacion recensione valutazione avaliacao analise beoordeling recensie recension omdome opinia opinii "
    "recenzja yorum degerlendirme recenze hodnoceni anmeldelse отзыв отзыва рецензия"
)
_REVIEW_PARTS: Final = "评论 评价 評論 評價 レビュー 口コミ 리뷰 후기 مراجعة ביקורת समीक्षा"
_WRITTEN: Final = (
    "date dated day datum fecha data tarih tarihi dato дата ngay time timestamp datetime posted post published "
    "publish publication submitted submit submission written created creation erstellt veroffentlicht publicado "
    "publie pubblicato geplaatst"
)
_WRITTEN_PARTS: Final = "日期 时间 時間 日付 日時 投稿日 날짜 작성일 등록일 تاريخ תאריך तारीख"

_OTHER_TIMES: Final = (
    "scrape scraped scraping scraper scrapedat crawl crawled crawler crawling fetch fetched extract extracted "
    "extraction export exported exporting import imported importing download downloaded collect collected "
    "collection retrieve retrieved retrieval capture captured harvested processed processing ingested ingestion "
    "inserted loaded synced sync refreshed checked check seen added archived snapshot dump backup batch job run "
    "report request requested query input now today order ordered purchase purchased bought sale visit experience "
    "stay delivery delivered deliver ship shipped shipping shipment return returned refund refunded response "
    "responded respond reply replied answer answered reminder invite invitation sent email birth birthday launch "
    "release expiry expires expiration warranty available member since joined join account commande achat livraison "
    "reponse pedido compra entrega respuesta resposta ordine acquisto consegna risposta extraccion descarga "
    "bestelling aankoop levering antwoord siparis teslimat cevap заказа покупки доставки ответа"
)
"""Words of times at which something else happened: the export, the order, the answer."""
_OTHER_PARTS: Final = (
    "scrap crawl extract download bestell kauf liefer antwort abruf abgerufen exportier erfass 抓取 爬取 采集 採集 "
    "导出 匯出 下载 回复 回覆 订单 訂單 购买 購買 发货 取得 収集 出力 注文 購入 返信 수집 크롤링 주문 구매 답변 "
    "추출"
)
_CHANGED: Final = "update updated modified edited edit change changed last geandert modifie actualizado modificato"
_NOT_THESE_STARS: Final = (
    "average avg mean median count counts total number num sum product item seller shop store sentiment helpful "
    "quality value delivery shipping service histogram distribution previous old id url link"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(words).split())


_REVIEW_WORDS, _WRITTEN_WORDS = _set(_REVIEW), _set(_WRITTEN)
_OTHER_WORDS, _CHANGED_WORDS, _NO_STARS = _set(_OTHER_TIMES), _set(_CHANGED), _set(_NOT_THESE_STARS)
_BUYER_WORDS, _NOT_THE_NAME = (
    _set("customer buyer user"),
    _set("id url link rank avatar country email language lang locale level count"),
)
_REVIEW_IN, _WRITTEN_IN, _OTHER_IN = _set(_REVIEW_PARTS), _set(_WRITTEN_PARTS), _set(_OTHER_PARTS)
_PLACE: Final = {name: place for place, name in enumerate(SYNONYMS["posted_at"])}

_KINDS_OF_WORDS: Final = {
    "title": _set("title headline header heading subject summary titel titre titulo titolo"),
    "text": _set("text body content comment comments description message texte texto testo contenu contenido"),
    "author": _set("author reviewer username nickname displayname autor auteur autore"),
    "stars": _set("rating ratings star stars score sterne etoiles estrellas stelle estrelas sterren"),
    "verified": _set("verified verifizierter verifizierte verifie verificata verificada verificado"),
    "helpful_votes": _set("helpful helpfulness useful upvotes likes thumbs votes hilfreich utile utiles utili nuttig"),
}
_NOT_HELPFUL: Final = _set("not un down downvotes denominator ratio percent percentage negative dislikes score video")


@lru_cache(maxsize=2048)
def words_of(name: str) -> frozenset[str]:
    """The words of a column's name: ``reviewCreatedAt (UTC)`` has *review*, *created*, *at*, *utc*."""
    return frozenset(word for word in _APART.split(folded(_HUMP.sub(" ", name))) if word)


def speaks_of_review(name: str) -> bool:
    """Whether a name says that it tells something of the review."""
    return bool(words_of(name) & _REVIEW_WORDS) or _holds(name, _REVIEW_IN)


def tells_another_time(name: str) -> bool:
    """Whether a name says that its time is another than that of the review: of the export, the order, the answer."""
    return bool(words_of(name) & _OTHER_WORDS) or _holds(name, _OTHER_IN)


def date_rank(name: str) -> tuple[int, int] | None:
    """How well a name suits the date of a review, the least is the best; None when its time is another."""
    plain = squashed(name)
    place = _PLACE.get(plain, len(_PLACE))
    known = plain in _PLACE
    if tells_another_time(name) and not known:
        return None
    if words_of(name) & _CHANGED_WORDS:
        return (3, place)
    if speaks_of_review(name):
        return (0, place)
    if known:
        return (1, place)
    return (2 if words_of(name) & _WRITTEN_WORDS or _holds(name, _WRITTEN_IN) else 4, place)


def may_be(field: str, name: str) -> bool:
    """Whether the words of a name that stands in no table suit a field."""
    words = words_of(name)
    if field == "stars" and words & _NO_STARS:
        return False
    if field == "verified":
        return bool(words & _KINDS_OF_WORDS[field])
    if field == "helpful_votes":
        return bool(words & _KINDS_OF_WORDS[field]) and not words & _NOT_HELPFUL
    if field == "author":
        return bool(words & _KINDS_OF_WORDS[field]) and not words & _NOT_THE_NAME
    return bool(words & _KINDS_OF_WORDS[field]) and (speaks_of_review(name) or bool(words & _BUYER_WORDS))


def _holds(name: str, parts: frozenset[str]) -> bool:
    """Whether a part that may stand inside a word stands in a name: German and East Asian words grow together."""
    plain = folded(name)
    return any(part in plain for part in parts)
