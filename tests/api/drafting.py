"""What experts and the rapporteur do with a draft on its pages, for the tests of these pages."""

import io
import zipfile

from documents.operations.views import amendments
from documents.operations.views.amendments import AmendmentView
from tests.api.browser import Browser, Form, Page, faults
from tests.documents.briefing.templates import with_parts
from tests.matrices.world import World


def address(world: World, paragraph: str) -> str:
    return f"{world.here}/paragraphs/{paragraph}"


def main(page: Page) -> str:
    return page.all("main")[0].text


def form_of(page: Page, label: str) -> Form:
    """The form that asks for exactly this."""
    act = label.partition("/")[0]
    return next(form for form in page.forms() if form.label(act) == label)


def of(world: World, path: str) -> tuple[AmendmentView, ...]:
    """The amendments of the paragraph at an address."""
    return world.room.read(
        "expert_3", amendments.amendments, path.rpartition("/")[2], None, 50
    ).items


def amended(browser: Browser, path: str, kind: str = "replace", **typed: str) -> Page:
    """Somebody proposes an amendment of one kind."""
    label = f"paragraph:amend/{kind}"
    form = form_of(browser.open(path), label).fill("paragraph:amend", kind, reason="So.", **typed)
    return browser.done(path, form)


def answered(browser: Browser, path: str, **lists: str) -> Page:
    """The rapporteur answers amendments: ids, by `accept` and `reject`."""
    page = f"{path}/merge"
    form = browser.open(page).form("paragraph:adopt")
    for name, ids in lists.items():
        form.fields[f"{form.label('paragraph:adopt')}/{name}"] = ids.split()
    return browser.done(page, form)


def upload(world: World, expert: Browser, file: bytes, **typed: str) -> Page:
    """Somebody sends a file to be read back."""
    path = f"{world.here}/revise"
    form = expert.open(path).form("draft:revise")
    form.fill("draft:revise", **{"reason": "It reads better.", **typed})
    form.fields["draft:revise/file/file"] = [(io.BytesIO(file), "draft.docx")]  # type: ignore[list-item]
    answer = expert.send(path, form)
    assert answer.status_code in (200, 409, 422), answer.text
    page = Page(answer.text)
    assert faults(page) == []
    return page


def fetched(world: World, expert: Browser) -> bytes:
    return expert.get(f"{world.here}/draft/document").get_data()


def planted(file: bytes, old: str, new: str) -> bytes:
    """The file with something else in the last place of a text."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        text = package.read("word/document.xml").decode()
    head, found, tail = text.rpartition(old)
    assert found
    return with_parts(file, {"word/document.xml": f"{head}{new}{tail}".encode()})
