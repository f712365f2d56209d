"""What a shell offers at TAB for words that only the database knows: cases with their titles, tags, views, queries.

It only reads, makes no database, and is silent where anything is wrong: a shell is no place for complaints.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from click.shell_completion import CompletionItem, FishComplete, add_completion_class

from reviewtui.cli.programs import Options, Programs
from reviewtui.desk.views import View
from reviewtui.domain.case import Lane
from reviewtui.domain.query.complete import offers
from reviewtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import click

    from reviewtui.desk.desk import Desk

Item = CompletionItem
_OFFERED: Final = 40
_LOOKED_AT: Final = 2000
_TITLE: Final = 60
_PLAIN: Final = re.compile(r"[\w.+@-]+")
"""A value that means itself in every shell."""


class Fish(FishComplete):
    """The one of click takes what stands behind a second comma, as in `12,13`, for a column of its own."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


def begin() -> None:
    """Have the shells served by what is better here than in click."""
    add_completion_class(Fish)


def completions(context: click.Context, parameter: click.Parameter, typed: str) -> list[Item[str]]:
    """How a word of a command may go on."""
    offer = _offering(context, parameter)
    root = context.find_root()
    programs: Programs | None = root.obj
    if offer is None or programs is None:
        return []
    options = Options(root.params.get("db"), root.params.get("config"))
    with suppress(OSError, *programs.complaints), programs.peek(options) as desk:
        return [] if desk is None else list(offer(desk, typed))
    return []


def _offering(context: click.Context, parameter: click.Parameter) -> Callable[[Desk, str], Iterator[Item[str]]] | None:
    """What answers for a parameter; None where nobody knows more than the shell."""
    command, name = context.info_name or "", parameter.name or ""
    if name == "query" and command == "export":
        return _cases_or_query
    if name in {"query", "more"}:
        return _query
    if name in {"case", "buyer", "cases"} or (name == "words" and not context.params.get("words")):
        return _closed if command == "reopen" else _cases
    more: dict[tuple[str, str], Callable[[Desk, str], Iterator[Item[str]]]] = {
        ("tag", "words"): _tags,
        ("list", "saved"): _views,
        ("sync", "sources"): _sources,
        ("history", "who"): _people,
        ("snippets", "cause"): _causes,
    }
    return more.get((command, name))


def _cases(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _in_view(desk, typed, View())


def _cases_or_query(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _query(desk, typed) if typed and not typed[0].isdigit() else _cases(desk, typed)


def _closed(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _in_view(desk, typed, View(Lane.DONE))


def _in_view(desk: Desk, typed: str, view: View) -> Iterator[Item[str]]:
    """Cases in the order of the inbox by the beginning of their number, behind others that are named already."""
    before, comma, number = typed.rpartition(",")
    if number and not number.isdigit():
        return
    found = desk.inbox.case_ids(view, _LOOKED_AT if number else _OFFERED)
    named = before.split(",")
    wanted = [case for case in found if str(case).startswith(number) and str(case) not in named][:_OFFERED]
    for row in desk.inbox.rows(wanted):
        title = one_line(row.title or row.text_start or row.product)[:_TITLE]
        yield Item(f"{before}{comma}{row.case}", help=f"{row.stars}★ {title}".replace(",", ";"))


def _tags(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _plain(desk.finding.known().get("tag", ()), typed)


def _people(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _plain((desk.settings.me, *desk.finding.known().get("claimed", ())), typed)


def _views(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _plain((each.name for each in desk.settings.views), typed)


def _sources(desk: Desk, typed: str) -> Iterator[Item[str]]:
    yield from _plain(desk.syncing.sources(), typed)


def _causes(desk: Desk, typed: str) -> Iterator[Item[str]]:
    del desk
    from reviewtui.letters.snippets import CAUSES

    yield from _plain(CAUSES, typed)


def _query(desk: Desk, typed: str) -> Iterator[Item[str]]:
    """Fields, then the values of one."""
    for offer in offers(typed, desk.finding.known() if ":" in typed else None):
        text = offer.text.strip()
        if _PLAIN.fullmatch(text.replace(":", "").replace("<", "").replace("=", "").replace(",", "")):
            yield Item(text, help=offer.told.replace(",", ";"))


def _plain(values: Iterable[str], typed: str) -> Iterator[Item[str]]:
    """Those values that go on from what was typed and need no quotation marks."""
    for value in dict.fromkeys(values):
        if value.lower().startswith(typed.lower()) and _PLAIN.fullmatch(value):
            yield Item(value)
