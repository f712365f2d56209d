"""`[sources.NAME]` of the settings: a watched folder, or a service with the seller's words. Secrets are never written
there: they come from a command or the environment when they are needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, cast

from reviewtui.desk.ports import BadSource
from reviewtui.domain.partner import MARKETPLACES
from reviewtui.domain.text import clean

Wrong = Callable[[tuple[str, ...], object, str], Exception]

SECRET_SECONDS: Final = 60
LEAST_MINUTES: Final = 0.05
MOST_MINUTES: Final = 10_080
_COMMON: Final = frozenset({"every_minutes", "complete"})
_FOLDER: Final = frozenset({"folder", "pattern", "move_to", "marketplace", "dialect"})

_PARTNER: Final = frozenset({"selling_partner", "marketplaces", "sandbox", "endpoint", "token_url", "topics"})
_PARTNER_SECRETS: Final = frozenset({"client_id", "client_secret", "refresh_token"})


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret comes from: the first line of what a `command` prints, a variable of the environment, the keyring
    of this machine (``service/name``); asked in this order where several are told.
    """

    command: str = ""
    env: str = ""
    keyring: str = ""

    def word(self, whose: str) -> str:
        """The secret itself. Raises BadSource, never with the secret in it."""
        service, _, name = self.keyring.partition("/")
        ways: tuple[tuple[bool, Callable[[], str]], ...] = (
            (bool(self.command), lambda: _printed(self.command, f"{whose}: its command")),
            (bool(self.env), lambda: _variable(self.env, whose)),
            (bool(self.keyring), lambda: _printed(["keyring", "get", service, name], f"{whose}: the program keyring")),
        )
        troubles: list[BadSource] = []
        for told, way in ways:
            if told:
                try:
                    return way()
                except BadSource as trouble:
                    troubles.append(trouble)
        raise troubles[0]


def _variable(name: str, whose: str) -> str:
    found = os.environ.get(name, "")
    if not found:
        raise BadSource(f"{whose}: the variable {name} is not set")
    return found


def _printed(command: str | list[str], who: str) -> str:
    """The first line of what a command prints, or all of a key that it prints."""
    import subprocess

    try:
        # the seller's own command, out of the seller's own file
        done = subprocess.run(  # noqa: S603
            command, shell=isinstance(command, str), capture_output=True, timeout=SECRET_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BadSource(f"{who} did not end well ({type(error).__name__})") from None
    told = done.stdout.decode("utf-8", "replace").strip()
    found = told if told.startswith("-----BEGIN") else told.partition("\n")[0].strip()
    if done.returncode or not found:
        raise BadSource(f"{who} told nothing (exit code {done.returncode})")
    return found


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One source as the settings tell it: a `folder`, or a `service` with open words and secrets."""

    name: str
    folder: Path | None = None
    pattern: str = "*"
    move_to: Path | None = None
    dialect: str = ""
    marketplace: str = ""
    service: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    region: str = ""
    """``NA``, ``EU`` or ``FE``: seller feedback by Amazon's Selling Partner API, of these `marketplaces`."""
    marketplaces: tuple[str, ...] = ()
    sandbox: bool = False
    topics: bool = False
    """Ask also what reviews of each product speak of."""
    endpoint: str = ""
    token_url: str = ""
    every: float = 0.0
    """Seconds after which the open inbox asks it again by itself; 0 for never. A folder is always watched."""
    complete: bool = False
    """It lists all reviews of its products, so that one that is not there any more is gone."""
    base: Path = field(default_factory=Path)
    """Where the settings lie, for a service's own file."""


def minutes(at: tuple[str, ...], value: object, wrong: Wrong) -> float:
    """Seconds of a number of minutes, of which 0 means never."""
    right = isinstance(value, int | float) and not isinstance(value, bool)
    if not right or not (value == 0 or LEAST_MINUTES <= cast("float", value) <= MOST_MINUTES):
        raise wrong(at, value, f"a number of minutes from {LEAST_MINUTES} to {MOST_MINUTES:,}, or 0 for never")
    return 60.0 * cast("float", value)


def sources_of(table: Mapping[str, Any], base: Path, wrong: Wrong, every: float = 0.0) -> tuple[SourceSettings, ...]:
    """The sources of a settings file whose folder is `base`, asked `every` so many seconds where they say nothing else;
    raises what `wrong` makes.
    """
    return tuple(_with_common(name, told, base, wrong, every) for name, told in table.items())


def _with_common(name: str, told: object, base: Path, wrong: Wrong, every: float) -> SourceSettings:
    """What every kind of source may say, and the rest of it."""
    if not isinstance(told, dict):
        return _source(name, told, base, wrong)
    rest = {key: value for key, value in told.items() if key not in _COMMON}
    complete = told.get("complete", False)
    if not isinstance(complete, bool) or (complete and "selling_partner" in told):
        raise wrong(("sources", name, "complete"), complete, "true or false, of a folder or a service")
    if "every_minutes" in told:
        every = minutes(("sources", name, "every_minutes"), told["every_minutes"], wrong)
    return replace(_source(name, rest, base, wrong), every=every, complete=complete)


def _source(name: str, told: object, base: Path, wrong: Wrong) -> SourceSettings:
    at = ("sources", name)
    if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
        raise wrong(at, name, "a name of letters, digits, - and _")
    if not isinstance(told, dict):
        raise wrong(at, told, f"a table, [sources.{name}]")
    if sum(each in told for each in ("folder", "service", "selling_partner")) != 1:
        raise wrong(at, sorted(told), "a table with either folder, service or selling_partner")
    if "folder" in told:
        return _folder(name, told, base, wrong)
    return _partner(name, told, wrong) if "selling_partner" in told else _service(name, told, base, wrong)


def _partner(name: str, told: Mapping[str, Any], wrong: Wrong) -> SourceSettings:
    at = ("sources", name)
    secrets = dict[str, Secret]()
    for key, value in told.items():
        if key in _PARTNER_SECRETS:
            secrets[key] = secret_of((*at, key), value, wrong)
        elif key not in _PARTNER:
            known = ", ".join(sorted(_PARTNER | _PARTNER_SECRETS))
            raise wrong((*at, key), value, f"left out; there are {known}")
    for key in sorted(_PARTNER_SECRETS - set(secrets)):
        raise wrong((*at, key), None, 'told as { command = "…" } or { env = "…" }')
    region = told["selling_partner"]
    if not isinstance(region, str) or region not in MARKETPLACES:
        raise wrong((*at, "selling_partner"), region, f"one of {', '.join(MARKETPLACES)}")
    wanted = told.get("marketplaces")
    if not isinstance(wanted, list) or not wanted or not all(each in [*MARKETPLACES[region]] for each in wanted):
        raise wrong((*at, "marketplaces"), wanted, f"a list of some of {', '.join(MARKETPLACES[region])}")
    return SourceSettings(
        name,
        region=region,
        marketplaces=tuple(wanted),
        sandbox=_switch(name, told, "sandbox", wrong),
        topics=_switch(name, told, "topics", wrong),
        endpoint=_address(name, told, "endpoint", wrong),
        token_url=_address(name, told, "token_url", wrong),
        secrets=secrets,
    )


def _switch(name: str, told: Mapping[str, Any], key: str, wrong: Wrong) -> bool:
    value = told.get(key, False)
    if not isinstance(value, bool):
        raise wrong(("sources", name, key), value, "true or false")
    return value


def _address(name: str, told: Mapping[str, Any], key: str, wrong: Wrong) -> str:
    value = told.get(key, "")
    if not isinstance(value, str) or (value and not value.startswith(("https://", "http://127.0.0.1"))):
        raise wrong(("sources", name, key), value, "an address that begins with https://")
    return value


def secret_of(at: tuple[str, ...], value: object, wrong: Wrong) -> Secret:
    """Where a secret comes from; the secret itself is refused, and not shown."""
    ways = {"command", "env", "keyring"}
    if isinstance(value, dict) and value and set(value) <= ways:
        right = all(isinstance(where, str) and where for where in value.values())
        if right and "/" in value.get("keyring", "/"):
            return Secret(**value)
    shown = value if isinstance(value, dict) else "…"
    raise wrong(at, shown, 'told as { command = "…" } or { env = "…" }, because secrets have no place in a file')


def _folder(name: str, told: Mapping[str, Any], base: Path, wrong: Wrong) -> SourceSettings:
    at = ("sources", name)
    for key, value in told.items():
        if key not in _FOLDER:
            raise wrong((*at, key), value, f"left out; a folder has {', '.join(sorted(_FOLDER))}")
        if not isinstance(value, str):
            raise wrong((*at, key), value, "a text in quotes")
    pattern = told.get("pattern", "*")
    if not pattern or pattern.startswith("/") or ".." in Path(pattern).parts:
        raise wrong((*at, "pattern"), pattern, 'names in that folder, like "*review*.csv"')
    try:
        folder = base / Path(told["folder"]).expanduser()
        move_to = base / Path(told["move_to"]).expanduser() if told.get("move_to") else None
    except RuntimeError:
        raise wrong((*at, "folder"), told["folder"], "a folder whose ~ is somebody's home") from None
    return SourceSettings(
        name, folder, pattern, move_to, told.get("dialect", ""), str(told.get("marketplace", "")).upper()
    )


def _service(name: str, told: Mapping[str, Any], base: Path, wrong: Wrong) -> SourceSettings:
    at = ("sources", name)
    words, secrets = dict[str, str](), dict[str, Secret]()
    for key, value in told.items():
        if isinstance(value, str):
            words[key] = clean(value).strip()
        elif isinstance(value, dict):
            secrets[key] = secret_of((*at, key), value, wrong)
        else:
            raise wrong((*at, key), value, 'a text in quotes, or for a secret { command = "…" } or { env = "…" }')
    service = words.pop("service", "")
    if not service:
        raise wrong((*at, "service"), told["service"], "the name of a service, or of its file")
    marketplace = words.pop("marketplace", "").upper()
    return SourceSettings(name, marketplace=marketplace, service=service, words=words, secrets=secrets, base=base)
