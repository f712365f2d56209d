"""`reviewtui export`: tables and papers for others, and our own JSON lines, which `import` reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reviewtui.cli.file_out import file_out
from reviewtui.cli.main import desk
from reviewtui.cli.output import only_ascii, say_nothing
from reviewtui.cli.query import read_query
from reviewtui.cli.table_text import write_table
from reviewtui.desk.exporting import COLUMNS
from reviewtui.desk.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewtui.cli.programs import Programs
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.exporting import Cell
    from reviewtui.desk.views import View

TABLES: Final = tuple(COLUMNS)
PAPERS: Final = ("brief", "evidence")
_ENDS: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".md": "markdown"}
_MOST_PAPERS: Final = 1000


@click.command("export", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--what", type=click.Choice([*TABLES, *PAPERS]), default="reviews", help="Default: reviews.")
@click.option("--format", "form", type=click.Choice(list(dict.fromkeys(_ENDS.values()))), help="Default: by FILE.")
@click.option("--output", "-o", "file", type=click.Path(path_type=Path), metavar="FILE", help="Whole or not at all.")
@click.option("--personal/--redacted", default=None, help="With names, orders, addresses, or without them.")
@click.option("--open", "open_only", is_flag=True, help="Only open cases.")
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    what: str,
    form: str | None,
    file: Path | None,
    personal: bool | None,
    open_only: bool,
) -> None:
    """Write what is here as a table, or one case on paper, to standard output or a FILE.

    --what reviews, cases, letters, journal, or sheet (the eight columns that agencies keep) is a table of all, or of
    the cases that QUERY finds; brief hands a case over, evidence is for an appeal: QUERY is a case then, or finds some.

    Nobody is named unless you say --personal; only all reviews as JSON lines, made to be imported again, are whole
    unless you say --redacted.
    """
    form = _form(what, form, file)
    whole = form == "jsonl" and what == "reviews" and not query
    named = whole if personal is None else personal
    programs: Programs = context.obj
    with desk(context) as opened:
        view = None if whole and not open_only else _view(opened, what, query, open_only=open_only)
        with opened.store.snapshot():
            if what in PAPERS:
                _papers(opened, what, view or _all(opened), file, personal=named)
                return
            rows = opened.exporting.rows(what, view, personal=named)
            count = _table(programs, form, what, rows, file)
        if not count:
            say_nothing(opened, "No case is open." if open_only else "Nothing of that kind is here.")


def _form(what: str, form: str | None, file: Path | None) -> str:
    """The format that was asked for, or that the name of the file says, or that suits."""
    if what in PAPERS:
        if form not in {None, "markdown"}:
            raise click.UsageError(f"A {what} is written as markdown")
        return "markdown"
    if form is None and file is not None and str(file) != "-":
        form = _ENDS.get(file.suffix.lower())
        if form is None:
            raise click.UsageError(f"{file} does not say which format; name one with --format")
    return form or ("csv" if what == "sheet" else "jsonl")


def _view(opened: Desk, what: str, query: Sequence[str], *, open_only: bool) -> View | None:
    """The cases that are meant: by a query, by a number, all."""
    if what in PAPERS and not query:
        raise click.UsageError(f"Which case? reviewtui export --what {what} 12")
    if not query and not open_only:
        return None if what in {"reviews", "journal"} else _all(opened)
    words = list(query)
    if len(words) == 1 and what in PAPERS and ":" not in words[0]:
        words = [f"case:{opened.inbox.find(words[0])}", "lane:any"]
    return read_query(opened, [*words, "-is:done"] if open_only and words else words)


def _all(opened: Desk) -> View:
    return opened.finding.view("lane:any")


def _table(programs: Programs, form: str, what: str, rows: Iterable[Sequence[Cell]], file: Path | None) -> int:
    """Write a table; answers how many rows."""
    counted = _Counted(rows)
    columns = COLUMNS[what]
    with file_out(file, binary=form == "xlsx") as out:
        if form == "xlsx":
            cut = programs.write_workbook(out, what, columns, counted)
            if cut:
                words = f"{cut:,} {'cell was' if cut == 1 else 'cells were'} longer than Excel takes, and cut"
                click.echo(words, err=True)
        else:
            write = _in_letters(out, form, file)
            write_table(form, write, what, columns, counted, ascii_=file is None and only_ascii())
    return counted.count


def _in_letters(out: object, form: str, file: Path | None) -> Callable[[str], object]:
    """What takes text; a table in a file says that it is UTF-8, which spreadsheets have to be told."""
    if file is None or str(file) == "-":
        return sys.stdout.write
    if form in {"csv", "tsv"}:
        out.write("\ufeff".encode())  # type: ignore[attr-defined]
    return lambda text: out.write(text.encode("utf-8", "replace"))  # type: ignore[attr-defined]


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows:
            self.count += 1
            yield row


def _papers(opened: Desk, what: str, view: View, file: Path | None, *, personal: bool) -> None:
    cases = opened.inbox.case_ids(view, _MOST_PAPERS + 1)
    if not cases:
        raise Refused("No such case is there")
    if len(cases) > _MOST_PAPERS:
        raise Refused(f"That would be more than {_MOST_PAPERS:,} papers; narrow the query")
    with file_out(file, binary=False) as out:
        write = _in_letters(out, "markdown", file)
        for number, case in enumerate(cases):
            paper = opened.handing_over.brief if what == "brief" else opened.handing_over.evidence
            write(("\n---\n\n" if number else "") + paper(case, personal=personal))
