"""Which sentences of a letter say back what happened to its buyer, and which only sound like it.

Two ways lead there. By its **complaint words** (`_with_faults`): a sentence that names a fault and a word of the
buyer's own. By its **form** (`_Narration`): a clause in the past whose subject is the buyer or a thing of theirs
("your cake stand arrived in two pieces"), with at least one content word that not every letter says. A clause is cut
where the letter turns to what comes next (an offer, a question), and clauses that are conditional, about the future,
or about the seller are none. English only has the second way: its lists (`past`, `not_past`, `idle_past`) stand in
the pack.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reviewtui.rules.courtesy.reading import Tellings, meant
from reviewtui.rules.courtesy.turning import before_turn
from reviewtui.rules.match.spans import Span, Spans
from reviewtui.rules.match.tokens import TokenKind

if TYPE_CHECKING:
    from reviewtui.rules.courtesy.reading import LetterReading
    from reviewtui.rules.match.tokens import Token

FAR: Final = 80
"""Words of a sentence that are looked at before and behind a verb of the past."""


def specific(reading: LetterReading) -> bool:
    """Whether some sentence tells what happened, with a thing or a time in it that is the buyer's own."""
    return _with_faults(reading) or bool(tellings(reading))


def without_offers(reading: LetterReading) -> list[Token]:
    """The words of the sentences of a letter that offer and ask nothing, and are not hollow or against the buyer."""
    offers = Spans([*reading.offers(), *reading.asked()])
    hollow = Spans(
        [*reading.ruled("against", "empty-apology"), *reading.chars(reading.spans("undone")), *reading.general()]
    )
    kept = [
        span
        for span in reading.ranges
        if not offers.begin_in(*span) and not hollow.meet(*reading.text.span(*span)) and reading.has_stance(*span)
    ]
    kept += [
        part
        for part in (before_turn(reading, *span) for span in reading.ranges if offers.begin_in(*span))
        if part and not hollow.meet(*reading.text.span(*part))
    ]
    whole = Spans(kept)
    kept += [span for span in tellings(reading) if not whole.meet(span[0], span[0] + 1)]
    return meant(reading.text, reading.pack, sorted(kept)) if kept else []


def _with_faults(reading: LetterReading) -> bool:
    """Whether some sentence tells what happened by the words for complaints."""
    text, lists = reading.text, reading.words_of
    vague, alone = lists("vague"), lists("alone")
    unsaid = lists("stop", "generic", "empty", "vague", "unsaid", "abstract")
    wrong = sorted(reading.wrong)
    offered, asked = Spans(reading.offers()), Spans(reading.asked())
    story = Spans(span for span in reading.spans("told") if not offered.meet(*span))
    undone = Spans(reading.chars(reading.spans("undone")))
    apologies = Spans(span for span in reading.meant() if not undone.meet(*span))
    ahead = Spans([*offered.sorted, *asked.sorted])
    forward = Spans(reading.chars(ahead.sorted))
    hollow = Spans([*reading.ruled("against", "empty-apology"), *reading.general()])
    asking, phrases = Spans(reading.ruled("request")), Spans(reading.ruled("phrase"))
    said = [*reading.spans("responsibility"), *reading.spans("apology")]
    owned = {at for first, last in said for at in range(first, last)}
    signs = reading.pack.language == "ja"  # its words are single signs, two of which say nothing yet
    ours, theirs = Spans(reading.spans("ours")), Spans(reading.spans("theirs"))
    for first, end in reading.ranges:
        begin = _after_greeting(reading, first, end)
        span = text.span(begin, end)
        told = story.begin_in(begin, end)
        sorry = apologies.meet(*span)
        offers = forward.begin_in(*span)
        question = asked.begin_in(begin, end)
        if hollow.meet(*span) or (undone.meet(*span) and not told):
            continue
        offering = not sorry and (question or (offers and not told))
        until = _before_offer(reading, ahead, begin, end) if offering else end
        if not sorry and not told and asking.meet(*span):
            continue
        words = {
            at: token.word
            for at, token in enumerate(text.tokens[begin:until], begin)
            if not token.kind and not (phrases and phrases.meet(token.start, token.end))
        }
        named = [at for at in wrong[bisect_left(wrong, begin) : bisect_left(wrong, until)] if at in words]
        hits = [at for at in named if words[at] not in vague]
        known = frozenset(hits)
        own = [at for at, word in words.items() if word not in unsaid and at not in known and not _name(reading, at)]
        if (own and (hits or told)) or (hits and words[hits[0]] in alone):
            return True
        offer = next((start for start, _ in offered.beginning(begin, end)), end)
        if sorry and not signs and sum(at not in owned and at < offer for at in own) >= 2:
            return True
        if named and len(own) >= 3 and theirs.begin_in(begin, end) and not ours.begin_in(begin, end):
            return True
    return False


def accounts(reading: LetterReading) -> list[list[Token]]:
    """The words of what tells of something past, be it the buyer or not: for comparing with the review."""
    return [meant(reading.text, reading.pack, [span]) for span in _told(reading).anybodys]


def tellings(reading: LetterReading) -> list[Span]:
    """The parts of sentences that tell the buyer of something past with a word of their own in it, whatever it was.

    Someone's past doing is a verb of the past with what stands nearest before it as its subject: "you", "your cake
    stand", or a thing in a sentence that also says "you". What we did is one only when the pack says so ("misdone").
    A sentence with "you" and three words of somebody's own is one too, as long as nothing in it looks ahead.
    """
    return _told(reading).theirs


def _told(reading: LetterReading) -> Tellings:
    if reading.tellings is None:
        reading.tellings = _Narration(reading).find()
    return reading.tellings


_THEIRS: Final = frozenset(["you", "your", "yours"])
_OURS: Final = frozenset(["i", "we", "our", "my", "us", "he", "she", "they"])
_THINGS: Final = frozenset(["the", "a", "an", "this", "that", "these", "those", "it", "its", "one", "two", "both"])
_CONJUNCTIONS: Final = frozenset(
    ["but", "when", "while", "although", "though", "instead", "because", "where", "whereas"]
)
_MIGHT: Final = frozenset(["if", "unless", "whether", "should", "may", "might", "can", "will", "please", "to", "once"])
_NOW: Final = frozenset(["today", "tonight", "tomorrow"])
_AHEAD: Final = _NOW | frozenset(["will", "shall", "may", "might", "if", "please", "let", "hope"])
_COULD: Final = frozenset(["would", "could", "did", "was", "were", "had"])
_DENIED: Final = frozenset(["do", "does", "is", "are", "has"])
"""What tells with "not", the second not of "you": "you do not need to return it"."""


class _Narration:
    """Finds the clauses of a letter that narrate something past; the lists of its pack are asked for once."""

    def __init__(self, reading: LetterReading) -> None:
        lists = reading.words_of
        self._reading = reading
        self._tokens = reading.text.tokens
        self._forward = sorted(start for start, _ in [*reading.firm(), *reading.asked()])
        self._past, self._never = lists("past"), lists("not_past")
        self._idle, self._untold, self._remedies = lists("idle_past"), lists("untold"), lists("remedies")
        self._nobodys = lists(
            "stop", "generic", "empty", "vague", "unsaid", "abstract", "past", "idle_past", "greeting", "untold"
        )
        self._boilerplate = Spans(reading.ruled("phrase"))
        self._phrases = Spans(reading.ruled("empty-apology", "phrase"))
        self._misdone = {start for start, _ in reading.spans("misdone")}

    def find(self) -> Tellings:
        """At most one part of each sentence."""
        reading = self._reading
        found = Tellings([], [])
        if not self._past:
            return found
        undone = reading.chars(reading.spans("undone"))
        hollow = Spans([*reading.ruled("against", "request"), *reading.general(), *undone])
        for first, end in reading.ranges:
            begin = _after_greeting(reading, first, end)
            if reading.questions(end) or hollow.meet(*reading.text.span(begin, end)):
                continue
            theirs = any(self._tokens[at].word in _THEIRS for at in range(begin, end))
            span = self._part(begin, end) or (self._plain(begin, end) if theirs else None)
            if span:
                found.anybodys.append(span)
                if theirs:
                    found.theirs.append(span)
        return found

    def _part(self, begin: int, end: int) -> Span | None:
        """The first part of a sentence that tells of something past."""
        for at in range(begin, end):
            if at in self._misdone:
                span = (at, min(end, at + FAR))
            elif self._is_past(at) and not self._boilerplate.meet(*self._tokens[at][1:3]):
                start = self._subject(at, max(begin, at - FAR))
                if start is None:
                    continue
                span = (start, self._until(at, min(end, at + FAR)))
            else:
                continue
            now = at not in self._misdone and any(each.word in _NOW for each in self._tokens[slice(*span)])
            if not now and self._own(span):
                return span
        return None

    def _plain(self, begin: int, end: int) -> Span | None:
        """A whole sentence that holds enough of somebody's own, and nothing that looks ahead or speaks of us."""
        tokens = self._tokens
        words = {one.word for one, after in pairwise(tokens[begin:end]) if after.word != "not"}
        about = next((each.word for each in tokens[begin:end] if each.word in _THEIRS | _OURS), "")
        if words & _AHEAD or words & self._untold or words & self._remedies or about in _OURS:
            return None
        if self._until(begin - 1, end) < end:
            return None
        return (begin, end) if self._own((begin, end)) >= 3 else None

    def _subject(self, at: int, begin: int) -> int | None:
        """Where the part of a sentence begins whose subject did what the verb `at` says, where it is not ours."""
        thing = theirs = False
        start = at
        idle = self._tokens[at].word in self._idle or self._tokens[at].word in _DENIED
        while start > begin:
            word, kind = self._tokens[start - 1].word, self._tokens[start - 1].kind
            if not (thing or theirs):
                if word in _OURS or (idle and word == "you"):
                    return None
                theirs = word in _THEIRS
                thing = word in _THINGS or word.isdigit()
            if word in _MIGHT:
                return None
            if (kind and (thing or theirs)) or word in _CONJUNCTIONS:
                break
            start -= 1
        if not (thing or theirs):
            return None
        part = {token.word for token in self._tokens[start : at + 1]}
        if part & self._untold or part & self._remedies or self._until(start - 1, at + 1) <= at:
            return None
        return start

    def _until(self, at: int, end: int) -> int:
        """Where something behind a token looks ahead; `end` where nothing does before it."""
        number = bisect_right(self._forward, at)
        return min(end, self._forward[number]) if number < len(self._forward) else end

    def _is_past(self, at: int) -> bool:
        word, _, _, kind = self._tokens[at]
        if kind:
            return False
        if word in _DENIED or word in _COULD:
            return at + 1 < len(self._tokens) and self._tokens[at + 1].word in {"not", "never"}
        return word in self._past or self._ends_past(word)

    def _ends_past(self, word: str) -> bool:
        return word.endswith("ed") and len(word) > 4 and word not in self._never

    def _own(self, span: Span) -> int:
        """How many words in a part are somebody's own: no verbs of the past, nothing that every letter says."""
        return len(
            {
                token.word
                for token in self._tokens[slice(*span)]
                if not token.kind
                and token.word not in self._nobodys
                and not token.word.endswith("ly")
                and not self._ends_past(token.word)
                and not self._phrases.meet(*token[1:3])
            }
        )


def _name(reading: LetterReading, at: int) -> bool:
    """Whether a word is a name that is spoken to: "I'm sorry, Fay, and a bit ashamed"."""
    tokens = reading.text.tokens
    if not 0 < at < len(tokens) - 1 or not tokens[at - 1].kind or not tokens[at + 1].kind:
        return False
    return reading.text.source[tokens[at].start].isupper()


def _before_offer(reading: LetterReading, offers: Spans, begin: int, end: int) -> int:
    """Where the part of a sentence ends that a mark parts from its offer: "one cracked: a new one left"."""
    first = next((start for start, _ in offers.beginning(begin, end)), begin)
    marks = (at for at in range(first - 1, begin, -1) if reading.text.tokens[at].kind is TokenKind.MARK)
    return next(marks, begin)


def _after_greeting(reading: LetterReading, begin: int, end: int) -> int:
    """Where a sentence begins that may open with "Hi Anna,"."""
    tokens = reading.text.tokens
    if tokens[begin].word not in reading.words_of("greeting"):
        return begin
    marks = (at for at in range(begin + 1, min(begin + 5, end - 1)) if tokens[at].kind is TokenKind.MARK)
    return next(marks, begin - 1) + 1
