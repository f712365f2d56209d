"""`V`: a query becomes a view of the seller's own, a view goes, or some to begin with are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.desk.saved_views import LONGEST_NAME, MOST, SavedView, found_by_name, name_for, starters
from reviewtui.domain.case import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.tui.stage import Stage

_TAKEN: Final = frozenset({"all", *(lane.words.casefold() for lane in Lane)})


async def keep_view(stage: Stage) -> None:
    """Keep what is looked for; else take the view at hand out; else offer a set to begin with."""
    if stage.sync.sought:
        await _keep(stage, stage.sync.sought)
    elif stage.sync.tab.query:
        await _drop(stage, stage.sync.tab.name)
    else:
        await _offer(stage)


def _views(stage: Stage) -> list[SavedView]:
    return [SavedView(tab.name, tab.query) for tab in stage.sync.tabs if tab.query]


async def _keep(stage: Stage, query: str) -> None:
    from reviewtui.tui.dialogs.text import TextDialog

    async def answered(name: str | None) -> None:
        if name is not None:
            await _write(stage, [SavedView(name_for(name), query)], f"Kept as the view “{name_for(name)}”")

    question = f"What shall this view be called? (at most {LONGEST_NAME} letters)"
    await stage.questions.ask(TextDialog(question, name_for(query)), answered)


async def _drop(stage: Stage, name: str) -> None:
    from reviewtui.tui.dialogs.confirm import ConfirmDialog

    async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
        book = stage.context.book
        if not yes or (book is not None and await stage.desk.ask(lambda _: _done(lambda: book.drop(name))) is None):
            return
        await stage.sync.have_views([each for each in _views(stage) if each.name != name])
        stage.status.tell(f"The view “{name}” is gone; its cases are where they were")

    await stage.questions.ask(ConfirmDialog(f"Take the view “{name}” out?", "take it out"), answered)


async def _offer(stage: Stage) -> None:
    from reviewtui.tui.dialogs.confirm import ConfirmDialog

    known = await stage.desk.ask(lambda desk: desk.finding.known()) or {}
    there = _views(stage)
    set_ = [each for each in starters(next(iter(known.get("product", ())), "")) if not found_by_name(there, each.name)]
    if not set_:
        find = stage.keys.sign("look-for")
        stage.status.tell(f"A query is kept as a view: {find} looks for something, then this key", "refused")
        return

    async def answered(yes: bool | None) -> None:  # noqa: FBT001 - an answer
        if yes:
            words = f"{len(set_)} views to begin with; {stage.keys.sign('keep-view')} on one takes it out"
            await _write(stage, set_[: MOST - len(there)], words)

    names = ", ".join(f"“{each.name}”" for each in set_)
    find = stage.keys.sign("look-for")
    question = f"Put views to begin with beside the lanes: {names}? ({find} and then this key keeps a query of yours.)"
    await stage.questions.ask(ConfirmDialog(question, "put them there"), answered)


async def _write(stage: Stage, new: Sequence[SavedView], words: str) -> None:
    views, book = _views(stage), stage.context.book
    for view in new:
        if not view.name or view.name.casefold() in _TAKEN:
            stage.status.tell(f"“{view.name}” can't be the name of a view; another tab is called so", "refused")
            return
        same = found_by_name(views, view.name)
        if same is not None:
            views[views.index(same)] = view._replace(name=same.name)
        else:
            views.append(view)
    if len(views) > MOST:
        stage.status.tell(f"There can be {MOST} views; {stage.keys.sign('keep-view')} on one takes it out", "refused")
        return
    written = [found_by_name(views, view.name) or view for view in new]
    if book is not None and await stage.desk.ask(lambda _: _done(lambda: book.keep(written))) is None:
        return
    await stage.sync.have_views(views, written[0].name)
    stage.status.tell(words if book is not None else f"{words}, until you leave", "done")


def _done(act: Callable[[], None]) -> bool:
    act()
    return True
