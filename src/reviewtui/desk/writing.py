"""Writing and handing off: drafts saved at every pause, the letter, the door, and the record of what went out."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import NamedTuple

from reviewtui.desk import ranking
from reviewtui.desk.checking import Checking
from reviewtui.desk.inbox import Inbox
from reviewtui.desk.naming import name_of
from reviewtui.desk.ports import Acting, Clock, Store
from reviewtui.desk.settings import Settings
from reviewtui.desk.views import Change, HeldBack, Refused
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import CARRIES, LIMITS, Button, Carries, Channel
from reviewtui.domain.clock import DAY, ago
from reviewtui.domain.doors import LANGUAGES
from reviewtui.domain.pledges import Pledge, find_pledge
from reviewtui.domain.reply import Reply
from reviewtui.domain.text import one_line


class Saved(NamedTuple):
    """A draft in the store: its id and when it was saved."""

    draft: int
    at: int


class Writing:
    """The reply desk, as far as it keeps and lets go of text. `session` names this running program."""

    def __init__(
        self, store: Store, clock: Clock, settings: Settings, session: str, inbox: Inbox, checking: Checking
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._session = session
        self._inbox = inbox
        self._checking = checking

    def save(self, case: int, channel: Channel, reply: Reply) -> Saved:
        """Keep what is written so far; nothing is judged here, so that nothing can stand in the way."""
        now = self._clock()
        number = self._store.save_draft(case, self._settings.me, self._session, channel, reply, now)
        return Saved(number, now)

    def may_leave(self, case: int, channel: Channel, reply: Reply | None = None) -> None:
        """Whether a message may go through a door now.

        Raises Refused where the door is closed, or for a letter that is empty, longer than the door takes or holds what
        Amazon forbids; HeldBack where this buyer has not answered the last message yet, writes
        to us in another case, or a colleague is writing to them at this moment.
        """
        review, _ = ranking.known(self._store, case)
        if reply is not None:
            self._may_be_said(case, channel, reply)
        messages = self._store.messages(case)
        door = next((each for each in self._inbox.doors(review, messages) if each.channel is channel), None)
        if door is None or not door.open_:
            raise Refused(f"This door is closed: {door.words if door else f'{channel} does not lead to this buyer'}")
        private = [each for each in messages if each.channel != Channel.AMAZON_FEEDBACK_REPLY]
        keeps_word = bool(self._store.owed([case]))  # who writes in order to keep a promise is no pest
        if (
            private
            and private[-1].direction == "out"
            and channel is not Channel.AMAZON_FEEDBACK_REPLY
            and not keeps_word
        ):
            since = ago(private[-1].at, self._clock())
            raise HeldBack(f"They have not answered what {private[-1].who} sent {since}; a second message is held back")
        other = self._store.elsewhere(case, review)
        if other is not None:
            raise HeldBack(f"This buyer has written to us in case {other}; answer there instead of twice")
        present = self._store.others(self._session, self._clock()).get(case, "")
        if present.endswith("writes"):
            raise HeldBack(f"{present.removesuffix(' writes')} is writing to this buyer now")

    def hand_off(self, case: int, channel: Channel, reply: Reply, *, anyway: bool = False) -> Change:
        """Record that the seller pasted and sent the letter; the case waits for the buyer, or keeps its promise date.

        Raises Refused and HeldBack as `may_leave` says; what is held back goes `anyway` if the seller insists.
        """
        saved = self.save(case, channel, reply)
        with self._leaving("hand-off", case) as act:
            self._ask(case, channel, reply, anyway=anyway)
            self._left(act, case, channel, text=reply.letter(), proof="the seller said: pasted and sent")
            act.update("drafts", [saved.draft], {"handed_off_at": self._clock()})
            act.words = f"Replied to {self._name(case)}"
        return Change(act.words, (case,), undoable=False)

    def contact(self, case: int, button: Button, *, anyway: bool = False) -> Change:
        """Record which of Contact Customer's two fixed texts was sent. Raises Refused and HeldBack like `hand_off`."""
        with self._leaving("contact", case) as act:
            self._ask(case, Channel.AMAZON_CONTACT_CUSTOMER, None, anyway=anyway)
            self._left(act, case, Channel.AMAZON_CONTACT_CUSTOMER, button=button, proof="the seller said: pressed")
            act.words = f"Sent “{button.replace('-', ' ')}” to {self._name(case)}"
        return Change(act.words, (case,), undoable=False)

    def pledge(self, case: int, reply: Reply) -> Pledge | None:
        """A date that the solve step names and that no open promise of the case has yet, to be offered as a promise.

        Its `quote` is the whole sentence around the date.
        """
        review, _ = ranking.known(self._store, case)
        language = review.language or LANGUAGES.get(review.marketplace, "en")
        text, now = reply.solve or reply.letter(), self._clock()
        found = find_pledge(text, now, self._settings.zone, language) or find_pledge(text, now, self._settings.zone)
        if found is None:
            return None
        promised = {each.due_at // DAY for each in self._store.promises(case) if each.state == "open"}
        if found.due_at // DAY in promised:
            return None
        begin = max(text.rfind(mark, 0, found.start) for mark in ".!?。\n") + 1
        ends = [at for at in (text.find(mark, found.end) for mark in ".!?。\n") if at >= 0]
        sentence = text[begin : min(ends, default=len(text))].strip()
        return found._replace(quote=one_line(sentence)[:120])

    def _may_be_said(self, case: int, channel: Channel, reply: Reply) -> None:
        letter = reply.letter()
        if not letter:
            raise Refused("There is no letter yet; write at least one of the three steps")
        if CARRIES[channel] is Carries.FIXED_TEXT:
            raise Refused("This door takes only Amazon's fixed texts; say which of the two you sent")
        limit = LIMITS.get(channel)
        if limit is not None and len(letter) > limit:
            raise Refused(f"The letter has {len(letter):,} characters and this door takes {limit:,}; shorten it")
        self._checking.refuse_forbidden(case, channel, reply)

    def _ask(self, case: int, channel: Channel, reply: Reply | None, *, anyway: bool) -> None:
        try:
            self.may_leave(case, channel, reply)
        except HeldBack:
            if not anyway:
                raise

    def _leaving(self, name: str, case: int) -> AbstractContextManager[Acting]:
        return self._store.acting(
            at=self._clock(), who=self._settings.me, name=name, words="", cases=[case], undoable=False, durable=True
        )

    def _name(self, case: int) -> str:
        return name_of(ranking.known(self._store, case)[0])

    def _left(self, act: Acting, case: int, channel: Channel, *, proof: str, text: str = "", button: str = "") -> None:
        """Write down what went out, inside its act, and give the buyer the next word."""
        now, settings = self._clock(), self._settings
        record = self._store.record(case)
        assert record is not None
        owed = [promise.due_at for promise in self._store.promises(case) if promise.state == "open"]
        lane, due = (Lane.PROMISED, min(owed)) if owed else (Lane.WAITING, now + settings.clocks.follow_up)
        act.insert(
            "messages",
            {"case": case, "at": now, "direction": "out", "channel": channel, "button": button, "text": text,
             "who": settings.me, "proof": proof},
        )  # fmt: skip
        rank = ranking.rank_in(self._store, settings, case, lane, record.replied_at, self._clock())
        act.update(
            "cases", [case],
            {"lane": lane, "resume": lane, "rank": rank, "due_at": due, "wakes_at": None, "changed_at": now},
        )  # fmt: skip
