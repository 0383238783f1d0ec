"""Dissents that become one with the consent of all, and leave it one by one."""

from documents.models.briefs import Brief
from documents.models.dissents import Dissent
from documents.operations.consents import consents_of
from documents.operations.desks import desks_of
from documents.operations.dissents import ThisDissent
from documents.operations.handover import ThisSeat
from documents.operations.mergers import Merge, ThisMerger
from documents.operations.printed import printed_of
from documents.operations.views.dissents import DissentView, one_dissent
from documents.operations.views.look import look
from documents.operations.views.mergers import mergers
from policies.acts import Act
from policies.terms import DissentState, MergerState, Phase
from tests.documents.operations.rows import dissent_states
from tests.room import Room

HOLDERS = ("expert_1", "expert_2", "expert_3")
CARRIED, MERGED, WITHDRAWN = DissentState.CARRIED, DissentState.MERGED, DissentState.WITHDRAWN
STATED = DissentState.STATED


def dissenting(room: Room) -> tuple[str, ...]:
    """One carried dissent, one stated and one raised, each of another holder."""
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    found = tuple(room.dissent(who, paragraph) for who in HOLDERS)
    for who, one in zip(HOLDERS[:2], found[:2], strict=True):
        room.state_dissent(who, one, f"So says {who}.")
    room.on_dissent("expert_1", Act.DISSENT_CONFIRM, found[0])
    room.on_dissent("rapporteur", Act.DISSENT_CARRY, found[0])
    return found


def merged(room: Room) -> tuple[tuple[str, ...], str]:
    """Three dissents that were merged, and the joint one."""
    parts = dissenting(room)
    room.consent(room.propose_merger("rapporteur", *parts), *HOLDERS)
    return parts, room.joint(parts[0])


def states(room: Room, *which: str) -> list[DissentState]:
    found = dissent_states(room)
    return [found[one][0] for one in which]


def rule(room: Room, who: str, what: Act, body: object, version: int | None = None) -> str:
    """The rule that refuses this act."""
    outcome = room.attempt(who, what, body, version)
    assert outcome.deny is not None
    return outcome.deny.rule


def seen(room: Room, who: str, dissent: str) -> DissentView:
    return room.read(who, one_dissent, dissent)


def standing(room: Room, who: str) -> list[tuple[MergerState, bool]]:
    found = room.read(who, mergers, None, 50).items
    return [(one.state, one.consented) for one in found]


def awaits(room: Room, who: str) -> bool:
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
        uow.commit()
    return "awaits.merger" in {item.message for item in desk.awaits}


def test_nothing_is_merged_before_the_last_has_consented(room: Room) -> None:
    parts = dissenting(room)
    before = dissent_states(room)
    merger = room.propose_merger("expert_1", *parts)
    room.consent(merger, "expert_2")
    assert dissent_states(room) == before
    assert [awaits(room, who) for who in (*HOLDERS, "expert_4")] == [False, False, True, False]
    room.consent(merger, "expert_3")
    joint = room.joint(parts[0])
    assert states(room, *parts, joint) == [MERGED, MERGED, MERGED, CARRIED]
    assert {room.joint(part) for part in parts} == {joint}
    assert seen(room, "chair_1", joint).sentence == "We trust no gauges."


def test_one_refusal_leaves_everything_as_it_was(room: Room) -> None:
    parts = dissenting(room)
    before = dissent_states(room)
    merger = room.propose_merger("rapporteur", *parts)
    room.consent(merger, "expert_1", "expert_2")
    room.do("expert_3", Act.MERGER_REFUSE, ThisMerger(merger))
    assert rule(room, "expert_3", Act.MERGER_CONSENT, ThisMerger(merger)) == "mergers.not_open"
    assert dissent_states(room) == before


def test_who_withdraws_meanwhile_has_refused(room: Room) -> None:
    parts = dissenting(room)
    merger = room.propose_merger("rapporteur", *parts)
    room.on_dissent("expert_3", Act.DISSENT_WITHDRAW, parts[2])
    assert rule(room, "expert_1", Act.MERGER_CONSENT, ThisMerger(merger)) == "mergers.not_open"
    assert standing(room, "expert_1") == [(MergerState.REFUSED, False)]


def test_only_who_is_concerned_proposes_answers_and_reads(room: Room) -> None:
    parts = dissenting(room)
    body = Merge(parts, "We trust no gauges.")
    assert rule(room, "expert_4", Act.MERGER_PROPOSE, body) == "mergers.not_concerned"
    merger = room.propose_merger("rapporteur", *parts)
    for act in (Act.MERGER_CONSENT, Act.MERGER_REFUSE):
        assert rule(room, "expert_4", act, ThisMerger(merger)) == "mergers.not_concerned"
    assert standing(room, "expert_4") == standing(room, "chair_1") == []
    assert standing(room, "expert_1") == standing(room, "rapporteur") == [(MergerState.OPEN, False)]


def test_who_leaves_finds_their_own_words_and_the_others_keep_the_joint_ones(room: Room) -> None:
    parts, joint = merged(room)
    room.on_dissent("expert_2", Act.DISSENT_LEAVE, parts[1])
    assert states(room, *parts, joint) == [MERGED, STATED, MERGED, CARRIED]
    assert seen(room, "expert_2", parts[1]).sentence == "So says expert_2."
    assert not seen(room, "expert_2", joint).mine
    assert seen(room, "expert_1", joint).mine
    room.on_dissent("expert_1", Act.DISSENT_LEAVE, parts[0])
    room.on_dissent("expert_3", Act.DISSENT_WITHDRAW, parts[2])
    assert states(room, *parts, joint) == [CARRIED, STATED, WITHDRAWN, WITHDRAWN]


def test_nobody_ends_a_joint_dissent_for_the_others(room: Room) -> None:
    parts, joint = merged(room)
    with room.store.begin() as uow:
        versions = {one: uow.session.get_one(Dissent, one).version for one in (joint, parts[1])}
    for who, act, one, denied in (
        ("expert_1", Act.DISSENT_WITHDRAW, joint, "dissents.holder_only"),
        ("expert_1", Act.DISSENT_LEAVE, joint, "dissents.not_now"),
        ("expert_1", Act.DISSENT_LEAVE, parts[1], "dissents.holder_only"),
        ("expert_1", Act.DISSENT_WITHDRAW, parts[1], "dissents.holder_only"),
    ):
        body = ThisDissent(one)
        assert rule(room, who, act, body, versions[one]) == denied


def test_a_merger_can_be_widened_and_leaves_nothing_behind(room: Room) -> None:
    parts = dissenting(room)
    room.consent(room.propose_merger("rapporteur", *parts[:2]), "expert_1", "expert_2")
    first = room.joint(parts[0])
    wider = room.propose_merger("expert_3", *parts)
    room.consent(wider, "expert_1")
    assert states(room, *parts, first) == [MERGED, MERGED, DissentState.RAISED, CARRIED]
    room.consent(wider, "expert_2")
    assert states(room, *parts, first) == [MERGED, MERGED, MERGED, WITHDRAWN]
    room.on_dissent("expert_1", Act.DISSENT_LEAVE, parts[0])
    assert states(room, parts[0]) == [CARRIED]


def test_who_dissents_jointly_does_not_dissent_twice(room: Room) -> None:
    parts, _ = merged(room)
    target = seen(room, "expert_1", parts[0]).target
    room.take("expert_1", target, "cannot_be_associated")
    assert len(dissent_states(room)) == len(parts) + 1


def test_no_merger_changes_what_chairs_are_reading(room: Room) -> None:
    parts = dissenting(room)
    room.adopt(seen(room, "expert_1", parts[0]).target)
    room.message()
    room.recommend()
    for who, one in (("expert_2", parts[1]), ("expert_3", parts[2])):
        room.on_dissent(who, Act.DISSENT_WITHDRAW, one)
    again = room.dissent("expert_2", seen(room, "expert_1", parts[0]).target)
    room.state_dissent("expert_2", again, "Said again.")
    room.on_dissent("expert_2", Act.DISSENT_CONFIRM, again)
    room.on_dissent("rapporteur", Act.DISSENT_CARRY, again)
    merger = room.propose_merger("expert_1", parts[0], again)
    room.advance()
    assert room.sha256(room.ask_for_brief())
    denied = rule(room, "expert_2", Act.MERGER_CONSENT, ThisMerger(merger))
    assert denied == "briefs.text_is_before_chairs"


def test_a_brief_prints_the_joint_words_once_and_counts_the_rest_as_merged(room: Room) -> None:
    parts, joint = merged(room)
    room.adopt(seen(room, "expert_1", parts[0]).target)
    room.message()
    room.recommend()
    room.advance()
    brief = room.ask_for_brief()
    with room.store.begin() as uow:
        printed = printed_of(uow, uow.session.get_one(Brief, brief))
    assert printed.mapped == (joint,)
    line = printed.coverage
    assert (line.recorded, line.carried, line.withdrawn, line.merged) == (4, 1, 0, 3)


def test_to_consent_to_a_merger_is_to_consent_to_its_words(room: Room) -> None:
    merged(room)
    joint = ("We trust no gauges.", "Not one of them.")
    assert agreed(room) == [joint, joint, joint, ()]


def test_who_leaves_leaves_a_consent_behind(room: Room) -> None:
    merged(room)
    before = agreed(room)
    room.do("secretariat_officer", Act.SEAT_END, ThisSeat(room.seats[HOLDERS[0]]))
    assert agreed(room) == before


def agreed(room: Room) -> list[tuple[str, ...]]:
    """The wordings that the holders and somebody else consented to."""
    with room.store.begin() as uow:
        consents = consents_of(look(uow, room.actor("rapporteur")).scene)
    return [consents[room.seats[who]] for who in (*HOLDERS, "expert_4")]
