"""What the user has set, as the desk needs it. `config` fills it in; the defaults are a good morning."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.domain.deadlines import ClockSettings
from reviewtui.domain.urgency import Weights

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reviewtui.desk.saved_views import SavedView
    from reviewtui.domain.doors import FreeTextAfter
    from reviewtui.domain.thresholds import Thresholds
    from reviewtui.domain.working import WorkingHours


class AlertSettings(NamedTuple):
    """When new urgent cases are told at once. `terminal` is how the screens do it: ``auto``, ``osc9``, ``osc777``,
    ``bell``, "" for not at all.
    """

    terminal: str = ""
    from_score: float = 85.0
    """From this score on a case is urgent; one that sounds like danger always is."""
    quiet: tuple[int, ...] = ()
    """From and until, as minutes of the local day."""
    pause: int = 300
    """Seconds between one telling and the next."""
    thresholds: Mapping[str, Thresholds] = {}
    """By ASIN; "" for all other products."""


class PrivacySettings(NamedTuple):
    """How long buyers are known, in days: their names, order numbers, letters and messages."""

    days: int = 0
    """After the last act on a case, or the review where there was none; 0 for always."""
    partner_days: int = 30
    """After a review that came by Amazon's interface: so long Amazon allows it."""


class BackupSettings(NamedTuple):
    """Whether a backup is made every day by itself, where, and which old ones stay."""

    daily: bool = True
    folder: Path | None = None
    """None for a folder beside the database."""
    days: int = 7
    weeks: int = 4
    months: int = 6
    most_bytes: int = 10_000_000_000


class Settings(NamedTuple):
    """`me` signs every act; `shop` is the name in the header; `zone` is where the seller's mornings are."""

    me: str = "me"
    shop: str = ""
    zone: tzinfo = UTC
    weights: Weights = Weights()
    clocks: ClockSettings = ClockSettings()
    free_text_after: FreeTextAfter = "buyer-reply"
    morning: int = 9
    """The hour of the local day to which "tomorrow" and "Monday" snooze."""
    rule_files: tuple[Path, ...] = ()
    """Rule packs of the user's own, over those that come with the program."""
    snoozes: tuple[str, ...] = ()
    """Further intervals for the snooze dialog, as `when.read_when` understands them."""
    snippet_files: tuple[Path, ...] = ()
    """Files with snippets of the user's own; each must be there."""
    own_snippets: Path | None = None
    """The file that is read beside them when it exists, and where a new one would be begun."""
    variables: Mapping[str, str] = {}
    """What the user's own {variables} in snippets stand for; over the values that a case gives."""
    sign: str = ""
    """The name below a letter, {seller}; "" for the shop's."""
    words: tuple[str, ...] = ()
    """Words of the user's own that are spelt right."""
    greet_and_sign: bool = False
    """Whether a private letter gets a greeting and a signature; the settings file says yes unless it says otherwise."""
    alerts: AlertSettings = AlertSettings()
    privacy: PrivacySettings = PrivacySettings()
    letters: Mapping[tuple[str, str], Mapping[str, str]] = {}
    """Greetings and closings of the user's own by (language, channel), the channel "" for all."""

    hours: WorkingHours | None = None
    """When the shop is open; None where that was not told, and nothing is counted by it then."""
    sales_per_rescue: float | None = None
    """How many sales a rescued review brings, by the seller's own estimate; None where they have none."""
    tag_rules: Mapping[str, str] = {}
    """Tags, each with the query whose cases get it when they come in."""
    alarms_a_year: float = 1.0
    """How many false alarms of the radar a product may have in a year."""

    views: tuple[SavedView, ...] = ()
    """Queries with a name, which stand as tabs beside the lanes."""
    opens_with: str = ""
    """The view or lane that the inbox opens with; "" for all cases."""

    @property
    def snippets_read(self) -> tuple[Path, ...]:
        """The user's snippet files that are read, in their order; all but the one read by itself must be there."""
        named, own = tuple(dict.fromkeys(self.snippet_files)), self.own_snippets
        return named if own is None or own in named or not own.exists() else (*named, own)

    @property
    def own_values(self) -> dict[str, str]:
        """What {variables} in snippets stand for, whatever the case."""
        return {"seller": self.sign.partition("\n")[0] or self.shop} | dict(self.variables)
