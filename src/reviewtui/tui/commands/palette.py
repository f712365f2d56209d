"""The palette: every act of the table by its words, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from reviewtui.tui.dialogs.modal import MOVES_IN_A_FIELD
from reviewtui.tui.keys.actions import GROUPS, QUESTION, REPLY, Action
from reviewtui.tui.keys.key_reader import KeyReader

if TYPE_CHECKING:
    from textual import events

    from reviewtui.tui.inbox.offers import DoesActs
    from reviewtui.tui.keys.keymap import Keys

_LISTS: Final = {"up": "cursor_up", "page-down": "page_down", "page-up": "page_up", "first": "first", "last": "last"}


class ActPalette(CommandPalette):
    """The palette with the keys of the action table instead of Textual's."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(id="--command-palette")
        self._listed = ""
        self._heard = {place: KeyReader(keys) for place in (QUESTION, REPLY)}

    def on_mount(self) -> None:
        """A cursor that blinks would send something twice a second, for as long as nobody presses a key."""
        self.query_one(Input).cursor_blink = False

    def is_past_the_field(self, key: events.Key) -> bool:
        """Whether a key is about the palette, not about the words in its field."""
        begun = any(hearing.begun for hearing in self._heard.values())
        return begun or not (key.is_printable or key.key in MOVES_IN_A_FIELD)

    async def on_key(self, event: events.Key) -> None:
        """What the field does not take; Textual's own keys have no say."""
        if not self.is_past_the_field(event):
            return
        event.stop()
        actions = [hearing.hear(place, event.key).action for place, hearing in self._heard.items()]
        if "back" in actions or "leave" in actions:
            self._action_escape()
        elif actions[0] == "take":
            await self._found()
            await self.query_one(Input).action_submit()
        elif actions[0] == "down":
            self._action_cursor_down()
        elif actions[0] in _LISTS:
            self._action_command_list(_LISTS[actions[0]])

    async def _found(self) -> None:
        """Wait until what is listed is what the words in the field find: Enter may come before that."""
        words = self.query_one(Input).value.strip()
        running = [each for each in self.workers if each.node is self and not each.is_finished]
        if running or words != self._listed:
            self._cancel_gather_commands()
            self._listed = words
            await self._gather_commands(words).wait()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._listed = event.value.strip()


@runtime_checkable
class OffersActs(Protocol):
    """A screen whose acts the palette lists."""

    keys: Keys

    @property
    def place(self) -> str:
        """Where the seller is, by its name in the action table."""
        ...

    @property
    def sync(self) -> DoesActs:
        """What knows the tabs that are shown."""
        ...

    async def action_act(self, name: str) -> None:
        """Do what a row of the action table says."""
        ...


class Palette(Provider):
    """What can be done in the place at hand."""

    def _actions(self) -> list[Action]:
        screen = self.screen
        if not isinstance(screen, OffersActs):
            return []
        here = [action for action in screen.keys.rows if screen.place in action.where and not action.silent]
        return sorted(here, key=lambda action: GROUPS.index(action.group))

    def _title(self, action: Action) -> str:
        assert isinstance(self.screen, OffersActs)
        keys, words = self.screen.keys, action.words
        if action.family == "view":  # what a tab shows depends on the seller's own views
            tabs, number = self.screen.sync.tabs, int(action.id.rpartition("-")[2])
            words = tabs[number - 1].words if number <= len(tabs) else words
        signs = keys.signs(action.id)
        return f"{words[:1].upper()}{words[1:]}" + (f"  ({signs})" if signs else "")

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action in self._actions():
            yield DiscoveryHit(self._title(action), partial(self._run, action.id), help=action.tip)

    async def search(self, query: str) -> Hits:
        """Those whose words or tip match."""
        matcher = self.matcher(query)
        for action in self._actions():
            title = self._title(action)
            score = max(matcher.match(title), matcher.match(action.tip) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, action.id), help=action.tip)

    async def _run(self, action: str) -> None:
        assert isinstance(self.screen, OffersActs)
        await self.screen.action_act(action)
