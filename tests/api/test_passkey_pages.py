"""The pages of passkeys: whole without scripts, and the script in a real browser."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from tests.api.browser import Page as Shown
from tests.api.browser import faults
from tests.api.device import Device
from tests.api.house import URL, Caller, House, form_of
from tests.api.passkeys import added, founded
from tests.api.test_factors import arrived, begun
from tests.chromium import telephone
from tests.sample.authenticator import code_at


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def founder(fresh: House, device: Device) -> Caller:
    """Somebody who has codes and a passkey on this device."""
    found = founded(fresh)
    device.keys, device.counts = found.device.keys, found.device.counts
    return found.here


def test_the_page_shows_nothing_of_passkeys_to_who_has_no_script(
    fresh: House, founder: Caller
) -> None:
    """What needs one is there and hidden; the form for codes stands beside it."""
    client = arrived(fresh, fresh.founder_link())
    page = client.get("/second-factor", base_url=URL).text
    assert faults(Shown(page)) == []
    assert re.search(r"<section hidden data-challenge=\"[\w-]{75}\"", page)
    assert '<form method="post" action="/second-factor">' in page
    form = form_of(client, "/second-factor")
    answer = client.post("/second-factor/passkey", data=form, base_url=URL)
    assert answer.status_code == 403
    assert 'role="alert">This code or passkey' in answer.text
    assert client.get("/passkeys", base_url=URL).status_code == 303


def test_the_page_lists_and_removes(fresh: House, device: Device) -> None:
    """Without scripts: a button for each; a name is shown as text; the last one stays."""
    client = arrived(fresh, fresh.founder_link())
    form = form_of(client, "/second-factor")
    found = re.search(
        r'data-challenge="([\w-]+)" data-site="(\w+)"',
        client.get("/second-factor", base_url=URL).text,
    )
    assert found
    made = device.make({"challenge": found[1], "site": found[2]}, "The <key>")
    shown = client.post("/second-factor/new-passkey", data=form | made, base_url=URL)
    assert len(re.findall(r"<code>[A-Z2-7-]{19}</code>", shown.text)) == 10
    page = client.get("/passkeys", base_url=URL).text
    assert faults(Shown(page)) == []
    assert "The &lt;key&gt;" in page
    remove = form_of(client, "/passkeys")
    refused = client.post("/passkeys/remove", data=remove, base_url=URL)
    assert refused.status_code == 409
    assert "first set up another" in refused.text
    offered = re.search(r"secret=([A-Z2-7]{32})", client.get("/second-factor", base_url=URL).text)
    assert offered
    code = {"enrol": "yes", "code": code_at(offered[1], fresh.clock.now())}
    assert client.post("/second-factor", data=form | code, base_url=URL).status_code == 303
    assert client.post("/passkeys/remove", data=remove, base_url=URL).status_code == 303
    assert "You have none." in client.get("/passkeys", base_url=URL).text


def test_the_page_says_what_adding_takes(fresh: House, founder: Caller) -> None:
    """A quarter of an hour after the proof."""
    client = fresh.app.test_client()
    client.set_cookie("eh", founder.session, domain="localhost")
    assert 'action="/second-factor/new-passkey"' in client.get("/passkeys", base_url=URL).text
    fresh.clock.advance(timedelta(minutes=16))
    page = client.get("/passkeys", base_url=URL).text
    assert "First show that it is you" in page
    assert 'action="/second-factor/new-passkey"' not in page


def test_who_has_only_passkeys_comes_in_without_a_script(fresh: House, device: Device) -> None:
    """By a recovery code, in the form that codes have."""
    recovery = added(begun(fresh, fresh.guest_link()), device)
    client = arrived(fresh, fresh.guest_link())
    assert "type one of your recovery codes" in client.get("/second-factor", base_url=URL).text
    form = form_of(client, "/second-factor") | {"code": recovery[0]}
    answer = client.post("/second-factor", data=form, base_url=URL)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


# In a browser

BAD = ("error", "warning")
"""What the browser says of itself is neither, such as what it cleared when somebody left."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[House]:
    """A house that answers at an address of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    house = House(tmp_path, f"http://localhost:{port}")
    server = make_server("127.0.0.1", port, house.app)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield house
    server.shutdown()
    thread.join()
    server.server_close()
    house.store.close()


@dataclass
class Finger:
    """A device that keeps passkeys in this browser; `verified`: it knows its owner's finger."""

    page: Page

    def __post_init__(self) -> None:
        self._tools = self.page.context.new_cdp_session(self.page)
        self._tools.send("WebAuthn.enable")
        kept = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
        owner = {"hasUserVerification": True, "isUserVerified": False}
        made = self._tools.send("WebAuthn.addVirtualAuthenticator", {"options": kept | owner})
        self._id = made["authenticatorId"]

    def verified(self, known: bool) -> None:
        """From now on it knows the finger, or does not."""
        asked = {"authenticatorId": self._id, "isUserVerified": known}
        self._tools.send("WebAuthn.setUserVerified", asked)


def follow(page: Page, link: str) -> None:
    """A mailed link, with the keyboard."""
    page.goto(link)
    page.get_by_role("button", name="Continue").press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_browser_makes_a_passkey_and_signs_in_with_it(served: House) -> None:
    """With the keyboard alone and in both directions; the content policy complains of nothing,
    and whom the device does not know can try again."""
    said: list[str] = []
    with telephone(scripts=True) as page:
        finger = Finger(page)
        page.on("console", lambda line: said.append(line.text) if line.type in BAD else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        follow(page, served.guest_link())
        page.goto(f"{served.settings.url}/second-factor")
        page.get_by_label("A word for this passkey").fill("Telephone")
        page.get_by_role("button", name="Add a passkey").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("That did not work")
        finger.verified(True)
        page.get_by_role("button", name="Add a passkey").press("Enter")
        expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
        page.goto(f"{served.settings.url}/passkeys")
        expect(page.get_by_text("Telephone", exact=True)).to_be_visible()
        page.get_by_role("button", name="Sign out").press("Enter")
        follow(page, served.guest_link())
        expect(page).to_have_url(f"{served.settings.url}/second-factor")
        page.evaluate("() => { document.documentElement.dir = 'rtl' }")
        page.get_by_role("button", name="Use a passkey").press("Enter")
        expect(page).to_have_url(f"{served.settings.url}/")
    assert said == []
