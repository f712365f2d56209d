"""Which keys do what for this seller: the action table with their remapping and their own commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewtui.domain.text import clean, one_line
from reviewtui.tui.keys.actions import ACTIONS, BY_ID, GROUPS, REPLY, YOURS, Action
from reviewtui.tui.keys.keyboard import Keyboard
from reviewtui.tui.keys.signs import NAMED, NAMES_OF_SIGNS, NEVER_ARRIVE, TYPES, sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewtui.desk.own_commands import OwnCommand

_LONGEST_TIP: Final = 30


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

    def row(self, action: str) -> Action | None:
        """The row of an action in the table; None for what the screen does by itself."""
        return self._by_id.get(action)

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
        row = Action(each.act, keys, each.title, _tip(each), each.where, YOURS, on_case=True)
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
