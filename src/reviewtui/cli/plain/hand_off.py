"""How a letter leaves in plain mode, and how it is written down: what the screens ask, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.cli.plain import told
from reviewtui.desk.checking import said_in_anger
from reviewtui.desk.refusals import HeldBack, Refused
from reviewtui.domain.channel import CARRIES, Button, Carries, Channel
from reviewtui.domain.clock import MINUTE, moment
from reviewtui.domain.finding import Severity

if TYPE_CHECKING:
    from reviewtui.cli.plain.dialogue import Dialogue
    from reviewtui.cli.plain.writing import Letter
    from reviewtui.desk.clipboard import Clipboard
    from reviewtui.desk.correspondence import Leaving
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseSheet

_PAUSE: Final = 10 * MINUTE
_LATER: Final = "not known yet"


class PlainHandOff:
    """From "send it" to the record of what went out. Each way answers whether the case is dealt with for now."""

    def __init__(self, talk: Dialogue, desk: Desk, clipboard: Clipboard | None) -> None:
        self._talk = talk
        self._desk = desk
        self._clipboard = clipboard
        self._cooled: set[int] = set()

    # what left before ------------------------------------------------------------------------------------------------

    def ask_first(self, case: int) -> bool:
        """What left for a case before is asked about before anything leaves again; whether it went out, or nobody
        knows yet.
        """
        left = self._desk.sending.unanswered(case)
        return bool(left) and self.did_it(left[0]) != "n"

    def did_it(self, left: Leaving) -> str:
        """Did it go out? Answers ``n`` where it did not."""
        when = moment(left.at, self._desk.clock(), self._desk.settings.zone)
        if left.fixed:
            question = (
                f"You opened Amazon's page for case {left.case}, {when}. Did you send one of the two texts there?"
            )
            answers = {"f": "Courtesy Refund", "s": "Customer Support", "n": "neither", "l": _LATER}
            given = self._talk.choose(question, answers)
            buttons = {"f": Button.COURTESY_REFUND, "s": Button.CUSTOMER_SUPPORT}
            if given in buttons:
                self._talk.say(f"{self._desk.sending.went_out(left, buttons[given]).words}.")
        else:
            question = f"Your letter of case {left.case} was {left.how}, {when}. Did it go out?"
            given = self._talk.choose(question, {"y": "yes, sent", "n": "no", "l": _LATER})
            if given == "y":
                self._talk.say(f"{self._desk.sending.went_out(left).words}.")
                self._offer_promise(left)
        if given == "n":
            self._talk.say(f"{self._desk.sending.did_not(left).words}.")
        elif given == "l":
            how = "--button NAME" if left.fixed else "--sent"
            self._talk.say(f"Say it later: reviewtui send {left.case} {how}, or --not-sent.")
        return given

    # Amazon's two fixed texts ----------------------------------------------------------------------------------------

    def contact(self, sheet: CaseSheet) -> bool:
        """Amazon's page, which of the two texts was sent there, and the record of it."""
        case = sheet.row.case
        if self.ask_first(case):
            return True
        if not self._may_leave(case, Channel.AMAZON_CONTACT_CUSTOMER):
            return False
        door = next(each for each in sheet.doors if each.channel is Channel.AMAZON_CONTACT_CUSTOMER)
        self._talk.say("Contact Customer: Amazon sends one of two fixed texts, on its own page.")
        if not door.sure:
            self._talk.say(f"It works {door.words}.")
        self._talk.say("Courtesy Refund offers a full refund or a replacement.")
        self._talk.say("Customer Support asks whether you may write to them about it.")
        self._talk.say("The page:")
        self._talk.show(door.url)
        given = self._talk.choose("Go there now?", {"o": "open it in the browser", "g": "I go there", "n": "not now"})
        if given == "n":
            return False
        left = self._desk.sending.leave(case, Channel.AMAZON_CONTACT_CUSTOMER, "opened")
        if given == "o" and (self._clipboard is None or not self._clipboard.open_page(door.url)):
            self._talk.say("There is no browser here; go to the page above.")
        return self.did_it(left) != "n"

    # a letter --------------------------------------------------------------------------------------------------------

    def send(self, letter: Letter) -> bool:
        """The letter out, once nothing stands in its way."""
        if self.ask_first(letter.case):
            return True
        sheet = self._desk.inbox.sheet(letter.case)
        open_ = {each.channel for each in sheet.doors if each.open_}
        if letter.channel not in open_ and Channel.AMAZON_CONTACT_CUSTOMER in open_:
            self._talk.say("Your letter is kept until they answer; Amazon's two fixed texts come first.")
            return self.contact(sheet)
        if not letter.reply.letter():
            self._talk.say("There is no letter yet; write at least one of the three steps.")
            return False
        self._sign(letter)
        if not self._may_leave(letter.case, letter.channel) or not self._thought_over(letter):
            return False
        return self._out(letter)

    def _out(self, letter: Letter) -> bool:
        ways = {"c": "copy it", "p": "print it here", "n": "not yet"}
        if self._clipboard is None:
            del ways["c"]
        how = self._talk.choose("How shall it leave?", ways)
        where: list[str] = []
        if how == "n":
            return False
        case, text = letter.case, letter.text
        left = self._desk.sending.leave(case, letter.channel, "copied" if how == "c" else "printed", letter.reply)
        if how == "c" and self._clipboard is not None:
            copied = self._clipboard.copy(text, f"reply-{case}.txt")
            where = [*copied.clipboards, *([copied.file] if copied.file else [])]
            self._talk.say(
                f"Copied to {', '.join(where)}." if where else "No clipboard and no file took it; here it is:"
            )
        if how == "p" or not where:
            self._talk.show(f"--- the letter begins\n{text}\n--- the letter ends")
        url = next((door.url for door in letter.sheet.doors if door.channel is letter.channel), "")
        if url:
            self._talk.say("Paste it there and send it:")
            self._talk.show(url)
        return self.did_it(left) != "n"

    def _sign(self, letter: Letter) -> None:
        """What stands below the letters of this shop is asked for once."""
        if CARRIES[letter.channel] is not Carries.PRIVATE_TEXT or not self._desk.framing.to_ask:
            return
        self._talk.say("What shall stand below your letters, your name or the shop's? It is kept for all of them; an "
                       "empty line for nothing.")  # fmt: skip
        while True:
            given = self._talk.line("Signature: ").strip()
            why_not = self._desk.checking.in_signature(given, letter.channel)
            if not why_not:
                break
            self._talk.say(f"That can't stand there. {why_not}")
        self._desk.framing.sign(given)

    def _may_leave(self, case: int, channel: Channel) -> bool:
        try:
            self._desk.writing.may_leave(case, channel)
        except Refused as refused:
            self._talk.say(f"{refused}.")
            return False
        except HeldBack as held:
            return self._talk.sure(f"{held}. Go on all the same?", "yes, go on", "no")
        return True

    def _thought_over(self, letter: Letter) -> bool:
        """What is forbidden stops it, what was said in anger may rest, what is doubtful is asked about once."""
        check = letter.check()
        forbidden = [each for each in check.findings if each.severity is Severity.BLOCK]
        if forbidden and letter.channel.amazon:
            self._talk.say("It can't go out like this:")
            self._talk.say_all(map(told.finding, forbidden))
            return False
        if said_in_anger(check) and letter.case not in self._cooled:
            self._cooled.add(letter.case)
            question = "There is anger in this letter. Put it away for ten minutes? The case comes back by itself."
            if self._talk.sure(question, "yes, put it away", "no, go on"):
                self._talk.say(f"{self._desk.triage.snooze([letter.case], self._desk.clock() + _PAUSE).words}.")
                return False
        doubts = [each for each in check.findings if each.asked_about]
        if doubts:
            self._talk.say_all(map(told.finding, doubts))
            return self._talk.sure("Go on all the same?", "yes", "no, back to the letter")
        return True

    def _offer_promise(self, left: Leaving) -> None:
        """A letter that names a date is a promise."""
        pledge = self._desk.writing.pledge(left.case, left.reply)
        if pledge is None:
            return
        when = moment(pledge.due_at, self._desk.clock(), self._desk.settings.zone)
        question = f"Your letter names a date: “{pledge.quote}”. Write it down as a promise until {when}?"
        if self._talk.sure(question, "yes, it is a promise", "no"):
            self._talk.say(f"{self._desk.triage.promise(left.case, pledge.quote, pledge.due_at).words}.")
