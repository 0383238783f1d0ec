"""The clocks of a track go on after they stood still: every open deadline moves on."""

from datetime import datetime

from documents.operations import briefs, dissents, forgetting, identities, mandates, standing
from documents.operations.acts import Scene


def move_on(scene: Scene, since: datetime) -> None:
    """Move on everything that was still to fall due at `since` by the time since then."""
    for window in standing.open_windows(scene.uow, scene.track):
        window.closes_at = standing.shift(window.closes_at, since, scene.now)
        if window.turns_at is not None:
            window.turns_at = standing.shift(window.turns_at, since, scene.now)
    briefs.shift_deadlines(scene, since)
    dissents.shift_waits(scene, since)
    identities.shift_delays(scene, since)
    forgetting.shift_waits(scene, since)
    mandates.shift_expiry(scene, since)
