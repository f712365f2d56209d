"""The desk: every act and every question in one place, made of its parts."""

from __future__ import annotations

from reviewtui.desk.importing import Importing
from reviewtui.desk.inbox import Inbox
from reviewtui.desk.ports import Clock, DigestFile, OpenReaders, Store
from reviewtui.desk.settings import Settings
from reviewtui.desk.triage import Triage
from reviewtui.desk.writing import Writing


class Desk:
    """`inbox` reads, `triage` decides, `writing` writes, `importing` brings in. One thread uses it at a time."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        session: str,
        open_readers: OpenReaders,
        digest_file: DigestFile,
    ) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings
        self.inbox = Inbox(store, clock, settings, session)
        self.triage = Triage(store, clock, settings)
        self.writing = Writing(store, clock, settings, session, self.inbox)
        self.importing = Importing(store, clock, settings, open_readers, digest_file)
