"""Composing a brief: gather, render, put before the release gate, keep. The clock's act.

- A brief that the gate finds fault with is *blocked*: its findings are for the drafter.
- What is published once the brief is out passes the gate with it.
- Done twice it is done once: only a brief that was asked for and not composed yet is composed.
"""

from collections.abc import Iterator

from documents.briefing.files import Files, digest, render
from documents.briefing.limits import too_long
from documents.briefing.package import foreign_parts
from documents.briefing.passages import texts
from documents.failpoints import reach
from documents.models.briefs import Brief
from documents.models.tracks import Track
from documents.operations import papers, seats
from documents.operations.actors import Actor
from documents.operations.acts import Command, Scene
from documents.operations.briefs import dissent_facts, of_track
from documents.operations.charter import threshold
from documents.operations.disclosure import identifiers, quotable, sources
from documents.operations.gathering import Gathered, gather
from documents.operations.leaves import Leaf, write
from documents.operations.printed import (
    Cells,
    Printed,
    kept,
    notes,
    printed_of,
    tables_of,
)
from documents.store import Store
from policies import release
from policies.release import Check, Finding
from policies.small_numbers import Count
from policies.terms import BriefState, RecordClass, Seat

PUBLIC = ("question", "addressee:", "convener", "funder:", "quantifier:")
RESTS_ON_SOURCES = ("message", "theme", "option")


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
    files = render(gathered.content, house=scene.uow.store.stationery)
    found = (
        *release.content_findings(_facts(scene, gathered, files)),
        *_lengths(gathered),
        *_unfounded(gathered),
    )
    seal = scene.sealer.seal
    row.findings = seal(row, "findings", RecordClass.BRIEF, notes(found))
    row.state = BriefState.BLOCKED if found else BriefState.READY
    if not found:
        row.sha256 = digest(files.brief)
        row.documents = seal(row, "documents", RecordClass.BRIEF, kept(files))
        row.coverage = seal(row, "coverage", RecordClass.STATISTICS, _printed(gathered))


def _lengths(gathered: Gathered) -> list[Finding]:
    return [
        Finding(Check.DOCUMENT, part.reference, "release.shorten")
        for part in too_long(gathered.content)
    ]


def _unfounded(gathered: Gathered) -> list[Finding]:
    """Messages, themes and options without a source: nobody could say under which regime they
    stand."""
    return [
        Finding(Check.HANDLING, ref, "release.name_sources")
        for ref, sources in gathered.sources.items()
        if ref.startswith(RESTS_ON_SOURCES) and not sources
    ]


def _printed(gathered: Gathered) -> Printed:
    coverage = gathered.content.coverage
    return Printed(coverage, gathered.mapped, gathered.counts, gathered.tables)


def _facts(scene: Scene, gathered: Gathered, files: Files) -> release.ContentFacts:
    earlier = _ledger(scene)
    return release.ContentFacts(
        passages=tuple(
            release.Passage(ref, text, gathered.sources.get(_whole(ref), ()))
            for ref, text in (*texts(gathered.content), *_published(scene))
            if not ref.startswith(PUBLIC)
        ),
        sources=sources(scene),
        identifiers=identifiers(scene),
        public_names=_public(gathered),
        quotable=quotable(scene),
        known=papers.known(scene.uow, scene.track.id),
        dissents=dissent_facts(scene),
        mapped=frozenset(gathered.mapped),
        counts=gathered.counts,
        tables=tables_of(gathered.tables),
        earlier_counts=earlier[0],
        earlier_tables=tables_of(earlier[1]),
        experts=len(seats.ever(scene.uow, scene.track.id, Seat.EXPERT)),
        k=threshold(scene.track),
        foreign_parts=tuple(
            one for file in (files.brief, files.annex, files.slip) for one in foreign_parts(file)
        ),
    )


def _published(scene: Scene) -> Iterator[tuple[str, str]]:
    """The texts of the papers that can be read outside once the brief is out."""
    for number, paper in enumerate(papers.quotable(scene.uow, scene.track.id), 1):
        yield f"paper:{number}:title", paper.title
        yield f"paper:{number}", paper.text
        yield f"paper:{number}:source", paper.source


def _whole(ref: str) -> str:
    """What a text is a part of: an option's cost rests on what the option rests on."""
    return ":".join(ref.split(":")[:2])


def _ledger(scene: Scene) -> tuple[tuple[Count, ...], tuple[Cells, ...]]:
    rows = of_track(scene.uow, scene.track)
    printed = [printed_of(scene.uow, row) for row in rows if row.state is BriefState.RELEASED]
    counts = tuple(count for one in printed for count in one.counts)
    return counts, tuple(table for one in printed for table in one.tables)


def _public(gathered: Gathered) -> frozenset[str]:
    content = gathered.content
    names = {content.question, content.convener, *content.funders, *content.addressees}
    return frozenset(names | {chair.name for chair in content.chairs})
