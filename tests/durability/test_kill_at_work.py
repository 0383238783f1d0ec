"""A worker dies over a long step: another takes it up soon, and it is done once.

- Drafting a brief, and telling the addressees of a released one.
"""

from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

from policies.acts import Act
from policies.terms import BriefState
from tests.durability.caller import Call, insist
from tests.durability.house import WORKER, House, eventually
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared


def test_a_brief_is_drafted_though_its_worker_died(
    prepared: Prepared, house: House, open_ledger: Callable[[House], Ledger]
) -> None:
    ready, ledger = prepared.ready[Act.BRIEF_APPROVE], open_ledger(house)
    back = {**ready.body, "reason": "The second message promises too much."}
    path = f"/tracks/{ready.track}/briefs"
    insist(house.url, Call(prepared.sessions["chair_1"], f"{path}/{ready.object_id}/return", back))
    house.hold("draft.before_commit")
    brief = insist(house.url, Call(prepared.sessions["rapporteur"], path, {})).id
    _the_worker_dies_at(house, "draft.before_commit")
    assert eventually(lambda: ledger.brief(brief) is BriefState.READY)
    assert ledger.leaves(ready.track)["brief:draft", brief, "ready"] == 1


def test_addressees_are_told_though_the_worker_died(prepared: Prepared, house: House) -> None:
    house.hold("deliver.before_commit")
    insist(house.url, prepared.call(Act.BRIEF_RELEASE))
    _the_worker_dies_at(house, "deliver.before_commit")
    assert eventually(lambda: len(_told(house)) == 2)
    assert set(_told(house).values()) == {1}


def _the_worker_dies_at(house: House, point: str) -> None:
    assert eventually(lambda: house.reached(point) > 0)
    house.kill(WORKER)
    house.let_go(point)
    house.start(WORKER)


def _told(house: House) -> Counter[str]:
    """How many letters each recipient got."""
    folder: Path = house.settings.mail_dir
    found = (message_from_bytes(path.read_bytes()) for path in folder.glob("*.eml"))
    return Counter(str(letter["To"]) for letter in found)
