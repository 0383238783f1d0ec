"""How balanced the roster is, as it fills."""

from documents.operations.balance import BalanceTarget, Targets
from documents.operations.candidates import Reply
from documents.operations.views.balance import balance
from policies.acts import Act
from policies.terms import Axis
from tests.room import Room

OFFICER = "secretariat_officer"


def test_the_fill_follows_the_roster(room: Room) -> None:
    wanted = Targets(
        (BalanceTarget(Axis.SECTOR, "law", 1), BalanceTarget(Axis.SECTOR, "science", 2))
    )
    room.do(OFFICER, Act.BALANCE_SET, wanted)
    before = room.read(OFFICER, balance)
    assert [(one.seated, one.short) for one in before.targets] == [(0, 1), (2, 0)]
    assert before.look_for == {Axis.SECTOR: "law"}
    room.sound("jurist", "law")
    asked = room.read(OFFICER, balance)
    assert (asked.targets[0].coming, asked.look_for) == (1, {})
    room.do("jurist", Act.CANDIDATE_REPLY, Reply(willing=False))
    assert room.read(OFFICER, balance).look_for == {Axis.SECTOR: "law"}


def test_before_targets_are_set_nobody_is_looked_for(room: Room) -> None:
    found = room.read(OFFICER, balance)
    assert (found.targets, found.look_for) == ((), {})
