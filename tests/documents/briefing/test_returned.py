"""A draft revised in Word is read back by numbers; everything else is refused, and says where."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from documents.briefing.parts import W
from documents.briefing.returned import NotTaken, returned
from documents.briefing.revisions import RevisedText, Revision, frame, render
from policies.diffs import Mark, Run, difference
from policies.revisions import Given
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
REFERENCE = '<w:commentReference w:id="{}"/>'
COMMENT = '<w:comment w:id="{}" w:author="Ada Quern" w:initials="AQ" w:date="2031-05-06T07:08:09Z">'
REMARKS = {"7": LINE.format("Gauges") + LINE.format("float."), "8": LINE.format("And so.")}


def put(xml: str, before: str = "") -> bytes:
    """The file with something put after the first wording, or before it."""
    return templates.reworded(FILE, (STAY, f"{before}Gauges stay.</w:t>{xml}"))


def commented(file: bytes, remarks: Mapping[str, str] = REMARKS) -> bytes:
    """The file with a part of comments, as somebody named in it wrote them."""
    comments = "".join(f"{COMMENT.format(name)}{xml}</w:comment>" for name, xml in remarks.items())
    part = f'<w:comments xmlns:w="{W}">{comments}</w:comments>'
    return templates.with_parts(file, {"word/comments.xml": part.encode()})


def read(file: bytes) -> tuple[tuple[str, str], ...]:
    """The numbers and wordings of a file without comments."""
    found = returned(file, FRAME)
    assert not any(one.comments for one in found)
    return tuple((one.number, one.text) for one in found)


def test_what_was_fetched_is_read_as_it_was() -> None:
    assert read(FILE) == tuple(zip(NUMBERS, OLD, strict=True))
    assert read(templates.with_parts(FILE, {})) == tuple(zip(NUMBERS, OLD, strict=True))


def test_tracked_changes_are_taken_as_accepted_and_plain_ones_as_they_stand() -> None:
    tracked = render(Revision(QUESTION, 1, 2, TRACKED))
    assert read(tracked) == tuple(zip(NUMBERS, NEW, strict=True))
    people = templates.with_parts(tracked, {"word/people.xml": b"<a/>"})
    assert read(people) == tuple(zip(NUMBERS, NEW, strict=True))
    plain = templates.reworded(FILE, ("Gauges stay.", "Gauges go."))
    assert read(plain)[0] == ("1", "Gauges go.")


def test_a_paragraph_whose_mark_was_deleted_is_gone() -> None:
    gone = (*PLAIN[:2], RevisedText(NUMBERS[2], (Run(Mark.DELETED, OLD[2]),), Mark.DELETED))
    assert [one for one, _ in read(render(Revision(QUESTION, 2, 2, gone)))] == [*NUMBERS[:2]]


def test_comments_are_read_with_their_paragraph_and_nobody_behind_them() -> None:
    """Also where it is not the text that they stand on, and in more than one paragraph."""
    marks = '<w:commentRangeStart w:id="8"/><w:commentRangeEnd w:id="8"/>'
    file = commented(put(REFERENCE.format(7) + REFERENCE.format(8) + REFERENCE.format(7) + marks))
    first, *others = returned(file, FRAME)
    assert first == Given("1", OLD[0], ("Gauges\nfloat.", "And so."))
    assert not any(one.comments for one in others)
    assert "Quern" not in repr(first)


def test_our_own_comments_come_back_as_they_went() -> None:
    reasons = ("So it is.", "الماء.")
    texts = (replace(TRACKED[0], reasons=reasons), *TRACKED[1:])
    first, *others = returned(render(Revision(QUESTION, 1, 2, texts)), FRAME)
    assert first == Given("1", NEW[0], reasons)
    assert not any(one.comments for one in others)


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
    "a comment on the end": (
        commented(
            templates.reworded(FILE, ("End of the", f"End</w:t>{REFERENCE.format(7)}<w:t> of the"))
        ),
        "comments",
        "2",
    ),
    "a comment that is nowhere": (commented(put(REFERENCE.format(9))), "foreign", "1"),
    "a comment with a table": (
        commented(put(REFERENCE.format(7)), {"7": "<w:tbl/>"}),
        "foreign",
        "1",
    ),
    "a comment with a picture": (
        commented(put(REFERENCE.format(7)), {"7": "<w:p><w:r><w:drawing/></w:r></w:p>"}),
        "foreign",
        "1",
    ),
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
