"""The names that exports give to our fields, in many tools and languages. The order is the order of
preference.
"""

from __future__ import annotations

from typing import Final

from reviewtui.domain.review import Review
from reviewtui.sources.folding import folded


def squashed(name: str) -> str:
    """A column's name as the tables below hold it: letters and digits only, without case and accents."""
    return "".join(character for character in folded(name) if character.isalnum())


FIELDS: Final = Review._fields
"""Our fields, in the order of `Review`."""

_TABLE: Final = {
    "order_id": """
        orderid ordernumber orderno amazonorderid bestellnummer numérodecommande numerodecommande
        númerodepedido
        numerodepedido numeroordine númerodoordine numerodellordine numerozamówienia ordernummer bestelnummer
        siparişnumarası 注文番号 订单号 订单编号 訂單編號 주문번호
    """,
    "review_id": """
        reviewid reviewsid reviewcode rid reviewnumber reviewno feedbackid 评论id 评价id レビューid id uuid key
    """,
    "asin": """
        asin childasin productasin variantasin parentasin productparentasin asins productoriginalasin
        reviewasin
        itemasin asincode productid productidentifier 商品asin sku sellersku itemsku productsku appid app
        packagename product item itemid businessid contextasin
    """,
    "stars": """
        reviewstars reviewrating reviewratings reviewstarrating cmpsreviewstarrating starrating stars star
        starcount numberofstars ratingscore overall overallrating userratingoutof5 ratingoutof5 userrating
        customerrating reviewerrating ratingvalue rating ratings reviewsrating ratingstars score reviewscore
        imrating
        gesamtbewertung bewertungspunkte sternanzahl количествозвезд общаяоценка rate aiconalt aiconstar
        aiconrow sterne sternebewertung anzahlsterne bewertung note notation
        étoiles
        nombredétoiles estrellas calificación calificacion puntuación puntuacion valoración valutazione
        punteggio stelle voto estrelas avaliação avaliacao nota sterren beoordeling aantalsterren 星级 星數 星数
        评分 評分 评价星级 评论星级 評価 打分 星の数 별점 평점 ocena gwiazdki betyg stjärnor bedømmelse stjerner
        hvězdičky hodnocení puan yıldız оценка звезды рейтинг التقييم דירוג כוכבים रेटिंग đánhgiá sốsao
    """,
    "posted_at": """
        postedat reviewdate dateofreview reviewsdate reviewcreatedtimestamp reviewcreatedatutc reviewcreatedat
        reviewcreationdate unixreviewtime reviewtime reviewdatetime reviewposteddate reviewposted
        reviewpostdate
        reviewsubmitdateandtime reviewsubmitmillissinceepoch reviewsubmittedtime reviewtimestamp
        reviewpublisheddate reviewdateraw reviewedin reviewedon feedbackdateiso feedbackdate ratingdate
        bewertungsdatum bewertungvom rezensionsdatum datederavis datedelavis dateavis datedelévaluation
        fechadelareseña
        fechadereseña fechareseña fechadelavaloración datadellarecensione datadarecensão datadaavaliação
        dataavaliação datarecensione datumbeoordeling datumrecensie recensionsdatum datareview dataopinii
        değerlendirmetarihi yorumtarihi 评论时间 评价时间 评论日期 评价日期 評論日期 評價日期 レビュー日
        レビュー日付 レビュー投稿日 レビュー日時 리뷰작성일 리뷰날짜 작성일 датаотзыва تاريخالمراجعة createddate
        createdat createdatutc datecreated created publicationdate publishedat publisheddate publishdate
        published datepublished postdate posteddate postedon posted dateposted submitted submittedat
        submissiontime submissiondate dateutc date dateraw locationanddate at time timestamp datetime datum
        fecha data dataoggetto tarih dato dátum дата 日期 时间 時間 日付 日時 投稿日 投稿日時 날짜 등록일
        작성일자 التاريخ תאריך तारीख ngày
    """,
    "verified": """
        verified verifiedpurchase isverified isverifiedpurchase verifiedpurchaseyn verifiedbuyer verifiedreview
        vp vp评论 avpbadge avpbadgelinkless badge reviewisverifiedpurchase reviewsdidpurchase
        verifiedpurchasebadge verifizierterkauf verifiziert achatvérifié compraverificada acquistoverificato
        geverifieerdeaankoop verifieratköp zweryfikowanyzakup doğrulanmışalışveriş 已验证购买 已确认购买
        購入確認 확인된구매 verifiedpurchaser isverifiedpurchaser isverifiedbuyer verifiedbuyerstatus vpreview
        isvp 是否vp
    """,
    "text": """
        reviewtext reviewbody reviewcontent reviewdescription reviewcomment reviewmessage reviewtextcontent
        reviewrichcontentcontainer reviewcollapsed croriginalreviewcontent text content body review reviewstext
        customerreview customerreviews userreview comments comment fulltext reviewfulltext message description
        usercomment feedbacktext feedbackcomment feedback reviewcontents textreview bodytext contenttext 内容
        评论内容 评价内容 评论 内容原文 评论内容原文 评论正文 評論內容 評價內容 コメント 本文 レビュー本文
        レビュー内容 レビュー 리뷰 리뷰내용
        후기 내용 kommentar kommentare bewertungstext rezension rezensionstext text1 commentaire commentaires
        avis texteavis contenu texte comentario comentarios reseña opinión texto contenido testo recensione
        testorecensione commento commenti comentário comentários conteúdo tekst inhoud recensie opmerkingen
        yorum yorumlar yorummetni görüş treść opinia komentarz recension recensionstext omdöme anmeldelse
        recenssion recenze отзыв текстотзыва текст комментарий المراجعة التعليق ביקורת टिप्पणी समीक्षा nộidung
        verifiedreviews reviews sentences
    """,
    "title": """
        reviewtitle reviewheadline reviewheader reviewheading reviewsubject reviewtitlecontent titleofreview
        title headline header summary reviewsummary reviewstitle reviewname subject heading caption 标题
        评论标题 评价标题 標題 評論標題 标题原文 评论标题原文 タイトル レビュータイトル 제목 리뷰제목 titel
        überschrift
        bewertungstitel rezensionstitel titre titredelavis título titulo títulodelareseña títulodaavaliação
        заголовокотзыва titolo titolorecensione başlık yorumbaşlığı tytuł tytułopinii rubrik overskrift nadpis заголовок
        العنوان
        כותרת शीर्षक tiêuđề
    """,
    "product": """
        producttitle productname asintitle itemname itemtitle nameofproduct producto nombredelproducto produkt
        produktname produkttitel produit nomduproduit prodotto nomeprodotto nomedelprodotto produto
        nomedoproduto productnaam produktnamn nazwaproduktu ürünadı ürün 商品名 商品名称 商品标题 产品名称
        产品标题 製品名 상품명 제품명 товар названиетовара productlabel product item appname contextproduct name
        company
    """,
    "author": """
        author authorname reviewauthor reviewer reviewername reviewerdisplayname reviewauthorpublicname
        nameofreviewer username reviewsusername userdisplayname displayname user profilename aprofilename
        genomewidget customername customer nickname buyername buyer authortitle userprofilename publicname name
        rezensent verfasser bewerter kunde kundenname auteur nomduclient client autor autore nomecliente
        cliente
        klant kundnamn yazar kullanıcı müşteri klient reviewname pseudo pseudonyme naam imię имяпокупателя 用户昵称
         consumername consumerdisplayname useralias
        评论人 评价人 评论者 买家 用户名 昵称 评论客户 客户 客户名称 投稿者 レビュアー
        レビュー投稿者 ニックネーム 작성자 닉네임 구매자 автор имя الكاتب מחבר
    """,
    "helpful_votes": """
        helpfulvotes helpfulvote helpful helpfulcount helpfulnum reviewsnumhelpful numhelpful helpfulvotescount
        helpfulnessvotes numberofhelpful vote votes votecount thumbsupcount thumbsup upvotes likes likescount
        likecount reviewreaction foundhelpful totalfoundhelpful totalpositivefeedbackcount positivefeedback
        positivefeedbackcount helpfulnumber helpfulness helpfulnessnumerator
        numberoflikes peoplefoundhelpful peoplefoundthishelpful helpfulvotestatement
        reviewvotes helpfulyes 赞同数 点赞数 有用 有用数 有帮助 役に立った 参考になった 도움이돼요 useful
        hilfreich hilfreichstimmen utile votesutiles útil votosútiles útiles nuttig hjälpsam przydatne faydalı
        полезно
    """,
    "total_votes": "totalvotes votestotal totalvote totalhelpfulvotes helpfulnessdenominator",
    "variant": """
        variant variation variations variantname style format formatstrip formatstriplinkless productattributes
        attributes variantattributes types reviewflavor flavor option options model 型号 型號 规格 规格型号 款式
        variante varianten modell modelo modèle taglia talla größe farbe size color colour sizecolor version
        appversionname appversion reviewcreatedversion device
    """,
    "marketplace": """
        marketplace marketplaceid marketplacename reviewcountry reviewercountry countrycode country countryname
        所属国家 国家 站点 マーケットプレイス 国 site store shop amazondomain amazonsite domain marktplatz land
        pays país paese location locale reviewlocation territory storefront reviewedin contextmarketplace
    """,
    "language": """
        language lang languagecode reviewlanguage reviewerlanguage locale sprache langue idioma lingua 语言 言語
    """,
    "url": """
        reviewurl reviewlink reviewhref url link permalink reviewpermalink urlofreview 评论链接 评价链接
        レビューurl href pageurl reviewspermalink
    """,
    "page_url": """
        webscraperstarturl starturl producturl producturls reviewpageurl reviewspageurl 页面网址 productlink
        sourceurl sourceurls reviewssourceurls
        pageurl inputurl input contexturl contextmarketplace reviewcategoryurl url
    """,
    "phrase": "dateraw reviewdateraw locationanddate reviewedin rawdate",
    "author_id": "userid reviewerid customerid profileid authorid",
    "kind": "kind",
    "vine": "vine isvine vinereview isvinereview vinevoice isvinevoice vinebadge isvinecustomerreview vine评论",
}

SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    field: tuple(map(squashed, names.split())) for field, names in _TABLE.items()
}
"""The squashed names of each field. Three are no fields of ours: `page_url` is an
address that tells product and shop, `author_id` tells namesakes apart, `phrase` may name the country."""

WEAK_IDS: Final = frozenset(("id", "uuid", "key", "rid"))
"""Names that only sometimes mean the number of the review."""

ASIN_NAMES: Final = frozenset(("asin", "childasin", "productasin", "asins", "variantasin", "contextasin", "parentasin"))
"""Names that mean an ASIN whatever stands there."""
