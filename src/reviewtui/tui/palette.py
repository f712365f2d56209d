"""The palette: every act of the table by its words, with its keys."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reviewtui.tui.actions import ACTIONS, GROUPS, Action, Keys
from reviewtui.tui.screen import InboxScreen


class Palette(Provider):
    """What can be done in the place at hand."""

    def _actions(self) -> list[Action]:
        screen = self.screen
        if not isinstance(screen, InboxScreen):
            return []
        here = [action for action in ACTIONS if screen.place in action.where and not action.silent]
        return sorted(here, key=lambda action: GROUPS.index(action.group))

    def _title(self, action: Action) -> str:
        assert isinstance(self.screen, InboxScreen)
        keys: Keys = self.screen.keys
        return f"{action.words.capitalize()}  ({keys.signs(action.id)})"

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
        assert isinstance(self.screen, InboxScreen)
        await self.screen.action_act(action)
