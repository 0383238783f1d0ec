"""The act of changing the thresholds of an open round, which is told with the method.

- They are locked when the round opens, before anybody has answered; whoever moves them later
  leaves a trace that is printed.
"""

from dataclasses import dataclass

from documents.models.rounds import Round
from documents.operations.acts import Scene, operation, require
from documents.operations.figures import Locked, locked_of
from documents.operations.roster import Id
from documents.operations.rounds import window_facts
from policies import verdicts
from policies.acts import Act
from policies.terms import RecordClass
from policies.verdicts import Thresholds


@dataclass(frozen=True, slots=True)
class ChangeThresholds:
    """Other thresholds, in per cent, for the verdicts of one round."""

    round: Id
    thresholds: Thresholds


@operation(Act.THRESHOLDS_CHANGE, ChangeThresholds)
def change(scene: Scene, body: ChangeThresholds) -> str:
    """Move the thresholds of a round while it is open."""
    row = scene.get(Round, body.round)
    present = locked_of(scene.uow, row)
    require(verdicts.may_change(window_facts(scene, row), present.thresholds, body.thresholds))
    locked = Locked(body.thresholds, present.changes + 1)
    row.thresholds = scene.sealer.seal(row, "thresholds", RecordClass.QUESTION, locked)
    return row.id
