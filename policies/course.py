"""Which acts move the course of a track, and therefore pass through its workflow.

- A course act moves the track, a round or a brief: the engine keeps its time.
- No act of an expert is one of them: the engine's history must not show who wrote when.
"""

from typing import Final

from policies.acts import Act

COURSE_ACTS: Final = frozenset(
    {
        Act.TRACK_OPEN,
        Act.TRACK_ADVANCE,
        Act.TRACK_STEP_BACK,
        Act.TRACK_PAUSE,
        Act.TRACK_RESUME,
        Act.TRACK_SHRED,
        Act.TRACK_SPARE,
        Act.TRACK_TERMINATE,
        Act.STOP_LIFT,
        Act.ROUND_OPEN,
        Act.ROUND_CLOSE,
        Act.ROUND_EXTEND,
        Act.BATCH_RELEASE,
        Act.BRIEF_ASK,
        Act.BRIEF_APPROVE,
        Act.BRIEF_RETURN,
        Act.BRIEF_SILENCE,
        Act.BRIEF_BREAK_SILENCE,
        Act.BRIEF_RELEASE,
        Act.BRIEF_ACKNOWLEDGE,
        Act.BRIEF_ANSWER,
        Act.ANSWER_CONFIRM,
    }
)
