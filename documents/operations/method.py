"""The method of a brief in numbers: invited, wrote, answered, sectors, as far as printable.

- Who wrote is counted by handles: what came back from a wider circle bears none and adds nobody.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.briefing import content as brief
from documents.briefing.quantities import legend
from documents.models.contributions import PositionRow
from documents.models.rounds import Round
from documents.operations import items, seats
from documents.operations.acts import Scene
from documents.operations.charter import threshold
from documents.operations.figures import locked_of
from documents.operations.gates import released_rounds
from documents.operations.printed import Cells
from policies import cells
from policies.small_numbers import Count
from policies.terms import Seat

SECTORS = "method:sectors"


@dataclass(frozen=True, slots=True)
class Method:
    """The printed method, and its numbers for the release ledger."""

    printed: brief.Method
    counts: tuple[Count, ...]
    tables: tuple[Cells, ...]


def method_of(scene: Scene, bases: Collection[int]) -> Method:
    """How the brief came about, every number of people through the disclosure rules; `bases` are
    the denominators that it prints beside."""
    k = threshold(scene.track)
    experts = seats.ever(scene.uow, scene.track.id, Seat.EXPERT)
    groups = cells.merge_groups(_sectors(scene), k)
    # One group alone would be a count of everybody, which says nothing and may not be printed.
    sectors = {", ".join(group.names): group.count for group in groups if len(groups) > 1}
    seated = sum(sectors.values())
    kept = cells.larger_only(_counts(scene), k)
    kept = cells.apart_from((*bases, seated) if sectors else bases, kept, k)
    printed = brief.Method(
        threshold=k,
        rounds=released_rounds(scene.uow, scene.track.id),
        moved=_moved(scene),
        invited=kept.get("invited"),
        wrote=kept.get("wrote"),
        answered=kept.get("answered"),
        sectors=tuple(brief.Sector(label, count) for label, count in sectors.items()),
        legend=legend(k),
        quantifiers_printed=not cells.no_quantifiers(len(experts), k),
    )
    told = {**kept, "seated": seated if sectors else None}
    return Method(printed, _ledger(told), _table(sectors))


def _ledger(kept: Mapping[str, int | None]) -> tuple[Count, ...]:
    return tuple(
        Count(f"method:{label}", "experts", label, value)
        for label, value in kept.items()
        if value is not None
    )


def _table(sectors: dict[str, int]) -> tuple[Cells, ...]:
    if not sectors:
        return ()
    return (Cells(SECTORS, "sectors", {**sectors}, sum(sectors.values())),)


def _counts(scene: Scene) -> dict[str, int]:
    return {
        "invited": scene.track.invited,
        "wrote": len(_handles(scene)),
        "answered": _answered(scene),
    }


def _moved(scene: Scene) -> int:
    """In how many rounds the thresholds of the verdicts changed after the opening."""
    every = scene.session.scalars(select(Round).where(Round.track_id == scene.track.id))
    return sum(locked_of(scene.uow, row).changes > 0 for row in every)


def _handles(scene: Scene) -> set[str]:
    found = items.released(scene.uow, scene.track.id)
    return {said.handle for _, said in found if said.handle}


def _answered(scene: Scene) -> int:
    """How many experts took any position; an expert is found by the index of each subject."""
    rows = scene.session.execute(select(PositionRow.subject_id, PositionRow.holder)).all()
    holders = {holder for _, holder in rows}
    subjects = {subject for subject, _ in rows}
    experts = seats.ever(scene.uow, scene.track.id, Seat.EXPERT)
    return sum(
        any(scene.sealer.index("position", subject, seat.id) in holders for subject in subjects)
        for seat in experts
    )


def _sectors(scene: Scene) -> Counter[str]:
    experts = seats.ever(scene.uow, scene.track.id, Seat.EXPERT)
    return Counter(seats.details(scene.uow, seat).sector for seat in experts)
