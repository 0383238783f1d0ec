"""The secretariat's one screen: who was asked, who answered, who is silent, what is due.

- That somebody answered is the secretariat's to know; what they said is shown here to nobody.
- Only who knows every delivery is shown it: that is the secretariat.
"""

from dataclasses import dataclass
from datetime import datetime

from documents.operations.chases import Awaited, Waiting, outstanding
from documents.operations.views.look import Look, content, reading
from documents.operations.views.room import name_behind
from policies.terms import Knowledge, RecordClass


@dataclass(frozen=True, slots=True)
class WaitingView:
    """One thing that is waited for, until when (UTC), and of whom, by name; `about` is the id of
    the round, the brief or the track."""

    what: Awaited
    about: str
    due: datetime | None
    done: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chases:
    """Everything that is waited for in a track."""

    items: tuple[WaitingView, ...]


@reading("chases:list")
def chases(here: Look) -> Chases:
    """Who is waited for, for what and until when."""
    content(here, RecordClass.DELIVERY, (Knowledge.FULL,))
    return Chases(tuple(_view(here, one) for one in outstanding(here.scene)))


def _view(here: Look, one: Waiting) -> WaitingView:
    return WaitingView(
        what=one.what,
        about=one.about,
        due=one.due,
        done=tuple(sorted(name_behind(here, seat) for seat in one.done)),
        silent=tuple(sorted(name_behind(here, seat) for seat in one.silent)),
    )
