"""Amendments side by side, and what they make of their paragraph together.

- An amendment has no author for anybody, and nobody is told how many sponsor it; who stands
  behind it alone is told so.
- Each stands with the wording that it was made on.
- A merge shows every passage with its wordings; one with several has to be decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.drafts import Amendment, Paragraph
from documents.operations.adoption import directly
from documents.operations.amendments import agreed_by_all, awaits
from documents.operations.drafts import AmendmentBody, amendment_body, stands_behind
from documents.operations.views.drafts import text_at
from documents.operations.views.look import Look, Page, content, page, reading
from policies.amendments import AmendmentKind
from policies.brackets import LIVE
from policies.merging import Part, merge
from policies.terms import AmendmentState, RecordClass


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """Another wording, made against `base_version`, which read `base`; `stale`: the paragraph
    reads otherwise now.

    `others`: the paragraphs that it deletes or merges as well. `of`: the amendment that it
    amends; `agreed`: everybody behind that agreed. `mine`: the viewer stands behind it;
    `asked`: it awaits the viewer's answer.
    """

    id: str
    base_version: int
    base: str
    stale: bool
    state: AmendmentState
    kind: AmendmentKind
    text: str
    reason: str
    others: tuple[str, ...]
    of: str | None
    agreed: bool
    mine: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class MergedWording:
    """One wording of a passage, and the amendments (ids) that want it."""

    text: str
    wanted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedPart:
    """A passage as it stood, and its wordings: one that stands, or several that conflict."""

    base: str
    conflict: bool
    wordings: tuple[MergedWording, ...]


@dataclass(frozen=True, slots=True)
class MergeView:
    """What the open amendments of a paragraph's wording, and the alternatives to it, make of it
    together.

    `apart`: the open amendments that are not in it, because they delete or merge, because
    those behind what they amend have not agreed, or because they amend it in different ways.
    """

    version: int
    parts: tuple[MergedPart, ...]
    apart: tuple[str, ...]


@reading("amendments:list")
def amendments(here: Look, paragraph: str, after: str | None, limit: int) -> Page[AmendmentView]:
    """The amendments of one paragraph, side by side."""
    amended, rows = _rows(here, paragraph)
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_amendment(here, amended, row) for row in found), following)


@reading("merge:read")
def merge_of(here: Look, paragraph: str) -> MergeView:
    """The open amendments of one paragraph, merged sentence by sentence."""
    amended, rows = _rows(here, paragraph)
    waiting = {row.id: amendment_body(here.scene, row) for row in rows if row.state in LIVE}
    taken = {name: said for name, said in waiting.items() if _goes_in(here, said, waiting)}
    wordings, conflicts = directly(taken)
    parts = merge(text_at(here, amended, amended.version), wordings)
    apart = tuple(
        name for name, said in waiting.items() if name not in taken or conflicts.get(said.of or "")
    )
    return MergeView(amended.version, tuple(map(_part, parts)), apart)


def _rows(here: Look, paragraph: str) -> tuple[Paragraph, list[Amendment]]:
    content(here, RecordClass.AMENDMENT)
    amended = here.get(Paragraph, paragraph)
    query = select(Amendment).where(Amendment.paragraph_id == amended.id)
    return amended, here.texts(RecordClass.AMENDMENT, here.uow.session.scalars(query))


def _goes_in(here: Look, said: AmendmentBody, waiting: Mapping[str, AmendmentBody]) -> bool:
    amended = said if said.of is None else waiting.get(said.of)
    wording = amended is not None and amended.kind is AmendmentKind.REPLACE
    return wording and agreed_by_all(here.scene, said)


def _part(part: Part) -> MergedPart:
    wordings = tuple(MergedWording(one.text, one.wanted_by) for one in part.alternatives)
    return MergedPart(part.base, part.conflict, wordings)


def _amendment(here: Look, paragraph: Paragraph, row: Amendment) -> AmendmentView:
    body = amendment_body(here.scene, row)
    seats = tuple(here.actor.seats.values())
    return AmendmentView(
        id=row.id,
        base_version=row.base_version,
        base=text_at(here, paragraph, row.base_version),
        stale=row.base_version != paragraph.version,
        state=row.state,
        kind=body.kind,
        text=body.text,
        reason=body.reason,
        others=body.others,
        of=body.of,
        agreed=body.of is not None and agreed_by_all(here.scene, body),
        mine=any(stands_behind(here.sealer, row, body, seat) for seat in seats),
        asked=any(awaits(here.sealer, here.uow.session, row, seat) for seat in seats),
    )
