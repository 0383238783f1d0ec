"""Gathering what a brief says from what the record holds: adopted, carried, counted, no names.

- Only chairs, addressees, convener and funders appear by name.
- Every number of people goes through the disclosure rules before it gets here.
- What stands in brackets is printed so, with its alternatives, in the annex.
- A dissent stands beneath what it dissents from and has one number in the whole brief.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from documents.briefing import content as brief
from documents.briefing.quantities import support
from documents.models.briefs import Brief
from documents.models.drafts import Amendment, Paragraph, ParagraphVersion, Passage
from documents.models.recommendations import Recommendation
from documents.operations import papers, recommendations, seats
from documents.operations.acts import Scene
from documents.operations.brackets import alternatives
from documents.operations.carried import Carried, carried_of, coverage, sharpest
from documents.operations.charter import charter_of, threshold
from documents.operations.drafts import Wording, amendment_body
from documents.operations.method import method_of
from documents.operations.printed import Cells
from documents.operations.recommendations import Recommend
from documents.operations.support import Tally, tally, words_for
from documents.operations.synthesis import Write
from documents.operations.targets import texts_of
from policies.brackets import printed
from policies.papers import PaperKind
from policies.quantifiers import Quantifier, Word
from policies.small_numbers import Count
from policies.synthesis import PassageKind
from policies.terms import Place, RecordClass, Seat

BACKGROUND = {
    PassageKind.DEFINITION: PaperKind.DEFINITION,
    PassageKind.STAGE: PaperKind.STAGE_MODEL,
    PassageKind.CASE: PaperKind.CASE,
}
"""The background papers that stand in the annex beside what the rapporteur wrote."""


@dataclass
class Gathered:
    """The content of a brief and, beside it, what only the release gate may know."""

    content: brief.BriefContent
    mapped: tuple[str, ...]
    sources: dict[str, tuple[str, ...]]
    counts: tuple[Count, ...]
    tables: tuple[Cells, ...]


def gather(scene: Scene, row: Brief) -> Gathered:
    """Everything that a brief of this track says now."""
    charter = charter_of(scene.uow, scene.track)
    carried = carried_of(scene)
    tallies = _tallies(scene)
    passages = {kind: _passages(scene, kind) for kind in PassageKind}
    paragraphs = _paragraphs(scene, carried)
    supports = _supports(scene, tallies)
    whole = _whole(scene, carried, supports)
    bases = _bases(supports)
    method = method_of(scene, [base.value for base in bases])
    words = {text: one.word if one else None for text, one in supports.items()}
    arrangement, drafted = recommendations.as_printed(scene, words)
    recommended = _recommendations(scene, drafted, carried, supports)
    answer = timedelta(seconds=charter.terms.answer_seconds)
    content = brief.BriefContent(
        question=charter.question,
        chairs=_chairs(scene),
        addressees=tuple(name for _, name in _addressees(scene)),
        convener=charter.convener,
        answer_by=(row.embargo_until + answer).date(),
        method=method.printed,
        funders=charter.funders,
        messages=tuple(_message(one, supports) for one in passages[PassageKind.MESSAGE]),
        sharpest=sharpest(carried, tallies),
        coverage=coverage(scene, len(carried.printed)),
        why_now=charter.why_now,
        paragraphs=paragraphs[Place.BRIEF],
        themes=_plain(passages[PassageKind.THEME]),
        options=tuple(_option(body) for _, body in passages[PassageKind.OPTION]),
        recommendations=recommended,
        arrangement=arrangement,
        unknowns=_plain(passages[PassageKind.UNKNOWN]),
        next_steps=charter.next_steps,
        definitions=_background(scene, passages, PassageKind.DEFINITION),
        stages=_background(scene, passages, PassageKind.STAGE),
        cases=_background(scene, passages, PassageKind.CASE),
        annex_paragraphs=paragraphs[Place.ANNEX],
        whole=whole,
    )
    sources = _sources(scene, passages)
    counts = (*method.counts, *bases)
    return Gathered(content, tuple(carried.printed), sources, counts, method.tables)


def _paragraphs(scene: Scene, carried: Carried) -> dict[Place, tuple[brief.Paragraph, ...]]:
    query = select(Paragraph).where(Paragraph.track_id == scene.track.id)
    found: dict[Place, list[brief.Paragraph]] = {place: [] for place in Place}
    open_ = alternatives(scene.uow, scene.track.id)
    for row in scene.session.scalars(query.order_by(Paragraph.number, Paragraph.term)):
        others = open_.get(row.id, [])
        if others:
            found[Place.ANNEX] += _bracketed(scene, row, others, carried.beneath(row.id))
        elif row.adopted:
            text, beneath = _text(scene, row), carried.beneath(row.id)
            found[row.place].append(brief.Paragraph(row.number, text, beneath, row.term))
    return {place: tuple(texts) for place, texts in found.items()}


def _bracketed(
    scene: Scene, row: Paragraph, others: list[Amendment], beneath: tuple[brief.DissentText, ...]
) -> Iterator[brief.Paragraph]:
    """A paragraph in brackets and the alternatives to it."""
    yield brief.Paragraph(row.number, printed(_text(scene, row)), beneath, row.term)
    for one in others:
        text = printed(amendment_body(scene, one).text)
        yield brief.Paragraph(row.number, text, (), one.term)


def _text(scene: Scene, row: Paragraph) -> str:
    version = scene.session.get_one(ParagraphVersion, (row.id, row.version))
    return scene.sealer.open(version, "text", RecordClass.DRAFT, Wording).text


def _whole(scene: Scene, carried: Carried, supports: dict[str, Quantifier | None]) -> brief.Whole:
    """What is said of the text as a whole, which has the id of its track."""
    text = scene.track.id
    return brief.Whole(support(supports.get(text)), carried.beneath(text))


def _recommendations(
    scene: Scene,
    rows: Iterable[tuple[Recommendation, Recommend]],
    carried: Carried,
    supports: dict[str, Quantifier | None],
) -> tuple[brief.Recommendation, ...]:
    names = dict(_addressees(scene))
    return tuple(
        brief.Recommendation(
            number=row.number,
            addressee=names.get(row.addressee, ""),
            action=body.action,
            by=body.by,
            first_step=body.first_step,
            means=body.means,
            forum=body.forum,
            follow_up=body.follow_up,
            rationale=body.rationale,
            support=support(supports.get(row.id)),
            dissents=carried.beneath(row.id),
            cluster=body.cluster,
        )
        for row, body in rows
    )


def _tallies(scene: Scene) -> dict[str, Tally]:
    texts = texts_of(scene.uow, scene.track.id)
    return {text: tally(scene.uow, scene.track.id, text) for text in texts}


def _supports(scene: Scene, tallies: dict[str, Tally]) -> dict[str, Quantifier | None]:
    experts = len(seats.ever(scene.uow, scene.track.id, Seat.EXPERT))
    return words_for(tallies, experts, threshold(scene.track))


def _bases(supports: dict[str, Quantifier | None]) -> tuple[Count, ...]:
    """The denominators that are printed, for the release ledger."""
    said = [word.values for word in supports.values() if word and word.word is not Word.A_VIEW]
    bases = sorted({values["of"] for values in said if values["of"] != values["experts"]})
    return tuple(Count(f"support:{base}", "experts", "answered", base) for base in bases)


def _passages(scene: Scene, kind: PassageKind) -> list[tuple[Passage, Write]]:
    query = select(Passage).where(Passage.track_id == scene.track.id, Passage.kind == kind)
    return [
        (row, scene.sealer.open(row, "body", RecordClass.SYNTHESIS, Write))
        for row in scene.session.scalars(query.order_by(Passage.number))
    ]


def _plain(passages: list[tuple[Passage, Write]]) -> tuple[brief.Passage, ...]:
    return tuple(brief.Passage(body.title, body.text) for _, body in passages)


def _option(body: Write) -> brief.OptionRow:
    return brief.OptionRow(
        option=body.title,
        case_for=body.text,
        case_against=body.against,
        feasibility=body.feasibility,
        cost=body.cost,
        confidence=body.confidence,
    )


def _message(
    passage: tuple[Passage, Write], supports: dict[str, Quantifier | None]
) -> brief.Message:
    body = passage[1]
    firm = support(supports.get(body.subject or ""))
    return brief.Message(body.text, body.title, firm, body.confidence)


def _sources(
    scene: Scene, passages: dict[PassageKind, list[tuple[Passage, Write]]]
) -> dict[str, tuple[str, ...]]:
    """What each rests on; nothing, if a single sentence of it rests on nothing."""
    found = {
        f"{kind.value}:{number}": body.rests_on if all(body.grounds) else ()
        for kind, written in passages.items()
        for number, (_, body) in enumerate(written, start=1)
    }
    for row, body in recommendations.of_track(scene):
        found[f"recommendation:{row.number}"] = body.sources
    return found


def _background(
    scene: Scene, passages: dict[PassageKind, list[tuple[Passage, Write]]], kind: PassageKind
) -> tuple[brief.Passage, ...]:
    """What the rapporteur wrote of this kind, and then the papers that anybody may quote."""
    written = _plain(passages[kind])
    names = {one.title for one in written}
    found = papers.quotable(scene.uow, scene.track.id)
    open_to_all = [one for one in found if one.kind is BACKGROUND[kind] and one.title not in names]
    return (*written, *(brief.Passage(one.title, one.text) for one in open_to_all))


def _chairs(scene: Scene) -> tuple[brief.Chair, ...]:
    rows = seats.seats(scene.uow, scene.track.id, Seat.CHAIR)
    found = [seats.details(scene.uow, row) for row in rows]
    return tuple(brief.Chair(one.name, one.title) for one in sorted(found, key=lambda d: d.name))


def _addressees(scene: Scene) -> list[tuple[str, str]]:
    rows = seats.seats(scene.uow, scene.track.id, Seat.DECISION_MAKER)
    found = [(row.id, seats.details(scene.uow, row)) for row in rows]
    named = [(seat, f"{one.name} ({one.title})" if one.title else one.name) for seat, one in found]
    return sorted(named, key=lambda pair: pair[1])
