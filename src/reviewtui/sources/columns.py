"""Which column holds what: by the person's word, by name, and by a look at the contents. Never by a silent guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from reviewtui.desk.ports import BadSource
from reviewtui.sources import dates, numbers, places, stars
from reviewtui.sources.dialects import Dialect
from reviewtui.sources.names import ASIN_NAMES, FIELDS, SYNONYMS, WEAK_IDS, squashed
from reviewtui.sources.prose import shown

Values = Sequence[str]
_SHARED: Final = frozenset(("page_url", "marketplace", "language", "phrase"))
"""Fields that may read a column which another field has taken already."""


def resolve(
    header: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping[str, str], dialect: Dialect
) -> dict[str, int]:
    """The index of the column for each field that the file has. `rows` is a sample; BadSource if nothing fits."""
    columns = _Columns(_numbered(header), rows)
    found = _given(columns, mapping)
    for field, name in dialect.columns:
        if field not in found and name in columns.names:
            found[field] = columns.names.index(name)
    taken = set(found.values())
    for field, names in SYNONYMS.items():
        if field in found:
            continue
        index = columns.called(field, names, set() if field in _SHARED else taken, trust=dialect.own)
        if index is not None:
            found[field] = index
            if field not in _SHARED:
                taken.add(index)
    if "author" not in found and "asin" not in found and columns.names[found.get("product", 0)] == "name":
        found["author"] = found.pop("product", columns.names.index("name"))
    _by_contents(columns, found, taken)
    _complain(columns, found)
    return found


def _numbered(header: Sequence[str]) -> list[str]:
    """A second column of the same name gets a number, so that each can be told from the other."""
    seen: dict[str, int] = {}
    names = []
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names


class _Columns:
    """The columns of a file with what stands in the first of their cells."""

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.header = list(header)
        self.names = [squashed(name) for name in header]
        self.count = len(rows)
        self.filled = [
            [row[index] for row in rows if index < len(row) and row[index].strip()] for index in range(len(header))
        ]

    def called(self, field: str, names: Iterable[str], taken: set[int], *, trust: bool) -> int | None:
        """The first column with one of the names that isn't taken and holds what the field needs."""
        weak: int | None = None
        for name in names:
            for index, column in enumerate(self.names):
                if column != name or index in taken:
                    continue
                if (trust and name == squashed(field)) or _fits(field, name, self.filled[index]):
                    return index
                if weak is None and field == "posted_at" and self.filled[index] and name not in _VAGUE_DATES:
                    weak = index
        return weak

    def listing(self) -> str:
        """The names of the columns for a person, not too many."""
        names = [shown(name, 30) for name in self.header[:24]]
        return ", ".join(names) + (" …" if len(self.header) > 24 else "")


def _given(columns: _Columns, mapping: Mapping[str, str]) -> dict[str, int]:
    """What ``--map field=column`` says. A column is given by its name, or by its number from 1."""
    found = {}
    for field, name in mapping.items():
        if field not in FIELDS:
            raise BadSource(f"--map knows no field {shown(field)}; the fields are {', '.join(FIELDS)}.")
        if name in columns.header:
            found[field] = columns.header.index(name)
        elif squashed(name) and squashed(name) in columns.names:
            found[field] = columns.names.index(squashed(name))
        elif name.isascii() and name.isdigit() and 1 <= int(name) <= len(columns.header):
            found[field] = int(name) - 1
        else:
            raise BadSource(f"--map {field}={name}: there is no such column; the columns are {columns.listing()}.")
    return found


def _share(values: Values, test: Callable[[str], bool]) -> float:
    """How many of the values pass, from 0 to 1; 0 when there are none."""
    return sum(map(test, values)) / len(values) if values else 0.0


def _passes(function: Callable[[str], object], text: str) -> bool:
    try:
        function(text)
    except (ValueError, OverflowError):
        return False
    return True


def _is_date(text: str) -> bool:
    return (len(text) < 120 and _passes(lambda value: dates.from_text(value, dates.DAY_FIRST), text)) or (
        len(text) < 30 and _passes(lambda value: dates.from_text(value, dates.MONTH_FIRST), text)
    )


def _is_stars(text: str) -> bool:
    return len(text) < 60 and _passes(stars.stars, text)


def _is_wordy(text: str) -> bool:
    """Whether it can be what somebody wrote: letters, no address, no yes or no, no date."""
    text = text.strip()
    return (
        any(character.isalpha() for character in text[:200])
        and not text.startswith(("http://", "https://"))
        and numbers.flag(text) is None
        and not (len(text) < 40 and _is_date(text))
    )


def _is_place(text: str) -> bool:
    return bool(places.marketplace(text) or places.country_in(text))


def _is_badge(text: str) -> bool:
    return numbers.flag(text) is not None or "vine" in text.casefold()


def _is_key(text: str) -> bool:
    return len(text) <= 64 and not any(character.isspace() for character in text.strip())


def _is_weak_id(values: Values) -> bool:
    """Numbers of reviews that are only called ``id``: all different, and no mere count of rows."""
    counted = _share(values, lambda text: text.isdigit() and len(text) < 7)
    return counted < 0.5 and len(set(values)) >= 0.98 * len(values) and _share(values, _is_key) == 1


_TESTS: Final[dict[str, Callable[[Values], bool]]] = {
    "stars": lambda values: _share(values, _is_stars) >= 0.5,
    "text": lambda values: not values or _share(values, _is_wordy) >= 0.4,
    "posted_at": lambda values: _share(values, _is_date) >= 0.5,
    "verified": lambda values: _share(values, _is_badge) >= 0.8,
    "vine": lambda values: _share(values, _is_badge) >= 0.8,
    "review_id": lambda values: _share(values, _is_key) >= 0.9,
    "asin": lambda values: _share(values, _is_key) >= 0.9,
    "marketplace": lambda values: _share(values, _is_place) >= 0.5,
    "language": lambda values: _share(values, lambda text: bool(places.language(text))) >= 0.5,
    "url": lambda values: _share(values, lambda text: text.startswith(("http", "/", "www."))) >= 0.5,
    "page_url": lambda values: _share(values, lambda text: "http" in text[:8] or "amazon." in text) >= 0.5,
    "order_id": lambda values: _share(values, lambda text: bool(places.order_id_in(text))) >= 0.5,
    "helpful_votes": lambda values: _share(values, lambda text: len(text) < 120) >= 0.9,
    "author": lambda values: _share(values, lambda text: len(text) < 120) >= 0.9,
    "variant": lambda values: _share(values, _is_date) < 0.5,
}  # fmt: skip

_VAGUE_DATES: Final = frozenset(("at", "time", "timestamp", "data", "datareview", "created", "reviewedin"))


def _fits(field: str, name: str, values: Values) -> bool:
    if field == "review_id" and name in WEAK_IDS:
        return bool(values) and _is_weak_id(values)
    if field == "asin":
        if name in ASIN_NAMES:
            return bool(values)
        if name in ("product", "item", "app", "package"):
            return bool(values) and _TESTS["asin"](values)
    if not values and field in ("posted_at", "product", "url", "stars"):
        return False
    test = _TESTS.get(field)
    return test is None or (not values and field != "stars") or test(values)


def _by_contents(columns: _Columns, found: dict[str, int], taken: set[int]) -> None:
    """Fill what names left open where the contents leave no doubt."""
    free = [index for index in range(len(columns.header)) if index not in taken and columns.filled[index]]
    if "order_id" not in found:
        _sole(found, "order_id", [index for index in free if _TESTS["order_id"](columns.filled[index])])
    if "stars" not in found and columns.count >= 5:
        _sole(found, "stars", [index for index in free if _holds_stars(columns.filled[index])])
    if "posted_at" not in found and columns.count >= 3:
        _sole(found, "posted_at", [index for index in free if _holds_dates(columns.filled[index])])
    if "text" not in found:
        free = [index for index in free if index not in found.values()]
        _sole(found, "text", _longest(columns, free))


def _sole(found: dict[str, int], field: str, indices: Sequence[int]) -> None:
    if len(indices) == 1:
        found[field] = indices[0]


def _holds_stars(values: Values) -> bool:
    return _share(values, _is_stars) == 1 and len({stars.stars(value) for value in values}) >= 3


def _holds_dates(values: Values) -> bool:
    return _share(values, lambda text: len(text) >= 6 and not text.isdigit() and _is_date(text)) == 1


def _longest(columns: _Columns, free: Sequence[int]) -> list[int]:
    """The one column with long prose in it, if there is one that outdoes every other."""
    lengths = {
        index: sum(map(len, columns.filled[index])) / len(columns.filled[index])
        for index in free
        if _share(columns.filled[index], lambda text: _is_wordy(text) and " " in text.strip()) >= 0.6
    }
    ranked = sorted(lengths, key=lengths.__getitem__, reverse=True)
    if not ranked or lengths[ranked[0]] < 20:
        return []
    if len(ranked) > 1 and lengths[ranked[1]] * 2 > lengths[ranked[0]]:
        return []
    return ranked[:1]


def _complain(columns: _Columns, found: Mapping[str, int]) -> None:
    missing = [field for field in ("stars", "text") if field not in found]
    if not missing:
        return
    what = {"stars": "a column with stars from 1 to 5", "text": "a column with the review's text"}
    raise BadSource(
        f"can't find {' or '.join(what[field] for field in missing)} among the columns {columns.listing()}; "
        f"name it with --map {missing[0]}=COLUMN."
    )
