"""Drafting on pages: amendments of every kind, what becomes of them, and brackets. Without scripts,
and for everybody in two steps from home."""

from urllib.parse import urlsplit

import pytest
from babel.support import NullTranslations

from api import i18n
from policies.terms import AmendmentState
from tests.api.browser import Browser, Page, faults
from tests.api.drafting import amended, answered, form_of, main, of
from tests.matrices.world import World

KINDS = {
    "replace": {"text": "Gauges float."},
    "insert_after": {"text": "Both banks pay."},
    "delete": {},
    "split": {"text": "Gauges stand.\n\nThey are read."},
    "merge": {"text": "Gauges stand and are read."},
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_amendment_of_every_kind_is_proposed(
    kind: str, drafting: World, author: Browser, paragraph: str
) -> None:
    neighbour = drafting.room.propose("They are read twice.")
    more = {"others": neighbour} if kind in ("delete", "merge") else {}
    amended(author, paragraph, kind, **KINDS[kind], **more)
    (made,) = of(drafting, paragraph)
    assert (made.kind, made.text) == (kind, KINDS[kind].get("text", ""))
    assert made.others == tuple(more.values())


def test_what_is_refused_stands_open_with_what_was_typed_and_ticked(
    drafting: World, author: Browser, paragraph: str
) -> None:
    page = author.open(paragraph)
    form = form_of(page, "paragraph:amend/split")
    form.fill("paragraph:amend", "split", text="One part.", reason="So.")
    refused = author.send(paragraph, form)
    assert refused.status_code == 409
    page = Page(refused.text)
    assert [
        one.text.split("\n")[1].strip() for one in page.all("details") if "open" in one.attributes
    ] == ["Split it"]
    assert form_of(page, "paragraph:amend/split").fields["paragraph:amend/split/text"] == [
        "One part."
    ]
    neighbour = drafting.room.propose("They are read twice.")
    form = form_of(author.open(paragraph), "paragraph:amend/merge")
    form.fill("paragraph:amend", "merge", others=neighbour)
    page = Page(author.send(paragraph, form).text)
    again = form_of(page, "paragraph:amend/merge")
    assert again.fields["paragraph:amend/merge/others"] == [neighbour]
    assert faults(page) == []


def test_the_rapporteur_proposes_a_paragraph(drafting: World, rapporteur: Browser) -> None:
    path = f"{drafting.here}/text"
    form = rapporteur.open(path).form("paragraph:propose")
    form.fill("paragraph:propose", text="Fish are counted.", place="brief")
    page = rapporteur.done(path, form)
    assert "Fish are counted." in main(page)


def test_an_amendment_is_sponsored_left_and_withdrawn(
    drafting: World, author: Browser, other: Browser, paragraph: str
) -> None:
    amended(author, paragraph, text="Gauges float.")
    page = other.done(paragraph, other.open(paragraph).form("amendment:sponsor"))
    held = author.send(paragraph, author.open(paragraph).form("amendment:withdraw"))
    assert held.status_code == 409
    assert "you stand behind it" in main(page)
    other.done(paragraph, page.form("amendment:withdraw"))
    author.done(paragraph, author.open(paragraph).form("amendment:withdraw"))
    assert [one.state for one in of(drafting, paragraph)] == [AmendmentState.WITHDRAWN]


def test_an_amendment_is_accepted_as_modified_once_its_author_agrees(
    drafting: World, author: Browser, rapporteur: Browser, paragraph: str
) -> None:
    amended(author, paragraph, text="Gauges float.")
    (made,) = of(drafting, paragraph)
    amended(rapporteur, paragraph, made.id, text="Gauges float well.")
    modified = next(one for one in of(drafting, paragraph) if one.of == made.id)
    early = rapporteur.open(f"{paragraph}/merge").form("paragraph:adopt")
    early.fields[f"{early.label('paragraph:adopt')}/accept"] = [made.id, modified.id]
    assert (
        "have not agreed to its other wording" in rapporteur.send(f"{paragraph}/merge", early).text
    )
    page = author.open(paragraph)
    assert "It is accepted in this wording only if you agree." in main(page)
    author.done(paragraph, page.form("amendment:agree"))
    answered(rapporteur, paragraph, accept=f"{made.id} {modified.id}")
    assert "Accepted as modified" in main(author.open(paragraph))
    assert "Gauges float well." in main(author.open(paragraph))


def test_another_wording_of_an_amendment_is_declined(
    drafting: World, author: Browser, other: Browser, paragraph: str
) -> None:
    amended(author, paragraph, text="Gauges float.")
    (made,) = of(drafting, paragraph)
    amended(other, paragraph, made.id, text="Gauges sink.")
    author.done(paragraph, author.open(paragraph).form("amendment:decline"))
    states = {one.text: one.state for one in of(drafting, paragraph)}
    assert states["Gauges sink."] is AmendmentState.NOT_ACCEPTED


def test_what_is_not_accepted_becomes_a_dissent_by_who_stands_behind_it(
    drafting: World, author: Browser, other: Browser, rapporteur: Browser, paragraph: str
) -> None:
    amended(author, paragraph, text="Gauges float.")
    (made,) = of(drafting, paragraph)
    answered(rapporteur, paragraph, reject=made.id)
    assert not [one for one in other.open(paragraph).forms() if one.label("amendment:dissent")]
    form = author.open(paragraph).form("amendment:dissent")
    page = author.done(paragraph, form.fill("amendment:dissent", sentence="They must float."))
    assert "They must float." in main(page)
    assert "Your dissent" in main(page)


def test_conflicts_stand_side_by_side_until_one_is_chosen_or_both_are_kept(
    drafting: World, author: Browser, other: Browser, rapporteur: Browser, paragraph: str
) -> None:
    amended(author, paragraph, text="Gauges float. They are read.")
    amended(other, paragraph, text="Gauges sink. They are read.")
    first, second = of(drafting, paragraph)
    merge = f"{paragraph}/merge"
    page = rapporteur.open(merge)
    assert faults(page) == []
    (conflict,) = (one for one in page.all("section") if "A conflict" in one.text)
    assert "Gauges float." in conflict.text
    assert "Gauges sink." in conflict.text
    assert "They are read." not in conflict.text
    both = page.form("paragraph:adopt")
    both.fields[f"{both.label('paragraph:adopt')}/accept"] = [first.id, second.id]
    refused = rapporteur.send(merge, both)
    assert refused.status_code == 409
    again = Page(refused.text).form("paragraph:adopt")
    assert again.fields[f"{again.label('paragraph:adopt')}/accept"] == [first.id, second.id]
    kept = rapporteur.open(merge).form("paragraph:bracket")
    kept.fields[f"{kept.label('paragraph:bracket')}/keep"] = [first.id]
    rapporteur.done(merge, kept)
    table = author.open(f"{drafting.here}/brackets")
    assert faults(table) == []
    (row,) = (one for one in table.all("tr") if first.text in one.text)
    assert "bis. [" in row.text
    assert "answers every amendment that waits: 2." in row.text
    answered(rapporteur, paragraph, accept=second.id, reject=first.id)
    assert first.text not in main(author.open(f"{drafting.here}/brackets"))


# For everybody


NEAR = {
    "expert_3": ("/text", "/brackets", "/changes", "/revise", "/paragraphs/{}"),
    "rapporteur": ("/text", "/brackets", "/changes", "/paragraphs/{}/merge"),
    "chair_1": ("/text", "/brackets", "/changes", "/paragraphs/{}"),
}


@pytest.mark.parametrize("who", NEAR)
def test_every_page_is_two_steps_from_home(who: str, drafting: World, paragraph: str) -> None:
    reader = drafting.browser(who)
    first = {urlsplit(one.get("href")).path for one in reader.open("/").all("a")}
    ours = {one for one in first if one.startswith(drafting.here)}
    second = {one.get("href") for path in ours for one in reader.open(path).all("a")}
    wanted = {drafting.here + path.format(paragraph.rpartition("/")[2]) for path in NEAR[who]}
    assert wanted <= first | second


def test_every_page_turns_with_its_language(
    drafting: World, rapporteur: Browser, paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "catalogue", lambda _: NullTranslations())
    monkeypatch.setattr(i18n, "languages", lambda: ("en", "ar"))
    monkeypatch.setitem(rapporteur.client.environ_base, "HTTP_ACCEPT_LANGUAGE", "ar")
    for path in (
        f"{drafting.here}/changes",
        f"{drafting.here}/brackets",
        f"{paragraph}/merge",
        paragraph,
    ):
        page = rapporteur.open(path)
        assert page.all("html")[0].get("dir") == "rtl"
        assert {one.get("dir") for one in page.all("textarea", "blockquote", "ins", "del")} <= {
            "auto",
            "",
        }
        assert faults(page) == []
