"""One service, understood: where it is asked, how it pages, where its records are, which of their fields is what. Pure.

A file of ours stands in `services/packs/`, one of the user's wherever the settings say; both are written alike:

    name = "Judge.me"
    url = "https://judge.me/api/v1/reviews"
    ask = ["shop_domain"]                     # what the seller has to tell, as {shop_domain} in url, query, headers
    secret = ["api_token"]                    # what must not stand in a file: {api_token}
    marketplace = "judge.me"                  # the shop, where it isn't Amazon
    prefix = "judge-me"                       # before numbers that are this service's own
    records = "reviews"                       # where the list of records is in an answer; "" is the answer itself
    newest_first = true                       # a page without anything new is the last that is asked for

    [query]
    shop_domain = "{shop_domain}"

    [paging]
    by = "page"                               # page, offset, cursor, link, address (told in the answer) or none
    parameter = "page"

    [body]                                    # where it is asked by POST; the paging parameter goes there, too

    [values.stars]                            # their words for ours
    NEGATIVE = "1"

    [fields]                                  # ours = theirs; "a | b" the first that is there, "=de" the word itself
    stars = "rating"                          # "={shop_domain}" is what the seller told
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

from reviewtui.domain.review import Review

By = Literal["none", "page", "offset", "cursor", "link", "address"]

FIELDS: Final = frozenset(Review._fields)
_KEYS: Final = frozenset(
    {"name", "url", "ask", "secret", "usual", "records", "newest_first", "query", "headers", "basic", "token", "paging",
     "fields", "marketplace", "prefix", "body", "values", "signed"}
)  # fmt: skip
_PAGING: Final = frozenset({"by", "parameter", "first", "size_parameter", "size", "cursor"})
_TOKEN: Final = frozenset({"url", "form", "basic"})
_HOLE: Final = re.compile(r"\{(\w+)\}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


class NoService(Exception):
    """A file that can't be a service, in one sentence with its key."""


@dataclass(frozen=True, slots=True)
class Paging:
    """How one page follows another. `cursor` is where an answer tells the next one."""

    by: By = "none"
    parameter: str = ""
    first: int = 1
    size_parameter: str = ""
    size: int = 0
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class AccessToken:
    """Where a token is fetched that every request carries (OAuth 2): a form that is posted, or name and word of it."""

    url: str
    form: Mapping[str, str] = field(default_factory=dict)
    basic: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SignedToken:
    """A token that is signed with the seller's own key and lives for some `seconds`."""

    key: str
    algorithm: str
    seconds: int
    header: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Service:
    """What the file of a service says; see above."""

    id: str
    name: str
    url: str
    fields: Mapping[str, str]
    ask: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    usual: Mapping[str, str] = field(default_factory=dict)
    """What an asked word is where the seller tells nothing."""
    records: str = ""
    newest_first: bool = False
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    basic: tuple[str, str] | None = None
    token: AccessToken | None = None
    paging: Paging = field(default_factory=Paging)
    marketplace: str = ""
    """What stands for a marketplace where a record names none; another shop's name where this isn't Amazon."""
    prefix: str = ""
    """Put before numbers of reviews that are this service's own, so that they are nobody else's."""
    body: Mapping[str, object] | None = None
    """What is posted, where it is asked so."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Their words for ours, by our field."""
    signed: SignedToken | None = None

    def fields_for(self, words: Mapping[str, str]) -> Mapping[str, str]:
        """The fields, with what the seller told (never a secret) in those that are a word themselves."""
        told = {name: word for name, word in words.items() if name not in self.secret}
        return {ours: self.filled(each, told) if each.startswith("=") else each for ours, each in self.fields.items()}

    def filled(self, text: str, words: Mapping[str, str]) -> str:
        """A text with its holes filled."""
        return _HOLE.sub(lambda hole: words.get(hole[1], hole[0]), text)


def service(id_: str, table: Mapping[str, Any]) -> Service:
    """The service that a table tells. Raises NoService."""
    _only(id_, table, _KEYS, "")
    name, url = _text(id_, table, "name", id_), _text(id_, table, "url", "")
    if not url.startswith(("https://", "http://", "{")):
        raise NoService(f"service {id_}: url has to be an address that begins with https://")
    fields = _texts(id_, table, "fields")
    strange = sorted(set(fields) - FIELDS)
    if strange:
        known = ", ".join(sorted(FIELDS))
        raise NoService(f"service {id_}: fields.{strange[0]} is no field of a review; there are {known}")
    if "stars" not in fields:
        raise NoService(f"service {id_}: fields.stars is missing; nothing is unhappy without stars")
    made = Service(
        id_,
        name,
        url,
        fields,
        _names(id_, table, "ask"),
        _names(id_, table, "secret"),
        _texts(id_, table, "usual"),
        _text(id_, table, "records", ""),
        bool(table.get("newest_first", False)),
        _texts(id_, table, "query"),
        _texts(id_, table, "headers"),
        _pair(id_, table, "basic"),
        _token(id_, table.get("token")),
        _paging(id_, table.get("paging")),
        _text(id_, table, "marketplace", "").upper(),
        _text(id_, table, "prefix", ""),
        _body(id_, table.get("body")),
        _values(id_, table.get("values")),
        _signed(id_, table.get("signed")),
    )
    _demand_known_holes(made)
    return made


def _demand_known_holes(made: Service) -> None:
    known = {*made.ask, *made.secret}
    texts = [made.url, *made.query.values(), *made.headers.values(), *(made.basic or ())]
    if made.token is not None:
        texts += [made.token.url, *made.token.form.values(), *(made.token.basic or ())]
        known.add("token")
    texts += [each for each in (made.body or {}).values() if isinstance(each, str)]
    if made.signed is not None:
        texts += [made.signed.key, *made.signed.header.values(), *made.signed.claims.values()]
        known.add("token")
    said = [each for each in made.fields.values() if each.startswith("=")]
    for text in (*texts, *said):
        for hole in _HOLE.findall(text):
            if hole not in known:
                raise NoService(f"service {made.id}: {{{hole}}} is neither in ask nor in secret")


def _paging(id_: str, table: object) -> Paging:
    if table is None:
        return Paging()
    told = _table(id_, "paging", table)
    _only(id_, told, _PAGING, "paging.")
    by = _text(id_, told, "by", "none")
    if by not in get_args(By):
        raise NoService(f"service {id_}: paging.by is {by}; it can be {', '.join(get_args(By))}")
    paging = Paging(
        cast("By", by),
        _text(id_, told, "parameter", ""),
        _number(id_, told, "first", 0 if by == "offset" else 1),
        _text(id_, told, "size_parameter", ""),
        _number(id_, told, "size", 0),
        _text(id_, told, "cursor", ""),
    )
    if by in {"page", "offset", "cursor"} and not paging.parameter:
        raise NoService(f"service {id_}: paging.parameter is missing")
    if by in {"cursor", "address"} and not paging.cursor:
        raise NoService(f"service {id_}: paging.cursor is missing: where in an answer the next one stands")
    return paging


def _body(id_: str, table: object) -> Mapping[str, object] | None:
    if table is None:
        return None
    told = _table(id_, "body", table)
    if not all(isinstance(each, str | int | float | bool) for each in told.values()):
        raise NoService(f"service {id_}: body holds texts, numbers, true and false only")
    return dict(told)


def _values(id_: str, table: object) -> Mapping[str, Mapping[str, str]]:
    told = _table(id_, "values", table or {})
    strange = sorted(set(told) - FIELDS)
    if strange:
        raise NoService(f"service {id_}: values.{strange[0]} is no field of a review")
    return {name: _texts(id_, told, name) for name in told}


def _signed(id_: str, table: object) -> SignedToken | None:
    if table is None:
        return None
    told = _table(id_, "signed", table)
    _only(id_, told, frozenset({"key", "algorithm", "seconds", "header", "claims"}), "signed.")
    key, algorithm = _text(id_, told, "key", ""), _text(id_, told, "algorithm", "ES256")
    if not key or algorithm not in {"ES256", "RS256"}:
        raise NoService(f"service {id_}: signed wants a key, and ES256 or RS256 as its algorithm")
    seconds = _number(id_, told, "seconds", 900)
    return SignedToken(key, algorithm, seconds, _texts(id_, told, "header"), _texts(id_, told, "claims"))


def _token(id_: str, table: object) -> AccessToken | None:
    if table is None:
        return None
    told = _table(id_, "token", table)
    _only(id_, told, _TOKEN, "token.")
    url = _text(id_, told, "url", "")
    if not url.startswith(("https://", "http://", "{")):
        raise NoService(f"service {id_}: token.url has to be an address that begins with https://")
    return AccessToken(url, _texts(id_, told, "form"), _pair(id_, told, "basic"))


def _only(id_: str, table: Mapping[str, Any], known: frozenset[str], before: str) -> None:
    for key in table:
        if key not in known:
            there = ", ".join(sorted(known))
            raise NoService(f"service {id_}: {before}{key} is no key that is known; there are {there}")


def _table(id_: str, key: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise NoService(f"service {id_}: {key} has to be a table")
    return value


def _text(id_: str, table: Mapping[str, Any], key: str, usual: str) -> str:
    value = table.get(key, usual)
    if not isinstance(value, str):
        raise NoService(f"service {id_}: {key} has to be a text")
    return value


def _number(id_: str, table: Mapping[str, Any], key: str, usual: int) -> int:
    value = table.get(key, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10_000:
        raise NoService(f"service {id_}: paging.{key} has to be a number from 0 to 10,000")
    return value


def _texts(id_: str, table: Mapping[str, Any], key: str) -> dict[str, str]:
    value = _table(id_, key, table.get(key, {}))
    if not all(isinstance(each, str) for each in value.values()):
        raise NoService(f"service {id_}: {key} holds texts only; write numbers in quotation marks")
    return dict(value)


def _names(id_: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and _NAME.fullmatch(each) for each in value):
        raise NoService(f"service {id_}: {key} has to be a list of names in small letters")
    return tuple(value)


def _pair(id_: str, table: Mapping[str, Any], key: str) -> tuple[str, str] | None:
    value: Sequence[object] | None = table.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(each, str) for each in value):
        raise NoService(f"service {id_}: {key} has to be a list of two texts")
    return cast("str", value[0]), cast("str", value[1])
