"""The map of actors: under a key of its own, for the secretariat, and in no document."""

import pytest
from sqlalchemy import select

from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.models.actor_map import ActorEntry
from documents.operations.actor_map import Enter, Relate
from documents.operations.printed import files_of
from documents.operations.terms import document_of as terms_document
from documents.operations.views.actor_map import whole_map
from policies.actor_map import Bond, Trend
from policies.acts import Act
from policies.terms import Phase, RecordClass, Seat, TermsKind
from tests.documents.operations.rows import brief_row, log_size
from tests.room import Room

NAMES = ("Zwaluwpont Harbour Board", "Quernmire League")


@pytest.fixture
def mapped(room: Room) -> Room:
    """A room with two actors and a relation in its map."""
    first, second = (room.enter_actor(name) for name in NAMES)
    room.relate_actors(first, second)
    return room


def test_the_secretariat_reads_the_map_and_each_look_leaves_a_leaf(mapped: Room) -> None:
    before = log_size(mapped)
    found = mapped.read("secretariat_officer", whole_map)
    assert {one.actor.name for one in found.actors} == set(NAMES)
    assert [one.relation.bond for one in found.relations] == [Bond.TENSE]
    mapped.read("second_officer", whole_map)
    assert log_size(mapped) == before + 2


@pytest.mark.parametrize("who", ["chair_1", "facilitator", "eligibility_officer", "expert_1"])
def test_to_everybody_else_there_is_no_map(mapped: Room, who: str) -> None:
    with pytest.raises(RecordError, match=r"record\.not_there"):
        mapped.read(who, whole_map)


def test_the_map_opens_under_its_own_key_and_dies_with_it(mapped: Room) -> None:
    keyring = mapped.store.keyring
    key = keyring.current(KeyPurpose.ACTOR_MAP, mapped.track)
    with mapped.store.begin() as uow:
        row = uow.session.scalars(select(ActorEntry)).first()
        assert row is not None
        assert key.id in row.body
        for purpose in (KeyPurpose.CONTENT, KeyPurpose.ROSTER, KeyPurpose.LINK):
            assert keyring.current(purpose, mapped.track).id not in row.body
    keyring.destroy(KeyPurpose.ACTOR_MAP, mapped.track)
    with pytest.raises(RecordError, match=r"key\.gone"):
        mapped.read("secretariat_officer", whole_map)


def test_nothing_of_the_map_stands_in_any_document(mapped: Room) -> None:
    mapped.agree_on_terms()
    mapped.decide()
    brief = mapped.go_to(Phase.HAND_OFF).ask_for_brief()
    with mapped.store.begin() as uow:
        papers = [terms_document(uow, mapped.newest_terms(kind)) for kind in TermsKind]
        set_of_three = files_of(uow, brief_row(mapped, brief))
    assert set_of_three is not None
    files = [set_of_three.brief, set_of_three.annex, set_of_three.slip, *papers]
    assert all(files)
    for word in ("Zwaluwpont", "Quernmire", "old quarrel"):
        assert not any(word.encode() in file for file in files)


def test_an_entry_is_rewritten_under_its_id(mapped: Room) -> None:
    first = mapped.read("secretariat_officer", whole_map).actors[0]
    known = {name: getattr(first.actor, name) for name in Enter.__slots__}
    body = Enter(**known | {"stance": "Wants less by now.", "replaces": first.id})
    assert mapped.do("secretariat_officer", Act.ACTOR_MAP_ENTER, body) == first.id
    again = mapped.read("secretariat_officer", whole_map)
    assert len(again.actors) == 2
    assert again.actors[0].actor.stance == "Wants less by now."


def test_an_actor_is_not_related_to_itself_nor_to_what_is_not_on_the_map(mapped: Room) -> None:
    actor = mapped.read("secretariat_officer", whole_map).actors[0].id
    itself = Relate(actor, actor, Bond.ALLY, 1, Trend.STEADY)
    refused = mapped.attempt("secretariat_officer", Act.ACTOR_MAP_RELATE, itself)
    assert refused.deny is not None
    assert refused.deny.rule == "actor_map.to_itself"
    nowhere = Relate(actor, mapped.seats[Seat.FACILITATOR], Bond.ALLY, 1, Trend.STEADY)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        mapped.attempt("secretariat_officer", Act.ACTOR_MAP_RELATE, nowhere)


def test_only_the_map_is_sealed_as_a_map(mapped: Room) -> None:
    with mapped.store.begin() as uow:
        row = uow.session.scalars(select(ActorEntry)).first()
        assert row is not None
        with pytest.raises(RecordError):
            uow.sealer(mapped.track).open(row, "body", RecordClass.TERMS, Enter)
