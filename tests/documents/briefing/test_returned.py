"""A draft revised in Word is read back by numbers; everything else is refused, and says where."""

from collections.abc import Mapping

import pytest

from documents.briefing.returned import NotTaken, returned
from documents.briefing.revisions import RevisedText, Revision, frame, render
from policies.diffs import Mark, Run, difference
from tests.documents.briefing import templates

QUESTION = "1. Who measures the lake?"
FRAME = frame(QUESTION, 2, 3)
NUMBERS = ("1", "1 bis", "2")
OLD = ("Gauges stay.", "الماء مشترك.\nكثيرة.", "Gates\topen.")
NEW = ("Gauges go.", "الماء مشترك.\nكثيرة جدّة.", "Gates\topen.")
PLAIN = tuple(RevisedText(n, (Run(Mark.KEPT, text),)) for n, text in zip(NUMBERS, OLD, strict=True))
TRACKED = tuple(
    RevisedText(n, difference(old, new)) for n, old, new in zip(NUMBERS, OLD, NEW, strict=True)
)
FILE = render(Revision(QUESTION, 2, 2, PLAIN))
LINE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
END = '<w:p><w:pPr><w:pStyle w:val="Particulars"/></w:pPr><w:r><w:t>End'
STAY = "Gauges stay.</w:t>"


def put(xml: str, before: str = "") -> bytes:
    """The file with something put after the first wording, or before it."""
    return templates.reworded(FILE, (STAY, f"{before}Gauges stay.</w:t>{xml}"))


def test_what_was_fetched_is_read_as_it_was() -> None:
    assert returned(FILE, FRAME) == tuple(zip(NUMBERS, OLD, strict=True))
    packed = templates.with_parts(FILE, {})
    assert returned(packed, FRAME) == tuple(zip(NUMBERS, OLD, strict=True))


def test_tracked_changes_are_taken_as_accepted_and_plain_ones_as_they_stand() -> None:
    tracked = render(Revision(QUESTION, 1, 2, TRACKED))
    assert returned(tracked, FRAME) == tuple(zip(NUMBERS, NEW, strict=True))
    people = templates.with_parts(tracked, {"word/people.xml": b"<a/>"})
    assert returned(people, FRAME) == tuple(zip(NUMBERS, NEW, strict=True))
    plain = templates.reworded(FILE, ("Gauges stay.", "Gauges go."))
    assert returned(plain, FRAME)[0] == ("1", "Gauges go.")


def test_a_paragraph_whose_mark_was_deleted_is_gone() -> None:
    gone = (*PLAIN[:2], RevisedText(NUMBERS[2], (Run(Mark.DELETED, OLD[2]),), Mark.DELETED))
    assert [number for number, _ in returned(render(Revision(QUESTION, 2, 2, gone)), FRAME)] == [
        *NUMBERS[:2]
    ]


BOMB = b"<a>" + b" " * 9_000_000 + b"</a>"
ENTITY = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
REFUSED: Mapping[str, tuple[bytes, str, str]] = {
    "no archive": (b"no archive", "unreadable", "0"),
    "an archive that is no document": (
        templates.with_parts(FILE, {"word/document.xml": b"<a/>"}),
        "unreadable",
        "0",
    ),
    "a bomb": (templates.with_parts(FILE, {"word/bomb.xml": BOMB}), "unreadable", "0"),
    "an entity": (templates.with_parts(FILE, {"word/more.xml": ENTITY}), "unreadable", "0"),
    "macros": (templates.with_parts(FILE, {"word/vbaProject.bin": b"x"}), "macros", "0"),
    "an embedded file": (
        templates.with_parts(FILE, {"word/embeddings/a.bin": b"x"}),
        "embedded",
        "0",
    ),
    "comments": (templates.with_parts(FILE, {"word/comments.xml": b"<a/>"}), "comments", "0"),
    "a field that fetches": (put('<w:fldSimple w:instr="INCLUDETEXT x"/>'), "fetches", "0"),
    "a picture": (put("<w:drawing/>"), "foreign", "0"),
    "a note": (put('<w:footnoteReference w:id="1"/>'), "foreign", "0"),
    "a page break": (put('<w:br w:type="page"/>'), "foreign", "0"),
    "a foreign element": (put('<a:b xmlns:a="urn:a"/>'), "foreign", "0"),
    "a table": (templates.reworded(FILE, (END, f"<w:tbl/>{END}")), "foreign", "2"),
    "a new heading": (
        templates.reworded(FILE, (END, LINE.format("Scope") + END)),
        "line",
        "2",
    ),
    "a paragraph without a number": (
        put(f"</w:r></w:p>{LINE.format('More.')}<w:p><w:r>"),
        "line",
        "1",
    ),
    "another edition": (render(Revision(QUESTION, 1, 1, PLAIN)), "line", "0"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_everything_else_is_refused_with_its_place(case: tuple[bytes, str, str]) -> None:
    file, fault, number = case
    with pytest.raises(NotTaken) as untaken:
        returned(file, FRAME)
    assert (untaken.value.fault, untaken.value.number) == (fault, number)
