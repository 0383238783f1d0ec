"""The clocks of a track go on after they stood still: every open deadline moves on.

- A window that was opened or extended while they stood waits only for what remained of that.
"""

from datetime import datetime

from documents.operations import briefs, dissents, forgetting, identities, mandates, standing
from documents.operations.acts import Scene


def move_on(scene: Scene, since: datetime) -> None:
    """Move on everything that was still to fall due at `since` by the time since then."""
    for window in standing.open_windows(scene.uow, scene.track):
        given, opened = max(since, window.timed_at), max(since, window.opened_at)
        window.closes_at = standing.shift(window.closes_at, given, scene.now)
        if window.turns_at is not None:
            window.turns_at = standing.shift(window.turns_at, opened, scene.now)
    briefs.shift_deadlines(scene, since)
    dissents.shift_waits(scene, since)
    identities.shift_delays(scene, since)
    forgetting.shift_waits(scene, since)
    mandates.shift_expiry(scene, since)
