"""Paraphrases as the two who make one find them: its author, and the facilitator.

- The facilitator is shown what is to be written now, without a handle, and nothing of what is
  with its author or confirmed; the author every one of their own.
- Nobody else is shown an original, ever.
"""

from dataclasses import dataclass

from documents.models.contributions import Contribution
from documents.models.rounds import Window
from documents.operations import paraphrases
from documents.operations.items import Item, Paraphrase
from documents.operations.views.look import Look, Page, content, page, reading
from policies.paraphrases import Stage
from policies.terms import Knowledge, RecordClass


@dataclass(frozen=True, slots=True)
class ParaphraseView:
    """An item that is paraphrased: a contribution, or the reason given on a `question`; `text` is
    the original, `paraphrase` what is said in its place, `correction` what its author wrote of
    that."""

    id: str
    version: int
    round: str
    question: str | None
    text: str
    stage: Stage
    paraphrase: str
    correction: str


@reading("paraphrases:list")
def listed(here: Look, after: str | None, limit: int) -> Page[ParaphraseView]:
    """What awaits the facilitator's words, or everything of one's own."""
    level = content(here, RecordClass.CONTRIBUTION_UNRELEASED)
    found = (
        paraphrases.asked_by(here.uow, here.track.id, here.actor.seats.values())
        if level is Knowledge.OWN
        else paraphrases.unwritten(here.uow, here.track.id)
    )
    said = dict(found)
    rows, following = page(tuple(said), lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row, said[row]) for row in rows), following)


def _view(here: Look, row: Contribution, item: Item) -> ParaphraseView:
    said = item.paraphrase or Paraphrase()
    return ParaphraseView(
        id=row.id,
        version=row.version,
        round=here.uow.session.get_one(Window, row.window_id).round_id,
        question=item.question,
        text=item.text,
        stage=said.stage,
        paraphrase=said.text,
        correction=said.correction,
    )
