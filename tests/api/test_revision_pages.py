"""The editions of a draft on their pages, and the draft that comes back from Word."""

import json
from base64 import b64encode

import pytest

from api.parsing import MAX_BODY
from documents.operations.revisions import FILE_MAX
from documents.operations.views import revisions
from tests.api.browser import Browser, faults
from tests.api.drafting import amended, answered, fetched, main, of, planted, upload
from tests.documents.briefing.templates import reworded
from tests.documents.briefing.tracked import accepted, rejected
from tests.matrices.world import World


def test_the_draft_has_four_views_and_its_editions_are_files(
    drafting: World, author: Browser, rapporteur: Browser, paragraph: str
) -> None:
    since = drafting.room.read("expert_3", revisions.draft).newest
    amended(author, paragraph, text="Gauges stand. They are weighed.")
    answered(rapporteur, paragraph, accept=of(drafting, paragraph)[0].id)
    query, here = f"?since={since}&until={since + 1}", f"{drafting.here}/changes"
    shown, section = {}, f"p-{paragraph.rpartition('/')[2]}"
    for view in ("/original", "/changed", "", "/final"):
        page = author.open(f"{here}{view}{query}")
        assert faults(page) == []
        (mine,) = (one for one in page.all("section") if one.get("aria-labelledby") == section)
        shown[view] = " ".join(mine.text.split("\n")[-2:])
        (chosen,) = (one for one in page.all("a") if "aria-current" in one.attributes)
        assert chosen.get("href") == f"{here}{view}{query}"
    assert "read." in shown["/original"]
    assert "weighed" not in shown["/original"]
    assert "weighed." in shown["/final"]
    assert "read" not in shown["/final"]
    assert "[deleted: read] [inserted: weighed]." in " ".join(shown[""].split()).replace(
        "][", "] ["
    )
    assert len(author.open(f"{here}/changed{query}").all("section")) == 1
    form = next(one for one in page.all("form") if one.get("method") == "get")
    assert form.get("action") == f"{here}/final"
    files = {one.get("formaction") for one in page.all("button")} - {""}
    assert files == {f"{drafting.here}/draft/{name}" for name in ("document", "revision")}
    file = author.get(f"{drafting.here}/draft/revision{query}").data
    assert any("weighed" in line for line in accepted(file))
    assert not any("weighed" in line for line in rejected(file))
    alone = author.get(f"{drafting.here}/draft/document?since={since}&until={since}").data
    assert not any("weighed" in line for line in accepted(alone))
    assert author.get(f"{drafting.here}/draft/revision?since=&until={since}").status_code == 200
    assert author.get(f"{here}?since=999").status_code == 404
    assert author.get(f"{here}?since=x").status_code == 422


def test_a_revised_draft_is_read_back_before_anything_is_proposed(
    drafting: World, author: Browser
) -> None:
    drafting.room.propose("Buoys are painted red.")
    file = reworded(fetched(drafting, author), ("painted red", "painted green"))
    before = drafting.photograph()
    page = upload(drafting, author, file, reason="It reads better.\nFor all.")
    assert "[deleted: red][inserted: green]" in main(page).replace("\n", "")
    assert "Why: It reads better.\nFor all." in main(page)
    assert drafting.photograph() == before
    done = author.done(f"{drafting.here}/revise", page.form("draft:revise"))
    assert "Done." in main(done)
    text = author.open(f"{drafting.here}/text")
    (path,) = (
        one.get("href")
        for section in text.all("section")
        if "Buoys are painted red." in section.text
        for one in text.all("a")
        if section in one.inside
    )
    assert [(one.text, one.reason) for one in of(drafting, path)] == [
        ("Buoys are painted green.", "It reads better.\nFor all.")
    ]


REFUSED = {
    "a picture": (
        "They are read.</w:t>",
        "They are read.</w:t><w:drawing/>",
        "stands something that is no text",
    ),
    "a line of its own": ("End of the draft", "At last", "a line that belongs to no paragraph"),
    "nothing changed": ("End of the draft", "End of the draft", "changes no paragraph"),
}


@pytest.mark.parametrize(("old", "new", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_said_with_its_place_and_nothing_is_lost(
    old: str, new: str, says: str, drafting: World, author: Browser, paragraph: str
) -> None:
    file = planted(fetched(drafting, author), old, new)
    page = upload(drafting, author, file)
    assert says in main(page)
    form = page.form("draft:revise")
    assert form.fields["draft:revise/file/reason"] == ["It reads better."]


def test_what_is_no_file_is_refused_and_what_is_missing_is_named(
    drafting: World, author: Browser, paragraph: str
) -> None:
    assert "no Word document" in main(upload(drafting, author, b"no archive at all"))
    assert "Please give:" in main(upload(drafting, author, b""))
    page = upload(drafting, author, fetched(drafting, author), reason="")
    assert "text of 1 to 2000 characters" in main(page)


def test_the_longest_file_and_the_longest_reason_are_one_request(
    drafting: World, author: Browser, paragraph: str
) -> None:
    longest, reason = b"\xff" * FILE_MAX, "\N{CJK UNIFIED IDEOGRAPH-20BB7}" * 2000
    page = upload(drafting, author, longest, reason=reason)
    assert "no Word document" in main(page)
    assert page.form("draft:revise").fields["draft:revise/file/reason"] == [reason]
    page = upload(drafting, author, longest + b"\xff", reason=reason)
    assert f"a file of at most {FILE_MAX} bytes" in main(page)
    body = {"edition": 999_999, "file": b64encode(longest).decode(), "reason": "說" * 2000}
    assert len(json.dumps(body)) < MAX_BODY - 1000


def test_who_does_not_revise_is_told_so(drafting: World, rapporteur: Browser) -> None:
    page = rapporteur.open(f"{drafting.here}/revise")
    assert page.forms() == []
    assert "Experts send back a revised draft" in main(page)
