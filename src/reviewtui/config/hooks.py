"""What the seller runs or asks when something urgent is told; read by `config/alerts.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from functools import partial


class Hooks(NamedTuple):
    """The seller's own command, and a webhook: an address, which is often a secret."""

    command: str = ""
    webhook: partial[str] | None = None
    """Tells the address when it is needed; raises BadSource."""
