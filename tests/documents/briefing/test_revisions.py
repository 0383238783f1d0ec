"""Revisions as Word documents: real tracked changes, accepted and rejected by another reader."""

import random
from pathlib import Path

import pytest

from documents.briefing.ooxml import AUTHOR, MOMENT
from documents.briefing.package import foreign_parts
from documents.briefing.returned import returned
from documents.briefing.revisions import RevisedText, Revision, frame, render
from documents.errors import RecordError
from policies.diffs import Mark, Run, difference
from tests import office
from tests.documents.briefing.reading import part
from tests.documents.briefing.tracked import W, accepted, rejected

WORDS = (
    *("gates", "open", "late", "for", "the", "rice", "&", "<both>", "\u201cshores\u201d", "3.5"),
    *(
        "تُفتَحُ",
        "البَوّابات",
        "متأخرة",
        "والماء",
        "مشترك",
        "水资源",
        "共享",
        "需要",
        "データ",
        "resume\u0301",
    ),
)
BETWEEN = (" ", " ", " ", ", ", ". ", "\n", "\t", "  ")
REASONS = ("So it is.\nAnd so on.", "الماء مشترك.")
Pair = tuple[str | None, str | None]


def some_text(chance: random.Random) -> str:
    count = chance.randint(1, 25)
    return "".join(chance.choice(WORDS) + chance.choice(BETWEEN) for _ in range(count))


def some_pair(chance: random.Random) -> Pair:
    """A text, and the same with words put in and taken out, or another; or one of them alone."""
    old = some_text(chance)
    words = [word for word in old.split(" ") if chance.random() > 0.2]
    words.insert(chance.randint(0, len(words)), chance.choice(WORDS))
    new = chance.choice((old, " ".join(words), " ".join(words), some_text(chance)))
    return chance.choice(((old, new), (old, new), (old, new), (None, new), (old, None)))


def revision(pairs: list[Pair], *reasons: str) -> Revision:
    texts = tuple(revised(str(number), *pair, reasons) for number, pair in enumerate(pairs, 1))
    return Revision("Who measures the lake?", 1, 2, texts)


def revised(
    number: str, old: str | None, new: str | None, reasons: tuple[str, ...] = ()
) -> RevisedText:
    whole = Mark.INSERTED if old is None else Mark.DELETED if new is None else Mark.KEPT
    return RevisedText(number, difference(old or "", new or ""), whole, reasons)


def numbered(texts: list[str | None]) -> list[str]:
    return [f"{number}.\t{text}" for number, text in enumerate(texts, 1) if text is not None]


FRAME = frame(revision([]).question, 2, 2)


def read_back(file: bytes, pairs: list[Pair]) -> None:
    """Accepting gives every new text, rejecting every old one, and nothing else."""
    head, end = accepted(file)[:3], accepted(file)[-1]
    assert end == "End of the draft"
    assert accepted(file) == [*head, *numbered([new for _, new in pairs]), end]
    assert rejected(file) == [*head, *numbered([old for old, _ in pairs]), end]


@pytest.mark.parametrize("seed", range(20))
def test_of_two_hundred_revisions_accepting_gives_the_new_and_rejecting_the_old(seed: int) -> None:
    chance = random.Random(seed)
    pairs = [some_pair(chance) for _ in range(10)]
    read_back(render(revision(pairs)), pairs)


EDGES: dict[str, list[Pair]] = {
    "no paragraph": [],
    "all are new": [(None, "One."), (None, "Two.")],
    "all are gone": [("One.", None), ("Two.", None)],
    "the last one is gone": [("One.", "One."), ("Two.", None)],
    "the first one is new": [(None, "One."), ("Two.", "Two!")],
    "nothing changed": [("One.", "One."), ("Two.", "Two.")],
}


@pytest.mark.parametrize("pairs", EDGES.values(), ids=EDGES)
def test_whole_paragraphs_come_and_go_wholly(pairs: list[Pair]) -> None:
    file = render(revision(pairs))
    read_back(file, pairs)
    assert file == render(revision(pairs))


def test_nobody_and_no_moment_stands_behind_a_change() -> None:
    chance = random.Random(7)
    body = part(render(revision([some_pair(chance) for _ in range(9)])), "word/document.xml")
    changes = [*body.iter(f"{W}ins", f"{W}del")]
    assert len(changes) > 9
    assert {one.get(f"{W}author") for one in changes} == {AUTHOR}
    dates = {one.get(f"{W}date") for one in changes}
    assert dates == {"2000-01-01T00:00:00Z", "2000-01-02T00:00:00Z"}
    assert len({one.get(f"{W}id") for one in changes}) == len(changes)
    assert {name for one in changes for name in one.attrib} == {
        f"{W}author",
        f"{W}date",
        f"{W}id",
    }


def test_tracked_changes_are_all_that_a_brief_may_not_hold() -> None:
    pairs: list[Pair] = [("One is.", "One was."), (None, "Two."), ("Three.", None)]
    tracked = ("ins", "del", "delText", "text in delText")
    changes = [f"{name} of {tag}" for tag in ("ins", "del") for name in ("id", "author", "date")]
    expected = {f"word/document.xml: {one}" for one in (*tracked, *changes)}
    assert set(foreign_parts(render(revision(pairs)))) == expected
    assert foreign_parts(render(revision([("One.", "One.")]))) == ()


@pytest.mark.parametrize("pairs", EDGES.values(), ids=EDGES)
def test_comments_come_and_go_with_their_paragraphs(pairs: list[Pair]) -> None:
    made = revision(pairs, *REASONS)
    file = render(made)
    read_back(file, pairs)
    assert {one.comments for one in returned(file, FRAME)} <= {REASONS}
    assert file == render(made)


def test_nobody_and_no_moment_stands_behind_a_comment() -> None:
    file = render(revision([("One.", "One!"), (None, "Two.")], *REASONS))
    comments = list(part(file, "word/comments.xml"))
    assert [dict(one.attrib) for one in comments] == [
        {f"{W}id": f"{n}", f"{W}author": AUTHOR, f"{W}initials": "", f"{W}date": MOMENT}
        for n in range(4)
    ]
    arabic = [one.find(f"{W}p/{W}pPr/{W}bidi") is not None for one in comments]
    assert arabic == [False, True] * 2
    assert "word/comments.xml: part" in foreign_parts(file)


def test_a_paragraph_is_set_as_its_language_runs() -> None:
    file = render(revision([("الماء.", "الماء المشترك."), ("Water.", "Waters.")]))
    arabic, english = part(file, "word/document.xml").findall(f"{W}body/{W}p")[3:5]
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in arabic.iter(f"{W}r"))
    assert english.find(f"{W}pPr/{W}bidi") is None


def test_what_cannot_be_printed_is_refused() -> None:
    text = RevisedText("1", (Run(Mark.INSERTED, "A bell \x07."),))
    with pytest.raises(RecordError, match=r"brief\.unprintable_text"):
        render(Revision("Who?", 1, 2, (text,)))
    bell = RevisedText("1", (Run(Mark.INSERTED, "A bell."),), reasons=("\x07",))
    with pytest.raises(RecordError, match=r"brief\.unprintable_text"):
        render(Revision("Who?", 1, 2, (bell,)))


def test_an_office_accepts_to_the_new_and_rejects_to_the_old_text(tmp_path: Path) -> None:
    chance = random.Random(2)
    revisions = [*EDGES.values(), [some_pair(chance) for _ in range(60)]]
    files = [render(revision(pairs)) for pairs in revisions]
    for file, pairs, made in zip(files, revisions, office.settled(files, tmp_path), strict=True):
        head, end = accepted(file)[:3], accepted(file)[-1]
        for settled, column in zip(made, (1, 0), strict=True):
            expected = [*head, *numbered([pair[column] for pair in pairs]), end]
            assert accepted(settled) == rejected(settled) == expected


def test_an_office_opens_and_converts_many_changes(tmp_path: Path) -> None:
    chance = random.Random(1)
    pairs = [some_pair(chance) for _ in range(100)]
    made = revision(pairs, *REASONS)
    file = office.rewritten(render(made), tmp_path)
    read_back(file, pairs)
    read = returned(file, frame(made.question, made.until, made.until))
    assert all(set(one.comments) == set(REASONS) for one in read)
    assert {one.number: one.text for one in read} == {
        str(n): new for n, (_, new) in enumerate(pairs, 1) if new is not None
    }
