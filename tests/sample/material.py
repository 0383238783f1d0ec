"""The data of a sample as typed values: the small one in `data/`, the full one in `full/`.

- A table is one file, or a folder of files whose lists are read one after the other.
- White space is folded: the files are wrapped for reading, the texts are not.
- Keys (`e01`, `c07`, `p2`, `r1`, `text`) tie the files to each other and never leave this folder.
- A question that is asked again names the earlier one; of the positions on it only those stand in
  a file that are not as before, with an empty value where somebody takes none any more.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

SMALL = Path(__file__).parent / "data"
FULL = Path(__file__).parent / "full"

Table = dict[str, Any]
WHOLE = "text"
"""The key of the text as a whole."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the sample; what is empty does not apply to the seat.

    `finding` is how a declaration is assessed. Somebody sounded may decline, or let the sounding
    lapse; an expert may stay away once seated, or acquire a mandate; a decision-maker may answer
    by letter.
    """

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
    gender: str = ""
    discipline: str = ""
    interests: str = ""
    represents: str = ""
    finding: str = "accept"
    declines: bool = False
    lapses: bool = False
    absent: bool = False
    acquires: str = ""
    by_letter: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """One item of a round. `returned` is its first wording, sent back for `reason`; `paraphrase`
    is released in the place of its text."""

    key: str
    author: str
    kind: str
    handling: str
    text: str
    reply_to: str = ""
    withdrawn: bool = False
    returned: str = ""
    reason: str = ""
    paraphrase: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a round and its scale; `again` is the earlier one that it repeats, and
    `comes_to` the verdict that it ends with, where the sample is about that."""

    key: str
    scale: str
    text: str
    again: str = ""
    comes_to: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One round with everything that is written in it. `summary` is what the facilitator makes of
    it, `minutes` who said what: in the place of a key stands the handle of who wrote it. Where it
    is `wider`, chairs write too."""

    title: str
    format: str
    agenda: tuple[str, ...]
    summary: str
    minutes: str
    questions: tuple[Question, ...]
    contributions: tuple[Contribution, ...]
    wider: bool = False


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
    others: tuple[Person, ...]
    findings: Table
    rounds: tuple[Round, ...]
    positions: tuple[Position, ...]
    gradient: tuple[Position, ...]
    drafting: Table
    brief: Table
    papers: tuple[Table, ...] = ()


@cache
def sample(folder: Path = SMALL) -> Sample:
    """A sample, read once."""
    people, drafting, brief = (_table(folder, one) for one in ("people", "drafting", "brief"))
    experts = _people(people["experts"])
    rounds = _rounds(folder)
    return Sample(
        track=_table(folder, "track"),
        convening=_table(folder, "convening"),
        terms=_table(folder, "terms"),
        founder=_person(people["founder"]),
        staff=_people(people["staff"]),
        chairs=_people(people["chairs"]),
        decision_makers=_people(people["decision_makers"]),
        auditors=_people(people["auditors"]),
        experts=experts,
        others=_people(people["others"]),
        findings=people["findings"],
        rounds=rounds,
        positions=tuple(_taken(rounds, _positions(_table(folder, "positions")["groups"]))),
        gradient=tuple(_gradient(drafting, brief, [expert.key for expert in experts])),
        drafting=drafting,
        brief=brief,
        papers=tuple(_table(folder, "papers").get("papers", ())),
    )


def _table(folder: Path, name: str) -> Table:
    table: Table = {}
    for path in (folder / f"{name}.toml", *sorted((folder / name).glob("*.toml"))):
        for key, value in _read(path).items():
            table[key] = [*table.get(key, []), *value] if isinstance(value, list) else value
    return table


def _read(path: Path) -> Table:
    """One file; a sample that has none says nothing there."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    table: Table = _folded(tomllib.loads(text))
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


def _rounds(folder: Path) -> tuple[Round, ...]:
    tables = [_table(folder, name) for name in sorted({one.stem for one in folder.glob("round_*")})]
    asked = {one["key"]: one for table in tables for one in table["questions"]}
    return tuple(_round(table, asked) for table in tables)


def _round(table: Table, asked: Mapping[str, Table]) -> Round:
    usual = {"handling": table["handling"]}
    return Round(
        title=table["title"],
        format=table.get("format", "open_exploration"),
        agenda=tuple(table.get("agenda", ())),
        summary=table.get("summary", ""),
        minutes=table.get("minutes", ""),
        questions=tuple(_question(one, asked) for one in table["questions"]),
        contributions=tuple(Contribution(**usual | item) for item in table["contributions"]),
        wider=table.get("wider", False),
    )


def _question(table: Table, asked: Mapping[str, Table]) -> Question:
    """A question; one that is asked again has the words and the scale of the first."""
    first = table
    while "again" in first:
        first = asked[first["again"]]
    return Question(**{"scale": first["scale"], "text": first["text"]} | table)


def _taken(rounds: Iterable[Round], named: Iterable[Position]) -> Iterator[Position]:
    """Every position on a question: whoever is not named where it is asked again is as before."""
    found: dict[str, dict[str, Position]] = defaultdict(dict)
    for position in named:
        found[position.subject][position.expert] = position
    for question in (question for one in rounds for question in one.questions):
        before = found.get(question.again, {})
        same = {who: replace(one, subject=question.key, reason="") for who, one in before.items()}
        found[question.key] = same | found[question.key]
        yield from (one for one in found[question.key].values() if one.value)


def _positions(groups: list[Table]) -> Iterator[Position]:
    """Reasons are those of single experts, or are shared in turn by all of a group."""
    for group in groups:
        reasons = group.get("reasons", {})
        if isinstance(reasons, list):
            reasons = dict(zip(group["experts"], cycle(reasons), strict=False))
        for expert in group["experts"]:
            yield Position(group["subject"], expert, group["value"], reasons.get(expert, ""))


def _gradient(drafting: Table, brief: Table, experts: list[str]) -> Iterator[Position]:
    """The positions that are named, and where an ending is given that from everybody else."""
    named = list(_positions(drafting["gradient"]))
    taken = {(position.subject, position.expert) for position in named}
    yield from named
    if "endorsement" not in drafting:
        return
    paragraphs = [one for one in drafting["paragraphs"] if one.get("bracket") != "open"]
    for subject in (WHOLE, *(text["key"] for text in (*paragraphs, *brief["recommendations"]))):
        others = [expert for expert in experts if (subject, expert) not in taken]
        yield from _positions([{"subject": subject, "experts": others} | drafting["endorsement"]])
