"""Rounds to copy and adjust: what is offered can be opened, by a program or by a form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from documents.operations import figures
from documents.operations.stops import Stop
from policies.acts import Act
from policies.formats import RoundFormat
from tests.api.browser import Page, faults
from tests.matrices.building import built
from tests.matrices.world import World

LATER = "2026-02-01T12:00"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A track in exploration in which everything is."""
    folder: Path = tmp_path_factory.mktemp("formats")
    found = built(folder, handed_off=False)
    found.stand("exploration")
    yield found
    found.store.close()


def got(world: World, path: str) -> dict[str, Any]:
    answer = world.callers["facilitator"].get(world.here + path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def opened(world: World, body: dict[str, Any]) -> dict[str, Any]:
    number = world.callers["facilitator"].done(f"{world.here}/rounds", body)
    return got(world, f"/rounds/{number}")


def test_there_is_a_template_for_each_format_and_it_can_be_opened(world: World) -> None:
    found = got(world, "/rounds/templates")["items"]
    assert [one["format"] for one in found] == [*RoundFormat]
    for one in found:
        missing = {"paper": world.ids["paper"]} if one["format"] == "reflection_period" else {}
        there = opened(world, {**one["body"], **missing})
        assert there["format"] == one["format"]
        assert there["title"] == one["body"]["title"]


def test_a_copy_asks_again_with_or_without_results(world: World) -> None:
    body = got(world, f"/rounds/{world.ids['released_round']}/copy")
    (question,) = body["questions"]
    assert question["again"] == world.ids["released_question"]
    again = opened(world, body)["questions"][0]
    assert (again["text"], again["again"]) == (question["text"], question["again"])
    without = {**body, "questions": [{**question, "with_results": False}]}
    assert opened(world, without)["questions"][0]["again"] is None


def test_an_open_round_is_not_asked_again(world: World) -> None:
    path = f"{world.here}/rounds/{world.ids['open_round']}/copy"
    answer = world.callers["facilitator"].get(path)
    assert answer.status_code == 409
    assert answer.get_json()["rule"] == "rounds.still_open"


def test_a_form_opens_an_event_and_keeps_what_was_typed(world: World) -> None:
    path = f"{world.here}/rounds/templates"
    reader = world.browser("facilitator")
    label = "round:open/dialogue_event"
    form = next(one for one in reader.open(path).forms() if f"{label}/title" in one.fields)
    form.fill("round:open", "dialogue_event", closes_at=LATER)
    points = form.fields[f"{label}/agenda"]
    form.fields[f"{label}/agenda"] = ["" for _ in points]
    refused = reader.send(path, form)
    assert refused.status_code == 409
    assert "A dialogue event needs an agenda." in refused.text
    page = Page(refused.text)
    assert faults(page) == []
    form = next(one for one in page.forms() if f"{label}/title" in one.fields)
    form.fields[f"{label}/agenda"] = ["Gauges", "Money", *("" for _ in points[2:])]
    reader.done(path, form)
    rounds = got(world, "/rounds?limit=100")["items"]
    assert rounds[-1]["setting"]["agenda"] == ["Gauges", "Money"]


def test_a_form_asks_again_without_results(world: World) -> None:
    path = f"{world.here}/rounds/{world.ids['released_round']}/copy"
    reader = world.browser("facilitator")
    form = reader.open(path).form("round:open")
    label = form.label("round:open")
    assert form.fields[f"{label}/questions.0.with_results"] == ["false", "true"]
    form.fill("round:open", closes_at=LATER)
    form.fields[f"{label}/questions.0.with_results"] = ["false"]
    reader.done(path, form)
    newest = got(world, "/rounds?limit=100")["items"][-1]
    assert (
        newest["thresholds"] == got(world, f"/rounds/{world.ids['released_round']}")["thresholds"]
    )
    assert [one["again"] for one in newest["questions"]] == [None]


def test_the_page_of_a_reflection_shows_the_text(world: World) -> None:
    paper = world.ids["paper"]
    path = f"{world.here}/rounds/templates"
    reader = world.browser("facilitator")
    label = "round:open/reflection_period"
    form = next(one for one in reader.open(path).forms() if f"{label}/title" in one.fields)
    form.fill("round:open", "reflection_period", edition="1", closes_at=LATER)
    done = reader.done(path, form)
    assert done.all("main")
    form = next(one for one in done.forms() if f"{label}/title" in one.fields)
    form.fill("round:open", "reflection_period", paper=paper, closes_at=LATER)
    reader.done(path, form)
    draft, shown = got(world, "/rounds?limit=100")["items"][-2:]
    assert "Two towns read two gauges." in reader.get(f"{world.here}/rounds/{shown['id']}").text
    expert = world.browser("expert_1")
    assert (
        "Shared waters need shared numbers."
        in expert.get(f"{world.here}/rounds/{draft['id']}").text
    )


def asked_to_rank(world: World, *options: str) -> str:
    """A round of one ranking, opened by the form; answers its id."""
    path, label = f"{world.here}/rounds", "round:open/new"
    editor = world.browser("facilitator")
    form = editor.open(path).form("round:open")
    form.fill("round:open", title="Firsts", questions__0__text="What first?", closes_at=LATER)
    form.fill("round:open", questions__0__scale="ranking")
    refused = editor.send(path, form)
    assert refused.status_code == 409
    assert "A ranking needs 2 to 7 options, no two of them alike." in refused.text
    form = Page(refused.text).form("round:open")
    places = form.fields[f"{label}/questions.0.options"]
    form.fields[f"{label}/questions.0.options"] = [*options, *places[len(options) :]]
    assert faults(editor.done(path, form)) == []
    newest = got(world, "/rounds?limit=100")["items"][-1]
    assert newest["questions"][0]["options"] == [*options]
    return str(newest["id"])


def test_an_expert_ranks_without_scripts_and_loses_nothing(world: World) -> None:
    round_id = asked_to_rank(world, "Gauges", "Money", "Law")
    path, expert = f"{world.here}/rounds/{round_id}", world.browser("expert_1")
    form = expert.open(path).form("position:take")
    label = form.label("position:take")
    form.fill("position:take", value__0="2", value__1="2", value__2="1", reason="Law comes first.")
    refused = expert.send(path, form)
    assert refused.status_code == 409
    assert "Each of the 3 options needs a rank of its own from 1 to 3, as in 2,1,3" in refused.text
    page = Page(refused.text)
    assert faults(page) == []
    twice = [one.get("name") for one in page.all("select") if one.get("aria-invalid")]
    assert twice == [f"{label}/value.0", f"{label}/value.1"]
    form = page.form("position:take")
    assert form.fields[f"{label}/reason"] == ["Law comes first."]
    assert form.fields[f"{label}/value.2"] == ["1"]
    form = expert.done(path, form.fill("position:take", value__1="3")).form("position:take")
    assert [form.fields[f"{label}/value.{number}"] for number in range(3)] == [["2"], ["3"], ["1"]]
    form.fill("position:take", value__0="", value__1="", value__2="", value="no_judgement")
    form = expert.done(path, form).form("position:take")
    assert form.fields[f"{label}/value"] == ["no_judgement"]
    assert form.fields[f"{label}/=value.0"] == [""]


def test_an_order_comes_back_beside_ones_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "threshold", lambda _: 1)
    round_id = asked_to_rank(world, "Gauges", "Money", "Law")
    (question,) = got(world, f"/rounds/{round_id}")["questions"]
    for who in ("expert_1", "expert_2"):
        world.room.take(who, question["id"], "2,3,1")
    world.room.close_round(round_id)
    found = got(world, f"/rounds/{round_id}/pack")["questions"][0]["now"]
    assert found["order"] == {"places": [[3], [1], [2]], "concord": "strong"}
    assert (found["total"], found["verdict"], found["mine"]) == (None, None, None)
    page = world.browser("expert_1").open(f"{world.here}/rounds/{round_id}/released")
    assert faults(page) == []
    places = [one.text.strip() for one in page.all("li")]
    assert [one for one in places if one in question["options"]] == ["Law", "Gauges", "Money"] * 2
    assert "Those who ranked agree strongly on it." in page.all("main")[0].text


def test_where_few_ranked_no_order_comes_back(world: World) -> None:
    round_id = asked_to_rank(world, "Gauges", "Money")
    world.room.close_round(round_id)
    page = world.browser("expert_1").get(f"{world.here}/rounds/{round_id}/released").text
    assert "No order is printed: too few ranked." in page


def test_a_wider_circle_writes_on_the_page_and_takes_no_position(world: World) -> None:
    bodies = {one["format"]: one["body"] for one in got(world, "/rounds/templates")["items"]}
    there = opened(world, {**bodies["reflection_period"], "edition": 1, "wider": True})
    assert there["setting"]["wider"] is True
    assert there["text"] == [], "the facilitator keeps the round and reads no draft"
    path = f"{world.here}/rounds/{there['id']}"
    for who in ("chair_1", "silent_observer"):
        reader = world.browser(who)
        page = reader.open(path)
        assert "Shared waters need shared numbers." in reader.get(path).text
        form = page.form("contribution:post")
        assert not any(name.startswith("position:take") for name in form.fields)
        form.fill("contribution:post", "new", text=f"Who pays, asks the {who}.")
        after = reader.done(path, form)
        assert after.form("contribution:withdraw")
        assert f"asks the {who}." in reader.get(path).text
    ordinary = world.browser("chair_1").open(f"{world.here}/rounds/{world.ids['open_round']}")
    assert not any("contribution:post" in name for one in ordinary.forms() for name in one.fields)


def test_while_a_stop_is_asked_for_no_order_comes_back(world: World) -> None:
    round_id = asked_to_rank(world, "Gauges", "Money")
    world.room.do("expert_2", Act.STOP_ASK, Stop())
    world.room.close_round(round_id)
    page = world.browser("expert_1").get(f"{world.here}/rounds/{round_id}/released")
    assert page.status_code == 200
    assert "order is printed" not in page.text
