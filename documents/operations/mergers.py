"""Acts on mergers: propose to merge dissents, consent, refuse; and leave what was merged.

- The joint dissent is carried from the moment on at which the last holder has consented.
- Each original keeps its own words and its former state for the day on which its holder leaves.
- While a brief is before the chairs, or out, nothing it prints is merged.
"""

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.ids import new_id
from documents.models.dissents import Dissent, Merger
from documents.operations import dissents as held
from documents.operations.acts import Scene, operation, require
from documents.operations.dissents import ThisDissent, Words, body_of, keep
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import briefs, dissents, mergers
from policies.acts import Act
from policies.dissents import Step
from policies.facts import PartFacts
from policies.terms import DissentState, MergerState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class Merge:
    """Dissents from one text, with the joint sentence (at most 35 words) and text."""

    dissents: Annotated[tuple[Id, ...], MinLen(1), MaxLen(100)]
    sentence: Annotated[str, MinLen(1), MaxLen(400)]
    text: Annotated[str, MaxLen(8000)] = ""


@dataclass(frozen=True, slots=True)
class ThisMerger:
    """One proposal."""

    merger: Id


@dataclass(frozen=True, slots=True)
class Proposal:
    """The sealed part: what is to be merged (ids), into which words, and whose holders
    consented (ids of their dissents)."""

    parts: tuple[str, ...]
    words: Words
    consented: tuple[str, ...] = ()


@operation(Act.MERGER_PROPOSE, Merge, creates=True)
def propose(scene: Scene, body: Merge) -> str:
    """Propose a merger; whoever holds one of the dissents consents by it."""
    require(briefs.may_change_text(scene.briefs()))
    parts = [scene.get(Dissent, one) for one in dict.fromkeys(body.dissents)]
    facts = [_facts(scene, part) for part in parts]
    require(mergers.may_propose(facts, scene.seat is Seat.RAPPORTEUR))
    require(dissents.sentence_fits(body.sentence))
    words = Words(body.sentence, body.text, own=False)
    row = Merger(id=new_id(), track_id=scene.track.id, state=MergerState.OPEN)
    _keep(scene, row, Proposal(tuple(part.id for part in parts), words, _mine(scene, parts)))
    scene.session.add(row)
    return row.id


@operation(Act.MERGER_CONSENT, ThisMerger)
def consent(scene: Scene, body: ThisMerger) -> str:
    """Consent to the joint words; the last holder's consent merges the dissents."""
    require(briefs.may_change_text(scene.briefs()))
    row, proposal, mine = _answered(scene, body)
    proposal = replace(proposal, consented=(*proposal.consented, *mine))
    if mergers.is_complete(proposal.parts, proposal.consented):
        _merge(scene, row, proposal)
    _keep(scene, row, proposal)
    return row.id


@operation(Act.MERGER_REFUSE, ThisMerger)
def refuse(scene: Scene, body: ThisMerger) -> str:
    """Refuse, or take consent back while others have still to give theirs."""
    row, _, _ = _answered(scene, body)
    row.state = MergerState.REFUSED
    return row.id


@operation(Act.DISSENT_LEAVE, ThisDissent, versioned=True)
def leave(scene: Scene, body: ThisDissent) -> str:
    """Take one's own dissent out of a merger; it stands as before, in its own words."""
    row = scene.get(Dissent, body.dissent)
    scene.saw(row.version)
    old = body_of(scene, row)
    until = held.wait_from(scene) if old.confirm_by is not None else None
    alone = replace(old, confirm_by=until, merged_into=None, before=None)
    keep(scene, row, mergers.leave(row.state, held.is_holder(scene, row), old.before), alone)
    held.end_if_left(scene, old.merged_into)
    return row.id


def of_track(uow: UnitOfWork, track_id: str) -> list[Merger]:
    """Every proposal of a track, in the order of random ids."""
    query = select(Merger).where(Merger.track_id == track_id)
    return list(uow.session.scalars(query.order_by(Merger.id)))


def proposal_of(uow: UnitOfWork, row: Merger) -> Proposal:
    """The sealed part of a proposal."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.DISSENT, Proposal)


def standing(uow: UnitOfWork, row: Merger) -> MergerState:
    """Where a proposal stands."""
    parts = proposal_of(uow, row).parts
    query = select(Dissent.state).where(Dissent.id.in_(parts))
    return mergers.standing(row.state, list(uow.session.scalars(query)))


def part_held_by(uow: UnitOfWork, row: Merger, *seats: str) -> str | None:
    """The dissent held from one of these seats that a proposal would merge, if there is one."""
    index = uow.sealer(row.track_id).index
    parts = [uow.session.get_one(Dissent, one) for one in proposal_of(uow, row).parts]
    mine = (
        one.id for one in parts for seat in seats if one.holder == index("dissent", one.id, seat)
    )
    return next(mine, None)


def awaiting(uow: UnitOfWork, track_id: str, seat: str) -> int:
    """How many proposals await the consent of this seat's holder."""
    waiting = [row for row in of_track(uow, track_id) if standing(uow, row) is MergerState.OPEN]
    mine = [(row, part_held_by(uow, row, seat)) for row in waiting]
    return sum(
        part is not None and part not in proposal_of(uow, row).consented for row, part in mine
    )


def _answered(scene: Scene, body: ThisMerger) -> tuple[Merger, Proposal, tuple[str, ...]]:
    """The proposal that the caller may answer, and the caller's own part of it."""
    row = scene.get(Merger, body.merger)
    proposal = proposal_of(scene.uow, row)
    mine = _mine(scene, [scene.get(Dissent, one) for one in proposal.parts])
    require(mergers.may_answer(standing(scene.uow, row), bool(mine)))
    return row, proposal, mine


def _merge(scene: Scene, row: Merger, proposal: Proposal) -> None:
    parts = [scene.get(Dissent, one) for one in proposal.parts]
    joint = _joint(scene, parts[0], proposal.words)
    left = []
    for part in parts:
        old = body_of(scene, part)
        before = old.before or part.state
        moved = dissents.move(part.state, Step.MERGE, True, scene.now, old.confirm_by)
        keep(scene, part, moved, replace(old, merged_into=joint.id, before=before))
        left.append(old.merged_into)
    for former in set(left):
        held.end_if_left(scene, former)
    row.state = MergerState.MERGED


def _joint(scene: Scene, part: Dissent, words: Words) -> Dissent:
    joint = Dissent(id=new_id(), track_id=scene.track.id, version=1, confirmed=True)
    joint.target_kind, joint.target_id = part.target_kind, part.target_id
    joint.state = DissentState.CARRIED
    joint.holder = scene.sealer.index("joint", joint.id)  # nobody's: it is its parts' holders'
    body = held.Body(own=words, joint=True)
    joint.body = scene.sealer.seal(joint, "body", RecordClass.DISSENT, body)
    scene.session.add(joint)
    return joint


def _facts(scene: Scene, part: Dissent) -> PartFacts:
    joint = body_of(scene, part).joint
    return PartFacts(part.target_id, part.state, joint, held.is_holder(scene, part))


def _mine(scene: Scene, parts: list[Dissent]) -> tuple[str, ...]:
    return tuple(part.id for part in parts if held.is_holder(scene, part))


def _keep(scene: Scene, row: Merger, proposal: Proposal) -> None:
    row.body = scene.sealer.seal(row, "body", RecordClass.DISSENT, proposal)
