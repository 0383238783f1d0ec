"""Acts over HTTP: one effect for one key, the version that was seen, the engine away and back."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from documents.models.contributions import Contribution
from tests.api.house import CHARTER, House


def told(answer: Any) -> tuple[int, Any]:
    """Status and document."""
    return answer.status_code, answer.json


def in_window(house: House) -> int:
    """How many items lie in windows."""
    with house.store.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(Contribution)) or 0


def item(number: str, text: str = "One.") -> dict[str, str]:
    """A contribution to a round."""
    return {"round": number, "kind": "issue", "text": text}


def test_a_key_used_twice_has_one_effect_and_one_answer(
    house_with_round: tuple[House, str],
) -> None:
    """The second answer is the first."""
    house, number = house_with_round
    path, expert = f"/tracks/{house.track}/contributions", house.people["expert1"]
    first = expert.post(path, item(number), key="same")
    after = in_window(house)
    assert first.status_code == 201
    assert told(expert.post(path, item(number), key="same")) == told(first)
    assert in_window(house) == after


def test_a_key_used_for_another_body_is_refused(house_with_round: tuple[House, str]) -> None:
    """422, and no second effect."""
    house, number = house_with_round
    path, expert = f"/tracks/{house.track}/contributions", house.people["expert2"]
    expert.done(path, item(number), key="again")
    after = in_window(house)
    answer = expert.post(path, item(number, "Other."), key="again")
    assert answer.status_code == 422
    assert answer.json is not None
    assert answer.json["type"].endswith(":key_reused")
    assert in_window(house) == after


def test_the_same_key_of_another_person_is_another_key(
    house_with_round: tuple[House, str],
) -> None:
    """Keys belong to people."""
    house, number = house_with_round
    path = f"/tracks/{house.track}/contributions"
    one = house.people["expert3"].done(path, item(number), key="ours")
    other = house.people["expert4"].done(path, item(number), key="ours")
    assert one != other


def test_one_command_sent_many_times_at_once_has_one_effect(
    house_with_round: tuple[House, str],
) -> None:
    """Eight threads, one key, one item."""
    house, number = house_with_round
    path, expert = f"/tracks/{house.track}/contributions", house.people["expert5"]
    before = in_window(house)

    def post(_: int) -> tuple[int, Any]:
        return told(expert.post(path, item(number, "At once."), key="at-once"))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(16)))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == 201
    assert in_window(house) == before + 1


def test_withdrawing_twice_with_one_key_answers_the_same(
    house_with_round: tuple[House, str],
) -> None:
    """The first withdrawal took the object away; the repeated one is still answered."""
    house, number = house_with_round
    expert, path = house.people["expert1"], f"/tracks/{house.track}/contributions"
    mine = expert.done(path, item(number, "Never mind."))
    first = expert.post(f"{path}/{mine}/withdraw", {}, key="gone", match='"1"')
    again = expert.post(f"{path}/{mine}/withdraw", {}, key="gone", match='"1"')
    other = expert.post(f"{path}/{mine}/withdraw", {}, key="new", match='"1"')
    assert first.status_code == 200
    assert told(again) == told(first)
    assert other.status_code == 404


@pytest.mark.parametrize(
    ("match", "status"),
    [("", 428), ('"2"', 412), ('W/"1"', 412), ("*", 412), ("1", 412), ('"x"', 412), ('"0"', 412)],
)
def test_a_versioned_act_needs_the_version_that_was_seen(
    match: str, status: int, house_with_round: tuple[House, str]
) -> None:
    """Missing: 428; any other version than the present one: 412; nothing changed."""
    house, number = house_with_round
    expert, path = house.people["expert2"], f"/tracks/{house.track}/contributions"
    mine = expert.done(path, item(number))
    answer = expert.post(f"{path}/{mine}/withdraw", {}, match=match)
    assert answer.status_code == status
    assert expert.post(f"{path}/{mine}/withdraw", {}, match='"1"').status_code == 200


def test_one_object_comes_with_its_entity_tag(open_house: House) -> None:
    """The version in the document is the tag in the header."""
    answer = open_house.people["chair"].get(f"/tracks/{open_house.track}")
    assert answer.json is not None
    assert answer.headers["ETag"] == f'"{answer.json["version"]}"'


def test_what_nobody_else_wrote_is_nobody_elses_to_withdraw(
    house_with_round: tuple[House, str],
) -> None:
    """Another author's item is not there."""
    house, number = house_with_round
    path = f"/tracks/{house.track}/contributions"
    mine = house.people["expert1"].done(path, item(number))
    for who in ("expert2", "editor"):
        answer = house.people[who].post(f"{path}/{mine}/withdraw", {}, match='"1"')
        assert answer.status_code == 404


def test_a_seat_that_may_not_is_told_so_in_words(house_with_round: tuple[House, str]) -> None:
    """403 with the rule and its sentence."""
    house, number = house_with_round
    answer = house.people["chair"].post(f"/tracks/{house.track}/rounds/{number}/close")
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["rule"] == "permissions.not_granted"
    assert answer.json["detail"] == "Your seat cannot do this as things stand."


def test_a_rule_that_says_no_now_is_told_in_words(open_house: House) -> None:
    """409 with the rule and what would have to be otherwise."""
    path = f"/tracks/{open_house.track}/advance"
    answer = open_house.people["chair"].post(path, {"seen": "convening"})
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["rule"] == "phases.changed"
    assert "exploration" in answer.json["detail"]


def test_nobody_opens_a_track_who_may_not_convene(open_house: House) -> None:
    """An account alone is not enough."""
    answer = open_house.people["chair"].post("/tracks", CHARTER)
    assert answer.status_code == 403


def test_while_the_engine_is_away_course_acts_wait_and_experts_go_on(
    house_with_round: tuple[House, str],
) -> None:
    """503 with Retry-After; the same command succeeds when the engine is back."""
    house, number = house_with_round
    here, chair = f"/tracks/{house.track}", house.people["chair"]
    house.engine.down = True
    try:
        away = chair.post(f"{here}/pause", {"seen": "exploration"}, key="pause")
        expert = house.people["expert1"].post(f"{here}/contributions", item(number))
    finally:
        house.engine.down = False
    assert away.status_code == 503
    assert int(away.headers["Retry-After"]) > 0
    assert away.json is not None
    assert "ten minutes" in away.json["title"]
    assert expert.status_code == 201
    assert chair.post(f"{here}/pause", {"seen": "exploration"}, key="pause").status_code == 200
    house.ready()
    assert chair.post(f"{here}/resume", {"seen": "exploration"}).status_code == 200


def test_pages_of_a_list_hold_every_item_once(house_with_round: tuple[House, str]) -> None:
    """Cursor by cursor to the end."""
    house, number = house_with_round
    expert, path = house.people["expert3"], f"/tracks/{house.track}/contributions"
    posted = {expert.done(path, item(number, f"Item {n}.")) for n in range(5)}
    found: list[str] = []
    query = "?limit=2"
    while query:
        page = expert.get(f"{path}/mine{query}").json
        assert page is not None
        assert len(page["items"]) <= 2
        found += [entry["id"] for entry in page["items"]]
        query = f"?limit=2&cursor={page['next']}" if page["next"] else ""
    assert len(found) == len(set(found))
    assert posted <= set(found)
