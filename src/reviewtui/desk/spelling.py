"""Which slips of a letter are told: not the words that the seller, the buyer or the product brought along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from reviewtui.domain.finding import SPELLING, Finding, Mend, Severity
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST: Final = 5
"""So many slips are told at once: more would be noise while somebody types."""
_SOURCE: Final = "Amazon's style rules for messages: no spelling or grammar errors."
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ENDS_SENTENCE: Final = re.compile(r"(?:^|[.!?:\n][\"'\u201d\u2019)]*)\s*$")
_VARIANTS: Final = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("ysi", "yzi"), ("tre", "ter"),
    ("ll", "l"), ("ogue", "og"), ("grey", "gray"), ("ence", "ense"), ("mme", "m"), ("aeo", "eo"), ("aes", "es"),
    ("ewellery", "ewelry"), ("tyre", "tire"), ("cheque", "check"), ("kerb", "curb"), ("mould", "mold"),
)  # fmt: skip
"""How the English of one country is that of another."""
_RIGHT: Final = frozenset(["metre", "litre", "centimetre", "millimetre", "kilometre", "carabiner", "cafetiere"])
"""Words of shops that a dictionary may lack."""


class Slip(NamedTuple):
    """A slip of spelling or grammar in ``text[start:end]``, what would be right (the likeliest first), and whether it
    is a word that the dictionary doesn't know.
    """

    start: int
    end: int
    better: tuple[str, ...] = ()
    unknown: bool = True


class Speller(Protocol):
    """Finds slips in texts of one language, once it is loaded; until then none, unless one wants to wait."""

    @property
    def language(self) -> str:
        """The language that it knows."""

    def warm(self) -> None:
        """Begin to load, without waiting."""

    def slips(self, text: str, *, wait: bool = False) -> Sequence[Slip]:
        """The slips of a text in their order."""


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, in small letters: they are known as right."""
    return frozenset(_plain(each) for text in texts for each in _WORD.findall(text))


def slips_told(letter: str, slips: Sequence[Slip], known: frozenset[str]) -> tuple[Finding, ...]:
    """The slips as findings of a letter, the first few."""
    told = [each for each in slips if _is_slip(letter, each, known)]
    return tuple(_findings(letter, told[:MOST]))


def _findings(letter: str, slips: Iterable[Slip]) -> Iterator[Finding]:
    for slip in slips:
        quote = letter[slip.start : slip.end]
        better = _best(quote, slip.better)
        why = "This word is not in the dictionary." if slip.unknown else "This looks like a slip of grammar or typing."
        yield Finding(SPELLING, Severity.WARN, slip.start, slip.end, quote, why, better, _SOURCE, mend=Mend.REPLACE)


def _is_slip(letter: str, slip: Slip, known: frozenset[str]) -> bool:
    quote = letter[slip.start : slip.end]
    words = _WORD.findall(quote)
    if max(map(len, words), default=0) < 2 or any(each.isdigit() or each == "\n" for each in quote):
        return False
    if _unfinished(letter, slip.end) or not (slip.unknown or slip.better):
        return False
    if _part_of_more(letter, slip) or all(_plain(each) in known for each in words):
        return False
    if not slip.unknown:
        return True
    name = quote[0].isupper() and not _ENDS_SENTENCE.search(letter[: slip.start])
    right = _plain(quote).removesuffix("s") in _RIGHT or _other_english(quote, slip.better)
    return not (name or right or any(each.isupper() for each in quote[1:]))


def _unfinished(letter: str, end: int) -> bool:
    """Whether a word ends its paragraph without a mark: it may still be being typed."""
    return end == len(letter) or letter[end] == "\n"


def _part_of_more(letter: str, slip: Slip) -> bool:
    """Whether the words are part of an address, a number or a hole of a template."""
    before, after = letter[max(0, slip.start - 1) : slip.start], letter[slip.end : slip.end + 2]
    return before in tuple("@./{_#&+") or after[:1] in tuple("@_}/+&") or (after[:1] == "." and after[1:].isalnum())


def _other_english(word: str, better: Sequence[str]) -> bool:
    """Whether a word is right in another country's English."""
    return any(_american(word) == _american(each) for each in better)


def _american(word: str) -> str:
    word = _plain(word)
    for british, american in _VARIANTS:
        word = word.replace(british, american)
    return word


def _best(word: str, better: Sequence[str]) -> str:
    """The proposal that is most like the word; of equals the first."""
    if not better:
        return ""
    from difflib import SequenceMatcher

    def like(each: str) -> tuple[bool, float]:
        return sorted(each.lower()) == sorted(word.lower()), round(SequenceMatcher(None, word, each).ratio(), 1)

    return max(better[:5], key=like)


def _plain(word: str) -> str:
    small = clean(word).casefold().replace("\u2019", "'")
    return small.removesuffix("'s").removesuffix("'")
