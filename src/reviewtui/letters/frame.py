"""What stands around a letter: the templates of each language and channel, and what the user has made of them.

A language without a template gets no greeting, only the signature: a greeting in a language that the letter is not in
would be worse than none.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.toml_text import read_toml

PARTS: Final = ("greeting", "neutral", "closing", "signature", "order")
"""What a user may set for a language, or for a language on one channel."""

Own = Mapping[tuple[str, str], Mapping[str, str]]
"""The user's templates by (language, channel), the channel "" for all."""


def frame(language: str, channel: Channel, first_name: str, signature: str, own: Own) -> Frame:
    """The frame of a letter; bare where everybody reads it, and where Amazon's text is fixed."""
    if CARRIES[channel] is not Carries.PRIVATE_TEXT:
        return BARE
    told = _told(language, channel, own)
    greeting = told.get("greeting", "") if first_name else told.get("neutral", "")
    opens = (*_known("opens"), *((first_name.casefold(),) if first_name else ()))
    return Frame(
        greeting.replace("{first_name}", first_name).strip(),
        told.get("closing", "").strip(),
        (told.get("signature") or signature).strip(),
        opens,
        _known("closes"),
    )


def order_sentence(language: str, order_id: str, own: Own) -> str:
    """The sentence that names an order, as it is put into a message that the buyer did not begin."""
    told = _told(language, Channel.AMAZON_FEEDBACK_MESSAGE, own)
    return (told.get("order") or "{order_id}").replace("{order_id}", order_id).strip()


def _told(language: str, channel: Channel, own: Own) -> dict[str, str]:
    ours = _templates().get(language, {})
    told: dict[str, str] = {part: ours[part] for part in PARTS if part in ours}
    told |= {part: text for part, text in ours.get(channel.value, {}).items() if part in PARTS}
    for place in ((language, ""), (language, channel.value)):
        told |= own.get(place, {})
    return told


@lru_cache(maxsize=1)
def _templates() -> dict[str, dict[str, Any]]:
    return read_toml((pkgutil.get_data("reviewtui.letters", "packs/frame.toml") or b"").decode())


@lru_cache(maxsize=2)
def _known(which: str) -> tuple[str, ...]:
    """How letters begin or end in any of the languages: a seller may greet in another than the buyer's."""
    return tuple(dict.fromkeys(each.casefold() for told in _templates().values() for each in told[which]))
