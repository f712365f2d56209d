"""What a list is narrowed to, as typed: `lane:waiting stars:1,2 marketplace:DE`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reviewtui.desk.views import View
from reviewtui.domain.case import Lane


def read_query(words: Sequence[str]) -> View:
    """The view that a query means. Raises click.BadParameter for a word that means nothing here."""
    view = View()
    for word in " ".join(words).split():
        name, _, value = word.lower().partition(":")
        if name == "lane" and value in set(Lane):
            view = view._replace(lane=Lane(value))
        elif name == "stars" and value and all(each in {"1", "2", "3", "4", "5"} for each in value.split(",")):
            view = view._replace(stars=tuple(int(each) for each in value.split(",")))
        elif name == "marketplace" and value.isascii() and value.isalpha() and len(value) == 2:
            view = view._replace(marketplace=value.upper())
        else:
            lanes = ", ".join(Lane)
            raise click.BadParameter(
                f"“{word}” is not understood; there are stars:1,2 marketplace:DE and lane: with one of {lanes}"
            )
    return view
