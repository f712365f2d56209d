"""Which commands there are, in one line each, and what was meant by a name that none of them has."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

from reviewtui.cli.examples import EXAMPLES
from reviewtui.cli.parameters import NamedFile, PersonsWords
from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECTIONS = {
    "Begin": {
        "demo": "The inbox on invented cases, thrown away afterwards",
        "practice": "Answer a written case, and see what your letter is worth",
        "import": "Bring reviews in from files, folders or archives",
        "sync": "Ask your folders and services for what is new",
        "today": "The morning in ten lines",
    },
    "Look": {
        "list": "The cases, the one that can least wait first",
        "show": "All of one case",
        "radar": "What buyers complain of more than usual",
        "history": "What was done and when",
        "drafts": "The letters that wait to be finished",
        "stats": "What the work came to, as figures",
    },
    "Answer": {
        "reply": "Answer a case line by line, without the screens",
        "draft": "Read or write the letter of a case",
        "snippets": "Words to begin a letter with",
        "check": "Check a letter against courtesy and Amazon's rules",
        "send": "Print a letter, or write down whether it went out",
        "replied": "Write down what the buyer answered",
        "promise": "Promise something by a date, or close a promise",
        "outcome": "Write down what became of a review",
        "removal": "Ask Amazon to remove a review, and its answer",
    },
    "Sort": {
        "done": "Close cases",
        "reopen": "Bring cases back to where they were",
        "snooze": "Put cases away until a time",
        "note": "Write a note on a case",
        "tag": "Put tags on a case, or take them off",
        "claim": "Take cases on, or let go of yours",
        "tidy": "Close what is too old to be won",
        "undo": "Take back your last act",
        "redo": "Do again what you took back last",
    },
    "House": {
        "sources": "The folders and services that sync asks; add one",
        "config": "Your settings file, and what is wrong in it",
        "products": "What is known of your products",
        "weights": "How urgency is weighed, for everybody",
        "backup": "Copy the whole database, verified",
        "restore": "Put a backup in the place of the database",
        "forget": "Forget a buyer, for good",
        "mcp": "Tools for an assistant: read, check, draft",
        "export": "Tables and papers for others, or all as JSON lines",
        "doctor": "What is in order here and what isn't",
    },
}
"""The commands with what each is for, as the help lists them."""

COMMANDS = {name: summary for section in SECTIONS.values() for name, summary in section.items()}

_MODULES = {"import": "import_", "list": "list_"}
"""Where the module of this folder that holds a command as ``command`` can't be called like it."""

_MEANT = {
    "help": "--help", "version": "--version", "ls": "list", "inbox": "list", "cases": "list", "view": "show",
    "open": "show", "write": "reply", "edit": "draft", "answer": "reply", "close": "done",
    "archive": "done", "delete": "done", "rm": "done", "load": "import", "add": "import", "log": "history",
    "journal": "history", "assign": "claim", "label": "tag", "comment": "note", "later": "snooze", "status": "today",
    "dump": "export", "template": "snippets", "lint": "check", "revert": "undo", "cleanup": "tidy", "fetch": "sync",
    "pull": "sync", "update": "sync", "save": "backup", "recover": "restore",
    "figures": "stats", "statistics": "stats", "report": "stats",
}  # fmt: skip
"""What people who come from other programs call our commands."""

GLOBAL = ("--db", "--config", "--now", "--plain")
"""The options that come before the command."""

NAMES_OF_FILES = frozenset({"paths", "file"})
"""Parameters whose words are names of files, byte for byte."""


class CommandGroup(click.Group):
    """The commands, each loaded only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, in the order of the sections."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of one command, with its examples."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"reviewtui.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        assert isinstance(command, click.Command)
        _finish(command, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first; where there is none, say what may have been meant."""
        name = clean(args[0]) if args else ""
        if name and not name.startswith("-") and args[0] not in COMMANDS:
            ctx.fail(f"There is no command “{name}”{_question(_meant(name))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line each, without loading any."""
        del ctx
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(10), summary) for name, summary in commands.items()])


def _finish(command: click.Command, name: str) -> None:
    """What all commands have in common: words are cleaned, choices take any case, the help ends with examples."""
    for each in command.params:
        if isinstance(each.type, click.Path) or (each.type is click.STRING and each.name in NAMES_OF_FILES):
            each.type = NamedFile(each.type)
        elif each.type is click.STRING:
            each.type = PersonsWords()
        elif isinstance(each.type, click.Choice):
            each.type.case_sensitive = False
    if name in COMMANDS:
        command.short_help = COMMANDS[name]
    command.epilog = epilog(name)
    if isinstance(command, click.Group):
        for below, its in command.commands.items():
            _finish(its, f"{name} {below}")


def epilog(name: str) -> str:
    """The examples of a command, as its help shows them."""
    examples = EXAMPLES[name]
    width = max(len(line) for line, _ in examples)
    rows = (f"  reviewtui {line:<{width}}   {words}".rstrip() for line, words in examples)
    return "\n".join(("\b", "Examples:", *rows))


def option_meant(error: click.NoSuchOption) -> click.UsageError:
    """The complaint about an option that there isn't, with the one that may have been meant."""
    name, context = clean(error.option_name), error.ctx
    if context is not None and context.parent is not None and name.lower() in GLOBAL:
        return click.UsageError(f"{name.lower()} comes before the command: reviewtui {name.lower()} …", context)
    names = [option for each in context.command.params for option in each.opts] if context is not None else []
    return click.UsageError(f"There is no option “{name}”{_question(_close(name, [*names, '--help']))}", context)


def _meant(name: str) -> list[str]:
    if name.isdigit():
        return [f"show {name}"]
    if "." in name or "/" in name:
        return [f"import {name}"]
    known = _MEANT.get(name.lower())
    return [known] if known else _close(name, COMMANDS)


def _close(name: str, names: Iterable[str]) -> list[str]:
    """The names that are most like one, whatever its case."""
    from difflib import get_close_matches  # only a mistake needs it

    wanted, lowered = name.lower()[:40], list(names)
    begun = [each for each in lowered if len(wanted.strip("-")) > 1 and each.startswith(wanted)]
    return list(dict.fromkeys([*begun, *get_close_matches(wanted, lowered, 3, 0.6)]))[:3]


def _question(names: list[str]) -> str:
    return f". Did you mean {' or '.join(_quoted(names))}?" if names else "; reviewtui --help shows all"


def _quoted(names: list[str]) -> Iterator[str]:
    return (f"“{each}”" for each in names)
