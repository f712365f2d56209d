"""The large indexes: those that are cheaper to build at once than row by row."""

from __future__ import annotations

BULK_INDEXES = {
    "reviews_identity": "CREATE UNIQUE INDEX reviews_identity ON reviews (review_id, kind)",
    "reviews_digest": "CREATE INDEX reviews_digest ON reviews (raw_digest)",
    "reviews_order": "CREATE INDEX reviews_order ON reviews (order_id) WHERE order_id <> ''",
    "reviews_product": "CREATE INDEX reviews_product ON reviews (product, stars, import) WHERE product IS NOT NULL",
    "cases_queue": (
        "CREATE INDEX cases_queue ON cases "
        "(lane, resume, rank DESC, id, stars, marketplace, closes_at, due_at, wakes_at, import) WHERE lane <> 'done'"
    ),
    "cases_done": (
        "CREATE INDEX cases_done ON cases (changed_at DESC, id, stars, marketplace, import) WHERE lane = 'done'"
    ),
    "cases_due": "CREATE INDEX cases_due ON cases (lane, due_at, import) WHERE lane <> 'done' AND due_at IS NOT NULL",
    "cases_wake": "CREATE INDEX cases_wake ON cases (wakes_at, resume) WHERE lane = 'snoozed'",
    "cases_unbelieved": "CREATE INDEX cases_unbelieved ON cases (posted_at) WHERE closes_at IS NULL AND posted_at > 0",
}
"""The indexes that a first, large import builds after its rows (docs/performance.md), by name."""
