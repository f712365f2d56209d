"""Checking a letter before it leaves: courtesy, coverage, Amazon's rules, all offline.

The rules are loaded on the first check, never at start. A check is pure: what it needs of the store is `about` a case
and fetched first, so that `judge` can run on a thread of its own and no save waits for it.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from reviewtui.desk import ranking
from reviewtui.desk.naming import short
from reviewtui.desk.own_commands import still_by_command
from reviewtui.desk.ports import Cases, Drafts
from reviewtui.desk.refusals import Refused
from reviewtui.desk.spelling import slips_told, words_of
from reviewtui.domain.doors import LANGUAGES
from reviewtui.domain.finding import BY_COMMAND, CheckResult, Finding, Mend, Scope, Severity
from reviewtui.domain.frame import BARE, Frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.desk.framing import Framing
    from reviewtui.desk.own_commands import ByCommand
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.spelling import Speller
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply
    from reviewtui.rules.packs.model import RuleSet

RECENT_LETTERS = 20

TYPED_AT_MOST: Final = 8_000
"""Characters of a letter that are checked while it is written: twice what the longest door takes."""


class BrokenPack(Refused):
    """A rule file of the user's that can't be used, in one sentence: which, where, why."""


class CaseKnown(NamedTuple):
    """What a check knows of a case: the buyer's language, the review, the order and how it is named, letters lately
    sent, what stands around a letter, the words that are known as right, and what commands of the seller's wrote.
    """

    language: str
    text: str
    title: str
    order_id: str
    recent: tuple[str, ...]
    frames: Mapping[Channel, Frame] = {}
    order_sentence: str = ""
    words: frozenset[str] = frozenset()
    by_command: tuple[ByCommand, ...] = ()


class _Store(Cases, Drafts, Protocol):
    """What this part of the desk needs."""


class Checking:
    """What may be said in a letter, and what it still lacks, by the rules and by a `speller` where there is one."""

    def __init__(self, store: _Store, framing: Framing, settings: Settings, speller: Speller | None = None) -> None:
        self._store = store
        self._framing = framing
        self._settings = settings
        self._rule_files = settings.rule_files
        self._speller = speller
        self._rules: RuleSet | None = None
        self._one_at_a_time = Lock()

    def reply(self, case: int, channel: Channel, reply: Reply) -> CheckResult:
        """Check a reply to a case as the whole letter that it makes; places of findings are in that letter, of points
        in the review's text.

        A broken rule file of the user's is left out and told in the notes: the rules of the program still hold.
        """
        return self.judge_reply(reply, channel, self.about(case))

    def judge_reply(self, reply: Reply, channel: Channel, about: CaseKnown) -> CheckResult:
        """Check a reply as the whole letter that it makes, on any thread."""
        result = self.judge(reply.letter(about.frames.get(channel, BARE)), channel, about)
        wrote = next((each for each in about.by_command if still_by_command(each, reply)), None)
        return result if wrote is None else replace(result, findings=(*result.findings, _to_read(wrote.title)))

    def about(self, case: int) -> CaseKnown:
        """What a check needs to know of a case. Raises Refused for a case that isn't there."""
        review, product = ranking.known(self._store, case)
        language = review.language or LANGUAGES.get(review.marketplace, "en")
        recent = tuple(self._store.recent_letters(case, RECENT_LETTERS))
        frames = self._framing.frames(review, self._store.messages(case))
        order = self._framing.order_sentence(review)
        words = self._words(review.title, review.text, review.author, review.variant, product.title)
        known = CaseKnown(language, review.text, review.title, review.order_id, recent, frames, order, words)
        return known._replace(by_command=self._store.by_command(case, self._settings.me))

    def _words(self, *texts: str) -> frozenset[str]:
        """What is known as right beside some texts: the seller's own words. Begins to load the dictionary."""
        if self._speller is None:
            return frozenset()
        self._speller.warm()
        mine = self._settings
        return words_of([*texts, *mine.words, *mine.own_values.values(), mine.shop, mine.me, self._framing.signature()])

    def judge(self, letter: str, channel: Channel, about: CaseKnown) -> CheckResult:
        """Check a letter beside a review that is known, on any thread; broken rule files as in `reply`."""
        try:
            return self._spelt(self._judge(letter, channel, about), letter, about)
        except BrokenPack as broken:
            with_ours = self._spelt(self._judge(letter, channel, about, own_rules=False), letter, about)
            note = f"Your own rules are left out: {broken} (reviewtui doctor says more)"
            return replace(with_ours, notes=(note, *with_ours.notes))

    def _spelt(self, result: CheckResult, letter: str, about: CaseKnown, *, wait: bool = False) -> CheckResult:
        """With the slips of spelling behind everything that was found."""
        if self._speller is None or _written(letter, about.language) != self._speller.language:
            return result
        slips = slips_told(letter, self._speller.slips(letter, wait=wait), about.words)
        return replace(result, findings=(*result.findings, *slips))

    def text(self, text: str, channel: Channel, case: int | None = None, language: str = "") -> CheckResult:
        """Check a letter, with a case for its review, order and language where one is known.

        As the answer to a case it is read with the greeting and the signature that it gets; places of findings are in
        `text` all the same, those of the frame at its nearest end.

        Raises BrokenPack for a broken rule file of the user's, Refused for a case that isn't there.
        """
        about = self.about(case) if case is not None else CaseKnown("en", "", "", "", (), words=self._words())
        about = about._replace(language=language or about.language)
        body = text.strip()
        above, below, joined = about.frames.get(channel, BARE).around(body)
        if not above and not below:
            return self._spelt(self._judge(text, channel, about), text, about, wait=True)
        head = f"{above}\n\n" if above else ""
        tail = f"{'' if joined else chr(10)}\n{below}" if below else ""
        whole = f"{head}{body}{tail}"
        result = self._spelt(self._judge(whole, channel, about), whole, about, wait=True)
        shift = text.index(body) - len(head)
        return replace(result, findings=tuple(_moved(each, shift, text) for each in result.findings))

    def _judge(self, text: str, channel: Channel, about: CaseKnown, *, own_rules: bool = True) -> CheckResult:
        from reviewtui.rules.check import check_text

        # what is known of a text is remembered by the rules, and a memory has one reader at a time
        with self._one_at_a_time:
            result = check_text(
                text,
                channel=channel,
                language=about.language,
                review_text=about.text,
                review_title=about.title,
                order_id=about.order_id,
                rules=self._load(own_rules=own_rules),
                recent=about.recent,
            )
        if not about.order_sentence:
            return result
        return replace(result, findings=tuple(_with_order(each, about.order_sentence) for each in result.findings))

    def _load(self, *, own_rules: bool) -> RuleSet:
        from reviewtui.rules.packs.loading import PackError, load_rules

        try:
            rules = load_rules(self._rule_files if own_rules else ())
        except PackError as error:
            raise BrokenPack(str(error)) from error
        if rules is not self._rules:
            # the packs stay for good: the collector need not look through them while somebody types
            self._rules = rules
            gc.freeze()
        return rules

    def in_signature(self, signature: str, channel: Channel) -> str:
        """Why these words can't stand below a letter, "" when they can: a site or a number would stop every one."""
        if not signature or not channel.amazon:
            return ""
        found = self._judge(signature, channel, CaseKnown("en", "", "", "", ()), own_rules=False).findings
        return next((f"“{each.quote}”: {each.why}" for each in found if each.severity is Severity.BLOCK), "")

    def refuse_forbidden(self, case: int, channel: Channel, reply: Reply) -> None:
        """Raises Refused when the letter holds what may not leave through an Amazon door."""
        if not channel.amazon:
            return
        forbidden = [each for each in self.reply(case, channel, reply).findings if each.severity is Severity.BLOCK]
        if forbidden:
            first = forbidden[0]
            more = f" (and {len(forbidden) - 1} more)" if len(forbidden) > 1 else ""
            what = f"“{short(first.quote, 60)}”" if first.quote.strip() else "The letter"
            raise Refused(f"{what} may not be sent: {first.why}{more}")


def _to_read(title: str) -> Finding:
    """What is asked once of a letter that a command of the seller's wrote."""
    why = f"Written by “{title}”; read it before it leaves."
    return Finding(BY_COMMAND, Severity.WARN, 0, 0, "", why, scope=Scope.LETTER, mend=Mend.SELLER)


def _moved(found: Finding, shift: int, text: str) -> Finding:
    """A finding in the letter as it was written; one in the frame keeps its words and stands at the nearest end."""
    start, end = (min(max(at + shift, 0), len(text)) for at in (found.start, found.end))
    return replace(found, start=start, end=end, quote=text[start:end] or found.quote)


def _with_order(found: Finding, sentence: str) -> Finding:
    """Where the order is missing that is known, the better words name it."""
    return replace(found, rewrite=sentence) if found.scope is Scope.MISSING else found


def said_in_anger(result: CheckResult) -> tuple[Finding, ...]:
    """What in a letter ten minutes of distance would say otherwise; empty for a letter that has little of it."""
    from reviewtui.rules.policy.tone import needs_pause

    return tuple(each for each in result.findings if each.heat) if needs_pause(result) else ()


def _written(letter: str, wanted: str) -> str:
    """The language of a letter: as it reads, else the buyer's."""
    from reviewtui.rules.match.language import guess
    from reviewtui.rules.match.rereading import reread

    return guess(reread(letter)) or wanted.lower()[:2]
