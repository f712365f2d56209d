"""Tags by rules: queries of the seller's that tag what comes in, and, when they say so, what is there already.

A rule never puts a tag on again that was taken off by hand. What is tagged by itself stands in the journal under a name
of its own, so that nobody's `undo` takes it for their last act; one act tags all that came in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.naming import undone
from reviewtui.desk.past import Change
from reviewtui.desk.ports.ruled import Upto
from reviewtui.desk.ranking import weights_of
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.desk.finding import CaseFinding
    from reviewtui.desk.ports import Clock, Store
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.query.tree import Query

WHO: Final = "tag rules"
"""Who tags by itself."""
_UPTO: Final = "tag-rules-upto"
_NONE: Final = 'There are no rules yet; [tag_rules] in the settings file has them: battery = "battery or akku"'


class TagRule(NamedTuple):
    """A rule, and the cases that it would tag now."""

    tag: str
    query: str
    cases: tuple[int, ...]


class Tagging:
    """The rules of the settings, on what comes in and on what is there."""

    def __init__(self, store: Store, clock: Clock, settings: Settings, finding: Callable[[], CaseFinding]) -> None:
        """`finding` is asked for when there are rules: without any, nothing of queries is loaded."""
        self._store = store
        self._clock = clock
        self._settings = settings
        self._finding = finding

    def begin(self) -> None:
        """What is there when the first rule is written is tagged by command alone. Without rules nothing is remembered,
        so that later ones begin with what comes in then.
        """
        told = self._store.setting(_UPTO)
        if self._settings.tag_rules and not told:
            self._keep(self._store.ruled.upto())
        elif told and not self._settings.tag_rules:
            self._store.set_setting(_UPTO, "")

    def left(self) -> bool:
        """Whether something came in that no rule has looked at."""
        told = self._store.setting(_UPTO) if self._settings.tag_rules else ""
        return bool(told) and _upto(told) != self._store.ruled.upto()

    def go_on(self, most: int | None = None) -> int:
        """Go on with what came in since: a piece of what the queries need, or else all of it in one act. Answers about
        how much is left; 0 also where more than `most` cases fit, which is left to whoever has the time.
        """
        told = self._store.setting(_UPTO) if self._settings.tag_rules else ""
        if not told:
            return 0
        after, upto = _upto(told), self._store.ruled.upto()
        if after == upto:
            return 0
        queries = self._queries()
        if left := self._ready(queries):
            return left
        found = self._found(queries, after)
        if most is not None and sum(map(len, found.values())) > most:
            return 0
        if any(found.values()):
            self._tag(found, WHO)
        self._keep(upto)
        return 0

    def preview(self) -> tuple[TagRule, ...]:
        """What each rule would tag of all that is there. Raises Refused where there is none."""
        queries = self._queries()
        if not queries:
            raise Refused(_NONE)
        while self._ready(queries):
            pass
        found = self._found(queries, Upto())
        return tuple(TagRule(tag, query.text, tuple(found[tag])) for tag, query in queries.items())

    def run(self) -> Change:
        """Tag all that is there by the rules, in one act of mine. Raises Refused where nothing is left to tag."""
        found = {rule.tag: list(rule.cases) for rule in self.preview()}
        if not any(found.values()):
            raise Refused("The rules find nothing that is not tagged already, or was untagged by hand")
        return self._tag(found, self._settings.me)

    def undo(self) -> Change:
        """Take back what the rules tagged by themselves last. Raises Refused."""
        words, cases = self._store.undo(self._clock(), WHO)
        return Change(undone(words), cases, undoable=False)

    # -------------------------------------------------------------------------------------------------------------

    def _queries(self) -> dict[str, Query]:
        from reviewtui.domain.query.parse import parse

        zone, me = self._settings.zone, self._settings.me
        return {tag: parse(text, zone, me=me) for tag, text in self._settings.tag_rules.items()}

    def _ready(self, queries: Mapping[str, Query]) -> int:
        return sum(self._finding().make_all_ready_for(query) for query in queries.values())

    def _found(self, queries: Mapping[str, Query], after: Upto) -> dict[str, list[int]]:
        now, weights = self._clock(), weights_of(self._store, self._settings)
        return {tag: list(self._store.ruled.fitting(query, tag, after, now, weights)) for tag, query in queries.items()}

    def _tag(self, found: Mapping[str, Sequence[int]], who: str) -> Change:
        cases = sorted(set().union(*found.values()))
        counts = ", ".join(f"{tag} {len(some):,}" for tag, some in found.items() if some)
        words = f"Tagged {len(cases):,} {'case' if len(cases) == 1 else 'cases'} by rules: {counts}"
        wanted = {tag: frozenset(some) for tag, some in found.items() if some}
        with self._store.acting(at=self._clock(), who=who, name="tag-rules", words=words, cases=cases) as act:
            for some in act.pieces(cases):
                for tag, fitting in wanted.items():
                    mine = [case for case in some if case in fitting]
                    there = self._store.tagged(mine, tag) | self._store.ruled.taken_off(mine, tag)
                    for case in mine:
                        if case not in there:
                            act.insert("tags", {"case": case, "tag": tag})
        return Change(words, tuple(cases))

    def _keep(self, upto: Upto) -> None:
        self._store.set_setting(_UPTO, f"{upto.case} {upto.version}")


def _upto(told: str) -> Upto:
    case, _, version = told.partition(" ")
    return Upto(int(case), int(version))
