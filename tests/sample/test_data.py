"""The sample's data is what it says it is, and its brief gives nobody away."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sample.checks import (
    plain,
    runs_of_words,
    words,
)
from tests.sample.material import WHOLE, Contribution, Person, sample
from tests.sample.texts import (
    adopted,
    asked,
    brief_texts,
    everybody,
    typed_in,
)

HERE = Path(__file__).parent
FLOORS = {"api", "workflows", "documents", "policies"}
SAMPLE = sample()
EXPERTS = {expert.key for expert in SAMPLE.experts}
EVERYBODY = everybody(SAMPLE)
INSIDERS = (*SAMPLE.experts, *SAMPLE.others)
ITEMS = [item for one in SAMPLE.rounds for item in one.contributions]
RELEASED = [item for item in ITEMS if not item.withdrawn]
PLACELESS = {"law", "and", "of", "the", "gate", "lane", "high", "blue", "rio", "street", "court"}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


BRIEF = list(brief_texts(SAMPLE))
PRINTED = f" {' '.join(plain(text) for text in BRIEF)} "


def test_sixteen_experts_sit_in_sectors_of_eight_six_and_two() -> None:
    sectors = Counter(expert.sector for expert in SAMPLE.experts)
    assert sorted(sectors.values(), reverse=True) == [8, 6, 2]


def test_each_person_has_a_key_a_name_and_an_address_of_their_own() -> None:
    for field in ("key", "name", "email"):
        values = [getattr(person, field) for person in EVERYBODY]
        assert len(set(values)) == len(values)


def test_every_address_is_one_that_cannot_exist() -> None:
    assert all(re.fullmatch(r"[a-z.-]+@[a-z]+\.example", person.email) for person in EVERYBODY)


def test_the_chairs_come_from_two_sides() -> None:
    assert len({chair.side for chair in SAMPLE.chairs}) == len(SAMPLE.chairs) == 2


def test_three_staff_hold_only_pairs_that_are_allowed() -> None:
    assert SAMPLE.founder.seats == ("eligibility_officer",)
    assert [set(one.seats) for one in SAMPLE.staff] == [
        {"facilitator", "rapporteur"},
        {"secretariat_officer"},
    ]


def test_at_least_forty_contributions_of_eight_kinds_by_fourteen_experts_are_released() -> None:
    assert len(RELEASED) >= 40
    assert len({item.kind for item in RELEASED}) >= 8
    assert len({item.author for item in RELEASED}) >= 14
    assert {item.author for item in ITEMS} <= EXPERTS


def test_no_two_contributions_are_alike_and_keys_are_unique() -> None:
    assert len({item.text for item in ITEMS}) == len({item.key for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_a_contribution_has_thirty_to_a_hundred_and_twenty_words(item: Contribution) -> None:
    assert 30 <= len(item.text.split()) <= 120


def test_one_item_is_returned_and_sent_again_and_one_withdrawn() -> None:
    returned = [item for item in ITEMS if item.returned]
    assert [bool(item.reason) and item.returned != item.text for item in returned] == [True]
    assert [item.key for item in ITEMS if item.withdrawn] == ["c24"]


def test_one_item_is_released_in_other_words_only() -> None:
    (said,) = (item for item in RELEASED if item.paraphrase)
    assert not runs_of_words(said.text) & runs_of_words(said.paraphrase)
    assert not said.returned


def test_replies_answer_what_was_released_before() -> None:
    first = {item.key for item in SAMPLE.rounds[0].contributions if not item.withdrawn}
    replies = [item.reply_to for item in ITEMS if item.reply_to]
    assert replies
    assert set(replies) <= first


def test_every_expert_answers_every_question_and_every_text_once() -> None:
    questions = {q.key for one in SAMPLE.rounds for q in one.questions}
    written = (*SAMPLE.drafting["paragraphs"], *SAMPLE.brief["recommendations"])
    texts = {WHOLE, *(text["key"] for text in written)}
    for positions, subjects in ((SAMPLE.positions, questions), (SAMPLE.gradient, texts)):
        pairs = [(position.subject, position.expert) for position in positions]
        assert len(pairs) == len(set(pairs))
        assert set(pairs) == {(subject, expert) for subject in subjects for expert in EXPERTS}
        assert all(position.reason for position in positions)


def test_six_paragraphs_bear_five_amendments_or_more_of_which_some_are_not_accepted() -> None:
    paragraphs = SAMPLE.drafting["paragraphs"]
    amendments = [a for paragraph in paragraphs for a in paragraph.get("amendments", ())]
    assert len(paragraphs) == 6
    assert len(amendments) >= 5
    assert {amendment["accepted"] for amendment in amendments} == {True, False}
    for paragraph in paragraphs:
        assert sum(a["accepted"] for a in paragraph.get("amendments", ())) <= 1


def test_the_dissents_end_in_three_ways() -> None:
    dissents = SAMPLE.drafting["dissents"]
    assert [d["ends"] for d in dissents] == ["confirmed", "withdrawn", "unconfirmed"]
    assert all(len(d["sentence"].split()) <= 35 for d in dissents)
    assert {d["holder"] for d in dissents} <= EXPERTS


def test_every_source_is_released_and_may_be_used() -> None:
    usable = {i.key for i in RELEASED if i.handling in {"open", "chatham_house"}}
    for entry in (*SAMPLE.brief["passages"], *SAMPLE.brief["recommendations"]):
        assert entry["sources"]
        assert set(entry["sources"]) <= usable


def test_three_messages_three_themes_and_three_recommendations_go_into_the_brief() -> None:
    kinds = Counter(passage["kind"] for passage in SAMPLE.brief["passages"])
    assert (kinds["message"], kinds["theme"]) == (3, 3)
    assert kinds["unknown"] >= 1
    assert len(SAMPLE.brief["recommendations"]) == 3
    assert all(all(asked(item)) for item in SAMPLE.brief["recommendations"])


def test_the_themes_are_those_of_the_three_weeks() -> None:
    themes = [p["title"] for p in SAMPLE.brief["passages"] if p["kind"] == "theme"]
    assert themes == [week["title"] for week in SAMPLE.track["weeks"]]
    texts = [p["text"] for p in SAMPLE.brief["passages"] if p["kind"] == "theme"]
    assert all("Case: " in text for text in texts)


def test_each_recommendation_is_answered_by_its_addressee_and_both_answer() -> None:
    asked_of = {(r["key"], r["addressee"]) for r in SAMPLE.brief["recommendations"]}
    answers = SAMPLE.brief["answers"]
    assert {(a["recommendation"], a["decision_maker"]) for a in answers} == asked_of
    assert {a["decision_maker"] for a in answers} == {d.key for d in SAMPLE.decision_makers}


def test_the_parts_of_the_brief_keep_their_lengths() -> None:
    passages, track = SAMPLE.brief["passages"], SAMPLE.track
    lengths = {
        kind: [len(f"{p['title']} {p['text']}".split()) for p in passages if p["kind"] == kind]
        for kind in ("theme", "unknown")
    }
    assert max(lengths["theme"]) <= 80
    assert sum(lengths["unknown"]) <= 80
    assert len(track["why_now"].split()) <= 100
    assert len(track["next_steps"].split()) <= 60
    assert all(len(" ".join(asked(item)).split()) <= 60 for item in SAMPLE.brief["recommendations"])
    places = [paragraph["place"] for paragraph in SAMPLE.drafting["paragraphs"]]
    pairs = zip(places, adopted(SAMPLE), strict=True)
    assert sum(len(text.split()) for place, text in pairs if place == "brief") <= 250


def test_the_brief_stays_under_eighteen_hundred_words() -> None:
    assert sum(len(text.split()) for text in BRIEF) < 1800


def test_the_brief_names_nobody_of_the_staff() -> None:
    for person in (SAMPLE.founder, *SAMPLE.staff, *SAMPLE.auditors):
        for word in words(person.name):
            assert f" {word} " not in PRINTED, word


def names_of(person_words: list[str]) -> Iterator[str]:
    return (word for word in person_words if len(word) > 1 and word not in PLACELESS)


@pytest.mark.parametrize("insider", INSIDERS, ids=lambda insider: insider.key)
def test_the_brief_names_no_insider_by_name_house_country_or_address(insider: Person) -> None:
    host = insider.email.partition("@")[2].removesuffix(".example")
    known = [insider.name, insider.affiliation, insider.country, insider.demonym, host]
    for word in names_of(words(" ".join([*known, *insider.aliases]))):
        assert f" {word} " not in PRINTED, word


def test_everything_that_is_typed_in_can_be_searched_for() -> None:
    typed = set(typed_in(SAMPLE))
    files = sorted((HERE / "data").glob("*.toml"))
    written = [text for path in files for text in strings(tomllib.loads(path.read_text("utf-8")))]
    sentences = {" ".join(text.split()) for text in written if text.strip().endswith((".", "?"))}
    about = {week["about"] for week in SAMPLE.track["weeks"]}
    assert len(sentences) > 150
    assert sentences - about <= typed
    assert {text for person in EVERYBODY for text in (person.name, person.email)} <= typed


def test_the_search_for_runs_finds_one_that_is_planted() -> None:
    source = RELEASED[0].text
    leak = " ".join(source.split()[3:11]).upper()
    assert runs_of_words(leak) & runs_of_words(source)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda path: path.name)
def test_the_sample_imports_nothing_of_the_product_and_nothing_but_the_library(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not any(n.level for n in ast.walk(tree) if isinstance(n, ast.ImportFrom))
    roots = {name.partition(".")[0] for name in names}
    assert not roots & FLOORS
    own = {name for name in names if name.startswith("tests.sample")}
    allowed = {"pytest"} if path.name.startswith("test_") else set()
    assert roots - {"tests"} <= set(sys.stdlib_module_names) | allowed
    assert {name for name in names if name.startswith("tests")} == own
