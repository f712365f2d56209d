"""Reviews out of JSON: one object a line, or a document with lists of reviews somewhere in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from typing import Final, cast

from reviewtui.desk.ports import BadRow, BadSource, RawRow, SourceOptions, Understood
from reviewtui.domain.review import Review
from reviewtui.sources.charset import RESCUE
from reviewtui.sources.columns import resolve
from reviewtui.sources.dialects import JSON, Dialect, recognised
from reviewtui.sources.maker import Twin, maker
from reviewtui.sources.names import FIELDS
from reviewtui.sources.origins import HEAD, Origin, lines_of, raw_lines, whole
from reviewtui.sources.prose import shown
from reviewtui.sources.tree import CONTEXT, Record, cell, found_in, keys_of, looks_like_review, too_deep, value_at
from reviewtui.sources.twins import Twins
from reviewtui.sources.understanding import Sample, salt, settings_for, speaking_of, understood

_SAMPLE: Final = 2000
_BETWEEN: Final = re.compile(r"[\s,\ufeff\x1e]*")
"""What may stand between documents."""
_SAMPLE_SIZE: Final = 8 << 20
_PEEKED: Final = 5
_LONGEST_LETTER: Final = 4
"""Bytes that one letter takes at most."""
_TOO_DEEP: Final = object()
"""Stands for a record that is nested too deep."""


def json_reader(
    origin: Origin, encoding: str, head: str, options: SourceOptions, asked: Dialect | None
) -> LinesReader | DocumentReader:
    """The reader for a file of JSON; raises BadSource."""
    if not _one_a_line(head) and not (_is_cut(head) and _long_lines(origin, encoding)):
        return DocumentReader(origin, encoding, list(_parsed(origin, encoding)), options, asked)
    try:
        return LinesReader(origin, encoding, options, asked)
    except BadSource:
        documents = list(_lines(origin, encoding))
        if not any(found_in(document) for document in documents[:_SAMPLE]):
            raise
        return DocumentReader(origin, encoding, documents, options, asked)


def _one_a_line(head: str) -> bool:
    """Whether each line is an object of its own. A document in a single line counts when it is a review itself."""
    lines = [line for line in islice(head.split("\n"), 50) if line.strip()][:_PEEKED]
    objects = []
    for line in lines:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if line[:1] == "{" and isinstance(value, dict) and value:
            objects.append(value)
    if not objects:
        return False
    return len(lines) > 1 or looks_like_review(objects[0])


def _is_cut(head: str) -> bool:
    """Whether the first line is longer than what was looked at."""
    return "\n" not in head.strip() and len(head) * _LONGEST_LETTER >= HEAD


def _long_lines(origin: Origin, encoding: str) -> bool:
    """Whether a file whose first line is very long has one object a line all the same."""
    try:
        with lines_of(origin, encoding) as lines:
            filled = (line.strip() for line in lines if line.strip())
            first, second = next(filled, ""), next(filled, "")
    except BadSource:
        return False
    return first.startswith("{") and first.endswith("}") and second.startswith("{")


def _parsed(origin: Origin, encoding: str) -> Iterator[object]:
    """The document of a file, or the documents that were written one behind another."""
    text = whole(origin).decode(encoding, RESCUE)
    decoder, at = json.JSONDecoder(), 0
    try:
        while at < len(text):
            at = cast("re.Match[str]", _BETWEEN.match(text, at)).end()
            if at < len(text):
                document, at = decoder.raw_decode(text, at)
                yield document
    except RecursionError as error:
        raise BadSource(f"{origin.name}: is nested too deep to hold reviews.") from error
    except json.JSONDecodeError as error:
        raise BadSource(f"{origin.name}: is no valid JSON (line {error.lineno}: {error.msg}).") from error
    except ValueError as error:
        raise BadSource(f"{origin.name}: is no valid JSON ({shown(error)}).") from error


def _lines(origin: Origin, encoding: str) -> Iterator[object]:
    """What stands in the lines, as far as it can be read."""
    return (record for record, _ in _measured(origin, encoding))


def _sampled(origin: Origin, encoding: str) -> list[Record]:
    """The first objects, not so many that memory is full of them."""
    sample: list[Record] = []
    room = _SAMPLE_SIZE
    for record, size in _measured(origin, encoding):
        room -= size
        if isinstance(record, dict):
            sample.append(record)
        if len(sample) == _SAMPLE or room < 0:
            break
    return sample


def _measured(origin: Origin, encoding: str) -> Iterator[tuple[object, int]]:
    with lines_of(origin, encoding) as lines:
        for line in lines:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if not too_deep(record):
                yield record, len(line)


def _place(place: int) -> bytes:
    """What tells the digests of records apart that are alike."""
    return b"\x1f%d" % place if place else b""


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


class _Shape:
    """What the records of a file have in common: which key holds what."""

    def __init__(
        self, origin: Origin, encoding: str, sample: Sequence[Record], every: Iterable[Record],
        options: SourceOptions, asked: Dialect | None, generic: str,
    ) -> None:  # fmt: skip
        keys = keys_of(sample)
        self.dialect = asked or recognised(keys, JSON, generic)
        if self.dialect.own:
            keys.extend(key for key in FIELDS if key not in keys)
        cells = [[cell(value_at(record, key)) for key in keys] for record in sample]
        with speaking_of(origin.name):
            columns = resolve(keys, cells, options.mapping, self.dialect)
        if self.dialect.own:
            columns |= {field: keys.index(field) for field in FIELDS if field not in columns}
        used = sorted(set(columns.values()))
        self._paths = [keys[index] for index in used]
        self._columns = {field: used.index(index) for field, index in columns.items()}
        self._whole_words = [self._columns[field] for field in ("title", "text") if field in self._columns]

        def all_of(index: int) -> Iterator[str]:
            return (cell(value_at(record, keys[index])) for record in every)

        settings = settings_for(Sample(origin.name, origin.hint, keys, cells, all_of), columns, options, self.dialect)
        self._make = maker(self._columns, len(self._paths), settings)
        self.understood = _told(keys, columns, encoding)
        facts = settings._replace(when=None)
        self.salt = salt(self.dialect.name, sorted((field, keys[index]) for field, index in columns.items()), facts)

    def places(self) -> Callable[[object], int]:
        """Counts records that nothing tells apart; 0 for all that are told apart by anything."""
        twins = Twins(self._columns)

        def place_of(record: object) -> int:
            if not twins.possible or not isinstance(record, dict):
                return 0
            row = twins.told_apart([cell(value_at(record, path)) for path in self._paths])
            return row.place if isinstance(row, Twin) else 0

        return place_of

    @property
    def makes_numbers(self) -> bool:
        """Whether the numbers of the reviews have to be made up, so that each record must be looked into."""
        return Twins(self._columns).possible

    def review(self, record: object, place: int = 0) -> Review:
        """The review in a record; raises BadRow."""
        if not isinstance(record, dict):
            raise BadRow("row", f"{shown(record)} is no object with the fields of a review")
        values = [value_at(record, path) for path in self._paths]
        for index in self._whole_words:
            if isinstance(values[index], dict | list):
                field = "text" if self._columns["text"] == index else "title"
                raise BadRow(field, f"{shown(json.dumps(values[index]))} is no text")
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


class LinesReader:
    """One JSON object a line. A line is parsed only when its review is asked for."""

    def __init__(self, origin: Origin, encoding: str, options: SourceOptions, asked: Dialect | None) -> None:
        self.name = origin.name
        self.size = origin.size
        self._origin = origin
        self._ended = False
        self._encoding = encoding
        self._wide = encoding.startswith(("utf-16", "utf-32"))
        every = (record for record in _lines(origin, encoding) if isinstance(record, dict))
        sample = _sampled(origin, encoding)
        self._shape = _Shape(origin, encoding, sample, every, options, asked, "jsonl")
        self.dialect, self.understood = self._shape.dialect.name, self._shape.understood

    def rows(self) -> Iterator[RawRow]:
        """The lines in their order, blank ones left out; raises BadSource."""
        number, salted, signed = 0, self._shape.salt, int.from_bytes
        place_of = self._shape.places() if self._shape.makes_numbers else None
        with self._stream() as stream:
            for line in stream:
                content = line.strip()
                if not content:
                    continue
                number += 1
                place = place_of(self._record(content)) if place_of else 0
                digest = blake2b(content + _place(place), digest_size=8, salt=salted).digest()
                yield RawRow(number, signed(digest, "big", signed=True), (content, place) if place else content)
        self._ended = True

    def review(self, raw: RawRow) -> Review:
        """The review in a line; raises BadRow."""
        content, place = raw.raw if isinstance(raw.raw, tuple) else (raw.raw, 0)
        line = self._decoded(cast("bytes", content))
        try:
            record = json.loads(line)
        except RecursionError:
            raise BadRow("row", "is nested too deep") from None
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            raise BadRow("row", f"is no valid JSON ({shown(reason)}): {shown(line)}") from None
        if too_deep(record):
            raise BadRow("row", "is nested too deep")
        return self._shape.review(record, place)

    def position(self) -> int:
        """About how many bytes have been read."""
        return self.size if self._ended else self._origin.position()

    def _decoded(self, content: bytes) -> str:
        return content.decode("utf-8" if self._wide else self._encoding, RESCUE).removeprefix("\ufeff")

    def _record(self, content: bytes) -> object:
        try:
            return json.loads(self._decoded(content))
        except (ValueError, RecursionError):
            return None

    @contextmanager
    def _stream(self) -> Iterator[Iterator[bytes]]:
        if self._wide:
            with lines_of(self._origin, self._encoding) as lines:
                yield (line.encode("utf-8", "surrogatepass") for line in lines)
        else:
            with raw_lines(self._origin) as stream:
                yield stream


class DocumentReader:
    """JSON that is read in one piece: an array, or the answer of a service with its lists of reviews."""

    def __init__(
        self, origin: Origin, encoding: str, documents: Sequence[object], options: SourceOptions, asked: Dialect | None
    ) -> None:
        self.name = origin.name
        self.size = origin.size
        self._read = 0
        found = (record for document in documents for record in found_in(document, fallback=True))
        self._records: list[object] = [_TOO_DEEP if too_deep(record) else record for record in found]
        objects = [record for record in self._records if isinstance(record, dict)]
        if not objects:
            raise BadSource(f"{self.name}: holds no list of reviews.")
        self._shape = _Shape(origin, encoding, objects[:_SAMPLE], objects, options, asked, "json")
        self.dialect, self.understood = self._shape.dialect.name, self._shape.understood

    def rows(self) -> Iterator[RawRow]:
        """The records in their order."""
        salted, place_of = self._shape.salt, self._shape.places()
        for number, record in enumerate(self._records, 1):
            place = place_of(record)
            content = b"" if record is _TOO_DEEP else json.dumps(record, sort_keys=True).encode() + _place(place)
            digest = blake2b(content, digest_size=8, salt=salted).digest()
            self._read = self.size * number // len(self._records)
            yield RawRow(number, int.from_bytes(digest, "big", signed=True), (record, place))

    def review(self, raw: RawRow) -> Review:
        """The review in a record; raises BadRow."""
        record, place = cast("tuple[object, int]", raw.raw)
        if record is _TOO_DEEP:
            raise BadRow("row", "is nested too deep")
        return self._shape.review(record, place)

    def position(self) -> int:
        """The share of the records that have been read, in bytes of the file."""
        return self._read
