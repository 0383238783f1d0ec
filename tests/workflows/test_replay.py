"""Recorded histories replay: what runs for years must not stumble over new code."""

import asyncio
import json
from collections.abc import Sequence

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from tests.workflows.changed import ChangedBrief, ChangedTrack
from tests.workflows.fakes import FixedKeys
from tests.workflows.record import FILES, HISTORIES
from workflows.converter import HEADERS, data_converter
from workflows.supervision import WORKFLOWS, runner


def _replay(name: str, workflows: Sequence[type], keys: FixedKeys | None = None) -> None:
    file, workflow_id = FILES[name]
    text = (HISTORIES / file).read_text(encoding="utf-8")
    replayer = Replayer(
        workflows=list(workflows),
        namespace="default",
        data_converter=data_converter(keys or FixedKeys()),
        header_codec_behavior=HEADERS,
        workflow_runner=runner(),
    )
    history = WorkflowHistory.from_json(workflow_id, text)
    asyncio.run(replayer.replay_workflow(history))


@pytest.mark.parametrize("name", FILES)
def test_a_recorded_history_replays(name: str) -> None:
    _replay(name, WORKFLOWS)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_workflow_does_not_replay(name: str) -> None:
    with pytest.raises(Exception, match=r".*") as refusal:
        _replay(name, [ChangedTrack, ChangedBrief])
    assert "Nondeterminism" in type(refusal.value).__name__ or "TMPRL1100" in str(refusal.value)


@pytest.mark.parametrize("name", FILES)
def test_a_history_does_not_replay_under_another_key(name: str) -> None:
    with pytest.raises(Exception, match=r".*"):
        _replay(name, WORKFLOWS, FixedKeys(b"other"))


SHAPES = {
    "a track in exploration, with a deadline and a pause": {"TIMER_FIRED", "MARKER_RECORDED"},
    "a track in hand-off, with a brief": {
        "START_CHILD_WORKFLOW_EXECUTION_INITIATED",
        "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED",
        "WORKFLOW_EXECUTION_SIGNALED",
        "TIMER_STARTED",
    },
    "a track under many updates": {"WORKFLOW_EXECUTION_UPDATE_COMPLETED"},
    "a track during an outage of the record": {"ACTIVITY_TASK_COMPLETED"},
    "a track that ended": {"WORKFLOW_EXECUTION_COMPLETED"},
    "a brief that was released and answered": {"ACTIVITY_TASK_COMPLETED", "TIMER_FIRED"},
}


@pytest.mark.parametrize("name", FILES)
def test_a_recorded_history_contains_what_it_is_named_after(name: str) -> None:
    text = (HISTORIES / FILES[name][0]).read_text(encoding="utf-8")
    kinds = {event["eventType"].removeprefix("EVENT_TYPE_") for event in json.loads(text)["events"]}
    assert SHAPES[name] <= kinds
