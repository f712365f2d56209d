"""The settings file as a JSON Schema (2020-12), for editors that complete and check TOML by one.

It refuses nothing that the program takes. What only the program can know (whether a query means something, a zone
exists, a key is free) it leaves to `reviewtui config`.
"""

from __future__ import annotations

from typing import Any, Final

from reviewtui.config.letters import PARTS
from reviewtui.domain.calendar import Dates
from reviewtui.domain.channel import CARRIES, Carries, Channel
from reviewtui.domain.doors import AMAZON_DOMAINS
from reviewtui.domain.partner import MARKETPLACES
from reviewtui.domain.urgency import LEAST_WEIGHT, MOST_WEIGHT, Weights

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SWITCH: Final = {"type": "boolean"}
_TEXTS: Final = {"type": "array", "items": {"type": "string"}}
_WEIGHT: Final = {"type": "number", "minimum": LEAST_WEIGHT, "maximum": MOST_WEIGHT}
_MINUTES: Final = {"anyOf": [{"const": 0}, {"type": "number", "minimum": 0.05, "maximum": 10_080}]}
_CLOCKS: Final = ("first_contact_hours", "answer_hours", "follow_up_days", "removal_days")
_WINDOWS: Final = ("review_page_days", "feedback_days", "feedback_removal_days", "answer_hours", "delivery_claim_hours")
_DAYS: Final = "(mon|tue|wed|thu|fri|sat|sun)"


def schema() -> Schema:
    """The whole JSON Schema of the settings file."""
    return {
        "$schema": DIALECT,
        "title": "The settings of reviewtui",
        **_table({**_words(), **_ways_of_work(), **_tables()}),
    }


def _table(properties: Schema, more: Schema | None = None, **rest: object) -> Schema:
    """A table with these keys, and others only where they are like `more`."""
    return {"type": "object", "properties": properties, "additionalProperties": more or False, **rest}


def _text(told: str, **rest: object) -> Schema:
    return {"type": "string", "description": told, **rest}


def _words() -> Schema:
    """Who writes, and how."""
    return {
        "me": _text("Signs your acts; the login where nothing is said"),
        "shop": _text("The name of the shop"),
        "sign": _text("Stands below every private letter, and for {seller} in snippets"),
        "greet_and_sign": {**_SWITCH, "description": "Whether letters have a greeting and a signature"},
        "words": {**_TEXTS, "description": "Words of yours that are spelt right"},
        "rules": {**_TEXTS, "description": "Files with rule packs of your own"},
        "snippets": {**_TEXTS, "description": "Files with further snippets"},
        "variables": _table({}, {"type": "string"}, propertyNames={"pattern": "^[a-z][a-z0-9_]{0,39}$"}),
        "letters": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$"},
            "additionalProperties": _table(
                _parts() | {each.value: _table(_parts()) for each in Channel if CARRIES[each] is Carries.PRIVATE_TEXT}
            ),
        },
    }


def _parts() -> Schema:
    return {part: {"type": "string"} for part in PARTS}


def _ways_of_work() -> Schema:
    """How the program looks and counts."""
    return {
        "zone": _text("The zone of the clock, like Europe/Berlin"),
        "dates": _text("How dates are written", enum=["", *(each.value for each in Dates)]),
        "theme": _text("dark, light or ansi"),
        "mouse": dict(_SWITCH),
        "plain": {**_SWITCH, "description": "The morning in lines, for screen readers and bare terminals"},
        "morning": {"type": "integer", "minimum": 0, "maximum": 23, "description": "The hour of a new day"},
        "snoozes": {**_TEXTS, "description": "Further choices when a case is snoozed"},
        "free_text_after": _text("When a thread takes your own words", enum=["buyer-reply", "courtesy-refund"]),
        "opens_with": _text("The tab that comes first: a view's name, or a lane's"),
        "views": _table({}, {"type": "string"}, maxProperties=8),
        "tag_rules": _table({}, {"type": "string"}),
        "keys": _table({}, {"type": "string"}),
        "commands": _table({}, _own_command(), propertyNames={"pattern": "^[a-z][a-z0-9-]{0,39}$"}),
        "weights": _table({each: dict(_WEIGHT) for each in Weights._fields}),
        "clocks": _table({each: dict(_WEIGHT) for each in _CLOCKS}),
        "deadlines": _table({each: _window() for each in ("default", *sorted(AMAZON_DOMAINS))}),
    }


def _window() -> Schema:
    return _table({"as_of": {}} | {each: dict(_WEIGHT) for each in _WINDOWS})


def _own_command() -> Schema:
    line = {"anyOf": [{"type": "string", "minLength": 1}, {**_TEXTS, "minItems": 1}]}
    keys = {
        "key": {"type": "string"},
        "title": {"type": "string"},
        "command": line,
        "where": {"type": "array", "minItems": 1, "items": {"enum": ["list", "case", "reply"]}},
        "output": {"enum": ["note", "draft", "message", "pager", "nothing"]},
        "seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": 3600},
        "run": {"enum": ["beside", "terminal"]},
    }
    return _table(keys, required=["command"])


def _tables() -> Schema:
    """What is done by itself."""
    return {
        "terminal": _table({"paint_all": dict(_SWITCH)}),
        "sync": _table({"every_minutes": dict(_MINUTES)}),
        "sources": {
            "type": "object",
            "propertyNames": {"pattern": "^[A-Za-z0-9_-]+$"},
            "additionalProperties": {"oneOf": [_folder(), _partner(), _service()]},
        },
        "privacy": _table({"forget_after_days": _whole(0, 36_500), "partner_days": _whole(1, 30)}),
        "backups": _table(
            {
                "daily": dict(_SWITCH),
                "folder": {"type": "string", "minLength": 1},
                **{each: _whole(0, 1000) for each in ("days", "weeks", "months")},
                "most_gb": {"type": "number", "exclusiveMinimum": 0, "maximum": 100_000},
            }
        ),
        "alerts": _alerts(),
        "radar": _table({"false_alarms_a_year": {"type": "number"}}),
        "hours": _hours(),
        "figures": _table({"sales_per_rescue": {"type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000}}),
    }


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _secret() -> Schema:
    ways = {"command": {"type": "string", "minLength": 1}, "env": {"type": "string", "minLength": 1}}
    keyring = {"keyring": {"type": "string", "pattern": "/"}}
    return _table(ways | keyring, minProperties=1, description="Where a secret comes from; never the secret itself")


def _often() -> Schema:
    return {"every_minutes": dict(_MINUTES), "complete": dict(_SWITCH)}


def _folder() -> Schema:
    texts = {each: {"type": "string"} for each in ("folder", "move_to", "marketplace", "dialect")}
    pattern = {"pattern": {"type": "string", "minLength": 1}}
    return _table(texts | pattern | _often(), required=["folder"])


def _service() -> Schema:
    known = {"service": {"type": "string", "minLength": 1}, **_often()}
    not_others: Schema = {"not": {"anyOf": [{"required": ["folder"]}, {"required": ["selling_partner"]}]}}
    return _table(known, {"anyOf": [{"type": "string"}, _secret()]}, required=["service"], **not_others)


def _partner() -> Schema:
    secrets = ("client_id", "client_secret", "refresh_token")
    keys = {
        "selling_partner": {"enum": list(MARKETPLACES)},
        "marketplaces": {
            "type": "array",
            "minItems": 1,
            "items": {"enum": sorted({place for region in MARKETPLACES.values() for place in region})},
        },
        "sandbox": dict(_SWITCH),
        "topics": dict(_SWITCH),
        "endpoint": {"type": "string"},
        "token_url": {"type": "string"},
        "every_minutes": dict(_MINUTES),
        "complete": {"const": False},
        **{each: _secret() for each in secrets},
    }
    return _table(keys, required=["selling_partner", "marketplaces", *secrets])


def _alerts() -> Schema:
    number = {"type": "number"}
    lines = dict.fromkeys(("average_falls_by", "average_below", "unhappy_in_two_weeks"), number)
    return _table(
        {
            "command": {"type": "string"},
            "webhook": {"anyOf": [{"type": "string", "pattern": "^http"}, _secret()]},
            "terminal": {"enum": [True, False, "auto", "osc9", "osc777", "bell"]},
            "from_score": {"type": "number", "minimum": 0, "maximum": 100},
            "quiet": {"type": "string"},
            "minutes_between": {"type": "number", "minimum": 0, "maximum": 1440},
            "thresholds": _table(lines, _table(lines)),
        }
    )


def _hours() -> Schema:
    day = {"anyOf": [{"type": "string"}, _TEXTS]}
    holidays: Schema = {"holidays": {"type": "array"}}
    return {
        "type": "object",
        "properties": holidays,
        "patternProperties": {f"(?i)^ *{_DAYS}( *- *{_DAYS})? *$": day},
        "additionalProperties": False,
    }
