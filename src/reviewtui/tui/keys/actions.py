"""The one table of actions: bindings, palette, help, the README's key table and the user's remapping are made of it.

What a row does stands in `commands/dispatch.py`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

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
    on_case: bool = False
    """Done to the case under the cursor: never to one that the seller can't have seen there."""
    to_field: bool = False
    """Leads to where words are written, so that the keys behind it may be meant for that place."""


BOTH: Final = (LIST, CASE)
YOURS: Final = "Yours"
"""The group of the seller's own commands."""
GROUPS: Final = ("Write", "Act", YOURS, "Look", "Select", "Move")


def _move(name: str, keys: str, words: str, tip: str) -> Action:
    return Action(name, tuple(keys.split()), words, tip, (*BOTH, QUESTION), "Move", silent=True)


def _act(name: str, keys: str, words: str, tip: str, *, to_field: bool = False) -> Action:
    return Action(name, tuple(keys.split()), words, tip, BOTH, "Act", on_case=True, to_field=to_field)


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
    _act("reply", "r", "reply", "Write the reply: apologize, acknowledge, solve", to_field=True),
    _act("contact", "C", "contact", "Contact Customer: its page, the text sent, the next case"),
    _act("templates", "T", "snippets", "Ready-made words for this trouble, filled in for this buyer"),
    Action("drafts", ("W",), "drafts", "The letters that wait to be finished", BOTH, "Look"),
    _act("done", "e", "done", "Close the case and go to the next"),
    _act("snooze", "s b", "snooze", "Put the case away until a time you choose", to_field=True),
    _act("promise", "p", "promise", "Write down what we promised and until when; close a promise", to_field=True),
    _act("note", "c", "note", "Write a note for yourselves", to_field=True),
    _act("tag", "t", "tag", "Put a tag on the case, or take it off", to_field=True),
    _act("claim", "a", "claim", "Take the case on for two hours, or let go of it"),
    _act("buyer-wrote", "i", "they wrote", "Write down what the buyer answered", to_field=True),
    Action("sent", ("S",), "sent?", "Say whether a letter went out, or did not after all", BOTH, "Act"),
    _act("outcome", "O", "outcome", "Record what became of the review"),
    _act("removal", "A", "ask Amazon", "Ask Amazon to remove the review; write down its answer"),
    _act("reopen", "E", "bring back", "Bring a done or snoozed case back to its lane"),
    _act("repeat", "full_stop", "repeat", "Do the last act again, on this case"),
    Action("undo", ("u", "z"), "undo", "Take back the last act, one step each time", BOTH, "Act"),
    Action("redo", ("U",), "redo", "Do again what was taken back", BOTH, "Act"),
    Action("select", ("x",), "select", "Select the case and go one down", (LIST,), "Select", on_case=True),
    Action("select-range", ("X",), "select range", "Select from the last one selected to this one", (LIST,), "Select"),
    Action("select-all", ("asterisk",), "select all", "Select all that the tab shows, or none", (LIST,), "Select"),
    Action("clear", ("escape",), "clear", "Let go of the selection", (LIST,), "Select"),
    Action("look-for", ("slash",), "find", "Find cases by words and fields; esc gives the list back", (LIST,),
           "Look", to_field=True),
    Action("next-match", ("n",), "next match", "The next match: words in a case, a case in the list", BOTH, "Look"),
    Action("match-before", ("N",), "match before", "The match before this one", BOTH, "Look"),
    Action("by-product", ("v",), "by product", "A line a product: open cases, average, trend", (LIST,), "Look"),
    Action("keep-view", ("V",), "keep as view", "Keep the query as a view of yours; on a view: take it out", (LIST,),
           "Look", to_field=True),
    Action("history", ("H",), "history", "What was done and when; ⏎ opens the case", BOTH, "Look"),
    Action("tag-rules", ("M",), "tag by rules", "Tag what is there by your rules, after a look", (LIST,),
           "Act"),
    Action("radar", ("L",), "radar", "What buyers complain of more than usual; ⏎ lists its cases", BOTH, "Look"),
    Action("figures", ("f",), "figures", "What the work came to; ⏎ on a figure lists its cases", BOTH, "Look"),
    Action("tidy", ("Z",), "close the old", "Close first contacts that are too old to be won", (LIST,), "Act"),
    Action("why", ("w",), "why", "Why the case stands where it stands, factor by factor", BOTH, "Look"),
    Action("open-page", ("o",), "open page", "Open the page where the reply goes, or show its link", BOTH, "Look",
            on_case=True),
    Action("copy-letter", ("y",), "copy letter", "Copy the letter of your draft", BOTH, "Look", on_case=True),
    Action("copy-link", ("Y",), "copy link", "Copy the link to the page where the reply goes", BOTH, "Look",
            on_case=True),
    Action("copy-brief", ("P",), "brief", "Copy a brief for whoever takes the case over, without names", BOTH,
           "Look", on_case=True),
    Action("refresh", ("R",), "refresh", "Read everything anew", BOTH, "Look"),
    Action("import", ("I",), "import", "Bring a file in; how it is understood is shown before", (LIST,),
           "Look"),
    Action("fetch", ("F",), "fetch", "Ask your sources for new reviews now; again: stop asking", BOTH, "Look"),
    Action("mouse", ("m",), "mouse", "Free the mouse to select text; again: take it back", BOTH,
           "Look"),
    Action("repaint", ("ctrl+l",), "paint anew", "Paint the screen anew, where something wrote over it", PLACES, "Look",
           silent=True),
    Action("copy", ("ctrl+c",), "copy", "Copy what is selected", PLACES, "Look", silent=True),
    Action("palette", ("colon", "ctrl+p"), "all acts", "Find an act by its name", BOTH, "Look", silent=True,
            to_field=True),
    Action("help", ("question_mark",), "keys", "The keys of this screen", (*BOTH, QUESTION), "Look", to_field=True),
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
