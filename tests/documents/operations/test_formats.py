"""Rounds in their formats: fixed when they open, with what they need under seal."""

from datetime import timedelta
from typing import Any

import pytest

from documents.errors import Denied
from documents.operations.formats import Setting
from documents.operations.questions import AddQuestion
from documents.operations.tracks import Seen
from documents.operations.views import rounds
from policies.acts import Act
from policies.formats import RoundFormat
from policies.terms import Handling, Phase, Scale
from tests.documents.operations.rows import window_states
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import Room

WEEK, EVENT, REFLECTION = (
    RoundFormat.DIALOGUE_WEEK,
    RoundFormat.DIALOGUE_EVENT,
    RoundFormat.REFLECTION,
)
TICK = timedelta(seconds=1)
pytestmark = pytest.mark.parametrize("backend", ["sqlite"])


@pytest.fixture
def exploring(room: Room) -> Room:
    """A room in exploration; its tick is one second."""
    return room.go_to(Phase.EXPLORATION)


def setting(room: Room, who: str, round_id: str) -> Setting | None:
    return room.read(who, rounds.one_round, round=round_id).setting


def refused(room: Room, **more: Any) -> str:
    with pytest.raises(Denied) as denied:
        room.open_round(**more)
    return denied.value.deny.rule


def test_an_event_is_opened_with_its_agenda(exploring: Room) -> None:
    round_id = exploring.open_round(format=EVENT, agenda=("Gauges", "Money"))
    assert setting(exploring, "expert_1", round_id) == Setting(agenda=("Gauges", "Money"))
    assert setting(exploring, "friend", round_id) is None
    assert exploring.read("friend", rounds.one_round, round=round_id).format is EVENT
    assert refused(exploring, format=EVENT) == "formats.agenda_missing"


def test_a_questionnaire_takes_no_question_on_another_scale(exploring: Room) -> None:
    round_id = exploring.open_round(format=RoundFormat.QUESTIONNAIRE)
    more = AddQuestion(round_id, "How far do you agree?", Scale.AGREEMENT)
    denied = exploring.attempt("facilitator", Act.QUESTION_ADD, more).deny
    assert denied
    assert denied.rule == "formats.scale"


def test_a_week_has_so_many_windows_and_is_not_drawn_out(
    exploring: Room, clock: FrozenClock
) -> None:
    assert refused(exploring, format=WEEK, daily=True, seconds=11) == "formats.week"
    round_id = exploring.open_round(format=WEEK, daily=True, seconds=7)
    clock.advance(TICK)
    time_passes(exploring.store, exploring.track)
    with pytest.raises(Denied, match=r"formats\.week"):
        exploring.extend_round(round_id, 10)
    exploring.extend_round(round_id, 9)
    for _ in range(9):
        clock.advance(TICK)
        time_passes(exploring.store, exploring.track)
    assert window_states(exploring, round_id).total() == 10


def test_a_pause_is_no_part_of_a_week(exploring: Room, clock: FrozenClock) -> None:
    round_id = exploring.open_round(format=WEEK, daily=True, seconds=7)
    exploring.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    clock.advance(30 * TICK)
    exploring.resume()
    exploring.extend_round(round_id, 10)
    with pytest.raises(Denied, match=r"formats\.week"):
        exploring.extend_round(round_id, 11)


def test_a_reflection_shows_the_version_that_a_paper_had(exploring: Room) -> None:
    paper = exploring.add_paper("facilitator")
    round_id = exploring.open_round(format=REFLECTION, paper=paper)
    exploring.add_paper("facilitator", "Another case.", replaces=paper)
    assert setting(exploring, "silent_observer", round_id) == Setting(paper=paper, version=1)
    private = exploring.add_paper("facilitator", handling=Handling.NOT_FOR_USE)
    assert refused(exploring, format=REFLECTION, paper=private) == "papers.not_for_use"
    assert refused(exploring, format=REFLECTION, paper=round_id) == "record.not_there"


def test_a_reflection_shows_an_edition_that_the_draft_has_had(exploring: Room) -> None:
    assert refused(exploring, format=REFLECTION, edition=1) == "formats.no_such_edition"
    exploring.go_to(Phase.DRAFTING).propose()
    exploring.do("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.DRAFTING))
    round_id = exploring.open_round(format=REFLECTION, edition=1)
    assert setting(exploring, "expert_1", round_id) == Setting(edition=1)
