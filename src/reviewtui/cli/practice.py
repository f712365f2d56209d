"""`reviewtui practice`: a written case to answer, and what the letter is worth."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from reviewtui.cli.draft import parts_of
from reviewtui.cli.opened import desk, told
from reviewtui.cli.output import print_json
from reviewtui.cli.streams import read_letter
from reviewtui.desk.own_commands import own_words_door
from reviewtui.desk.practising import Score, score
from reviewtui.desk.refusals import Refused
from reviewtui.domain.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.cli.programs import Options, Programs
    from reviewtui.desk.desk import Desk
    from reviewtui.domain.finding import CheckResult
    from reviewtui.letters.practice import PracticeCase


class _Judged(NamedTuple):
    """A letter with what the checks say and what that is worth."""

    letter: str
    check: CheckResult
    score: Score


@click.command("practice")
@click.argument("name", required=False)
@click.option("--list", "listed", is_flag=True, help="The cases that there are.")
@click.option("--language", default="", metavar="LL", help="A case in this language, e.g. de.")
@click.option(
    "--letter",
    "source",
    type=click.File(encoding="utf-8", errors="replace"),
    help="Score this letter (three parts, or - for standard input) and ask nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output; with --list or --letter.")
@click.pass_context
def command(
    context: click.Context, name: str | None, listed: bool, language: str, source: TextIO | None, as_json: bool
) -> None:
    """Answer a written case and see what the letter is worth: the three steps, the buyer's points, the rules.

    Without NAME another case each minute. It opens on the screens, or with --plain line by line; what is written is
    scored when you leave, and thrown away.
    """
    if as_json and not listed and source is None:
        raise click.UsageError("--json goes with --list or --letter")
    programs: Programs = context.obj
    options: Options = context.meta["options"]
    with told(programs):
        from reviewtui.letters.practice import practice_cases

        cases = [each for each in practice_cases() if not language or each.review.language == language.lower()[:2]]
        if listed and (cases or as_json):
            _list(cases, as_json=as_json)
            return
        case = _chosen(cases, name, int(time.time()) if options.now is None else options.now, language)
        with programs.staged(options._replace(practice=case.id)) as path:
            context.meta["options"] = options = options._replace(db=path, play=path)
            if source is not None:
                judged = _of_letter(context, read_letter(source))
            elif programs.wants_plain(options) or not sys.stdin.isatty():
                judged = _in_lines(context, programs)
            else:
                click.echo(f"Case “{case.id}”: answer it with r; q in the list leaves and scores.", err=True)
                programs.open_demo(options)
                judged = _left_behind(context)
    _tell(judged, case, as_json=as_json)


def _chosen(cases: list[PracticeCase], name: str | None, now: int, language: str) -> PracticeCase:
    if not cases:
        raise Refused(f"There is no case in “{language}”; reviewtui practice --list shows those that there are")
    if name is None:
        return cases[now // 60 % len(cases)]
    found = next((each for each in cases if each.id == name.lower()), None)
    if found is None:
        raise Refused(f"There is no case “{name}”; there are {', '.join(each.id for each in cases)}")
    return found


def _list(cases: list[PracticeCase], *, as_json: bool) -> None:
    if as_json:
        print_json([
            {"name": each.id, "language": each.review.language, "stars": each.review.stars, "title": each.review.title,
             "text": each.review.text}
            for each in cases
        ])  # fmt: skip
        return
    for each in cases:
        click.echo(
            f"{each.id:<10} {each.review.language}  {each.review.stars}★  {each.review.title or each.review.text}"
        )


# the letter ----------------------------------------------------------------------------------------------------------


def _judged(opened: Desk, case: int, reply: Reply) -> _Judged:
    sheet = opened.inbox.sheet(case)
    door = sheet.draft.channel if sheet.draft is not None else own_words_door(sheet)
    check = opened.checking.reply(case, door, reply)
    return _Judged(reply.letter(sheet.frame(door)), check, score(check))


def _of_letter(context: click.Context, text: str) -> _Judged:
    with desk(context) as opened:
        sheet = opened.inbox.sheet(1)
        return _judged(opened, 1, Reply(*parts_of(text, sheet.frame(own_words_door(sheet)))))


def _left_behind(context: click.Context) -> _Judged:
    """What was written on the screens: a draft, or what was recorded as sent."""
    with desk(context) as opened:
        sheet = opened.inbox.sheet(1)
        sent = opened.sending.last_sent(1)
        reply = sheet.draft.reply if sheet.draft is not None else sent.reply if sent is not None else Reply()
        return _judged(opened, 1, reply)


def _in_lines(context: click.Context, programs: Programs) -> _Judged:
    from reviewtui.cli.plain.practising import practise

    with desk(context) as opened:
        reply = practise(opened, programs.outside(context.meta["options"]), 1)
        return _judged(opened, 1, reply)


# the score -----------------------------------------------------------------------------------------------------------


def _tell(judged: _Judged, case: PracticeCase, *, as_json: bool) -> None:
    if as_json:
        print_json(_document(judged, case))
        return
    from reviewtui.cli.plain.dialogue import Dialogue

    Dialogue().say_all(lines(judged.letter, judged.score, case))


def _document(judged: _Judged, case: PracticeCase) -> dict[str, Any]:
    return {
        "name": case.id,
        "points": judged.score.points,
        "of": judged.score.of,
        "parts": dict(judged.score.steps),
        "lacks": list(judged.score.lacks),
        "hints": list(case.hints),
        "good": case.good.letter(),
        "letter": judged.letter,
    }


def lines(letter: str, score: Score, case: PracticeCase) -> Iterator[str]:
    """What a letter is worth, and what a good one has more."""
    yield ""
    if not letter:
        yield "Nothing was written, so there is nothing to score."
    else:
        parts = ", ".join(f"{name} {points} of 2" for name, points in score.steps)
        yield f"Your letter: {score.points} of {score.of} ({parts})."
        if score.lacks:
            yield "What a good letter has more:"
            yield from (f"- {each}" for each in score.lacks)
        else:
            yield "The checks miss nothing in it."
    yield "What makes a letter good here:"
    yield from (f"- {each}" for each in case.hints)
    yield "One good letter, of many:"
    yield ""
    yield case.good.letter()
