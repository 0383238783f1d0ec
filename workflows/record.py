"""The record as the engine needs it, as one port; `workflows.stored` is the real one.

- The engine asks, the record decides; nothing here evaluates a rule.
- Every method may be called again after a crash and then answers the same way.
- `Waiting` commands are those whose outcome has not yet come back through the engine.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from documents.operations.destroying import Remains
from documents.operations.position import DeadlineKind, Report


class Waiting(Protocol):
    """A command that is not settled."""

    @property
    def command_id(self) -> str:
        """Its random id, which is also the update's."""
        ...

    @property
    def workflow_id(self) -> str:
        """The opaque id of its track's workflow."""
        ...


class RecordPort(Protocol):
    """What workflows, sweeper and worker ask of the record."""

    def perform(self, command_id: str, seq: int) -> Report:
        """Run a stored command; `seq` is the last position the workflow knows."""
        ...

    def fire(
        self, track_id: str, kind: DeadlineKind, object_id: str, due: datetime, seq: int
    ) -> Report:
        """Do what falls due at `due` (UTC)."""
        ...

    def tick(self, track_id: str, seq: int) -> Report:
        """Report what acts that never reach the engine have moved."""
        ...

    def draft_brief(self, brief_id: str) -> None:
        """Draft the brief and put it before the release gate."""
        ...

    def deliver_brief(self, brief_id: str) -> None:
        """Send the released brief to all addressees."""
        ...

    def close_answers(self, brief_id: str) -> None:
        """Record "no answer by date" for everything unanswered."""
        ...

    def unsettled(self) -> Sequence[Waiting]:
        """Commands whose outcome has not come back."""
        ...

    def settle(self, command_id: str) -> None:
        """The outcome came back: forget the command's body."""
        ...

    def lapse_old(self) -> int:
        """End commands that had no outcome within ten minutes; tell how many."""
        ...

    def remains(self) -> Sequence[Remains]:
        """Destroyed tracks of which the engine may still remember something."""
        ...

    def forgotten(self, track_id: str) -> None:
        """The engine remembers nothing of this track any more."""
        ...

    def send_waiting_mail(self) -> int:
        """Hand waiting mail to the postbox; tell how many letters."""
        ...
