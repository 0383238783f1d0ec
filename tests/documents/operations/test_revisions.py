"""Any wording of the shared vision against any other."""

import base64
import io
import zipfile

import pytest

from documents.briefing.package import foreign_parts
from documents.briefing.returned import returned
from documents.briefing.revisions import frame
from documents.errors import RecordError
from documents.operations.acts import Outcome
from documents.operations.adoption import Adopt
from documents.operations.revisions import Revise
from documents.operations.views import amendments, drafts, revisions
from policies.acts import Act
from policies.diffs import Mark, Run
from policies.terms import AmendmentState, Phase
from tests.documents.briefing.templates import reworded, with_parts
from tests.documents.briefing.tracked import accepted, rejected
from tests.room import Room

FIRST, SECOND, THIRD = "Gauges are read.", "Gauges are read daily.", "Gauges are read at noon."
OTHER = "المياه مشتركة."
FRAME = frame("How can water be shared across a border that moves?", 4, 4)
CAPTION, END = "Draft of the shared vision, edition 4", "End of the draft"
KEPT = Run(Mark.KEPT, "Gauges are read")


def drafted(room: Room) -> tuple[str, str]:
    """Two paragraphs in five editions: proposed, proposed, and the first amended twice."""
    room.go_to(Phase.DRAFTING)
    first = room.propose(FIRST)
    room.adopt(first, (room.amend("expert_1", first, SECOND),))
    second = room.propose(OTHER)
    last = room.amend("expert_2", first, THIRD, 2)
    room.do("rapporteur", Act.PARAGRAPH_ADOPT, Adopt(first, (last,)), 2)
    return first, second


def compared(room: Room, **asked: int | None) -> list[tuple[str | None, str | None]]:
    found = room.read("expert_3", revisions.draft, **asked)
    return [(one.original, one.final) for one in found.paragraphs]


def test_the_draft_is_compared_edition_by_edition(room: Room) -> None:
    drafted(room)
    assert compared(room) == [(FIRST, THIRD), (OTHER, OTHER)]
    assert compared(room, since=1, until=2) == [(FIRST, SECOND)]
    assert compared(room, since=2, until=4) == [(SECOND, THIRD), (None, OTHER)]
    assert compared(room, since=4, until=1) == [(THIRD, FIRST), (OTHER, None)]
    assert compared(room, until=2) == [(FIRST, SECOND)]
    assert room.read("chair_1", revisions.draft, since=3, until=3).newest == 4


def test_what_changed_is_marked_word_by_word(room: Room) -> None:
    first, second = drafted(room)
    changed, same = room.read("rapporteur", revisions.draft, since=3).paragraphs
    assert (changed.id, changed.number, changed.changed) == (first, "1", True)
    assert changed.runs == (
        Run(Mark.KEPT, "Gauges are read "),
        Run(Mark.DELETED, "daily"),
        Run(Mark.INSERTED, "at noon"),
        Run(Mark.KEPT, "."),
    )
    assert (same.id, same.changed, same.runs) == (second, False, (Run(Mark.KEPT, OTHER),))


def test_a_paragraph_is_compared_version_by_version(room: Room) -> None:
    first, _ = drafted(room)
    whole = room.read("expert_1", revisions.one_paragraph, paragraph=first)
    assert (whole.original, whole.final) == (FIRST, THIRD)
    back = room.read("expert_1", revisions.one_paragraph, paragraph=first, since=2, until=1)
    assert back.runs == (KEPT, Run(Mark.DELETED, " daily"), Run(Mark.KEPT, "."))
    versions = room.read("expert_1", drafts.versions, first, None, 50).items
    assert [(one.version, one.edition) for one in versions] == [(1, 1), (2, 2), (3, 4)]


def test_the_draft_is_a_word_document_with_its_changes_tracked(room: Room) -> None:
    drafted(room)
    file = room.read("expert_2", revisions.revision, since=2)
    assert rejected(file)[2:] == [CAPTION + ", with what changed since 2", f"1.\t{SECOND}", END]
    assert accepted(file)[3:] == [f"1.\t{THIRD}", f"2.\t{OTHER}", END]
    plain = room.read("chair_1", revisions.document)
    assert accepted(plain)[2:] == [CAPTION, f"1.\t{THIRD}", f"2.\t{OTHER}", END]
    assert foreign_parts(plain) == ()
    assert plain == room.read("rapporteur", revisions.document, until=4)
    proposed = room.read("expert_2", revisions.revision)
    assert rejected(proposed)[3:] == [f"1.\t{FIRST}", f"2.\t{OTHER}", END]


@pytest.mark.parametrize("asked", [{"since": 5}, {"until": 5}])
def test_there_is_no_edition_that_has_not_been_written(asked: dict[str, int], room: Room) -> None:
    drafted(room)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.read("expert_1", revisions.draft, **asked)


def test_before_the_first_paragraph_there_is_nothing_to_compare(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    found = room.read("expert_1", revisions.draft)
    assert (found.newest, found.until, found.paragraphs) == (0, 0, ())
    assert room.read("translator", revisions.draft).paragraphs == ()


# Sending a revision back


def sent(room: Room, who: str, file: bytes, edition: int = 4) -> Outcome:
    body = Revise(edition, base64.b64encode(file).decode(), "So it is.")
    return room.attempt(who, Act.DRAFT_REVISE, body)


def amended(room: Room, paragraph: str) -> list[tuple[str, str, bool]]:
    found = room.read("expert_4", amendments.amendments, paragraph, None, 50).items
    return [(one.base, one.text, one.mine) for one in found if one.state is AmendmentState.OPEN]


def test_a_revised_draft_becomes_one_amendment_for_each_paragraph_that_it_rewords(
    room: Room,
) -> None:
    first, second = drafted(room)
    file = room.read("expert_4", revisions.document)
    changes = ("at noon", "at dusk"), ("مشترك", "مقسوم")
    assert sent(room, "expert_4", reworded(file, *changes)).allowed
    assert amended(room, first) == [(THIRD, "Gauges are read at dusk.", True)]
    assert amended(room, second) == [(OTHER, "المياه مقسومة.", True)]
    again = sent(room, "expert_5", reworded(file, changes[1]))
    assert again.allowed
    assert {mine for *_, mine in amended(room, second)} == {True, False}


def test_a_revision_is_taken_whole_or_not_at_all(room: Room) -> None:
    first, second = drafted(room)
    file = room.read("expert_4", revisions.document, until=3)
    both = reworded(file, ("daily", "weekly"), ("مشترك", "مقسوم"))
    deny = sent(room, "expert_4", both, 3).deny
    assert deny is not None
    assert (deny.rule, dict(deny.values)) == ("revisions.reads_otherwise", {"number": "1"})
    assert amended(room, first) == amended(room, second) == []
    assert sent(room, "expert_4", reworded(file, ("مشترك", "مقسوم")), 3).allowed


def test_tracked_changes_say_why_and_a_comment_that_comes_back_says_why(room: Room) -> None:
    """What was said before is not said again, and nobody is named."""
    first, _ = drafted(room)
    file = room.read("expert_2", revisions.revision, since=1)
    assert [one.comments for one in returned(file, FRAME)] == [("Clearer so.",) * 2, ()]
    assert returned(room.read("expert_2", revisions.revision, since=2), FRAME)[0].comments == (
        "Clearer so.",
    )
    assert not any(
        one.comments for one in returned(room.read("chair_1", revisions.document), FRAME)
    )
    assert sent(room, "expert_4", revised(file, "So it was.")).allowed
    (made,) = reasons(room, first)
    assert made == "So it was."
    assert sent(room, "expert_5", revised(file, "Clearer  so. ")).allowed
    assert set(reasons(room, first)) == {made, "So it is."}


def test_a_comment_is_a_reason_or_it_has_no_place(room: Room) -> None:
    first, _ = drafted(room)
    file = reworded(revised(room.read("expert_4", revisions.revision), "Why?"), ("dusk", "noon"))
    deny = sent(room, "expert_4", file).deny
    assert deny is not None
    assert (deny.rule, dict(deny.values)) == ("revisions.comment_aside", {"number": "1"})
    assert reasons(room, first) == []


def revised(file: bytes, said: str) -> bytes:
    """The file with the first paragraph reworded, and somebody's comment in place of ours."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        comments = package.read("word/comments.xml").decode()
    assert "Clearer so." in comments
    other = comments.replace("Clearer so.", said, 1).replace("Track secretariat", "Ada Quern")
    return with_parts(reworded(file, ("noon", "dusk")), {"word/comments.xml": other.encode()})


def reasons(room: Room, paragraph: str) -> list[str]:
    found = room.read("expert_4", amendments.amendments, paragraph, None, 50).items
    return [one.reason for one in found if one.state is AmendmentState.OPEN]


@pytest.mark.parametrize("who", ["rapporteur", "chair_1", "facilitator", "translator"])
def test_only_an_expert_sends_a_revision_back(who: str, room: Room) -> None:
    drafted(room)
    file = reworded(room.read("expert_4", revisions.document), ("noon", "dusk"))
    assert sent(room, who, file).deny is not None


@pytest.mark.parametrize("file", ["AAAA", "no base64!", "é" * 4])
def test_what_is_no_file_is_refused(file: str, room: Room) -> None:
    drafted(room)
    deny = room.attempt("expert_1", Act.DRAFT_REVISE, Revise(4, file, "So.")).deny
    assert deny is not None
    assert deny.rule == "revisions.unreadable"
