"""Everything that a track holds about whoever asks, to be seen and taken along.

- One's own account, file and seats, also those that rest or have ended, and what one wrote.
- Nothing of anybody else; and it is there for whoever holds any seat, whatever that seat knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.models.contributions import Contribution, PositionRow, ReleasedContribution
from documents.models.drafts import Amendment, Paragraph
from documents.models.people import Account, Candidate, SeatRow
from documents.models.rounds import Round, Window
from documents.operations import (
    accounts,
    caucuses,
    dissents,
    fairness,
    items,
    links,
    notes,
    reasons,
    roster,
    seats,
    unsent,
)
from documents.operations.candidates import Screen
from documents.operations.contributions import Draft
from documents.operations.drafts import amendment_body, stands_behind
from documents.operations.items import Released
from documents.operations.taken import Position
from documents.operations.views.look import Look, reading
from documents.operations.views.positions import subjects
from policies.terms import CandidateState, MandateKind, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class File:
    """One's own way to a seat. `until`: when it ends by itself, or all this is destroyed (UTC)."""

    id: str
    state: CandidateState
    until: datetime | None
    person: roster.Person
    screening: Screen | None
    declaration: roster.Declaration | None
    assessment: roster.Assessment | None


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """One's own seat, and the watch over its mandate; `expires` in UTC."""

    id: str
    seat: Seat
    active: bool
    handle: str
    name: str
    title: str
    side: str
    sector: str
    restricted: tuple[str, ...]
    expires: datetime | None
    reported: MandateKind | None
    what: str
    finding: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """Something that one wrote: its noun, its id and its words."""

    noun: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """What this track holds about whoever asks."""

    name: str
    email: str
    file: File | None
    seats: tuple[OwnSeat, ...]
    wrote: tuple[OwnText, ...]


@reading("person:read")
def person(here: Look) -> PersonView:
    """What this track holds about me."""
    account = here.uow.session.get_one(Account, here.actor.account_id)
    known = accounts.contact_of(here.uow, account)
    held = links.seats_of(here.uow, here.track.id, account.id)
    file = held.pop(Seat.CANDIDATE, None)
    return PersonView(
        name=known.name,
        email=known.email,
        file=_file(here, file) if file else None,
        seats=tuple(_seat(here, seat_id) for seat_id in held.values()),
        wrote=tuple(text for seat_id in held.values() for text in _wrote(here, seat_id)),
    )


def _file(here: Look, candidate_id: str) -> File:
    row, scene = here.get(Candidate, candidate_id), here.scene
    screened = row.screening is not None
    return File(
        id=row.id,
        state=row.state,
        until=roster.until_of(scene, row),
        person=roster.person_of(scene, row),
        screening=here.sealer.open(row, "screening", RecordClass.NOMINATION, Screen)
        if screened
        else None,
        declaration=roster.declaration_of(scene, row),
        assessment=roster.assessment_of(scene, row),
    )


def _seat(here: Look, seat_id: str) -> OwnSeat:
    row = here.get(SeatRow, seat_id)
    known, mandate = seats.details(here.uow, row), seats.mandate_of(here.uow, row)
    return OwnSeat(
        id=row.id,
        seat=row.kind,
        active=row.active,
        handle=known.handle,
        name=known.name,
        title=known.title,
        side=known.side,
        sector=known.sector,
        restricted=known.restricted,
        expires=mandate.expires,
        reported=mandate.reported,
        what=mandate.what,
        finding=mandate.finding,
    )


def _wrote(here: Look, seat_id: str) -> Iterator[OwnText]:
    yield from _contributions(here, seat_id)
    yield from _positions(here, seat_id)
    yield from _amendments(here, seat_id)
    yield from _talk(here, seat_id)
    yield from _beside(here, seat_id)
    for row in dissents.of_track(here.scene):
        if row.holder == here.sealer.index("dissent", row.id, seat_id):
            own = dissents.body_of(here.scene, row).own
            yield OwnText("dissent", row.id, f"{own.sentence}\n\n{own.text}" if own else "")


def _contributions(here: Look, seat_id: str) -> Iterator[OwnText]:
    index, rounds = here.sealer.index, select(Round.id).where(Round.track_id == here.track.id)
    windows = select(Window.id).where(Window.round_id.in_(rounds))
    unreleased = select(Contribution).where(Contribution.window_id.in_(windows))
    for waiting in here.uow.session.scalars(unreleased):
        if items.wrote(here.uow, here.track.id, waiting, seat_id):
            text = items.item_of(here.uow, here.track.id, waiting).text
            yield OwnText("contribution", waiting.id, text)
    released = select(ReleasedContribution).where(ReleasedContribution.round_id.in_(rounds))
    for row in here.uow.session.scalars(released):
        if row.author == index("released", row.id, seat_id):
            said = here.sealer.open(row, "body", RecordClass.CONTRIBUTION_RELEASED, Released)
            yield OwnText("contribution", row.id, said.text)


def _talk(here: Look, seat_id: str) -> Iterator[OwnText]:
    """One's own side of private notes, and what one said in caucuses."""
    for row in notes.with_seat(here.uow, here.track.id, seat_id):
        note = notes.note_of(here.uow, row)
        if note.from_handle:
            yield OwnText("note", row.id, note.text)
    for caucus in caucuses.of_track(here.uow, here.track.id):
        for entry in caucuses.entries(here.uow, caucus):
            if entry.author == here.sealer.index("caucus", entry.id, seat_id):
                said = caucuses.entry_of(here.uow, here.track.id, entry)
                yield OwnText("caucus", entry.id, said.text)


def _beside(here: Look, seat_id: str) -> Iterator[OwnText]:
    """What one has not sent, and how one would have the views stated that one holds."""
    for row in unsent.drafts(here.uow, here.track.id, [seat_id]):
        draft = here.sealer.open(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, Draft)
        yield OwnText("draft", row.id, draft.text)
    for passage in fairness.stating(here.uow, here.track.id):
        word = fairness.word_of(here.uow, passage, seat_id)
        if word is not None and word.correction:
            yield OwnText("correction", passage.id, word.correction)


def _positions(here: Look, seat_id: str) -> Iterator[OwnText]:
    indices = [here.sealer.index("position", subject, seat_id) for subject in subjects(here)]
    query = select(PositionRow).where(PositionRow.holder.in_(indices))
    for row in here.uow.session.scalars(query):
        said = here.sealer.open(row, "body", RecordClass.POSITION, Position)
        lying = reasons.own_text(here.uow, here.track.id, row.subject_id, [seat_id])
        yield OwnText("position", row.id, f"{said.value}\n\n{said.reason or lying}")


def _amendments(here: Look, seat_id: str) -> Iterator[OwnText]:
    paragraphs = select(Paragraph.id).where(Paragraph.track_id == here.track.id)
    query = select(Amendment).where(Amendment.paragraph_id.in_(paragraphs))
    for row in here.uow.session.scalars(query):
        body = amendment_body(here.scene, row)
        if stands_behind(here.sealer, row, body, seat_id):
            yield OwnText("amendment", row.id, body.text)
