"""`reviewtui export`: tables and papers for others, and our own JSON lines, which `import` reads."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reviewtui.cli.file_out import file_out
from reviewtui.cli.opened import desk
from reviewtui.cli.output import only_ascii, say_nothing
from reviewtui.cli.query import read_query
from reviewtui.cli.table_text import write_table
from reviewtui.cli.targets import asked, meant
from reviewtui.desk.exporting import COLUMNS
from reviewtui.desk.refusals import Refused
from reviewtui.desk.views import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewtui.cli.programs import Programs
    from reviewtui.desk.desk import Desk
    from reviewtui.desk.exporting import Cell

TABLES: Final = tuple(COLUMNS)
PAPERS: Final = ("brief", "evidence")
_ENDS: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".md": "markdown"}
_MOST_PAPERS: Final = 1000
_NAMED: Final = re.compile(r"-|\d+(?:,\d+)*,?|R[A-Z0-9]{9,}(?:,R[A-Z0-9]{9,})*")
"""A word that names cases, where a query could stand, too."""


@click.command("export", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, metavar="[CASE|QUERY]...")
@click.option("--query", "more", metavar="QUERY", help="All cases that a query finds, as list does.")
@click.option("--what", type=click.Choice([*TABLES, *PAPERS]), default="reviews", help="Default: reviews.")
@click.option("--format", "form", type=click.Choice(list(dict.fromkeys(_ENDS.values()))), help="Default: by FILE.")
@click.option("--output", "-o", "file", type=click.Path(path_type=Path), metavar="FILE", help="Whole or not at all.")
@click.option("--personal/--redacted", default=None, help="With names, orders, addresses, or without them.")
@click.option("--open", "open_only", is_flag=True, help="Only open cases.")
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    more: str | None,
    what: str,
    form: str | None,
    file: Path | None,
    personal: bool | None,
    open_only: bool,
) -> None:
    """Write what is here as a table, or one case on paper, to standard output or a FILE.

    --what reviews, cases, letters, journal, or sheet (the eight columns that agencies keep) is a table of all, or of
    the cases that are meant; brief hands a case over, evidence is for an appeal. Cases by number, - for those on
    standard input, or all that QUERY finds.

    Nobody is named unless you say --personal; only all reviews as JSON lines, made to be imported again, are whole
    unless you say --redacted.
    """
    form = _form(what, form, file)
    if more is not None and query:
        raise click.UsageError("Name the cases or give --query, not both")
    whole = form == "jsonl" and what == "reviews" and not query and more is None
    named = whole if personal is None else personal
    programs: Programs = context.obj
    with desk(context) as opened:
        chosen = _chosen(opened, what, query, more)
        with opened.store.snapshot():
            cases = _cases(opened, what, chosen, open_only=open_only)
            if what in PAPERS:
                _papers(opened, what, cases or (), file, personal=named)
                return
            count = _table(programs, form, what, opened.exporting.rows(what, cases, personal=named), file)
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


def _chosen(opened: Desk, what: str, words: Sequence[str], query: str | None) -> View | Sequence[int] | None:
    """What is meant: cases by their numbers, a query, all."""
    if query is not None:
        return asked(opened, query)
    if what in PAPERS and not words:
        raise click.UsageError(f"Which case? reviewtui export --what {what} 12")
    if not words:
        return None
    if all(map(_NAMED.fullmatch, words)) or (len(words) == 1 and what in PAPERS and ":" not in words[0]):
        return meant(opened, words, None)
    return read_query(opened, words)


def _cases(opened: Desk, what: str, chosen: View | Sequence[int] | None, *, open_only: bool) -> Sequence[int] | None:
    """The cases of a table or of papers; None for all that there is, of cases or not."""
    if chosen is None and not open_only:
        return None if what in {"reviews", "journal"} else opened.inbox.case_ids(opened.finding.view("lane:any"))
    found = opened.inbox.case_ids(chosen or View()) if chosen is None or isinstance(chosen, View) else chosen
    if not open_only or chosen is None:
        return found
    waiting = set(opened.inbox.case_ids(View()))
    return [case for case in found if case in waiting]


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


def _papers(opened: Desk, what: str, cases: Sequence[int], file: Path | None, *, personal: bool) -> None:
    if not cases:
        raise Refused("No such case is there")
    if len(cases) > _MOST_PAPERS:
        raise Refused(f"That would be more than {_MOST_PAPERS:,} papers; narrow the query")
    with file_out(file, binary=False) as out:
        write = _in_letters(out, "markdown", file)
        for number, case in enumerate(cases):
            paper = opened.papers.brief if what == "brief" else opened.papers.evidence
            write(("\n---\n\n" if number else "") + paper(case, personal=personal))
