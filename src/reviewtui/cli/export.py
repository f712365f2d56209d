"""`reviewtui export`: our own JSON lines, which `import` reads again."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.main import desk
from reviewtui.cli.output import moment, only_ascii, say_nothing

if TYPE_CHECKING:
    from reviewtui.domain.review import Review


@click.command("export")
@click.option("--open", "open_only", is_flag=True, help="Only the reviews of open cases.")
@click.pass_context
def command(context: click.Context, open_only: bool) -> None:
    """Every review as one JSON line on standard output."""
    ascii_ = only_ascii()
    with desk(context) as opened, opened.store.snapshot():
        found = False
        for review in opened.store.reviews(open_only=open_only):
            found = True
            sys.stdout.write(json.dumps(_document(review), ensure_ascii=ascii_) + "\n")
        if not found:
            say_nothing(opened, "No case is open.")


def _document(review: Review) -> dict[str, Any]:
    document: dict[str, Any] = review._asdict() | {"posted_at": moment(review.posted_at)}
    required = {"review_id", "marketplace", "asin", "stars", "title", "text", "posted_at", "kind", "helpful_votes"}
    return {
        name: value
        for name, value in document.items()
        if name in required or not (value in {"", None} or (name == "vine" and not value))
    }
