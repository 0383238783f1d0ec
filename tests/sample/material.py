"""The sample's data as typed values, read from the files in `data/`.

- White space is folded: the files are wrapped for reading, the texts are not.
- Keys (`e01`, `c07`, `p2`, `r1`) tie the files to each other and never leave this folder.
- A text of the brief is one that the brief may print; everything else must stay in the room.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

TELLING = 12
"""Characters from which on a text is telling enough to be searched for."""

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the sample; what is empty does not apply to the seat."""

    key: str
    name: str
    email: str
    affiliation: str
    title: str = ""
    side: str = ""
    seats: tuple[str, ...] = ()
    sector: str = ""
    country: str = ""
    demonym: str = ""
    aliases: tuple[str, ...] = ()
    interests: str = ""
    represents: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One item of a round. `returned` is its first wording, sent back for `reason`."""

    key: str
    author: str
    kind: str
    handling: str
    text: str
    reply_to: str = ""
    withdrawn: bool = False
    returned: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a round and its scale."""

    key: str
    scale: str
    text: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round with everything that is written in it."""

    title: str
    questions: tuple[Question, ...]
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One expert's position on one question, paragraph or recommendation."""

    subject: str
    expert: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The whole sample. `track`, `convening`, `terms`, `drafting` and `brief` are
    tables as in their files."""

    track: Table
    convening: Table
    terms: Table
    founder: Person
    staff: tuple[Person, ...]
    chairs: tuple[Person, ...]
    decision_makers: tuple[Person, ...]
    auditors: tuple[Person, ...]
    experts: tuple[Person, ...]
    declined: Person
    finding: Table
    rounds: tuple[Round, ...]
    positions: tuple[Position, ...]
    gradient: tuple[Position, ...]
    drafting: Table
    brief: Table


@cache
def sample() -> Sample:
    """The sample, read once."""
    people, drafting, brief = _table("people"), _table("drafting"), _table("brief")
    experts = _people(people["experts"])
    return Sample(
        track=_table("track"),
        convening=_table("convening"),
        terms=_table("terms"),
        founder=_person(people["founder"]),
        staff=_people(people["staff"]),
        chairs=_people(people["chairs"]),
        decision_makers=_people(people["decision_makers"]),
        auditors=_people(people["auditors"]),
        experts=experts,
        declined=_person(people["declined"]),
        finding={
            "fit": people["screened"]["reason"],
            "accept": people["accepted"]["reason"],
            "decline": people["declined"]["reason"],
        },
        rounds=(_round("round_1"), _round("round_2")),
        positions=tuple(_positions(_table("positions")["groups"])),
        gradient=tuple(_gradient(drafting, brief, [expert.key for expert in experts])),
        drafting=drafting,
        brief=brief,
    )


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


def adopted(material: Sample) -> Iterator[str]:
    """The paragraphs as they read after the accepted amendments."""
    for paragraph in material.drafting["paragraphs"]:
        accepted = [a["text"] for a in paragraph.get("amendments", ()) if a["accepted"]]
        yield accepted[0] if accepted else paragraph["text"]


def kept_inside(material: Sample) -> Iterator[str]:
    """Every text that must never leave the room: contributions, reasons, declarations."""
    for item in (item for one in material.rounds for item in one.contributions):
        yield from (text for text in (item.text, item.returned, item.reason) if text)
    yield from dict.fromkeys(p.reason for p in (*material.positions, *material.gradient))
    for paragraph in material.drafting["paragraphs"]:
        for amendment in paragraph.get("amendments", ()):
            yield amendment["reason"]
    yield from (finding for finding in material.finding.values())
    yield from map_texts(material)
    yield material.convening["decision"]["mitigation"]
    for item in material.convening["readiness"]:
        yield from (item["answer"], item["evidence"], item["owner"])
    yield material.declined.represents


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
        material.declined,
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


def _table(name: str) -> Table:
    with (DATA / f"{name}.toml").open("rb") as source:
        table: Table = _folded(tomllib.load(source))
    return table


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {name: _folded(item) for name, item in value.items()}
    return value


def _person(table: Table) -> Person:
    known = {name: table[name] for name in Person.__slots__ if name in table}
    seats = tuple(table.get("seats") or table.get("also") or ())
    return Person(**known | {"seats": seats, "aliases": tuple(table.get("aliases", ()))})


def _people(tables: list[Table]) -> tuple[Person, ...]:
    return tuple(_person(table) for table in tables)


def _round(name: str) -> Round:
    table = _table(name)
    usual = {"handling": table["handling"]}
    return Round(
        title=table["title"],
        questions=tuple(Question(**question) for question in table["questions"]),
        contributions=tuple(Contribution(**usual | item) for item in table["contributions"]),
    )


def _positions(groups: list[Table]) -> Iterator[Position]:
    for group in groups:
        for expert, reason in zip(group["experts"], cycle(group["reasons"]), strict=False):
            yield Position(group["subject"], expert, group["value"], reason)


def _gradient(drafting: Table, brief: Table, experts: list[str]) -> Iterator[Position]:
    """The positions that are named, and an endorsement from everybody else."""
    named = list(_positions(drafting["gradient"]))
    taken = {(position.subject, position.expert) for position in named}
    yield from named
    ending = drafting["endorsement"]
    for text in (*drafting["paragraphs"], *brief["recommendations"]):
        subject = text["key"]
        others = [expert for expert in experts if (subject, expert) not in taken]
        group = {"subject": subject, "experts": others} | ending
        yield from _positions([group])
