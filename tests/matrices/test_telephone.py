"""Every page of every seat on a small telephone, in a real browser, in both text directions.

- Nothing is wider than the telephone, and nothing to press or fill in lies beside it.
- Whatever can be pressed is large enough for a finger: 24 CSS pixels either way, if it is no link
  in a line of text (WCAG 2.2, success criterion 2.5.8).
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.api.browser import Browser
from tests.api.house import URL
from tests.chromium import telephone
from tests.matrices.building import PEOPLE
from tests.matrices.may_do import SEATS
from tests.matrices.pages import PAGES
from tests.matrices.test_pages import path_of
from tests.matrices.world import World

PHASES = ("convening", "exploration", "drafting", "hand-off")
FAULTS = """() => {
  const width = document.documentElement.clientWidth
  const found = []
  if (document.documentElement.scrollWidth > width) found.push('the page is too wide')
  for (const one of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    const box = one.getBoundingClientRect()
    if (box.width === 0 || one.className === 'skip') continue
    const name = `${one.tagName} ${one.name || one.className}`
    if (box.left < 0 || box.right > width) found.push(`${name} lies beside the page`)
    const inText = one.tagName === 'A' && getComputedStyle(one).display === 'inline'
    if (!inText && (box.width < 24 || box.height < 24)) found.push(`${name} is too small`)
  }
  return found
}"""
TURN = "() => { document.documentElement.dir = 'rtl' }"


@pytest.fixture(scope="module")
def screen() -> Iterator[Page]:
    """The telephone."""
    with telephone() as found:
        yield found


def answered_by(reader: Browser, screen: Page) -> None:
    """From now on the telephone is in this person's hand."""

    def answer(route: Route) -> None:
        found = reader.get(route.request.url.removeprefix(URL))
        route.fulfill(status=found.status_code, headers=dict(found.headers), body=found.data)

    screen.unroute_all()
    screen.route("**/*", answer)


def opened(world: World, reader: Browser, known: set[str]) -> Iterator[str]:
    """The addresses of the pages that this person can read and nobody has looked at yet."""
    for phase in PHASES:
        world.stand(phase)
        for path in ("/", *(path_of(world, one) for one, page in PAGES.items() if not page.file)):
            page = reader.get(path)
            alike = re.sub("[0-9a-f]{32,}", "", page.text)
            if page.status_code == 200 and alike not in known:
                known.add(alike)
                yield path


def test_every_page_fits_and_can_be_pressed(world: World, screen: Page) -> None:
    known: set[str] = set()
    world.ids["released"] = world.room.released()[0]
    for seat in SEATS:
        reader = world.browser(PEOPLE.get(seat, seat))
        answered_by(reader, screen)
        for path in opened(world, reader, known):
            screen.goto(f"{URL}{path}")
            assert screen.evaluate(FAULTS) == [], f"{seat} at {path}"
            screen.evaluate(TURN)
            assert screen.evaluate(FAULTS) == [], f"{seat} at {path}, from right to left"
    assert len(known) > 100
