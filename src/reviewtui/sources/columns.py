"""Which column holds what: by the person's word, by name, and by a look at the contents. Never by a silent guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reviewtui.desk.ports import BadSource, UnclearColumns
from reviewtui.sources import contents, numbers
from reviewtui.sources.contents import share
from reviewtui.sources.name_words import date_rank, may_be
from reviewtui.sources.names import FIELDS, SYNONYMS, squashed
from reviewtui.sources.prose import shown
from reviewtui.sources.sampled_columns import SampledColumns
from reviewtui.sources.scales import FIVE, scale_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.sources.dialects import Dialect

_SHARED: Final = frozenset(("page_url", "marketplace", "language", "phrase"))
"""Fields that may read a column which another field has taken already."""
_CLASS: Final = re.compile(r"[a-z]+(?:-[a-z0-9]+)+(?:\s\S+)*")
"""A column that bears the name of an element's class, as scrapers in the browser call theirs."""
_FEW: Final = 0.2
_MOST: Final = 0.95
_VARIED: Final = 0.9
"""The share of names that differ from which on they are no product's."""


def resolve(
    header: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping[str, str], dialect: Dialect
) -> dict[str, int]:
    """The index of the column for each field that the file has. `rows` is a sample; BadSource if nothing fits."""
    columns = SampledColumns(header, rows)
    found = _given(columns, {field: name for field, name in mapping.items() if name})
    left_out = _left_out(mapping)
    for field, name in dialect.columns:
        if field not in found and name in columns.names:
            found[field] = columns.names.index(name)
    taken = set(found.values())
    for field, names in SYNONYMS.items():
        if field in found or field in left_out:
            continue
        if field == "posted_at" and not dialect.own:
            index = columns.date(taken)
        else:
            index = columns.called(field, names, set() if field in _SHARED else taken, trust=dialect.own)
        if index is not None:
            found[field] = index
            if field not in _SHARED:
                taken.add(index)
    _settle_name(columns, found)
    _by_words(columns, found)
    _by_contents(columns, found)
    if "stars" not in found and "stars" not in left_out:
        _of_another_kind(columns, found)
    for field in left_out:
        found.pop(field, None)
    _complain(columns, found)
    return found


def _left_out(mapping: Mapping[str, str]) -> frozenset[str]:
    """The fields that no column is to fill, whatever it is called."""
    strange = next((field for field, name in mapping.items() if not name and field not in FIELDS), None)
    if strange is not None:
        raise BadSource(f"--map knows no field {shown(strange)}; the fields are {', '.join(FIELDS)}.")
    return frozenset(field for field, name in mapping.items() if not name)


_TESTS_OF_WORDS: Final[dict[str, tuple[Callable[[str], bool], float]]] = {
    "stars": (contents.is_stars, 0.9),
    "text": (contents.is_wordy, 0.6),
    "title": (contents.is_wordy, 0.6),
    "author": (contents.is_wordy, 0.6),
    "verified": (contents.is_badge, 0.9),
    "helpful_votes": (contents.is_count, 0.9),
}
"""What the cells must be, and how many of them, where only words of a column's name speak for a field."""


def _given(columns: SampledColumns, mapping: Mapping[str, str]) -> dict[str, int]:
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


def _free(columns: SampledColumns, found: Mapping[str, int]) -> list[int]:
    """The columns with something in them that no field of its own reads."""
    taken = {index for field, index in found.items() if field not in _SHARED}
    return [index for index in range(len(columns.header)) if index not in taken and columns.filled[index]]


def _settle_name(columns: SampledColumns, found: dict[str, int]) -> None:
    """Say whose name stands under a bare *name*: the buyer's or the review's unless it is the same for many rows."""
    index = found.get("product")
    if index is None or columns.names[index] != "name":
        return
    names, products = columns.filled[index], columns.filled[found["asin"]] if "asin" in found else []
    varied = len(set(names)) > max(1, len(set(products)))
    if "author" not in found and (not products or varied):
        found["author"] = found.pop("product")
    elif "title" not in found and varied and len(set(names)) >= _VARIED * len(names):
        found["title"] = found.pop("product")


def _by_words(columns: SampledColumns, found: dict[str, int]) -> None:
    """Fill what whole names left open where the words of one name suit the field, and of no other."""
    for field, (test, needed) in _TESTS_OF_WORDS.items():
        if field in found:
            continue
        free = [index for index in _free(columns, found) if may_be(field, columns.header[index])]
        _sole(found, field, [index for index in free if share(columns.filled[index], test) >= needed])


def _by_contents(columns: SampledColumns, found: dict[str, int]) -> None:
    """Fill what names left open where the contents leave no doubt. A bare small number is never beyond doubt."""
    for field, test in contents.EVIDENT.items():
        if field not in found:
            free = _free(columns, found)
            certain = [index for index in free if share(columns.filled[index], test) >= _MOST]
            varied = [index for index in certain if len(set(columns.filled[index])) > 1]
            _sole(found, field, certain if len(certain) == 1 else varied)
    _prefer_asins(columns, found)
    if "posted_at" not in found:
        free = [index for index in _free(columns, found) if date_rank(columns.header[index]) is not None]
        dated = [index for index in free if share(columns.filled[index], contents.EVIDENT_DATE) == 1]
        _sole(found, "posted_at", [index for index in dated if _is_the_reviews(columns, index)])
    if "text" not in found:
        _sole(found, "text", _longest(columns, _free(columns, found)))
    scraped = [index for index in _free(columns, found) if _CLASS.fullmatch(columns.header[index])]
    if "variant" not in found:
        _sole(found, "variant", [index for index in scraped if share(columns.filled[index], contents.is_pair) >= 0.8])
    if "title" not in found and "text" in found:
        scraped = [index for index in scraped if index not in found.values()]
        _sole(found, "title", [index for index in scraped if _may_be_title(columns, index, found["text"])])


def _prefer_asins(columns: SampledColumns, found: dict[str, int]) -> None:
    """Take the one column of ASINs rather than one that only bears the name of a product's number."""
    is_asin = contents.EVIDENT["asin"]
    if "asin" in found and share(columns.filled[found["asin"]], is_asin) < _FEW:
        _sole(found, "asin", [each for each in _free(columns, found) if share(columns.filled[each], is_asin) >= _MOST])


def _of_another_kind(columns: SampledColumns, found: dict[str, int]) -> None:
    """Take the column of stars that runs to ten or to a hundred, or whose stars are said to be the product's.

    Whole stars that differ from row to row are no average.
    """
    free = _free(columns, found)
    named = [index for index in free if columns.names[index] in SYNONYMS["stars"]]
    _sole(found, "stars", [index for index in named if scale_of(columns.filled[index]) != FIVE])
    if "stars" not in found:
        rated = [index for index in free if columns.names[index] in ("productrating", "itemrating", "productstars")]
        whole = [index for index in rated if share(columns.filled[index], contents.is_stars) == 1]
        _sole(found, "stars", [index for index in whole if len(set(columns.filled[index])) > 1])


def _is_the_reviews(columns: SampledColumns, index: int) -> bool:
    """Whether a date in a column whose name says nothing can be the review's: several, and not all of one moment."""
    values = columns.filled[index]
    worded = share(values, lambda text: (len(text) > 14 and not text[:4].isdigit()) or not text.isascii()) == 1
    return (columns.count >= 3 or worded) and not contents.is_one_moment(values)


def _may_be_title(columns: SampledColumns, index: int, text: int) -> bool:
    values = columns.filled[index]
    return (
        share(values, contents.is_wordy) >= 0.6
        and share(values, contents.is_pair) < 0.5
        and share(values, numbers.speaks_of_votes) < 0.5
        and len(set(values)) * 2 >= len(values)
        and columns.length(index) < columns.length(text)
    )


def _sole(found: dict[str, int], field: str, indices: Sequence[int]) -> None:
    if len(indices) == 1:
        found[field] = indices[0]


def _longest(columns: SampledColumns, free: Sequence[int]) -> list[int]:
    """The one column with long prose in it, if there is one that outdoes every other."""
    lengths = {
        index: columns.length(index)
        for index in free
        if share(columns.filled[index], lambda text: contents.is_wordy(text) and " " in text.strip()) >= 0.6
    }
    ranked = sorted(lengths, key=lengths.__getitem__, reverse=True)
    if not ranked or lengths[ranked[0]] < 20:
        return []
    if len(ranked) > 1 and lengths[ranked[1]] * 2 > lengths[ranked[0]]:
        return []
    return ranked[:1]


def _complain(columns: SampledColumns, found: Mapping[str, int]) -> None:
    missing = [field for field in ("stars", "text") if field not in found]
    if not missing:
        return
    what = {"stars": "a column with stars from 1 to 5", "text": "a column with the review's text"}
    raise UnclearColumns(
        f"can't find {' or '.join(what[field] for field in missing)} among the columns {columns.listing()}; "
        f"name it with --map {missing[0]}=COLUMN.",
        missing,
        columns.header,
        columns.first,
    )
