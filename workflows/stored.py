"""The record itself behind the engine's port: every question goes to its operation.

- One line each; nothing is decided here.
"""

from collections.abc import Sequence
from datetime import datetime

from documents.operations import commands, composing, course, deliveries, destroying, mail
from documents.operations.position import DeadlineKind, Report
from documents.store import Store
from workflows.record import Waiting


class StoreRecord:
    """The record itself: every question goes to its operation."""

    def __init__(self, store: Store, post: mail.Postbox | None = None) -> None:
        self._store = store
        self._post = post or mail.FolderPostbox(store.settings.mail_dir)

    def perform(self, command_id: str, seq: int) -> Report:
        """Run a stored command."""
        return course.perform(self._store, command_id, seq)

    def fire(
        self, track_id: str, kind: DeadlineKind, object_id: str, due: datetime, seq: int
    ) -> Report:
        """Do what falls due."""
        return course.fire(self._store, track_id, kind, object_id, due, seq)

    def tick(self, track_id: str, seq: int) -> Report:
        """Report what moved outside the engine."""
        return course.tick(self._store, track_id, seq)

    def draft_brief(self, brief_id: str) -> None:
        """Draft the brief."""
        composing.draft_brief(self._store, brief_id)

    def deliver_brief(self, brief_id: str) -> None:
        """Deliver the brief."""
        deliveries.deliver_brief(self._store, brief_id)

    def close_answers(self, brief_id: str) -> None:
        """Close the answers."""
        deliveries.close_answers(self._store, brief_id)

    def unsettled(self) -> Sequence[Waiting]:
        """Commands whose outcome has not come back."""
        return commands.unsettled(self._store)

    def settle(self, command_id: str) -> None:
        """Forget a command's body."""
        commands.settle(self._store, command_id)

    def lapse_old(self) -> int:
        """End commands without an outcome."""
        return commands.lapse_old(self._store)

    def remains(self) -> Sequence[destroying.Remains]:
        """Destroyed tracks that the engine may remember."""
        return destroying.remains(self._store)

    def forgotten(self, track_id: str) -> None:
        """Note that it does not any more."""
        destroying.forgotten(self._store, track_id)

    def send_waiting_mail(self) -> int:
        """Send what waits."""
        return mail.send_waiting(self._store, self._post)
