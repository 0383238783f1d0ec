"""Adopting a paragraph: as it stands, or with what is accepted of its amendments.

- Whoever adopts disposes of every open amendment of the paragraph, one by one and in sight;
  one that came in meanwhile holds the act.
- The adoption closes the bracket that stands around the paragraph: it answers the alternatives.
- Changes of different sentences are accepted together; what is in conflict is refused, and its
  wordings stay side by side until those behind them agree or the rapporteur rejects.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.models.drafts import Paragraph
from documents.operations.acts import Scene, operation, require
from documents.operations.amendments import agreed_by_all
from documents.operations.drafts import (
    AmendmentBody,
    Ids,
    NewParagraph,
    add_paragraph,
    amendment_body,
    live_amendments,
    terms_of,
    text_of,
    write_version,
)
from documents.operations.roster import Id
from policies import amendments, paragraphs
from policies.acts import Act
from policies.amendments import Accepted, AmendmentKind
from policies.merging import merge, merged
from policies.numbering import may_number, next_term
from policies.terms import AmendmentState

INSERT_AFTER = AmendmentKind.INSERT_AFTER
Bodies = Mapping[str, AmendmentBody]


@dataclass(frozen=True, slots=True)
class Adopt:
    """What becomes of a paragraph's open amendments and of the alternatives to it: each is
    accepted, or it is not."""

    paragraph: Id
    accept: Ids = ()
    reject: Ids = ()


@operation(Act.PARAGRAPH_ADOPT, Adopt, versioned=True)
def adopt(scene: Scene, body: Adopt) -> str:
    """Adopt a paragraph as it stands, or with the amendments that are accepted."""
    paragraph = scene.get(Paragraph, body.paragraph)
    scene.saw(paragraph.version)
    waiting = {row.id: row for row in live_amendments(scene, paragraph.id)}
    require(paragraphs.may_adopt(paragraph.adopted, waiting, body.accept, body.reject))
    said = {name: amendment_body(scene, waiting[name]) for name in body.accept}
    wordings, conflicts = directly(said)
    changes = {name: one for name, one in wordings.items() if said[name].kind is not INSERT_AFTER}
    text, among = together(text_of(scene, paragraph), changes)
    facts = [(name, _facts(scene, one)) for name, one in said.items()]
    require(amendments.may_accept(facts, among + sum(conflicts.values())))
    for name, one in waiting.items():
        one.state = _outcome(name, said, wordings)
    _take(scene, paragraph, said, text)
    for name in said:
        waiting[name].became = paragraph.version
    _insert(scene, paragraph, [one for name, one in wordings.items() if name not in changes])
    return paragraph.id


def directly(said: Bodies) -> tuple[dict[str, str], dict[str, int]]:
    """The wordings of the amendments of a paragraph, each as the amendments of it modify it, and
    for how many passages those are in conflict; where they are, it is its own wording."""
    found, conflicts = dict[str, str](), dict[str, int]()
    for name, body in said.items():
        if body.of is None:
            modified = {other: one.text for other, one in said.items() if one.of == name}
            found[name], conflicts[name] = together(body.text, modified)
    return found, conflicts


def together(base: str, wordings: Mapping[str, str]) -> tuple[str, int]:
    """What several wordings of a text make of it, and the number of passages in conflict; with
    any, it stays as it is."""
    different = set(wordings.values())
    if len(different) < 2:
        return next(iter(different), base), 0
    parts = merge(base, wordings)
    text = merged(parts)
    return base if text is None else text, sum(part.conflict for part in parts)


def _facts(scene: Scene, body: AmendmentBody) -> Accepted:
    others = [scene.get(Paragraph, one) for one in body.others]
    return Accepted(
        kind=body.kind,
        of=body.of,
        agreed=agreed_by_all(scene, body),
        open_elsewhere=sum(len(live_amendments(scene, one.id)) for one in others),
        fresh=body.read == tuple(one.version for one in others),
    )


def _outcome(name: str, said: Bodies, wordings: Mapping[str, str]) -> AmendmentState:
    if name not in said:
        return AmendmentState.NOT_ACCEPTED
    modified = name in wordings and wordings[name] != said[name].text
    return AmendmentState.ACCEPTED_AS_MODIFIED if modified else AmendmentState.ACCEPTED


def _take(scene: Scene, paragraph: Paragraph, said: Bodies, text: str) -> None:
    """Write what was accepted; what went into another paragraph, or nowhere, keeps its number."""
    splits = any(one.kind is AmendmentKind.SPLIT for one in said.values())
    first, *more = amendments.parts_of(text) if splits else [text]
    if said:
        _reword(scene, paragraph, first)
    _insert(scene, paragraph, more)
    for body in said.values():
        for other in body.others:
            _reword(scene, scene.get(Paragraph, other), "")
    paragraph.adopted = True


def _insert(scene: Scene, paragraph: Paragraph, texts: list[str]) -> None:
    """New paragraphs behind this one, to be adopted themselves."""
    taken = terms_of(scene, paragraph)
    require(may_number(taken, len(texts)))
    for term, text in enumerate(texts, next_term(taken)):
        add_paragraph(scene, paragraph.number, term, NewParagraph(text, paragraph.place))


def _reword(scene: Scene, paragraph: Paragraph, text: str) -> None:
    paragraph.version += 1
    paragraph.adopted = True
    write_version(scene, paragraph, text)
