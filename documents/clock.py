"""The time, as a port: whoever needs it is handed a clock.

- Every time in the house is aware and in UTC.
- Rules take times as arguments; only operations and edges hold a clock.
"""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)
