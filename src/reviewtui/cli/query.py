"""A query as it stands on a command line, and what is said where it means nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import click

from reviewtui.domain.query.tree import QueryError
from reviewtui.domain.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.desk.desk import Desk
    from reviewtui.desk.views import View


def read_query(desk: Desk, words: Sequence[str], saved: str | None = None) -> View:
    """The view that a query means, within a `saved` view if need be, with the index of words ready for it. Raises
    click.BadParameter, which shows what is meant.
    """
    text = one_line(clean(typed(words)))
    try:
        view = desk.finding.view(text) if saved is None else desk.finding.saved(saved, text)
    except QueryError as error:
        raise click.BadParameter(
            f"{error}\n  {text}\n  {' ' * error.start}{'^' * (error.end - error.start)}"
        ) from error
    desk.finding.make_all_ready(view)
    return view


_OF_WORDS: Final = re.compile(r'(-?(?:product|buyer|source):)([^":]*\s[^":]*)')


def typed(words: Sequence[str]) -> str:
    """The query that was typed, with the quotation marks that the shell has taken off where words belong together.

    Raises click.NoSuchOption for what was meant as an option.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    if len(words) == 1 and not _OF_WORDS.fullmatch(words[0]):
        return words[0]
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if not any(sign.isspace() for sign in word) or '"' in word:
        return word
    of_words = _OF_WORDS.fullmatch(word)
    if of_words:
        return f'{of_words.group(1)}"{of_words.group(2)}"'
    return f'"{word}"' if ":" not in word else word
