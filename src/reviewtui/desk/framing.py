"""The greeting and the signature of a letter to a case, in the buyer's language; asked for once, kept for the shop."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from reviewtui.desk import ranking
from reviewtui.desk.ports import Cases, DatabaseFacts
from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.doors import LANGUAGES
from reviewtui.domain.frame import BARE, Frame
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.desk.correspondence import Message
    from reviewtui.desk.settings import Settings
    from reviewtui.domain.reply import Reply
    from reviewtui.domain.review import Review

_SIGNATURE = "signature"
_SAMPLE = 600
"""Characters of a review that tell its language."""
_NONE = "-"
"""Kept where the seller said that nothing shall stand below a letter."""


class _Store(Cases, DatabaseFacts, Protocol):
    """What this part of the desk needs."""


class Framing:
    """What stands around the letters of a shop."""

    def __init__(self, store: _Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def frames(self, review: Review, messages: Sequence[Message]) -> Mapping[Channel, Frame]:
        """The frame for each door that carries a private letter to this buyer; none where they are switched off."""
        if not self._settings.greet_and_sign:
            return {}
        from reviewtui.letters.frame import frame

        name, language, signature = first_name(review, messages), language_of(review), self.signature()
        return {
            channel: frame(language, channel, name, signature, self._settings.letters)
            for channel in Channel
            if CARRIES[channel] is Carries.PRIVATE_TEXT
        }

    def frame(self, case: int, channel: Channel) -> Frame:
        """The frame of a letter to a case through one door. Raises Refused when there is no such case."""
        if not self._settings.greet_and_sign or CARRIES[channel] is not Carries.PRIVATE_TEXT:
            return BARE
        review, _ = ranking.known(self._store, case)
        return self.frames(review, self._store.messages(case)).get(channel, BARE)

    def letter(self, case: int, channel: Channel, reply: Reply) -> str:
        """The whole letter, as the buyer reads it."""
        return reply.letter(self.frame(case, channel))

    def order_sentence(self, review: Review) -> str:
        """The sentence that names the order of a review in the buyer's language, "" when it isn't known."""
        if not review.order_id:
            return ""
        from reviewtui.letters.frame import order_sentence

        return order_sentence(language_of(review), review.order_id, self._settings.letters)

    # the signature ---------------------------------------------------------------------------------------------------

    def signature(self) -> str:
        """What stands below a letter: as the settings say, as it was given when asked for, or the shop's name."""
        settings, kept = self._settings, self._store.setting(_SIGNATURE)
        if settings.sign or (kept and kept != _NONE):
            return settings.sign or kept
        return "" if kept == _NONE else settings.shop or self._store.setting("shop")

    @property
    def to_ask(self) -> bool:
        """Whether nobody has said yet what stands below a letter."""
        return self._settings.greet_and_sign and not self.signature() and not self._store.setting(_SIGNATURE)

    def sign(self, text: str) -> None:
        """Keep what stands below every letter of this shop; "" for nothing, which isn't asked again either."""
        lines = [line for line in map(str.strip, clean(text).split("\n")) if line]
        self._store.set_setting(_SIGNATURE, "\n".join(lines) or _NONE)


def first_name(review: Review, messages: Sequence[Message]) -> str:
    """The buyer's first name where it is known: as they signed to us, else as their profile tells it beyond doubt."""
    from reviewtui.domain.given_name import given_name, signed_name

    signed = (signed_name(each.text) for each in reversed(messages) if each.direction == "in")
    return next((name for name in signed if name), "") or given_name(review.author)


def language_of(review: Review) -> str:
    """The language that a buyer is greeted in: as it was told, else the one they wrote in, else their shop's."""
    told = review.language.lower().replace("_", "-").partition("-")[0]
    return told or _written(f"{review.title}\n{review.text}"[:_SAMPLE]) or LANGUAGES.get(review.marketplace, "en")


@lru_cache(maxsize=1024)
def _written(text: str) -> str:
    from reviewtui.rules.match.language import guess
    from reviewtui.rules.match.matcher import Document

    return guess(Document(text)) if text.strip() else ""
