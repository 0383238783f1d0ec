"""A tick of a daily round happens once, whoever dies over it; the rooms' tick is one second."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.durability.caller import Call, insist
from tests.durability.house import ALL, ENGINE, WORKER, House, eventually
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared


@pytest.mark.parametrize("moment", ["record.before_commit", "record.after_commit"])
@pytest.mark.parametrize("victims", [(WORKER,), (ENGINE,), ALL], ids=["worker", "engine", "all"])
def test_each_tick_is_one_step_one_leaf_and_one_window(
    moment: str,
    victims: tuple[str, ...],
    prepared: Prepared,
    house: House,
    open_ledger: Callable[[House], Ledger],
    tmp_path: Path,
) -> None:
    track, ledger = prepared.spare, open_ledger(house)
    here, facilitator = f"/tracks/{track}/rounds", prepared.sessions["facilitator"]
    round_id = insist(house.url, Call(facilitator, here, _daily())).id
    house.hold(moment)
    assert eventually(lambda: house.reached(moment) > 0), "no tick fell due"
    house.kill(*victims)
    house.let_go(moment)
    house.start(*victims)
    stood = ledger.windows(round_id)
    assert eventually(lambda: ledger.windows(round_id) > stood), "the ticks do not go on"
    insist(house.url, Call(facilitator, f"{here}/{round_id}/close", {}))
    turned = ledger.leaves(track)["window:turn", round_id, "allowed"]
    assert turned == ledger.windows(round_id) - 1
    steps = ledger.steps(track)
    assert len(set(steps)) == len(steps)
    ledger.verified(tmp_path / "export")


def _daily() -> dict[str, object]:
    closes_at = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    questions = [{"text": "What does the other side mean?"}]
    return {"title": "A talk", "questions": questions, "closes_at": closes_at, "daily": True}
