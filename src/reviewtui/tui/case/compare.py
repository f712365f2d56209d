"""Two states of a letter, word by word: what would go, what would come back. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from reviewtui.domain.reply import Reply, Step
from reviewtui.tui.drawing.lines import BLANK, Line, Tone, TonedText, wrap
from reviewtui.tui.reply.paint import NAMES

_WORDS = re.compile(r"\s*\S+|\s+")


def compare(now: Reply, then: Reply, width: int) -> list[Line]:
    """The steps of `then`; marked is what stands in `now` alone, ``[-so-]``, and what would come back, ``{+so+}``."""
    lines: list[Line] = []
    for step in Step:
        old, new = now.part(step).strip(), then.part(step).strip()
        if not old and not new:
            continue
        lines += [BLANK] if lines else []
        same = TonedText("  as it is now", "dim") if old == new else TonedText("")
        lines += [(TonedText(NAMES[step], "head"), same)]
        lines += wrap([TonedText(new, "dim")] if old == new else _marked(old, new), width)
    return lines or [(TonedText("nothing is written in it", "dim"),)]


def counts(now: Reply, then: Reply) -> tuple[int, int]:
    """How many words would come back, and how many would go."""
    back = gone = 0
    for step in Step:
        for kind, old, new in _turns(now.part(step).strip(), then.part(step).strip()):
            if kind != "equal":
                gone, back = gone + len(old), back + len(new)
    return back, gone


def _marked(old: str, new: str) -> list[TonedText]:
    pieces: list[TonedText] = []
    for kind, before, after in _turns(old, new):
        if kind == "equal":
            parts = _between("".join(after), "", "", "plain")
        else:
            parts = _between("".join(before), "[-", "-]", "dim") + _between("".join(after), "{+", "+}", "good")
        for part in parts:
            apart = not pieces or pieces[-1].text[-1].isspace() or part.text[0].isspace()
            pieces += [part] if apart else [TonedText(" "), part]
    return pieces


def _between(text: str, begin: str, end: str, tone: Tone) -> list[TonedText]:
    words = text.strip()
    blank = text[: len(text) - len(text.lstrip())]
    pieces = [TonedText(blank)] if blank else []
    return [*pieces, TonedText(begin + words + end, tone)] if words else pieces


def _turns(old: str, new: str) -> list[tuple[str, list[str], list[str]]]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, [each.strip() for each in before], [each.strip() for each in after], autojunk=False)
    return [(kind, before[a:b], after[c:d]) for kind, a, b, c, d in matcher.get_opcodes()]
