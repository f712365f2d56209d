"""A strict terminal: it knows few words and refuses all others, keeps marks and links, and has an opinion on widths.

`JOINED` takes a grapheme as one (as Textual measures), `APART` every character by itself with marks on the one before,
`NAIVE` gives every one a column of its own, marks too, as a console without joining does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from wcwidth import wcwidth

_WORD = re.compile(
    r"\x1b\[(?P<private>[<>=?]?)(?P<codes>[0-9;:]*)(?P<between>[ $]?)(?P<final>[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<charset>\(B)"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)
_RUN = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")
_SEEN_ON_BLANK = {"4", "7", "9", "21", "51", "52", "53"}
_OFF = {"22": "12", "23": "3", "24": "4", "25": "56", "27": "7", "28": "8", "29": "9", "54": "", "55": ""}


class Look(NamedTuple):
    """What a cell looks like."""

    ink: str = ""
    ground: str = ""
    marks: frozenset[str] = frozenset()
    link: str = ""


class Shown(NamedTuple):
    """One column; `text` is empty behind the first of something wide."""

    text: str = " "
    look: Look = Look()

    @lru_cache(maxsize=4096)  # noqa: B019 - cells are values
    def seen(self) -> Shown:
        """What eyes can tell."""
        if self.text.strip(" "):
            return self
        marks = self.look.marks & _SEEN_ON_BLANK
        ink = self.look.ink if marks else ""
        return Shown(self.text, Look(ink, self.look.ground, marks, self.look.link))


@lru_cache(maxsize=4096)
def _shown(text: str, look: Look) -> Shown:
    return Shown(text, look)


def _zero(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Cf"} or 0x1F3FB <= ord(character) <= 0x1F3FF


def joined(cluster: str) -> int:
    """A grapheme, as Textual measures it; flags are pairs."""
    return 2 if len(cluster) == 2 and _flag(cluster[0]) and _flag(cluster[1]) else cell_len(cluster)


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


JOINED, APART, NAIVE = "joined", "apart", "naive"


class Glass:
    """The cells of a terminal, fed with what a program writes."""

    def __init__(self, columns: int, rows: int, opinion: str = JOINED, *, erases_in_colour: bool = True) -> None:
        self.columns, self.rows, self.opinion, self.bce = columns, rows, opinion, erases_in_colour
        self.cells = [[Shown()] * columns for _ in range(rows)]
        self.y = self.x = 0
        self.look = Look()
        self.modes: dict[str, bool] = {"7": True, "25": True}
        self._last: tuple[int, int] | None = None
        self._again = " "
        self._rest = ""

    # reading ---------------------------------------------------------------------------------------------------------

    def feed(self, said: str) -> None:
        """What the program wrote; a word cut in the middle waits for its end."""
        said, at = self._rest + said, 0
        self._rest = ""
        while at < len(said):
            match = _WORD.match(said, at)
            if match is None:
                self._rest = said[at:]
                assert len(self._rest) < 200, f"no word that this terminal knows: {self._rest[:40]!r}"
                return
            at = match.end()
            self._obey(match)

    def _obey(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "text":
            text = match["text"]
            if not self._put_plain(text):
                for run in _RUN.findall(text):
                    self._write(run)
            return
        if kind != "osc" and match["final"] != "m" and match["control"] != "\x07":
            self._last = None
        if kind == "control":
            self._control(match["control"])
        elif kind == "osc":
            if match["osc"].startswith("8;"):
                _, given, url = match["osc"].split(";", 2)
                self.look = self.look._replace(link=f"{given};{url}" if url else "")
        elif kind == "final":
            self._sequence(match["private"], match["codes"], match["between"], match["final"])

    def _control(self, control: str) -> None:
        if control == "\r":
            self.x = 0
        elif control == "\n":
            assert self.y < self.rows - 1, "the screen would scroll"
            self.y += 1
        elif control == "\b":
            self.x = max(self.x - 1, 0)
        else:
            assert control in {"\x07", "\x0f"}, f"no control that this terminal knows: {control!r}"

    def _sequence(self, private: str, codes: str, between: str, final: str) -> None:
        count = int(codes) if codes.isdigit() else 1
        if private == "?" and final in "hl":
            for mode in codes.split(";"):
                self._mode(mode, on=final == "h")
        elif (private and final in "uc") or between == "$" or final in "cn":
            pass
        elif final == "m":
            self._dress(codes.split(";") if codes else ["0"])
        elif final in "HCDG":
            self._move(codes, count, final)
        elif final == "b":
            for _ in range(count):
                self._put(self._again)
        else:
            self._wipe(codes, count, final)

    def _move(self, codes: str, count: int, final: str) -> None:
        if final == "H":
            y, _, x = codes.partition(";")
            self.y, self.x = self._row(int(y or 1) - 1), self._column(int(x or 1) - 1)
        else:
            self.x = self._column({"C": self.x + count, "D": self.x - count, "G": count - 1}[final])

    def _wipe(self, codes: str, count: int, final: str) -> None:
        if final == "X":
            self._erase(self.y, self.x, min(self.x + count, self.columns))
        elif final == "K" and codes in {"", "0"}:
            self._erase(self.y, self.x, self.columns)
        elif final == "J" and codes == "2":
            for y in range(self.rows):
                self._erase(y, 0, self.columns)
        else:
            assert (final == "r" and not codes) or (codes, final) == ("4", "l"), f"unknown: {codes}{final}"

    def _mode(self, mode: str, *, on: bool) -> None:
        self.modes[mode] = on
        if mode == "1049" and on:
            self.cells = [[Shown()] * self.columns for _ in range(self.rows)]
            self.look = Look()

    def _dress(self, codes: list[str]) -> None:
        ink, ground, marks, link = self.look
        left = iter(codes)
        for code in left:
            if code in {"38", "48"}:
                kind = next(left)
                colour = ";".join([code, kind, *(next(left) for _ in range(3 if kind == "2" else 1))])
                ink, ground = (colour, ground) if code == "38" else (ink, colour)
            elif code in {"0", ""}:
                ink, ground, marks = "", "", frozenset()
            elif code in _OFF:
                marks -= set(_OFF[code]) | ({"21"} if code == "24" else set())
            elif code in {"1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53"}:
                marks |= {code}
            elif code[0] in "39" and len(code) == 2:
                ink = "" if code == "39" else code
            else:
                assert re.fullmatch(r"4[0-79]|10[0-7]", code), f"unknown look: {code}"
                ground = "" if code == "49" else code
        self.look = Look(ink, ground, marks, link)

    # writing ---------------------------------------------------------------------------------------------------------

    def _row(self, y: int) -> int:
        return min(max(y, 0), self.rows - 1)

    def _column(self, x: int) -> int:
        return min(max(x, 0), self.columns - 1)

    def _erase(self, y: int, begin: int, end: int) -> None:
        ground = self.look.ground if self.bce else ""
        for x in range(begin, end):
            self._set(y, x, Shown(" ", Look(ground=ground)))

    def _set(self, y: int, x: int, cell: Shown) -> None:
        """Put a cell; what is halved by it turns into blanks."""
        row = self.cells[y]
        if row[x].text == "":
            at = x
            while at >= 0 and row[at].text == "":
                at -= 1
            for each in range(max(at, 0), x):
                row[each] = Shown(" ", row[each].look)
        after = x + 1
        while after < self.columns and row[after].text == "":
            row[after] = Shown(" ", row[after].look)
            after += 1
        row[x] = cell

    def _write(self, run: str) -> None:
        """Plain letters, or others; the first may belong to what it stands behind, the last one fill the row."""
        self._put(run[0])
        fit = 1 + max(0, min(len(run) - 1, self.columns - 1 - self.x))
        done = fit if fit > 1 and self._put_plain(run[1:fit]) else 1
        for character in run[done:]:
            self._put(character)

    def _put_plain(self, text: str) -> bool:
        """Letters that are nobody's question, where nothing wide stands; the same as one by one, but quicker."""
        end, row = self.x + len(text), self.cells[self.y]
        if not text.isascii() or end >= self.columns or any(cell.text == "" for cell in row[self.x : end + 1]):
            return False
        row[self.x : end] = [_shown(each, self.look) for each in text]
        self._again, self._last, self.x = text[-1], (self.y, end - 1), end
        return True

    def _put(self, character: str) -> None:
        self._again = character
        if self.opinion != NAIVE and self._last is not None:
            y, x = self._last
            before = self.cells[y][x].text
            together = before + character
            if self.opinion == JOINED:
                pair = _flag(character) and _flag(before[-1:]) and len(before) == 1
                if _zero(character) or before.endswith("\u200d") or pair or cell_len(together) == cell_len(before):
                    self._join(y, x, together)
                    return
            elif wcwidth(character) <= 0:
                self.cells[y][x] = Shown(together, self.cells[y][x].look)
                return
        width = joined(character) if self.opinion == JOINED else wcwidth(character)
        if self.opinion == NAIVE:
            width = max(width, 1)
        if width <= 0:
            return
        self._cluster(self.y, min(self.x, self.columns - 1), character, width)

    def _join(self, y: int, x: int, together: str) -> None:
        self._cluster(y, x, together, joined(together), self.cells[y][x].look)

    def _cluster(self, y: int, x: int, text: str, width: int, look: Look | None = None) -> None:
        look = look or self.look
        width = min(width, self.columns - x)
        for each in range(width):
            self._set(y, x + each, Shown(" ", look))
        self.cells[y][x] = Shown(text, look)
        for each in range(1, width):
            self.cells[y][x + each] = Shown("", look)
        self._last = (y, x)
        self.x = self._column(x + width)

    # looking ---------------------------------------------------------------------------------------------------------

    def spoil(self) -> None:
        """Another program writes all over the screen."""
        self.cells = [[Shown("#", Look("31"))] * self.columns for _ in range(self.rows)]
        self.y, self.x, self.look = self.rows // 2, 3, Look("35", "42", frozenset({"1", "4"}))

    def lines(self) -> list[str]:
        """The rows as text."""
        return ["".join(cell.text for cell in row) for row in self.cells]

    def differs(self, other: Glass) -> str:
        """In words, the first place where two screens look different; "" where they look the same."""
        for y, (own, theirs) in enumerate(zip(self.cells, other.cells, strict=True)):
            for x, (one, two) in enumerate(zip(own, theirs, strict=True)) if own != theirs else ():
                if one != two and one.seen() != two.seen():
                    mine, yours = self.lines()[y], other.lines()[y]
                    return f"row {y}, column {x}: {one} and {two}\n{mine}\n{yours}"
        return ""


@lru_cache(maxsize=4)
def drawn(rows: tuple[str, ...], columns: int) -> Glass:
    """The screen that rows make which are written one by one, each on a clean line."""
    glass = Glass(columns, len(rows))
    glass.feed("\x1b[?7l")
    for y, row in enumerate(rows, 1):
        glass.feed(f"\x1b[{y};1H\x1b[m{row}")
    return glass
