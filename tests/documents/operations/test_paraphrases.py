"""What is said in other words: asked for, written, confirmed or returned, and only then told."""

from datetime import timedelta
from typing import Any

import pytest

from documents.errors import Denied, RecordError
from documents.models.contributions import Contribution, ReleasedContribution
from documents.operations.contributions import Post, Return, ThisContribution
from documents.operations.paraphrases import (
    AskParaphrase,
    ReturnParaphrase,
    ThisParaphrase,
    WriteParaphrase,
)
from documents.operations.rounds import ThisRound
from documents.operations.views import contributions, paraphrases
from documents.operations.views.paraphrases import ParaphraseView
from policies.acts import Act
from policies.paraphrases import Stage
from policies.terms import ContributionKind, Phase, WindowState
from tests.documents.operations.rows import count, window_state, window_states
from tests.documents.operations.test_desks import awaits
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import Room

OWN = "As a grandson of millers I say: weirs first."
TOLD = "Somebody would begin with weirs."


@pytest.fixture(params=["sqlite"])
def backend(request: pytest.FixtureRequest) -> str:
    """Who is shown what does not depend on the database."""
    return str(request.param)


@pytest.fixture
def closed(room: Room) -> tuple[str, str]:
    """A closed round in which everybody wrote, and one of them asks for other words."""
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    item = room.post("expert_1", round_id, OWN, paraphrase=True)
    for name in room.experts[1:]:
        room.post(name, round_id)
    room.close_round(round_id)
    return round_id, item


def shown(room: Room, who: str) -> list[ParaphraseView]:
    return list(room.read(who, paraphrases.listed, after=None, limit=99).items)


def texts(room: Room, who: str) -> dict[str, str | None]:
    """What was released, as this person reads it: each text with its handle."""
    found = room.read(who, contributions.released, after=None, limit=99).items
    return {one.text: one.handle for one in found}


def write(room: Room, item: str, version: int = 1, text: str = TOLD) -> None:
    room.do("facilitator", Act.PARAPHRASE_WRITE, WriteParaphrase(item, text), version)


def confirm(room: Room, item: str, version: int = 2) -> None:
    room.do("expert_1", Act.PARAPHRASE_CONFIRM, ThisParaphrase(item), version)


def test_only_the_confirmed_words_are_released_and_without_a_handle(
    room: Room, closed: tuple[str, str]
) -> None:
    round_id, item = closed
    assert awaits(room, "facilitator")["awaits.paraphrases"] == 1
    write(room, item)
    assert "awaits.paraphrases" not in awaits(room, "facilitator")
    assert awaits(room, "expert_1")["awaits.paraphrase"] == 1
    confirm(room, item)
    assert "awaits.paraphrase" not in awaits(room, "expert_1")
    room.release(round_id)
    for who in ("facilitator", "rapporteur", "expert_2", "expert_1"):
        read = texts(room, who)
        assert OWN not in read
        assert read[TOLD] is None
        assert sum(handle is not None for handle in read.values()) == len(room.experts) - 1
    assert count(room, Contribution) == 0


def test_the_facilitator_reads_the_original_without_its_author(
    room: Room, closed: tuple[str, str]
) -> None:
    round_id, item = closed
    (found,) = shown(room, "facilitator")
    assert (found.id, found.text, found.stage) == (item, OWN, Stage.ASKED)
    read = room.read("facilitator", contributions.window, round=round_id, after=None, limit=9)
    assert [one.id for one in read.items if one.handle is None] == [item]


def test_nobody_else_is_shown_it(room: Room, closed: tuple[str, str]) -> None:
    assert [one.text for one in shown(room, "expert_1")] == [OWN]
    assert shown(room, "expert_2") == []
    assert shown(room, "chair_1") == []
    with pytest.raises(RecordError, match=r"record\.not_there"):
        shown(room, "researcher")
    write(room, closed[1])
    for act, body in (
        (Act.PARAPHRASE_CONFIRM, ThisParaphrase(closed[1])),
        (Act.PARAPHRASE_RETURN, ReturnParaphrase(closed[1], "Otherwise.")),
    ):
        with pytest.raises(RecordError, match=r"record\.not_there"):
            room.do("expert_2", act, body, 2)


def test_it_is_written_until_its_author_agrees(room: Room, closed: tuple[str, str]) -> None:
    round_id, item = closed
    write(room, item, text="Weirs matter.")
    back = ReturnParaphrase(item, "They come first.")
    room.do("expert_1", Act.PARAPHRASE_RETURN, back, 2)
    (found,) = shown(room, "facilitator")
    assert (found.paraphrase, found.correction) == ("Weirs matter.", "They come first.")
    write(room, item, 3)
    confirm(room, item, 4)
    room.release(round_id)
    assert TOLD in texts(room, "expert_2")


def test_the_facilitator_cannot_tell_whether_it_is_confirmed(
    room: Room, closed: tuple[str, str]
) -> None:
    write(room, closed[1])
    before = room.attempt(
        "facilitator", Act.PARAPHRASE_WRITE, WriteParaphrase(closed[1], "Else."), 2
    )
    confirm(room, closed[1])
    after = room.attempt(
        "facilitator", Act.PARAPHRASE_WRITE, WriteParaphrase(closed[1], "Else."), 2
    )
    assert before.deny == after.deny
    assert before.deny is not None
    assert before.deny.rule == "paraphrases.with_author"
    assert shown(room, "facilitator") == []


def test_one_that_is_late_leaves_with_others_in_the_next_round(
    room: Room, closed: tuple[str, str]
) -> None:
    round_id, item = closed
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(round_id)
    write(room, item)
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(round_id)
    following = room.open_round()
    for name in room.experts[1:]:
        room.post(name, following, f"A second thought of {name}.")
    room.close_round(following)
    (moved,) = shown(room, "expert_1")
    confirm(room, moved.id, moved.version)
    room.release(following)
    assert TOLD in texts(room, "expert_2")
    assert OWN not in texts(room, "expert_2")


def test_what_is_not_confirmed_stays_when_the_others_go(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    item = room.post("expert_1", round_id, OWN, paraphrase=True)
    for name in room.experts:
        room.post(name, round_id)
    room.close_round(round_id)
    write(room, item)
    before = count(room, ReleasedContribution)
    room.release(round_id)
    assert count(room, ReleasedContribution) == before + len(room.experts)
    assert window_states(room, round_id) == {WindowState.RELEASED: 1, WindowState.CLOSED: 1}
    assert window_state(room, round_id) is WindowState.RELEASED
    (left,) = shown(room, "expert_1")
    confirm(room, left.id, left.version)
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(round_id)
    own = room.read("expert_1", contributions.mine, after=None, limit=9).items
    with pytest.raises(Denied, match=r"paraphrases\.only_with_others"):
        room.do("expert_1", Act.CONTRIBUTION_CONSENT, ThisContribution(left.id), own[0].version)
    room.advance()
    assert count(room, Contribution) == 0
    assert TOLD not in texts(room, "expert_2")
    assert set(window_states(room, round_id)) == {WindowState.RELEASED}


def test_few_who_let_their_items_go_leave_without_it(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    room.post("expert_1", round_id, OWN, paraphrase=True)
    plain = room.post("expert_2", round_id, "Tariffs next.")
    room.close_round(round_id)
    room.do("expert_2", Act.CONTRIBUTION_CONSENT, ThisContribution(plain), 1)
    room.release(round_id)
    assert "Tariffs next." in texts(room, "expert_3")
    assert [one.text for one in shown(room, "expert_1")] == [OWN]


def test_in_a_daily_round_it_waits_for_a_later_day(room: Room, clock: FrozenClock) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round(daily=True)
    room.post("expert_1", round_id, OWN, paraphrase=True)
    for name in room.experts:
        room.post(name, round_id)
    for _ in range(2):
        clock.advance(timedelta(seconds=1))
        time_passes(room.store, room.track)
    assert len(texts(room, "expert_2")) == len(room.experts)
    (found,) = shown(room, "facilitator")
    write(room, found.id)
    confirm(room, found.id)
    for name in room.experts[1:]:
        room.post(name, round_id, f"A second thought of {name}.")
    for _ in range(2):
        clock.advance(timedelta(seconds=1))
        time_passes(room.store, room.track)
    assert texts(room, "expert_2")[TOLD] is None
    assert OWN not in texts(room, "expert_2")


def test_it_is_asked_for_while_nobody_has_read_it(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    item, late = room.post("expert_1", round_id, OWN), room.post("expert_1", round_id, "Late.")
    room.do("expert_1", Act.PARAPHRASE_ASK, AskParaphrase(item), 1)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("expert_2", Act.PARAPHRASE_ASK, AskParaphrase(late), 1)
    room.close_round(round_id)
    with pytest.raises(Denied, match=r"paraphrases\.too_late"):
        room.do("expert_1", Act.PARAPHRASE_ASK, AskParaphrase(late), 1)
    assert [one.text for one in shown(room, "facilitator")] == [OWN]


def test_what_came_back_is_sent_again_as_it_was_asked_for(
    room: Room, closed: tuple[str, str]
) -> None:
    round_id, item = closed
    room.do("facilitator", Act.CONTRIBUTION_RETURN, Return(item, "Two in one."), 1)
    assert shown(room, "facilitator") == []
    again: dict[str, Any] = {"round": round_id, "kind": ContributionKind.OPTION}
    room.do("expert_1", Act.CONTRIBUTION_POST, Post(**again, text="Weirs.", replaces=item))
    (found,) = shown(room, "facilitator")
    assert found.text == "Weirs."
    read = room.read("facilitator", contributions.window, round=round_id, after=None, limit=9)
    plain = next(one for one in read.items if one.handle is not None)
    body = Return(plain.id, "Too long.")
    room.do("facilitator", Act.CONTRIBUTION_RETURN, body, 1)
    mine = next(
        name
        for name in room.experts
        if any(
            one.id == plain.id
            for one in room.read(name, contributions.mine, after=None, limit=9).items
        )
    )
    late = Post(**again, text="Short.", replaces=plain.id, paraphrase=True)
    with pytest.raises(Denied, match=r"paraphrases\.too_late"):
        room.do(mine, Act.CONTRIBUTION_POST, late)


def test_a_release_that_is_refused_changes_nothing(room: Room, closed: tuple[str, str]) -> None:
    refused = room.attempt("facilitator", Act.BATCH_RELEASE, ThisRound(closed[0]))
    assert refused.deny is not None
    assert count(room, Contribution) == len(room.experts)
