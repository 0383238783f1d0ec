"""Those who hold a view say whether it is fairly stated; nobody learns who or how many."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import func, select

from documents.models.contributions import ReleasedContribution
from documents.models.drafts import Passage
from documents.models.fairness import FairWord
from documents.operations.desks import desks_of
from documents.operations.fairness import ConfirmStatement, CorrectStatement, holders, is_wide
from documents.operations.handover import ThisSeat
from documents.operations.synthesis import Write
from documents.operations.views.drafts import PassageView, passages
from documents.operations.views.people import person
from documents.operations.views.tracks import track
from policies.acts import Act
from policies.fairness import Stance
from policies.synthesis import PassageKind
from policies.terms import Phase
from tests.room import Room

CASE, OBJECTION = Stance.CASE, Stance.OBJECTION
SIDES = {"against": "A flood is read by everybody.", "title": "Open gauges"}


@pytest.fixture
def explored(room: Room) -> Room:
    """A room after a round in which everybody wrote."""
    room.go_to(Phase.EXPLORATION).whole_round()
    return room


def sources_of(room: Room, *who: str) -> tuple[str, ...]:
    """What these people wrote, as released."""
    with room.store.begin() as uow:
        index = uow.sealer(room.track).index
        rows = list(uow.session.scalars(select(ReleasedContribution)))
        mine = {index("released", row.id, room.seats[name]) for row in rows for name in who}
        return tuple(row.id for row in rows if row.author in mine)


def write(room: Room, kind: PassageKind, *who: str, **more: Any) -> str:
    said = Write(kind, "Both banks trust the figures.", sources=sources_of(room, *who), **more)
    return room.do("facilitator", Act.PASSAGE_WRITE, said)


def confirm(room: Room, who: str, passage: str, stance: Stance = CASE, version: int = 1) -> None:
    room.do(who, Act.STATEMENT_CONFIRM, ConfirmStatement(passage, stance), version)


def correct(room: Room, who: str, passage: str, words: str, stance: Stance = CASE) -> None:
    room.do(who, Act.STATEMENT_CORRECT, CorrectStatement(passage, stance, words), 1)


def denied(room: Room, who: str, what: Act, body: object, version: int = 1) -> str:
    found = room.attempt(who, what, body, version).deny
    return found.rule if found else ""


def shown(room: Room, who: str, passage: str) -> PassageView:
    found = room.read(who, passages, after=None, limit=9).items
    return {one.id: one for one in found}[passage]


def awaits(room: Room, who: str) -> Mapping[str, int]:
    with room.store.begin() as uow:
        desks = desks_of(uow, room.people[who])
    return {item.message: item.count for desk in desks for item in desk.awaits}


def test_only_who_wrote_what_it_rests_on_is_asked_and_may_speak(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, "expert_1", "expert_2")
    assert awaits(explored, "expert_1")["awaits.fair"] == 1
    assert "awaits.fair" not in awaits(explored, "expert_3")
    body = ConfirmStatement(theme, CASE)
    assert denied(explored, "expert_3", Act.STATEMENT_CONFIRM, body) == "fairness.not_concerned"
    confirm(explored, "expert_1", theme)
    assert "awaits.fair" not in awaits(explored, "expert_1")
    assert shown(explored, "expert_2", theme).concerns_me
    assert not shown(explored, "expert_3", theme).concerns_me


def test_confirmed_or_not_and_never_how_many(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, *explored.experts)
    assert shown(explored, "chair_1", theme).fair == ()
    confirm(explored, "expert_1", theme)
    once = shown(explored, "chair_1", theme)
    confirm(explored, "expert_2", theme)
    assert shown(explored, "chair_1", theme) == once
    assert once.fair == (CASE,)
    assert once.corrections is None
    correct(explored, "expert_3", theme, "Only one bank does.")
    assert shown(explored, "chair_1", theme).fair == ()
    assert shown(explored, "facilitator", theme).corrections == ("Only one bank does.",)
    confirm(explored, "expert_3", theme)
    assert shown(explored, "facilitator", theme) == shown(explored, "rapporteur", theme)
    assert shown(explored, "facilitator", theme).corrections == ()
    assert shown(explored, "chair_1", theme).fair == (CASE,)


def test_a_new_wording_is_confirmed_anew(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, "expert_1")
    confirm(explored, "expert_1", theme)
    write(explored, PassageKind.THEME, "expert_1", replaces=theme)
    assert shown(explored, "chair_1", theme).fair == ()
    old = ConfirmStatement(theme, CASE)
    assert denied(explored, "expert_1", Act.STATEMENT_CONFIRM, old) == "record.stale"
    confirm(explored, "expert_1", theme, version=2)
    assert shown(explored, "chair_1", theme).fair == (CASE,)


def test_each_sentence_has_its_own_links_and_each_needs_voices_enough(explored: Room) -> None:
    text, both = (
        "Both banks trust the figures. They say so.",
        sources_of(explored, *explored.experts),
    )
    for second, wide in ((both, True), (sources_of(explored, "expert_1"), False)):
        body = Write(PassageKind.THEME, text, by_sentence=(both, second))
        theme = explored.do("facilitator", Act.PASSAGE_WRITE, body)
        written = shown(explored, "facilitator", theme)
        assert (written.sources, written.by_sentence) == ((), (both, second))
        assert shown(explored, "chair_1", theme).by_sentence is None
        with explored.store.begin() as uow:
            assert is_wide(uow, uow.session.get_one(Passage, theme), 1) is wide
    one = Write(PassageKind.THEME, text, by_sentence=(both,))
    rule = denied(explored, "facilitator", Act.PASSAGE_WRITE, one)
    assert rule == "briefs.sentences_linked"


def test_who_wrote_what_a_single_sentence_rests_on_is_concerned(explored: Room) -> None:
    first, second = (sources_of(explored, f"expert_{number}") for number in (1, 2))
    body = Write(PassageKind.THEME, "They measure. They tell.", by_sentence=(first, second))
    theme = explored.do("facilitator", Act.PASSAGE_WRITE, body)
    assert awaits(explored, "expert_1")["awaits.fair"] == 1
    confirm(explored, "expert_2", theme)
    assert shown(explored, "expert_2", theme).concerns_me
    assert not shown(explored, "expert_3", theme).concerns_me


def test_nobody_confirms_both_sides_alone(explored: Room) -> None:
    option = write(explored, PassageKind.OPTION, "expert_1", "expert_2", **SIDES)
    confirm(explored, "expert_1", option, CASE)
    confirm(explored, "expert_1", option, OBJECTION)
    assert shown(explored, "chair_1", option).fair == (OBJECTION,)
    confirm(explored, "expert_2", option, CASE)
    assert shown(explored, "chair_1", option).fair == (CASE, OBJECTION)


def test_a_crux_states_both_sides_and_what_would_move_them(explored: Room) -> None:
    moves = {"moves": "A flood foreseen.", "moves_against": "A theft by gauge."}
    crux = write(explored, PassageKind.CRUX, "expert_1", **SIDES, **moves)
    found = shown(explored, "chair_1", crux)
    assert (found.moves, found.moves_against) == tuple(moves.values())
    for moved in ("", "A flood foreseen."):
        body = Write(PassageKind.CRUX, "Both.", "Gauges", against="Neither.", moves=moved)
        rule = denied(explored, "facilitator", Act.PASSAGE_WRITE, body)
        assert rule == "briefs.crux_incomplete"


def test_the_share_of_strongest_cases_is_told_and_holds_nobody_up(explored: Room) -> None:
    option = write(explored, PassageKind.OPTION, "expert_1", "expert_2", **SIDES)
    write(explored, PassageKind.OPTION, "expert_3", **SIDES)
    confirm(explored, "expert_1", option, CASE)
    confirm(explored, "expert_2", option, OBJECTION)
    (told,) = explored.read("chair_1", track).wanting
    assert (told.rule, told.values) == ("phases.strongest_case", {"options": 2, "strongest": 1})
    assert explored.read("facilitator", track).wanting == (told,)
    assert explored.read("expert_1", track).wanting == ()
    explored.advance()
    assert explored.read("chair_1", track).wanting == ()


def test_wide_support_needs_groups_of_k(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, *explored.experts)
    alone = write(explored, PassageKind.THEME, "expert_1")
    assert not shown(explored, "chair_1", theme).wide  # three sectors, all too small to be told
    with explored.store.begin() as uow:
        row = uow.session.get_one(Passage, theme)
        assert len(holders(uow, row)) == len(explored.experts)
        assert is_wide(uow, row, 1)
        assert not is_wide(uow, uow.session.get_one(Passage, alone), 1)


def test_at_rest_nothing_says_who_spoke_of_what(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, "expert_1")
    confirm(explored, "expert_1", theme)
    with explored.store.begin() as uow:
        (row,) = uow.session.scalars(select(FairWord))
        kept = f"{row.index} {row.body.hex()}"
        assert uow.session.scalar(select(func.count()).select_from(Passage)) == 1
    assert theme not in kept
    assert explored.seats["expert_1"] not in kept


def test_whoever_corrects_takes_the_words_along(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, "expert_1")
    correct(explored, "expert_1", theme, "Only one bank does.")
    found = explored.read("expert_1", person).wrote
    assert [one.text for one in found if one.noun == "correction"] == ["Only one bank does."]


def test_who_leaves_takes_no_word_and_no_voice_along(explored: Room) -> None:
    theme = write(explored, PassageKind.THEME, "expert_1", "expert_2")
    confirm(explored, "expert_2", theme)
    correct(explored, "expert_1", theme, "Only one bank does.")
    before = shown(explored, "expert_3", theme)
    with explored.store.begin() as uow:
        voices = len(holders(uow, uow.session.get_one(Passage, theme)))
    explored.do("secretariat_officer", Act.SEAT_END, ThisSeat(explored.seats["expert_1"]))
    assert shown(explored, "expert_3", theme) == before
    assert before.fair == ()
    with explored.store.begin() as uow:
        assert len(holders(uow, uow.session.get_one(Passage, theme))) == voices == 2
