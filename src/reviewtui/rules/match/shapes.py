# ruff: noqa: E501 - a pattern reads better whole
"""The shapes of addresses, numbers, links, emoji and empty places; every repetition in them is bounded."""

from __future__ import annotations

import re
from typing import Final


def _one_of(words: str) -> str:
    """One of some words; a look at the first letter rules out nearly every place before the words are tried."""
    first = "".join(sorted({word[0] for word in words.split("|")}))
    return f"(?=[{first}])(?:{words})"


ORDER_ID: Final = re.compile(r"(?<![0-9-])[0-9]{3}-[0-9]{7}-[0-9]{7}(?![0-9-])")
AT: Final = r"(?:@|[\(\[\{<]\s?(?:at|@|arroba|chiocciola|arobase|klammeraffe|ett)\s?[\)\]\}>]|\s(?:at|arroba|chiocciola|arobase)\s|\uff20)"
DOT: Final = (
    r"(?:\s?[\(\[\{<]\s?(?:dot|punkt|point|punto|\.)\s?[\)\]\}>]\s?|\s(?:dot|punkt|point|punto)\s|\uff0e|\s?\.\s?)"
)
TLD: Final = (
    r"(?:com|net|org|info|biz|shop|store|online|site|app|dev|io|co|eu|de|fr|es|it|uk|us|ca|jp|cn|at|ch|nl|be|pl|se|pt|br|mx|in|au"
    r"|me|ly|gl|to|tv|xyz|club|tech|support|help|care|link|page|website|email|money|bank|co\.uk|com\.au|co\.jp|com\.mx|com\.br)"
)
MAIL: Final = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}\s?{AT}\s?[A-Za-z0-9-]{{1,63}}(?:{DOT}[A-Za-z0-9-]{{1,40}}){{0,2}}{DOT}{TLD}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
MAIL_END: Final = re.compile(
    rf"{AT}\s?[A-Za-z0-9-]{{1,63}}(?:{DOT}[A-Za-z0-9-]{{1,40}}){{0,2}}{DOT}{TLD}(?![A-Za-z0-9])", re.IGNORECASE
)
"""What comes after the name in every `MAIL`; most letters have none, and it is found much faster."""
SPOKEN_AT: Final = re.compile(r"\s(?:at|arroba|chiocciola|arobase)\s", re.IGNORECASE)
SPOKEN_DOT: Final = re.compile(r"\b(?:dot|punkt|point|punto)\b", re.IGNORECASE)
PROVIDER: Final = re.compile(
    r"\b(?:gmail|googlemail|yahoo|outlook|hotmail|icloud|gmx|web\.de|aol|live|proton\w*)\b", re.IGNORECASE
)
NO_BOX: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "be",
        "us",
        "me",
        "form",
        "manual",
        "video",
        "page",
        "site",
        "look",
        "see",
        "find",
        "found",
        "available",
        "out",
        "here",
        "it",
        "them",
        "steps",
        "guide",
        "live",
        "shop",
        "website",
        "store",
    ]
)
HANDLE: Final = re.compile(r"(?<![A-Za-z0-9._%+-])@[A-Za-z][A-Za-z0-9_.]{2,30}")
AROUND_AT: Final = re.compile(
    r"(?<![^\s(\"':,;])(?:[\w.+-] ){0,40}?[\w.+-]{1,40}\s{0,2}@\s{0,2}[A-Za-z](?:[A-Za-z-]{2,60}|(?:[ .-]{1,3}[A-Za-z]){2,40})(?:\s{0,2}\.(?:\s{0,2}[A-Za-z]){2,12})?"
)
"""Letters on both sides of an at-sign, however they are spaced out."""
MESSENGER: Final = re.compile(
    r"\b"
    + _one_of(
        r"whats\s?app|telegram|we\s?chat|viber|skype|snap\s?chat|discord|instagram|insta|ig|facebook|fb|tik\s?tok|twitter|signal|line id|kakao\s?talk|zalo"
    )
    + r"(?: (?:id|name|handle|user ?name|account|number|is|at|page)){0,2}(?:\s?(?:[:=\u2013]|is\b|@)|\s-)\s?[\w.@+]{3,40}",
    re.IGNORECASE,
)
BARE_END: Final = re.compile(r"(?<![\w.])(?:\.|dot[ -])(?:com|net|org|co\.uk)\b(?!\.)(?! file)", re.IGNORECASE)
"""The end of an address whose name stands elsewhere: "our name and then .com"."""
URL: Final = re.compile(
    r"(?:https?|hxxps?|ftp)\s?:\s?/\s?/[^\s<>\"]{2,300}|(?<![A-Za-z0-9@.])www\s?\.\s?[A-Za-z0-9-]{2,63}[^\s<>\"]{0,200}",
    re.IGNORECASE,
)
DOMAIN: Final = re.compile(
    rf"(?<![A-Za-z0-9@._-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.){{1,4}}{TLD}(?![A-Za-z0-9-]|\.[A-Za-z])(?:/[^\s<>\"]{{0,200}})?"
)
DOT_END: Final = re.compile(r"\.[a-z]")
"""What is in every `DOMAIN`, and seldom in a letter that has none."""
SPOKEN: Final = re.compile(
    r"(?<![A-Za-z0-9@])(?!(?:the|this|that|each|every|one|red|green|blue|black|white|small|first|last|second|no|another) dot (?:at|in|is|it|to|be)\b)"
    rf"(?:[A-Za-z0-9-]{{2,63}})(?:\s?[\(\[\{{]\s?(?:dot|\.|punkt|point|punto)\s?[\)\]\}}]\s?|\s(?:dot|punkt|punto(?!\s(?:de\b|(?:es|in|me)\s\w)))\s){TLD}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
SPACED: Final = re.compile(
    r"(?<![A-Za-z0-9@.])[A-Za-z0-9][A-Za-z0-9-]{2,62}(?:\s\.\s?|\s?\.\s)(?:com|net|org|shop|co\.uk|info|eu|io|biz)(?![A-Za-z0-9-])(?!\s[a-z]{2,}\s[a-z])"
    r"|(?<![A-Za-z0-9@.])[A-Za-z0-9][A-Za-z0-9-]{2,62}\s\.\s?(?:com|net|org|co\.uk)(?![A-Za-z0-9-])",
)
SPACED_END: Final = re.compile(r"\.\s?(?:com|net|org|shop|co|info|eu|io|biz)(?![A-Za-z0-9-])")
"""What is in every `SPACED`."""
AMAZON: Final = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]{1,40}\.){0,3}(?:amazon\.(?:com|ca|de|fr|es|it|nl|se|pl|ie|eg|sa|ae|in|sg|cn|com\.mx|com\.br|co\.uk|com\.be|com\.tr|com\.au|co\.jp)|amzn\.(?:to|eu|asia|com)|a\.co)(?![a-z0-9.-]*[a-z0-9-])(?:[/?#:].*)?[.,;:!?)]*",
    re.IGNORECASE,
)
CARRIER: Final = re.compile(
    r"https://(?:[a-z0-9-]{1,40}\.){0,3}(?:ups|usps|fedex|dhl|dpd|gls-group|royalmail|hermesworld|myhermes|evri|laposte|chronopost|seur|correos|brt|poste|posteitaliane|kuronekoyamato|sagawa-exp|canadapost|auspost|postnl|inpost)\.(?:com|co\.uk|de|fr|es|it|nl|eu|ca|jp|co\.jp|com\.au|pl)(?:/[^\s]*)?",
    re.IGNORECASE,
)
RISKY_END: Final = frozenset(
    [
        "it",
        "in",
        "me",
        "to",
        "us",
        "at",
        "be",
        "so",
        "is",
        "de",
        "es",
        "co",
        "ca",
        "help",
        "care",
        "page",
        "support",
        "store",
        "online",
        "site",
        "link",
        "app",
        "email",
        "club",
        "shop",
        "website",
        "bank",
        "money",
        "tech",
        "ch",
        "se",
        "pl",
        "tv",
        "info",
    ]
)
SHORT_CODE: Final = re.compile(r"\b(?:text|sms|send)\b[^.!?\n]{0,30}\bto\s[0-9]{4,6}\b", re.IGNORECASE)
PHONE: Final = re.compile(
    r"(?<![\w.,-])(?:\+|00)?[(\[]?[0-9]{1,15}[)\]]?(?:[ .\-/\u2010-\u2013]{1,3}[(]?[0-9]{1,12}[)]?){0,12}(?![\w-]|[.,][0-9])"
)
VANITY: Final = re.compile(r"\b1[- ]?8[0-9]{2}[- ][A-Za-z0-9][A-Za-z0-9-]{5,10}\b")
DIGIT: Final = _one_of(
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|null|eins|zwei|drei|vier|sechs|sieben|acht|neun|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|0|1|2|3|4|5|6|7|8|9"
)
SPELLED: Final = re.compile(rf"\b(?:{DIGIT}[ ,.\-]{{1,3}}){{6,20}}{DIGIT}\b", re.IGNORECASE)
NUMBER: Final = (
    "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    "|fünf|zehn|elf|zwölf|[a-zäöü]{3,5}zehn|[a-zäöü]{3,7}und(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)"
    "|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|vingts|trente|quarante|cinquante|soixante|septante|nonante"
    "|cero|nueve|diez|doce|trece|catorce|quince|diecis[a-zé]{3,4}|veinte|veinti[a-zéú]{2,6}|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien"
    "|due|tre|quattro|cinque|sei|sette|otto|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|venti|trenta|trenta[a-z]{3,8}|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|cento"
    "|zero|one|two|three|four|five|six|seven|eight|nine|oh|double|triple|null|eins|zwei|drei|vier|sechs|sieben|acht|neun|uno|dos|tres|cuatro|cinco|seis|siete|ocho)"
)
SPELLED_OUT: Final = re.compile(
    rf"\b(?:{NUMBER}(?:[ ,.\-]{{1,3}}|\s(?:y|et|und|e)\s)){{4,20}}{NUMBER}\b"
    "|(?:(?:ゼロ|マル|レイ|イチ|ニー?|サン|ヨン|シチ|シ|ゴー?|ロク|ナナ|ハチ|キュウ|零|〇|一|二|三|四|五|六|七|八|九)[、・の ー\\-]{0,2}){7,24}",
    re.IGNORECASE,
)
"""Numbers said as words, in tens and hundreds too; a telephone's only where the words before say so."""
WRITTEN: Final = re.compile(r"\w+")
NUMBER_SAID: Final = re.compile(rf"{NUMBER}|[0-9]", re.IGNORECASE)
"""A word of every `SPELLED` and of every `SPELLED_OUT` without signs; each is written by itself there."""
BETWEEN_SAID: Final = frozenset(["y", "et", "und", "e"])
FEWEST_SAID: Final = 5
"""So many of them in a row are in each of these; `BETWEEN_SAID` may stand between two."""
SIGN_SAID: Final = re.compile("[ゼマレイニサヨシゴロナハキ零〇一二三四五六七八九]")
"""What every number of signs begins with."""
CALLED: Final = re.compile(
    r"\b(?:call|calls|phone|tel|telephone|telefon\w*|ring|dial|whatsapp|sms|text|hotline|line|mobile|cell|fax|(?:our|my) (?:\w{1,12} )?number"
    r"|toll|reach (?:us|me)|anrufen|ruf\w*|appel\w*|num[ée]ro|n[uú]mero|nummer|llam\w*|teléfono|chiam\w*|telefono)\b|番号|電話|でんわ|携帯|ラインで",
    re.IGNORECASE,
)
NUMBERED: Final = re.compile(
    r"\b(?:order|orders|tracking|track|serial|model|lot|batch|sku|invoice|part|item|case|ticket|rma|reference|ref|parcel|shipment|asin|ean|upc|isbn|code"
    r"|firmware|version|barcode|article|consignment|waybill|airwaybill|label|return|id|bestell\w*|sendung\w*|seriennummer\w*|auftrag\w*|rechnung\w*|commande|suivi|colis|pedido|seguimiento|ordine|spedizione|tracciamento"
    r"|ups|dhl|usps|fedex|dpd|gls|hermes|royal mail)\b[^.!?\n]{0,30}$|(?:注文|追跡|番号|伝票)[^。\n]{0,12}$",
    re.IGNORECASE,
)
OF_AN_ORDER: Final = re.compile(
    r"\b(?:order|serial|tracking|model|batch|bestell|sendung|serien|charge|commande|suivi|s[ée]rie|lot|pedido|seguimiento|lote|ordine|tracciamento|lotto)"
    r"|注文|追跡|伝票|問い合わせ|お問合|製造|型番",
    re.IGNORECASE,
)
"""What numbers that are said belong to, when they are no telephone's."""
DATE: Final = re.compile(
    r"(?:[0-3]?[0-9][./ -][0-3]?[0-9][./ -](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[./-][01]?[0-9][./-][0-3]?[0-9])$"
)
EMOJI: Final = re.compile(
    "(?:[\U0001f000-\U0001faff\U0001f1e6-\U0001f1ff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797"
    "\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2764\u2665\u263a\u2639\u2600\u260e\u270c]|[\u00a9\u00ae\u203c-\u3299]\ufe0f)[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f000-\U0001faff\u2640\u2642\u2764]{0,12}"
)
FACE: Final = re.compile(r"(?<![\w:;=])(?:[:;=]['\u2019]?-?[)(DPp/|*]|<3|\^_\^|:'\()(?![\w/])")
HTML: Final = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|h[1-6]|div|span|font|img|table|tr|td|ul|ol|li|strong|em|center|style|script|body|html)\b[^<>\n]{0,200}>|&(?:nbsp|amp|lt|gt|quot);",
    re.IGNORECASE,
)
BREAKS: Final = re.compile(r"(?:[ \t]{0,80}\r?\n){3,}")
EMPTY_LINES: Final = re.compile(r"\n[ \t]{0,80}\r?\n[ \t]{0,80}\r?\n")
"""What is in every `BREAKS`."""
FANCY: Final = re.compile("[\u2000-\u2fff\ua700-\ua7ff\ufb00-\U0010ffff]")
"""Where the letters are that may stand for plain ones; those of Chinese, Japanese and Korean are none."""
HOLE: Final = re.compile(
    r"\{\{?[ \w.]{1,40}\}?\}|\[(?:[A-Z][A-Z _]{2,30}|(?i:(?:your |buyer |customer |first |last |product |order |seller )?(?:name|number|id|product|item|date|company|issue|problem)(?: here)?)|insert[^\]\n]{0,40}|\.{3}|xx+)\]"
    r"|<(?:first_?name|name|product|order_?id|date|insert[^>\n]{0,40})>|\bXX{2,}\b|_{4,}|\bTODO\b|%(?:name|order|product)%|\$\{?[a-z_]{3,20}\}?"
)  # fmt: skip
CAPITALS: Final = re.compile(r"(?<![\w-])[^\W\d_a-z]{2,40}(?:[ ,'\u2019-]{1,2}[^\W\d_a-z]{2,40}){2,}(?![\w-])")
LOUD: Final = re.compile(r"[!\uff01]{2,}|[!?]{3,}")
