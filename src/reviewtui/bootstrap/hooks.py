"""The seller's own command and webhook, handed to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtui.config.hooks import Hooks
    from reviewtui.desk.alerts import Hook, Notice


def hook_of(hooks: Hooks) -> Hook | None:
    """What tells the seller's command or webhook, loaded when there is something to tell."""
    if not hooks.command and hooks.webhook is None:
        return None

    def tell(notice: Notice) -> str:
        from reviewtui.channels.hooks import tell_both

        return tell_both(notice.words(), notice.told(), hooks.command, hooks.webhook)

    return tell
