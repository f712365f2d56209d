"""What a look at the house found, and the part of it that the desk can judge: the user's rule packs and snippets.

Nothing here changes anything.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reviewtui.desk.settings import Settings
    from reviewtui.rules.packs.model import RuleSet


class State(StrEnum):
    """How it stands: `warn` is worth knowing, `fail` is wrong."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Check(NamedTuple):
    """One thing that was looked at: in one sentence what is so, and, where it isn't fine, what to do."""

    name: str
    state: State
    words: str
    fix: str = ""


def rule_packs(files: Sequence[Path]) -> Iterator[Check]:
    """Whether the user's rule packs can be used, each by itself and all together."""
    from reviewtui.rules.packs.loading import PackError, load_rules, validate

    broken = False
    for path in files:
        problems = validate([path])
        broken = broken or bool(problems)
        for words in problems:
            yield Check("rules", State.FAIL, words, f"correct {path}; until then nothing can be checked")
        if not problems:
            wrong = list(_misjudged(path))
            yield from (Check("rules", State.WARN, words, f"correct {path}") for words in wrong)
            if not wrong:
                yield Check("rules", State.OK, f"{path} can be used")
    if not files:
        yield Check("rules", State.OK, "no packs of your own; those that come with the program are used")
    elif not broken:
        try:
            load_rules(files)
        except PackError as error:
            yield Check("rules", State.FAIL, f"the packs don't go together: {error}", "correct one of them")


def _misjudged(path: Path) -> Iterable[str]:
    """The examples in a pack of the user's that its rules don't judge as it says."""
    from reviewtui.rules.check import check_text
    from reviewtui.rules.examples import misjudged
    from reviewtui.rules.packs.files import own, text_of
    from reviewtui.rules.packs.loading import load_rules

    rules = load_rules([path])

    def finds(text: str, channel: Channel, language: str) -> set[str]:
        found = check_text(text, channel=channel, language=language, rules=rules).findings
        return {each.rule for each in found}

    return misjudged(own(*text_of(path)), finds)


def snippet_files(settings: Settings) -> Iterator[Check]:
    """Whether the user's snippets can be read, know their variables, and say nothing that may not be sent."""
    for path in settings.snippets_read:
        yield from _snippets_in(path, settings)
    if not settings.snippets_read:
        yield Check("snippets", State.OK, "none of your own; the starter sets are proposed")


def _snippets_in(path: Path, settings: Settings) -> Iterator[Check]:
    from reviewtui.letters.snippets import VARIABLES, all_in
    from reviewtui.rules.packs.loading import PackError, load_rules

    try:
        found = all_in(path)
    except PackError as error:
        yield Check("snippets", State.FAIL, str(error), f"correct {path}, or take it out of the settings")
        return
    try:
        rules = load_rules(settings.rule_files)
    except PackError:
        rules = load_rules()
    wrong = 0
    for each in found:
        unknown = [name for name in each.variables if name not in VARIABLES and name not in settings.variables]
        for name in unknown:
            wrong += 1
            words = f"{path.name}: {each.place}: there is no variable {{{name}}}"
            yield Check(
                "snippets", State.WARN, words, f"correct the name, or add {name} to [variables] in the settings"
            )
        for words in _forbidden(each.text, each.language, settings, rules):
            wrong += 1
            fix = "write it another way; it can't leave through a door of Amazon's"
            yield Check("snippets", State.FAIL, f"{path.name}: {each.place}: {words}", fix)
    if not wrong:
        yield Check("snippets", State.OK, f"{path} can be used ({len(found)} snippets)")


def _forbidden(text: str, language: str, settings: Settings, rules: RuleSet) -> Iterable[str]:
    """What in a snippet may not be sent, its holes filled with their own names."""
    from reviewtui.letters.snippets import fill_known
    from reviewtui.rules.check import check_text

    known = fill_known(text, settings.own_values).text
    plain = known.replace("{", "").replace("}", "").replace("_", " ")
    found = check_text(plain, channel=Channel.AMAZON_BUYER_MESSAGE, language=language, rules=rules).findings
    return [f"“{each.quote[:60]}” ({each.rule}): {each.why}" for each in found if each.severity is Severity.BLOCK]
