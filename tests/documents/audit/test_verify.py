"""The verifier: whatever is changed in an export, it says so, and where."""

from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest

from documents.audit.checkpoint import TreeHead, write
from documents.audit.export import CHECKPOINTS, LEAVES, MANIFEST
from documents.audit.leaf import bare
from documents.audit.merkle import leaf_hash, root_of
from documents.audit.verify import LogBroken, verify
from documents.errors import RecordError
from tests.documents.audit.by_hand import SIZE, TRUE, Export, joined, some_leaf
from tests.documents.audit.house import ORIGIN, OTHER_SIGNER, PEM, SIGNER


def test_every_byte_of_every_leaf_matters_and_the_leaf_is_named(export: Export) -> None:
    content = export.put(TRUE[:12], (5, 12)).file(LEAVES).read_bytes()
    random = Random(24)
    for at in range(len(content)):
        changed = content[at] ^ random.randrange(1, 256)
        export.file(LEAVES).write_bytes(content[:at] + bytes([changed]) + content[at + 1 :])
        assert export.broken().seq == content[:at].count(b"\n"), at
    export.file(LEAVES).write_bytes(content)
    assert verify(export.folder, PEM).size == 12


def test_every_digit_of_every_leaf_may_be_another_and_the_leaf_is_named(export: Export) -> None:
    """Changes after which each line is still a well-formed leaf."""
    content = export.put(TRUE[:12], (5, 12)).file(LEAVES).read_bytes()
    for at in range(len(content)):
        if content[at] in b"012345678" and content[at - 6 : at - 1] != b'"seq"':
            changed = content[:at] + bytes([content[at] + 1]) + content[at + 1 :]
            export.file(LEAVES).write_bytes(changed)
            assert export.broken().seq == content[:at].count(b"\n"), at


def test_every_byte_of_every_checkpoint_matters(export: Export) -> None:
    content = export.file(CHECKPOINTS).read_bytes()
    for at in range(len(content)):
        export.file(CHECKPOINTS).write_bytes(
            content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        )
        assert export.broken()


def test_every_byte_of_the_manifest_matters(export: Export) -> None:
    content = export.file(MANIFEST).read_bytes()
    for at in range(len(content)):
        export.file(MANIFEST).write_bytes(
            content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        )
        assert export.broken().reason in {"audit.manifest_malformed", "audit.file_unreadable"}


def test_a_removed_leaf_is_named(export: Export) -> None:
    for seq in range(SIZE):
        export.file(LEAVES).write_bytes(joined(TRUE[:seq] + TRUE[seq + 1 :]))
        assert export.broken().seq == seq


def test_two_swapped_leaves_are_seen_at_the_first(export: Export) -> None:
    for first, second in combinations(range(SIZE), 2):
        swapped = list(TRUE)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        export.file(LEAVES).write_bytes(joined(swapped))
        assert export.broken().seq == first


def test_a_repeated_leaf_is_seen_at_its_second_place(export: Export) -> None:
    for seq in range(SIZE):
        export.file(LEAVES).write_bytes(joined([*TRUE[: seq + 1], *TRUE[seq:]]))
        assert export.broken().seq == seq + 1


def test_a_leaf_behind_the_last_checkpoint_is_refused(export: Export) -> None:
    export.put([*TRUE, some_leaf(SIZE)])
    assert (export.broken().reason, export.broken().seq) == (
        "audit.beyond_last_checkpoint",
        SIZE,
    )


LINES: dict[str, bytes] = {
    "an empty line": b"",
    "no JSON": b"leaf",
    "a space": TRUE[7].replace(b",", b", ", 1),
    "a carriage return": TRUE[7] + b"\r",
    "members in another order": (
        b'{"seq":7,"commitment":"' + b"0" * 64 + b'","day":"2026-01-05","policy_version":"1"}'
    ),
    "another member": TRUE[7].replace(b'"seq"', b'"more":1,"seq"'),
    "a member twice": TRUE[7].replace(b'"seq":7', b'"seq":7,"seq":7'),
    "a missing member": TRUE[7].replace(b'"policy_version":"1",', b""),
    "a number with a fraction": TRUE[7].replace(b'"seq":7', b'"seq":7.0'),
    "a number with a leading zero": TRUE[7].replace(b'"seq":7', b'"seq":07'),
    "a number as text": TRUE[7].replace(b'"seq":7', b'"seq":"7"'),
    "an escaped digit": TRUE[7].replace(b'"1"', b'"\\u0031"'),
    "capital hexadecimals": TRUE[7].replace(TRUE[7][15:79], TRUE[7][15:79].upper()),
    "a day that is none": TRUE[7].replace(b"2026-01-05", b"2026-02-30"),
    "a day in short form": TRUE[7].replace(b"2026-01-05", b"20260105"),
    "a bare hash, where all leaves are shown": bare(leaf_hash(TRUE[7])),
    "other digits": TRUE[7].replace(b'"seq":7', '"seq":\u0667'.encode()),
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_a_line_is_refused_even_if_its_hash_was_signed_when_it_is(
    line: bytes, export: Export
) -> None:
    export.put([*TRUE[:7], line, *TRUE[8:]])
    assert (export.broken().reason, export.broken().seq) == ("audit.leaf_malformed", 7)


def test_a_last_line_without_end_is_refused(export: Export) -> None:
    export.file(LEAVES).write_bytes(joined(TRUE)[:-1])
    assert export.broken().seq == SIZE - 1


@pytest.mark.parametrize("name", [LEAVES, CHECKPOINTS, MANIFEST])
def test_a_missing_file_is_a_finding(name: str, export: Export) -> None:
    export.file(name).unlink()
    assert export.broken().reason == "audit.file_unreadable"


# Keys, origins and checkpoints


def test_another_key_is_refused(export: Export) -> None:
    assert export.broken(pem=OTHER_SIGNER.public_pem()).reason == "audit.checkpoint_bad"
    export.put(TRUE, signer=OTHER_SIGNER)
    assert export.broken().reason == "audit.checkpoint_bad"


def test_something_that_is_no_key_is_refused(export: Export) -> None:
    with pytest.raises(RecordError, match=r"^signing\.bad_key$"):
        verify(export.folder, "no key")


def test_another_origin_than_the_pinned_one_is_refused(export: Export) -> None:
    with pytest.raises(LogBroken):
        verify(export.folder, PEM, origin="entryhall/other")
    assert verify(export.folder, PEM, origin=ORIGIN)


CHECKPOINTS_CHANGED: dict[str, Callable[[list[str]], list[str]]] = {
    "none": lambda _: [],
    "the last one missing": lambda notes: notes[:-1],
    "one twice": lambda notes: [notes[0], *notes],
    "two exchanged": lambda notes: [notes[1], notes[0], *notes[2:]],
    "one of another log": lambda notes: [
        *notes[:-1],
        write(TreeHead("entryhall/other", SIZE, root_of([])), SIGNER),
    ],
    "one of another key": lambda notes: [
        *notes[:-1],
        write(TreeHead(ORIGIN, SIZE, root_of([])), OTHER_SIGNER),
    ],
    "one with a false root": lambda notes: [
        *notes[:-1],
        write(TreeHead(ORIGIN, SIZE, root_of([])), SIGNER),
    ],
    "one beyond the end": lambda notes: [
        *notes,
        write(TreeHead(ORIGIN, SIZE + 1, root_of([])), SIGNER),
    ],
}


@pytest.mark.parametrize("change", CHECKPOINTS_CHANGED.values(), ids=CHECKPOINTS_CHANGED.keys())
def test_checkpoints_are_refused_with(
    change: Callable[[list[str]], list[str]], export: Export
) -> None:
    export.file(CHECKPOINTS).write_text("".join(change(export.notes())))
    assert export.broken()


def test_a_checkpoint_in_the_middle_may_be_left_out(export: Export) -> None:
    """It hides nothing: the leaves it covers are covered by the next."""
    export.file(CHECKPOINTS).write_text("".join([export.notes()[0], *export.notes()[2:]]))
    assert verify(export.folder, PEM).size == SIZE
