"""`reviewtui sources`: where reviews come from by themselves, and how one is added: asked for, tried, written."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reviewtui.cli.opened import told as kindly
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import kept
from reviewtui.cli.sync import NONE_YET, parts_of
from reviewtui.cli.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewtui.cli.programs import Programs
    from reviewtui.cli.source_book import KnownService, NamedSource, SourceBook

Table = dict[str, object]

_SECRETS = "a command that prints it, env:VARIABLE or keyring:service/name"
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
_PARTNER = ("client_id", "client_secret", "refresh_token")


@click.group("sources", invoke_without_command=True)
@_JSON
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """The folders and services of your settings that `sync` asks. `add` asks what one needs, tries it, and writes it
    down.
    """
    if context.invoked_subcommand is not None:
        return
    with _book(context) as book:
        named = book.named()
    if as_json:
        print_json({"sources": [each._asdict() for each in named]})
        return
    width = max((len(each.name) for each in named), default=0)
    for each in named:
        click.echo(f"{each.name:<{width}}  {harmless(_words(each))}")
    if not named:
        click.echo(f"{NONE_YET} reviewtui sources services lists some.", err=True)


@command.command("services")
@_JSON
@click.pass_context
def services(context: click.Context, as_json: bool) -> None:
    """The services that come with the program, with what each wants to know."""
    with _book(context) as book:
        there = book.services()
    if as_json:
        print_json({"services": [each._asdict() for each in there]})
        return
    width = max(len(each.id) for each in there)
    for each in there:
        asked = [f"{name} (usually {each.usual[name]})" if each.usual.get(name) else name for name in each.ask]
        wants = ", ".join((*asked, *(f"{name} (secret)" for name in each.secret))) or "nothing"
        click.echo(f"{each.id:<{width}}  {each.name}: wants {wants}")


@command.command("add")
@click.argument("name", required=False)
@click.option("--folder", default="", metavar="DIR", help="A folder whose files come in once each.")
@click.option("--pattern", default="", metavar="NAMES", help="Which files of it, like '*review*.csv'.")
@click.option("--move-to", default="", metavar="DIR", help="Where files go that came in; else they stay.")
@click.option("--service", default="", metavar="ID", help="A service, or a file of yours that tells one: mine.toml.")
@click.option("--selling-partner", default="", metavar="REGION", help="Seller feedback by Amazon: NA, EU or FE.")
@click.option("--marketplace", "marketplaces", multiple=True, metavar="CC", help="Whose reviews they are.")
@click.option("--set", "words", multiple=True, metavar="KEY=WORD", help="What the service wants to know.")
@click.option(
    "--secret",
    "secrets",
    multiple=True,
    metavar="KEY=WHERE",
    help="Where a secret comes from: a command, env:VARIABLE, keyring:service/name.",
)
@click.option("--every", type=click.FloatRange(0, 10_080), metavar="MINUTES", help="How often the open inbox asks it.")
@click.option("--complete", is_flag=True, help="It lists all reviews of its products: what is not in it is gone.")
@click.option("--no-test", is_flag=True, help="Write it down without asking it first.")
@_JSON
@click.pass_context
def add(
    context: click.Context,
    name: str | None,
    folder: str,
    pattern: str,
    move_to: str,
    service: str,
    selling_partner: str,
    marketplaces: tuple[str, ...],
    words: tuple[str, ...],
    secrets: tuple[str, ...],
    every: float | None,
    complete: bool,
    no_test: bool,
    as_json: bool,
) -> None:
    """Add a folder or a service to your settings. What is not told is asked for; what is asked is tried before it is
    written down. A secret never stands in the file, only where it comes from.
    """
    with _book(context) as book:
        if sum(map(bool, (folder, service, selling_partner))) > 1:
            raise click.UsageError("A source is one of --folder, --service and --selling-partner")
        if not (folder or service or selling_partner):
            folder, service, selling_partner = _kind(book)
        if folder:
            table = _folder(folder, pattern, move_to, marketplaces)
        elif service:
            table = _service(book.service(service), marketplaces, _pairs(words, "set"), _pairs(secrets, "secret"))
        else:
            table = _partner(book, selling_partner.upper(), marketplaces, _pairs(secrets, "secret"))
        table |= {} if every is None else {"every_minutes": int(every) if every == int(every) else every}
        table |= {"complete": True} if complete else {}
        name = name or _ask(
            "Its name", "NAME", usual="downloads" if folder else service.removesuffix(".toml") or "feedback"
        )
        report = None if no_test else book.try_out(name, table)
        if report is not None and not report.error and not as_json:
            click.echo(f"{name}: {', '.join(parts_of(report, 'would be '))}")
        if report is not None and report.error:
            click.echo(f"reviewtui: {report.error}; nothing was written down (--no-test writes it anyway)", err=True)
            context.exit(1)
        path = book.write(name, table)
        kept(f"{name} stands in {path}")
    if as_json:
        print_json({"name": name, "path": str(path), "tried": report and report._asdict()})
    else:
        click.echo(f"{harmless(name)} stands in {harmless(path)} now; reviewtui sync brings it in.")


@contextmanager
def _book(context: click.Context) -> Iterator[SourceBook]:
    """The book for a while in which complaints are told in one sentence."""
    programs: Programs = context.obj
    with kindly(programs):
        yield programs.sources(context.meta["options"])


def _words(source: NamedSource) -> str:
    often = f", asked every {source.minutes:g} minutes while the inbox is open" if source.minutes else ""
    return f"{source.what} {source.of}{often}{', lists all of its products' if source.complete else ''}"


def _kind(book: SourceBook) -> tuple[str, str, str]:
    """Which kind of source it is, asked for: the folder, the service or the region, and nothing of the others."""
    for words in (
        f"A service: {', '.join(each.id for each in book.services())}, or a file of your own like mine.toml.",
        f"Seller feedback by Amazon's Selling Partner API: {', '.join(book.regions())}. Or a folder, like ~/Downloads.",
    ):
        click.echo(words, err=True)
    answer = _ask("Which one", "--folder, --service or --selling-partner")
    if answer.upper() in book.regions():
        return "", "", answer.upper()
    if answer in {each.id for each in book.services()} or answer.endswith(".toml"):
        return "", answer, ""
    if "/" not in answer and "\\" not in answer and answer not in {".", "~"}:
        raise click.UsageError(f"“{answer}” is none of these; a folder is written with a /, like ./{answer}")
    return answer, "", ""


def _folder(folder: str, pattern: str, move_to: str, marketplaces: tuple[str, ...]) -> Table:
    from pathlib import Path

    there = Path(folder).expanduser()
    if not there.is_dir():
        raise click.UsageError(f"{folder} is no folder")
    told = folder if folder.startswith("~") else str(there.absolute())
    table: Table = {"folder": told, "pattern": pattern or _ask("Which of its files", "--pattern", usual="*review*")}
    table |= {"move_to": move_to} if move_to else {}
    return table | ({"marketplace": _one(marketplaces)} if marketplaces else {})


def _service(
    service: KnownService, marketplaces: tuple[str, ...], words: Mapping[str, str], secrets: Mapping[str, str]
) -> Table:
    table: Table = {"service": service.id}
    strange = [key for key in words if key not in service.ask] + [key for key in secrets if key not in service.secret]
    if strange:
        wanted = ", ".join((*service.ask, *service.secret)) or "nothing"
        raise click.UsageError(f"{service.name} asks for no {strange[0]}; it asks for {wanted}")
    for key in service.ask:
        usual = service.usual.get(key, "")
        word = words.get(key) or _ask(f"{service.name}: {key}", f"--set {key}=…", usual=usual)
        table |= {key: word} if word != usual else {}
    table |= _secrets(service.name, service.secret, secrets)
    return table | ({"marketplace": _one(marketplaces)} if marketplaces else {})


def _partner(book: SourceBook, region: str, marketplaces: tuple[str, ...], secrets: Mapping[str, str]) -> Table:
    there = book.regions().get(region)
    if there is None:
        raise click.UsageError(f"{region} is no region; there are {', '.join(book.regions())}")
    strange = next((key for key in secrets if key not in _PARTNER), "")
    if strange:
        raise click.UsageError(f"Amazon asks for no {strange}; it asks for {', '.join(_PARTNER)}")
    asked = (
        list(marketplaces) or _ask(f"Marketplaces, of {', '.join(there)}", "--marketplace CC").replace(",", " ").split()
    )
    table: Table = {"selling_partner": region, "marketplaces": [each.upper() for each in asked]}
    return table | _secrets("Amazon", _PARTNER, secrets)


def _secrets(whose: str, wanted: tuple[str, ...], told: Mapping[str, str]) -> Table:
    """Where each secret comes from; the secret itself is never asked for."""
    table: Table = {}
    for key in wanted:
        where = told.get(key) or _ask(f"{whose}: where {key} comes from ({_SECRETS})", f"--secret {key}=…")
        way, _, rest = where.partition(":")
        table[key] = {way: rest.strip()} if way in {"env", "keyring"} and rest.strip() else {"command": where}
    return table


def _one(marketplaces: tuple[str, ...]) -> str:
    if len(marketplaces) > 1:
        raise click.UsageError("Only --selling-partner takes more than one --marketplace; name a source for each")
    return marketplaces[0].upper()


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    pairs = [each.partition("=") for each in given]
    for key, equals, word in pairs:
        if not (key and equals and word.strip()):
            raise click.UsageError(
                f"--{option} is written KEY={'WHERE' if option == 'secret' else 'WORD'}, not {key}{equals}{word}"
            )
    return {key.strip(): word.strip() for key, _, word in pairs}


def _ask(question: str, option: str, *, usual: str = "") -> str:
    """What a person answers; where nobody can, the usual, or which option says it."""
    if sys.stdin.isatty():
        answer: str = click.prompt(question, default=usual or None, err=True)
        return answer.strip()
    told = sys.stdin.readline().strip() or usual
    if not told:
        raise click.UsageError(f"{question} was not told; say it with {option}")
    return told
