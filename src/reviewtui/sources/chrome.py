"""What Amazon's page says before and after a buyer's words, and exports take for them: in the languages of its shops.

Taken off at the two ends of a text only, and only as the page writes it: a sentence or a line of its own, words that
stick to the last word. A buyer's own *read more* inside a line stays.
"""

from __future__ import annotations

import re
from itertools import product
from typing import Final


def _each(*parts: str) -> list[str]:
    """All sentences that can be put together from parts with bars between their variants."""
    return ["".join(chosen) for chosen in product(*(part.split("|") for part in parts))]


_NO_MEDIA: Final = (
    *_each("The media|This media|Media", " could not be loaded"),
    *_each("Die Medien|Medien|Die Mediendatei|Das Medium|Das Video|Medieninhalte",
           " konnten| konnte| können| kann", " nicht geladen werden"),
    *_each("Le contenu multimédia|Le média|La vidéo", " n'a pas| n’a pas", " pu être chargé| pu être chargée"),
    *_each("Les médias n'ont|Les médias n’ont", " pas pu être chargés"),
    *_each("Impossible de charger ", "le contenu multimédia|le média|les médias|la vidéo"),
    *_each("No se ha podido|No se pudo|No se puede|No se han podido", " cargar ",
           "el contenido multimedia|los contenidos multimedia|los medios|el vídeo|el video"),
    *_each("El contenido multimedia|El vídeo|El video", " no se ", "ha podido|pudo|puede", " cargar"),
    *_each("Impossibile|Non è stato possibile", " caricare ",
           "il contenuto multimediale|i contenuti multimediali|il file multimediale|il video"),
    *_each("Il contenuto multimediale", " non può essere| non è stato", " caricato"),
    *_each("Não foi possível carregar ", "a mídia|o conteúdo multimídia|o conteúdo multimédia|os média|o vídeo"),
    *_each("A mídia|O conteúdo multimédia|O conteúdo multimídia", " não pôde ser ", "carregada|carregado"),
    *_each("De media|Media", " kunnen| konden| kan| kon", " niet worden geladen| niet geladen worden"),
    *_each("Mediet|Median|Mediefilen|Mediainnehållet", " kunde| kan", " inte laddas| inte läsas in"),
    *_each("Det gick inte att ladda ", "mediet|median|mediefilen|mediainnehållet"),
    *_each("Nie można było|Nie można|Nie udało się", " załadować| wczytać",
           " multimediów| mediów| pliku multimedialnego| treści multimedialnych| zawartości multimedialnej"),
    *_each("Medya|Medya içeriği|Medya dosyası|Ortam|Video", " yüklenemedi"),
    *_each("Mediet|Medierne|Mediefilen|Medieindholdet", " kunne ikke", " indlæses"),
    *_each("Médium|Média|Multimédia|Mediální obsah", " se nepodařilo| nelze| nebylo možné", " načíst"),
    *_each("Nepodařilo se|Nelze|Nebylo možné", " načíst ", "médium|média|multimédia|mediální obsah"),
    *_each("Не удалось загрузить ", "медиафайл|медиафайлы|медиаконтент|мультимедиа|мультимедийный контент|видео"),
    *_each("メディア|このメディア|動画", "を|が|は",
           "読み込めませんでした|読み込むことができませんでした|読み込みできませんでした|"
           "ロードできませんでした|読み込めません"),
    *_each("无法加载|未能加载|无法载入", "媒体|该媒体|此媒体|媒体内容|媒体文件|视频"),
    *_each("媒体|该媒体|媒体内容|媒体文件|视频", "无法加载|加载失败|未能加载"),
    *_each("無法載入|無法加載|未能載入", "媒體|該媒體|此媒體|媒體內容|媒體檔案|影片"),
    *_each("媒體|媒體內容|媒體檔案|影片", "無法載入|載入失敗|未能載入"),
    *_each("미디어를|미디어를 ",
           "로드할 수 없습니다|로드할 수 없었습니다|불러올 수 없습니다|불러올 수 없었습니다|로드하지 못했습니다"),
    *_each("تعذر|تعذّر|لم يتم|لا يمكن", " تحميل ", "الوسائط|محتوى الوسائط|ملف الوسائط|الفيديو"),
    *_each("לא ניתן|לא ניתן היה", " לטעון את ", "המדיה|הסרטון"), "טעינת המדיה נכשלה",
    *_each("मीडिया", " लोड| को लोड", " नहीं", " किया जा सका| हो सका| हो पाया| हुआ"),
    *_each("Không thể tải ", "phương tiện|nội dung phương tiện|nội dung đa phương tiện"),
)  # fmt: skip
_FOR_READERS: Final = (
    "Brief content visible, double tap to read full content",
    "Full content visible, double tap to read brief content",
    *_each("Kurzer Inhalt|Kurze Inhalte|Vollständiger Inhalt|Vollständige Inhalte", " sichtbar, ",
           "doppeltippen|doppelt tippen|zweimal tippen", ", um ", "den vollständigen|vollständigen|den kurzen|kurzen",
           " Inhalt zu lesen"),
    *_each("Contenu abrégé|Bref contenu|Contenu complet", " visible, ", "appuyez|tapez|touchez",
           " deux fois pour lire ",
           "le contenu complet|le contenu abrégé|l'intégralité du contenu|un bref contenu"),
    *_each("Contenido breve|Contenido completo", " visible, ", "toca|pulsa", " dos veces para leer ",
           "el contenido completo|todo el contenido|el contenido breve"),
    *_each("Contenuto breve|Contenuto completo", " visibile, ", "tocca", " due volte per leggere ",
           "il contenuto completo|il contenuto breve"),
    *_each("Conteúdo breve|Conteúdo resumido|Conteúdo completo", " visível, ", "toque duas vezes para ler o ",
           "conteúdo completo|conteúdo breve|conteúdo resumido"),
)  # fmt: skip
"""What a screen reader is told of a text that is folded away."""
_HEADS: Final = tuple(sorted({*_NO_MEDIA, *_FOR_READERS}, key=len, reverse=True))
_BEGINNINGS: Final = frozenset(head[:5] for head in _HEADS)
_AFTER_SENTENCE: Final = re.compile(r"[.。।]\s*|\s*\n\s*|\s{2,}|\u00a0\s*|$")

_MORE: Final = (
    "READ MORE", "Read more", "Read less", "See more", "See less", "Show more", "Show less", "En lire plus",
    "Lire la suite", "Lire moins", "Voir plus", "Leer más", "Leer menos", "Ver más", "Ver menos", "Mostrar más",
    "Mostrar menos", "Mehr lesen", "Weniger lesen", "Weiterlesen", "Mehr anzeigen", "Weniger anzeigen",
    "Leggi di più", "Leggi tutto", "Leggi meno", "Mostra altro", "Mostra meno", "Leia mais", "Leia menos", "Ler mais",
    "Ler menos", "Lees meer", "Lees verder", "Lees minder", "Meer lezen", "Minder lezen", "Läs mer", "Läs mindre",
    "Visa mer", "Visa mindre", "Devamını oku", "Daha fazla oku", "Daha az oku", "Daha fazla göster", "Daha az göster",
    "Czytaj więcej", "Czytaj mniej", "Pokaż więcej", "Pokaż mniej", "Læs mere", "Læs mindre", "Číst více",
    "Číst méně",
    "Zobrazit více", "Читать далее", "Читать дальше", "Свернуть", "もっと読む", "続きを読む", "表示を減らす",
    "阅读更多", "阅读全文",
    "展开全部", "收起", "閱讀更多", "閱讀全文", "顯示更多", "더 보기", "더보기", "자세히 보기", "간략히 보기",
    "قراءة المزيد", "اقرأ المزيد",
    "عرض المزيد", "عرض أقل", "קרא עוד", "קראו עוד", "קרא פחות", "और पढ़ें", "कम पढ़ें", "Đọc thêm", "Xem thêm",
    "Thu gọn",
)  # fmt: skip
"""What unfolds and folds a long text."""
_ACTS: Final = frozenset((
    "Helpful", "Report", "Report abuse", "Comment", "Nützlich", "Hilfreich", "Melden", "Missbrauch melden", "Utile",
    "Signaler", "Signaler un abus", "Útil", "Informar", "Denunciar", "Reportar", "Reportar abuso",
    "Informar de un abuso",
    "Denunciar abuso", "Segnala", "Segnala un abuso", "Nuttig", "Rapporteren", "Misbruik melden",
    "Misbruik rapporteren",
    "Användbart", "Användbar", "Rapportera", "Rapportera missbruk", "Pomocne", "Zgłoś", "Zgłoś naruszenie", "Faydalı",
    "Bildir", "Kötüye kullanım bildir", "Nyttig", "Anmeld", "Užitečné", "Nahlásit", "Полезно", "Пожаловаться",
    "役に立った", "参考になった", "レポート", "違反を報告", "違反を報告する", "有帮助", "有用", "有幫助",
    "举报", "报告", "檢舉", "舉報", "도움이 됨",
    "신고", "신고하기", "مفيد", "إبلاغ", "الإبلاغ", "الإبلاغ عن إساءة", "מועיל", "דווח", "דיווח", "मददगार",
    "उपयोगी", "रिपोर्ट करें",
    "Hữu ích", "Báo cáo",
))  # fmt: skip
"""The buttons under a review. One alone may be a buyer's last word; two are the page's."""
_LINE: Final = re.compile(
    r"Translate (?:this |all )?reviews?(?: (?:in)?to [A-Z][a-z]+)?|See (?:original|translation)|Images? in this review"
    r"|(?:Diese )?(?:Rezension|Bewertung)(?:en)?(?: (?:auf|ins) [A-Z][a-zäöü]+)? übersetzen"
    r"|Traduire (?:l['’]avis|l['’]évaluation|le commentaire|ce commentaire)(?: en [a-zç]+)?"
    r"|Traducir (?:la |esta )?(?:reseña|opinión|revisión)(?: al [a-zñ]+)?"
    r"|Traduci (?:la |questa )?recensione(?: in [a-z]+)?"
    r"|Traduzir (?:a |esta )?avaliação(?: para (?:o )?[a-zê]+)?"
    r"|(?:Recensie|Beoordeling)(?: naar het [A-Z][a-z]+)? vertalen(?: naar het [A-Z][a-z]+)?"
    r"|Översätt recension(?:en)?(?: till [a-z]+)?|Przetłumacz (?:opinię|recenzję)(?: na [a-z]+)?"
    r"|(?:Yorumu|İncelemeyi|Değerlendirmeyi) [\w']{1,20} çevir|レビューを.{1,8}に翻訳(?:する)?"
    r"|(?:将|把)评论翻译.{0,8}|翻译评论.{0,8}|將評論翻譯.{0,8}|翻譯評論.{0,8}|리뷰를 .{1,8}로 번역(?:하기)?"
    r"|Sending feedback\.{0,3}|Thank you for your feedback\.?"
    r"|Sorry, we failed to record your vote\. Please try again\.?"
    r"|(?:One|\d[\d.,]*) (?:person|people) found this helpful\.?"
    r"|(?:Eine|\d[\d.,]*) Person(?:en)? f(?:and|anden) (?:dies|diese Informationen) hilfreich\.?"
    r"|(?:Une|\d[\d.,]*) personnes? (?:a|ont) trouvé cela utile\.?"
    r"|A (?:una|\d[\d.,]*) personas? les? (?:resultó|ha parecido|han parecido)(?: esto)? útil\.?"
    r"|(?:Una|\d[\d.,]*) person[ae] (?:l['’]ha|l['’]hanno|ha|hanno) trovato utile(?: questa recensione)?\.?"
    r"|(?:Uma|\d[\d.,]*) pessoas? (?:achou|acharam) isso útil\.?"
    r"|(?:Een|Eén|\d[\d.,]*) (?:persoon|mensen|personen) vonden? dit nuttig\.?"
    r"|(?:En|\d[\d.,]*) person(?:er)? tyckte att detta var till hjälp\.?"
    r"|(?:Bir|\d[\d.,]*) kişi bunu faydalı buldu\.?|\d[\d,]*人のお客様がこれが役に立ったと考えています"
)
_LINE_ENDS: Final = (
    "ew", "ws", "sh", "al", "on", "en", "is", "re", "ns", "ña", "ón", "ol", "ne", "no", "ão", "ês", "ds", "ka", "ię",
    "ję", "ki", "ir", "翻訳", "する", "中文", "번역", "하기", "ul", "l.", "ck", "k.", "..", "n.", "ch", "h.",
    "le", "e.", "il",
    "ig", "g.", "lp", "p.", "du", "u.", "ます",
)  # fmt: skip
_FOLDED_MORE: Final = frozenset(words.casefold() for words in _MORE)
_ENDS: Final = frozenset((*(words[-2:] for words in (*_MORE, *_ACTS)), *_LINE_ENDS))
"""The last two letters of everything that the page puts after a text: a quick look that spares most texts the rest."""
_LONGEST_LINE: Final = 90
_MOST_LINES: Final = 12
_BAR: Final = re.compile(r"\s*[|·]\s*")


def buyers_words(text: str) -> str:
    """A text without what the page put before and after it. The text has no blanks at its ends."""
    began = text
    if text[:5] in _BEGINNINGS:
        text = _without_head(text)
    if text[-2:] in _ENDS:
        text = _without_glue(_without_tail(text, whole=text is not began))
    return text


def _without_head(text: str) -> str:
    while True:
        said = next((head for head in _HEADS if text.startswith(head)), "")
        after = _AFTER_SENTENCE.match(text, len(said)) if said else None
        if after is None:
            return text
        text = text[after.end() :].lstrip()


def _without_tail(text: str, *, whole: bool) -> str:
    """Without the last lines that are the page's; `whole` when nothing but such lines may be there."""
    lines = text.rsplit("\n", _MOST_LINES)
    most = len(lines) - (0 if whole else 1)
    taken = sure = buttons = 0
    while taken < most:
        line = lines[-1 - taken].strip()
        if len(line) > _LONGEST_LINE:
            break
        if line in _ACTS:
            buttons += 1
        elif _are_acts(line):
            buttons += 2
        elif line.casefold() in _FOLDED_MORE or _LINE.fullmatch(line):
            sure += 1
        elif line:
            break
        taken += 1
    if not sure and buttons < 2:
        return text
    return "\n".join(lines[: len(lines) - taken]).rstrip()


def _are_acts(line: str) -> bool:
    """Whether a line is made of buttons: ``Helpful | Report``, ``HelpfulReport``."""
    parts = _BAR.split(line)
    if len(parts) > 1:
        return all(part in _ACTS or part.casefold() in _FOLDED_MORE for part in parts)
    return any(line.startswith(act) and line[len(act) :] in _ACTS for act in _ACTS)


def _without_glue(text: str) -> str:
    while text.endswith(_MORE):
        rest = text[: -len(next(words for words in _MORE if text.endswith(words)))]
        if not rest or rest[-1].isspace():
            break
        text = rest
    return text
