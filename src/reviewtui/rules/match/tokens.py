"""A text as words that know where they stand: folded so that disguises read like what they imitate."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from enum import IntEnum
from functools import lru_cache, partial
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.rules.match.misspellings import SLIPS

if TYPE_CHECKING:
    from collections.abc import Sequence

READ_AT_MOST: Final = 20_000
"""Characters that the word rules read; a letter five times as long as any door takes is refused by its length."""

LONGEST_WORD: Final = 60
"""Characters of a word that are looked at."""


class TokenKind(IntEnum):
    """What a token is: a word, a mark inside a sentence, or the end of a sentence."""

    WORD = 0
    MARK = 1
    END = 2


class Token(NamedTuple):
    """One word or mark; `word` is its folded form, `start` and `end` its place in the text as written."""

    word: str
    start: int
    end: int
    kind: TokenKind = TokenKind.WORD


_new: Final = tuple.__new__
_made: Final = partial(_new, Token)
"""A token of a tuple: half of the time of a call with four values."""
_WORD: Final = TokenKind.WORD
_END: Final = TokenKind.END
_ALL_WORDS: Final = repeat(_WORD)
_ALL_TOKENS: Final = repeat(Token)

_CJK: Final = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f"
_JOINED: Final = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN: Final = re.compile(
    rf"(?P<cjk>[{_CJK}]+)"
    r"|(?P<rank>(?<![\w.,])[1-5]\*(?![\w*]))"
    r"|(?P<number>[0-9]+(?:[.,:/][0-9]+)*(?![^\W\d_])%?)"
    rf"|(?P<word>[^\W_{_CJK}][{_JOINED}]*(?:(?:[^\W_{_CJK}]|[@*$!|\u00b4'\u2019\u02bc`](?=[^\W_{_CJK}]))[{_JOINED}]*)*)"
    r"|(?P<stars>[\u2605\u2606\u2b50]+)"
    r"|(?P<break>\n[ \t]*\n\s*)"
    r"|(?P<end>[.!?\u2026]+(?=[\s\"'\u201d\u2019\u00bb)]|$)|[\u3002\uff01\uff1f])"
    r"|(?P<mark>[,;:()\[\]\u2013\u2014\u3001\uff0c]|(?<=\s)-(?=\s)|\n[-*\u2022])"
)
_SPACED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*]){3,24}[^\W\d_](?![^\W_])")
_ALIKE: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0432\u043d\u043a\u043c\u0442\u0501\u051b\u051d"
    "\u03bf\u03b1\u03b5\u03b9\u03c1\u03c5\u03bd\u03ba\u03c4\u03c7\u0131\u0261\u0251\u03c9",
    "aeopcyxisjbhkmtdqwoaeipuvktxigaw",
)
_LEET: Final = str.maketrans("013457@$!|", "oieastasil")
_STRIPPED: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")
_TAILS: Final = {
    "'re": ("are",), "'ve": ("have",), "'ll": ("will",), "'d": ("would",), "'m": ("am",), "n't": ("not",),
    "'s": ("is",),
}  # fmt: skip


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The word without capitals, accents, invisible characters and letters borrowed from other alphabets."""
    if word.isascii():
        return word.lower()
    folded = _STRIPPED.sub("", unicodedata.normalize("NFKD", word))
    folded = unicodedata.normalize("NFC", folded).casefold().replace("\u2019", "'").replace("\u02bc", "'")
    latin = folded.translate(_ALIKE)
    if latin.isascii() or any("a" <= letter <= "z" for letter in folded):
        folded = latin
    return folded.replace("\u00b4", "'").replace("`", "'")


@lru_cache(maxsize=8192)
def _unmasked(word: str) -> str:
    """``rev1ew`` and ``st@rs`` as they are meant; numbers and plain words stay."""
    if word.isalpha() or word.isdigit():
        return word
    letters = sum(letter.isalpha() for letter in word)
    plain = word.translate(_LEET)
    return plain if letters >= 2 and plain.isalpha() and letters * 2 >= len(word) and word[-1].isalpha() else word


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    """The words in a written word: ``we'd`` is two, ``l'avis`` too."""
    if "'" not in word:
        return (word,)
    if word in {"can't", "won't", "shan't"}:
        return ({"can't": "can", "won't": "will", "shan't": "shall"}[word], "not")
    for tail, meant in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return (word[: -len(tail)], *meant)
    head, _, rest = word.partition("'")
    return (head, rest.replace("'", "")) if len(head) <= 2 else (word.replace("'", ""),)


@lru_cache(maxsize=8192)
def _words(written: str) -> tuple[str, ...]:
    word = _unmasked(fold(written[:LONGEST_WORD]))
    return _parts(SLIPS.get(word, word))


_ALL_CJK: Final = re.compile(f"[{_CJK}]+")
_FIRST_OTHER: Final = "\u0250"
"""Where the letters of western languages end."""


def words_in(text: str) -> list[str]:
    """The words in a bit of text without a blank, as `tokens` finds them; packs hold tens of thousands of them."""
    if text.isalpha():
        if max(text) < _FIRST_OTHER:
            return list(_words.__wrapped__(text))
        if _ALL_CJK.fullmatch(text):
            return list(map(fold, text))
    return [token.word for token in tokens(text) if token.kind is TokenKind.WORD]


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, at most `READ_AT_MOST` characters of it."""
    found: list[Token] = []
    text = text[:READ_AT_MOST]
    spaced = {match.start(): match.end() for match in _SPACED.finditer(text)}
    skip_to = 0
    take = found.append
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        kind = match.lastgroup
        if kind == "word":
            if start in spaced:
                skip_to = spaced[start]
                joined = "".join(filter(str.isalpha, text[start:skip_to]))
                take(Token(fold(joined), start, skip_to))
                continue
            for part in _words(match[0]):
                take(_made((part, start, end, _WORD)))
        elif kind == "cjk":
            each = zip(map(fold, match[0]), range(start, end), range(start + 1, end + 1), _ALL_WORDS, strict=False)
            found += map(_new, _ALL_TOKENS, each)
        else:
            found += _read(match, kind)
    return found


def _read(match: re.Match[str], kind: str | None) -> list[Token]:
    start, end = match.span()
    if kind in {"end", "break"}:
        return [Token(".", start, end, TokenKind.END)]
    if kind == "mark":
        return [Token(",", start, end, TokenKind.MARK)]
    if kind == "rank":
        return [Token(match[0][0], start, end), Token("stars", start, end)]
    if kind == "stars":
        return [Token(str(end - start), start, end), Token("stars", start, end)]
    return [Token(fold(match[0][:LONGEST_WORD]), start, end)]


def sentences(found: list[Token]) -> list[tuple[int, int]]:
    """The sentences as ranges of token numbers, their end mark included."""
    ranges: list[tuple[int, int]] = []
    begin = 0
    for number, (_, _, _, kind) in enumerate(found):
        if kind is _END:
            if number > begin:
                ranges.append((begin, number + 1))
            begin = number + 1
    if begin < len(found):
        ranges.append((begin, len(found)))
    return ranges


def sentence_of(ranges: Sequence[tuple[int, int]], number: int) -> tuple[int, int]:
    """The sentence in which a token stands, as a range of token numbers."""
    at = bisect_right(ranges, number, key=lambda each: each[0]) - 1
    return ranges[max(at, 0)]
