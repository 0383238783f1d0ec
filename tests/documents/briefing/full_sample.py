"""The brief that the full sample comes to, put together from its data without playing it."""

from collections import Counter
from datetime import date

from documents.briefing.content import (
    BriefContent,
    Chair,
    Coverage,
    DissentText,
    Message,
    Method,
    Paragraph,
    Passage,
    Recommendation,
    Sector,
    Whole,
)
from documents.briefing.quantities import legend, support
from documents.operations.support import AGAINST, FOR, Tally, words_for
from policies.brackets import printed
from policies.cells import merge_groups, threshold
from policies.synthesis import PassageKind
from policies.terms import Place, Sensitivity
from tests.sample.material import FULL, WHOLE, Person, Table, sample
from tests.sample.texts import carried, settled, wording

SAMPLE = sample(FULL)
K = threshold(Sensitivity.CONFIDENTIAL)
DAY = date(2027, 11, 30)


def brief() -> BriefContent:
    """What the brief says; every dissent that was not withdrawn is printed."""
    carried = _carried()
    placed = _paragraphs(carried)
    firm = _supports()
    track = SAMPLE.track
    return BriefContent(
        question=track["question"],
        chairs=tuple(Chair(chair.name, chair.title) for chair in SAMPLE.chairs),
        addressees=tuple(_titled(one) for one in SAMPLE.decision_makers),
        convener=track["convener"],
        answer_by=DAY,
        method=_method(),
        funders=tuple(track["funders"]),
        messages=tuple(
            Message(one["text"], one["title"], firm[one["subject"]], one["confidence"])
            for one in _passages(PassageKind.MESSAGE)
        ),
        sharpest=carried["p04"][0],
        coverage=Coverage(len(SAMPLE.drafting["dissents"]), sum(map(len, carried.values())), 1, 0),
        why_now=track["why_now"],
        paragraphs=placed[Place.BRIEF],
        themes=_plain(PassageKind.THEME),
        recommendations=_recommendations(carried, firm),
        unknowns=_plain(PassageKind.UNKNOWN),
        next_steps=track["next_steps"],
        definitions=_entries("definitions"),
        stages=_entries("stages"),
        cases=_entries("cases"),
        annex_paragraphs=placed[Place.ANNEX],
        whole=Whole(firm[WHOLE], tuple(carried[WHOLE])),
    )


def _titled(person: Person) -> str:
    return f"{person.name} ({person.title})"


def _passages(kind: PassageKind) -> list[Table]:
    return [one for one in SAMPLE.brief["passages"] if one["kind"] == kind.value]


def _plain(kind: PassageKind) -> tuple[Passage, ...]:
    return tuple(Passage(one["title"], one["text"]) for one in _passages(kind))


def _entries(key: str) -> tuple[Passage, ...]:
    papers = {paper["key"]: paper["entries"] for paper in SAMPLE.papers}
    return tuple(Passage(one["term"], one["text"]) for one in papers[key])


def _carried() -> dict[str, list[DissentText]]:
    found: dict[str, list[DissentText]] = {}
    for number, one in enumerate(carried(SAMPLE), 1):
        confirmed = one.get("ends") != "unconfirmed"
        text = DissentText(number, one["sentence"], one["text"], confirmed)
        found.setdefault(one["target"], []).append(text)
    return found


def _paragraphs(carried: dict[str, list[DissentText]]) -> dict[Place, tuple[Paragraph, ...]]:
    found: dict[Place, list[Paragraph]] = {place: [] for place in Place}
    for number, one in enumerate(SAMPLE.drafting["paragraphs"], 1):
        beneath = tuple(carried.get(one["key"], ()))
        if one in settled(SAMPLE):
            found[Place(one["place"])].append(Paragraph(number, wording(one), beneath))
            continue
        for term, said in enumerate((one, *one["amendments"])):
            text = printed(said["text"])
            found[Place.ANNEX].append(Paragraph(number, text, () if term else beneath, term))
    return {place: tuple(paragraphs) for place, paragraphs in found.items()}


def _recommendations(
    carried: dict[str, list[DissentText]], firm: dict[str, str]
) -> tuple[Recommendation, ...]:
    names = {one.key: _titled(one) for one in SAMPLE.decision_makers}
    fields = ("action", "first_step", "means", "forum", "follow_up", "rationale")
    return tuple(
        Recommendation(
            number=number,
            addressee=names[one["addressee"]],
            by=DAY,
            **{name: one[name] for name in fields},
            support=firm[one["key"]],
            dissents=tuple(carried.get(one["key"], ())),
        )
        for number, one in enumerate(SAMPLE.brief["recommendations"], 1)
    )


def _supports() -> dict[str, str]:
    taken: dict[str, list[str]] = {}
    for position in SAMPLE.gradient:
        taken.setdefault(position.subject, []).append(position.value)
    tallies = {
        text: Tally(len(values), sum(v in FOR for v in values), sum(v in AGAINST for v in values))
        for text, values in taken.items()
    }
    words = words_for(tallies, len(SAMPLE.experts), K)
    return {text: support(word) for text, word in words.items()}


def _method() -> Method:
    sectors = merge_groups(Counter(expert.sector for expert in SAMPLE.experts), K)
    return Method(
        threshold=K,
        rounds=len(SAMPLE.rounds),
        invited=len(SAMPLE.experts) + len(SAMPLE.others),
        wrote=len({item.author for one in SAMPLE.rounds for item in one.contributions}),
        answered=len({position.expert for position in SAMPLE.positions}),
        sectors=tuple(Sector(", ".join(group.names), group.count) for group in sectors),
        legend=legend(K),
    )
