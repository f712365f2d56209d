"""`reviewtui import`: files, folders, archives or standard input."""

from __future__ import annotations

import codecs
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from click.shell_completion import CompletionItem

from reviewtui.cli.opened import desk
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import kept
from reviewtui.cli.wording import complaint, harmless
from reviewtui.desk.ports import SourceOptions
from reviewtui.desk.tidying import FirstDays, Tidying, age_words
from reviewtui.domain.clock import iso
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.desk.import_report import FileReport, Progress

SHOWN = 10
VALUE = 40
_LETTERS = {
    "cp932": "Japanese (Shift-JIS)", "euc_jp": "Japanese (EUC-JP)", "gb18030": "Chinese (GB18030)",
    "big5": "Chinese (Big5)", "cp949": "Korean (EUC-KR)", "cp1250": "Central European (cp1250)",
    "cp1251": "Cyrillic (cp1251)", "cp1252": "Western (cp1252)", "cp1253": "Greek (cp1253)",
    "cp1254": "Turkish (cp1254)", "cp1255": "Hebrew (cp1255)", "cp1256": "Arabic (cp1256)",
}  # fmt: skip

_NO_LETTERS = frozenset({"idna", "punycode"})
"""What Python calls an encoding, and is one of a name in an address."""
_ADDRESS = "page_url"
_FIELDS = {_ADDRESS: "the shop's address"}
"""What a field is called for people where its name says too little."""


def _mapping(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for value in values:
        name, separator, column = value.partition("=")
        if not separator or not name:
            raise click.BadParameter(f"{value} is not of the form field=column, e.g. --map stars=rating")
        mapping[name] = column
    return mapping


def _encoding(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The name of an encoding that Python knows and that is one of letters."""
    try:
        known = codecs.lookup(value) if value else None
        if known is None:
            return ""
        if known.name in _NO_LETTERS or not isinstance(known.encode("a")[0], bytes):
            raise ValueError(value)
        return known.name
    except (LookupError, TypeError, ValueError, UnicodeError):
        raise click.BadParameter(f"{value} is no encoding known here, e.g. utf-8, cp1252, gb18030, shift_jis") from None


def _files(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete the name of a file or folder."""
    return [CompletionItem(begun, type="file")]


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=_files)
@click.option("--dialect", default="", help="Say what format it is, instead of having it found out.")
@click.option("--map", "mapping", multiple=True, callback=_mapping, metavar="FIELD=COLUMN", help="Name a column.")
@click.option("--marketplace", default="", metavar="CC", help="Where the reviews stand, when the file doesn't say.")
@click.option("--asin", default="", help="The product, when the file doesn't say.")
@click.option("--encoding", default="", callback=_encoding, metavar="NAME", help="Its letters, e.g. gb18030 or cp1250.")
@click.option("--dry-run", is_flag=True, help="Say what would come in, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    dialect: str,
    mapping: dict[str, str],
    marketplace: str,
    asin: str,
    encoding: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring reviews in. Safe to repeat: what is known already is not taken in again."""
    options = SourceOptions(dialect, mapping, marketplace.upper(), asin.upper(), encoding)
    meter = _Meter()
    reports: list[FileReport] = []
    with desk(context) as opened:
        opened.arriving.begin()
        for name in paths:
            path: Path | Literal["-"] = "-" if name == "-" else Path(name)
            for each in opened.importing.run(path, options, dry=dry_run, report=meter.show):
                meter.clear()
                reports.append(each)
                if not dry_run and each.new + each.changed:
                    kept(f"{each.path}: {each.new:,} new, {each.changed:,} changed")
                if not as_json:
                    _say(each, dry=dry_run)
        if not dry_run:
            opened.arriving.catch_up()
        old = None if as_json or dry_run or not any(each.new for each in reports) else opened.tidying.to_ask()
        if old is not None:
            _offer(old, opened.tidying)
    if as_json:
        print_json(_document(reports, dry=dry_run))
    if any(each.failed for each in reports):
        context.exit(1)


class _Meter:
    """A line of progress on a terminal's standard error; nothing anywhere else."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._shown = 0.0
        self._begun = time.monotonic()

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        if not self._on or now - self._shown < 0.1:
            return
        self._shown = now
        share = min(1.0, progress.position / progress.size) if progress.size else 0.0
        bar = "█" * round(share * 20)
        rate = progress.rows / max(0.1, now - self._begun)
        left = f" {share:4.0%} {bar:░<20}" if progress.size else ""
        name = Path(progress.name).name[-30:]
        sys.stderr.write(f"\r\x1b[K{name}{left} {progress.rows:,} rows, {rate:,.0f} a second")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._on and self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        self._begun, self._shown = time.monotonic(), 0.0


def _say(report: FileReport, *, dry: bool) -> None:
    if report.error:
        click.echo(f"reviewtui: {complaint(report.error)}", err=True)
        return
    if report.unread:
        more = f" and {len(report.unread) - SHOWN:,} more" if len(report.unread) > SHOWN else ""
        names = harmless(", ".join(report.unread[:SHOWN]))
        click.echo(f"{harmless(report.path)}: not read, by their names no reviews: {names}{more}")
        return
    would = "would be " if dry else ""
    parts = [f"{report.new:,} {would}new"]
    parts += [f"{count:,} {word}" for count, word in ((report.changed, "changed"), (report.unchanged, "unchanged"),
                                                       (report.rejected, "rejected")) if count]  # fmt: skip
    click.echo(f"{harmless(report.path)} ({report.dialect}): {report.read:,} read, {', '.join(parts)}")
    for line in _how(report):
        click.echo(f"  {line}")
    if dry:
        for field, values in _values(report).items():
            click.echo(f"  {field}: {' | '.join(map(_cut, values))}")
    if report.failed:
        click.echo(
            "  not one row could be taken; name the columns with --map FIELD=COLUMN if they were mistaken", err=True
        )
    for row, field, reason in report.problems[:SHOWN]:
        click.echo(f"  row {row}, {field}: {reason}", err=True)
    if report.rejected > SHOWN:
        click.echo(f"  … and {report.rejected - SHOWN:,} more; --json lists up to 1,000", err=True)


def _how(report: FileReport) -> Iterator[str]:
    """How a file was understood, in a line each."""
    columns, unused, encoding, remarks, *_ = report.understood
    if columns:
        used = ", ".join(
            name if name == field else f"{name} as {_FIELDS.get(field, field)}"
            for field, name in columns.items()
            if field != _ADDRESS or list(columns.values()).count(name) == 1
        )
        left = f"; not used: {', '.join(unused)}" if unused else ""
        yield f"columns: {used}{left}"
    if not encoding.startswith("utf"):
        yield f"letters read as {_LETTERS.get(encoding, encoding)}; if they are others, say --encoding NAME"
    yield from remarks
    if report.undated:
        yield f"{report.undated:,} undated: no date was told, or one in the future; they have no clock"


def _values(report: FileReport) -> dict[str, list[str]]:
    """How the columns that were used were understood, with the first values of each."""
    found: dict[str, list[str]] = {}
    for field in dict.fromkeys((*report.understood.columns, "posted_at", "marketplace")):
        told = [getattr(each, field, None) for each in report.samples]
        words = [iso(each)[:10] if field == "posted_at" and each else _shown(each) for each in told]
        if any(words):
            found[field] = words
    return found


def _cut(text: str) -> str:
    """As much of it as shows what it is."""
    if not text:
        return "(nothing)"
    return text if len(text) <= VALUE else f"{text[: VALUE - 1]}…"


def _shown(value: object) -> str:
    if value is None or value == "":
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else one_line(str(value))


def _offer(found: FirstDays, tidying: Tidying) -> None:
    """What to do about a wall of old reviews: never by itself."""
    click.echo(
        f"{found.old:,} of {found.unhappy:,} unhappy reviews are older than {age_words(tidying.month)}: hardly one of "
        "these buyers can still be reached."
    )
    click.echo("reviewtui tidy closes them in one act; reviewtui undo brings them back.")


def _document(reports: list[FileReport], *, dry: bool) -> dict[str, Any]:
    names = ("read", "new", "changed", "unchanged", "rejected")
    files = []
    for each in reports:
        entry: dict[str, Any] = {"path": each.path, "dialect": each.dialect}
        entry |= {name: getattr(each, name) for name in names}
        columns, unused, encoding, remarks, *_ = each.understood
        entry |= {"undated": each.undated, "columns": dict(columns), "unused": list(unused)}
        entry |= {"encoding": encoding, "remarks": list(remarks)}
        if dry:
            entry["values"] = _values(each)
        entry["problems"] = [{"row": row, "field": field, "reason": reason} for row, field, reason in each.problems]
        if each.error:
            entry["error"] = each.error
        if each.unread:
            entry["unread"] = each.unread
        files.append(entry)
    return {"files": files, "totals": {name: sum(getattr(each, name) for each in reports) for name in names}}
