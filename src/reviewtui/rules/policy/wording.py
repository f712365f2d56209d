# ruff: noqa: SIM905 - a list of words reads better whole
"""What a finding marks, and what can stand in the place of the marked words so that a decent letter remains."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.finding import Finding, Mend
from reviewtui.rules.match.spans import Spans
from reviewtui.rules.match.tokens import TokenKind, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.rules.match.matcher import Document
    from reviewtui.rules.packs.model import Pack, RuleTraits

    Range = tuple[int, int]

_PARTING: Final = ",;\u2013\u2014-"
"""Marks after which a part of a sentence may be taken off."""

_JOINERS: Final = frozenset(
    """and but so or then please kindly could would can we i you it perhaps maybe hopefully now might feel
    und aber oder bitte konnten wurden wir ich sie vielleicht et mais ou merci veuillez pourriez nous vous peut
    y pero o podria nos le quiza e ma potrebbe ci la forse""".split()
)
"""Words with which such a part begins: what stands before it is a sentence by itself."""

_DEPENDENT: Final = frozenset(
    """do not no nothing
    if when whenever once as after since because although though while should now before unless until in with for to
    please kindly perhaps maybe so and also however therefore next by on at of from upon given should had were
    wenn falls sobald nachdem da weil obwohl wahrend bevor sollten bitte vielleicht jetzt nun im bei mit nach
    si quand lorsque des apres comme puisque avant une maintenant dans avec pour cuando tras despues como antes ahora en
    con para una se quando appena dopo poiche prima ora nel per""".split()
)
"""Words with which a sentence begins that would hang in the air without its second part."""

_LINKS: Final = frozenset("and but so or und aber oder et mais ou y pero o e ma".split())
"""Words that may part a sentence without a mark, before one of the others."""

_SUBJECTS: Final = frozenset(
    "you we i please if could would perhaps sie wir ich bitte wenn vous nous si usted lei".split()
)

_GREETING: Final = frozenset(
    "dear hi hello hey good my hallo liebe lieber guten bonjour cher chere hola estimado estimada ciao gentile".split()
)

_GREETS: Final = 4
"""Words of a greeting that stands in one line with the sentence."""

_SHORT_LINE: Final = 50
"""Characters of a line that ends because it is done and not because it is full."""


def widened(text: Document, hit: Range, span: str, ranges: Sequence[Range]) -> Range:
    """The characters that a finding marks: the words found (a range of tokens), their clause or their sentence."""
    if span == "match":
        return text.span(*hit)
    tokens, source = text.tokens, text.source
    begin, _ = sentence_of(ranges, hit[0])
    _, end = sentence_of(ranges, hit[1] - 1)
    begin, end = _own_lines(text, begin, end, hit)
    part = _clause(text, begin, hit[0]) if span == "clause" else begin
    last = tokens[end - 1]
    if part > begin and source[tokens[part - 1].start] != ",":
        # ", and we would love ..." goes with the mark before it, while the full stop stays
        start, ends = tokens[part - 1].end, ".\u2026\u3002\n"
    else:
        start, ends = tokens[part].start, "\n"
    if last.kind is TokenKind.END and end - 1 > part and source[last.start] in ends:
        return start, tokens[end - 2].end
    return start, last.end


def _own_lines(text: Document, begin: int, end: int, hit: Range) -> Range:
    """The sentence without the greeting above and the name below it: lines that end before they are full."""
    ends = _lines(text)
    above, below = bisect_right(ends, hit[0]) - 1, bisect_left(ends, hit[1])
    if above >= 0 and ends[above] > begin:
        begin = ends[above]
    if below < len(ends) and ends[below] < end:
        end = ends[below]
    return begin, end


@lru_cache(maxsize=4)
def _lines(text: Document) -> tuple[int, ...]:
    """The tokens before which a line ends that is no full one; found once for all findings in a text."""
    return tuple(number for number in range(1, len(text.tokens)) if _line_ends(text, number))


def _line_ends(text: Document, number: int) -> bool:
    before, start = text.tokens[number - 1].end, text.tokens[number].start
    at = text.source.find("\n", before, start)
    if at < 0:
        return False
    length = at - (text.source.rfind("\n", 0, at) + 1)
    stop = text.source.find("\n", start)
    following = (len(text.source) if stop < 0 else stop) - start
    return length < _SHORT_LINE or (following < _SHORT_LINE and text.source[start].isupper())


def _clause(text: Document, begin: int, first: int) -> int:
    """The token at which the part with the words found begins, when what stands before it is a sentence by itself.

    The part begins with its mark or its "and"; behind a greeting it begins after the comma.
    """
    tokens, parts = text.tokens, _parts(text)
    if tokens[begin].word in _DEPENDENT:
        return begin
    at = bisect_left(parts, first) - 1
    part = parts[at] if at >= 0 and parts[at] > begin else begin
    if tokens[begin].word in _GREETING:
        for number in range(min(first - 1, begin + _GREETS), max(begin, part - 1), -1):
            if tokens[number].kind is TokenKind.MARK and text.source[tokens[number].start] == ",":
                return number + 1
    return part


@lru_cache(maxsize=4)
def _parts(text: Document) -> tuple[int, ...]:
    """The marks and linking words of a text behind which another sentence could begin; found once, like the lines."""
    tokens, found = text.tokens, []
    for number in range(1, len(tokens) - 1):
        token, following = tokens[number], tokens[number + 1].word
        if token.kind is TokenKind.MARK:
            mark = text.source[token.start]
            if mark in _PARTING and (mark != "," or following in _JOINERS):
                found.append(number)
        elif token.word in _LINKS and following in _SUBJECTS and tokens[number - 1].kind is TokenKind.WORD:
            found.append(number)
    return tuple(found)


def settled(
    letter: str,
    findings: Sequence[Finding],
    packs: Sequence[Pack],
    abouts: Mapping[str, RuleTraits],
    written: str,
    *,
    public: bool = False,
) -> list[Finding]:
    """The findings with those of one rule that overlap made one, each with words that fit where it stands.

    In a `public` reply nobody can "answer this message": there the words found simply go.
    """
    own = _rewrites(packs[0]) if packs and (not written or packs[0].language == written) else {}
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda finding: (finding.rule, finding.start, -finding.end)):
        before = kept[-1] if kept else None
        if before and before.rule == each.rule and each.start < before.end and before.severity is each.severity:
            end = max(before.end, each.end)
            kept[-1] = replace(before, end=end, quote=letter[before.start : end])
        else:
            kept.append(each)
    wholes = _wholes(kept, abouts)
    kept = [_as_part(each, wholes.get(abouts[each.rule].part_of)) for each in kept]
    inside = {(each.start, each.end): rule for rule, whole in wholes.items() for each in whole.findings}
    said = lru_cache(None)(lambda rewrite: rewrite in letter)
    if public:
        return [replace(each, rewrite=_fitted("", letter, each, said)) if each.rule in own else each for each in kept]
    return [
        replace(each, rewrite=_fitted(own.get(rule, each.rewrite), letter, each, said))
        for each in kept
        for whole in [inside.get((each.start, each.end)) if each.mend is Mend.CUT else None]
        for rule in [whole or each.rule]
    ]


class _Whole(NamedTuple):
    """The findings of a rule that others are a part of, in their order."""

    findings: list[Finding]
    spans: Spans


def _wholes(findings: Sequence[Finding], abouts: Mapping[str, RuleTraits]) -> dict[str, _Whole]:
    found: dict[str, _Whole] = {}
    for rule in sorted({about.part_of for about in abouts.values()} - {""}):
        whole = sorted((each for each in findings if each.rule == rule), key=lambda each: (each.start, each.end))
        found[rule] = _Whole(whole, Spans((each.start, each.end) for each in whole))
    return found


def _as_part(finding: Finding, whole: _Whole | None) -> Finding:
    """A wish for a better review inside a bargain goes together with the bargain."""
    number = whole.spans.first(finding.start, finding.end) if whole else None
    if whole is None or number is None:
        return finding
    each = whole.findings[number]
    return replace(finding, start=each.start, end=each.end, quote=each.quote)


def _rewrites(pack: Pack) -> dict[str, str]:
    return {rule.about.rule: rule.about.rewrite for rule in reversed(pack.rules) if rule.about.rewrite}


def _fitted(rewrite: str, letter: str, finding: Finding, said: Callable[[str], bool]) -> str:
    """The rewrite as it must be written at this place: nothing is said twice, and every sentence gets its end."""
    if rewrite.strip() and said(rewrite.strip()):
        rewrite = ""
    if finding.quote[:1] not in {" ", *_PARTING}:
        goes_on = letter[: finding.start].rstrip(" ").endswith(",")
        return rewrite[:1].lower() + rewrite[1:] if goes_on else rewrite
    full_stop_follows = letter[finding.end : finding.end + 1] in {".", "\u2026", "\u3002"}
    if not rewrite:
        return "" if full_stop_follows else "."
    return ". " + (rewrite.rstrip(".") if full_stop_follows else rewrite)


def spread(
    text: Document, findings: Sequence[Finding], abouts: Mapping[str, RuleTraits], ranges: Sequence[Range]
) -> list[Finding]:
    """Findings of single characters (an address, a number) as wide as their rules say."""
    starts = [token.start for token in text.tokens]
    wide: list[Finding] = []
    for each in findings:
        span = abouts[each.rule].span
        first = max(0, bisect_right(starts, each.start) - 1)
        last = bisect_left(starts, each.end)
        if span != "match" and first < last and each.start < each.end:
            start, end = widened(text, (first, last), span, ranges)
            start, end = min(start, each.start), max(end, each.end)
            wide.append(replace(each, start=start, end=end, quote=text.source[start:end]))
        else:
            wide.append(each)
    return wide
