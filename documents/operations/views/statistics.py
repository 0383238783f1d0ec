"""The distribution of positions on one subject, above the threshold, once nothing can change.

- While positions can still be taken there are no figures: two looks a minute apart would tell
  who took one in between.
- Cells go through `policies.cells`; a hidden one is null. Those who took no position are a cell
  like any other, so that the rest cannot be subtracted from the room.
- In a room of fewer than 3k experts there are no figures at all.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from documents.errors import RecordError
from documents.models.drafts import Paragraph
from documents.models.recommendations import Recommendation
from documents.models.rounds import Question, Round
from documents.operations.acts import require
from documents.operations.charter import threshold
from documents.operations.seats import seats
from documents.operations.support import values_on
from documents.operations.views.look import Look, content, reading
from policies import cells
from policies.decisions import allow_if
from policies.positions import OPTIONS
from policies.terms import BriefState, Phase, RecordClass, Scale, Seat, WindowState

NO_POSITION = "no_position"


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """How many took which position; `total` counts the experts in the room."""

    subject: str
    scale: Scale
    threshold: int
    cells: Mapping[str, int | None]
    total: int | None


@reading("statistics:read")
def statistics(here: Look, subject: str) -> StatisticsView:
    """The distribution on a question, a paragraph or a recommendation."""
    content(here, RecordClass.STATISTICS)
    scale, settled = _subject(here, subject)
    require(allow_if(settled, "statistics.not_yet"))
    k = threshold(here.track)
    shown = _shown(here, scale, subject, k)
    return StatisticsView(subject, scale, k, dict(shown.cells), shown.total)


def _shown(here: Look, scale: Scale, subject: str, k: int) -> cells.Distribution:
    taken = Counter(values_on(here.uow, here.track.id, subject))
    experts = len(seats(here.uow, here.track.id, Seat.EXPERT))
    counts = {option: taken[option] for option in OPTIONS[scale]}
    counts[NO_POSITION] = max(experts - taken.total(), 0)
    if cells.no_quantifiers(experts, k):
        return cells.Distribution(dict.fromkeys(counts), None)
    return cells.printable(counts, k)


def _subject(here: Look, subject: str) -> tuple[Scale, bool]:
    """The scale of a subject, and whether no position can be taken on it any more."""
    question = here.uow.session.get(Question, subject)
    if question is not None:
        window = here.get(Round, question.round_id)
        return question.scale, window.state is not WindowState.OPEN
    get = here.uow.session.get
    texts = (get(Paragraph, subject), get(Recommendation, subject))
    if not any(text is not None and text.track_id == here.track.id for text in texts):
        raise RecordError("record.not_there")
    out = BriefState.RELEASED in here.scene.briefs()  # from then on there is no step back
    return Scale.AGREEMENT, out or here.track.phase is Phase.CLOSED
