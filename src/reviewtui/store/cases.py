"""Cases as the screens and the commands want them: rows of a list, one whole case, counts."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from reviewtui.desk.correspondence import Message
from reviewtui.desk.views import CaseRow, Counts, Note, Promise, Version, View
from reviewtui.domain.case import CLAIM_ENDS_WITHIN, Lane, effective_lane
from reviewtui.domain.clock import DAY
from reviewtui.domain.ground import Removal
from reviewtui.domain.review import CLOCKS_APART, Kind, Product, Review, believed
from reviewtui.domain.text import one_line
from reviewtui.domain.urgency import (
    NEEDS_DOOR,
    Standing,
    Weights,
    judged_anew,
    log_urgency,
    lost_after,
    power,
    score,
    undated,
)
from reviewtui.store import fields, owing, pressing, sqlite, visible
from reviewtui.store.asked import asked
from reviewtui.store.listed import listed
from reviewtui.store.products import ASIN

if TYPE_CHECKING:
    from collections.abc import Sequence

_BATCH = 900

_ROWS = """
SELECT c.id, c.lane, c.resume, c.rank, r.stars, r.title, substr(r.text, 1, 300), p.title, r.helpful_votes,
       r.total_votes, c.due_at, nullif(r.posted_at, 0), c.closes_at, r.marketplace, r.kind, r.review_id, {asin},
       CASE WHEN c.claimed_until > :now AND c.claimed_until <= :now + {claim} THEN c.claimed_by ELSE '' END,
       EXISTS (SELECT 1 FROM drafts d WHERE d."case" = c.id AND d.handed_off_at IS NULL
               AND d.apologize || d.acknowledge || d.solve <> ''),
       c.wakes_at, EXISTS (SELECT 1 FROM leavings l WHERE l."case" = c.id AND l.state = 'open'),
       (SELECT min(due_at) FROM promises m WHERE m."case" = c.id AND m.state = 'open'),
       (SELECT max(at) FROM removals a WHERE a."case" = c.id AND a.state = 'open'),
       EXISTS (SELECT 1 FROM heard h WHERE h.review = c.id AND h.said LIKE '%|danger|%')
FROM cases c JOIN reviews r ON r.id = c.id LEFT JOIN products p ON p.id = r.product
WHERE c.id IN ({ids})
"""


def rows(connection: sqlite.Connection, wanted: Sequence[int], now: int, weights: Weights) -> list[CaseRow]:
    """One line each for some cases, in the order asked for; a case that is gone is left out."""
    ids, given = listed(wanted)
    text = _ROWS.format(ids=ids, claim=CLAIM_ENDS_WITHIN, asin=ASIN)
    found = {row[0]: row for row in connection.execute(text, {"now": now, **given})}
    spoken = _last_words(connection, [row for row in found.values() if row[2] in {"buyer-replied", "promised"}])
    lost = lost_after(weights)
    return [_row_or_word(found[each], spoken.get(each, ""), now, weights, lost) for each in wanted if each in found]


def standing(row: Any, now: int, weights: Weights) -> Standing:
    """Where a row of `_ROWS` stands in time."""
    lane, resume = Lane(row[1]), Lane(row[2])
    asleep = effective_lane(lane, resume, row[19], now) is Lane.SNOOZED
    rank = judged_anew(row[3], resume, row[11], believed(row[11], now), weights)
    return Standing(resume, rank, asleep, row[10], row[12])


def _row_or_word(row: Any, words: str, now: int, weights: Weights, lost: int) -> CaseRow:
    """The line of a case; where its data can't be read, a line that says so: the others must not go down with it."""
    try:
        return _row(row, words, now, weights, lost)
    except (ArithmeticError, ValueError, TypeError, LookupError) as error:
        return CaseRow(
            case=row[0], lane=Lane.FIRST_CONTACT, score=0.0, stars=1, title=f"This case can't be read ({error})",
            text_start="", words="", product="", helpful_votes=0, total_votes=None, due_at=None, posted_at=None,
            hopeless=True, marketplace="", kind=Kind.PRODUCT_REVIEW, review_id="", asin="", claimed_by="",
            drafted=False, wakes_at=None,
        )  # fmt: skip


def _row(row: Any, words: str, now: int, weights: Weights, lost: int) -> CaseRow:
    lane = effective_lane(Lane(row[1]), Lane(row[2]), row[19], now)
    hopeless = row[12] is not None and row[12] <= now and row[2] in NEEDS_DOOR
    posted_at, due_at = believed(row[11], now), row[10]
    if row[2] == Lane.FIRST_CONTACT:
        if posted_at is None:
            due_at = due_at if undated(row[3]) else None
        elif now - posted_at > lost:
            hopeless = True
    level = -inf if lane is Lane.DONE else log_urgency(standing(row, now, weights), now, weights)
    return CaseRow(
        case=row[0], lane=lane, score=score(level), stars=row[4], title=one_line(row[5]), text_start=one_line(row[6]),
        words=one_line(words), product=one_line(row[7] or ""), helpful_votes=row[8], total_votes=row[9],
        due_at=due_at, posted_at=posted_at, hopeless=hopeless, marketplace=row[13], kind=row[14], review_id=row[15],
        asin=row[16] or "", claimed_by=row[17], drafted=bool(row[18]), wakes_at=row[19],
        urgency=0.0 if level == -inf else power(level), leaving=bool(row[20]),
        promise_due=row[21], removal_at=row[22], danger=bool(row[23]),
    )  # fmt: skip


def _last_words(connection: sqlite.Connection, wanted: Sequence[Any]) -> dict[int, str]:
    words: dict[int, str] = {}
    for row in wanted:
        if row[2] == Lane.BUYER_REPLIED:
            said = connection.execute(
                "SELECT substr(text, 1, 300) FROM messages WHERE \"case\" = ? AND direction = 'in' "
                "ORDER BY at DESC, id DESC LIMIT 1",
                (row[0],),
            ).fetchone()
        else:
            said = connection.execute(
                "SELECT text FROM promises WHERE \"case\" = ? AND state = 'open' ORDER BY due_at LIMIT 1", (row[0],)
            ).fetchone()
        if said:
            words[row[0]] = said[0]
    return words


def counts(connection: sqlite.Connection, now: int, weights: Weights, view: View, day_start: int) -> Counts:
    """What the tabs and the header say; `day_start` is local midnight."""
    hidden = visible.hidden(visible.pending(connection))
    if view.stars:
        hidden += f" AND stars IN ({', '.join(str(int(each)) for each in view.stars)})"
    if view.marketplace:
        hidden += " AND marketplace = :marketplace"
    wanted = asked(connection, view.query, now, weights)
    hidden += f" AND {wanted.text}"
    given = {"now": now, "marketplace": view.marketplace} | wanted.values
    lanes = dict.fromkeys(Lane, 0)
    for lane, count in connection.execute(
        f"SELECT lane, count(*) FROM cases INDEXED BY cases_queue WHERE lane <> 'done'{hidden} GROUP BY lane", given
    ):
        lanes[Lane(lane)] = count
    for resume, count in connection.execute(
        f"SELECT resume, count(*) FROM cases WHERE lane = 'snoozed' AND wakes_at <= :now{hidden} GROUP BY resume", given
    ):
        lanes[Lane.SNOOZED] -= count
        lanes[Lane(resume)] += count
    over = sum(pressing.over(connection, now, now - lost_after(weights)))
    promised = connection.execute(
        "SELECT count(*) FROM promises WHERE state = 'open' AND due_at < ?", (day_start + DAY,)
    ).fetchone()[0]
    done = connection.execute(
        "SELECT count(*) FROM cases WHERE lane = 'done' AND changed_at BETWEEN ? AND ?", (day_start, now + CLOCKS_APART)
    ).fetchone()[0]
    empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM reviews)").fetchone()[0]
    return Counts(lanes, over, promised, done, bool(empty), owing.count(connection, view, now, wanted))


def review(connection: sqlite.Connection, case: int) -> tuple[Review, Product] | None:
    """The review of a case and its product; None when there is no such case."""
    row = connection.execute(
        f"SELECT {fields.READ}, p.weight, p.average_stars, p.ratings, coalesce(p.parent, ''), coalesce(p.price, ''), "
        "coalesce(p.margin, ''), coalesce(p.note, ''), coalesce(p.owner, '') "
        "FROM cases c JOIN reviews r ON r.id = c.id LEFT JOIN products p ON p.id = r.product WHERE c.id = ? "
        f"AND c.{visible.ONE}",
        (case,),
    ).fetchone()
    if row is None:
        return None
    found = fields.review_of(row)
    return found, Product(found.marketplace, found.asin, found.product, *row[fields.COUNT :])


def by_review_id(connection: sqlite.Connection, review_id: str) -> int | None:
    """The case of a review's own id."""
    row = connection.execute(
        f"SELECT c.id FROM reviews r JOIN cases c ON c.id = r.id WHERE r.review_id = ? AND c.{visible.ONE}",
        (review_id,),
    ).fetchone()
    return int(row[0]) if row else None


def elsewhere(connection: sqlite.Connection, case: int, review: Review) -> int | None:
    """Another case of the same order in which the buyer has written; None without an order or such a case."""
    if not review.order_id:
        return None
    row = connection.execute(
        "SELECT r.id FROM reviews r INDEXED BY reviews_order WHERE r.order_id = ? AND r.order_id <> '' AND r.id <> ? "
        "AND EXISTS (SELECT 1 FROM messages m WHERE m.\"case\" = r.id AND m.direction = 'in') LIMIT 1",
        (review.order_id, case),
    ).fetchone()
    return int(row[0]) if row else None


def messages(connection: sqlite.Connection, case: int) -> tuple[Message, ...]:
    """What passed between the buyer and us, oldest first."""
    return tuple(
        Message(*row)
        for row in connection.execute(
            "SELECT id, at, direction, channel, button, text, who, proof FROM messages "
            'WHERE "case" = ? AND retracted_at IS NULL ORDER BY at, id',
            (case,),
        )
    )


def promises(connection: sqlite.Connection, case: int) -> tuple[Promise, ...]:
    """The promises of a case, the nearest date first."""
    return tuple(
        Promise(*row)
        for row in connection.execute(
            'SELECT id, text, due_at, state, made_at, made_by FROM promises WHERE "case" = ? ORDER BY due_at, id',
            (case,),
        )
    )


def notes(connection: sqlite.Connection, case: int) -> tuple[Note, ...]:
    """The notes on a case, oldest first."""
    rows_ = connection.execute('SELECT id, at, who, text FROM notes WHERE "case" = ? ORDER BY at, id', (case,))
    return tuple(Note(*row) for row in rows_)


def tags(connection: sqlite.Connection, case: int) -> tuple[str, ...]:
    """The tags of a case, by the alphabet."""
    return tuple(row[0] for row in connection.execute('SELECT tag FROM tags WHERE "case" = ? ORDER BY tag', (case,)))


def removals(connection: sqlite.Connection, case: int) -> tuple[Removal, ...]:
    """What Amazon was asked to remove in a case, the oldest first."""
    return tuple(
        Removal(*row)
        for row in connection.execute(
            "SELECT id, at, who, ground, text, expected_at, state, answered_at FROM removals "
            'WHERE "case" = ? ORDER BY at, id',
            (case,),
        )
    )


def versions(connection: sqlite.Connection, case: int) -> tuple[Version, ...]:
    """Earlier states of the review, oldest first."""
    return tuple(
        Version(*row)
        for row in connection.execute(
            "SELECT until, stars, title, text, helpful_votes FROM review_versions WHERE review = ? "
            f"AND {visible.ONE} ORDER BY until, id",
            (case,),
        )
    )


def origin(connection: sqlite.Connection, case: int) -> tuple[int, str]:
    """When a review came in and from which file."""
    row = connection.execute(
        "SELECT i.started_at, i.name FROM reviews r JOIN imports i ON i.id = r.import WHERE r.id = ?", (case,)
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")
