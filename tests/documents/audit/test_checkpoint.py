"""Checkpoints: a signed note that is read in one form only."""

from base64 import b64decode, b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.audit.checkpoint import CheckpointRefused, TreeHead, read, split, write
from documents.crypto.signing import PublicKey
from documents.errors import RecordError
from tests.documents.audit.house import ORIGIN, OTHER_SIGNER, SIGNER

HEAD = TreeHead(ORIGIN, 42, bytes(range(32)))
NOTE = write(HEAD, SIGNER)
KEY = SIGNER.public()
LINES = NOTE.split("\n")
SIGNATURE = LINES[4].rsplit(" ", 1)[1]


def with_line(number: int, text: str) -> str:
    """The note with one line replaced."""
    return "\n".join([*LINES[:number], text, *LINES[number + 1 :]])


def signed(text: str) -> str:
    """A note with another text, rightly signed."""
    signature = b64decode(SIGNATURE)[:4] + SIGNER.sign(text.encode())
    return f"{text}\n— {ORIGIN} {b64encode(signature).decode()}\n"


REFUSED = {
    "nothing": "",
    "no final newline": NOTE[:-1],
    "a line too many": NOTE + "\n",
    "a line before": "\n" + NOTE,
    "carriage returns": NOTE.replace("\n", "\r\n"),
    "another origin": NOTE.replace(ORIGIN, "entryhall/other"),
    "another origin in the text only": with_line(0, "entryhall/other"),
    "another name of the key": with_line(4, f"— other {SIGNATURE}"),
    "another size": with_line(1, "43"),
    "a leading zero": signed(f"{ORIGIN}\n042\n{LINES[2]}\n"),
    "a plus sign": signed(f"{ORIGIN}\n+42\n{LINES[2]}\n"),
    "a negative size": signed(f"{ORIGIN}\n-42\n{LINES[2]}\n"),
    "a size of other digits": signed(f"{ORIGIN}\n٤٢\n{LINES[2]}\n"),
    "a size beyond all measure": signed(f"{ORIGIN}\n{'9' * 20}\n{LINES[2]}\n"),
    "another root": with_line(2, b64encode(bytes(32)).decode()),
    "a root too short": signed(f"{ORIGIN}\n42\n{b64encode(bytes(31)).decode()}\n"),
    "a root in another base64": signed(f"{ORIGIN}\n42\n{LINES[2].replace('=', '')}\n"),
    "a root with loose end bits": signed(f"{ORIGIN}\n42\n{LINES[2][:-2]}9=\n"),
    "an extension line": signed(f"{ORIGIN}\n42\n{LINES[2]}\nmore\n"),
    "an origin with a space": signed(f"{ORIGIN} \n42\n{LINES[2]}\n"),
    "no signature": "\n".join(LINES[:4]) + "\n",
    "two signatures": NOTE + LINES[4] + "\n",
    "a hyphen for the dash": NOTE.replace("—", "-"),
    "a signature cut short": with_line(4, f"— {ORIGIN} {SIGNATURE[:-4]}"),
    "a signature with loose end bits": with_line(4, f"— {ORIGIN} {SIGNATURE[:-2]}9="),
    "the signature of another note": with_line(
        4, write(TreeHead(ORIGIN, 41, HEAD.root), SIGNER).split("\n")[4]
    ),
    "the signature of another key": write(HEAD, OTHER_SIGNER),
    "another key id": with_line(
        4, f"— {ORIGIN} {b64encode(bytes(4) + b64decode(SIGNATURE)[4:]).decode()}"
    ),
}


def test_a_note_is_written_as_the_specification_says() -> None:
    assert LINES[:4] == [ORIGIN, "42", b64encode(bytes(range(32))).decode(), ""]
    assert LINES[4].startswith(f"— {ORIGIN} ")
    assert LINES[5:] == [""]
    assert KEY.verifies(b64decode(SIGNATURE)[4:], "\n".join([*LINES[:3], ""]).encode())


def test_a_note_reads_as_what_was_written() -> None:
    assert read(NOTE, KEY) == read(NOTE, KEY, ORIGIN) == HEAD
    assert read(write(TreeHead(ORIGIN, 0, HEAD.root), SIGNER), KEY).size == 0


@pytest.mark.parametrize("note", REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with(note: str) -> None:
    with pytest.raises(CheckpointRefused, match=r"^checkpoint\.refused$"):
        read(note, KEY)


def test_it_is_refused_under_another_key_or_another_origin() -> None:
    for key, origin in ((OTHER_SIGNER.public(), None), (KEY, "entryhall/other"), (KEY, "")):
        with pytest.raises(CheckpointRefused):
            read(NOTE, key, origin)


@settings(deadline=None)
@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_no_character_can_be_changed(at: int, character: str) -> None:
    changed = NOTE[:at] + character + NOTE[at + 1 :]
    if changed != NOTE:
        with pytest.raises(CheckpointRefused):
            read(changed, KEY)


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb", "é"])
def test_an_origin_that_cannot_be_read_is_not_written(origin: str) -> None:
    with pytest.raises(RecordError, match=r"^checkpoint\.bad_origin$"):
        write(TreeHead(origin, 1, HEAD.root), SIGNER)


def test_notes_after_one_another_are_told_apart() -> None:
    notes = [write(TreeHead(ORIGIN, size, HEAD.root), SIGNER) for size in range(3)]
    assert split("".join(notes)) == notes
    assert split("") == []


@pytest.mark.parametrize("junk", ["x", "\n", " ", "\n\n\n\n\n"])
def test_what_stands_behind_the_last_note_is_not_overlooked(junk: str) -> None:
    *_, last = split(NOTE + junk)
    with pytest.raises(CheckpointRefused):
        read(last, PublicKey.from_pem(SIGNER.public_pem()))
