"""The questions: small typed screens that answer once and go. Import the package where a question is asked."""

from reviewtui.tui.dialogs.confirm import ConfirmDialog
from reviewtui.tui.dialogs.contact import ContactDialog
from reviewtui.tui.dialogs.deliberate import AnswersDialog, SureDialog
from reviewtui.tui.dialogs.did_it import DidItGoOutDialog
from reviewtui.tui.dialogs.drafts import DraftsDialog, VersionsDialog
from reviewtui.tui.dialogs.hand_off import HandOffDialog
from reviewtui.tui.dialogs.history import HistoryDialog, HistoryTold
from reviewtui.tui.dialogs.note import NoteDialog
from reviewtui.tui.dialogs.pause import PauseDialog
from reviewtui.tui.dialogs.promise import PromiseDialog
from reviewtui.tui.dialogs.removal import RemovalDialog
from reviewtui.tui.dialogs.signature import SignatureDialog
from reviewtui.tui.dialogs.snippets import SnippetsDialog
from reviewtui.tui.dialogs.snooze import Cancelled, SnoozeDialog
from reviewtui.tui.dialogs.tag import TagDialog
from reviewtui.tui.dialogs.text import TextDialog
from reviewtui.tui.dialogs.why import WhyDialog

__all__ = [
    "AnswersDialog",
    "Cancelled",
    "ConfirmDialog",
    "ContactDialog",
    "DidItGoOutDialog",
    "DraftsDialog",
    "HandOffDialog",
    "HistoryDialog",
    "HistoryTold",
    "NoteDialog",
    "PauseDialog",
    "PromiseDialog",
    "RemovalDialog",
    "SignatureDialog",
    "SnippetsDialog",
    "SnoozeDialog",
    "SureDialog",
    "TagDialog",
    "TextDialog",
    "VersionsDialog",
    "WhyDialog",
]
