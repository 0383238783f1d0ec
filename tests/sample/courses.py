"""The course that each sample takes: what happens, in which order, one function per step.

- The small one is played by the tests, the full one by `./run`.
- In the full one the first draft shows what was not yet explored: the track steps back.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.sample import convening, drafting, exploration, handoff
from tests.sample.material import FULL, SMALL
from tests.sample.room import Room

Step = tuple[str, Callable[[Room], None]]
Course = tuple[Step, ...]


def _pause_and_resume(room: Room) -> None:
    room.move("pause")
    convening.decide(room)
    room.move("resume")


def _advance(room: Room) -> None:
    room.move("advance")


def _step_back(room: Room) -> None:
    room.move("step-back")


def _close_and_release(index: int, room: Room) -> None:
    exploration.close(room, index)
    exploration.release(room, index)


CONVENED: Course = (
    ("Open the track", convening.open_track),
    ("Seat staff, chairs, decision-makers and auditor", convening.seat_staff),
    ("Concept note and terms of reference, approved", convening.agree_on_terms),
    ("Map of actors", convening.draw_map),
    ("Readiness: sixteen answers, a decision", convening.get_ready),
    ("Sound candidates", convening.sound),
    ("Candidates declare mandate and interests", convening.declare),
    ("Assess declarations", convening.assess),
    ("Seat experts", convening.seat_experts),
    ("Advance to exploration", _advance),
)

ASSESSED: Course = (
    ("Recommendations", drafting.recommend),
    ("Gradient of agreement", drafting.agree),
    ("Messages, themes and unknowns", drafting.write_passages),
    ("Dissents: stated, confirmed, withdrawn, one left", drafting.dissent),
)

HANDED_OFF: Course = (
    ("Advance to hand-off", _advance),
    ("First brief: asked for, returned by a chair", handoff.ask_and_return),
    ("Second brief: mended, approved by both chairs", handoff.mend_and_ask_again),
    ("Release by two people", handoff.release),
    ("Decision-makers acknowledge and answer", handoff.answer),
)

SMALL_COURSE: Course = (
    *CONVENED,
    ("First round: experts write and answer", exploration.first_round),
    ("First round: one item returned, batch released", partial(exploration.release, index=0)),
    ("Second round: experts write and answer", exploration.second_round),
    ("Second round: closes by its timer, batch released", exploration.wait_and_release),
    ("Advance to drafting", _advance),
    ("Propose and amend paragraphs", drafting.propose),
    ("Adopt paragraphs", drafting.adopt),
    *ASSESSED,
    ("Pause, readiness decided on again, resume", _pause_and_resume),
    ("The dissent left unconfirmed is carried", drafting.await_silence),
    *HANDED_OFF,
)

FULL_COURSE: Course = (
    *CONVENED,
    ("Week one: experts write and answer", partial(exploration.write, index=0)),
    ("Week one: one item returned, batch released", partial(_close_and_release, 0)),
    ("In between: an e-dialogue week, a window each day", partial(exploration.converse, index=3)),
    ("In between: the week ends and is summed up", partial(_close_and_release, 3)),
    ("Week two: experts write, reply and answer", partial(exploration.write, index=1)),
    ("Week two: somebody, unseen, asks for a stop", exploration.stop),
    ("Week two: a chair pauses, readiness decided on again", _pause_and_resume),
    ("Week two: batch released", partial(_close_and_release, 1)),
    ("An evening: a dialogue event with an agenda", partial(exploration.write, index=4)),
    ("An evening: released, summed up, minuted", partial(_close_and_release, 4)),
    ("One expert acquires a mandate: the seat is suspended", convening.report_mandates),
    ("Soundings that nobody answered lapse", convening.await_lapses),
    ("Advance to drafting", _advance),
    ("First draft of the shared text", partial(drafting.propose_draft, draft=1)),
    ("The draft shows what is unexplored: step back", _step_back),
    ("The first draft is shown: a reflection period", partial(exploration.write, index=5)),
    ("What was made of it, released", partial(_close_and_release, 5)),
    ("Week three: experts write, reply and answer", partial(exploration.write, index=2)),
    ("Week three: batch released", partial(_close_and_release, 2)),
    ("Asked again: one question stays split, one took three rounds", exploration.look_back),
    ("Advance to drafting again", _advance),
    ("Second draft of the shared text", partial(drafting.propose_draft, draft=2)),
    ("Experts amend; some amendments collide", drafting.amend),
    ("Three brackets around what cannot be joined", drafting.bracket),
    ("Adopt paragraphs: two brackets close, one stays open", drafting.adopt),
    *ASSESSED,
    ("Two dissents are merged with their holders' consent", drafting.merge),
    ("The dissent left unconfirmed is carried", drafting.await_silence),
    *HANDED_OFF,
    ("One asks back; a chair forwards the reply", handoff.clarify),
    ("One stays silent: chairs and secretariat are told", handoff.await_escalation),
    ("One answers by letter; a second person confirms", handoff.answer_by_letter),
)

COURSES: Mapping[str, tuple[Path, Course]] = {
    "small": (SMALL, SMALL_COURSE),
    "full": (FULL, FULL_COURSE),
}
