"""The text as a whole: positions on an edition of it, dissents from it, what is printed of it."""

import pytest

from documents.errors import Denied, RecordError
from documents.models.briefs import Brief
from documents.operations import figures, gathering
from documents.operations.brackets import Bracket
from documents.operations.dissents import Raise
from documents.operations.figures import kept_of
from documents.operations.gathering import gather
from documents.operations.positions import Take
from documents.operations.printed import files_of, findings_of, printed_of
from documents.operations.retention import drop_positions
from documents.operations.targets import Target
from documents.operations.tracks import Terminate
from documents.operations.views.dissents import dissents
from documents.operations.views.drafts import whole
from documents.operations.views.look import look
from documents.operations.views.positions import PositionView, mine
from documents.operations.views.statistics import statistics
from policies.acts import Act
from policies.positions import CANNOT_BE_ASSOCIATED
from policies.terms import DissentState, Phase
from tests.documents.briefing.reading import lines
from tests.documents.operations.rows import dissent_states
from tests.documents.operations.test_desks import awaits
from tests.room import Room

FIRST = "whole_hearted_endorsement"
SENTENCE = "The parts are sound, and together they promise a peace that nobody planned."
IN_FULL = "Each paragraph waits for another. So all of them wait for ever."


@pytest.fixture(params=["sqlite"])
def backend(request: pytest.FixtureRequest) -> str:
    """What holds of the text as a whole does not depend on the database."""
    return str(request.param)


@pytest.fixture
def drafting(room: Room) -> Room:
    """A room with a text of two paragraphs, one of them adopted, and a recommendation."""
    room.go_to(Phase.DRAFTING)
    room.adopt(room.propose())
    room.propose("Gauges stand on both banks.")
    room.message()
    room.recommend()
    return room


def rule(room: Room, what: Act, body: object, who: str = "expert_1") -> str:
    """The rule that refuses this act."""
    outcome = room.attempt(who, what, body)
    assert outcome.deny is not None
    return outcome.deny.rule


def own(room: Room) -> list[PositionView]:
    return list(room.read("expert_1", mine, None, 50).items)


def confirmed(room: Room, who: str) -> str:
    """A dissent from the whole text that its holder stated and confirmed."""
    one = room.dissent(who, room.track, Target.TEXT)
    room.state_dissent(who, one, SENTENCE, IN_FULL)
    room.on_dissent(who, Act.DISSENT_CONFIRM, one)
    return one


def brief(room: Room) -> str:
    room.advance()
    return room.ask_for_brief()


def test_it_is_there_from_the_first_paragraph_on(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    for what, body in (
        (Act.POSITION_TAKE, Take(room.track, FIRST)),
        (Act.DISSENT_RAISE, Raise(Target.TEXT, room.track)),
    ):
        with pytest.raises(RecordError):
            room.do("expert_1", what, body)
    room.propose()
    room.take("expert_1", room.track, FIRST)
    assert [one.subject for one in own(room)] == [room.track]


def test_nothing_else_is_the_whole_text(drafting: Room) -> None:
    paragraph = drafting.propose("Numbers are free.")
    for kind, target in (
        (Target.TEXT, paragraph),
        (Target.PARAGRAPH, drafting.track),
        (Target.TEXT, drafting.seats["expert_1"]),
    ):
        with pytest.raises(RecordError):
            drafting.dissent("expert_1", target, kind)


def test_a_position_is_one_on_the_edition_that_was_read(drafting: Room) -> None:
    read = drafting.read("expert_1", whole).edition
    drafting.take("expert_1", drafting.track, FIRST, wording=read)
    assert [one.stands for one in own(drafting)] == [True]
    drafting.propose("Numbers are free.")
    assert [one.stands for one in own(drafting)] == [False]
    stale = Take(drafting.track, FIRST, "", read)
    assert rule(drafting, Act.POSITION_TAKE, stale) == "positions.other_wording"
    drafting.take("expert_1", drafting.track, FIRST, wording=read + 1)
    assert [one.stands for one in own(drafting)] == [True]


def test_who_cannot_be_associated_with_it_dissents_from_it_once(drafting: Room) -> None:
    for _ in range(2):
        drafting.take("expert_1", drafting.track, CANNOT_BE_ASSOCIATED)
    (found,) = drafting.read("expert_1", dissents, None, 50).items
    assert (found.target_kind, found.target) == (Target.TEXT, drafting.track)
    assert found.mine
    again = Raise(Target.TEXT, drafting.track)
    assert rule(drafting, Act.DISSENT_RAISE, again) == "dissents.raised_already"


def test_it_awaits_a_position_once_its_paragraphs_are_settled_and_until_one_stands(
    room: Room,
) -> None:
    room.go_to(Phase.DRAFTING)
    assert "awaits.whole" not in awaits(room, "expert_1")
    paragraph = room.propose()
    assert "awaits.whole" not in awaits(room, "expert_1")
    other = room.amend("expert_2", paragraph, "Gauges stand on both banks.")
    room.do("rapporteur", Act.PARAGRAPH_BRACKET, Bracket(paragraph, (other,)), 1)
    assert awaits(room, "expert_1")["awaits.whole"] == 1
    room.take("expert_1", room.track, FIRST)
    assert "awaits.whole" not in awaits(room, "expert_1")
    assert awaits(room, "expert_2")["awaits.whole"] == 1
    later = room.propose("Numbers are free.")
    assert "awaits.whole" not in awaits(room, "expert_2")
    room.adopt(later)
    assert awaits(room, "expert_1")["awaits.whole"] == 1


def test_an_open_dissent_from_it_keeps_a_brief_from_being_made(drafting: Room) -> None:
    one = drafting.dissent("expert_1", drafting.track, Target.TEXT)
    asked = brief(drafting)
    with drafting.store.begin() as uow:
        found = findings_of(uow, uow.session.get_one(Brief, asked))
    assert [(one.passage_ref, one.clears) for one in found] == [(one, "release.carry_dissent")]


def test_a_carried_one_stands_under_the_text_and_in_full_in_the_annex(drafting: Room) -> None:
    one = confirmed(drafting, "expert_1")
    drafting.on_dissent("rapporteur", Act.DISSENT_CARRY, one)
    asked = brief(drafting)
    with drafting.store.begin() as uow:
        row = uow.session.get_one(Brief, asked)
        files, mapped = files_of(uow, row), printed_of(uow, row).mapped
    assert files is not None
    assert mapped == (one,)
    told, annex = ([line.text for line in lines(file)] for file in (files.brief, files.annex))
    place = "Dissent 1, on the text as a whole: "
    assert told.index(f"{place}{SENTENCE}", told.index("Shared vision")) < told.index(
        "Recommendations"
    )
    assert annex[annex.index(SENTENCE) + 1] == IN_FULL


def test_its_support_stands_in_the_words_of_the_legend(
    drafting: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "threshold", lambda _: 1)
    for who, value in zip(drafting.experts, (FIRST, FIRST, FIRST, "abstain"), strict=False):
        drafting.take(who, drafting.track, value)
    with drafting.store.begin() as uow:
        scene = look(uow, drafting.actor("rapporteur")).scene
        content = gather(scene, Brief(embargo_until=scene.now)).content
    assert content.whole.support == "most of 4 who took a position"


def test_two_are_merged_and_one_leaves_it_and_withdraws(drafting: Room) -> None:
    parts = [confirmed(drafting, who) for who in ("expert_1", "expert_2")]
    drafting.consent(drafting.propose_merger("rapporteur", *parts), "expert_1", "expert_2")
    joint = drafting.joint(parts[0])
    drafting.on_dissent("expert_1", Act.DISSENT_LEAVE, parts[0])
    drafting.on_dissent("expert_1", Act.DISSENT_WITHDRAW, parts[0])
    states = dissent_states(drafting)
    assert [states[one][0] for one in (*parts, joint)] == [
        DissentState.WITHDRAWN,
        DissentState.MERGED,
        DissentState.CARRIED,
    ]


def test_one_from_the_text_is_not_merged_with_one_from_a_paragraph(drafting: Room) -> None:
    paragraph = drafting.propose("Numbers are free.")
    first, second = confirmed(drafting, "expert_1"), drafting.dissent("expert_2", paragraph)
    with pytest.raises(Denied):
        drafting.propose_merger("rapporteur", first, second)


def test_its_figures_are_kept_once_and_print_as_those_of_a_paragraph(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "threshold", lambda _: 1)
    room.go_to(Phase.DRAFTING).propose()
    for who, value in zip(
        room.experts, (FIRST, FIRST, "abstain", "serious_disagreement"), strict=False
    ):
        room.take(who, room.track, value)
    with pytest.raises(Denied) as early:
        room.read("expert_1", statistics, room.track)
    assert early.value.deny.rule == "statistics.not_yet"
    room.do("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.DRAFTING, "The fund is gone."))
    before = room.read("expert_1", statistics, room.track)
    assert (before.total, before.mine, before.verdict) == (5, FIRST, None)
    with room.store.begin() as uow:
        drop_positions(uow, room.track)
        uow.commit()
    assert own(room) == []
    assert room.read("expert_1", statistics, room.track).joined == before.joined
    with room.store.begin() as uow:
        assert kept_of(uow, room.track, room.track) is not None
