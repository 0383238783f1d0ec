"""Whether a door stands open: may this caller know that something of this kind is there at all.

- Knowledge *none* of every record class behind the door, no such object, an object of another
  track: all closed, and each is found out by the same questions to the record.
- *own* opens the door to what is one's own and to nothing else; a window that is open shows
  its items to nobody but their authors.
- A decision-maker finds a brief once it was delivered; only custodians find a request to open an
  identity; terms are found by everybody once they were approved.
"""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from sqlalchemy import select

from documents.models.answers import RecordedAnswer
from documents.models.base import Record
from documents.models.briefs import Brief, Delivery
from documents.models.caucuses import Caucus
from documents.models.clarifications import Clarification
from documents.models.contributions import Contribution, ContributionDraft, ReleasedContribution
from documents.models.dissents import Dissent, Merger
from documents.models.drafts import Amendment, Paragraph, Passage
from documents.models.identities import IdentityRequest
from documents.models.papers import BackgroundPaper
from documents.models.people import Candidate, SeatRow
from documents.models.recommendations import Recommendation
from documents.models.rounds import Question, Round, Window
from documents.models.studies import Study
from documents.models.terms import TermsVersion
from documents.models.tracks import Track
from documents.operations import items, unsent
from documents.operations.actors import Actor
from documents.operations.targets import kind_of
from documents.operations.views import caucuses, papers, studies, terms
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


def _seat(look: Look, seat_id: str) -> bool:
    found = _has(look, look.uow.session.get(SeatRow, seat_id))
    if look.level(RecordClass.DECLARATION) is Knowledge.OWN:
        return found and seat_id in look.actor.seats.values()
    return found


def _contribution(look: Look, contribution_id: str) -> bool:
    row = look.uow.session.get(Contribution, contribution_id)
    window = look.uow.session.get(Window, row.window_id if row else NOWHERE)
    its = look.uow.session.get(Round, window.round_id if window else NOWHERE)
    if row is None or window is None or not _has(look, its):
        return False
    if _wrote(look, row):
        return True
    levels = {
        knowledge.of_contribution(seat, look.track.visibility, window.state)
        for seat in look.actor.seats
        if window.state is not WindowState.RELEASED
    }
    return bool(levels - {Knowledge.NONE, Knowledge.OWN})


def _draft(look: Look, draft_id: str) -> bool:
    row = look.uow.session.get(ContributionDraft, draft_id)
    if row is None or not _has(look, row):
        return False
    return any(unsent.wrote(look.uow, row, seat_id) for seat_id in look.actor.seats.values())


def _wrote(look: Look, row: Contribution) -> bool:
    return items.item_of(look.uow, look.track.id, row).seat in look.actor.seats.values()


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


def _identity(look: Look, request_id: str) -> bool:
    found = _has(look, look.uow.session.get(IdentityRequest, request_id))
    theirs = look.level(RecordClass.AUTHORSHIP) in (Knowledge.OWN, Knowledge.FULL)
    return found and (look.sits(Seat.CUSTODIAN) or not theirs)


def _amendment(look: Look, amendment_id: str) -> bool:
    row = look.uow.session.get(Amendment, amendment_id)
    paragraph = look.uow.session.get(Paragraph, row.paragraph_id if row else NOWHERE)
    return _has(look, paragraph) and _assigned(look, "amendment")


def _clarification(look: Look, clarification_id: str) -> bool:
    row = look.uow.session.get(Clarification, clarification_id)
    found = _has(look, row) and _assigned(look, "brief")
    if row is not None and set(look.actor.seats) == {Seat.DECISION_MAKER}:
        return found and row.asker in look.actor.seats.values()
    return found


def _terms(look: Look, terms_id: str) -> bool:
    row = look.uow.session.get(TermsVersion, terms_id)
    return row is not None and _has(look, row) and terms.finds(look, row)


def _paper(look: Look, paper_id: str) -> bool:
    row = look.uow.session.get(BackgroundPaper, paper_id)
    return row is not None and _has(look, row) and papers.knows(look, row)


def _caucus(look: Look, caucus_id: str) -> bool:
    row = look.uow.session.get(Caucus, caucus_id)
    return row is not None and _has(look, row) and caucuses.finds(look, row)


def _study(look: Look, study_id: str) -> bool:
    return _has(look, look.uow.session.get(Study, study_id)) and studies.finds(look)


def _subject(look: Look, subject_id: str) -> bool:
    get = look.uow.session.get
    question = get(Question, subject_id)
    window = get(Round, question.round_id if question else NOWHERE)
    text = kind_of(look.uow, look.track.id, subject_id)
    return _has(look, window) or text is not None


KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "amendment": Amendment,
        "brief": Brief,
        "candidate": Candidate,
        "caucus": Caucus,
        "clarification": Clarification,
        "contribution": Contribution,
        "dissent": Dissent,
        "identity": IdentityRequest,
        "merger": Merger,
        "draft": ContributionDraft,
        "paper": BackgroundPaper,
        "paragraph": Paragraph,
        "paraphrase": Contribution,
        "passage": Passage,
        "recommendation": Recommendation,
        "record": RecordedAnswer,
        "released": ReleasedContribution,
        "round": Round,
        "seat": SeatRow,
        "study": Study,
        "subject": Question,
        "terms": TermsVersion,
    }
)
TEXTS: Mapping[str, RecordClass] = MappingProxyType(
    {
        "amendment": RecordClass.AMENDMENT,
        "brief": RecordClass.BRIEF,
        "dissent": RecordClass.DISSENT,
        "merger": RecordClass.DISSENT,
        "paragraph": RecordClass.DRAFT,
        "passage": RecordClass.SYNTHESIS,
        "recommendation": RecordClass.RECOMMENDATION,
    }
)
"""Texts that can be assigned to somebody."""

FINDERS: Mapping[str, Callable[[Look, str], bool]] = MappingProxyType(
    {
        "amendment": _amendment,
        "brief": _brief,
        "candidate": _candidate,
        "caucus": _caucus,
        "clarification": _clarification,
        "contribution": _contribution,
        "identity": _identity,
        "seat": _seat,
        "draft": _draft,
        "paper": _paper,
        "paraphrase": _contribution,
        "released": _released,
        "study": _study,
        "subject": _subject,
        "terms": _terms,
    }
)
