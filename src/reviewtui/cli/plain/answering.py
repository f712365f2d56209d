"""One case answered in plain lines: the review, the way to the buyer that is open, the letter, the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli.plain import told
from reviewtui.cli.plain.hand_off import PlainHandOff
from reviewtui.cli.plain.writing import Left, Letter
from reviewtui.desk.framing import language_of
from reviewtui.desk.refusals import Refused
from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.reply import Reply, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.cli.plain.dialogue import Dialogue
    from reviewtui.cli.programs import Outside
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import CaseSheet


class PlainAnswering:
    """Answers cases, one at a time; `wanted` is a door that the seller named."""

    def __init__(self, talk: Dialogue, desk: Desk, outside: Outside | None, wanted: Channel | None = None) -> None:
        self._talk = talk
        self._desk = desk
        self._edit = outside.edit if outside is not None else None
        self.over = PlainHandOff(talk, desk, outside.clipboard if outside is not None else None)
        self._wanted = wanted

    def answer(self, case: int, *, anyway: bool = False, editor: bool = False, told_already: bool = False) -> bool:
        """Answer one case; whether it is dealt with for now. Raises Refused, and Ended when nothing more comes in."""
        sheet, desk = self._desk.inbox.sheet(case), self._desk
        if desk.settings.me in sheet.writers and not anyway:
            raise Refused(
                f"You are writing to case {case} in another window now; reviewtui reply {case} --anyway takes it over"
            )
        now, zone = desk.clock(), desk.settings.zone
        if not told_already:
            self._talk.say(told.headline(sheet.row, now, zone))
            self._talk.say_all(told.case(sheet, now, zone, whole=True))
        if self.over.ask_first(case):
            return True
        sheet = desk.inbox.sheet(case)
        channel = self._wanted or self._door(sheet)
        if channel is None or CARRIES[channel] is Carries.FIXED_TEXT:
            return self._first_word(sheet, anyway=anyway, editor=editor)
        return self._letter(sheet, channel, anyway=anyway, editor=editor)

    @staticmethod
    def _door(sheet: CaseSheet) -> Channel | None:
        """The door for own words that is open, the draft's before others; None where only fixed texts leave."""
        open_ = [each.channel for each in sheet.doors if each.open_ and CARRIES[each.channel] is not Carries.FIXED_TEXT]
        drafted = sheet.draft.channel if sheet.draft is not None and not sheet.draft.reply.empty else None
        return drafted if drafted in open_ else next(iter(open_), None)

    def _first_word(self, sheet: CaseSheet, *, anyway: bool, editor: bool) -> bool:
        """Where own words can't go yet: Amazon's two texts, or a letter that waits for its day."""
        contact = any(each.open_ and each.channel is Channel.AMAZON_CONTACT_CUSTOMER for each in sheet.doors)
        for door in sheet.doors:
            state = "open" if door.open_ else "closed"
            name = told.DOORS[door.channel]
            self._talk.say(f"{name[:1].upper()}{name[1:]}: {state}, {door.words}.")
        letter = next(each.channel for each in sheet.doors if CARRIES[each.channel] is not Carries.FIXED_TEXT)
        ways = {"c": "contact them by Amazon's page"} if contact else {}
        ways |= {"w": "write the letter now, kept until it can leave", "q": "leave"}
        given = "w" if editor else self._talk.choose("What now?", ways)
        if given == "c":
            return self.over.contact(sheet)
        return given == "w" and self._letter(sheet, letter, anyway=anyway, editor=editor)

    # the letter ------------------------------------------------------------------------------------------------------

    def _letter(self, sheet: CaseSheet, channel: Channel, *, anyway: bool, editor: bool) -> bool:
        desk, case = self._desk, sheet.row.case
        mine = [each for each in (sheet.draft, *sheet.other_drafts) if each and each.author == desk.settings.me]
        draft = next((each for each in mine if each.channel.public == channel.public), None)
        since = desk.writing.take_over(case, channel) if anyway else sheet.since[channel.public]
        letter = Letter(
            self._talk, desk, self._edit, sheet, channel, draft.reply if draft is not None else Reply(), since
        )
        public = " Everybody can read it." if channel.public else ""
        self._talk.say()
        self._talk.say(f"Your letter is {told.DOORS[channel]}. {told.in_language(language_of(sheet.review))}{public}")
        self._talk.say_all(told.points(letter.check().points))
        desk.inbox.be_present(case, "writing")
        try:
            (letter.edit if editor else letter.walk)()
            return self._decide(letter)
        except Left:
            self._talk.say(kept(letter.case, letter.reply))
            return False
        finally:
            desk.inbox.be_present(None)

    def _decide(self, letter: Letter) -> bool:
        """What becomes of the letter that is written. Raises Left."""
        check = letter.tell()
        while True:
            given = self._talk.choose("What now?", self._ways(better=bool(check.findings)))
            if given == "q":
                raise Left
            if given == "s" and self.over.send(letter):
                return True
            if given.isdigit():
                letter.write(list(Step)[int(given) - 1])
            elif given == "b":
                letter.take_better(check)
            elif given == "e":
                letter.edit()
            check = letter.tell() if given != "s" else letter.check()

    @staticmethod
    def _ways(*, better: bool) -> Mapping[str, str]:
        ways = {"s": "send it"}
        ways |= {str(number): f"write {step} again" for number, step in enumerate(Step, 1)}
        if better:
            ways["b"] = "take the better words"
        return ways | {"e": "open the editor", "l": "hear the letter again", "q": "keep it and leave"}


def kept(case: int, reply: Reply) -> str:
    """What is said when the seller leaves a letter."""
    if reply.empty:
        return "Nothing was written; nothing was changed."
    return f"The letter of case {case} is kept. Go on with it: reviewtui reply {case}"
