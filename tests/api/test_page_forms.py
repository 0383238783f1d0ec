"""Forms of pages: sent twice they act once, refused they keep what was typed, and nothing that
somebody wrote is lost or kept anywhere but in the record."""

import re

import pytest
from babel.support import NullTranslations
from sqlalchemy import func, select

from api import i18n
from api.pages import words
from documents.models.contributions import Contribution, PositionRow
from policies.amendments import AmendmentKind
from policies.positions import OPTIONS
from policies.terms import (
    AmendmentState,
    BriefState,
    ContributionKind,
    DissentState,
    Handling,
    Place,
    Response,
    Scale,
    WindowState,
)
from tests.api.browser import Browser, Page, faults
from tests.api.house import URL, House
from tests.api.test_pages import FOLDER

SAID = "Measure the lake,\nthen share it."


@pytest.fixture(scope="module")
def answering(house_with_round: tuple[House, str]) -> tuple[House, str]:
    """A house with an open round, and the address of the page that answers it."""
    house, round_id = house_with_round
    return house, f"/tracks/{house.track}/rounds/{round_id}"


def reader(house: House, name: str) -> Browser:
    """Somebody's browser."""
    email = f"{name}@example.org"
    return Browser(house.app, house.link_for(email), house.code_of(email))


def count(house: House, kind: type[Contribution] | type[PositionRow]) -> int:
    """How many rows of a kind there are."""
    with house.store.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(kind)) or 0


def test_a_round_is_answered_in_one_form(answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert1")
    form = expert.open(path).form("position:take")
    form.fill("position:take", value="important", reason="It is first.")
    form.fill("contribution:post", "new", kind="option", text=SAID, handling="open")
    page = expert.done(path, form)
    again = page.form("position:take")
    label = again.label("position:take")
    assert again.fields[f"{label}/value"] == ["important"]
    assert again.fields[f"{label}/reason"] == ["It is first."]
    assert again.fields["contribution:post/new/text"] == [""]
    (own,) = page.all("blockquote")
    assert own.text == SAID
    assert faults(page) == []


def test_what_was_not_touched_is_not_sent(answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert2")
    before = count(house, Contribution), count(house, PositionRow)
    answer = expert.send(path, expert.open(path).form("position:take"))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}#main")
    assert (count(house, Contribution), count(house, PositionRow)) == before


def test_a_form_that_is_sent_twice_acts_once(answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert2")
    form = expert.open(path).form("contribution:post")
    form.fill("contribution:post", "new", text="Once and no more.")
    before = count(house, Contribution)
    first, second = expert.send(path, form), expert.send(path, form)
    assert first.status_code == second.status_code == 303
    assert count(house, Contribution) == before + 1
    form.fill("contribution:post", "new", text="Something else, by way of the back button.")
    changed = expert.send(path, form)
    assert changed.status_code == 422
    assert "This form was sent before with other words." in changed.text
    assert "Something else, by way of the back button." in changed.text
    assert count(house, Contribution) == before + 1


def test_what_is_taken_back_twice_is_taken_back_once(answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert3")
    form = expert.open(path).form("contribution:post")
    page = expert.done(path, form.fill("contribution:post", "new", text="On second thoughts."))
    form = page.form("contribution:withdraw")
    assert expert.send(path, form).status_code == 303
    assert expert.send(path, form).status_code == 303
    assert "On second thoughts." not in expert.get(path).text


@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("z" * 8_001, 422, "text of 1 to 8000 characters"),
        ("a\u202eb and more", 422, "text of 1 to 8000 characters"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(
    text: str, status: int, says: str, answering: tuple[House, str]
) -> None:
    house, path = answering
    expert, before = reader(house, "expert4"), count(house, Contribution)
    form = expert.open(path).form("position:take")
    form.fill("contribution:post", "new", kind="evidence", text=text)
    answer = expert.send(path, form)
    assert answer.status_code == status
    page = Page(answer.text)
    again = page.form("contribution:post")
    assert again.fields["contribution:post/new/text"] == [text]
    assert again.fields["contribution:post/new/kind"] == ["evidence"]
    assert again.fields["key"] != form.fields["key"]
    assert says in answer.text
    assert faults(page) == []
    assert count(house, Contribution) == before


def test_one_part_that_is_refused_holds_up_no_other(answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert4")
    form = expert.open(path).form("position:take")
    form.fill("position:take", value="no_such_value", reason="Typed with care.")
    form.fill("contribution:post", "new", text="This one is well.")
    answer = expert.send(path, form)
    assert answer.status_code == 409
    assert "This value is not on the scale (importance)." in answer.text
    again = Page(answer.text)
    label = again.form("position:take").label("position:take")
    assert again.form("position:take").fields[f"{label}/reason"] == ["Typed with care."]
    assert "This one is well." in [one.text for one in again.all("blockquote")]


def test_the_longest_text_of_any_script_is_taken(answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert5")
    form = expert.open(path).form("contribution:post")
    page = expert.done(path, form.fill("contribution:post", "new", text="م" * 8_000))
    assert "م" * 8_000 in [one.text for one in page.all("blockquote")]


def test_a_session_that_ended_meanwhile_loses_nothing(answering: tuple[House, str]) -> None:
    """The text is shown again, sent again after signing in, and looked over before it counts."""
    house, path = answering
    expert, before = reader(house, "expert5"), count(house, Contribution)
    form = expert.open(path).form("contribution:post")
    form.fill("contribution:post", "new", text="Written for an hour.")
    expert.client.delete_cookie("eh")
    ended = expert.send(path, form)
    assert ended.status_code == 401
    page = Page(ended.text)
    assert faults(page) == []
    assert "\nWritten for an hour." in [one.text for one in page.all("textarea")]
    (kept,) = page.forms()
    expert.sign_in(house.link_for("expert5@example.org"))
    anew = expert.send(path, kept)
    assert anew.status_code == 403
    assert count(house, Contribution) == before
    form = Page(anew.text).form("contribution:post")
    assert form.fields["contribution:post/new/text"] == ["Written for an hour."]
    assert "Written for an hour." in expert.done(path, form).all("main")[0].text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_from_elsewhere_is_not_even_shown(site: str, answering: tuple[House, str]) -> None:
    house, path = answering
    expert = reader(house, "expert1")
    form = expert.open(path).form("contribution:post")
    form.fields["csrf"] = ["0" * 64]
    form.fill("contribution:post", "new", text="Put into somebody's mouth.")
    answer = expert.send(path, form, Sec_Fetch_Site=site)
    assert answer.status_code == 403
    assert "somebody's mouth" not in answer.text
    expert.client.delete_cookie("eh")
    out = expert.send(path, form, Sec_Fetch_Site=site)
    assert out.status_code == (401 if site == "none" else 403)


def test_the_engine_that_is_away_is_asked_again_by_the_same_form(house: House) -> None:
    """The page keeps its key, so that pressing once more is the same act."""
    for number in range(1, 6):
        house.expert(f"expert{number}")
    house.agree_on_terms()
    house.ready()
    house.people["chair"].done(f"/tracks/{house.track}/advance", {"seen": "convening"})
    editor, path = reader(house, "editor"), f"/tracks/{house.track}/rounds"
    form = editor.open(path).form("round:open")
    form.fill("round:open", title="Gauges", questions__0__text="Who reads them?")
    form.fill("round:open", closes_at="2027-01-01T12:00", questions__0__scale="feasibility")
    house.engine.down = True
    away = editor.send(path, form)
    assert away.status_code == 503
    again = Page(away.text).form("round:open")
    assert again.fields["key"] == form.fields["key"]
    assert again.fields["round:open/new/title"] == ["Gauges"]
    house.engine.down = False
    page = editor.done(path, again)
    assert page.all("h2")[0].text == "1. Gauges"
    assert "1 January 2027, 12:00 UTC" in page.all("main")[0].text


def test_a_page_turns_with_its_language(
    answering: tuple[House, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From right to left for those who read so; what people wrote finds its own direction."""
    house, path = answering
    monkeypatch.setattr(i18n, "catalogue", lambda _: NullTranslations())
    monkeypatch.setattr(i18n, "languages", lambda: ("en", "ar"))
    expert = reader(house, "expert1")
    expert.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "ar"
    page = expert.open(path)
    assert page.all("html")[0].get("dir") == "rtl"
    assert {one.get("dir") for one in page.all("textarea", "blockquote")} == {"auto"}
    assert faults(page) == []


def test_everything_that_is_pressed_is_large_enough_for_a_thumb() -> None:
    """44 px (WCAG 2.2, 2.5.5): 2.75rem at a root of at least 100 %."""
    sheet = (FOLDER / "static" / "site.css").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^([^@{}\n]+) \{([^}]+)\}", sheet, re.MULTILINE))
    assert float(re.findall(r"font-size: ([\d.]+)%", rules["html"])[0]) >= 100
    inputs = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]), select, textarea'
    for pressed in ("button", inputs, ".tick", "a.go", ".awaits a"):
        assert "min-block-size: 2.75rem" in rules[pressed], pressed


def test_every_word_of_our_vocabulary_has_a_name() -> None:
    for kinds, named in (
        (ContributionKind, words.KINDS),
        (Handling, words.HANDLINGS),
        (Scale, words.SCALES),
        (DissentState, words.DISSENTS),
        (BriefState, words.BRIEFS),
        (Response, words.RESPONSES),
        (WindowState, words.WINDOWS),
        (Place, words.PLACES),
        (AmendmentKind, words.AMENDING),
        (AmendmentState, words.AMENDMENTS),
    ):
        assert set(kinds) == set(named)
    assert {option for scale in OPTIONS.values() for option in scale} <= set(words.OPTIONS)


def test_without_a_session_a_page_is_no_different_from_none(answering: tuple[House, str]) -> None:
    house, path = answering
    visitor = house.app.test_client()
    there, nowhere = (visitor.get(one, base_url=URL) for one in (path, "/tracks/nothing"))
    assert there.status_code == nowhere.status_code == 401
    assert there.data == nowhere.data
