"""What stands around the three steps of a letter: the greeting above them, the closing and the signature below."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_END: Final = re.compile(r"[\W_]*$")
_LONGEST_CLOSING: Final = 60
"""Characters: a longer line that begins like a closing is a sentence of the letter."""

_MOST_WORDS: Final = 3
"""Words of a closing that ends like a sentence: "Best regards." """


class Frame(NamedTuple):
    """Greeting, closing words and signature, each "" for none.

    `opens` and `closes` tell how a letter begins and ends whose writer has greeted or signed already: words in small
    letters; one with a star before it stands at the end of the line.
    """

    greeting: str = ""
    closing: str = ""
    signature: str = ""
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()

    @property
    def above(self) -> str:
        """What stands above the steps."""
        return self.greeting

    @property
    def below(self) -> str:
        """What stands below the steps; without a name there is nothing to sign with."""
        return "\n".join(each for each in (self.closing, self.signature) if each) if self.signature else ""

    def around(self, text: str) -> Around:
        """What of it a letter still needs: nobody is greeted or signed to twice."""
        lines = [line for line in map(str.strip, text.split("\n")) if line]
        if not lines:
            return Around("", "", joined=False)
        above = "" if self.greets(lines[0]) else self.above
        below, joined = self.below, False
        signed = self.signature and _plain(self.signature.split("\n")[0])
        if signed and signed in {_plain(line) for line in lines[-3:]}:
            below = ""
        elif len(lines) > 1 and self._closes(lines[-1]):
            below, joined = (self.signature, True) if self.below else ("", False)
        elif len(lines) > 2 and self._closes(lines[-2]) and len(lines[-1]) <= _LONGEST_CLOSING:
            below = ""
        return Around(above, below, joined=joined)

    def greets(self, line: str) -> bool:
        """Whether a line begins with a greeting."""
        return _matches(line, self.opens)

    def _closes(self, line: str) -> bool:
        sentence = line.endswith((".", "!", "?")) and len(line.split()) > _MOST_WORDS
        return len(line) <= _LONGEST_CLOSING and not sentence and _matches(line, self.closes, alone=True)

    def without(self, text: str) -> str:
        """A whole letter without this greeting and this signature, where they stand in it just so."""
        text = text.strip()
        if self.above and text.startswith(self.above + "\n"):
            text = text[len(self.above) :].lstrip()
        if self.below and text.endswith("\n" + self.below):
            text = text[: -len(self.below)].rstrip()
        return text


class Around(NamedTuple):
    """What a letter gets above and below; `joined` where the signature goes right below a closing of the writer's."""

    above: str
    below: str
    joined: bool


BARE: Final = Frame()
"""No greeting and no signature."""


def _plain(line: str) -> str:
    return _END.sub("", line).casefold()


def _matches(line: str, beginnings: tuple[str, ...], *, alone: bool = False) -> bool:
    """Whether a line begins like one of these; with `alone` nothing but a name may follow one single word."""
    folded = _plain(line)
    for each in beginnings:
        if each.startswith("*"):
            if folded.endswith(each[1:]):
                return True
        elif folded.startswith(each):
            after = folded[len(each) :]
            word = each.isascii() and " " not in each
            if not after or not each.isascii() or (after[0] == "," if alone and word else not after[0].isalnum()):
                return True
    return False
