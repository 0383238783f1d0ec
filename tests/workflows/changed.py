"""Workflows that were changed without care, to prove that the replay tests would notice."""

from datetime import timedelta

from temporalio import workflow

from workflows.briefs import BriefWorkflow
from workflows.commands import BriefStart, Task, TickOrder, TrackStart
from workflows.tracks import TrackWorkflow


@workflow.defn(name="Track")
class ChangedTrack(TrackWorkflow):
    """A track that looks at the record before it begins."""

    @workflow.run
    async def run(self, start: TrackStart | None) -> None:
        """Look, then do as before."""
        workflow.start_activity(
            Task.TICK.value, TickOrder("", 0), start_to_close_timeout=timedelta(seconds=1)
        )
        await super().run(start)


@workflow.defn(name="Brief")
class ChangedBrief(BriefWorkflow):
    """A brief that is delivered before it is drafted."""

    @workflow.run
    async def run(self, start: BriefStart | None) -> None:  # noqa: ARG002 - see __init__
        """Do the steps in another order."""
        await self._delivered()
        await self._drafted()
