"""The desk: every act and every question in one place, made of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from reviewtui.desk.checking import Checking
from reviewtui.desk.drafting import Drafting
from reviewtui.desk.framing import Framing
from reviewtui.desk.history import History
from reviewtui.desk.importing import Importing
from reviewtui.desk.inbox import Inbox
from reviewtui.desk.ports import Clock, DigestFile, OpenReaders, ReadAhead, Store
from reviewtui.desk.removing import Removing
from reviewtui.desk.sending import Sending
from reviewtui.desk.settings import Settings
from reviewtui.desk.snippets import Snippets
from reviewtui.desk.syncing import Alone, ReviewSource, Syncing
from reviewtui.desk.tidying import Tidying
from reviewtui.desk.triage import Triage
from reviewtui.desk.weighing import Weighing
from reviewtui.desk.writing import Writing


class Desk:
    """`inbox` reads, `triage` decides, `checking` checks, `writing` writes, `sending` knows what left, `drafting` knows
    the drafts, `framing` greets and signs, `snippets` proposes words, `history` tells what was done, `importing` brings
    in, `weighing` keeps the weights, `tidying` closes what is beyond rescue, `removing` asks Amazon to remove a review,
    `syncing` asks the sources for what is new.

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
        read_ahead: ReadAhead = lambda reader: reader,
        running: Callable[[str], bool] = lambda _: True,
        sources: Callable[[], Sequence[ReviewSource]] = tuple,
        alone: Alone = nullcontext,
    ) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings
        self.weighing = Weighing(store, clock, settings)
        self.framing = Framing(store, settings)
        self.inbox = Inbox(store, clock, settings, session, self.framing)
        self.checking = Checking(store, self.framing, settings.rule_files)
        self.sending = Sending(store, clock, settings, session, self.checking, self.framing, running)
        self.triage = Triage(store, clock, settings, self.sending)
        self.snippets = Snippets(store, settings)
        self.writing = Writing(store, clock, settings, session, self.inbox, self.sending, self.framing)
        self.drafting = Drafting(store, clock, settings, session, running)
        self.history = History(store, clock, settings)
        self.tidying = Tidying(store, clock, settings)
        self.removing = Removing(store, clock, settings)
        self.importing = Importing(store, clock, settings, open_readers, digest_file, read_ahead)
        self.syncing = Syncing(self.importing, sources, alone)
