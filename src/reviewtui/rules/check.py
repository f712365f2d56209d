"""All checks over one letter: policy, courtesy, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.domain.channel import CARRIES, Carries
from reviewtui.domain.finding import CheckResult, Finding, Point
from reviewtui.rules.courtesy import steps as courtesy
from reviewtui.rules.courtesy.coverage import beside, causes_of, nearest_complaint, points, shared
from reviewtui.rules.match.language import guess, name_of, possible
from reviewtui.rules.match.matcher import Document, read
from reviewtui.rules.match.rereading import reread
from reviewtui.rules.match.tokens import READ_AT_MOST, Token
from reviewtui.rules.packs.loading import first_few, knows, languages, load_rules
from reviewtui.rules.policy import tone
from reviewtui.rules.policy.findings import policy
from reviewtui.rules.policy.plain import plain
from reviewtui.rules.policy.second_opinion import second_opinion
from reviewtui.rules.policy.similar import nearest
from reviewtui.rules.policy.wording import settled, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply
    from reviewtui.rules.packs.model import Pack, RuleSet

REVIEW_AT_MOST = 20_000
_FEW_WORDS = 12
"""A letter of fewer words is easily taken for one in a language next door."""
_ALIKE = frozenset({"es", "fr", "it"})
"""Whole languages whose few words are easily taken for one another's."""


def check(
    reply: Reply,
    *,
    channel: Channel,
    review_text: str = "",
    review_title: str = "",
    language: str = "en",
    order_id: str = "",
    rules: RuleSet | None = None,
    recent: Sequence[str] = (),
) -> CheckResult:
    """Check a reply in three parts. TermPlaces of findings are in `reply.letter()`, places of points in `review_text`.

    A step counts wherever it stands: an apology in the second part is an apology. `language` is the buyer's, `recent`
    are letters lately sent.
    """
    return check_text(
        reply.letter(),
        channel=channel,
        language=language,
        review_text=review_text,
        review_title=review_title,
        order_id=order_id,
        rules=rules,
        recent=recent,
    )


def check_text(
    text: str,
    *,
    channel: Channel,
    language: str = "en",
    review_text: str = "",
    review_title: str = "",
    order_id: str = "",
    rules: RuleSet | None = None,
    recent: Sequence[str] = (),
) -> CheckResult:
    """Check a whole letter, finding the three steps anywhere in it."""
    rules = rules or load_rules()
    words = reread(text)
    wanted = language.lower().replace("_", "-").partition("-")[0] or "en"
    written = guess(words)
    asked, notes = _languages(wanted, written, possible(words, wanted))
    packs = [rules.pack(each) for each in asked]
    findings = spread(words, plain(text, rules, channel, order_id), rules.abouts, words.sentences)
    public = CARRIES[channel] is Carries.PUBLIC_TEXT
    findings = settled(text, findings + policy(words, packs, channel), packs, rules.abouts, written, public=public)
    if text.strip():
        findings += tone.tone(words, rules, channel)
        findings += _language(text, rules, channel, wanted, written, review_text)
        findings += _same(text, rules, channel, recent)
    main = rules.pack(_read_as(words, written, wanted))
    findings += second_opinion(words, main.language, rules, channel, findings)
    read_in = main.language if written else ""
    against = _against(review_text, review_title, rules, main, read_in, wanted)
    steps = courtesy.steps(words, main, findings, against)
    answered = steps.points
    notes += _notes_on(answered, review_text, review_title, wanted, read_in)
    if len(text) > READ_AT_MOST:
        notes.append(f"Only the first {READ_AT_MOST:,} characters were read.")
    return CheckResult(
        tuple(tone.worst_first(findings)),
        steps.apologize,
        steps.acknowledge,
        steps.solve,
        answered,
        tuple(notes),
    )


def _against(
    review_text: str, review_title: str, rules: RuleSet, main: Pack, read_in: str, wanted: str
) -> courtesy.ReviewRead:
    """What the steps ask of the review that a letter answers, each when it is asked."""
    body = review_text[:REVIEW_AT_MOST]
    review = f"{review_title}\n{body}" if review_title else body
    return courtesy.ReviewRead(
        _teller(review_text, review_title, wanted, rules),
        lambda words: shared(review, words, main),
        lambda words: beside(review, words, main) if _comparable(review_text, review_title, wanted, read_in) else 0,
        lambda: causes_of(review) if review.strip() else (),
        lambda: _comparable(review_text, review_title, wanted, read_in),
        lambda words: nearest_complaint(body, words, main),
    )


def _read_as(words: Document, written: str, wanted: str) -> str:
    """The language that the steps are read in: the letter's, but of a few words rather the buyer's whole rules."""
    short = sum(not token.kind for token in words.tokens) < _FEW_WORDS
    doubtful = written not in languages() or {written, wanted} <= _ALIKE
    return wanted if not written or (short and doubtful and wanted in languages()) else written


def _languages(wanted: str, written: str, maybe: Sequence[str]) -> tuple[list[str], list[str]]:
    """The languages whose rules are asked, and what to say about those that have none."""
    both = [each for each in dict.fromkeys([written, wanted]) if each]
    known = ", ".join(languages().values())
    notes = [
        f"There are no rules for {name_of(each)}: only links, addresses, numbers, emoji and length were checked, so"
        f" nothing found does not mean that nothing is wrong. Known are {known}."
        for each in both
        if not knows(each)
    ] + [
        f"Of {name_of(each)} there are only a first few rules: asking for a change or a review, bargains, contact,"
        " threats and apologies; nothing else was checked."
        for each in both
        if each in first_few()
    ]
    asked = [each for each in dict.fromkeys([*both, *maybe]) if knows(each)] or [wanted]
    return [*asked, *(["en"] if "en" not in asked else [])], notes


def _language(
    text: str, rules: RuleSet, channel: Channel, wanted: str, written: str, review_text: str
) -> list[Finding]:
    theirs = guess(read(review_text[:2000])) if review_text else ""
    about = rules.about("language")
    level = about.level(channel)
    if not written or written in {wanted, theirs} or level is None or (len(text.split()) < 4 and written != "ja"):
        return []
    why = f"The letter seems to be in {name_of(written)}, the buyer's language is {name_of(theirs or wanted)}."
    return [about.finding(text, level, 0, min(len(text), READ_AT_MOST), why)]


def _same(text: str, rules: RuleSet, channel: Channel, recent: Sequence[str]) -> list[Finding]:
    about = rules.about("same-as-recent")
    level = about.level(channel)
    if level is None or not recent or nearest(text, recent) is None:
        return []
    return [about.finding(text, level, 0, min(len(text), READ_AT_MOST))]


def _teller(
    review_text: str, review_title: str, wanted: str, rules: RuleSet
) -> Callable[[Sequence[Token]], tuple[Point, ...]]:
    """What says which complaints of the review some words answer."""
    review = review_text[:REVIEW_AT_MOST]
    if not review.strip():
        return lambda _: ()
    pack = rules.pack(_language_of(review, review_title, wanted))
    return lambda letter: points(review, letter, pack)


def _language_of(review: str, review_title: str, wanted: str) -> str:
    review = review[:REVIEW_AT_MOST]
    return guess(read(review)) or guess(read(f"{review_title} {review}")) or wanted


def _comparable(review_text: str, review_title: str, wanted: str, written: str) -> bool:
    """Whether a letter and a review are in one language, so that their words can be held against each other."""
    return bool(review_text.strip()) and written in {"", _language_of(review_text, review_title, wanted)}


def _notes_on(answered: Sequence[Point], review_text: str, review_title: str, wanted: str, written: str) -> list[str]:
    """What to say about how sure the points are."""
    if not review_text.strip():
        return []
    language = _language_of(review_text, review_title, wanted)
    notes = []
    if language != "en" and answered:
        notes.append(f"The points of a review in {name_of(language)} are only roughly told apart.")
    if written and written != language:
        notes.append("Letter and review are in different languages, so what is answered could not be compared.")
    if not answered and language == "en" and written in {"", "en"}:
        notes.append("No complaint was found in the words of the review; read it once more yourself.")
    return notes
