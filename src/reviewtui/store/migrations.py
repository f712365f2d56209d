"""The schema, step by step. A step that has been released is never edited; a new one is added below it.

What each table and column is for is told in docs/schema.md. All times are seconds since 1970 UTC; an
undated review has a `posted_at` of 0.
Ids that an undo may bring back are AUTOINCREMENT, so that nothing else can have taken them meanwhile; so are those of
imports, so that one that was swept away can't write into its successor. `sqlite-utils`
keeps the record of applied steps in `_sqlite_migrations`.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from reviewtui.store import sqlite
from reviewtui.store.bulk_indexes import BULK_INDEXES
from reviewtui.store.first_schema import FIRST

migrations = Migrations("reviewtui")


@migrations()
def first(db: Database) -> None:
    """All tables of the first version."""
    # executescript would commit the transaction that the migration runs in
    for statement in (*FIRST.split(";\n"), *BULK_INDEXES.values()):
        if statement.strip():
            db.execute(statement)


@migrations()
def details(db: Database) -> None:
    """What a later import knows of a review that stands there already, until the import is whole."""
    db.execute(
        "CREATE TABLE staged_details (import INTEGER NOT NULL, review INTEGER NOT NULL, order_id TEXT NOT NULL, "
        "author TEXT NOT NULL, variant TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL, "
        "PRIMARY KEY (import, review)) STRICT, WITHOUT ROWID"
    )


@migrations()
def undated(db: Database) -> None:
    """Reviews whose date is not known, or not believed yet; and dates among what a later import knows."""
    db.execute(BULK_INDEXES["cases_unbelieved"].replace("INDEX", "INDEX IF NOT EXISTS", 1))
    db.execute("ALTER TABLE staged_details ADD COLUMN posted_at INTEGER NOT NULL DEFAULT 0")


@migrations()
def vine(db: Database) -> None:
    """Products that buyers got for nothing; this and the purchase among what a later import knows."""
    db.execute("ALTER TABLE reviews ADD COLUMN vine INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE staged_details ADD COLUMN vine INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE staged_details ADD COLUMN verified INTEGER")


@migrations()
def leavings(db: Database) -> None:
    """What left the program and is not known to have gone out; and messages that did not go out after all."""
    db.execute(
        "CREATE TABLE leavings (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        '"case" INTEGER NOT NULL REFERENCES cases (id), at INTEGER NOT NULL, who TEXT NOT NULL, session TEXT NOT NULL, '
        "channel TEXT NOT NULL, how TEXT NOT NULL CHECK (how IN ('copied', 'printed', 'opened')), text TEXT NOT NULL, "
        "apologize TEXT NOT NULL, acknowledge TEXT NOT NULL, solve TEXT NOT NULL, "
        "state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'not-sent', 'replaced'))) STRICT"
    )
    db.execute('CREATE INDEX leavings_case ON leavings ("case")')
    db.execute("CREATE INDEX leavings_open ON leavings (who) WHERE state = 'open'")
    db.execute("ALTER TABLE messages ADD COLUMN retracted_at INTEGER")
    db.execute("ALTER TABLE messages ADD COLUMN retracted_by TEXT NOT NULL DEFAULT ''")


@migrations()
def windows(db: Database) -> None:
    """Drafts that tell how often they were written, so that no window writes over another's; a public reply is a text
    of its own, and so is what a second window goes on with by itself.
    """
    db.execute("ALTER TABLE drafts ADD COLUMN revision INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE drafts ADD COLUMN own TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE drafts ADD COLUMN public INTEGER NOT NULL DEFAULT 0")
    db.execute("UPDATE drafts SET public = 1 WHERE channel IN ('amazon-feedback-reply', 'public-reply')")
    db.execute("DROP INDEX drafts_open")
    db.execute('CREATE UNIQUE INDEX drafts_open ON drafts ("case", author, public, own) WHERE handed_off_at IS NULL')


@migrations()
def whole_imports(db: Database) -> None:
    """What an import makes of the cases whose reviews it changes, judged before it is seen; `by` is the import.

    The columns of `cases` stand in both tables.
    """
    db.execute("ALTER TABLE imports ADD COLUMN judged INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE staged_cases (by INTEGER NOT NULL, id INTEGER NOT NULL, lane TEXT NOT NULL, "
        "resume TEXT NOT NULL, rank REAL NOT NULL, stars INTEGER NOT NULL, marketplace TEXT NOT NULL, "
        "posted_at INTEGER NOT NULL, due_at INTEGER, closes_at INTEGER, wakes_at INTEGER, replied_at INTEGER, "
        "changed_at INTEGER, claimed_by TEXT NOT NULL, claimed_until INTEGER, outcome TEXT, import INTEGER NOT NULL, "
        "words TEXT NOT NULL, changes BLOB NOT NULL, PRIMARY KEY (by, id)) STRICT, WITHOUT ROWID"
    )


@migrations()
def membership(db: Database) -> None:
    """Which acts on many cases touched which case; also for those that were done before."""
    from reviewtui.store.act import unpack
    from reviewtui.store.journal import Recorded
    from reviewtui.store.membership import blocks_of, note

    db.execute(
        "CREATE TABLE journal_cases (block INTEGER NOT NULL, act INTEGER NOT NULL, bits BLOB NOT NULL, "
        "PRIMARY KEY (block, act)) STRICT, WITHOUT ROWID"
    )
    for number, words, packed in db.execute('SELECT id, words, changes FROM journal WHERE "case" IS NULL').fetchall():
        note(db.conn, number, blocks_of(Recorded(number, words, None, undoable=True, changes=unpack(packed)).cases))


@migrations()
def veils(db: Database) -> None:
    """Acts on many cases that are not whole yet, and the rows that they changed, as they were; see `veil`.

    The columns of `cases` and `promises` stand in the veiled tables, too.
    """
    db.execute("CREATE TABLE veils (id INTEGER PRIMARY KEY AUTOINCREMENT, lifted INTEGER NOT NULL) STRICT")
    db.execute(
        "CREATE TABLE veiled_cases (by INTEGER NOT NULL, id INTEGER NOT NULL, lane TEXT NOT NULL, "
        "resume TEXT NOT NULL, rank REAL NOT NULL, stars INTEGER NOT NULL, marketplace TEXT NOT NULL, "
        "posted_at INTEGER NOT NULL, due_at INTEGER, closes_at INTEGER, wakes_at INTEGER, replied_at INTEGER, "
        "changed_at INTEGER, claimed_by TEXT NOT NULL, claimed_until INTEGER, outcome TEXT, import INTEGER NOT NULL, "
        "PRIMARY KEY (by, id)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        'CREATE TABLE veiled_promises (by INTEGER NOT NULL, id INTEGER NOT NULL, "case" INTEGER NOT NULL, '
        "text TEXT NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL, made_at INTEGER NOT NULL, "
        "made_by TEXT NOT NULL, closed_at INTEGER, PRIMARY KEY (by, id)) STRICT, WITHOUT ROWID"
    )
    db.execute('CREATE INDEX veiled_promises_case ON veiled_promises (by, "case")')
    db.execute(
        'CREATE TABLE veiled_tags (by INTEGER NOT NULL, "case" INTEGER NOT NULL, tag TEXT NOT NULL, '
        'there INTEGER NOT NULL, PRIMARY KEY (by, "case", tag)) STRICT, WITHOUT ROWID'
    )
    db.execute(
        'CREATE TABLE unveiled (by INTEGER NOT NULL, "case" INTEGER NOT NULL, PRIMARY KEY (by, "case")) '
        "STRICT, WITHOUT ROWID"
    )


@migrations()
def removals(db: Database) -> None:
    """What Amazon was asked to remove, why, and what it answered."""
    db.execute(
        "CREATE TABLE removals (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        '"case" INTEGER NOT NULL REFERENCES cases (id), at INTEGER NOT NULL, who TEXT NOT NULL, '
        "ground TEXT NOT NULL, text TEXT NOT NULL, expected_at INTEGER NOT NULL, state TEXT NOT NULL "
        "CHECK (state IN ('open', 'removed', 'struck-through', 'refused', 'withdrawn')), answered_at INTEGER) STRICT"
    )
    db.execute('CREATE INDEX removals_case ON removals ("case")')
    db.execute("CREATE INDEX removals_open ON removals (expected_at) WHERE state = 'open'")


@migrations()
def words(db: Database) -> None:
    """The index of words over the reviews, and how far it is; see `words`. It keeps no text of its own."""
    db.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 2')"
    )
    db.execute("CREATE TABLE words_known (reviews INTEGER NOT NULL, versions INTEGER NOT NULL) STRICT")
    db.execute("INSERT INTO words_known VALUES (0, 0)")


@migrations()
def told(db: Database) -> None:
    """Which cases were told of at once, and how."""
    db.execute(
        'CREATE TABLE told ("case" INTEGER NOT NULL REFERENCES cases (id), way TEXT NOT NULL, at INTEGER NOT NULL, '
        'PRIMARY KEY (way, "case")) STRICT, WITHOUT ROWID'
    )


@migrations()
def assortment(db: Database) -> None:
    """What the seller tells of products, and a way to count the reviews of one."""
    for column in ("parent", "price", "margin", "note", "owner"):
        db.execute(f"ALTER TABLE products ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute(BULK_INDEXES["reviews_product"].replace("INDEX", "INDEX IF NOT EXISTS", 1))


@migrations()
def radar(db: Database) -> None:
    """What unhappy reviews speak of, how many of what kind came in by week, and the bursts that the radar saw."""
    db.execute(
        "CREATE TABLE heard (review INTEGER PRIMARY KEY REFERENCES reviews (id), week INTEGER, said TEXT NOT NULL) "
        "STRICT"
    )
    db.execute(
        "CREATE TABLE heard_known (reviews INTEGER NOT NULL, versions INTEGER NOT NULL, ear TEXT NOT NULL) STRICT"
    )
    db.execute("INSERT INTO heard_known VALUES (0, 0, '')")
    db.execute(
        "CREATE TABLE weekly (product INTEGER NOT NULL REFERENCES products (id), what TEXT NOT NULL, "
        "week INTEGER NOT NULL, reviews INTEGER NOT NULL, PRIMARY KEY (product, what, week)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE TABLE radar_due (product INTEGER PRIMARY KEY REFERENCES products (id)) STRICT")
    db.execute(
        "CREATE TABLE bursts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "product INTEGER NOT NULL REFERENCES products (id), what TEXT NOT NULL, found_at INTEGER NOT NULL, "
        "first INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL, unhappy INTEGER NOT NULL, "
        "every INTEGER NOT NULL, before INTEGER NOT NULL, before_every INTEGER NOT NULL, "
        "before_days INTEGER NOT NULL, usual REAL NOT NULL, chance REAL NOT NULL, growth_unknown INTEGER NOT NULL, "
        "seen INTEGER NOT NULL, "
        "fixed_on INTEGER, lot TEXT NOT NULL DEFAULT '', fixed_by TEXT NOT NULL DEFAULT '') STRICT"
    )
    db.execute("CREATE INDEX bursts_product ON bursts (product, what)")
    db.execute(
        "CREATE TABLE told_bursts (burst INTEGER NOT NULL REFERENCES bursts (id), way TEXT NOT NULL, "
        "at INTEGER NOT NULL, PRIMARY KEY (way, burst)) STRICT, WITHOUT ROWID"
    )


@migrations()
def forgotten(db: Database) -> None:
    """Whose buyers were forgotten: no later import tells anything of them again."""
    db.execute(
        'CREATE TABLE forgotten ("case" INTEGER PRIMARY KEY REFERENCES reviews (id), at INTEGER NOT NULL) STRICT'
    )


@migrations()
def shapes(db: Database) -> None:
    """What the seller said of the columns of files of one shape."""
    db.execute(
        "CREATE TABLE shapes (columns TEXT PRIMARY KEY, mapping TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL) "
        "STRICT, WITHOUT ROWID"
    )


@migrations()
def topics(db: Database) -> None:
    """What Amazon counts in all reviews of a product."""
    db.execute(
        "CREATE TABLE topics (marketplace TEXT NOT NULL, asin TEXT NOT NULL, at INTEGER NOT NULL, told TEXT NOT NULL, "
        "PRIMARY KEY (marketplace, asin)) STRICT, WITHOUT ROWID"
    )


@migrations()
def untagged(db: Database) -> None:
    """Tags that were taken off by hand, so that no rule puts them on again."""
    db.execute(
        'CREATE TABLE untagged ("case" INTEGER NOT NULL REFERENCES cases (id), tag TEXT NOT NULL, '
        'PRIMARY KEY ("case", tag)) STRICT, WITHOUT ROWID'
    )


@migrations()
def by_command(db: Database) -> None:
    """Which drafts a command of the seller's own wrote."""
    db.execute(
        'CREATE TABLE by_command ("case" INTEGER NOT NULL REFERENCES cases (id), author TEXT NOT NULL, '
        "public INTEGER NOT NULL, command TEXT NOT NULL, at INTEGER NOT NULL, apologize TEXT NOT NULL, "
        'acknowledge TEXT NOT NULL, solve TEXT NOT NULL, PRIMARY KEY ("case", author, public)) STRICT, WITHOUT ROWID'
    )


def migrate(connection: sqlite.Connection, version_after: int) -> None:
    """Apply what is pending. Safe when two processes do it at once: the second waits and finds it done.

    `version_after` is the number of the schema then. Raises sqlite.DatabaseError for tables of somebody else's.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite.DatabaseError("it belongs to another program")
        migrations.apply(Database(connection))
        connection.execute(f"PRAGMA user_version = {version_after}")
        connection.execute("COMMIT")
    except BaseException:
        sqlite.take_back(connection)
        raise
