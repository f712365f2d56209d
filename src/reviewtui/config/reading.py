"""A settings file that is there, read section by section; a program without one never comes here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from reviewtui.config.alerts import alerts_of, hooks_of
from reviewtui.config.backups import backups_of
from reviewtui.config.checked_file import CheckedFile, ConfigError
from reviewtui.config.clocks import clocks_of
from reviewtui.config.config import OWN_SNIPPETS, Config
from reviewtui.config.hours import hours_of, sales_per_rescue
from reviewtui.config.letters import letters_of
from reviewtui.config.own_commands import own_commands_of
from reviewtui.config.privacy import privacy_of
from reviewtui.config.radar import alarms_of
from reviewtui.config.sources import SourceSettings, minutes, sources_of
from reviewtui.config.tag_rules import tag_rules_of
from reviewtui.config.usual import login, usual_dates
from reviewtui.config.zone import LocalZone
from reviewtui.desk.settings import Settings
from reviewtui.domain.calendar import Calendar, Dates
from reviewtui.domain.text import clean, one_line
from reviewtui.domain.urgency import Weights

if TYPE_CHECKING:
    from datetime import tzinfo

    from reviewtui.domain.doors import FreeTextAfter

_VARIABLE = re.compile("[a-z][a-z0-9_]{0,39}")

TOP: Final = frozenset(
    {"alerts", "backups", "clocks", "commands", "dates", "deadlines", "figures", "free_text_after",
     "greet_and_sign", "hours", "keys", "letters", "me", "morning", "mouse", "opens_with", "plain", "privacy",
     "radar", "rules", "shop", "sign", "snippets", "snoozes", "sources", "sync", "tag_rules", "terminal",
     "theme", "variables", "views", "weights", "words", "zone"}
)  # fmt: skip
"""What stands at the top of the file."""


class Reading(CheckedFile):
    """Settings, out of a file that is being checked."""

    def config(self) -> Config:
        """What the file says. Raises ConfigError for the first mistake in it."""
        self.known((), self.table, set(TOP))
        given = self.get("free_text_after", "buyer-reply", str)
        if given not in {"buyer-reply", "courtesy-refund"}:
            raise self.wrong("free_text_after", given, '"buyer-reply" or "courtesy-refund"')
        morning = self.get("morning", 9, int)
        if not 0 <= morning <= 23:
            raise self.wrong("morning", morning, "an hour from 0 to 23")
        settings = Settings(
            me=one_line(clean(self.get("me", login(), str))) or "me",
            shop=one_line(clean(self.get("shop", "", str))),
            zone=Calendar(self._zone(), self._dates()),
            weights=self._weights(),
            clocks=clocks_of(self),
            free_text_after=cast("FreeTextAfter", given),
            morning=morning,
            snoozes=self._snoozes(),
            rule_files=self._files("rules", "rules.toml"),
            snippet_files=self._files("snippets", OWN_SNIPPETS),
            own_snippets=self.path.parent / OWN_SNIPPETS,
            variables=self._variables(),
            sign=clean(self.get("sign", "", str)).strip(),
            words=self._words(),
            greet_and_sign=self.switch("greet_and_sign", default=True),
            letters=letters_of(self.section("letters"), self.wrong),
            privacy=privacy_of(self.section("privacy"), self.wrong),
            alerts=alerts_of(self.section("alerts"), self.wrong),
            tag_rules=tag_rules_of(self.section("tag_rules"), self.wrong),
            alarms_a_year=alarms_of(self.section("radar"), self.wrong),
            hours=hours_of(self.section("hours"), self.wrong),
            sales_per_rescue=sales_per_rescue(self.section("figures"), self.wrong),
        )
        settings = self._with_views(settings)
        keys = self.section("keys")
        for action, key in keys.items():
            if not isinstance(key, str):
                raise self.wrong(("keys", action), key, 'a key like "e" or "f2", or several with commas')
        hooks = hooks_of(self.section("alerts"), self.wrong)
        theme, mouse = self.get("theme", "", str), self.switch("mouse", default=True)
        backups = backups_of(self.section("backups"), self.path.parent, self.wrong)
        plain = self.switch("plain", default=False)
        config = Config(settings, theme, mouse, self._paint_all(), plain, keys, self._sources(), hooks=hooks)
        commands = own_commands_of(self.section("commands"), self.wrong)
        return config._replace(backups=backups, path=self.path, commands=commands)

    def _with_views(self, settings: Settings) -> Settings:
        """The saved views, and which tab comes first."""
        table, first = self.section("views"), self.get("opens_with", "", str)
        if not table and not first:
            return settings
        from reviewtui.config.views import LANES, opens_with_of, views_of

        views = views_of(table, self.wrong, lambda at, words: ConfigError(f"{self.path}: {'.'.join(at)}: {words}", at))
        opens_with = opens_with_of(first, views)
        if opens_with is None:
            there = ", ".join((*(view.name for view in views), *LANES))
            raise self.wrong("opens_with", first, f"the name of a tab: {there}")
        return settings._replace(views=views, opens_with=opens_with)

    def _sources(self) -> tuple[SourceSettings, ...]:
        table = self.section("sources")
        sync = self.section("sync")
        self.known(("sync",), sync, {"every_minutes"})
        every = minutes(("sync", "every_minutes"), sync.get("every_minutes", 0), self.wrong)
        return sources_of(table, self.path.parent, self.wrong, every) if table else ()

    def _paint_all(self) -> bool:
        """How the screens are sent."""
        table = self.section("terminal")
        self.known(("terminal",), table, {"paint_all"})
        value = table.get("paint_all", False)
        if not isinstance(value, bool):
            raise self.wrong(("terminal", "paint_all"), value, "true or false")
        return value

    def _dates(self) -> Dates:
        name = self.get("dates", "", str)
        if not name:
            return usual_dates()
        if name not in {each.value for each in Dates}:
            raise self.wrong("dates", name, f"one of {', '.join(chr(34) + each.value + chr(34) for each in Dates)}")
        return Dates(name)

    def _zone(self) -> tzinfo:
        name = self.get("zone", "", str)
        if not name:
            return LocalZone()
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise self.wrong("zone", name, 'a name like "Europe/Berlin"') from error

    def _weights(self) -> Weights:
        table = self.section("weights")
        self.known(("weights",), table, set(Weights._fields))
        return Weights(**{name: self.positive(("weights", name), value) for name, value in table.items()})

    def _snoozes(self) -> tuple[str, ...]:
        given = self.table.get("snoozes", [])
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            raise self.wrong("snoozes", given, 'a list of texts like ["2h", "fri 9am"]')
        return tuple(given)

    def _words(self) -> tuple[str, ...]:
        given = self.table.get("words", [])
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            raise self.wrong("words", given, 'a list of words like ["Gullfisk", "cafetiere"]')
        return tuple(given)

    def _files(self, key: str, example: str) -> tuple[Path, ...]:
        given = self.table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            raise self.wrong(key, given, f'a list of files like ["{example}"]')
        try:
            return tuple(self.path.parent / Path(each).expanduser() for each in given)
        except RuntimeError as error:
            raise self.wrong(key, given, "files whose ~ is somebody's home") from error

    def _variables(self) -> dict[str, str]:
        table = self.section("variables")
        for name, value in table.items():
            if not _VARIABLE.fullmatch(name):
                words = f"variables.{clean(name)} is no name; use small letters, digits and _"
                raise ConfigError(f"{self.path}: {words}", ("variables", name))
            if not isinstance(value, str):
                raise self.wrong(("variables", name), value, "a text in quotes")
        return {name: clean(value).strip() for name, value in table.items()}
