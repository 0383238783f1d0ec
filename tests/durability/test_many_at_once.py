"""One command sent fifty times at once has one effect and one answer, also after the engine has
handed the track on from run to run.

- A thousand other commands from eight callers come in between: enough for several runs.
- The command is sent again as its caller would, over HTTP, and as the sweeper would, past the
  record's own memory of it.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from temporalio.client import Client, WorkflowExecutionStatus

from documents.operations.position import Verdict
from documents.store import Store
from policies.acts import Act
from policies.terms import Phase
from tests.durability.caller import Call, Heard, insist
from tests.durability.house import House, eventually
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared
from workflows.connection import connection_of
from workflows.gateway import Gateway

FIFTY, THOUSAND, CALLERS = 50, 1_000, 8
HANDED_ON = WorkflowExecutionStatus.CONTINUED_AS_NEW
RUNS = 2
"""At least so many runs end meanwhile: one with its phase, one because a thousand commands are
three thousand events even where the engine hands over many at a time."""


def test_one_command_fifty_times_before_and_after_the_engine_began_anew(
    prepared: Prepared,
    house: House,
    open_ledger: Callable[[House], Ledger],
    tmp_path: Path,
) -> None:
    ledger, one, call = (
        open_ledger(house),
        prepared.ready[Act.TRACK_ADVANCE],
        prepared.call(Act.TRACK_ADVANCE),
    )
    before, steps = ledger.leaves(one.track), ledger.steps(one.track)

    first = _at_once(house, [call] * FIFTY, FIFTY)
    assert first == {(200, _body_of(one.object_id)): FIFTY}
    _another_body_is_refused(house, call)

    refused = Call(call.session, f"/tracks/{one.track}/pause", {"seen": Phase.CONVENING})
    many = [Call(refused.session, refused.path, refused.body) for _ in range(THOUSAND)]
    assert _statuses(_at_once(house, many, CALLERS)) == {409: THOUSAND}
    workflow = ledger.workflow(one.track)
    assert eventually(lambda: asyncio.run(_runs(house, workflow)) >= RUNS)

    assert _at_once(house, [call] * FIFTY, FIFTY) == first
    _another_body_is_refused(house, call)
    (command,) = ledger.steps(one.track)[len(steps) :]
    assert _as_the_sweeper(house, command, workflow) == {Verdict.ALLOWED: FIFTY}

    new = ledger.leaves(one.track) - before
    assert new[one.act.value, one.object_id, "allowed"] == 1
    assert new[Act.TRACK_PAUSE.value, "", "denied"] == THOUSAND
    assert ledger.steps(one.track) == [*steps, command]
    assert ledger.effect(one.track, one.act, one.object_id)
    assert not ledger.unsettled()
    ledger.verified(tmp_path / "export")


def _body_of(object_id: str) -> bytes:
    """The answer to the one act."""
    return b'{"id":"%s","outcome":"allowed"}' % object_id.encode()


def _at_once(house: House, calls: Iterable[Call], callers: int) -> Counter[tuple[int, bytes]]:
    def ask(call: Call) -> tuple[int, bytes]:
        heard: Heard = insist(house.url, call, seconds=60)
        return heard.status, heard.body

    with ThreadPoolExecutor(callers) as people:
        return Counter(people.map(ask, calls))


def _statuses(answers: Counter[tuple[int, bytes]]) -> dict[int, int]:
    found: Counter[int] = Counter()
    for (status, _), count in answers.items():
        found[status] += count
    return dict(found)


def _another_body_is_refused(house: House, call: Call) -> None:
    other = Call(call.session, call.path, {"seen": Phase.HAND_OFF}, call.key)
    heard = insist(house.url, other)
    assert (heard.status, heard.json["type"]) == (422, "urn:entryhall:problem:key_reused")


async def _runs(house: House, workflow: str) -> int:
    """How many runs of this workflow were handed on to the next."""
    client = await Client.connect(house.engine_address)
    runs = client.list_workflows(f"WorkflowId = '{workflow}'")
    return len([1 async for run in runs if run.status is HANDED_ON])


def _as_the_sweeper(house: House, command: str, workflow: str) -> dict[Verdict, int]:
    """Send the update itself again, as the sweeper sends what is not settled."""
    store = Store.open(house.settings)
    gateway = Gateway(connection_of(store))
    try:
        with ThreadPoolExecutor(CALLERS) as people:
            answers = people.map(lambda _: gateway.act(command, workflow).verdict, range(FIFTY))
            return dict(Counter(answers))
    finally:
        gateway.close()
        store.close()
