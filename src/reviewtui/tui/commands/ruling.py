"""Tags by rules, by key: what each rule would tag of what is there, and only then the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.tagging import TagRule
    from reviewtui.tui.stage import Stage

SHOWN = 8


async def tag_by_rules(stage: Stage) -> None:
    """Show what would be tagged; tag it when the seller says so."""
    from reviewtui.tui.dialogs.confirm import ConfirmDialog

    stage.status.tell("Looking what your rules find", "working")
    found = await stage.desk.ask(lambda desk: desk.tagging.preview())
    if found is None:
        return
    stage.status.tell(told(found))
    if not any(each.cases for each in found):
        return

    async def answered(yes: bool | None) -> None:  # noqa: FBT001 - the answer of a dialog
        if yes:
            await stage.sync.do(lambda desk: desk.tagging.run())

    await stage.questions.ask(ConfirmDialog(f"{told(found)}?", "tag them; one undo takes it back"), answered)


def told(found: Sequence[TagRule]) -> str:
    """What each rule would tag, in one sentence."""
    some = [f"{len(each.cases):,} with {each.tag}" for each in found if each.cases]
    if not some:
        return "Your rules find nothing that is not tagged already, or was untagged by hand"
    more = f" and {len(some) - SHOWN} more tags" if len(some) > SHOWN else ""
    return f"Tag by your rules: {', '.join(some[:SHOWN])}{more}"
