"""Stars as exports and pages write them, in the languages of Amazon's shops.

A small number is a star only where it stands alone or among words that speak of stars: "4 people found this helpful"
has none.
"""

from __future__ import annotations

import re
from typing import Final

from reviewtui.sources.folding import folded

_LONGEST: Final = 100
"""A cell with more characters is prose."""
_PLAIN: Final = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "1.0": 1, "2.0": 2, "3.0": 3, "4.0": 4, "5.0": 5}
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,٫]\d{1,9})?")
_TENTH: Final = re.compile(r"(?<![\d.,])[0-5][.,٫]\d(?![\d.,])")
_SHARE: Final = re.compile(r"(?:width\s*:\s*)?(\d{1,3})(?:[.,]0+)?\s*%;?")
_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:stars?(?:-[a-z]+)*|rating)[-_](\d)(?:[-_](\d))?(?![\d%])")
_BETWEEN: Final = re.compile(r"[\s\d.,:;/()\[\]|+*!?%\"'“”„«»‹›、，。：；／（）・•·–—_-]+")
_FULL: Final = re.compile("[★⭐✭🌟✮✯⭑]\ufe0f?")
_EMPTY: Final = re.compile("[☆✩✰⭒]\ufe0f?")


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(words).split())


_NOUNS: Final = _set(
    "star stars starred stern sterne sternen etoile etoiles estrella estrellas stella stelle estrela estrelas ster "
    "sterren stjarna stjarnor stjarnan stjerne stjerner gwiazdka gwiazdki gwiazdek gwiazdke yildiz yildizli yildizdan "
    "hvezda hvezdy hvezdu hvezd hvezdicka hvezdicky hvezdicek tahti tahtea csillag csillagbol csillagos stele stea "
    "bintang sao ดาว звезда звезды звезд звездочка звездочки звездочек зирка зірка зірки зірок αστερι αστερια ستاره "
    "نجوم نجمة نجمات نجمه النجوم כוכבים כוכב स्टार सितारा सितारे तारा तारे நட்சத்திரங்கள் நட்சத்திரம் "
    "నక్షత్రాలు స్టార్లు ಸ್ಟಾರ್ಗಳು ನಕ್ಷತ್ರಗಳು നക്ഷത്രങ്ങൾ സ്റ്റാർ তারকা স্টার"
)
_AROUND: Final = _set(
    "out of von van de sur su av ud af z ze iz из з зі tren dari din de la dalla από απο max maximum maximal maximo "
    "massimo au total tong so from rated rate rating ratings score scored overall user reviewer customer note noten "
    "notation bewertung bewertet gesamt mit calificacion puntuacion valoracion nota con valutazione voto punteggio "
    "avaliacao classificacao beoordeling waardering betyg ocena oceniono hodnoceni bedommelse karakter puan "
    "degerlendirme uzerinden оценка реитинг рейтинг оцінка danh gia من תוך מתוך דירוג تقييم التقييم में से रेटिंग bol "
    "point points pts punkte punkten puntos punti pontos punten poang the a an"
)
_JOINED: Final = re.compile(
    "(?:つ星のうち|星のうち|のうち|つ星|つ中の|つ|評価|点満点中|満点中|点満点|点|颗星|顆星|颗|顆|星级|星級|星中的|星|"
    "最多|最高|满分|滿分|评分|評分|评级|評等|分中的|分|共|中的|中|的|の|"
    "별점|별|개의|개|중에서|중에|중|점만점에|만점에|점|만점|평점|평가)+"
)
_ONE: Final = (
    "one ein eins einen einer une un una uno um uma een en ett jedna jeden jedno bir один одна واحدة واحد אחד एक 一 한"
)
_TWO: Final = "two zwei deux dos due dois duas twee tva to dwie dwa dve iki два две שני दो 二 两 兩 두"
_THREE: Final = "three drei trois tres tre drie trzy tri uc три שלושה तीन 三 세"
_FOUR: Final = "four vier quatre cuatro quattro quatro fyra fire cztery ctyri dort четыре ארבעה चार 四 네"
_FIVE: Final = "five funf cinq cinco cinque vijf fem piec pet bes пять חמישה पांच पाँच 五 다섯"
_COUNTED: Final = {
    word: number for number, words in enumerate((_ONE, _TWO, _THREE, _FOUR, _FIVE), 1) for word in _set(words)
}
_KNOWN: Final = _NOUNS | _AROUND | _COUNTED.keys()
_COUNTED_JOINED: Final = re.compile("([一二两兩三四五])(?:颗星|顆星|颗|顆|つ星|星|分)|星([一二三四五])つ?")


def stars(text: str) -> int:
    """The stars of one review, 1 to 5; ValueError for halves and for anything else."""
    plain = _PLAIN.get(text)
    if plain is not None:
        return plain
    value = _told(text)
    if value is None or value != int(value) or not 1 <= value <= 5:
        raise ValueError("no whole number of stars from 1 to 5")
    return int(value)


def speaks_of_stars(text: str) -> bool:
    """Whether a cell says by itself, without its column's name, that its number means stars."""
    if text.strip().replace(".", "", 1).replace(",", "", 1).isdecimal() or "%" in text:
        return False
    try:
        stars(text)
    except (ValueError, OverflowError):
        return False
    return _has_noun(folded(text)) or "/" in text or bool(_TENTH.search(text))


def star_phrase(text: str) -> str:
    """The words at the start of a title that only repeat the stars (`4.0 out of 5 stars`), "" when there are none."""
    found = ""
    for blank in re.finditer(r"(?<=\S)(?=\s|$)", text[:80]):
        start = text[: blank.start()]
        numbers = _NUMBER.findall(folded(start))
        if len(numbers) > 2:
            break
        if len(numbers) == 2 and _has_noun(folded(start)) and _of_five(start, known=True) is not None:
            found = start
        elif found:
            break
    return found


def _told(text: str) -> float | None:
    text = text.strip()
    if not text or len(text) > _LONGEST or text[0] in "-[{":
        return None
    if text.strip("*") == "":
        return float(len(text))
    share = _SHARE.fullmatch(text)
    if share:
        return int(share[1]) / 20
    plain = _written(text)
    named = _CLASS.search(plain)
    if named:
        return float(f"{named[1]}.{named[2] or 0}")
    numbers = _NUMBER.findall(plain)
    if len(numbers) > 1:
        return _of_five(text)
    return None if _strange(plain) else _single(text, plain, numbers)


def _single(text: str, plain: str, numbers: list[str]) -> float | None:
    """The one thing among words about stars that can tell their number: digits, drawn stars, a word."""
    if numbers:
        return _value(numbers[0])
    drawn = len(_FULL.findall(text))
    return float(drawn) if drawn or _EMPTY.search(text) else _counted(plain)


def _written(text: str) -> str:
    """What stands beside drawn stars, folded."""
    return folded(_EMPTY.sub("", _FULL.sub("", text)))


def _of_five(text: str, *, known: bool = False) -> float | None:
    """What `4.0 out of 5` says in any order; unless the words must be `known`, with tenths in any language."""
    plain = _written(text)
    numbers = _NUMBER.findall(plain)
    values = {_value(number) for number in numbers}
    if len(values) > 2 or max(values) != 5 or "5" not in numbers:
        return None
    if "/" in plain and numbers[-1] != "5":
        return None
    apart = "/" in plain or bool(_BETWEEN.sub("", plain))
    if not apart or (_strange(plain) and (known or len(numbers) != 2 or not _TENTH.search(plain))):
        return None
    return min(values)


def _value(number: str) -> float:
    return float(number.replace(",", ".").replace("٫", "."))


def _strange(plain: str) -> bool:
    """Whether words stand there that don't speak of stars."""
    return any(
        word not in _KNOWN and not _JOINED.fullmatch(word) and not _COUNTED_JOINED.fullmatch(word)
        for word in _words(plain)
    )


def _words(plain: str) -> list[str]:
    return [word for word in _BETWEEN.split(plain) if word]


def _has_noun(plain: str) -> bool:
    return bool(_FULL.search(plain)) or any(
        word in _NOUNS or (re.search("[星별]", word) and (_JOINED.fullmatch(word) or _COUNTED_JOINED.fullmatch(word)))
        for word in _words(plain)
    )


def _counted(plain: str) -> float | None:
    """`One star`, `一星`: the only number that is written in letters."""
    words = _words(plain)
    joined = [match for match in map(_COUNTED_JOINED.fullmatch, words) if match]
    told = [_COUNTED[match[1] or match[2]] for match in joined]
    if not told and (len(words) == 1 or _has_noun(plain)):
        told = [_COUNTED[word] for word in words if word in _COUNTED]
    return float(told[0]) if len(set(told)) == 1 else None
