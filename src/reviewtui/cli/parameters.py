"""What a word of a command line may be: words of a person, or the name of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.domain.text import clean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class PersonsWords(click.ParamType):  # type: ignore[type-arg]
    """Words of a person: what a terminal could obey, or a locale could not read, becomes visible letters."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words, cleaned at the border."""
        del param, ctx
        return clean(str(value))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """What a shell offers at TAB."""
        from reviewtui.cli.completing import completions

        return completions(ctx, param, incomplete)


class NamedFile(click.ParamType):  # type: ignore[type-arg]
    """The name of a file or folder. An empty one is what a script gives whose variable is not set; it would mean the
    folder in which one stands.
    """

    def __init__(self, kind: click.ParamType) -> None:  # type: ignore[type-arg]
        self._kind = kind
        self.name = kind.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name as the kind of file wants it."""
        if value in {"", b""}:
            self.fail(
                "the name of a file is empty (a variable that is not set?); the folder you are in is .", param, ctx
            )
        return self._kind.convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """Files, as the shell knows them."""
        return self._kind.shell_complete(ctx, param, incomplete)
