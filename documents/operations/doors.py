"""Whether a door stands open: may this caller know that something of this kind is there at all.

- Knowledge *none* of every record class behind the door, no such object, an object of another
  track: all closed, and each is found out by the same questions to the record.
- *own* opens the door to what is one's own and to nothing else; a window that is open shows
  its items to nobody but their authors.
- A decision-maker finds a brief once it was delivered.
"""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from sqlalchemy import select

from documents.models.base import Record
from documents.models.briefs import Brief, Delivery
from documents.models.contributions import Contribution, ReleasedContribution
from documents.models.dissents import Dissent
from documents.models.drafts import Paragraph
from documents.models.people import Candidate
from documents.models.recommendations import Recommendation
from documents.models.rounds import Question, Round
from documents.models.tracks import Track
from documents.operations.actors import Actor
from documents.operations.views.look import Look
from documents.store import UnitOfWork
from policies import knowledge
from policies.terms import Knowledge, RecordClass, Seat, WindowState

NOWHERE = "0" * 32


def stands_open(
    uow: UnitOfWork,
    actor: Actor | None,
    classes: Collection[RecordClass],
    objects: Mapping[str, str],
) -> bool:
    """Whether the actor may come near these objects (noun → id) of these record classes."""
    track = uow.session.get(Track, actor.track_id if actor else NOWHERE)
    if actor is None or track is None:
        for noun in objects:
            uow.session.get(KINDS[noun], NOWHERE)
        return False
    look = Look(uow, actor, track)
    found = [FINDERS.get(noun, _in_track(noun))(look, name) for noun, name in objects.items()]
    return any(look.level(kind) is not Knowledge.NONE for kind in classes) and all(found)


def _has(look: Look, row: Record | None) -> bool:
    """Whether the row is there and lies in this track."""
    return row is not None and getattr(row, "track_id", None) == look.track.id


def _in_track(noun: str) -> Callable[[Look, str], bool]:
    def find(look: Look, object_id: str) -> bool:
        found = _has(look, look.uow.session.get(KINDS[noun], object_id))
        return found and _assigned(look, noun)

    return find


def _assigned(look: Look, noun: str) -> bool:
    """Whether a text is the actor's to find; at *own* it must be assigned, and none is yet."""
    return noun not in TEXTS or look.level(TEXTS[noun]) is not Knowledge.OWN


def _candidate(look: Look, candidate_id: str) -> bool:
    found = _has(look, look.uow.session.get(Candidate, candidate_id))
    if look.level(RecordClass.DECLARATION) is Knowledge.OWN:
        return found and look.actor.seats.get(Seat.CANDIDATE) == candidate_id
    return found


def _contribution(look: Look, contribution_id: str) -> bool:
    row = look.uow.session.get(Contribution, contribution_id)
    window = look.uow.session.get(Round, row.round_id if row else NOWHERE)
    if row is None or window is None or not _has(look, window):
        return False
    if _wrote(look, row):
        return True
    levels = {
        knowledge.of_contribution(seat, look.track.visibility, window.state)
        for seat in look.actor.seats
        if window.state is not WindowState.RELEASED
    }
    return bool(levels - {Knowledge.NONE, Knowledge.OWN})


def _wrote(look: Look, row: Contribution) -> bool:
    sealer = look.uow.sealer(look.track.id)
    return any(
        row.author == sealer.index("contribution", row.round_id, seat_id)
        for seat_id in look.actor.seats.values()
    )


def _released(look: Look, released_id: str) -> bool:
    row = look.uow.session.get(ReleasedContribution, released_id)
    return _has(look, look.uow.session.get(Round, row.round_id if row else NOWHERE))


def _brief(look: Look, brief_id: str) -> bool:
    found = _has(look, look.uow.session.get(Brief, brief_id))
    if set(look.actor.seats) != {Seat.DECISION_MAKER}:
        return found and _assigned(look, "brief")
    seat_id = look.actor.seats[Seat.DECISION_MAKER]
    query = select(Delivery).where(Delivery.brief_id == brief_id, Delivery.seat_id == seat_id)
    return found and look.uow.session.scalars(query).first() is not None


def _subject(look: Look, subject_id: str) -> bool:
    get = look.uow.session.get
    question = get(Question, subject_id)
    window = get(Round, question.round_id if question else NOWHERE)
    texts = (get(Paragraph, subject_id), get(Recommendation, subject_id))
    return any(_has(look, row) for row in (window, *texts))


KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "brief": Brief,
        "candidate": Candidate,
        "contribution": Contribution,
        "dissent": Dissent,
        "paragraph": Paragraph,
        "recommendation": Recommendation,
        "released": ReleasedContribution,
        "round": Round,
        "subject": Question,
    }
)
TEXTS: Mapping[str, RecordClass] = MappingProxyType(
    {
        "brief": RecordClass.BRIEF,
        "dissent": RecordClass.DISSENT,
        "paragraph": RecordClass.DRAFT,
        "recommendation": RecordClass.RECOMMENDATION,
    }
)
"""Texts that can be assigned to somebody."""

FINDERS: Mapping[str, Callable[[Look, str], bool]] = MappingProxyType(
    {
        "brief": _brief,
        "candidate": _candidate,
        "contribution": _contribution,
        "released": _released,
        "subject": _subject,
    }
)
