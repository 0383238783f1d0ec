"""What becomes of an item: written, returned, withdrawn, waiting, released."""

from datetime import timedelta
from typing import Any

import pytest

from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import Denied, RecordError
from documents.models.base import Record
from documents.models.contributions import Contribution, ReleasedContribution
from documents.operations.contributions import Post, ThisContribution
from documents.operations.contributions import Return as ReturnItem
from documents.operations.rounds import ThisRound
from documents.operations.views import contributions
from documents.sealing import Sealer
from policies.acts import Act
from policies.terms import ContributionKind, Handling, Phase, WindowState
from tests.documents.operations.rows import count, window_ids, window_state
from tests.documents.operations.test_desks import awaits
from tests.fakes import FrozenClock
from tests.room import Room


def test_a_late_item_is_refused_even_before_the_timer_fires(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.post("expert_1", round_id)
    clock.advance(timedelta(seconds=60))
    with pytest.raises(Denied) as refused:
        room.post("expert_2", round_id)
    assert refused.value.deny.rule == "rounds.late"


def test_a_returned_item_is_sent_again_and_a_withdrawn_one_is_gone(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round()
    items = {name: room.post(name, round_id) for name in room.experts}
    second = room.post("expert_1", round_id, "One more thing to weigh.")
    room.do("expert_1", Act.CONTRIBUTION_WITHDRAW, ThisContribution(second), 1)
    room.close_round(round_id)
    back = ReturnItem(items["expert_2"], "Two thoughts in one.")
    room.do("facilitator", Act.CONTRIBUTION_RETURN, back, 1)
    waits = room.attempt("facilitator", Act.BATCH_RELEASE, ThisRound(round_id))
    assert waits.deny is not None
    assert waits.deny.rule == "rounds.waits"
    again = Post(
        round_id, ContributionKind.OPTION, "One thought, now alone.", replaces=items["expert_2"]
    )
    room.do("expert_2", Act.CONTRIBUTION_POST, again)
    room.release(round_id)
    assert count(room, ReleasedContribution) == len(room.experts)
    assert count(room, Contribution) == 0


def test_nobody_withdraws_what_somebody_else_wrote(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    item = room.post("expert_1", room.open_round())
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("expert_2", Act.CONTRIBUTION_WITHDRAW, ThisContribution(item), 1)
    room.do("expert_1", Act.CONTRIBUTION_WITHDRAW, ThisContribution(item), 1)


def test_the_windows_key_is_gone_once_its_batch_is_released(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).whole_round()
    (gone,) = window_ids(room, round_id)
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.WINDOW, gone)
    (waiting,) = window_ids(room, room.open_round())
    assert room.store.keyring.current(KeyPurpose.WINDOW, waiting)


def test_a_batch_of_too_few_joins_the_next_round(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    small = room.open_round()
    room.post("expert_1", small, "A thought that came early.")
    room.close_round(small)
    with pytest.raises(Denied):
        room.release(small)
    large = room.open_round()
    for name in room.experts[1:]:
        room.post(name, large)
    room.close_round(large)
    room.release(large)
    assert count(room, ReleasedContribution) == len(room.experts)


def test_a_released_window_can_lie_beside_one_that_waits(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    first = room.open_round()
    for name in room.experts:
        room.post(name, first)
    room.close_round(first)
    second = room.open_round()
    room.release(first)
    assert window_state(room, second) is WindowState.OPEN
    assert count(room, ReleasedContribution) == len(room.experts)


def test_a_small_batch_is_released_once_each_author_lets_it_go_or_withdraws(room: Room) -> None:
    room.go_to(Phase.EXPLORATION).whole_round()
    small = room.open_round()
    items = {name: room.post(name, small, f"A thought of {name}.") for name in room.experts[:3]}
    assert "awaits.consent" not in awaits(room, "expert_1")
    room.close_round(small)
    assert awaits(room, "expert_1")["awaits.consent"] == 1
    assert "awaits.consent" not in awaits(room, "expert_4")
    for name in ("expert_1", "expert_2"):
        room.do(name, Act.CONTRIBUTION_CONSENT, ThisContribution(items[name]), 1)
    assert "awaits.consent" not in awaits(room, "expert_1")
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(small)
    with pytest.raises(Denied, match=r"phases\.items_waiting"):
        room.advance()
    room.do("expert_3", Act.CONTRIBUTION_WITHDRAW, ThisContribution(items["expert_3"]), 1)
    room.release(small)
    assert count(room, ReleasedContribution) == len(room.experts) + 2
    room.advance()


def test_only_its_author_sees_and_gives_a_consent(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    item = room.post("expert_1", round_id)
    room.close_round(round_id)
    for other in ("expert_2", "expert_3"):
        with pytest.raises(RecordError, match=r"record\.not_there"):
            room.do(other, Act.CONTRIBUTION_CONSENT, ThisContribution(item), 1)
    room.do("expert_1", Act.CONTRIBUTION_CONSENT, ThisContribution(item), 1)
    own = room.read("expert_1", contributions.mine, after=None, limit=9).items
    read = room.read("facilitator", contributions.window, round=round_id, after=None, limit=9).items
    assert [(one.version, one.consented) for one in own] == [(1, True)]
    assert [(one.version, one.consented) for one in read] == [(1, None)]


def test_a_consent_does_not_follow_its_item_into_other_company(room: Room) -> None:
    small = room.go_to(Phase.EXPLORATION).open_round()
    item = room.post("expert_1", small)
    room.close_round(small)
    room.do("expert_1", Act.CONTRIBUTION_CONSENT, ThisContribution(item), 1)
    large = room.open_round()
    room.close_round(large)
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(large)


def reply(room: Room, who: str, round_id: str, to: str) -> str:
    body = Post(round_id, ContributionKind.ARGUMENT_AGAINST, f"Not so, says {who}.", reply_to=to)
    return room.do(who, Act.CONTRIBUTION_POST, body)


def test_a_reply_can_be_replied_to_once_it_is_released(room: Room) -> None:
    room.go_to(Phase.EXPLORATION).whole_round()
    (first, *_) = room.released()
    second = room.open_round()
    for name in room.experts:
        waiting = reply(room, name, second, first)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        reply(room, "expert_1", second, waiting)
    room.close_round(second)
    room.release(second)
    shown = room.read("expert_1", contributions.released, round=second, after=None, limit=99).items
    assert {one.reply_to for one in shown} == {first}
    third = room.open_round()
    reply(room, "expert_1", third, shown[0].id)


def test_what_was_withdrawn_or_is_not_for_use_takes_no_reply(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    gone = room.post("expert_1", round_id)
    room.do("expert_1", Act.CONTRIBUTION_WITHDRAW, ThisContribution(gone), 1)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        reply(room, "expert_2", round_id, gone)
    for name in room.experts:
        room.post(name, round_id, handling=Handling.NOT_FOR_USE)
    room.close_round(round_id)
    room.release(round_id)
    following = room.open_round()
    for hidden in room.released():
        with pytest.raises(RecordError, match=r"record\.not_there"):
            reply(room, "expert_1", following, hidden)


def test_pages_of_a_batch_show_each_item_once_and_leave_out_what_does_not_circulate(
    room: Room,
) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    for name in room.experts:
        room.post(name, round_id)
        room.post(name, round_id, "Known to me alone.", Handling.NOT_FOR_USE)
    room.close_round(round_id)
    room.release(round_id)
    assert len(_by_pages(room, "expert_1", limit=2)) == len(room.experts) + 1
    assert len(_by_pages(room, "facilitator", limit=3)) == 2 * len(room.experts)


def test_a_page_opens_no_more_than_it_needs(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.go_to(Phase.EXPLORATION).whole_round()
    opened: list[object] = []
    unseal = Sealer.open

    def counted(sealer: Sealer, row: Record, *rest: Any) -> Any:
        if isinstance(row, ReleasedContribution):
            opened.append(row)
        return unseal(sealer, row, *rest)

    monkeypatch.setattr(Sealer, "open", counted)
    assert len(room.read("expert_1", contributions.released, None, 2).items) == 2
    assert len(opened) == 3  # one more than is shown, to know whether there is a next page


def _by_pages(room: Room, who: str, limit: int) -> set[str]:
    found: list[str] = []
    after = None
    while True:
        shown = room.read(who, contributions.released, after, limit)
        found += [item.id for item in shown.items]
        if shown.next is None:
            assert len(found) == len(set(found))
            return set(found)
        after = shown.next
