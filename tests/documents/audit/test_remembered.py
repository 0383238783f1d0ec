"""The remembered checkpoint, and how the first bad leaf is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from documents.audit.checkpoint import TreeHead, write
from documents.audit.export import HASHES, LEAVES
from documents.audit.merkle import leaf_hash, root_of
from documents.audit.verify import verify
from tests.documents.audit.by_hand import CHECKED, SIZE, TRUE, Export, joined, some_leaf
from tests.documents.audit.house import ORIGIN, OTHER_SIGNER, PEM, SIGNER


def test_every_checkpoint_of_the_log_can_be_the_remembered_one(export: Export) -> None:
    for remembered in export.notes():
        assert verify(export.folder, PEM, remembered).size == SIZE
    for size in range(SIZE + 1):
        hashes = [leaf_hash(leaf) for leaf in TRUE[:size]]
        remembered = write(TreeHead(ORIGIN, size, root_of(hashes)), SIGNER)
        assert verify(export.folder, PEM, remembered).size == SIZE


def test_a_tail_cut_with_its_checkpoints_is_seen_only_with_the_remembered_one(
    export: Export,
) -> None:
    *_, remembered = export.notes()
    for size in range(1, SIZE):
        export.put(TRUE[:size], (size,))
        assert verify(export.folder, PEM).size == size
        finding = export.broken(remembered)
        assert (finding.reason, finding.seq) == ("audit.leaf_missing", size)


def test_a_tail_cut_without_its_checkpoints_is_seen_anyway(export: Export) -> None:
    for size in range(SIZE):
        export.file(LEAVES).write_bytes(joined(TRUE[:size]))
        assert export.broken().seq == size


def test_a_history_written_and_signed_anew_is_seen_only_with_the_remembered_one(
    export: Export,
) -> None:
    _, remembered, *_ = export.notes()
    for seq in range(CHECKED[1]):
        export.put([*TRUE[:seq], some_leaf(seq, "forged"), *TRUE[seq + 1 :]])
        assert verify(export.folder, PEM).size == SIZE
        assert export.broken(remembered).reason == "audit.remembered_differs"
        export.put(TRUE, ())
        hashes = export.file(HASHES).read_bytes()
        export.put([*TRUE[:seq], some_leaf(seq, "forged"), *TRUE[seq + 1 :]])
        export.file(HASHES).write_bytes(hashes)
        assert export.broken(remembered).seq == seq, "the true hashes tell the leaf"


REMEMBERED = {
    "no note": "remembered",
    "a note of another key": write(TreeHead(ORIGIN, 0, root_of([])), OTHER_SIGNER),
    "a note of another log": write(TreeHead("entryhall/other", 0, root_of([])), SIGNER),
}


@pytest.mark.parametrize("remembered", REMEMBERED.values(), ids=REMEMBERED.keys())
def test_nothing_verifies_against(remembered: str, export: Export) -> None:
    assert export.broken(remembered).reason == "audit.remembered_not_of_this_log"


HINTS: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "false": lambda path: path.write_bytes(bytes(32 * SIZE)),
}


@pytest.mark.parametrize("spoil", HINTS.values(), ids=HINTS.keys())
def test_without_true_hashes_the_first_unconfirmed_leaf_is_named(
    spoil: Callable[[Path], object], export: Export
) -> None:
    """`hashes.bin` only helps to say where; whether is decided without it."""
    spoil(export.file(HASHES))
    assert verify(export.folder, PEM).size == SIZE
    export.file(LEAVES).write_bytes(joined([*TRUE[:15], some_leaf(15, "forged"), *TRUE[16:]]))
    assert export.broken().seq in {CHECKED[1], 15}


def test_a_finding_says_where_in_words(export: Export) -> None:
    export.file(LEAVES).write_bytes(joined(TRUE[1:]))
    assert str(export.broken()) == "audit.sequence_broken (leaf 0)"
