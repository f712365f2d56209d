"""Snippets for a case: words to begin a step with, in the buyer's language, filled with what is known of the case.

Files of the user's are read again when they have changed, so that they can be edited while the program runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk import ranking
from reviewtui.desk.refusals import Refused
from reviewtui.domain.doors import AMAZON_DOMAINS, LANGUAGES, shop
from reviewtui.domain.product_name import short_product
from reviewtui.domain.reply import Step
from reviewtui.domain.short import first_name
from reviewtui.rules.hearing.signals import loudest_causes, read_signals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reviewtui.desk.ports import Cases
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.review import Product, Review
    from reviewtui.letters.snippets import Library, Snippet

ANY = "any"
_ORDER = re.compile(r"[\w-]+")
_CAUSES = {
    "missing part": "missing-part",
    "defect": "defect",
    "leak": "defect",
    "damage": "damaged",
    "wrong item": "wrong-item",
    "late": "late",
    "no answer": "no-answer",
    "unclear manual": "misunderstanding",
    "size": "sizing",
    "unfixable": "quality",
}
"""What the signals hear, as causes that there are snippets for."""
MANY_VOTES: Final = 3
"""So many found a review helpful: it is read, and what is done about it should be plain at once."""


class Proposal(NamedTuple):
    """One snippet, every value that is known filled in; holes stay as they are: ``{trouble}``.

    `rung` is "" or where it stands on the ladder of the solve step, in words. `holes` are variables that have no value
    yet, `unknown` names that are no variables at all; `own` when it comes from a file of the user's.
    """

    text: str
    cause: str
    rung: str
    holes: tuple[str, ...]
    unknown: tuple[str, ...]
    own: bool
    step: Step = Step.APOLOGIZE


class Proposals(NamedTuple):
    """What there is for a step. `cause` is the one that was taken; `causes` are all that there are words for, as (id,
    words): the one taken first, "any" last. `note` is one sentence or "".
    """

    cause: str
    causes: tuple[tuple[str, str], ...]
    language: str
    items: tuple[Proposal, ...]
    note: str


class Snippets:
    """Words to begin with, from the starter sets and the user's files."""

    def __init__(self, store: Cases, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._stamp: object = None
        self._libraries: dict[str, Library] = {}
        self._broken = ""

    def for_case(self, case: int, step: Step, cause: str = "") -> Proposals:
        """What fits a step of the answer to a case; without a cause, for the one that the review speaks of.

        Raises Refused when there is no such case or cause. A broken file of the user's is left out; the note says so.
        """
        review, product = ranking.known(self._store, case)
        language = _language(review)
        library = self._library(language)
        guessed = self._guess(case, review, library)
        taken = self._known(library, cause) if cause else guessed
        fitting = _in_order(library.snippets, step, taken, review)
        values = self._values(review, product, language)
        items = tuple(self._proposal(each, values) for each in fitting)
        return Proposals(taken, _causes(library, guessed), language, items, self._note(library))

    def guess(self, case: int) -> str:
        """The cause that a review speaks of, as the id of one that there are words for; "any" when it isn't clear."""
        review, _ = ranking.known(self._store, case)
        return self._guess(case, review, self._library(_language(review)))

    def of_language(self, language: str, steps: Iterable[Step] = Step, cause: str = "") -> Proposals:
        """The snippets of a language, for all causes or one, with nothing filled in but the user's own variables."""
        library = self._library(language)
        wanted = [self._known(library, cause)] if cause else [name for name, _ in _causes(library, "")]
        values = self._settings.own_values
        items = tuple(
            self._proposal(each, values)
            for name in wanted
            for step in steps
            for each in _in_order(library.snippets, step, name)
            if each.cause == name
        )
        return Proposals(cause, _causes(library, cause), language, items, self._note(library))

    def _library(self, language: str) -> Library:
        from reviewtui.letters.snippets import library
        from reviewtui.rules.packs.loading import PackError

        files = self._settings.snippets_read
        stamp = tuple((path, *_state(path)) for path in files)
        if stamp != self._stamp:
            self._stamp = None
            self._libraries.clear()
        if language not in self._libraries:
            good, broken = [], ""
            for each in files:
                try:
                    library(language, [each])
                    good.append(each)
                except PackError as error:
                    broken = broken or f"{error}; it is left out until it is correct (reviewtui doctor says where)"
            self._libraries[language], self._broken = library(language, good), broken
        self._stamp = stamp
        return self._libraries[language]

    def _guess(self, case: int, review: Review, library: Library) -> str:
        there = {each.cause for each in library.snippets}
        heard = [_CAUSES[cause] for cause in loudest_causes(review.title, review.text)]
        tagged = [_CAUSES.get(tag.replace("-", " "), tag) for tag in self._store.tags(case)]
        tagged.sort(key=lambda cause: heard.index(cause) if cause in heard else len(heard))
        first = ["safety"] if read_signals(review.title, review.text).safety else []
        return next((cause for cause in (*first, *tagged, *_own(library, review), *heard) if cause in there), ANY)

    @staticmethod
    def _known(library: Library, cause: str) -> str:
        there = [name for name, _ in _causes(library, "")]
        if cause not in {*there, ANY, *library.names}:
            raise Refused(f"There is no cause “{cause}”; there are {', '.join(there or [ANY])}")
        return cause

    def _values(self, review: Review, product: Product, language: str) -> dict[str, str]:
        """What a case says by itself; what isn't sure is left out, so that it stays a hole."""
        found = {
            "product": short_product(product.title or review.product, language, f"{review.title}\n{review.text}"),
            "first_name": first_name(review.author),
            "order_id": review.order_id if _ORDER.fullmatch(review.order_id) else "",
            "marketplace": shop(review.marketplace) if review.marketplace in AMAZON_DOMAINS else "",
        }
        return found | self._settings.own_values

    @staticmethod
    def _proposal(snippet: Snippet, values: Mapping[str, str]) -> Proposal:
        from reviewtui.letters.snippets import fill_known

        filled = fill_known(snippet.text, values)
        rung = str(snippet.rung or "")
        own = bool(snippet.file)
        return Proposal(filled.text, snippet.cause, rung, filled.holes, filled.unknown, own, snippet.step)

    def _note(self, library: Library) -> str:
        if library.snippets or self._broken:
            return self._broken
        from reviewtui.rules.match.language import name_of

        own, language = self._settings.own_snippets, library.language
        name = f"snippets_{language}.toml"
        where = f"{own.parent / name}" if own is not None else name
        return (
            f"There are no snippets in {name_of(language)} yet; write some into {where}, with "
            f'language = "{language}" as its first line, and add "{name}" to snippets = […] in the settings'
        )


def _language(review: Review) -> str:
    said = review.language.lower().replace("_", "-").partition("-")[0]
    return said or LANGUAGES.get(review.marketplace, "en")


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, -1)
    return (found.st_mtime_ns, found.st_size)


def _in_order(known: Iterable[Snippet], step: Step, cause: str, review: Review | None = None) -> tuple[Snippet, ...]:
    """The cause's own words, then those for any; in the solve step rung by rung, from the one that fits a review."""
    from reviewtui.letters.ladder import first_rung, ladder
    from reviewtui.letters.snippets import Rung, for_step

    fitting = for_step(known, step, cause)
    if step is not Step.SOLVE:
        return fitting
    climbing = ladder(fitting, cause, first_rung(cause, high=_much_at_stake(review)) if review else Rung.ASK)
    return (*climbing, *(each for each in fitting if each not in climbing))


def _own(library: Library, review: Review) -> list[str]:
    """The causes that the user's own words hear in a review, in its order."""
    from reviewtui.rules.hearing.ear import Ear

    if not library.own_words:
        return []
    return [each.id for each in Ear(library.own_words).hear(f"{review.title}\n{review.text}")]


def _much_at_stake(review: Review) -> bool:
    """Whether many will read it, or the buyer speaks of law or of harm."""
    heard = read_signals(review.title, review.text)
    return bool(heard.safety or heard.legal or review.helpful_votes >= MANY_VOTES)


def _causes(library: Library, first: str) -> tuple[tuple[str, str], ...]:
    """The causes that there are words for, one of them first, "any" last."""
    there = list(dict.fromkeys(each.cause for each in library.snippets))
    there.sort(key=lambda cause: (cause == ANY, cause != first, _place(cause)))
    return tuple((cause, library.names.get(cause, cause)) for cause in there)


def _place(cause: str) -> int:
    """Where a cause stands among the known ones; those of the user's own come before them."""
    from reviewtui.letters.snippets import CAUSES

    return CAUSES.index(cause) if cause in CAUSES else -1
