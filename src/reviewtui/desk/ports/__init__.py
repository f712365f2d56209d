"""What the desk needs from the outside, as Protocols. Adapters fulfil them; `bootstrap` brings them together."""

from __future__ import annotations

from collections.abc import Callable

from reviewtui.desk.ports.acts import Acting, Acts, Value
from reviewtui.desk.ports.bursts import Bursts, KeptBurst
from reviewtui.desk.ports.cases import Cases
from reviewtui.desk.ports.drafts import Drafts
from reviewtui.desk.ports.facts import DatabaseFacts
from reviewtui.desk.ports.imports import Added, Busy, Imports, Load
from reviewtui.desk.ports.journal import Journal
from reviewtui.desk.ports.judging import Judgement, Ranker
from reviewtui.desk.ports.leavings import Leavings
from reviewtui.desk.ports.lists import Lists
from reviewtui.desk.ports.presence import Presence
from reviewtui.desk.ports.ranks import Ranks
from reviewtui.desk.ports.reading import (
    BadRow,
    BadSource,
    DigestFile,
    Listener,
    OpenReaders,
    RawRow,
    ReadAhead,
    Reader,
    Shape,
    SourceOptions,
    UnclearColumns,
    Understood,
    Unread,
    shape_of,
)
from reviewtui.desk.ports.selections import Selections
from reviewtui.desk.ports.store import Store
from reviewtui.desk.ports.told import Told

Clock = Callable[[], int]
"""The time now, in seconds since 1970 UTC."""

__all__ = [
    "Acting",
    "Acts",
    "Added",
    "BadRow",
    "BadSource",
    "Bursts",
    "Busy",
    "Cases",
    "Clock",
    "DatabaseFacts",
    "DigestFile",
    "Drafts",
    "Imports",
    "Journal",
    "Judgement",
    "KeptBurst",
    "Leavings",
    "Listener",
    "Lists",
    "Load",
    "OpenReaders",
    "Presence",
    "Ranker",
    "Ranks",
    "RawRow",
    "ReadAhead",
    "Reader",
    "Selections",
    "Shape",
    "SourceOptions",
    "Store",
    "Told",
    "UnclearColumns",
    "Understood",
    "Unread",
    "Value",
    "shape_of",
]
