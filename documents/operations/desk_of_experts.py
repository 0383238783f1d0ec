"""What awaits an expert: rounds, texts, own items, own dissents, own mandate; and of these what
awaits the wider circle of a reflection period.

- What is the expert's own is told to the expert only.
"""

from collections.abc import Mapping

from sqlalchemy import select

from documents.models.dissents import Dissent
from documents.models.drafts import Paragraph
from documents.models.tracks import Track
from documents.operations import (
    amendments,
    fairness,
    identities,
    mergers,
    notes,
    official_consents,
    paraphrases,
    seats,
    standing,
    windows,
)
from documents.operations.brackets import alternatives
from documents.operations.charter import threshold
from documents.operations.counting import count, rounds_in
from documents.operations.drafts import edition_of
from documents.operations.figures import frozen
from documents.operations.items import written_by
from documents.operations.taken import positions_of
from documents.operations.windows import Ready
from documents.store import UnitOfWork
from policies import mandates, officials
from policies.terms import (
    DissentState,
    Phase,
    Seat,
    WindowState,
)

LYING = (WindowState.OPEN, WindowState.CLOSED)


def awaiting_expert(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    """What awaits the holder of this seat."""
    texts = count(uow, Paragraph.track_id == track.id, Paragraph.adopted.is_(False))
    drafting = track.phase is Phase.DRAFTING
    talks = track.phase in (Phase.EXPLORATION, Phase.DRAFTING)
    return {
        "awaits.contribute": rounds_in(uow, track, WindowState.OPEN),
        **_of_author(uow, track, seat_id),
        "awaits.consider": texts if drafting else 0,
        "awaits.whole": int(drafting and _whole_awaited(uow, track.id, seat_id)),
        "awaits.confirm": _stated_for(uow, track, seat_id),
        "awaits.fair": fairness.unsaid(uow, track.id, seat_id) if talks else 0,
        "awaits.identity": identities.told_to(uow, track.id, seat_id),
        "awaits.note": notes.awaiting_expert(uow, track.id, seat_id) if talks else 0,
        "awaits.officials": int(_consent_awaited(uow, track, seat_id, admit=True)),
        "awaits.officials_leave": int(_consent_awaited(uow, track, seat_id, admit=False)),
        "awaits.renew": int(_to_renew(uow, track, seat_id)),
        "awaits.modification": amendments.awaiting(uow, track.id, seat_id) if drafting else 0,
        "awaits.merger": mergers.awaiting(uow, track.id, seat_id),
    }


def _whole_awaited(uow: UnitOfWork, track_id: str, seat_id: str) -> bool:
    """Whether the text is settled, in brackets or without, and nothing is said of all of it."""
    unsettled = count(
        uow,
        Paragraph.track_id == track_id,
        Paragraph.adopted.is_(False),
        Paragraph.id.not_in(alternatives(uow, track_id)),
    )
    written = edition_of(uow, track_id)
    return bool(written and not unsettled) and not positions_of(uow, track_id, track_id, [seat_id])


def awaiting_circle(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    """What awaits somebody of the wider circle."""
    opened = standing.open_windows(uow, track)
    asked = sum(seat_id in frozen(uow, row).circle for row in opened)
    return {"awaits.contribute": asked, **_of_author(uow, track, seat_id)}


def _of_author(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    """What awaits whoever wrote something that is not released yet."""
    explores = track.phase is Phase.EXPLORATION
    return {
        "awaits.send_again": _returned_to(uow, track, seat_id),
        "awaits.consent": _waiting_of(uow, track, seat_id),
        "awaits.paraphrase": paraphrases.awaiting_author(uow, track.id, seat_id) if explores else 0,
    }


def _consent_awaited(uow: UnitOfWork, track: Track, seat_id: str, *, admit: bool) -> bool:
    asked = officials.AWAITED.get(track.officials) is admit
    seats_given = track.phase in (Phase.CONVENING, Phase.EXPLORATION)
    return asked and seats_given and official_consents.said(uow, track.id, seat_id) is None


def _to_renew(uow: UnitOfWork, track: Track, seat_id: str) -> bool:
    row = seats.seat(uow, track.id, seat_id, Seat.EXPERT)
    expires = seats.mandate_of(uow, row).expires
    now = uow.clock.now()
    return mandates.expired(expires, now) or mandates.notice(expires, now) is not None


def _returned_to(uow: UnitOfWork, track: Track, seat_id: str) -> int:
    held = [one for state in LYING for one in windows.of_track(uow, track.id, state)]
    mine = written_by(uow, track.id, [window.id for window in held], [seat_id])
    return sum(row.returned is not None for row in mine)


def _waiting_of(uow: UnitOfWork, track: Track, seat_id: str) -> int:
    """The items of this seat that wait with too few others, once no round is open to join."""
    if track.phase is not Phase.EXPLORATION or rounds_in(uow, track, WindowState.OPEN):
        return 0
    closed = windows.rounds_with_closed(uow, track.id)
    found = [windows.batch(uow, row) for row in closed]
    small = [one for one in found if one.waits(threshold(track))]
    return sum(_unsaid(item, seat_id) for one in small for item in one.items)


def _unsaid(item: Ready, seat_id: str) -> bool:
    return item.seat == seat_id and not item.consented and not item.paraphrase


def _stated_for(uow: UnitOfWork, track: Track, seat_id: str) -> int:
    query = select(Dissent).where(
        Dissent.track_id == track.id, Dissent.state == DissentState.STATED
    )
    index = uow.sealer(track.id).index
    return sum(
        row.holder == index("dissent", row.id, seat_id) for row in uow.session.scalars(query)
    )
