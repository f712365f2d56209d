"""Amazon's Selling Partner API as far as it is a table: regions, hosts, the numbers of its marketplaces.

Source: Amazon's developer documentation, endpoints and marketplace identifiers; docs/amazon.md.
"""

from __future__ import annotations

from typing import Final

HOSTS: Final = {
    "NA": "https://sellingpartnerapi-na.amazon.com",
    "EU": "https://sellingpartnerapi-eu.amazon.com",
    "FE": "https://sellingpartnerapi-fe.amazon.com",
}
TOKENS: Final = "https://api.amazon.com/auth/o2/token"

MARKETPLACES: Final = {
    "NA": {"US": "ATVPDKIKX0DER", "CA": "A2EUQ1WTGCTBG2", "MX": "A1AM78C64UM0Y8", "BR": "A2Q3Y263D00KWC"},
    "EU": {
        "GB": "A1F83G8C2ARO7P", "DE": "A1PA6795UKMFR9", "FR": "A13V1IB3VIYZZH", "IT": "APJ6JRA9NG5V4",
        "ES": "A1RKKUPIHCS9HS", "NL": "A1805IZSGTT6HS", "BE": "AMEN7PMS3EDWL", "SE": "A2NODRKZP88ZB9",
        "PL": "A1C3SOZRARQ6R3", "IE": "A28R8C7NBKEWEA", "TR": "A33AVAJ2PDY3EV", "AE": "A2VIGQ35RCS4UG",
        "SA": "A17E79C6D8DWNP", "IN": "A21TJRUUN4KGV",
    },
    "FE": {"JP": "A1VC38T7YXB528", "AU": "A39IBJ37TRP1C6"},
}  # fmt: skip
"""Region, marketplace, its number."""
