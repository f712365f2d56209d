"""Writing and handing off: drafts saved at every pause, the letter, the door, and the record of what went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.desk import ranking
from reviewtui.desk.past import Change
from reviewtui.desk.refusals import HeldBack, Overtaken, Refused
from reviewtui.domain.channel import CARRIES, LIMITS, Button, Carries, Channel
from reviewtui.domain.clock import DAY, ago
from reviewtui.domain.doors import LANGUAGES, closed_words
from reviewtui.domain.pledges import Pledge, find_pledge
from reviewtui.domain.reply import Reply
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reviewtui.desk.correspondence import Since
    from reviewtui.desk.framing import Framing
    from reviewtui.desk.inbox import Inbox
    from reviewtui.desk.ports import Acting, Clock, Store, Value
    from reviewtui.desk.sending import Sending
    from reviewtui.desk.settings import Settings


class Saved(NamedTuple):
    """A draft in the store: when it was saved, and what the next save goes on from."""

    at: int
    since: Since


class Writing:
    """The reply desk, as far as it keeps and lets go of text. `session` names this running program."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        session: str,
        inbox: Inbox,
        sending: Sending,
        framing: Framing,
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._session = session
        self._inbox = inbox
        self._sending = sending
        self._framing = framing

    def save(self, case: int, channel: Channel, reply: Reply, since: Since | None = None) -> Saved:
        """Keep what is written so far; nothing is judged here, so that nothing can stand in the way.

        With `since`, raises Overtaken where another window of mine has written or handed off that letter meanwhile:
        then the words are kept among the earlier versions. Without, they go over whatever stands there.
        """
        now = self._clock()
        return Saved(now, self._store.save_draft(case, self._settings.me, self._session, channel, reply, now, since))

    def since(self, case: int, channel: Channel, own: str = "") -> Since:
        """What a window goes on from that begins to write now."""
        return self._store.standing(case, self._settings.me, channel, own)[0]

    def overtaken(self, case: int, channel: Channel, since: Since) -> Overtaken | None:
        """Whether another window of mine has written or handed off a letter since."""
        now, handed_off_at, saved_at = self._store.standing(case, self._settings.me, channel, since.own)
        if now == since:
            return None
        return Overtaken(sent=handed_off_at is not None, at=handed_off_at or saved_at)

    def take_over(self, case: int, channel: Channel, own: str = "") -> Since:
        """Go on with a letter that another window of mine writes; that one is told, and writes over nothing."""
        return self._store.take_over(case, self._settings.me, self._session, channel, self._clock(), own)

    def own_version(self, case: int, channel: Channel) -> Since:
        """Go on beside another window of mine, with a version of this window's own."""
        return self.since(case, channel, self._session)

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
            raise Refused(closed_words(door) if door else f"There is no {channel} to this buyer")
        private = [each for each in messages if each.channel != Channel.AMAZON_FEEDBACK_REPLY]
        keeps_word = bool(self._store.owed([case]))  # who writes in order to keep a promise is no pest
        if (
            private
            and private[-1].direction == "out"
            and channel is not Channel.AMAZON_FEEDBACK_REPLY
            and not keeps_word
        ):
            since = ago(private[-1].at, self._clock())
            who = "you" if private[-1].who == self._settings.me else private[-1].who
            raise HeldBack(f"They have not answered what {who} sent {since}; a second message is held back")
        for left in self._store.leavings.of_case(case):
            if left.state == "open" and left.who != self._settings.me:
                what = "opened Amazon's page" if left.fixed else f"{left.how} a letter"
                said = f"{left.who} {what} for this buyer {ago(left.at, self._clock())}"
                raise HeldBack(f"{said} and has not said whether it went out; a second message is held back")
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
        self._may_be_said(case, channel, reply)
        with self._leaving("hand-off", case) as act:
            self._ask(case, channel, anyway=anyway)
            self._put_away(act, case, channel, reply)
            act.words = self._sending.replied(act, case, channel, self._framing.letter(case, channel, reply))
        return Change(act.words, (case,))

    def _put_away(self, act: Acting, case: int, channel: Channel, reply: Reply) -> None:
        """The letter as it was sent is a draft no more; nothing of this happens where the act is refused."""
        now, me = self._clock(), self._settings.me
        parts: dict[str, Value] = {
            "channel": channel, "apologize": reply.apologize, "acknowledge": reply.acknowledge, "solve": reply.solve,
            "saved_at": now, "handed_off_at": now,
        }  # fmt: skip
        mine = [each for each in self._store.drafts(case) if (each.author, each.channel.public) == (me, channel.public)]
        mine.sort(key=lambda each: each.reply != reply)
        if not mine:
            whose: dict[str, Value] = {"case": case, "author": me, "begun_at": now, "session": self._session}
            act.insert("drafts", whose | parts | {"public": int(channel.public)})
            return
        draft = mine[0]
        if draft.reply not in {reply, Reply()}:
            before = draft.reply
            texts: dict[str, Value] = {
                "apologize": before.apologize, "acknowledge": before.acknowledge, "solve": before.solve,
            }  # fmt: skip
            act.insert("draft_versions", {"draft": draft.id, "at": draft.saved_at, "who": me, **texts})
        act.update("drafts", [draft.id], parts | {"revision": draft.since.revision + 1})

    def contact(self, case: int, button: Button, *, anyway: bool = False) -> Change:
        """Record which of Contact Customer's two fixed texts was sent. Raises Refused and HeldBack like `hand_off`."""
        with self._leaving("contact", case) as act:
            self._ask(case, Channel.AMAZON_CONTACT_CUSTOMER, anyway=anyway)
            act.words = self._sending.pressed(act, case, button)
        return Change(act.words, (case,))

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
        letter = self._framing.letter(case, channel, reply)
        if not letter:
            raise Refused("There is no letter yet; write at least one of the three steps")
        if CARRIES[channel] is Carries.FIXED_TEXT:
            raise Refused("This door takes only Amazon's fixed texts; say which of the two you sent")
        limit = LIMITS.get(channel)
        if limit is not None and len(letter) > limit:
            raise Refused(f"The letter has {len(letter):,} characters and this door takes {limit:,}; shorten it")
        self._sending.refuse_forbidden(case, channel, reply)

    def _ask(self, case: int, channel: Channel, *, anyway: bool) -> None:
        try:
            self.may_leave(case, channel)
        except HeldBack:
            if not anyway:
                raise

    def _leaving(self, name: str, case: int) -> AbstractContextManager[Acting]:
        return self._store.acting(
            at=self._clock(), who=self._settings.me, name=name, words="", cases=[case], undoable=False, durable=True
        )
