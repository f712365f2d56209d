"""The store as the desk sees it: one connection, used by one thread, behind the port `desk.ports.Store`."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from reviewtui.desk.correspondence import Draft, DraftVersion, Since
from reviewtui.desk.refusals import Overtaken
from reviewtui.store import by_command, drafts, presence
from reviewtui.store.acts import SqliteActs
from reviewtui.store.connection import connect, write
from reviewtui.store.leavings import SqliteLeavings
from reviewtui.store.products import key_of
from reviewtui.store.reading import ReadConnection
from reviewtui.store.settling import settle, settle_seen
from reviewtui.store.told import SqliteTold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reviewtui.desk.open_drafts import CutOff
    from reviewtui.desk.own_commands import ByCommand
    from reviewtui.desk.ports import Judgement, Ranker, Shape
    from reviewtui.domain.channel import Channel
    from reviewtui.domain.reply import Reply
    from reviewtui.domain.review import Product, Review
    from reviewtui.domain.topics import Topics
    from reviewtui.store.bursts import SqliteBursts
    from reviewtui.store.counting import SqliteCounting
    from reviewtui.store.loading import SqliteLoad
    from reviewtui.store.personal import SqlitePersonal
    from reviewtui.store.ruled import SqliteRuled


class SqliteStore(ReadConnection, SqliteActs):
    """One SQLite file. Made, used and closed on one thread."""

    def __init__(self, path: Path, waiting: Callable[[str], None] | None = None) -> None:
        """`waiting` is told who holds us up, when others write for long; and "" when it is over."""
        self.path = path
        self.connection = connect(path)
        self.connection.waiting = waiting
        self._watch = presence.Watch()
        self.leavings = SqliteLeavings(self.connection)
        self.told = SqliteTold(self.connection)

    @cached_property
    def personal(self) -> SqlitePersonal:
        """What is known of buyers."""
        from reviewtui.store.personal import SqlitePersonal

        return SqlitePersonal(self.connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @cached_property
    def bursts(self) -> SqliteBursts:
        """What was heard and counted, and the bursts in it."""
        from reviewtui.store.bursts import SqliteBursts

        return SqliteBursts(self.connection)

    @cached_property
    def ruled(self) -> SqliteRuled:
        """The cases that rules are for."""
        from reviewtui.store.ruled import SqliteRuled

        return SqliteRuled(self.connection)

    def put_in_words(self) -> int:
        """Let the index of words follow what came in, a piece; about how many reviews it lacks still."""
        from reviewtui.store.words import put_in

        return put_in(self.connection)

    # drafts --------------------------------------------------------------------------------------------------------

    def drafts(self, case: int) -> tuple[Draft, ...]:
        """The open drafts on a case, newest first."""
        return drafts.of_case(self.connection, case)

    def draft_versions(self, case: int) -> tuple[DraftVersion, ...]:
        """The kept versions of the drafts on a case, newest first."""
        return drafts.versions(self.connection, case)

    def keep_version(self, case: int, author: str, now: int) -> None:
        """Keep the open draft of a person as a version, unless the newest version says the same."""
        with write(self.connection):
            drafts.keep_open(self.connection, case, author, now)

    def note_by_command(self, case: int, author: str, channel: Channel, by: ByCommand, at: int) -> None:
        """Remember that a command of the seller's own wrote a person's draft."""
        with write(self.connection):
            by_command.note(self.connection, case, author, channel, by, at)

    def by_command(self, case: int, author: str) -> tuple[ByCommand, ...]:
        """What commands wrote for a person on a case, the newest of each kind of draft."""
        return by_command.of_case(self.connection, case, author)

    def open_drafts(self) -> list[tuple[int, Review, Draft]]:
        """Every draft with words in it that waits to be finished, newest first, with its case and review."""
        return [
            (case, found[0], each)
            for case, each in drafts.waiting(self.connection)
            if (found := self.review(case)) is not None
        ]

    def cut_off(self, session: str, who: str, now: int, running: Callable[[str], bool]) -> tuple[CutOff, ...]:
        """Where a person was writing when a session ended without leaving, newest first. Each is told once."""
        return presence.cut_off(self.connection, session, who, now, running)

    def save_draft(  # a draft has so many facts
        self,
        case: int,
        author: str,
        session: str,
        channel: Channel,
        reply: Reply,
        now: int,
        since: Since | None = None,
    ) -> Since:
        """Write a draft down at once; answers what the next save goes on from. Raises Overtaken."""
        with write(self.connection):
            settle(self.connection, [case])
            saved = drafts.save(self.connection, case, author, session, channel, reply, now, since)
        if isinstance(saved, Overtaken):
            raise saved
        return saved

    def standing(self, case: int, author: str, channel: Channel, own: str) -> tuple[Since, int | None, int]:
        """What a window would go on from now; when it was handed off, and when it was written last."""
        found = drafts.stands(self.connection, case, author, channel, own)
        return (found.since, found.handed_off_at, found.saved_at) if found else (Since(own=own), None, 0)

    def take_over(self, case: int, author: str, session: str, channel: Channel, now: int, own: str) -> Since:
        """Make a draft this session's, as it stands."""
        with write(self.connection):
            return drafts.take_over(self.connection, case, author, session, channel, now, own)

    def writers(self, case: int, session: str, now: int) -> tuple[str, ...]:
        """Who writes on a case in other sessions now."""
        return presence.writers(self.connection, self._watch, session, case, now)

    def recent_letters(self, case: int, limit: int) -> list[str]:
        """The last letters that went out to other buyers, newest first."""
        return drafts.recent_letters(self.connection, case, limit)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a small fact with the database."""
        with write(self.connection):
            self.connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def topics(self, marketplace: str, asin: str) -> Topics:
        """What Amazon counts in the reviews of a product, as it was kept last."""
        from reviewtui.store import topics

        return topics.topics(self.connection, marketplace, asin)

    def set_topics(self, marketplace: str, asin: str, topics: Topics) -> None:
        """Keep it, in place of what was."""
        from reviewtui.store.topics import keep

        keep(self.connection, marketplace, asin, topics)

    def products_to_count(self, marketplace: str, before: int, most: int) -> tuple[str, ...]:
        """The ASINs of open cases of which nothing was kept since `before`."""
        from reviewtui.store.topics import to_count

        return to_count(self.connection, marketplace, before, most)

    def set_product(self, product: Product) -> None:
        """Tell what is known of a product."""
        with write(self.connection):
            self.connection.execute(
                "INSERT INTO products (marketplace, asin, title, weight, average_stars, ratings, parent, price, "
                "margin, note, owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (marketplace, asin) DO "
                "UPDATE SET title = excluded.title, weight = excluded.weight, average_stars = excluded.average_stars, "
                "ratings = excluded.ratings, parent = excluded.parent, price = excluded.price, "
                "margin = excluded.margin, note = excluded.note, owner = excluded.owner",
                (product.marketplace, key_of(product.asin, product.title), product.title, *product[3:]),
            )

    def rerank(self, rank: Ranker, product: tuple[str, str] | None = None) -> int:
        """Store the rank of every case anew, or of one product's; answers how many."""
        from reviewtui.store.reranking import rerank

        settle_seen(self.connection)
        return rerank(self.connection, rank, product)

    def rerank_some(self, rank: Ranker, after: int, count: int) -> list[int]:
        """Store the rank of some cases anew; answers which."""
        from reviewtui.store.reranking import rerank_some

        return rerank_some(self.connection, rank, after, count)

    def rejudge(self, cases: Sequence[int], judgement: Judgement, now: int) -> None:
        """Judge clock, door and rank of some cases anew."""
        from reviewtui.store.dating import judge_dates

        with write(self.connection):
            settle(self.connection, cases)
            judge_dates(self.connection, list(cases), judgement, now)

    def redate(self, judgement: Judgement, now: int) -> int:
        """Judge anew the dates that have come meanwhile, and dates and clocks that can't be; answers how many."""
        from reviewtui.store.dating import redate

        settle_seen(self.connection)
        return redate(self.connection, judgement, now)

    def imported_before(self, digest: bytes) -> list[tuple[str, str, int, int, list[tuple[int, str, str]]]]:
        """The finished imports of the very same file: name, dialect, read, rejected, problems."""
        from reviewtui.store.sweeping import imported_before

        return [
            (name, dialect, read, rejected, [(p[0], p[1], p[2]) for p in json.loads(problems)])
            for name, dialect, read, rejected, problems in imported_before(self.connection, digest)
        ]

    def shapes(self) -> dict[Shape, dict[str, str]]:
        """What is remembered of the columns of files, by their shape."""
        from reviewtui.store.shapes import shapes

        return shapes(self.connection)

    def remember_shape(self, shape: Shape, mapping: Mapping[str, str], at: int, who: str) -> None:
        """Remember a mapping for files of a shape, in the place of an earlier one; an empty one is forgotten."""
        from reviewtui.store.shapes import remember

        remember(self.connection, shape, mapping, at, who)

    def sweep(self, judgement: Judgement, now: int, seconds: float) -> bool:
        """For a while finish, or take away, what imports left that were cut off; whether more is left to do."""
        from reviewtui.store.sweeping import sweep_left

        return sweep_left(self.connection, judgement, now, seconds)

    @cached_property
    def counting(self) -> SqliteCounting:
        """What a shop's work came to."""
        from reviewtui.store.counting import SqliteCounting

        return SqliteCounting(self.connection)

    @property
    def wrote(self) -> bool:
        """Whether anything was written on this connection."""
        return self.connection.wrote

    def snapshot(self) -> AbstractContextManager[None]:
        """Read several things as they are at one moment."""
        return self.connection.snapshot()

    def load(self, judgement: Judgement, now: int, *, dry: bool) -> SqliteLoad:
        """An import of one file, not begun yet."""
        from reviewtui.store.loading import SqliteLoad

        return SqliteLoad(self.connection, judgement, now, dry=dry)
