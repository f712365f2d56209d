"""From a row of the action table to what does it: the only place where the two meet.

A test holds that every row has its line here, and no other has; the type checker, that what a line calls is there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reviewtui.tui.commands.commands import Commands
    from reviewtui.tui.reply.place import ReplyPlace

Handler = Callable[["Commands"], Awaitable[None]]
OnReply = Callable[["ReplyPlace"], Awaitable[None] | None]


def _writing(act: OnReply) -> Handler:
    """An act of the place where a reply is written."""
    return lambda acts: acts.on_reply(act)


HANDLERS: Final[Mapping[str, Handler]] = {
    # moving
    "down": lambda acts: acts.moving.move("down"),
    "up": lambda acts: acts.moving.move("up"),
    "half-down": lambda acts: acts.moving.move("half-down"),
    "half-up": lambda acts: acts.moving.move("half-up"),
    "page-down": lambda acts: acts.moving.move("page-down"),
    "page-up": lambda acts: acts.moving.move("page-up"),
    "first": lambda acts: acts.moving.move("first"),
    "last": lambda acts: acts.moving.move("last"),
    "next-case": lambda acts: acts.moving.step(1),
    "previous-case": lambda acts: acts.moving.step(-1),
    "open": lambda acts: acts.moving.open(),
    "back": lambda acts: acts.moving.back(),
    "next-view": lambda acts: acts.moving.turn_to(1),
    "previous-view": lambda acts: acts.moving.turn_to(-1),
    "view-1": lambda acts: acts.moving.show_view(1),
    "view-2": lambda acts: acts.moving.show_view(2),
    "view-3": lambda acts: acts.moving.show_view(3),
    "view-4": lambda acts: acts.moving.show_view(4),
    "view-5": lambda acts: acts.moving.show_view(5),
    "view-6": lambda acts: acts.moving.show_view(6),
    "view-7": lambda acts: acts.moving.show_view(7),
    "view-8": lambda acts: acts.moving.show_view(8),
    "view-9": lambda acts: acts.moving.show_view(9),
    # selecting
    "select": lambda acts: acts.selecting.select(),
    "select-range": lambda acts: acts.selecting.select_range(),
    "select-all": lambda acts: acts.selecting.select_all(),
    "clear": lambda acts: acts.selecting.clear(),
    # acts on cases
    "reply": lambda acts: acts.reply(),
    "contact": lambda acts: acts.contact(),
    "removal": lambda acts: acts.removal(),
    "templates": lambda acts: acts.templates(),
    "done": lambda acts: acts.done(),
    "reopen": lambda acts: acts.reopen(),
    "claim": lambda acts: acts.claim(),
    "tidy": lambda acts: acts.tidy(),
    "repeat": lambda acts: acts.repeat(),
    "undo": lambda acts: acts.undo(),
    "redo": lambda acts: acts.redo(),
    "sent": lambda acts: acts.answering.key(),
    # acts that ask first
    "snooze": lambda acts: acts.asking.snooze(),
    "promise": lambda acts: acts.promising.promise(),
    "note": lambda acts: acts.asking.note(),
    "tag": lambda acts: acts.asking.tag(),
    "buyer-wrote": lambda acts: acts.asking.buyer_wrote(),
    "outcome": lambda acts: acts.asking.outcome(),
    # looking
    "drafts": lambda acts: acts.asking.drafts(),
    "look-for": lambda acts: acts.asking.look_for(),
    "next-match": lambda acts: acts.moving.to_match(1),
    "match-before": lambda acts: acts.moving.to_match(-1),
    "by-product": lambda acts: acts.asking.by_product(),
    "keep-view": lambda acts: acts.asking.keep_view(),
    "history": lambda acts: acts.asking.history(),
    "tag-rules": lambda acts: acts.asking.tag_by_rules(),
    "radar": lambda acts: acts.asking.radar(),
    "figures": lambda acts: acts.asking.figures(),
    "why": lambda acts: acts.asking.why(),
    "open-page": lambda acts: acts.copying.open_page(),
    "copy-letter": lambda acts: acts.copying.copy_letter(),
    "copy-brief": lambda acts: acts.copying.copy_brief(),
    "copy-link": lambda acts: acts.copying.copy_link(),
    "import": lambda acts: acts.bringing_in.key(),
    "refresh": lambda acts: acts.program.refresh(),
    "fetch": lambda acts: acts.program.fetch(),
    "mouse": lambda acts: acts.program.mouse(),
    "repaint": lambda acts: acts.program.repaint(),
    "copy": lambda acts: acts.program.copy(),
    "palette": lambda acts: acts.program.palette(),
    "help": lambda acts: acts.program.help(),
    "demo": lambda acts: acts.program.demo(),
    "suspend": lambda acts: acts.program.suspend(),
    "quit": lambda acts: acts.program.quit(),
    "cut-off": lambda acts: acts.asking.cut_off(),
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
    "writing-keys": lambda acts: acts.program.help(),
    "leave": _writing(lambda reply: reply.leave()),
}

BY_ITSELF: Final = frozenset({"cut-off"})
"""What the screen does without a key, in its turn among the acts."""
