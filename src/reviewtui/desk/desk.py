"""The desk: every act and every question in one place, made of its parts."""

from __future__ import annotations

from contextlib import nullcontext
from functools import cached_property
from typing import TYPE_CHECKING

from reviewtui.desk.framing import Framing
from reviewtui.desk.inbox import Inbox
from reviewtui.desk.weighing import Weighing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.desk.alerts import Alerts, Hook
    from reviewtui.desk.arriving import Arriving
    from reviewtui.desk.assortment import Assortment, ReadProducts
    from reviewtui.desk.checking import Checking
    from reviewtui.desk.drafting import Drafting
    from reviewtui.desk.exporting import Exporting
    from reviewtui.desk.figures.figures import Figures
    from reviewtui.desk.finding import CaseFinding
    from reviewtui.desk.forgetting import Forgetting, RemoveLetters
    from reviewtui.desk.history import History
    from reviewtui.desk.importing import Importing
    from reviewtui.desk.papers import Papers
    from reviewtui.desk.ports import Clock, DigestFile, OpenReaders, ReadAhead, Store
    from reviewtui.desk.radar import Radar
    from reviewtui.desk.removing import Removing
    from reviewtui.desk.sending import Sending
    from reviewtui.desk.settings import Settings
    from reviewtui.desk.snippets import Snippets
    from reviewtui.desk.spelling import Speller
    from reviewtui.desk.syncing import Alone, ReviewSource, Syncing, SyncReport
    from reviewtui.desk.tagging import Tagging
    from reviewtui.desk.tidying import Tidying
    from reviewtui.desk.triage import Triage
    from reviewtui.desk.writing import Writing


class Desk:
    """`inbox` reads, `triage` decides, `checking` checks, `writing` writes, `sending` knows what left, `drafting` knows
    the drafts, `framing` greets and signs, `snippets` proposes words, `history` tells what was done, `importing` brings
    in, `weighing` keeps the weights, `tidying` closes what is beyond rescue, `removing` asks Amazon to remove a review,
    `syncing` asks the sources for what is new, `finding` understands queries, `alerts` tells of what is urgent,
    `assortment` knows the products, `figures` counts what the work came to, `radar` sees what bursts at one product,
    `arriving` goes on with what came in, `forgetting` lets go of buyers, `exporting` and
    `papers` write tables and papers.

    A list is on the screen with the first few; every other part is imported when it is first asked for.

    One thread uses it at a time.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        session: str,
        open_readers: OpenReaders,
        digest_file: DigestFile,
        read_ahead: ReadAhead = lambda reader, _: reader,
        running: Callable[[str], bool] = lambda _: True,
        sources: Callable[[], Sequence[ReviewSource]] = tuple,
        alone: Alone = nullcontext,
        note_sync: Callable[[SyncReport], None] = lambda _: None,
        hook: Hook | None = None,
        speller: Speller | None = None,
        read_products: ReadProducts | None = None,
        remove_letters: RemoveLetters = len,
        by_partner: str = "",
    ) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings
        self._session = session
        self._open_readers = open_readers
        self._digest_file = digest_file
        self._read_ahead = read_ahead
        self._running = running
        self._sources = sources
        self._alone = alone
        self._note_sync = note_sync
        self._hook = hook
        self._speller = speller
        self._read_products = read_products
        self._remove_letters = remove_letters
        self._by_partner = by_partner
        self.weighing = Weighing(store, clock, settings)
        self.framing = Framing(store, settings)
        self.inbox = Inbox(store, clock, settings, session, self.framing)

    @cached_property
    def checking(self) -> Checking:
        """What may be said in a letter."""
        from reviewtui.desk.checking import Checking

        return Checking(self.store, self.framing, self.settings, self._speller)

    @cached_property
    def sending(self) -> Sending:
        """Letters that leave the house, and what became of them."""
        from reviewtui.desk.sending import Sending

        return Sending(
            self.store,
            self.clock,
            self.settings,
            self._session,
            lambda: self.checking,  # who only asks what has left checks nothing
            self.framing,
            self._running,
        )

    @cached_property
    def triage(self) -> Triage:
        """What is decided about cases."""
        from reviewtui.desk.triage import Triage

        return Triage(self.store, self.clock, self.settings, self.sending)

    @cached_property
    def snippets(self) -> Snippets:
        """Ready-made words to begin a step with."""
        from reviewtui.desk.snippets import Snippets

        return Snippets(self.store, self.settings)

    @cached_property
    def writing(self) -> Writing:
        """What is being written on a case, and how it is judged."""
        from reviewtui.desk.writing import Writing

        return Writing(self.store, self.clock, self.settings, self._session, self.inbox, self.sending, self.framing)

    @cached_property
    def drafting(self) -> Drafting:
        """Drafts of letters: kept, read, and their earlier versions."""
        from reviewtui.desk.drafting import Drafting

        return Drafting(self.store, self.clock, self.settings, self._session, self._running)

    @cached_property
    def finding(self) -> CaseFinding:
        """What a typed query means."""
        from reviewtui.desk.finding import CaseFinding

        return CaseFinding(self.store, self.clock, self.settings)

    @cached_property
    def history(self) -> History:
        """What was done and when, out of the journal."""
        from reviewtui.desk.history import History

        return History(self.store, self.clock, self.settings)

    @cached_property
    def tidying(self) -> Tidying:
        """What is too old to be won, and closing it."""
        from reviewtui.desk.tidying import Tidying

        return Tidying(self.store, self.clock, self.settings)

    @cached_property
    def removing(self) -> Removing:
        """Requests to Amazon for the removal of a review."""
        from reviewtui.desk.removing import Removing

        return Removing(self.store, self.clock, self.settings)

    @cached_property
    def importing(self) -> Importing:
        """Files of reviews that come in."""
        from reviewtui.desk.importing import Importing

        return Importing(self.store, self.clock, self.settings, self._open_readers, self._digest_file, self._read_ahead)

    @cached_property
    def syncing(self) -> Syncing:
        """What the sources have that is new."""
        from reviewtui.desk.counting import AmazonCounting
        from reviewtui.desk.syncing import Syncing
        from reviewtui.desk.vanishing import Vanishing

        vanishing = Vanishing(self.store, self.clock, self.settings)
        counting = AmazonCounting(self.store, self.clock)
        return Syncing(self.importing, self._sources, self._alone, vanishing, counting, self._note_sync)

    @cached_property
    def alerts(self) -> Alerts:
        """What is told at once."""
        from reviewtui.desk.alerts import Alerts

        return Alerts(self.store, self.clock, self.settings, self._hook, self.radar)

    @cached_property
    def figures(self) -> Figures:
        """What the work came to."""
        from reviewtui.desk.figures.figures import Figures

        return Figures(self.store, self.clock, self.settings, lambda: self.snippets)

    @cached_property
    def assortment(self) -> Assortment:
        """The seller's products, and what is known of them."""
        from reviewtui.desk.assortment import Assortment

        return Assortment(self.store, self.clock, self.settings, self._read_products)

    @cached_property
    def radar(self) -> Radar:
        """What bursts at a product."""
        from reviewtui.desk.radar import Radar

        return Radar(self.store, self.clock, self.settings)

    @cached_property
    def tagging(self) -> Tagging:
        """Tags that the seller's rules put on by themselves."""
        from reviewtui.desk.tagging import Tagging

        return Tagging(self.store, self.clock, self.settings, lambda: self.finding)

    @cached_property
    def arriving(self) -> Arriving:
        """What is done with reviews after they came in."""
        from reviewtui.desk.arriving import Arriving

        return Arriving(self.radar, self.tagging)

    @cached_property
    def forgetting(self) -> Forgetting:
        """Buyers who are to be forgotten."""
        from reviewtui.desk.forgetting import Forgetting

        return Forgetting(self.store, self.clock, self.settings, self._remove_letters, self._by_partner)

    @cached_property
    def exporting(self) -> Exporting:
        """What leaves as a table."""
        from reviewtui.desk.exporting import Exporting

        return Exporting(self.store, self.clock, self.inbox)

    @cached_property
    def papers(self) -> Papers:
        """One case on paper: a brief or evidence."""
        from reviewtui.desk.papers import Papers

        return Papers(self.inbox, self.checking, self.clock, self.settings)
