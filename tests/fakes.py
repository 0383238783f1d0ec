"""Stand-ins at the edges of the house, one for each port that a test must hold in its hand."""

from datetime import UTC, datetime, timedelta


class FrozenClock:
    """A clock that moves only when it is told to."""

    def __init__(self, start: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        """The moment this clock was set to (UTC)."""
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move forward and tell the new time (UTC)."""
        self._now += by
        return self._now
