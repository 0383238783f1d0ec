"""What people write in a sample: what a brief may print, and what must stay in the room."""

import re
from collections.abc import Iterator

from tests.sample.material import Person, Round, Sample, Table

CLOSED = {"withdrawn", "merged"}
"""How a dissent ends that is not printed by itself."""

TELLING = 12
"""Characters from which on a text is telling enough to be searched for."""


def brief_texts(material: Sample) -> Iterator[str]:
    """Every text that somebody wrote and that the brief may print."""
    track, brief = material.track, material.brief
    yield from (track["question"], track["why_now"], track["next_steps"], track["convener"])
    yield from track["funders"]
    for signatory in (*material.chairs, *material.decision_makers):
        yield from (signatory.name, signatory.title, signatory.affiliation)
    yield from sorted({expert.sector for expert in material.experts})
    for passage in brief["passages"]:
        yield from (passage["title"], passage["text"])
    for paper in material.papers:
        yield from (text for entry in paper["entries"] for text in (entry["term"], entry["text"]))
    yield from adopted(material)
    yield from left_open(material)
    for item in brief["recommendations"]:
        yield from asked(item)
    for dissent in carried(material):
        yield from (dissent["sentence"], dissent["text"])


def map_texts(material: Sample) -> Iterator[str]:
    """Everything that the map of actors says."""
    said = ("name", "stance", "interests", "needs", "power", "red_lines", "origin")
    for actor in material.convening["actors"]:
        yield from (actor[name] for name in said)
    yield from (relation["note"] for relation in material.convening["relations"])


def terms_texts(material: Sample) -> Iterator[str]:
    """Everything that concept note, terms of reference and funding statement say."""
    amendment = material.terms["amendment"]
    yield from (material.track["programme_area"], amendment["sponsor"], amendment["reason"])
    yield from (one["source"] for one in amendment["funding"])
    for text in material.terms["texts"]:
        yield from text["sections"].values()


def asked(recommendation: Table) -> tuple[str, ...]:
    """The wording of one recommendation, field by field."""
    names = ("action", "first_step", "means", "forum", "follow_up", "rationale")
    return tuple(recommendation[name] for name in names)


def carried(material: Sample) -> tuple[Table, ...]:
    """The dissents that are printed: each that stands alone, and each joint one."""
    alone = (one for one in material.drafting["dissents"] if one["ends"] not in CLOSED)
    return (*alone, *material.drafting.get("mergers", ()))


def settled(material: Sample) -> list[Table]:
    """The paragraphs that are adopted: all but those that stay in brackets."""
    return [one for one in material.drafting["paragraphs"] if one.get("bracket") != "open"]


def left_open(material: Sample) -> Iterator[str]:
    """The wordings that stay side by side in brackets."""
    for paragraph in material.drafting["paragraphs"]:
        if paragraph.get("bracket") == "open":
            yield from (one["text"] for one in (paragraph, *paragraph["amendments"]))


def adopted(material: Sample) -> Iterator[str]:
    """The paragraphs as they read after the accepted amendments."""
    return map(wording, settled(material))


def wording(paragraph: Table) -> str:
    """A paragraph as it reads after the amendment that is accepted, if one is."""
    accepted = [a["text"] for a in paragraph.get("amendments", ()) if a["accepted"]]
    return str(accepted[0] if accepted else paragraph["text"])


def kept_inside(material: Sample) -> Iterator[str]:
    """Every text that must never leave the room: contributions, reasons, declarations."""
    for item in (item for one in material.rounds for item in one.contributions):
        said = (item.text, item.returned, item.reason, item.paraphrase)
        yield from (text for text in said if text)
    for one in material.rounds:
        yield from (text for text in (one.summary, *_minuted(one)) if text)
    positions = (*material.positions, *material.gradient)
    yield from dict.fromkeys(position.reason for position in positions if position.reason)
    for paragraph in material.drafting["paragraphs"]:
        for amendment in paragraph.get("amendments", ()):
            yield amendment["reason"]
    yield from material.findings.values()
    yield from map_texts(material)
    yield material.convening["decision"]["mitigation"]
    for item in material.convening["readiness"]:
        yield from (item["answer"], item["evidence"], item["owner"])
    for person in (*material.experts, *material.others):
        yield from (text for text in (person.represents, person.acquires) if text)


def typed_in(material: Sample) -> Iterator[str]:
    """Whatever the people of the sample type in: sentences, names, addresses; some repeat.

    Words so short that they could stand anywhere by chance are left out.
    """
    return (text for text in _typed_in(material) if len(text) >= TELLING)


def _typed_in(material: Sample) -> Iterator[str]:
    yield from brief_texts(material)
    yield from kept_inside(material)
    yield material.track["background"]
    yield from terms_texts(material)
    for one in material.rounds:
        yield from (one.title, *one.agenda)
        yield from (question.text for question in one.questions)
    for person in everybody(material):
        yield from (person.name, person.email, person.affiliation, *person.aliases)
        yield person.interests
    yield from _wordings(material)


def everybody(material: Sample) -> tuple[Person, ...]:
    """Everybody who is asked, seated or declined."""
    return (
        material.founder,
        *material.staff,
        *material.chairs,
        *material.decision_makers,
        *material.auditors,
        *material.experts,
        *material.others,
    )


def _minuted(one: Round) -> list[str]:
    """What stands in the minutes between the handles."""
    return [said.strip() for said in re.split(r"\[\w+\]", one.minutes)]


def _wordings(material: Sample) -> Iterator[str]:
    """Every wording of the shared text, the passages and the dissents, and what came back."""
    for paragraph in material.drafting["paragraphs"]:
        yield paragraph["text"]
        yield from (amendment["text"] for amendment in paragraph.get("amendments", ()))
    for passage in material.brief["passages"]:
        yield passage.get("first", passage["text"])
    yield from (entry["text"] for paper in material.papers for entry in paper["entries"])
    for dissent in (*material.drafting["dissents"], *material.drafting.get("mergers", ())):
        yield from (dissent["sentence"], dissent["text"])
    yield material.brief["return"]["reason"]
    yield from (answer["reasons"] for answer in material.brief["answers"])
