"""Pages: they work without scripts, with a keyboard, in both directions, and hide nothing they
were handed."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.support import NullTranslations
from flask.testing import FlaskClient

from api import i18n
from api.pages.home import AWAITS, LEADS, SEATS, card
from api.pages.render import render
from api.pages.steps import PHASES, rail
from documents.operations.desks import LOOKS, Desk
from policies.phases import ORDER
from policies.terms import Phase, Seat
from tests.api.house import URL, House

FOLDER = Path(i18n.__file__).parent


def page_of(house: House, name: str) -> str:
    """The home page of a person."""
    return house.browser(f"{name}@example.org").get("/", base_url=URL).get_data(as_text=True)


class Outline(HTMLParser):
    """What a page consists of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember tag and attributes."""
        self.tags.append(tag)
        self.attributes += attrs


@pytest.mark.parametrize(
    ("who", "sees", "does_not_see"),
    [
        ("founder", "secretariat officer", "Rounds open"),
        ("editor", "No round is open.", "Candidates to assess"),
        ("chair", "Your seat: chair", "No round is open."),
        ("expert1", "How can a lake be shared?", "facilitator"),
        ("minister", "decision-maker", "How can a lake be shared?"),
        ("auditor", "auditor", "How can a lake be shared?"),
    ],
)
def test_everybody_finds_their_own_page(
    who: str, sees: str, does_not_see: str, open_house: House
) -> None:
    """Question and rail as far as the seat knows them, and what awaits this seat."""
    page = page_of(open_house, who)
    assert sees in page
    assert does_not_see not in page


def test_the_rail_shows_where_the_track_stands(open_house: House) -> None:
    """Five phases, one of them now; a seat that does not know it has no rail."""
    page = page_of(open_house, "chair")
    assert page.count('aria-current="step"') == 1
    assert re.search(r'class="now" aria-current="step">\s*<span>Exploration', page)
    assert 'class="rail"' not in page_of(open_house, "minister")


@pytest.mark.parametrize("phase", ORDER)
def test_the_rail_has_every_phase_in_its_order(phase: Phase) -> None:
    """What lies behind, where we are, what lies ahead."""
    states = [step.state for step in rail(phase)]
    at = ORDER.index(phase)
    assert states == ["done"] * at + ["now"] + ["ahead"] * (len(ORDER) - at - 1)


def test_every_word_of_the_record_has_a_word_on_the_page() -> None:
    """No seat, phase or message without a name."""
    assert set(SEATS) == set(Seat)
    assert set(PHASES) == set(ORDER)
    desks = (FOLDER.parent / "documents" / "operations").glob("*.py")
    asked = "".join(path.read_text(encoding="utf-8") for path in desks)
    assert set(re.findall(r'"(awaits\.\w+)"', asked)) == set(AWAITS)
    assert set(LOOKS) <= set(Seat)
    assert set(LEADS) <= set(AWAITS)


def pages(house: House) -> list[str]:
    """One of each page."""
    client: FlaskClient = house.app.test_client()
    return [
        page_of(house, "expert1"),
        client.get("/", base_url=URL).text,
        client.get("/sign-in/some-token", base_url=URL).text,
        render("signed_out.html"),
    ]


def test_no_page_has_scripts_or_styles_in_it_or_loads_from_elsewhere(open_house: House) -> None:
    """What the content policy forbids is not there in the first place."""
    for page in pages(open_house):
        outline = Outline()
        outline.feed(page)
        assert not {"script", "style", "iframe", "img"} & set(outline.tags)
        names = [name for name, _ in outline.attributes]
        assert not [name for name in names if name.startswith("on") or name == "style"]
        links = [value or "" for name, value in outline.attributes if name in ("href", "action")]
        assert all(value.startswith(("/", "#")) for value in links)


def test_every_page_has_what_a_screen_reader_needs(open_house: House) -> None:
    """Language, direction, one heading of the first level, a way past the top, a name."""
    for page in pages(open_house):
        assert '<html lang="en" dir="ltr">' in page
        assert page.count("<h1>") == 1
        assert '<a class="skip" href="#main">' in page
        assert '<main id="main"' in page
        assert re.search(r"<title>[^<·]+· Entry Hall</title>", page)


def test_a_page_turns_with_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Right-to-left languages get their direction from the language itself."""
    monkeypatch.setattr(i18n, "catalogue", lambda _: NullTranslations())
    token = i18n._reader.set("ar")
    try:
        assert '<html lang="ar" dir="rtl">' in render("signed_out.html")
    finally:
        i18n._reader.reset(token)


def test_the_sheet_knows_no_left_and_no_right() -> None:
    """Only logical properties, so one sheet serves both directions."""
    sheet = (FOLDER / "static" / "site.css").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert not re.search(r"\b(left|right)\b\s*[:;]|-(left|right)\b", sheet)
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_what_people_wrote_is_escaped() -> None:
    """A question is text, whatever it looks like."""
    desk = Desk("t", (Seat.EXPERT,), "<b>Why & how?</b>", Phase.EXPLORATION, False, ())
    page = render("home.html", tracks=[card(desk)], csrf="c")
    assert "&lt;b&gt;Why &amp; how?&lt;/b&gt;" in page


def test_a_page_that_is_not_there_is_a_page(open_house: House) -> None:
    """Signed in: the 404 in words; signed out: the way to sign in."""
    client = open_house.browser("chair@example.org")
    found = client.get("/nothing/here", base_url=URL)
    assert found.status_code == 404
    assert found.mimetype == "text/html"
    assert "There is nothing here for you." in found.text
    assert open_house.app.test_client().get("/nothing", base_url=URL).status_code == 401
