"""Reviews out of JSON: one object a line, or a document with lists of reviews somewhere in it."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

from reviewtui.desk.ports import BadRow, BadSource, RawRow, SourceOptions
from reviewtui.sources.charset import RESCUE
from reviewtui.sources.json_shapes import turned
from reviewtui.sources.origins import HEAD, Origin, lines_of, raw_lines, whole
from reviewtui.sources.prose import shown
from reviewtui.sources.record_shape import RecordShape
from reviewtui.sources.tree import Record, found_in, looks_like_review, too_deep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.domain.review import Review
    from reviewtui.sources.dialects import Dialect

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
    return len(lines) > 1 or (looks_like_review(objects[0]) and not turned(objects[0], looks_like_review))


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
        from reviewtui.sources.loose_json import loosely_parsed

        documents = loosely_parsed(text)
        if documents is not None:
            yield from documents
            return
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
        self._shape = RecordShape(origin, encoding, sample, every, options, asked, "jsonl")
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
            record = json.loads(self._decoded(content))
        except (ValueError, RecursionError):
            return None
        return None if too_deep(record) else record

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
        self._shape = RecordShape(origin, encoding, objects[:_SAMPLE], objects, options, asked, "json")
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
