"""From a letter to a message: what leaves the program, whether it went out, and what did not go out after all.

    draft ── leave ──> leaving ── went out ──> message ── not after all ──> draft again
                          └────── did not go out ──> draft as before

Nothing here sends anything: the program can't push a text through Amazon's doors. It writes down first that a text is
on its way (copied, printed, or the page with the fixed texts opened), and from then on asks until somebody says what
became of it. Every answer is an act and can be taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.desk import ranking
from reviewtui.desk.correspondence import Leaving
from reviewtui.desk.naming import name_of
from reviewtui.desk.past import Change, Sent
from reviewtui.desk.refusals import Refused
from reviewtui.domain.case import Lane
from reviewtui.domain.channel import Button, Channel
from reviewtui.domain.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from reviewtui.desk.checking import Checking
    from reviewtui.desk.framing import Framing
    from reviewtui.desk.ports import Acting, Clock, Store, Value
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.views import CaseRecord

ACTS = frozenset({"hand-off", "contact"})
"""The acts that record a message as sent."""
_ON_ITS_WAY = {
    "copied": "Copied the letter to {name}; whether it went out is not known yet",
    "printed": "Printed the letter to {name}; whether it went out is not known yet",
    "opened": "Opened Amazon's page for {name}; whether a fixed text was sent is not known yet",
}
_ANSWERED = "Somebody has said already what became of this one"


class Sending:
    """`session` names this running program; `running` says whether another one of this machine is still alive.

    `checking` is asked for when a letter is to leave.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        session: str,
        checking: Callable[[], Checking],
        framing: Framing,
        running: Callable[[str], bool],
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._session = session
        self._checking = checking
        self._framing = framing
        self._running = running

    # on its way ------------------------------------------------------------------------------------------------------

    def leave(self, case: int, channel: Channel, how: str, reply: Reply | None = None) -> Leaving:
        """Write down that a text leaves, before it does; it takes the place of what left for this case before.

        Without a reply it is one of Amazon's fixed texts. Raises Refused for what Amazon's rules forbid: that does not
        reach a clipboard either.
        """
        if reply is not None:
            self._checking().refuse_forbidden(case, channel, reply)
        text = "" if reply is None else self._framing.letter(case, channel, reply)
        reply, me, now = reply or Reply(), self._settings.me, self._clock()
        mine = self.unanswered(case)
        if len(mine) == 1 and (mine[0].channel, mine[0].text, mine[0].how) == (channel, text, how):
            return mine[0]  # the very same once more: it is on record
        with self._acting("leave", case) as act:
            stale = [each.id for each in self._open(case) if each.who == me]
            if stale:
                act.update("leavings", stale, {"state": "replaced"})
            number = self._insert(act, case, channel, how, text, reply)
            act.words = _ON_ITS_WAY[how].format(name=self._name(case))
        return Leaving(number, case, now, me, self._session, channel, how, text, reply, "open")

    def refuse_forbidden(self, case: int, channel: Channel, reply: Reply) -> None:
        """Raises Refused when the letter holds what may not leave through an Amazon door."""
        self._checking().refuse_forbidden(case, channel, reply)

    def _insert(self, act: Acting, case: int, channel: Channel, how: str, text: str, reply: Reply) -> int:
        return act.insert(
            "leavings",
            {"case": case, "at": self._clock(), "who": self._settings.me, "session": self._session,
             "channel": channel, "how": how, "text": text, "apologize": reply.apologize,
             "acknowledge": reply.acknowledge, "solve": reply.solve, "state": "open"},
        )  # fmt: skip

    def unanswered(self, case: int | None = None) -> tuple[Leaving, ...]:
        """What left by my hand and is not known to have gone out, the newest first; of all cases or one."""
        mine = self._store.leavings.unanswered(self._settings.me)
        return mine if case is None else tuple(each for each in mine if each.case == case)

    def left_behind(self) -> tuple[Leaving, ...]:
        """What left by my hand from a program that has ended since; one that runs asks for itself."""
        here = self._session.partition("/")[0]
        return tuple(
            each
            for each in self.unanswered()
            if each.session != self._session
            and not (each.session.partition("/")[0] == here and self._running(each.session))
        )

    # what became of it -----------------------------------------------------------------------------------------------

    def went_out(self, leaving: Leaving, button: Button | None = None) -> Change:
        """Record that it was sent: the text that left, whatever was written since. The case waits for the buyer.

        No door is asked for: what has gone through it was open. Raises Refused when that was answered already.
        """
        case, now = leaving.case, self._clock()
        with self._acting("contact" if leaving.fixed else "hand-off", case, durable=True) as act:
            if leaving.id not in {each.id for each in self._open(case)}:
                raise Refused(_ANSWERED)
            if leaving.fixed:
                if button is None:
                    raise Refused("Say which of the two fixed texts it was")
                act.words = self.pressed(act, case, button)
            else:
                for draft in self._store.drafts(case):
                    same = (draft.author, draft.channel.public) == (leaving.who, leaving.channel.public)
                    if same and draft.reply == leaving.reply:
                        put_away: dict[str, Value] = {"handed_off_at": now, "revision": draft.since.revision + 1}
                        act.update("drafts", [draft.id], put_away)
                act.words = self.replied(act, case, leaving.channel, leaving.text)
        return Change(act.words, (case,))

    def did_not(self, leaving: Leaving) -> Change:
        """Record that it did not go out: the letter is a draft as before. Raises Refused when that was answered."""
        case = leaving.case
        with self._acting("not-sent", case, undoable=True) as act:
            if leaving.id not in {each.id for each in self._open(case)}:
                raise Refused(_ANSWERED)
            act.update("leavings", [leaving.id], {"state": "not-sent"})
            name = self._name(case)
            letter = f"The letter to {name} did not go out; it is kept as your draft"
            act.words = f"None of the fixed texts went out to {name}" if leaving.fixed else letter
        return Change(act.words, (case,))

    def replied(self, act: Acting, case: int, channel: Channel, text: str) -> str:
        """Inside its act: own words went out. What to say of it."""
        self._gone(act, case, channel, text=text, proof="the seller said: pasted and sent")
        return f"Replied to {self._name(case)}"

    def pressed(self, act: Acting, case: int, button: Button) -> str:
        """Inside its act: one of the two fixed texts went out. What to say of it."""
        self._gone(act, case, Channel.AMAZON_CONTACT_CUSTOMER, button=button, proof="the seller said: pressed")
        return f"Sent “{button.replace('-', ' ')}” to {self._name(case)}"

    def _gone(self, act: Acting, case: int, channel: Channel, *, proof: str, text: str = "", button: str = "") -> None:
        """Write down what went out, inside its act, and give the buyer the next word."""
        now, settings = self._clock(), self._settings
        record = self._record(case)
        owed = [promise.due_at for promise in self._store.promises(case) if promise.state == "open"]
        lane, due = (Lane.PROMISED, min(owed)) if owed else (Lane.WAITING, now + settings.clocks.follow_up)
        act.insert(
            "messages",
            {"case": case, "at": now, "direction": "out", "channel": channel, "button": button, "text": text,
             "who": settings.me, "proof": proof},
        )  # fmt: skip
        rank = ranking.rank_in(self._store, settings, case, lane, record.replied_at, now)
        act.update(
            "cases", [case],
            {"lane": lane, "resume": lane, "rank": rank, "due_at": due, "wakes_at": None, "changed_at": now},
        )  # fmt: skip
        left = [each.id for each in self._open(case) if each.channel is channel and each.who == settings.me]
        if left:
            act.update("leavings", left, {"state": "sent"})

    # not after all ---------------------------------------------------------------------------------------------------

    def last_sent(self, case: int) -> Sent | None:
        """The newest message of a case that is recorded as sent; None when there is none."""
        return self.recorded_by(case)

    def recorded_by(self, case: int, act: int | None = None) -> Sent | None:
        """What an act of the journal recorded as sent, as long as that stands."""
        out = [each for each in self._store.messages(case) if each.direction == "out"]
        found = (self._store.leavings.sent(case, each.id) for each in reversed(out))
        return next((each for each in found if each is not None and act in {None, each.act}), None)

    def unsend(self, case: int, message: int | None = None) -> Change:
        """It did not go out after all: the newest message (or the given one) is taken back, its letter is a draft
        again, and the case goes back to where it was, unless something else has moved it since. Raises Refused.
        """
        now = self._clock()
        with self._acting("unsend", case, durable=True) as act:
            out = [each for each in self._store.messages(case) if each.direction == "out"]
            chosen = next((each for each in reversed(out) if message in {None, each.id}), None)
            sent = self._store.leavings.sent(case, chosen.id) if chosen is not None else None
            if chosen is None or sent is None:
                raise Refused(f"Nothing is recorded as sent to {self._name(case)} that could be taken back")
            act.target = sent.act
            act.update("messages", [chosen.id], {"retracted_at": now, "retracted_by": self._settings.me})
            told = [f"Taken back: {sent.words}; it did not go out after all"]
            told += self._draft_back(act, sent, chosen.text)
            told += self._lane_back(act, case, sent)
            act.words = ". ".join(told)
        return Change(act.words, (case,), undoable=False)

    def _lane_back(self, act: Acting, case: int, sent: Sent) -> list[str]:
        """The case back to where it was before the message; where it was moved since it stays, and that is said."""
        record = self._record(case)
        if not sent.before or (record.resume, record.due_at) != (sent.after["resume"], sent.after["due_at"]):
            return ["The case stays where it has been put since"]
        base_lane = Lane(str(sent.before["resume"]))
        rank = ranking.rank_in(self._store, self._settings, case, base_lane, record.replied_at, self._clock())
        values: dict[str, Value] = {"resume": base_lane, "due_at": sent.before["due_at"], "rank": rank}
        away = record.lane != sent.after["lane"]
        if not away:
            values |= {
                "lane": sent.before["lane"], "wakes_at": sent.before["wakes_at"], "changed_at": self._clock()
            }  # fmt: skip
        act.update("cases", [case], values)
        return [] if away else [f"The case is back in “{Lane(str(sent.before['lane'])).words}”"]

    def _draft_back(self, act: Acting, sent: Sent, text: str) -> list[str]:
        """The letter as a draft again; beside one that was begun since it is kept among the earlier versions."""
        if sent.leavings:
            act.update("leavings", list(sent.leavings), {"state": "not-sent"})
        if not text:
            return []
        reply, now = sent.reply, self._clock()
        parts: dict[str, Value] = {
            "apologize": reply.apologize, "acknowledge": reply.acknowledge, "solve": reply.solve,
        }  # fmt: skip
        own = sent.put_away.own if sent.put_away is not None else ""
        begun = next(
            (
                each
                for each in self._store.drafts(sent.case)
                if (each.author, each.channel.public, each.since.own) == (sent.author, sent.channel.public, own)
            ),
            None,
        )
        if begun is not None and not begun.reply.empty:
            if begun.reply == reply:
                return ["The letter is still a draft"]
            act.insert("draft_versions", {"draft": begun.id, "at": now, "who": sent.author, **parts})
            return ["A newer draft stands there; the letter is among its earlier versions"]
        if begun is not None:
            revision = begun.since.revision + 1
            act.update("drafts", [begun.id], {"channel": sent.channel, "saved_at": now, "revision": revision, **parts})
        elif sent.put_away is not None:
            draft, revision, _ = sent.put_away
            act.update("drafts", [draft], {"handed_off_at": None, "revision": revision + 1})
        else:
            whose: dict[str, Value] = {"case": sent.case, "author": sent.author, "channel": sent.channel}
            times: dict[str, Value] = {"begun_at": now, "saved_at": now, "session": self._session}
            act.insert("drafts", whose | parts | times | {"public": int(sent.channel.public)})
        return ["The letter is a draft again"]

    # -----------------------------------------------------------------------------------------------------------------

    def _open(self, case: int) -> list[Leaving]:
        return [each for each in self._store.leavings.of_case(case) if each.state == "open"]

    def _acting(
        self, name: str, case: int, *, undoable: bool = False, durable: bool = True
    ) -> AbstractContextManager[Acting]:
        return self._store.acting(
            at=self._clock(), who=self._settings.me, name=name, words="", cases=[case], undoable=undoable,
            durable=durable,
        )  # fmt: skip

    def _record(self, case: int) -> CaseRecord:
        record = self._store.record(case)
        if record is None:
            raise Refused(f"There is no case {case}")
        return record

    def _name(self, case: int) -> str:
        return name_of(ranking.known(self._store, case)[0])
