"""Composing a brief: gather, render, put before the release gate, keep. The clock's act.

- A brief that the gate finds fault with is *blocked*: its findings are for the drafter.
- Done twice it is done once: only a brief that was asked for and not composed yet is composed.
"""

from hashlib import sha256

from sqlalchemy import select

from documents.briefing.limits import too_long
from documents.briefing.package import foreign_parts
from documents.briefing.passages import texts
from documents.briefing.word import render
from documents.failpoints import reach
from documents.models.briefs import Brief
from documents.models.contributions import ReleasedContribution
from documents.models.people import Account, Candidate
from documents.models.rounds import Round
from documents.models.tracks import Track
from documents.operations import accounts, links, roster, seats, terms
from documents.operations.actors import Actor
from documents.operations.acts import Command, Scene
from documents.operations.briefs import dissent_facts, of_track
from documents.operations.charter import charter_of, threshold
from documents.operations.consents import consents_of
from documents.operations.gathering import Gathered, gather
from documents.operations.items import Released
from documents.operations.leaves import Leaf, write
from documents.operations.printed import (
    Cells,
    Document,
    Printed,
    notes,
    printed_of,
    tables_of,
)
from documents.store import Store
from policies import release
from policies.decisions import Allow
from policies.handling import may_quote
from policies.release import Check, Finding
from policies.small_numbers import Count
from policies.terms import BriefState, RecordClass, Seat

PUBLIC = ("question", "addressee:", "convener", "funder:", "quantifier:")
RESTS_ON_SOURCES = ("message", "theme")


def draft_brief(store: Store, brief_id: str) -> None:
    """Compose the brief that was asked for, unless that was done already."""
    with store.begin() as uow:
        row = uow.session.get(Brief, brief_id)
        if row is None:
            return
        track = uow.session.get(Track, row.track_id, with_for_update=True)
        uow.session.refresh(row)
        if row.state is not BriefState.ASKED or track is None:
            return
        command = Command("", uow.clock.now())
        scene = Scene(uow, Actor("", track.id), command, track, "")
        _compose(scene, row)
        write(uow, track.id, Leaf("brief:draft", "", row.state, brief_id), scene.sealer.digests)
        reach("draft.before_commit")
        uow.commit()


def _compose(scene: Scene, row: Brief) -> None:
    gathered = gather(scene, row)
    document = render(gathered.content)
    found = (
        *release.content_findings(_facts(scene, gathered, document)),
        *_lengths(gathered),
        *_unfounded(gathered),
    )
    seal = scene.sealer.seal
    row.findings = seal(row, "findings", RecordClass.BRIEF, notes(found))
    row.state = BriefState.BLOCKED if found else BriefState.READY
    if not found:
        row.sha256 = sha256(document).hexdigest()
        row.document = seal(row, "document", RecordClass.BRIEF, Document(document.hex()))
        row.coverage = seal(row, "coverage", RecordClass.STATISTICS, _printed(gathered))


def _lengths(gathered: Gathered) -> list[Finding]:
    return [
        Finding(Check.DOCUMENT, part.reference, "release.shorten")
        for part in too_long(gathered.content)
    ]


def _unfounded(gathered: Gathered) -> list[Finding]:
    """Messages and themes that name no source: nobody could say under which regime they stand."""
    return [
        Finding(Check.HANDLING, ref, "release.name_sources")
        for ref, sources in gathered.sources.items()
        if ref.startswith(RESTS_ON_SOURCES) and not sources
    ]


def _printed(gathered: Gathered) -> Printed:
    coverage = gathered.content.coverage
    return Printed(coverage, gathered.mapped, gathered.counts, gathered.tables)


def _facts(scene: Scene, gathered: Gathered, document: bytes) -> release.ContentFacts:
    earlier = _ledger(scene)
    return release.ContentFacts(
        passages=tuple(
            release.Passage(ref, text, gathered.sources.get(ref, ()))
            for ref, text in texts(gathered.content)
            if not ref.startswith(PUBLIC)
        ),
        sources=_sources(scene),
        identifiers=_identifiers(scene),
        public_names=_public(gathered),
        quotable=_quotable(scene),
        dissents=dissent_facts(scene),
        mapped=frozenset(gathered.mapped),
        counts=gathered.counts,
        tables=tables_of(gathered.tables),
        earlier_counts=earlier[0],
        earlier_tables=tables_of(earlier[1]),
        experts=len(seats.seats(scene.uow, scene.track.id, Seat.EXPERT)),
        k=threshold(scene.track),
        foreign_parts=foreign_parts(document),
    )


def _ledger(scene: Scene) -> tuple[tuple[Count, ...], tuple[Cells, ...]]:
    rows = of_track(scene.uow, scene.track)
    printed = [printed_of(scene.uow, row) for row in rows if row.state is BriefState.RELEASED]
    counts = tuple(count for one in printed for count in one.counts)
    return counts, tuple(table for one in printed for table in one.tables)


def _sources(scene: Scene) -> tuple[release.Source, ...]:
    """Every contribution; its author's consent to wordings of their own goes with it."""
    rounds = select(Round.id).where(Round.track_id == scene.track.id)
    query = select(ReleasedContribution).where(ReleasedContribution.round_id.in_(rounds))
    consents = consents_of(scene)
    found = []
    for row in scene.session.scalars(query.order_by(ReleasedContribution.id)):
        item = scene.sealer.open(row, "body", RecordClass.CONTRIBUTION_RELEASED, Released)
        free = isinstance(may_quote(item.handling, consent=False), Allow)
        mine = (seat for seat in consents if row.author == _author(scene, row.id, seat))
        own = consents.get(next(mine, ""), ())
        found.append(release.Source(row.id, item.text, item.handling, free, own))
    return tuple(found)


def _author(scene: Scene, item_id: str, seat_id: str) -> str:
    return scene.sealer.index("released", item_id, seat_id)


def _identifiers(scene: Scene) -> frozenset[str]:
    """Everything that names somebody of the room: roster, handles, staff."""
    found: set[str] = set()
    query = select(Candidate).where(Candidate.track_id == scene.track.id)
    for row in scene.session.scalars(query):
        person = roster.person_of(scene, row)
        found |= {person.name, person.email, person.affiliation, *person.aliases}
        found |= _surname(person.name)
    for seat in seats.seats(scene.uow, scene.track.id, Seat.EXPERT):
        found.add(seats.details(scene.uow, seat).handle)
    return frozenset(found | _staff(scene))


def _staff(scene: Scene) -> set[str]:
    found: set[str] = set()
    named = {Seat.CHAIR, Seat.DECISION_MAKER, Seat.CANDIDATE, Seat.EXPERT}
    for kind in sorted(set(Seat) - named):
        for seat in seats.seats(scene.uow, scene.track.id, kind):
            holder = links.follow(scene.uow, scene.track.id, "seat", seat.id) or ""
            account = scene.session.get(Account, holder)
            if account is not None:
                contact = accounts.contact_of(scene.uow, account)
                found |= {contact.email, contact.name} | _surname(contact.name)
    return found


def _surname(name: str) -> set[str]:
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return {last} if len(last) > 1 else set()


def _public(gathered: Gathered) -> frozenset[str]:
    content = gathered.content
    names = {content.question, content.convener, *content.funders, *content.addressees}
    return frozenset(names | {chair.name for chair in content.chairs})


def _quotable(scene: Scene) -> tuple[str, ...]:
    """What anybody may repeat word for word: the charter and its approved texts."""
    charter = charter_of(scene.uow, scene.track)
    return (
        charter.question,
        charter.background,
        charter.why_now,
        charter.next_steps,
        *terms.approved_texts(scene.uow, scene.track),
    )
