"""What holds for a whole file, found out from its columns and the first of its rows."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from reviewtui.desk.ports import BadSource, SourceOptions, UnclearColumns, Understood
from reviewtui.domain.text import clean, one_line
from reviewtui.sources import dates, places
from reviewtui.sources.dialects import TABLE
from reviewtui.sources.maker import FileSettings
from reviewtui.sources.names import FIELDS
from reviewtui.sources.prose import plain_headline, shown
from reviewtui.sources.scales import FIVE, scale_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewtui.sources.dialects import Dialect

_VERSION: Final = "2"
"""Goes into every row's digest; a change in how rows are read must change it."""
REMEMBERED: Final = "the columns are taken as you said for files like this"
"""What is told of a file whose columns somebody named on an earlier day."""
_SHOWN_ROWS, _SHOWN_CELL = 3, 200
"""How much of a file is kept to be looked at."""


class Sample(NamedTuple):
    """The header and first rows of a file, and how to run through one column of all of it."""

    name: str
    hint: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    all_of: Callable[[int], Iterable[str]]

    def column(self, index: int | None) -> list[str]:
        """The filled cells of a column in the sample."""
        if index is None:
            return []
        return [row[index] for row in self.rows if index < len(row) and row[index].strip()]


def settings_for(sample: Sample, columns: Mapping[str, int], options: SourceOptions, dialect: Dialect) -> FileSettings:
    """The settings under which the rows of a file are read; BadSource when its dates can be read in two ways."""
    at = columns.get("posted_at")
    values = sample.column(at)
    when, assumed = None, ""
    if at is not None:
        order, assumed = (dialect.order, "") if dialect.order else _day_order(sample, columns, at, options.marketplace)
        when = dates.parser_for(values, order)
        month = next(filter(dates.names_a_month, values), "")
        assumed = assumed or (
            f"dates such as {shown(month)} name no day; the first of the month is taken" if month else ""
        )
    scale = scale_of(sample.column(columns.get("stars")))
    if scale != FIVE:
        assumed = "; ".join(filter(None, (assumed, f"marks run to {scale}: {scale // FIVE} of them are one star")))
    badges = {value.strip().casefold() for value in sample.column(columns.get("verified"))}
    return FileSettings(
        markup=dialect.markup,
        defused=dialect.own and dialect.form == TABLE,
        kind=dialect.kind,
        marketplace=options.marketplace,
        asin=options.asin or places.asin_in_name(sample.hint),
        when=when,
        assumed=assumed,
        unverified=False if len(badges) == 1 and " " in next(iter(badges)) else None,
        wordy_dates=any((len(value) > 14 and not value[:4].isdigit()) or not value.isascii() for value in values),
        scale=scale,
    )


def _day_order(sample: Sample, columns: Mapping[str, int], at: int, marketplace: str) -> tuple[str, str]:
    """The order of day and month in the date column: by the sample, by the whole file, by the marketplace; and what was
    taken for granted about it, in a sentence.
    """
    values = sample.column(at)
    usual = marketplace or _usual_marketplace(sample, columns) or _by_script(sample.header)
    if dates.are_years_first(values, usual):
        return dates.YEAR_FIRST, ""
    if not any(map(dates.is_numeric, values)):
        return "", ""
    order = dates.day_order(values) or dates.day_order(sample.all_of(at))
    if order is not None:
        return order, ""
    if not usual:
        raise UnclearColumns(
            f"{sample.name}: the dates in {shown(sample.header[at])} (such as {shown(values[0])}) can be read as "
            "day/month or as month/day; say with --marketplace which country they come from.",
            ("marketplace",),
            [plain_headline(name) for name in sample.header],
            first_of(sample.rows),
        )
    found = dates.order_of(usual)
    words = "month before day" if found == dates.MONTH_FIRST else "day before month"
    return found, f"dates such as {shown(values[0])} are taken as {words}, as {usual} writes them"


def _usual_marketplace(sample: Sample, columns: Mapping[str, int]) -> str:
    """The marketplace that most rows name, "" when none does."""
    named = Counter(
        country
        for field in ("marketplace", "url", "page_url")
        for value in sample.column(columns.get(field))
        if (country := places.domain(value) or places.marketplace(value[:100]) or places.country_in(value[:100]))
    )
    return named.most_common(1)[0][0] if named else ""


def _by_script(header: Sequence[str]) -> str:
    """The country in whose letters the columns' names are written, "" for letters of many countries."""
    names = "".join(header)
    if any("\u3041" <= letter <= "\u30fa" for letter in names):
        return "JP"
    if any("\uac00" <= letter <= "\ud7a3" for letter in names):
        return "KR"
    return "CN" if any("\u4e00" <= letter <= "\u9fff" for letter in names) else ""


def understood(
    header: Sequence[str], columns: Mapping[str, int], encoding: str, rows: Sequence[Sequence[str]] = ()
) -> Understood:
    """How a file was understood, for people: by the names of its columns, those without a name left out."""
    names = [plain_headline(name) for name in header]
    order = (*FIELDS, *sorted(columns.keys() - set(FIELDS)))
    used = {field: names[columns[field]] for field in order if field in columns and names[columns[field]]}
    taken = set(columns.values())
    unused = [name for index, name in enumerate(names) if name and index not in taken]
    return Understood(used, unused, encoding, (), names, first_of(rows))


def first_of(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Some of the first rows, harmless and short, for a person to look at."""
    return [[one_line(clean(cell[:_SHOWN_CELL])) for cell in row] for row in rows[:_SHOWN_ROWS]]


def salt(*facts: object) -> bytes:
    """What is mixed into the digests of rows, so that a file read in another way has other digests."""
    return blake2b(repr((_VERSION, *facts)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


@contextmanager
def speaking_of(name: str) -> Iterator[None]:
    """Put the file's name before a complaint about its columns."""
    try:
        yield
    except UnclearColumns as error:
        raise UnclearColumns(f"{name}: {error}", error.missing, error.header, error.first) from error
    except BadSource as error:
        raise BadSource(f"{name}: {error}") from error
