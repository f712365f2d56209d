"""The manual page, made of what the commands say of themselves, as `man` sets it (roff)."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Final

import click

from reviewtui import __version__
from reviewtui.cli.catalogue import COMMANDS, SECTIONS, CommandGroup
from reviewtui.cli.examples import EXAMPLES
from reviewtui.cli.main import reviewtui

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENVIRONMENT: Final = (
    ("REVIEWTUI_DB", "The database to use."),
    ("REVIEWTUI_CONFIG", "The settings file."),
    ("REVIEWTUI_ME", "Who signs the acts, where the settings do not say."),
    ("REVIEWTUI_PLAIN", "Plain lines in the place of screens."),
    ("REVIEWTUI_PAINT_ALL", "Send every cell again, also those that the terminal shows already."),
    ("NO_COLOR", "No colours."),
)
_EXITS: Final = (
    ("0", "It was done, or found."),
    ("1", "It was refused, or something is wrong or due; one sentence on standard error says what."),
    ("2", "The command was not understood."),
)


def manual() -> str:
    """The whole manual page, as roff, made from the commands themselves."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    root = click.Context(reviewtui, info_name="reviewtui")
    yield f'.TH REVIEWTUI 1 "" "reviewtui {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"reviewtui \- a terminal inbox for sellers: unhappy buyers, the one who can least wait on top"
    yield ".SH SYNOPSIS"
    yield r".B reviewtui"
    yield r"[\fIoptions\fR] [\fIcommand\fR [\fIarguments\fR]]"
    yield ".SH DESCRIPTION"
    yield _text(inspect.cleandoc(reviewtui.help or ""))
    yield ".SH OPTIONS"
    yield from _options(reviewtui, root)
    yield ".SH COMMANDS"
    for title, commands in SECTIONS.items():
        yield f".SS {_text(title)}"
        for name in commands:
            yield from _command(root, name)
    for title, pairs in (("EXIT STATUS", _EXITS), ("ENVIRONMENT", _ENVIRONMENT)):
        yield f".SH {title}"
        for name, words in pairs:
            yield from (".TP", f".B {_text(name)}", _text(words))
    yield ".SH FILES"
    yield _text("One SQLite database and one settings file; reviewtui doctor and reviewtui config path say where.")


def _command(root: click.Context, name: str) -> Iterator[str]:
    group = root.command
    assert isinstance(group, CommandGroup)
    command = group.get_command(root, name)
    assert command is not None
    yield from _one(click.Context(command, info_name=name, parent=root), COMMANDS[name])
    if isinstance(command, click.Group):
        for below, its in command.commands.items():
            inside = click.Context(command, info_name=name, parent=root)
            yield from _one(click.Context(its, info_name=below, parent=inside), "")


def _one(context: click.Context, summary: str) -> Iterator[str]:
    """One command: how it is called, what it does, its options, its examples."""
    command = context.command
    yield ".PP"
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f".B {_text(context.command_path)}"
    yield _text(pieces)
    yield ".RS"
    words = re.sub("\f.*", "", inspect.cleandoc(command.help or summary), flags=re.DOTALL)
    for paragraph in words.split("\n\n"):
        yield from (".PP", _text(paragraph.replace("\b\n", "")))
    yield from _options(command, context)
    examples = EXAMPLES.get(context.command_path.removeprefix("reviewtui "), ())
    if examples:
        yield from (".PP", "Examples:", ".RS", ".nf")
        yield from (_text(f"reviewtui {line}" + (f"   # {told}" if told else "")) for line, told in examples)
        yield from (".fi", ".RE")
    yield ".RE"


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for each in command.params:
        record = each.get_help_record(context) if isinstance(each, click.Option) else None
        if record is not None:
            yield from (".TP", f".B {_text(record[0])}", _text(record[1]))


def _text(words: str) -> str:
    """Words that mean themselves: nothing in them is a request of roff's."""
    text = words.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join(rf"\&{line}" if line[:1] in {".", "'"} else line for line in map(str.strip, text.split("\n")))
