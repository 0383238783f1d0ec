"""The full sample is of the size that it says it is, and its brief gives nobody away."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.sample.checks import (
    plain,
    runs_of_words,
    words,
)
from tests.sample.courses import COURSES
from tests.sample.material import FULL, WHOLE, Person, sample
from tests.sample.texts import adopted, asked, brief_texts, everybody, settled

SAMPLE = sample(FULL)
EXPERTS = {expert.key: expert for expert in SAMPLE.experts}
PEOPLE = everybody(SAMPLE)
WEEKS, SHORT = SAMPLE.rounds[:3], SAMPLE.rounds[3:]
QUESTIONS = [question for one in SAMPLE.rounds for question in one.questions]
ITEMS = [item for one in SAMPLE.rounds for item in one.contributions]
RELEASED = {item.key: item for item in ITEMS if not item.withdrawn}
PARAGRAPHS = SAMPLE.drafting["paragraphs"]
AMENDMENTS = [one for paragraph in PARAGRAPHS for one in paragraph.get("amendments", ())]
DISSENTS = SAMPLE.drafting["dissents"]
BRIEF = list(brief_texts(SAMPLE))
PRINTED = f" {' '.join(plain(text) for text in BRIEF)} "
COUNTRIES = {
    *("Cyprus", "Ireland", "Italy", "Netherlands", "Spain", "Sweden", "United Kingdom"),
    *("Ghana", "Guinea", "Kenya", "Liberia", "Morocco", "Nigeria", "Rwanda", "Sierra Leone"),
    *("South Africa", "Lebanon", "United States", "Canada", "Colombia", "Mexico", "Paraguay"),
    *("Philippines", "Nepal"),
}


def test_sixty_nine_experts_sit_in_the_sectors_of_the_public_summary() -> None:
    assert Counter(one.sector for one in SAMPLE.experts) == {
        "formerly government": 4,
        "academia and research": 13,
        "non-governmental organisations": 27,
        "United Nations": 20,
        "consultancy": 3,
        "other": 2,
    }


def test_they_come_from_the_countries_that_it_lists() -> None:
    assert {one.country for one in SAMPLE.experts} == COUNTRIES


def test_half_of_them_are_women_and_every_one_has_a_discipline() -> None:
    genders = Counter(one.gender for one in SAMPLE.experts)
    assert set(genders) == {"female", "male"}
    assert min(genders.values()) >= 30
    assert all(one.discipline for one in SAMPLE.experts)


@pytest.mark.parametrize("field", ["key", "name", "email"])
def test_everybody_has_one_of_their_own(field: str) -> None:
    values = [getattr(person, field) for person in PEOPLE]
    assert len(set(values)) == len(values)


def test_every_address_is_one_that_cannot_exist() -> None:
    assert all(person.email.endswith(".example") for person in PEOPLE)


def test_two_chairs_come_from_two_sides_and_one_of_three_addressees_answers_by_letter() -> None:
    assert len({chair.side for chair in SAMPLE.chairs}) == len(SAMPLE.chairs) == 2
    assert sorted(one.by_letter for one in SAMPLE.decision_makers) == [False, False, True]


def test_some_who_were_sounded_decline_are_declined_or_never_answer() -> None:
    assert sum(bool(one.declines) for one in SAMPLE.others) == 3
    assert sum(one.lapses for one in SAMPLE.others) == 2
    assert sum(one.finding == "decline" and bool(one.represents) for one in SAMPLE.others) == 2
    assert len(SAMPLE.others) == 7


def test_one_expert_is_restricted_one_acquires_a_mandate_and_five_stay_away() -> None:
    assert [one.key for one in SAMPLE.experts if one.finding == "restrict"] == ["e65"]
    assert [one.key for one in SAMPLE.experts if one.acquires] == ["e20"]
    assert sum(one.absent for one in SAMPLE.experts) == 5
    assert set(SAMPLE.findings) == {"fit", "accept", "decline", "restrict"}


def test_whoever_stays_away_writes_nothing_and_nobody_writes_after_a_mandate() -> None:
    spoke = {item.author for item in ITEMS} | {p.expert for p in SAMPLE.positions}
    assert not spoke & {one.key for one in SAMPLE.experts if one.absent}
    late = {item.author for one in SAMPLE.rounds[-1:] for item in one.contributions}
    late |= {item.author for item in WEEKS[2].contributions}
    late |= {position.expert for position in SAMPLE.gradient}
    assert "e20" not in late


def test_three_weeks_and_three_short_rounds_use_each_format() -> None:
    assert [one.format for one in SAMPLE.rounds] == [
        "open_exploration",
        *["policy_delphi_questionnaire"] * 2,
        "e_dialogue_week",
        "dialogue_event",
        "reflection_period",
    ]
    assert [one.title for one in SAMPLE.rounds if one.agenda] == ["An evening on anger"]
    assert [bool(one.summary) for one in SAMPLE.rounds] == [*[False] * 3, True, True, False]


def test_whoever_spoke_at_the_event_stands_in_its_minutes() -> None:
    (event,) = (one for one in SAMPLE.rounds if one.minutes)
    assert re.findall(r"\[(\w+)\]", event.minutes) == [item.key for item in event.contributions]


def test_each_short_round_is_large_enough_to_be_released() -> None:
    assert min(len({item.author for item in one.contributions}) for one in SHORT) >= 6


def test_over_two_hundred_contributions_of_twelve_kinds() -> None:
    assert len(RELEASED) >= 200
    assert min(Counter(item.kind for item in ITEMS).values()) >= 5
    assert len({item.kind for item in ITEMS}) == 12
    assert len({item.text for item in ITEMS}) == len({item.key for item in ITEMS}) == len(ITEMS)


def test_each_contribution_has_forty_to_a_hundred_and_twenty_words() -> None:
    lengths = {item.key: len(item.text.split()) for item in ITEMS}
    assert {key for key, length in lengths.items() if not 40 <= length <= 120} == set()


def test_no_two_contributions_share_eight_words_in_a_row() -> None:
    runs = Counter(run for item in ITEMS for run in runs_of_words(item.text))
    assert [run for run, times in runs.items() if times > 1] == []


def test_forty_five_write_under_handles_and_fifty_five_take_positions() -> None:
    assert [one.format for one in SAMPLE.rounds if one.wider] == ["reflection_period"]
    told = [one for one in SAMPLE.rounds if not one.wider]
    under_handles = {item.author for one in told for item in one.contributions}
    assert len(under_handles & {item.author for item in RELEASED.values()}) == 45
    assert len({position.expert for position in SAMPLE.positions}) == 55
    assert under_handles <= EXPERTS.keys()
    assert {p.expert for p in (*SAMPLE.positions, *SAMPLE.gradient)} <= EXPERTS.keys()


def test_one_item_is_returned_and_one_withdrawn() -> None:
    assert [item.key for item in ITEMS if item.returned and item.reason] == ["c125"]
    assert [item.key for item in ITEMS if item.withdrawn] == ["c172"]


def test_one_item_is_released_in_other_words_only() -> None:
    (item,) = (item for item in RELEASED.values() if item.paraphrase)
    assert not runs_of_words(item.text, 4) & runs_of_words(item.paraphrase, 4)
    assert not item.returned


def test_replies_answer_what_was_written_before() -> None:
    order = [item.key for item in ITEMS]
    replies = [(item.key, item.reply_to) for item in ITEMS if item.reply_to]
    assert len(replies) >= 25
    assert all(order.index(to) < order.index(key) for key, to in replies)
    assert {to for _, to in replies} <= RELEASED.keys()


def test_twelve_questions_are_answered_by_fifty_or_more_each_once_and_three_by_few() -> None:
    pairs = Counter((position.subject, position.expert) for position in SAMPLE.positions)
    assert set(pairs.values()) == {1}
    answered = Counter(position.subject for position in SAMPLE.positions)
    assert set(answered) == {question.key for question in QUESTIONS}
    asked = [question.key for one in WEEKS for question in one.questions]
    assert len(asked) == 12
    assert min(answered[one] for one in asked) >= 50
    assert max(answered[one] for one in set(answered) - set(asked)) < len(EXPERTS) / 2


def test_one_question_is_asked_again_and_one_twice_by_the_same_people() -> None:
    again = {one.key: one.again for one in QUESTIONS if one.again}
    assert again == {"q24": "q12", "q34": "q24", "q35": "q21"}
    taken = {key: {p.expert for p in SAMPLE.positions if p.subject == key} for key in again}
    first = {p.expert for p in SAMPLE.positions if p.subject == "q12"}
    assert taken["q24"] == first
    assert taken["q34"] == first - {"e20"}


def test_officials_in_the_room_are_contested() -> None:
    values = Counter(p.value for p in SAMPLE.positions if p.subject == "q21")
    wished = values["very_desirable"] + values["desirable"]
    unwished = values["very_undesirable"] + values["undesirable"]
    assert abs(wished - unwished) <= 3
    assert min(values["very_desirable"], values["very_undesirable"]) >= 10


def test_every_text_is_judged_once_by_forty_or_more() -> None:
    written = (*settled(SAMPLE), *SAMPLE.brief["recommendations"])
    texts = {WHOLE, *(text["key"] for text in written)}
    pairs = Counter((position.subject, position.expert) for position in SAMPLE.gradient)
    assert set(pairs.values()) == {1}
    judged = Counter(position.subject for position in SAMPLE.gradient)
    assert set(judged) == texts
    assert min(judged.values()) >= 40


def test_reservations_and_disagreement_are_given_a_reason() -> None:
    asked_for = {"support_with_reservations", "do_not_like_but_will_support"}
    asked_for.add("serious_disagreement")
    assert all(p.reason for p in SAMPLE.gradient if p.value in asked_for)


def test_fifteen_paragraphs_in_two_drafts_with_amendments_that_collide() -> None:
    assert len(PARAGRAPHS) == 15
    assert {paragraph["draft"] for paragraph in PARAGRAPHS} == {1, 2}
    assert len(AMENDMENTS) == 22
    assert {one["author"] for one in AMENDMENTS} <= EXPERTS.keys()
    collisions = [one for one in PARAGRAPHS if len(one.get("amendments", ())) > 1]
    assert len(collisions) >= 5
    for paragraph in PARAGRAPHS:
        assert sum(one["accepted"] for one in paragraph.get("amendments", ())) <= 1


def test_of_three_brackets_two_close_and_one_stays_open_in_the_annex() -> None:
    found = {one["key"]: (one["bracket"], one["place"]) for one in PARAGRAPHS if "bracket" in one}
    assert found == {
        "p03": ("closed", "brief"),
        "p04": ("closed", "brief"),
        "p15": ("open", "annex"),
    }
    assert all(len(one["amendments"]) >= 2 for one in PARAGRAPHS if "bracket" in one)


def test_seven_dissents_end_in_four_ways() -> None:
    ends = Counter(dissent["ends"] for dissent in DISSENTS)
    assert ends == {"confirmed": 3, "withdrawn": 1, "unconfirmed": 1, "merged": 2}
    (merger,) = SAMPLE.drafting["mergers"]
    merged = {one["key"]: one["target"] for one in DISSENTS if one["ends"] == "merged"}
    assert merged == dict.fromkeys(merger["parts"], merger["target"])
    assert all(len(one["sentence"].split()) <= 35 for one in (*DISSENTS, merger))


def test_whoever_cannot_be_associated_holds_the_dissent() -> None:
    apart = {(p.subject, p.expert) for p in SAMPLE.gradient if p.value == "cannot_be_associated"}
    assert apart == {(dissent["target"], dissent["holder"]) for dissent in DISSENTS}


def test_six_recommendations_of_which_one_stays_unanswered_and_two_come_by_letter() -> None:
    asked_of = {(one["key"], one["addressee"]) for one in SAMPLE.brief["recommendations"]}
    answers = SAMPLE.brief["answers"]
    given = {(one["recommendation"], one["decision_maker"]) for one in answers}
    assert len(asked_of) == 6
    assert asked_of - given == {("r4", "d02")}
    assert {one["decision_maker"] for one in answers if one.get("by_letter")} == {"d03"}
    assert [one["recommendation"] for one in SAMPLE.brief["clarifications"]] == ["r4"]


def test_every_source_was_released_and_may_be_used() -> None:
    usable = {i.key for i in RELEASED.values() if i.handling in {"open", "chatham_house"}}
    for entry in (*SAMPLE.brief["passages"], *SAMPLE.brief["recommendations"]):
        assert entry["sources"]
        assert set(entry["sources"]) <= usable


def test_the_background_papers_define_lay_out_six_stages_and_tell_three_cases() -> None:
    papers = {paper["key"]: paper["entries"] for paper in SAMPLE.papers}
    assert [len(papers[key]) for key in ("definitions", "stages", "cases")] == [5, 6, 3]


def test_the_themes_are_those_of_the_three_weeks() -> None:
    themes = [one["title"] for one in SAMPLE.brief["passages"] if one["kind"] == "theme"]
    assert themes == [week["title"] for week in SAMPLE.track["weeks"]]
    texts = [one["text"] for one in SAMPLE.brief["passages"] if one["kind"] == "theme"]
    assert all("Case: " in text for text in texts)


def test_the_parts_of_the_brief_keep_their_lengths() -> None:
    assert max(len(" ".join(asked(r)).split()) for r in SAMPLE.brief["recommendations"]) <= 60
    placed = zip(
        (paragraph["place"] for paragraph in settled(SAMPLE)), adopted(SAMPLE), strict=True
    )
    assert sum(len(text.split()) for place, text in placed if place == "brief") <= 250
    assert len(SAMPLE.track["why_now"].split()) <= 100
    assert len(SAMPLE.track["next_steps"].split()) <= 60


@pytest.mark.parametrize("person", [*SAMPLE.experts, *SAMPLE.others], ids=lambda one: one.key)
def test_the_brief_names_nobody_of_the_room(person: Person) -> None:
    for word in [one for one in words(person.name) if len(one) > 2]:
        assert f" {word} " not in PRINTED, word
    assert f" {plain(person.affiliation)} " not in PRINTED


@pytest.mark.parametrize("name", COURSES)
def test_each_step_of_a_course_says_something_of_its_own(name: str) -> None:
    _, course = COURSES[name]
    assert len({what for what, _ in course}) == len(course)


@pytest.mark.parametrize("path", sorted(FULL.rglob("*.toml")), ids=lambda path: path.name)
def test_no_file_of_the_sample_is_longer_than_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300
