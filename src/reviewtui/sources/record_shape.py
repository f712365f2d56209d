"""What the records of a JSON file have in common: which key holds what, and how a record becomes a review."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reviewtui.desk.ports import BadRow, SourceOptions, Understood
from reviewtui.sources.columns import resolve
from reviewtui.sources.dialects import JSON, Dialect, recognised
from reviewtui.sources.json_shapes import is_wrapped, unwrapped
from reviewtui.sources.maker import Twin, maker
from reviewtui.sources.names import FIELDS
from reviewtui.sources.prose import plain_headline, shown
from reviewtui.sources.tree import CONTEXT, Record, cell, keys_of, value_at
from reviewtui.sources.twins import Twins
from reviewtui.sources.understanding import REMEMBERED, Sample, first_of, salt, settings_for, speaking_of, understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewtui.domain.review import Review
    from reviewtui.sources.origins import Origin


def _told(keys: Sequence[str], columns: Mapping[str, int], encoding: str) -> Understood:
    """How records were understood: an inner object counts as used when one of its values is, else it stands for all."""
    told = understood(keys, columns, encoding)
    used = set(told.columns.values())
    outer = {name.partition(".")[0] for name in used}
    own = set(keys)
    unused = [
        name for name in told.unused
        if not name.startswith(CONTEXT) and name not in outer
        and not ((around := name.partition(".")[0]) != name and around in own and around not in outer)
    ]  # fmt: skip
    return told._replace(
        columns={field: name.removeprefix(CONTEXT) for field, name in told.columns.items()}, unused=unused
    )


class RecordShape:
    """What the records of a file have in common: which key holds what."""

    def __init__(
        self, origin: Origin, encoding: str, sample: Sequence[Record], every: Iterable[Record],
        options: SourceOptions, asked: Dialect | None, generic: str,
    ) -> None:  # fmt: skip
        self._wrapped = is_wrapped(sample)
        if self._wrapped:
            sample = [self._plain(record) for record in sample]
        keys = keys_of(sample)
        self.dialect = asked or recognised(keys, JSON, generic)
        there = len(keys)
        if self.dialect.own:
            keys.extend(key for key in FIELDS if key not in keys)
        cells = [[cell(value_at(record, key)) for key in keys] for record in sample]
        mapping = options.mapping_for([*map(plain_headline, keys[:there])])
        with speaking_of(origin.name):
            columns = resolve(keys, cells, mapping, self.dialect)
        if self.dialect.own:
            columns |= {field: keys.index(field) for field in FIELDS if field not in columns}
        used = sorted(set(columns.values()))
        self._paths = [keys[index] for index in used]
        self._columns = {field: used.index(index) for field, index in columns.items()}
        self._whole_words = [self._columns[field] for field in ("title", "text") if field in self._columns]

        def all_of(index: int) -> Iterator[str]:
            told = map(self._plain, every) if self._wrapped else every
            return (cell(value_at(record, keys[index])) for record in told)

        settings = settings_for(Sample(origin.name, origin.hint, keys, cells, all_of), columns, options, self.dialect)
        self._make = maker(self._columns, len(self._paths), settings)
        seen = {field: index for field, index in columns.items() if index < there}
        self.understood = _told(keys[:there], seen, encoding)._replace(first=first_of(cells))
        if settings.assumed:
            self.understood = self.understood._replace(remarks=[settings.assumed])
        if mapping and not options.mapping:
            self.understood = self.understood._replace(remarks=[*self.understood.remarks, REMEMBERED])
        facts = settings._replace(when=None, assumed="")
        self.salt = salt(self.dialect.name, sorted((field, keys[index]) for field, index in columns.items()), facts)

    def places(self) -> Callable[[object], int]:
        """Counts records that nothing tells apart; 0 for all that are told apart by anything."""
        twins = Twins(self._columns)

        def place_of(record: object) -> int:
            if not twins.possible or not isinstance(record, dict):
                return 0
            told = self._plain(record) if self._wrapped else record
            row = twins.told_apart([cell(value_at(told, path)) for path in self._paths])
            return row.place if isinstance(row, Twin) else 0

        return place_of

    def _plain(self, record: Record) -> Record:
        """The record, its values without what databases and feeds wrap around them."""
        return {key: unwrapped(value) for key, value in record.items()}

    @property
    def makes_numbers(self) -> bool:
        """Whether the numbers of the reviews have to be made up, so that each record must be looked into."""
        return Twins(self._columns).possible

    def review(self, record: object, place: int = 0) -> Review:
        """The review in a record; raises BadRow."""
        if not isinstance(record, dict):
            raise BadRow("row", f"{shown(record)} is no object with the fields of a review")
        if self._wrapped:
            record = self._plain(record)
        values = [value_at(record, path) for path in self._paths]
        for index in self._whole_words:
            value = values[index]
            if isinstance(value, list) and all(isinstance(each, str) for each in value):
                values[index] = "\n".join(value)
            elif isinstance(value, dict | list):
                field = "text" if self._columns["text"] == index else "title"
                raise BadRow(field, f"{shown(json.dumps(value))} is no text")
        row = [value if type(value) is str else cell(value) for value in values]
        if place:
            row = Twin(row, place)
        row.append("")
        try:
            return self._make(row)
        except BadRow as error:
            if error.field == "stars" and record.get("error"):
                raise BadRow("row", f"is an error that the export noted: {shown(record['error'])}") from None
            raise
