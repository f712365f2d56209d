"""Words to begin with: the snippets for the step at hand, by cause, filled from the case; holes stay in sight."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from textual import work

from reviewtui.desk.naming import short
from reviewtui.desk.snippets import Proposal, Proposals
from reviewtui.domain.reply import Step
from reviewtui.tui.dialogs.dialog import ENTER, ESC, TAB
from reviewtui.tui.dialogs.pick import PickDialog, PickRow
from reviewtui.tui.drawing.lines import Line, TonedText, wrap
from reviewtui.tui.reply.paint import NAMES

Chosen = tuple[tuple[Step, str], ...]
"""Texts, and the steps that they are for."""
Fetch = Callable[[Step, str], Awaitable[Proposals | None]]
"""Asks for what there is for a step and a cause; "" is the cause that the review speaks of."""
_HOLE = re.compile(r"(\{[^{}\n]*\})")
_STEPS = tuple(Step)


class SnippetsDialog(PickDialog[Chosen]):
    """Answers with what is to be put into the steps."""

    def __init__(self, first: Proposals, step: Step, empty_steps: tuple[Step, ...], fetch: Fetch) -> None:
        self._found, self._step, self._empty_steps, self._fetch = first, step, empty_steps, fetch
        super().__init__(
            self._heading_of(), self._rows_of(), "put it in", first.note or "There are none for this step."
        )
        self.note = first.note

    def _heading_of(self) -> Line:
        causes = dict(self._found.causes)
        cause = causes.get(self._found.cause, self._found.cause)
        return (
            TonedText("Snippets", "title"),
            TonedText("  ·  ", "dim"),
            TonedText(NAMES[self._step]),
            TonedText("  ·  ", "dim"),
            TonedText(cause),
        )

    def _rows_of(self) -> list[PickRow[Chosen]]:
        return [self._row(each) for each in self._found.items]

    def _row(self, each: Proposal) -> PickRow[Chosen]:
        lead = TonedText(f"{each.rung}: ", "title") if each.rung else TonedText("")
        open_ = len(each.holes) + len(each.unknown)
        asides = [f"{open_} to fill"] if open_ else []
        aside = ", ".join(["yours", *asides] if each.own else asides)
        words = (lead, TonedText(short(each.text, 80)))
        return PickRow(words, aside, ((self._step, each.text),), lambda width: _text(each, width))

    def hints(self) -> list[tuple[str, str]]:
        """The keys, with their words."""
        more = [("h l", "cause")] if len(self._found.causes) > 1 else []
        each = [("a", "all empty steps")] if len(self._empty_steps) > 1 else []
        own = [(ENTER, "put it in")] if self._found.items else []
        return [*own, *more, (TAB, "step"), *each, (ESC, "back")]

    def press(self, key: str) -> bool:
        """Another cause, all steps at once, or a line of the list."""
        if key in {"h", "left", "l", "right", "h l"} and len(self._found.causes) > 1:
            self._other_cause(-1 if key in {"h", "left"} else 1)
        elif key == "a" and len(self._empty_steps) > 1:
            self._all_steps()
        else:
            return super().press(key)
        return True

    def turn(self, by: int) -> bool:
        """What there is for another step."""
        self._step = _STEPS[(_STEPS.index(self._step) + by) % len(_STEPS)]
        self._show_other(self._found.cause)
        return True

    def _other_cause(self, by: int) -> None:
        names = [name for name, _ in self._found.causes]
        if names:
            at = names.index(self._found.cause) if self._found.cause in names else 0
            self._show_other(names[(at + by) % len(names)])

    @work(exclusive=True, group="fetch", exit_on_error=False)
    async def _show_other(self, cause: str) -> None:
        found = await self._fetch(self._step, cause)
        if found is not None:
            self._found, self.note = found, found.note
            self.show(self._heading_of(), self._rows_of(), found.note or "There are none for this step and cause.")

    @work(exclusive=True, group="fetch", exit_on_error=False)
    async def _all_steps(self) -> None:
        chosen: list[tuple[Step, str]] = []
        for step in self._empty_steps:
            found = await self._fetch(step, self._found.cause)
            if found is not None and found.items:
                chosen.append((step, found.items[0].text))
        if chosen:
            self.dismiss(tuple(chosen))


def _text(each: Proposal, width: int) -> list[Line]:
    """The whole text; holes are underlined, names that nothing can fill are told."""
    unknown = {f"{{{name}}}" for name in each.unknown}
    pieces = [
        TonedText(part, "forbidden" if part in unknown else "open" if _HOLE.fullmatch(part) else "plain")
        for part in _HOLE.split(each.text)
        if part
    ]
    lines = wrap(pieces, width)
    if unknown:
        lines += wrap(
            [TonedText(f"{', '.join(sorted(unknown))}: no such variable; correct it in your file", "hot")], width
        )
    return lines
