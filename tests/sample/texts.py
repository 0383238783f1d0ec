"""What people write in a sample: what a brief may print, and what must stay in the room."""

from collections.abc import Iterator

from tests.sample.material import Person, Sample, Table

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
    yield from adopted(material)
    for item in brief["recommendations"]:
        yield from asked(item)
    for dissent in material.drafting["dissents"]:
        if dissent["ends"] != "withdrawn":
            yield from (dissent["sentence"], dissent["text"])


def asked(recommendation: Table) -> tuple[str, ...]:
    """The wording of one recommendation, field by field."""
    names = ("action", "first_step", "means", "forum", "follow_up", "rationale")
    return tuple(recommendation[name] for name in names)


def adopted(material: Sample) -> Iterator[str]:
    """The paragraphs as they read after the accepted amendments."""
    for paragraph in material.drafting["paragraphs"]:
        accepted = [a["text"] for a in paragraph.get("amendments", ()) if a["accepted"]]
        yield accepted[0] if accepted else paragraph["text"]


def kept_inside(material: Sample) -> Iterator[str]:
    """Every text that must never leave the room: contributions, reasons, declarations."""
    for item in (item for one in material.rounds for item in one.contributions):
        yield from (text for text in (item.text, item.returned, item.reason) if text)
    positions = (*material.positions, *material.gradient)
    yield from dict.fromkeys(position.reason for position in positions if position.reason)
    for paragraph in material.drafting["paragraphs"]:
        for amendment in paragraph.get("amendments", ()):
            yield amendment["reason"]
    yield from material.findings.values()
    for person in (*material.experts, *material.others):
        yield from (text for text in (person.represents, person.declines, person.acquires) if text)


def typed_in(material: Sample) -> Iterator[str]:
    """Whatever the people of the sample type in: sentences, names, addresses; some repeat.

    Words so short that they could stand anywhere by chance are left out.
    """
    return (text for text in _typed_in(material) if len(text) >= TELLING)


def _typed_in(material: Sample) -> Iterator[str]:
    yield from brief_texts(material)
    yield from kept_inside(material)
    yield material.track["background"]
    for one in material.rounds:
        yield one.title
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


def _wordings(material: Sample) -> Iterator[str]:
    """Every wording of the shared text, the passages and the dissents, and what came back."""
    for paragraph in material.drafting["paragraphs"]:
        yield paragraph["text"]
        yield from (amendment["text"] for amendment in paragraph.get("amendments", ()))
    for passage in material.brief["passages"]:
        yield passage.get("first", passage["text"])
    for dissent in material.drafting["dissents"]:
        yield from (dissent["sentence"], dissent["text"])
    yield material.brief["return"]["reason"]
    yield from (answer["reasons"] for answer in material.brief["answers"])
