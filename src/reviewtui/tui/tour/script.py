"""What the tour shows, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class TourStep(NamedTuple):
    """Keys, what a seller does with them, and for how many seconds what they lead to is looked at. Words that are typed
    stand in brackets; with one bracket alone they go on in the next step.
    """

    keys: Sequence[str]
    told: str
    seconds: float


APOLOGY: Final = (
    "[I'm sorry. The shelf came down because of anchors that we chose for you, and it took your plant with it.]"
)
ACKNOWLEDGED: Final = (
    "[You kept well under the weight on the box, it held for a week, and then the anchors pulled straight out of the "
    "drywall.]"
)
SOLVED: Final = (
    "[Anchors made for drywall without studs leave us today, and we pay for the plant: just tell us what it cost. "
    "Please send the photos of the holes, our workshop wants to see them.]"
)
HALF: Final = len(ACKNOWLEDGED) // 2

TOUR: Final = (
    TourStep((), "Morning. Unhappy buyers, those who can wait least on top", 3.5),
    TourStep(("j",), "j  the next one; the case beside the list follows", 1.2),
    TourStep(("w",), "w  why does it stand here?", 4),
    TourStep(("escape",), "Esc", 0.8),
    TourStep(("3",), "3  those who wrote again, and wait for an answer", 2),
    TourStep(("j",), "j", 1),
    TourStep(("enter",), "Enter  the case: review, reasons, doors, what happened", 3.5),
    TourStep(("r",), "r  reply, in three steps", 1.5),
    TourStep((APOLOGY,), "Apologize", 3),
    TourStep(("tab", ACKNOWLEDGED[:HALF] + "]"), "Acknowledge: their own points are ticked off while you write", 2),
    TourStep(("[" + ACKNOWLEDGED[HALF:],), "Acknowledge: their own points are ticked off while you write", 2.5),
    TourStep(("tab", SOLVED), "Solve", 4),
    TourStep(("f2",), "F2  read it once more, as a whole", 3.5),
    TourStep(("y",), "y  copied; only you say that it went out", 2.5),
    TourStep(("s",), "s  it went out. The next case is under the cursor", 3),
    TourStep(("u",), "u  takes back what can be taken back, and says what it can't", 3),
)
