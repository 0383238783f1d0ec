"""What the release gate compares a text with: the room's own words, and what names people in it.

- A text that leaves the room by itself passes the same checks as one that stands in a brief:
  attribution, verbatim, small numbers.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from documents.models.people import Account, Candidate
from documents.models.rounds import Question, Round
from documents.operations import accounts, items, links, papers, reasons, roster, seats, terms
from documents.operations.acts import Scene
from documents.operations.charter import charter_of, threshold
from documents.operations.consents import consents_of
from policies import release
from policies.decisions import Allow
from policies.handling import may_quote
from policies.terms import Handling, Seat

SIGNATORIES = (Seat.CHAIR, Seat.DECISION_MAKER)


def text_findings(
    scene: Scene, text: str, repeats: Iterable[str] = ()
) -> tuple[release.Finding, ...]:
    """What keeps one text in the room; what it answers may be repeated word for word."""
    facts = release.ContentFacts(
        passages=(release.Passage("text", text, ()),),
        sources=sources(scene),
        identifiers=identifiers(scene),
        public_names=public_names(scene),
        quotable=(*quotable(scene), *repeats),
        known=papers.known(scene.uow, scene.track.id),
        dissents=(),
        mapped=frozenset(),
        counts=(),
        tables=(),
        earlier_counts=(),
        earlier_tables=(),
        experts=len(seats.ever(scene.uow, scene.track.id, Seat.EXPERT)),
        k=threshold(scene.track),
        foreign_parts=(),
    )
    return release.content_findings(facts)


def public_names(scene: Scene) -> frozenset[str]:
    charter = charter_of(scene.uow, scene.track)
    rows = (row for kind in SIGNATORIES for row in seats.seats(scene.uow, scene.track.id, kind))
    known = [seats.details(scene.uow, row) for row in rows]
    names = {name for one in known for name in (one.name, one.title) if name}
    return frozenset(names | {charter.question, charter.convener, *charter.funders})


def sources(scene: Scene) -> Iterator[release.Source]:
    """Every contribution and every reason that was released."""
    rounds = select(Round.id, Round.since).where(Round.track_id == scene.track.id)
    since = {row.id: row.since for row in scene.session.execute(rounds)}
    consents = {seat: texts for seat, texts in consents_of(scene).items() if texts}
    yield from _contributions(scene, since, consents)
    yield from _reasons(scene, since, consents)


def _contributions(
    scene: Scene, since: Mapping[str, int], consents: Mapping[str, tuple[str, ...]]
) -> Iterator[release.Source]:
    """Its author's consent to wordings of their own goes with each."""
    for row, said in items.released(scene.uow, scene.track.id):
        free = isinstance(may_quote(said.handling, consent=False), Allow)
        mine = (seat for seat in consents if row.author == _author(scene, row.id, seat))
        own = consents.get(next(mine, ""), ())
        yield release.Source(row.id, said.text, said.handling, free, since[row.round_id], own)


def _reasons(
    scene: Scene, since: Mapping[str, int], consents: Mapping[str, tuple[str, ...]]
) -> Iterator[release.Source]:
    """A reason has no author any more: every consent goes with it, or else what its own author
    agreed to elsewhere would be held back by it."""
    agreed = tuple(text for texts in consents.values() for text in texts)
    for question, first in _questions(scene, since):
        for text in reasons.told(scene.uow, scene.track.id, question):
            yield release.Source("", text, Handling.CHATHAM_HOUSE, False, first, agreed)


def _questions(scene: Scene, since: Mapping[str, int]) -> list[tuple[str, int]]:
    rows = select(Question.id, Question.round_id).where(Question.round_id.in_(since))
    return [(row.id, since[row.round_id]) for row in scene.session.execute(rows)]


def _author(scene: Scene, item_id: str, seat_id: str) -> str:
    return scene.sealer.index("released", item_id, seat_id)


def identifiers(scene: Scene) -> frozenset[str]:
    """Everything that names somebody of the room: roster, handles, staff."""
    found: set[str] = set()
    query = select(Candidate).where(Candidate.track_id == scene.track.id)
    for row in scene.session.scalars(query):
        person = roster.person_of(scene, row)
        found |= {person.name, person.email, person.affiliation, *person.aliases}
        found |= _surname(person.name)
    for seat in seats.ever(scene.uow, scene.track.id, Seat.EXPERT):
        found.add(seats.details(scene.uow, seat).handle)
    return frozenset(found | _staff(scene))


def _staff(scene: Scene) -> set[str]:
    found: set[str] = set()
    named = {Seat.CHAIR, Seat.DECISION_MAKER, Seat.CANDIDATE, Seat.EXPERT}
    for kind in sorted(set(Seat) - named):
        for seat in seats.ever(scene.uow, scene.track.id, kind):
            holder = links.follow(scene.uow, scene.track.id, "seat", seat.id) or ""
            account = scene.session.get(Account, holder)
            if account is not None:
                contact = accounts.contact_of(scene.uow, account)
                found |= {contact.email, contact.name} | _surname(contact.name)
    return found


def _surname(name: str) -> set[str]:
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return {last} if len(last) > 1 else set()


def quotable(scene: Scene) -> tuple[str, ...]:
    """What anybody may repeat word for word, for it was there before the room: the charter and
    its approved texts."""
    charter = charter_of(scene.uow, scene.track)
    return (
        charter.question,
        charter.background,
        charter.why_now,
        charter.next_steps,
        *terms.approved_texts(scene.uow, scene.track),
    )
