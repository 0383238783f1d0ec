"""Drafts: nobody else's, gone when they are sent, and gone with their key in the end."""

from collections.abc import Collection
from threading import Thread

import pytest
from sqlalchemy import select

from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.contributions import Contribution, ContributionDraft
from documents.operations import rounds
from documents.operations.contributions import Draft, Post, ThisDraft
from documents.operations.views import contributions
from documents.operations.views.people import person
from policies.acts import Act
from policies.terms import ContributionKind, Phase
from tests.documents.operations.rows import count
from tests.room import Room


def drafts(room: Room, who: str) -> list[tuple[str, int, str]]:
    found = room.read(who, contributions.drafts, after=None, limit=99).items
    return [(one.id, one.version, one.text) for one in found]


def test_a_draft_is_kept_and_rewritten_and_nobody_else_finds_it(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    first = room.draft("expert_1", "Half a thought.")
    assert room.draft("expert_1", "A whole thought.", replaces=first) == first
    room.draft("expert_2", "Another one.")
    assert drafts(room, "expert_1") == [(first, 2, "A whole thought.")]
    assert drafts(room, "facilitator") == []
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.draft("expert_2", "Not mine.", replaces=first)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("expert_2", Act.CONTRIBUTION_DISCARD, ThisDraft(first), 2)
    room.do("expert_1", Act.CONTRIBUTION_DISCARD, ThisDraft(first), 2)
    assert drafts(room, "expert_1") == []


def test_a_draft_is_among_what_its_author_takes_along(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.draft("expert_1", "Half a thought.")
    for who, kept in (("expert_1", ["Half a thought."]), ("expert_2", [])):
        assert [one.text for one in room.read(who, person).wrote if one.noun == "draft"] == kept


def test_a_line_that_breaks_leaves_one_draft_and_one_contribution(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    text, kept, sent = "Said over a bad line.", new_id(), new_id()
    body = Draft(ContributionKind.OPTION, text)
    draft = room.attempt("expert_1", Act.CONTRIBUTION_DRAFT, body, key=kept).object_id
    assert room.attempt("expert_1", Act.CONTRIBUTION_DRAFT, body, key=kept).object_id == draft
    assert drafts(room, "expert_1") == [(draft, 1, text)]
    post = Post(round_id, ContributionKind.OPTION, text, draft=draft)
    first = room.attempt("expert_1", Act.CONTRIBUTION_POST, post, key=sent)
    assert room.attempt("expert_1", Act.CONTRIBUTION_POST, post, key=sent) == first
    assert (drafts(room, "expert_1"), count(room, Contribution)) == ([], 1)


def test_sending_takes_no_draft_but_ones_own_and_needs_none(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    other = room.draft("expert_2", "Not to be taken.")
    for draft in (other, new_id()):
        body = Post(round_id, ContributionKind.OPTION, "Sent.", draft=draft)
        room.do("expert_1", Act.CONTRIBUTION_POST, body)
    assert drafts(room, "expert_2") == [(other, 1, "Not to be taken.")]


def test_drafts_outlive_their_round_and_go_with_their_key_when_the_exploration_ends(
    room: Room,
) -> None:
    room.go_to(Phase.EXPLORATION)
    kept = room.draft("expert_1", "For the next round.")
    room.whole_round()
    assert drafts(room, "expert_1") == [(kept, 1, "For the next round.")]
    assert room.store.keyring.current(KeyPurpose.WINDOW, room.track)
    room.advance()
    with room.store.begin() as uow:
        assert uow.session.scalars(select(ContributionDraft)).all() == []
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.WINDOW, room.track)


def test_a_draft_that_comes_while_the_key_of_earlier_ones_goes_stays_readable(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.go_to(Phase.EXPLORATION)
    room.do("expert_1", Act.CONTRIBUTION_DISCARD, ThisDraft(room.draft("expert_1")), 1)
    writer = Thread(target=room.draft, args=("expert_2", "Just in time."))
    destroy = room.store.keyring.destroy_all

    def slowly(names: Collection[tuple[KeyPurpose, str]]) -> None:
        writer.start()
        writer.join(0.3)
        destroy(names)

    monkeypatch.setattr(room.store.keyring, "destroy_all", slowly)
    rounds.forget_windows(room.store, room.track)
    writer.join()
    assert [text for _, _, text in drafts(room, "expert_2")] == ["Just in time."]
