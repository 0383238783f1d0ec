"""Every open bracket of the text, and what would close it.

- Each wording stands under the number under which it is cited.
- A bracket closes when an adoption answers everything in `to_answer`, or when those behind the
  alternatives withdraw every one of them.
"""

from dataclasses import dataclass

from documents.models.drafts import Amendment, Paragraph
from documents.operations import brackets as held
from documents.operations.drafts import amendment_body, live_amendments
from documents.operations.views.drafts import text_at
from documents.operations.views.look import Look, Page, content, page, reading
from policies.numbering import label
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """An alternative (the amendment's id) under its number, as `12 bis`."""

    amendment: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class BracketView:
    """A paragraph in brackets, the alternatives to it, and the amendments (ids; the alternatives
    among them) that an adoption has to answer to close it."""

    paragraph: str
    version: int
    label: str
    text: str
    alternatives: tuple[AlternativeView, ...]
    to_answer: tuple[str, ...]


@reading("brackets:list")
def brackets(here: Look, after: str | None, limit: int) -> Page[BracketView]:
    """The open brackets, in the order of the text."""
    content(here, RecordClass.AMENDMENT)
    open_ = held.alternatives(here.uow, here.track.id)
    every = [here.uow.session.get_one(Paragraph, one) for one in open_]
    rows = here.texts(RecordClass.AMENDMENT, every)
    found, following = page(rows, lambda row: f"{row.number:06}/{row.term:03}", after, limit)
    return Page(tuple(_bracket(here, row, open_[row.id]) for row in found), following)


def _bracket(here: Look, row: Paragraph, alternatives: list[Amendment]) -> BracketView:
    return BracketView(
        paragraph=row.id,
        version=row.version,
        label=label(row.number, row.term),
        text=text_at(here, row, row.version),
        alternatives=tuple(
            AlternativeView(
                one.id, label(row.number, one.term), amendment_body(here.scene, one).text
            )
            for one in alternatives
        ),
        to_answer=tuple(one.id for one in live_amendments(here.scene, row.id)),
    )
