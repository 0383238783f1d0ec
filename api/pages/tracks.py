"""A track as its members find it: what it is about, where it stands, what its gate still misses.

- From here a chair moves it; every act names the phase that was shown.
- Links lead to what the reader's seats know, and to nothing else.
"""

from typing import Any

from api.i18n import sentence
from api.pages.page import Page
from api.pages.sight import Sight
from api.pages.steps import rail
from api.standing import standing
from documents.operations.actors import Actor
from documents.store import UnitOfWork
from policies import officials, phases
from policies.acts import Act
from policies.terms import Knowledge, Officials, RecordClass, Seat

STANDING = (RecordClass.QUESTION, RecordClass.TERMS, RecordClass.MILESTONE)
STEERS = frozenset(
    {Act.TRACK_ADVANCE, Act.TRACK_PAUSE, Act.TRACK_RESUME, Act.TRACK_STEP_BACK}
    | {Act.STOP_ASK, Act.STOP_LIFT}
    | {Act.OFFICIALS_ASK, Act.OFFICIALS_CONSENT, Act.OFFICIALS_REFUSE, Act.OFFICIALS_SWITCH}
)
KINDS = {
    Officials.NONE: sentence("Track 2: officials take no seat here."),
    Officials.ASKED: sentence(
        "Track 2. The secretariat asks every expert for consent to the switch to Track 1.5, where"
        " officials sit in a personal capacity."
    ),
    Officials.ADMITTED: sentence("Track 1.5: officials may sit here in a personal capacity."),
    Officials.LEAVING: sentence(
        "Track 1.5. The secretariat asks every expert for consent to the switch back to Track 2,"
        " where officials take no seat."
    ),
}
ASKS = {
    (Officials.NONE, True): sentence("Ask every expert for consent to Track 1.5"),
    (Officials.ASKED, True): sentence("Ask every expert anew"),
    (Officials.ASKED, False): sentence("Ask no longer; the track stays Track 2"),
    (Officials.ADMITTED, False): sentence("Ask every expert for consent to go back to Track 2"),
    (Officials.LEAVING, False): sentence("Ask every expert anew"),
    (Officials.LEAVING, True): sentence("Ask no longer; the track stays Track 1.5"),
}
PLACES = (
    ("rounds", RecordClass.CONTRIBUTION_RELEASED, sentence("Rounds and what came back")),
    ("text", RecordClass.DRAFT, sentence("The text")),
    ("briefs", RecordClass.BRIEF, sentence("Briefs")),
)


def track(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Where the track stands."""
    sight = Sight(uow, actor)
    found = sight.one(standing)
    places = [(path, says) for path, kind, says in PLACES if sight.knows(kind)]
    if sight.level(RecordClass.DELIVERY) is Knowledge.FULL:
        places.append(("chases", sentence("Who is waited for")))
    if Seat.CANDIDATE in actor.seats:
        places.append(("declaration", sentence("Your declaration")))
    return {
        "track": found,
        "rail": rail(found.phase),
        "kind": KINDS[found.officials] if found.officials else None,
        "asks": [(admit, says) for (now, admit), says in ASKS.items() if now is found.officials],
        "switches": found.officials in officials.SWITCHED,
        "asked": officials.AWAITED.get(found.officials) if found.officials else None,
        "places": places,
        "ahead": found.phase is not None and phases.next_phase(found.phase) is not None,
        "may": sight.may,
    }


PAGES = (Page("/tracks/{track}", STANDING, "track.html", track, STEERS),)
