"""Sources as a seller names them: a declared service, with all that it wants to know."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtui.desk.ports import BadSource, Clock
from reviewtui.services.known import find
from reviewtui.services.model import NoService, Service
from reviewtui.sources.http.client import Client
from reviewtui.sources.selling_partner import PartnerSource, host
from reviewtui.sources.service_source import ServiceSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


def service_source(
    name: str,
    service: str,
    base: Path,
    words: Mapping[str, str],
    secrets: Mapping[str, Callable[[], str]],
    marketplace: str,
    folder: Path,
    clock: Clock,
    version: str,
    sleep: Callable[[float], None] = time.sleep,
    *,
    complete: bool = False,
) -> ServiceSource:
    """A service with a seller's words. `base` is where the settings lie, `folder` where it keeps what it knows. Raises
    BadSource where it is none, or where something that it asks for was not told.
    """
    try:
        found = find(service, base)
    except NoService as error:
        raise BadSource(f"{name}: {error}") from error
    told = dict(found.usual) | dict(words)
    for wanted in found.ask:
        if not told.get(wanted):
            raise BadSource(f"{name}: {found.name} wants to know {wanted}; add {wanted} to [sources.{name}]")
    for wanted in found.secret:
        if wanted in words:
            raise BadSource(
                f"{name}: {wanted} is secret and has no place in a file; "
                f'write {wanted} = {{ command = "…" }} or {{ env = "…" }}'
            )
        if wanted not in secrets:
            raise BadSource(f'{name}: {found.name} wants a secret {wanted} = {{ command = "…" }} or {{ env = "…" }}')
    strange = sorted({*words, *secrets} - {*found.ask, *found.secret})
    if strange:
        there = ", ".join((*found.ask, *found.secret))
        raise BadSource(f"{name}: {found.name} asks for no {strange[0]}; it asks for {there}")

    def all_words() -> Mapping[str, str]:
        return told | {wanted: secrets[wanted]() for wanted in found.secret}

    def make_client(of: Service, filled: Mapping[str, str]) -> Client:
        return Client(of, filled, version=version, sleep=sleep)

    stands = replace(found, marketplace=marketplace) if marketplace else found
    return ServiceSource(name, stands, all_words, folder, clock, make_client, complete=complete)


def partner_source(
    name: str,
    region: str,
    marketplaces: Sequence[str],
    secrets: Mapping[str, Callable[[], str]],
    folder: Path,
    clock: Clock,
    version: str,
    *,
    sandbox: bool = False,
    topics: bool = False,
    endpoint: str = "",
    token_url: str = "",
    sleep: Callable[[float], None] = time.sleep,
) -> PartnerSource:
    """Seller feedback by Amazon's Selling Partner API."""

    def words() -> Mapping[str, str]:
        return {wanted: secret() for wanted, secret in secrets.items()}

    def make_client(of: Service, filled: Mapping[str, str]) -> Client:
        return Client(of, filled, version=version, pause=2.0, sleep=sleep)

    where = endpoint.rstrip("/") or host(region, sandbox=sandbox)
    return PartnerSource(
        name, region, marketplaces, where, token_url, words, folder, clock, make_client, sleep, topics=topics
    )
