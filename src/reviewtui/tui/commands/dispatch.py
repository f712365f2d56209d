"""From a row of the action table to what does it: the only place where the two meet.

A test holds that every row has its line here, and no other has; the type checker, that what a line calls is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.tui.commands.commands import Bulk, Handler, OnReply


def _writing(act: OnReply) -> Handler:
    """An act of the place where a reply is written."""
    return lambda commands: commands.on_reply(act)


def _on_cases(act: Bulk, what: str) -> Handler:
    """An act of the desk on the cases that are meant; `.` repeats it. `what` it is called where they are many."""
    return lambda commands: commands.perform(act, commands.targets(), what)


HANDLERS: Final[Mapping[str, Handler]] = {
    # moving
    "down": lambda commands: commands.moving.move("down"),
    "up": lambda commands: commands.moving.move("up"),
    "half-down": lambda commands: commands.moving.move("half-down"),
    "half-up": lambda commands: commands.moving.move("half-up"),
    "page-down": lambda commands: commands.moving.move("page-down"),
    "page-up": lambda commands: commands.moving.move("page-up"),
    "first": lambda commands: commands.moving.move("first"),
    "last": lambda commands: commands.moving.move("last"),
    "next-case": lambda commands: commands.moving.step(1),
    "previous-case": lambda commands: commands.moving.step(-1),
    "open": lambda commands: commands.moving.open(),
    "back": lambda commands: commands.moving.back(),
    "next-view": lambda commands: commands.moving.turn_to(1),
    "previous-view": lambda commands: commands.moving.turn_to(-1),
    "view-1": lambda commands: commands.moving.show_view(1),
    "view-2": lambda commands: commands.moving.show_view(2),
    "view-3": lambda commands: commands.moving.show_view(3),
    "view-4": lambda commands: commands.moving.show_view(4),
    "view-5": lambda commands: commands.moving.show_view(5),
    "view-6": lambda commands: commands.moving.show_view(6),
    "view-7": lambda commands: commands.moving.show_view(7),
    "view-8": lambda commands: commands.moving.show_view(8),
    "view-9": lambda commands: commands.moving.show_view(9),
    # selecting
    "select": lambda commands: commands.selecting.select(),
    "select-range": lambda commands: commands.selecting.select_range(),
    "select-all": lambda commands: commands.selecting.select_all(),
    "clear": lambda commands: commands.selecting.clear(),
    # acts on cases
    "reply": lambda commands: commands.reply(),
    "contact": lambda commands: commands.contact(),
    "removal": lambda commands: commands.removal(),
    "templates": lambda commands: commands.templates(),
    "done": lambda commands: commands.done(),
    "reopen": _on_cases(lambda desk, cases: desk.triage.reopen(cases), "Bring back"),
    "claim": _on_cases(lambda desk, cases: desk.triage.claim(cases), "Take on, or let go of,"),
    "tidy": lambda commands: commands.tidy(),
    "repeat": lambda commands: commands.repeat(),
    "undo": lambda commands: commands.undo(),
    "redo": lambda commands: commands.redo(),
    "sent": lambda commands: commands.answering.key(),
    # acts that ask first
    "snooze": lambda commands: commands.prompts.snooze(),
    "promise": lambda commands: commands.promising.promise(),
    "note": lambda commands: commands.prompts.note(),
    "tag": lambda commands: commands.prompts.tag(),
    "buyer-wrote": lambda commands: commands.prompts.buyer_wrote(),
    "outcome": lambda commands: commands.prompts.outcome(),
    # looking
    "drafts": lambda commands: commands.prompts.drafts(),
    "look-for": lambda commands: commands.prompts.look_for(),
    "next-match": lambda commands: commands.moving.to_match(1),
    "match-before": lambda commands: commands.moving.to_match(-1),
    "by-product": lambda commands: commands.prompts.by_product(),
    "keep-view": lambda commands: commands.prompts.keep_view(),
    "history": lambda commands: commands.prompts.history(),
    "tag-rules": lambda commands: commands.prompts.tag_by_rules(),
    "radar": lambda commands: commands.prompts.radar(),
    "figures": lambda commands: commands.prompts.figures(),
    "why": lambda commands: commands.prompts.why(),
    "open-page": lambda commands: commands.copying.open_page(),
    "copy-letter": lambda commands: commands.copying.copy_letter(),
    "copy-brief": lambda commands: commands.copying.copy_brief(),
    "copy-link": lambda commands: commands.copying.copy_link(),
    "import": lambda commands: commands.bringing_in.key(),
    "refresh": lambda commands: commands.program.refresh(),
    "fetch": lambda commands: commands.program.fetch(),
    "mouse": lambda commands: commands.program.mouse(),
    "repaint": lambda commands: commands.program.repaint(),
    "copy": lambda commands: commands.program.copy(),
    "palette": lambda commands: commands.program.palette(),
    "help": lambda commands: commands.program.help(),
    "demo": lambda commands: commands.program.demo(),
    "suspend": lambda commands: commands.program.suspend(),
    "quit": lambda commands: commands.program.quit(),
    "cut-off": lambda commands: commands.prompts.cut_off(),
    # writing
    "next-step": _writing(lambda reply: reply.pane.walk(1)),
    "step-before": _writing(lambda reply: reply.pane.walk(-1)),
    "hand-off": _writing(lambda reply: reply.hand_off()),
    "swap": _writing(lambda reply: reply.pane.swap()),
    "other-door": _writing(lambda reply: reply.pane.change_door()),
    "take-over": _writing(lambda reply: reply.pane.take_over()),
    "next-finding": _writing(lambda reply: reply.pane.next_finding()),
    "snippets": _writing(lambda reply: reply.snippets()),
    "versions": _writing(lambda reply: reply.versions()),
    "editor": _writing(lambda reply: reply.pane.loan.lend(whole_letter=False)),
    "letter-editor": _writing(lambda reply: reply.pane.loan.lend(whole_letter=True)),
    "undo-typing": _writing(lambda reply: reply.pane.undo_typing()),
    "redo-typing": _writing(lambda reply: reply.pane.redo_typing()),
    "beside-up": _writing(lambda reply: reply.pane.scroll_beside(-1)),
    "beside-down": _writing(lambda reply: reply.pane.scroll_beside(1)),
    "writing-keys": lambda commands: commands.program.help(),
    "leave": _writing(lambda reply: reply.leave()),
}

BY_ITSELF: Final = frozenset({"cut-off"})
"""What the screen does without a key, in its turn among the acts."""
