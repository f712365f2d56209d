"""Commands of the seller's own on keys: what one is, what it is told of a case, and what came of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

from reviewtui.domain.channel import CARRIES, Carries

if TYPE_CHECKING:
    from reviewtui.desk.views import CaseSheet
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply

Output = Literal["note", "draft", "message", "pager", "nothing"]
OUTPUTS: Final = ("note", "draft", "message", "pager", "nothing")
SECONDS: Final = 60.0
"""How long a command may take unless it is said otherwise."""
_LONGEST: Final = 30_000
"""Letters of one variable; systems take no more than 128 kB of it."""


class OwnCommand(NamedTuple):
    """A command of the seller's. `name` is that of its table in the settings; `key` is "" where only the palette has
    it. A `command` that is one text goes to a shell, one of several words is called as it is. In the `terminal` it has
    the screen to itself, like an editor.
    """

    name: str
    title: str
    command: str | tuple[str, ...]
    key: str = ""
    where: tuple[str, ...] = ("list", "case")
    output: Output = "message"
    seconds: float = SECONDS
    terminal: bool = False

    @property
    def act(self) -> str:
        """Its row in the action table."""
        return f"own-{self.name}"


class Ran(NamedTuple):
    """What a command printed, cleaned; and what went wrong, "" for nothing."""

    output: str
    trouble: str = ""


class RunsCommands(Protocol):
    """Runs commands of the seller's on a case; what they do wrong is a sentence, never an error."""

    async def run(self, command: OwnCommand, sheet: CaseSheet) -> Ran:
        """Run it beside everything else. Cancelled, it ends the command with all that it started."""
        ...

    def take_terminal(self, command: OwnCommand, sheet: CaseSheet) -> Ran:
        """Run it in the terminal, which has to be free, and wait for its end."""
        ...


class ByCommand(NamedTuple):
    """A draft that a command wrote: its title, and the words as they came."""

    title: str
    reply: Reply


def variables(sheet: CaseSheet) -> dict[str, str]:
    """What a command finds in its environment; nothing of it ever stands in the command itself."""
    review, draft = sheet.review, sheet.draft
    told = {
        "CASE": str(sheet.row.case),
        "REVIEW_ID": review.review_id,
        "KIND": str(review.kind),
        "STARS": str(review.stars),
        "TITLE": review.title,
        "TEXT": review.text,
        "AUTHOR": review.author,
        "LANGUAGE": review.language,
        "MARKETPLACE": review.marketplace,
        "ASIN": review.asin,
        "PRODUCT": sheet.product.title or review.product,
        "ORDER_ID": review.order_id,
        "LANE": sheet.row.lane.value,
        "DRAFT": draft.reply.letter() if draft is not None else "",
    }
    return {f"REVIEWTUI_{name}": value.replace("\0", "")[:_LONGEST] for name, value in told.items()}


def own_words_door(sheet: CaseSheet) -> Channel:
    """The door for which a command's letter is: that of the draft, else the first that takes own words."""
    if sheet.draft is not None:
        return sheet.draft.channel
    return next(each.channel for each in sheet.doors if CARRIES[each.channel] is not Carries.FIXED_TEXT)


def still_by_command(by: ByCommand, reply: Reply) -> bool:
    """Whether a letter still has a step that is just as the command wrote it."""
    pairs = zip(_parts(by.reply), _parts(reply), strict=True)
    return any(wrote and wrote == now for wrote, now in pairs)


def _parts(reply: Reply) -> tuple[str, str, str]:
    return reply.apologize.strip(), reply.acknowledge.strip(), reply.solve.strip()
