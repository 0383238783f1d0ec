"""Recommendations in the order that the terms of reference say, on the record."""

from dataclasses import replace
from typing import Any

import pytest

from documents.briefing.content import BriefContent
from documents.errors import Denied
from documents.models.briefs import Brief
from documents.operations import gathering
from documents.operations.acts import Command, Scene
from documents.operations.charter import charter_of
from documents.operations.targets import Target
from documents.operations.views import drafts
from policies.acts import Act
from policies.positions import GRADIENT
from policies.recommendations import Arrangement
from policies.terms import Phase, RecordClass
from tests.room import Room

DRAFTED, CLUSTERED, RANKED = Arrangement
FOR, AGAINST = GRADIENT[0], GRADIENT[6]


pytestmark = pytest.mark.parametrize("backend", ["sqlite"])


def arranged(room: Room, arrangement: Arrangement) -> Room:
    """The room in drafting, opened on terms that say so."""
    room.go_to(Phase.DRAFTING)
    with room.store.begin() as uow:
        row = room.track_row(uow)
        charter = charter_of(uow, row)
        terms = replace(charter.terms, recommendations=arrangement)
        sealed = replace(charter, terms=terms)
        row.charter = uow.sealer(row.id).seal(row, "charter", RecordClass.TERMS, sealed)
        uow.commit()
    return room


def content(room: Room) -> BriefContent:
    """What a brief of this room says, once it is handed on."""
    room.adopt(room.propose())
    room.message()
    room.advance()
    brief = room.ask_for_brief()
    with room.store.begin() as uow:
        command = Command("", uow.clock.now())
        scene = Scene(uow, room.actor("rapporteur"), command, room.track_row(uow), "")
        return gathering.gather(scene, uow.session.get_one(Brief, brief)).content


def refusal(room: Room, **more: Any) -> str:
    with pytest.raises(Denied) as denied:
        room.recommend(**more)
    return denied.value.deny.rule


def numbers(found: BriefContent) -> list[int]:
    return [one.number for one in found.recommendations]


def test_a_heading_is_given_where_the_terms_say_so_and_nowhere_else(room: Room) -> None:
    arranged(room, DRAFTED)
    room.recommend()
    assert refusal(room, cluster="Trust") == "recommendations.not_clustered"
    arranged(room, CLUSTERED)
    room.recommend(cluster="Trust")
    assert refusal(room) == "recommendations.no_heading"


def test_clusters_are_printed_together_and_every_reader_is_told_the_heading(room: Room) -> None:
    arranged(room, CLUSTERED)
    for heading in ("Trust", "Money", " trust"):
        room.recommend(cluster=heading)
    seen = room.read("chair_1", drafts.recommendations, None, 50).items
    assert [one.cluster for one in seen] == ["Trust", "Money", " trust"]
    found = content(room)
    assert (numbers(found), found.arrangement) == ([1, 3, 2], CLUSTERED)
    assert [one.cluster for one in found.recommendations] == ["Trust", "Trust", "Money"]


def test_a_small_room_says_no_words_and_ranks_nothing(room: Room) -> None:
    arranged(room, RANKED)
    room.recommend()
    second = room.recommend()
    for who in room.experts:
        room.take(who, second, FOR)
    found = content(room)
    assert (numbers(found), found.arrangement) == ([1, 2], DRAFTED)


def test_ranked_the_firmest_support_comes_first_and_its_dissents_too(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "threshold", lambda _: 1)
    arranged(room, RANKED)
    first, second = room.recommend(), room.recommend()
    room.recommend()
    for place, who in enumerate(room.experts):
        room.take(who, first, FOR if place < 1 else AGAINST)
        room.take(who, second, FOR)
    for subject in (first, second):
        dissent = room.dissent("expert_1", subject, Target.RECOMMENDATION)
        room.state_dissent("expert_1", dissent, f"Not so: {subject}.")
        room.on_dissent("expert_1", Act.DISSENT_CONFIRM, dissent)
        room.on_dissent("rapporteur", Act.DISSENT_CARRY, dissent)
    found = content(room)
    assert (numbers(found), found.arrangement) == ([2, 1, 3], RANKED)
    beneath = [[one.number for one in item.dissents] for item in found.recommendations]
    assert beneath == [[1], [2], []]
