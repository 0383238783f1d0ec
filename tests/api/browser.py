"""A browser without scripts: it opens pages, fills in forms and presses buttons, and looks at
each page as somebody who cannot see it would.

- A form is sent as HTML says: ticked boxes, chosen options, line ends as CR LF.
- `faults` answers what a page lacks for keyboards, screen readers and the content policy.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from flask import Flask
from werkzeug.test import TestResponse

from tests.api.house import URL

HERE = {"Sec-Fetch-Site": "same-origin"}
ALONE = {"input", "meta", "link", "br"}
FIELDS = {"input", "select", "textarea"}
SCRIPT = {"type": "module", "src": "/static/passkeys.js"}
"""The one script that a page may name."""


@dataclass
class Element:
    """One element; `text` is all that stands in it."""

    tag: str
    attributes: Mapping[str, str]
    inside: tuple["Element", ...]
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute; empty where it is absent."""
        return self.attributes.get(name, "")


class Page(HTMLParser):
    """The elements of a page in their order, each with what it stands in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        if self._open:
            raise AssertionError(f"not closed: {[one.tag for one in self._open]}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        known = {name: value or "" for name, value in attrs}
        if len(known) != len(attrs):
            raise AssertionError(f"an attribute twice: {tag} {attrs}")
        element = Element(tag, known, tuple(self._open))
        self.elements.append(element)
        if tag not in ALONE:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """End an element; it must be the one that was begun last."""
        if self._open.pop().tag != tag:
            raise AssertionError(f"ends out of order: {tag}")

    def handle_data(self, data: str) -> None:
        """Text belongs to everything that it stands in."""
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags."""
        return [one for one in self.elements if one.tag in tags]

    def forms(self) -> list["Form"]:
        """The forms of tracks' pages: those that carry a key."""
        found = [Form(form, self) for form in self.all("form")]
        return [form for form in found if "key" in form.fields]

    def form(self, act: str) -> "Form":
        """The first form that asks for this act."""
        return next(form for form in self.forms() if form.label(act))


class Form:
    """One form as it stands; `fields` may be changed before it is sent."""

    def __init__(self, element: Element, page: Page) -> None:
        self.action = element.get("action")
        self.fields: dict[str, list[str]] = {}
        for one in page.all("input", "select", "textarea", "option"):
            if any(outer is element for outer in one.inside):
                self._take(one)

    def _take(self, one: Element) -> None:
        name, kind = one.get("name"), one.get("type")
        if one.tag == "textarea":
            self.fields[name] = [one.text.removeprefix("\n")]
        elif one.tag == "option":
            select = next(outer for outer in one.inside if outer.tag == "select")
            if "selected" in one.attributes or select.get("name") not in self.fields:
                self.fields[select.get("name")] = [one.get("value")]
        elif one.tag == "input" and (
            kind not in ("radio", "checkbox") or "checked" in one.attributes
        ):
            self.fields.setdefault(name, []).append(one.get("value"))

    def label(self, act: str) -> str:
        """The label of the first part that asks for this act; empty where there is none."""
        return next((n.rpartition("/")[0] for n in self.fields if n.startswith(f"{act}/")), "")

    def fill(self, act: str, about: str = "", **values: str) -> "Form":
        """Type into the fields of a part."""
        label = f"{act}/{about}" if about else self.label(act)
        for name, value in values.items():
            self.fields[f"{label}/{name.replace('__', '.')}"] = [value.replace("\n", "\r\n")]
        return self


@dataclass
class Browser:
    """Somebody's browser."""

    app: Flask
    link: str = field(repr=False)
    code: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        self.landed = self.sign_in(self.link)
        if self.code:
            self.prove()

    def prove(self) -> None:
        """Give the second factor."""
        page = self.client.get("/second-factor", base_url=URL).text
        form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page)) | {"code": self.code}
        answer = self.client.post("/second-factor", data=form, base_url=URL, headers=HERE)
        assert answer.status_code == 303, answer.text

    def sign_in(self, link: str) -> str:
        """Open the link and continue; answers where that leads."""
        page = self.client.get(link.removeprefix(URL), base_url=URL).text
        form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
        answer = self.client.post("/sign-in", data=form, base_url=URL, headers=HERE)
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def get(self, path: str) -> TestResponse:
        """Open an address."""
        return self.client.get(path, base_url=URL)

    def open(self, path: str) -> Page:
        """Open a page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return Page(answer.text)

    def send(self, path: str, form: Form, **headers: str) -> TestResponse:
        """Send a form of the page at this address."""
        sent = {**HERE, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.client.post(form.action or path, data=form.fields, base_url=URL, headers=sent)

    def done(self, path: str, form: Form) -> Page:
        """Send a form that is accepted, and follow to the page that it leads to."""
        answer = self.send(path, form)
        assert answer.status_code == 303, answer.text
        assert answer.headers["Location"].endswith("#done")
        return self.open(answer.headers["Location"].partition("#")[0])


def faults(page: Page) -> list[str]:
    """What is wrong with a page."""
    return [*_whole(page), *_headings(page), *_named(page), *_pointing(page), *_policy(page)]


def _whole(page: Page) -> Iterator[str]:
    (root,) = page.all("html")
    if not (root.get("lang") and root.get("dir") in ("ltr", "rtl")):
        yield "no language or direction"
    ids = [one.get("id") for one in page.elements if one.get("id")]
    yield from (f"id twice: {name}" for name in set(ids) if ids.count(name) > 1)
    if page.all("a")[0].get("href") != "#main":
        yield "the way past the top does not come first"


def _headings(page: Page) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin with {levels[:1]}"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"a heading of level {level} follows one of {before}"


def _named(page: Page) -> Iterator[str]:
    labels = [one.get("for") for one in page.all("label")]
    for one in page.all(*FIELDS):
        if one.get("type") == "hidden":
            continue
        if labels.count(one.get("id")) != 1:
            yield f"no label: {one.get('name')}"
        if one.get("type") == "radio" and "fieldset" not in [outer.tag for outer in one.inside]:
            yield f"a choice without its question: {one.get('name')}"
    for one in page.all("label", "legend", "button", "a", "h1", "h2", "h3", "caption"):
        if not one.text.strip():
            yield f"nothing in {one.tag} {one.attributes}"
    for table in page.all("table"):
        if not any(table in one.inside for one in page.all("caption")):
            yield "a table without a name"


def _pointing(page: Page) -> Iterator[str]:
    ids = {one.get("id") for one in page.elements}
    for one in page.elements:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            yield from (f"{name}: no {to}" for to in one.get(name).split() if to not in ids)
        if one.get("href").startswith("#") and one.get("href")[1:] not in ids:
            yield f"leads nowhere: {one.get('href')}"
        if one.get("tabindex") not in ("", "-1"):
            yield "an order of its own for the keyboard"


def _policy(page: Page) -> Iterator[str]:
    yield from (f"a {one.tag}" for one in page.all("style", "iframe", "img", "object"))
    for one in page.all("script"):
        if one.text or one.attributes != SCRIPT:
            yield f"a script: {one.attributes}"
    for one in page.elements:
        yield from (n for n in one.attributes if n.startswith("on") or n in ("style", "autofocus"))
        for name in ("href", "action", "src"):
            if one.get(name) and not one.get(name).startswith(("/", "#")):
                yield f"leads away: {one.get(name)}"
