"""The names that exports give to our fields, in many tools and languages. The order is the order of preference."""

from __future__ import annotations

import unicodedata
from typing import Final


def squashed(name: str) -> str:
    """A column's name as the tables below hold it: letters and digits only, case-folded."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum())


FIELDS: Final = (
    "review_id", "marketplace", "asin", "stars", "title", "text", "posted_at", "kind", "product", "author",
    "helpful_votes", "total_votes", "verified", "variant", "language", "url", "order_id",
    "vine",
)  # fmt: skip
"""Our fields, in the order of `Review`."""

_TABLE: Final = {
    "order_id": """
        orderid ordernumber amazonorderid bestellnummer numérodecommande númerodepedido numeroordine 注文番号
        订单号 订单编号
    """,
    "review_id": "reviewid reviewsid rid reviewnumber id uuid key",
    "asin": """
        asin childasin productasin variantasin parentasin productparentasin asins productoriginalasin
        reviewasin itemasin productid productidentifier 商品asin sku sellersku appid app packagename product
        item itemid businessid contextasin
    """,
    "stars": """
        reviewstars reviewrating reviewratings starrating stars star ratingscore overall userratingoutof5
        userrating ratingvalue rating ratings reviewsrating score reviewscore sterne bewertung
        sternebewertung note notation étoiles estrellas calificación puntuación valutazione stelle estrelas
        avaliação nota sterren beoordeling 星级 评分 评价星级 評価 星の数 ocena gwiazdki betyg puan yıldız
    """,
    "posted_at": """
        postedat reviewdate reviewsdate dateutc reviewcreatedtimestamp reviewcreatedatutc reviewcreatedat
        unixreviewtime reviewtime createddate createdat datecreated created feedbackdateiso publicationdate
        publishedat publisheddate publishdate published datepublished reviewposteddate reviewposted postdate
        posteddate postedon reviewsubmitdateandtime reviewsubmitmillissinceepoch reviewsubmittedtime date
        dateraw submitted submittedat submissiontime at time timestamp reviewtimestamp locationanddate
        reviewedin reviewdateraw datetime dateposted reviewsdateadded dateadded datum bewertungsdatum fecha
        fechadelareseña data dataoggetto datadarecensão 评论时间 评价时间 日期 時間 投稿日 日付
        レビュー日 tarih datareview
    """,
    "verified": """
        verified verifiedpurchase isverified isverifiedpurchase verifiedpurchaseyn verifiedbuyer vp vp评论
        avpbadge badge reviewisverifiedpurchase reviewsdidpurchase verifizierterkauf verifiziert
        achatvérifié compraverificada acquistoverificato geverifieerdeaankoop
    """,
    "text": """
        reviewtext reviewbody reviewcontent reviewdescription reviewcomment text content body review
        reviewstext comments comment fulltext reviewfulltext message description usercomment feedbacktext
        feedbackcomment reviewcontents textreview 内容 评论内容 评价内容 本文 レビュー本文 レビュー kommentar kommentare
        bewertungstext rezension rezensionstext text1 commentaire commentaires avis texte comentario
        comentarios reseña opinión texto testo recensione commento commenti comentário comentários tekst
        recensie opmerkingen yorum yorumlar görüş treść recension recenssion verifiedreviews reviews
        sentences
    """,
    "title": """
        reviewtitle reviewheadline title headline summary reviewsummary reviewstitle subject heading 标题 评论标题
        评价标题 タイトル titel überschrift titre título titolo başlık tytuł rubrik
    """,
    "product": """
        producttitle productname asintitle itemname itemtitle name producto produkt produit prodotto 商品名
        商品标题 productlabel product appname contextproduct company
    """,
    "author": """
        author authorname reviewauthor reviewer reviewername reviewauthorpublicname username reviewsusername
        userdisplayname displayname user profilename customername customer nickname buyername authortitle
        userprofilename name rezensent verfasser auteur autor autore 评论人 评价人 投稿者 レビュアー
    """,
    "helpful_votes": """
        helpfulvotes helpfulvote helpful helpfulcount reviewsnumhelpful numhelpful helpfulvotescount vote
        votes thumbsupcount thumbsup upvotes likes likescount reviewreaction foundhelpful peoplefoundhelpful
        helpfulvotestatement 赞同数 点赞数 有用 useful hilfreich
    """,
    "total_votes": "totalvotes votestotal totalvote",
    "variant": """
        variant variation variations style format formatstrip productattributes attributes variantattributes
        types reviewflavor flavor option options model 型号 型號 variante varianten modell modelo version
        appversionname appversion reviewcreatedversion device
    """,
    "marketplace": """
        marketplace marketplaceid marketplacename reviewcountry countrycode country countryname 所属国家 国家 site
        store shop amazondomain domain land pays país paese location locale reviewlocation reviewedin
        contextmarketplace
    """,
    "language": """
        language lang languagecode reviewlanguage reviewerlanguage locale sprache langue idioma lingua 语言
    """,
    "url": """
        reviewurl reviewlink url link permalink reviewpermalink reviewhref 评论链接 评价链接 href pageurl
        reviewspermalink
    """,
    "page_url": """
        webscraperstarturl starturl producturl producturls productlink sourceurl sourceurls
        reviewssourceurls pageurl inputurl input contexturl contextmarketplace reviewcategoryurl url
    """,
    "phrase": "dateraw reviewdateraw locationanddate reviewedin rawdate",
    "author_id": "userid reviewerid customerid profileid authorid",
    "kind": "kind",
    "vine": "vine isvine vinereview isvinereview vinevoice isvinevoice vinebadge isvinecustomerreview vine评论",
}

SYNONYMS: Final[dict[str, tuple[str, ...]]] = {field: tuple(names.split()) for field, names in _TABLE.items()}
"""The squashed names of each field. Three are no fields of ours: `page_url` is an
address that tells product and shop, `author_id` tells namesakes apart, `phrase` may name the country."""

WEAK_IDS: Final = frozenset(("id", "uuid", "key", "rid"))
"""Names that only sometimes mean the number of the review."""

ASIN_NAMES: Final = frozenset(("asin", "childasin", "productasin", "asins", "variantasin", "contextasin", "parentasin"))
"""Names that mean an ASIN whatever stands there."""
