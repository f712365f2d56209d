"""The rows of the action table as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from reviewtui.tui.actions import ACTIONS


def bindings(place: str) -> list[BindingType]:
    """The bindings of a place. All lead to the screen's one door, `act`, in the order in which the keys were pressed:
    priority bindings are run by the app itself, one after the other.
    """
    return [
        Binding(
            ",".join(action.keys), f"screen.act('{action.id}')", action.words, False, None, True, action.tip, action.id
        )
        for action in ACTIONS
        if place in action.where and not action.chord
    ]
