"""The one table of actions: bindings, palette, help, the README's key table and the user's remapping are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.domain.text import clean, one_line
from reviewtui.tui.keys.keyboard import Keyboard
from reviewtui.tui.keys.signs import NAMED, NAMES_OF_SIGNS, NEVER_ARRIVE, TYPES, sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewtui.desk.own_commands import OwnCommand

LIST, CASE, REPLY = "list", "case", "reply"
PLACES: Final = (LIST, CASE, REPLY)
QUESTION = "question"
"""Over a place: a question, a list to pick from, the keys. Its answers have keys of their own, which stand in it."""
HEARD_IN: Final = (*PLACES, QUESTION)


class Action(NamedTuple):
    """One thing that the seller can do. `words` stand on the key line, `tip` in the help and the palette; `where` are
    the places that have it; rows of one `family` are told in one line. A `silent` row stays out of the palette. One of
    the `keys` may be several that are pressed one after the other: ``ctrl+x ctrl+e``.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    tip: str
    where: tuple[str, ...]
    group: str
    family: str = ""
    silent: bool = False


BOTH: Final = (LIST, CASE)
YOURS: Final = "Yours"
"""The group of the seller's own commands."""
GROUPS: Final = ("Write", "Act", YOURS, "Look", "Select", "Move")
_LONGEST_TIP: Final = 30


def _move(name: str, keys: str, words: str, tip: str) -> Action:
    return Action(name, tuple(keys.split()), words, tip, (*BOTH, QUESTION), "Move", silent=True)


ACTIONS: Final = (
    _move("down", "j down", "down", "One case down; one line down in a case"),
    _move("up", "k up", "up", "One case up; one line up in a case"),
    _move("half-down", "ctrl+d", "half down", "Half a page down"),
    _move("half-up", "ctrl+u", "half up", "Half a page up"),
    _move("page-down", "pagedown space", "page down", "A page down"),
    _move("page-up", "pageup", "page up", "A page up"),
    _move("first", "g home", "top", "To the top"),
    _move("last", "G end", "bottom", "To the bottom"),
    Action("next-case", ("J",), "next case", "The next case, without going back to the list", (CASE,), "Move"),
    Action("previous-case", ("K",), "case before", "The case before this one", (CASE,), "Move"),
    Action("open", ("enter", "l", "right"), "open", "Open the case under the cursor", (LIST,), "Move"),
    Action("back", ("escape", "h", "left", "q"), "back", "Back to the list; out of a question", (CASE, QUESTION),
           "Move"),
    Action("next-view", ("tab",), "next view", "The next tab", (LIST,), "Move", silent=True),
    Action("previous-view", ("shift+tab",), "view before", "The tab before this one", (LIST,), "Move", silent=True),
    *(
        Action(f"view-{number}", (str(number),), f"tab {number}", f"Show tab {number} of those above the list", (LIST,),
               "Move", "view")
        for number in range(1, 10)
    ),
    Action("reply", ("r",), "reply", "Write the reply: apologize, acknowledge, solve", BOTH, "Act"),
    Action("contact", ("C",), "contact", "Contact Customer: its page, the text sent, the next case", BOTH, "Act"),
    Action("templates", ("T",), "snippets", "Ready-made words for this trouble, filled in for this buyer", BOTH,
           "Act"),
    Action("drafts", ("W",), "drafts", "The letters that wait to be finished", BOTH, "Look"),
    Action("done", ("e",), "done", "Close the case and go to the next", BOTH, "Act"),
    Action("snooze", ("s", "b"), "snooze", "Put the case away until a time you choose", BOTH, "Act"),
    Action("promise", ("p",), "promise", "Write down what we promised and until when; close a promise", BOTH, "Act"),
    Action("note", ("c",), "note", "Write a note for yourselves", BOTH, "Act"),
    Action("tag", ("t",), "tag", "Put a tag on the case, or take it off", BOTH, "Act"),
    Action("claim", ("a",), "claim", "Take the case on for two hours, or let go of it", BOTH, "Act"),
    Action("buyer-wrote", ("i",), "they wrote", "Write down what the buyer answered", BOTH, "Act"),
    Action("sent", ("S",), "sent?", "Say whether a letter went out, or did not after all", BOTH, "Act"),
    Action("outcome", ("O",), "outcome", "Record what became of the review", BOTH, "Act"),
    Action("removal", ("A",), "ask Amazon", "Ask Amazon to remove the review; write down its answer",
           BOTH, "Act"),
    Action("reopen", ("E",), "bring back", "Bring a done or snoozed case back to its lane", BOTH, "Act"),
    Action("repeat", ("full_stop",), "repeat", "Do the last act again, on this case", BOTH, "Act"),
    Action("undo", ("u", "z"), "undo", "Take back the last act, one step each time", BOTH, "Act"),
    Action("redo", ("U",), "redo", "Do again what was taken back", BOTH, "Act"),
    Action("select", ("x",), "select", "Select the case and go one down", (LIST,), "Select"),
    Action("select-range", ("X",), "select range", "Select from the last one selected to this one", (LIST,), "Select"),
    Action("select-all", ("asterisk",), "select all", "Select all that the tab shows, or none", (LIST,), "Select"),
    Action("clear", ("escape",), "clear", "Let go of the selection", (LIST,), "Select"),
    Action("look-for", ("slash",), "find", "Find cases by words and fields; esc gives the list back", (LIST,), "Look"),
    Action("next-match", ("n",), "next match", "The next match: words in a case, a case in the list", BOTH, "Look"),
    Action("match-before", ("N",), "match before", "The match before this one", BOTH, "Look"),
    Action("by-product", ("v",), "by product", "A line a product: open cases, average, trend", (LIST,), "Look"),
    Action("keep-view", ("V",), "keep as view", "Keep the query as a view of yours; on a view: take it out", (LIST,),
           "Look"),
    Action("history", ("H",), "history", "What was done and when; ⏎ opens the case", BOTH, "Look"),
    Action("tag-rules", ("M",), "tag by rules", "Tag what is there by your rules, after a look", (LIST,),
           "Act"),
    Action("radar", ("L",), "radar", "What buyers complain of more than usual; ⏎ lists its cases", BOTH, "Look"),
    Action("figures", ("f",), "figures", "What the work came to; ⏎ on a figure lists its cases", BOTH, "Look"),
    Action("tidy", ("Z",), "close the old", "Close first contacts that are too old to be won", (LIST,), "Act"),
    Action("why", ("w",), "why", "Why the case stands where it stands, factor by factor", BOTH, "Look"),
    Action("open-page", ("o",), "open page", "Open the page where the reply goes, or show its link", BOTH, "Look"),
    Action("copy-letter", ("y",), "copy letter", "Copy the letter of your draft", BOTH, "Look"),
    Action("copy-link", ("Y",), "copy link", "Copy the link to the page where the reply goes", BOTH, "Look"),
    Action("copy-brief", ("P",), "brief", "Copy a brief for whoever takes the case over, without names", BOTH,
           "Look"),
    Action("refresh", ("R",), "refresh", "Read everything anew", BOTH, "Look"),
    Action("import", ("I",), "import", "Bring a file in; how it is understood is shown before", (LIST,),
           "Look"),
    Action("fetch", ("F",), "fetch", "Ask your sources for new reviews now; again: stop asking", BOTH, "Look"),
    Action("mouse", ("m",), "mouse", "Free the mouse to select text; again: take it back", BOTH,
           "Look"),
    Action("repaint", ("ctrl+l",), "paint anew", "Paint the screen anew, where something wrote over it", PLACES, "Look",
           silent=True),
    Action("copy", ("ctrl+c",), "copy", "Copy what is selected", PLACES, "Look", silent=True),
    Action("palette", ("colon", "ctrl+p"), "all acts", "Find an act by its name", BOTH, "Look", silent=True),
    Action("help", ("question_mark",), "keys", "The keys of this screen", (*BOTH, QUESTION), "Look"),
    Action("find", ("slash",), "find", "Find words among the keys", (QUESTION,), "Look"),
    Action("take", ("enter",), "take", "Take the answer under the bar, or what was typed", (QUESTION,), "Act"),
    Action("keep", ("f2",), "keep", "Keep a note, as Enter does", (QUESTION,), "Act"),
    Action("new-line", ("ctrl+n", "shift+enter"), "new line", "A new line in a note", (QUESTION,), "Act"),
    Action("next-field", ("tab",), "next field", "The next field; the whole word, where one is offered", (QUESTION,),
           "Move"),
    Action("field-before", ("shift+tab",), "field before", "The field before", (QUESTION,), "Move"),
    Action("demo", ("D",), "demo", "Open the demo: invented cases to practise on", (LIST,), "Look", silent=True),
    Action("suspend", ("ctrl+z",), "to the shell", "Give the terminal to the shell; fg comes back", BOTH, "Look",
           silent=True),
    Action("quit", ("q",), "quit", "Leave; everything is kept", (LIST,), "Look"),
    Action("next-step", ("tab",), "next step", "To the next of the three steps", (REPLY,), "Write", silent=True),
    Action("step-before", ("shift+tab",), "step before", "To the step before", (REPLY,), "Write", silent=True),
    Action("hand-off", ("f2",), "review and hand off", "See the whole letter, copy it, say whether it went out",
           (REPLY,), "Write"),
    Action("swap", ("f3",), "review or letter", "Show the letter where the review is, and back", (REPLY,), "Write"),
    Action("other-door", ("f4",), "another door", "Write to them another way: a message, a public reply",
           (REPLY,), "Write"),
    Action("take-over", ("f5",), "better words", "Put in the better words that are offered", (REPLY,), "Write"),
    Action("next-finding", ("f6",), "next finding", "Go to the next marked words, or blank to fill in",
           (REPLY,), "Write"),
    Action("snippets", ("ctrl+t",), "snippets", "Ready-made words for this trouble, filled in for this buyer",
           (REPLY,), "Write"),
    Action("versions", ("f7",), "earlier versions", "Earlier versions of the letter, compared; bring one back",
           (REPLY,), "Write"),
    Action("editor", ("ctrl+x ctrl+e",), "$EDITOR", "Write the step in your own editor", (REPLY,), "Write",
           silent=True),
    Action("letter-editor", ("ctrl+x ctrl+l",), "$EDITOR, whole", "Write the whole letter in your own editor",
           (REPLY,), "Write", silent=True),
    Action("undo-typing", ("ctrl+z",), "undo typing", "Take back what was typed or put into the step", (REPLY,),
           "Write", silent=True),
    Action("redo-typing", ("ctrl+y",), "redo typing", "Do again what was taken back in the step", (REPLY,),
           "Write", silent=True),
    Action("beside-up", ("pageup", "ctrl+up"), "review up", "Scroll what stands beside the fields up", (REPLY,),
           "Look", silent=True),
    Action("beside-down", ("pagedown", "ctrl+down"), "review down", "Scroll what stands beside the fields down",
           (REPLY,), "Look", silent=True),
    Action("writing-keys", ("f1",), "keys", "The keys of this screen", (REPLY,), "Look"),
    Action("leave", ("escape",), "keep and leave", "Leave; the draft is kept", (REPLY,), "Write"),
)  # fmt: skip

BY_ID: Final = {action.id: action for action in ACTIONS}


class Keys:
    """Which keys do what, the user's remapping included."""

    def __init__(self, keymap: Mapping[str, str] | None = None, own: Sequence[OwnCommand] = ()) -> None:
        self.remapped, problems = check_keymap(keymap or {})
        rows, wrong = check_own(own, self.remapped)
        self.rows = (*ACTIONS, *rows)
        self.own = {each.act: each for each in own if each.act in {row.id for row in rows}}
        self.problems = (*problems, *(f"commands.{name}.key: {words}" for name, words in wrong))
        self._by_id = BY_ID | {row.id: row for row in rows}
        self.keyboard = Keyboard()
        """Which layout the seller types on."""

    def of(self, action: str) -> tuple[str, ...]:
        """The keys of an action, the one to show first."""
        return self.remapped.get(action, self._by_id[action].keys)

    def sign(self, action: str) -> str:
        """The key to show for an action."""
        return sign(self.of(action)[0])

    def signs(self, action: str) -> str:
        """All keys of an action, for the help."""
        return " ".join(sign(key) for key in self.of(action))

    def words(self, action: str) -> str:
        """What an action is called."""
        return self._by_id[action].words

    def table(self, place: str) -> Iterator[tuple[str, str, str, str]]:
        """The keys of a place as rows of (group, keys, words, tip): first what is done, last how to move."""
        told = set()
        for action in sorted(self.rows, key=lambda each: GROUPS.index(each.group)):
            if place not in action.where or action.family in told:
                continue
            keys, words, tip = self.signs(action.id), action.words, action.tip
            if action.family:
                told.add(action.family)
                rows = [each for each in self.rows if each.family == action.family]
                keys, words = f"{keys}–{self.sign(rows[-1].id)}", action.family
                tip = "The tabs by their place: all cases, your views, the lanes"
            yield action.group, keys, words, tip


def check_keymap(keymap: Mapping[str, str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """What of a user's keymap can be used, and one sentence for everything in it that can't."""
    good: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for action, written in keymap.items():
        if action not in BY_ID:
            problems.append(f"There is no action “{action}”")
            continue
        keys = tuple(" ".join(map(_key, each.split(" "))) if len(each) > 1 else _key(each) for each in _split(written))
        where = BY_ID[action].where
        wrong = [
            told
            for key in keys
            for number, each in enumerate(key.split())
            if (told := _why_not(each, where if number == 0 else ()))
        ]
        wrong = wrong or ([] if keys else ["no key is given"])
        if wrong:
            problems.append(f"{action}: {'; '.join(wrong)}")
        else:
            good[action] = keys
    for row in [each for each in ACTIONS if each.id in good]:
        rival = _rival(row, good)
        if rival:
            problems.append(f"{row.id}: {rival}")
            del good[row.id]
    return good, tuple(problems)


def check_own(
    own: Sequence[OwnCommand], remapped: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Action, ...], tuple[tuple[str, str], ...]]:
    """The rows of the seller's own commands; and for each whose key can't be used its name and why. Those stay in the
    palette.
    """
    rows: list[Action] = []
    wrong: list[tuple[str, str]] = []
    for each in own:
        keys = (" ".join(map(_key, each.key.split())),) if len(each.key.split()) > 0 else ()
        row = Action(each.act, keys, each.title, _tip(each), each.where, YOURS)
        why_not = "; ".join(
            told
            for key in keys
            for number, part in enumerate(key.split())
            if (told := _why_not(part, each.where if number == 0 else ()))
        )
        why_not = why_not or _rival(row, {**remapped, row.id: keys}, (*ACTIONS, *rows))
        if why_not:
            wrong.append((each.name, why_not))
            row = row._replace(keys=())
        rows.append(row)
    return tuple(rows), tuple(wrong)


def _tip(own: OwnCommand) -> str:
    line = own.command if isinstance(own.command, str) else " ".join(own.command)
    line = one_line(clean(line))
    line = line if len(line) <= _LONGEST_TIP else line[: _LONGEST_TIP - 1] + "…"
    return f"{own.title}; your command “{line}”"


def _split(written: str) -> list[str]:
    return (
        [written] if written in {",", " "} else [" ".join(each.split()) for each in written.split(",") if each.strip()]
    )


def _key(written: str) -> str:
    prefix, plus, last = written.rpartition("+")
    if not plus or not last:
        return NAMES_OF_SIGNS.get(written, written)
    return f"{prefix.lower()}+{NAMES_OF_SIGNS.get(last, last).lower()}"


def _why_not(key: str, where: tuple[str, ...]) -> str:
    if key in NEVER_ARRIVE:
        return f"terminals send {key} as {NEVER_ARRIVE[key]}"
    base = key.removeprefix("ctrl+").removeprefix("shift+")
    if key.startswith(("alt+", "super+", "meta+")) or key in {"ctrl+enter", "shift+enter"}:
        return f"{key} does not reach programs in every terminal; choose another"
    if REPLY in where and (len(key) == 1 or key in TYPES):
        return f"{sign(key)} writes in the letter; choose another"
    known = base in NAMED or (len(base) == 1 and base.isprintable())
    return "" if known else f"“{key}” is no key that we know"


def _rival(action: Action, good: Mapping[str, tuple[str, ...]], rows: Sequence[Action] = ACTIONS) -> str:
    """What already holds one of the keys that the user gave to an action, in a place where both are."""
    for other in rows:
        if other.id == action.id or not set(other.where) & set(action.where):
            continue
        for key in good[action.id]:
            for theirs in good.get(other.id, other.keys):
                if _one_begins_the_other(key.split(), theirs.split()):
                    return f"{sign(theirs)} is “{other.words}” already ({other.id}); give that another key first"
    return ""


def _one_begins_the_other(one: list[str], other: list[str]) -> bool:
    """The same key, or one that would be pressed on the way to the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
