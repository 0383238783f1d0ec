"""The tree: published vectors, a slow reference, and thousands of proofs that must fail."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.audit.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from documents.errors import RecordError
from tests.documents.audit import reference
from tests.documents.audit.vectors import CONSISTENCY, INCLUSION, LEAVES, ROOTS

LARGEST = 257
HASHES = [leaf_hash(number.to_bytes(4)) for number in range(LARGEST)]
ROOT_AT = [root_of(HASHES[:size]) for size in range(LARGEST + 1)]

Inclusion = tuple[bytes, int, int, Sequence[bytes], bytes]
Consistency = tuple[int, int, bytes, bytes, Sequence[bytes]]


def hexes(hashes: Sequence[bytes]) -> list[str]:
    return [hashed.hex() for hashed in hashes]


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size: int) -> None:
    assert root_of([leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size]


@pytest.mark.parametrize(("place", "proof"), INCLUSION.items(), ids=str)
def test_the_published_inclusion_proofs(place: tuple[int, int], proof: list[str]) -> None:
    index, size = place
    assert hexes(inclusion_proof([leaf_hash(leaf) for leaf in LEAVES[:size]], index)) == proof


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENCY.items(), ids=str)
def test_the_published_consistency_proofs(sizes: tuple[int, int], proof: list[str]) -> None:
    old, new = sizes
    assert hexes(consistency_proof([leaf_hash(leaf) for leaf in LEAVES[:new]], old)) == proof


def test_everything_equals_the_reference_up_to_forty_leaves() -> None:
    leaves = [number.to_bytes(4) for number in range(40)]
    for size in range(1, 41):
        some, hashes = leaves[:size], HASHES[:size]
        assert root_of(hashes) == reference.root(some)
        for index in range(size):
            assert inclusion_proof(hashes, index) == reference.path(index, some)
            assert consistency_proof(hashes, index + 1) == reference.proof(index + 1, some)


def test_every_true_proof_verifies_up_to_forty_leaves() -> None:
    for size in range(1, 41):
        for index in range(size):
            assert verify_inclusion(*inclusion(index, size))
            assert verify_consistency(*consistency(index + 1, size))


def test_whatever_verifies_leads_to_the_root_by_the_reference_as_well() -> None:
    """Every proof of small trees, claimed for every place of every small tree."""
    places = [(index, size) for size in range(1, 13) for index in range(size)]
    compared = 0
    for true_index, true_size in places:
        hashed, _, _, proof, root = inclusion(true_index, true_size)
        for index, size in [*places, (true_size, true_size), (-1, true_size)]:
            leads = reference.root_by_path(hashed, index, size, proof) == root
            assert verify_inclusion(hashed, index, size, proof, root) == leads
            compared += 1
    assert compared > 6000


def inclusion(index: int, size: int) -> Inclusion:
    return HASHES[index], index, size, inclusion_proof(HASHES[:size], index), ROOT_AT[size]


def consistency(old: int, new: int) -> Consistency:
    return old, new, ROOT_AT[old], ROOT_AT[new], consistency_proof(HASHES[:new], old)


def flip(value: bytes, random: Random) -> bytes:
    bit = random.randrange(len(value) * 8)
    return bytes(byte ^ (1 << bit % 8) if at == bit // 8 else byte for at, byte in enumerate(value))


def false_paths(proof: Sequence[bytes], random: Random) -> Iterator[list[bytes]]:
    """What can be done to the hashes of a proof."""
    yield [*proof, bytes(32)]
    yield [*proof, EMPTY_ROOT]
    yield [bytes(32), *proof]
    yield [*proof, b""]
    for at, hashed in enumerate(proof):
        yield [*proof[:at], flip(hashed, random), *proof[at + 1 :]]
        yield [*proof[:at], *proof[at + 1 :]]
        yield [*proof[:at], hashed, *proof[at:]]
    if proof:
        yield [*proof[:-1], proof[-1][:31]]
        yield [*proof[:-1], proof[-1] + b"\0"]
        yield [*proof[:-1], b""]
    if len(proof) > 1:
        yield list(proof[::-1])
        yield [proof[1], proof[0], *proof[2:]]


def false_inclusions(true: Inclusion, random: Random) -> Iterator[Inclusion]:
    hashed, index, size, proof, root = true
    for path in false_paths(proof, random):
        yield hashed, index, size, path, root
    yield flip(hashed, random), index, size, proof, root
    yield hashed, index, size, proof, flip(root, random)
    yield hashed, index, size, proof, b""
    yield hashed[:31], index, size, proof, root
    yield hashed, -1, size, proof, root
    yield hashed, size, size, proof, root
    yield hashed, index, index, proof, root
    yield hashed, index, size * 2, proof, root
    yield hashed, index, 0, proof, root
    if size > 1:
        yield hashed, index ^ 1, size, proof, root
        yield root, index, size, proof, hashed
        yield hashed, index, size, [], root


def false_consistencies(true: Consistency, random: Random) -> Iterator[Consistency]:
    old, new, old_root, new_root, proof = true
    for path in false_paths(proof, random):
        yield old, new, old_root, new_root, path
    yield old, new, flip(old_root, random), new_root, proof
    yield old, new, old_root, flip(new_root, random), proof
    yield old, new, b"", new_root, proof
    yield old, new, old_root, b"", proof
    yield new + 1, new, old_root, new_root, proof
    yield -1, new, old_root, new_root, proof
    yield 0, new, old_root, new_root, proof
    if old < new:
        yield new, old, new_root, old_root, proof
        yield old, new, new_root, old_root, proof
        yield old, old, old_root, new_root, proof
        yield new, new, old_root, new_root, proof
        yield old, new, old_root, new_root, []


def test_false_inclusion_proofs_fail_for_every_size() -> None:
    random = Random(6962)
    probes = 0
    for size in range(1, LARGEST + 1):
        for index in {0, size - 1, random.randrange(size)}:
            true = inclusion(index, size)
            assert verify_inclusion(*true)
            for false in false_inclusions(true, random):
                assert not verify_inclusion(*false), (size, index)
                probes += 1
    assert probes > 10_000


def test_false_consistency_proofs_fail_for_every_size() -> None:
    random = Random(9162)
    probes = 0
    for new in range(1, LARGEST + 1):
        for old in {1, new, random.randrange(1, new + 1)}:
            true = consistency(old, new)
            assert verify_consistency(*true)
            for false in false_consistencies(true, random):
                assert not verify_consistency(*false), (old, new)
                probes += 1
    assert probes > 10_000


def test_a_forked_log_is_not_consistent() -> None:
    forked = [*HASHES[:20], leaf_hash(b"another"), *HASHES[21:40]]
    for new in range(21, 41):
        proof = consistency_proof(forked[:new], 20)
        assert verify_consistency(20, new, ROOT_AT[20], root_of(forked[:new]), proof)
        proof = consistency_proof(forked[:new], 21)
        assert not verify_consistency(21, new, ROOT_AT[21], root_of(forked[:new]), proof)


def test_everything_grows_from_the_empty_tree_and_it_has_one_root() -> None:
    assert verify_consistency(0, 5, EMPTY_ROOT, ROOT_AT[5], [])
    assert verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])
    assert not verify_consistency(0, 5, ROOT_AT[1], ROOT_AT[5], [])
    assert not verify_consistency(0, 0, EMPTY_ROOT, ROOT_AT[1], [])
    assert not verify_consistency(0, 5, EMPTY_ROOT, ROOT_AT[5], [ROOT_AT[1]])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_there_is_no_proof_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(RecordError, match=r"^audit\.no_such_leaf$"):
        inclusion_proof(HASHES[:size], index)


@pytest.mark.parametrize("old", [-1, 6])
def test_there_is_no_proof_from_a_size_that_never_was(old: int) -> None:
    with pytest.raises(RecordError, match=r"^audit\.no_such_size$"):
        consistency_proof(HASHES[:5], old)


@settings(deadline=None)
@given(st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_a_stored_frontier_goes_on_where_it_was(first: int, more: int) -> None:
    frontier = Frontier()
    for hashed in HASHES[:first]:
        frontier.append(hashed)
    again = Frontier.from_bytes(frontier.to_bytes())
    for hashed in HASHES[first : first + more]:
        again.append(hashed)
    size = min(first + more, LARGEST)
    assert (again.size, again.root()) == (size, ROOT_AT[size])


@pytest.mark.parametrize("change", [b"", b"\0", bytes(32)])
def test_a_frontier_of_the_wrong_length_is_refused(change: bytes) -> None:
    frontier = Frontier()
    for hashed in HASHES[:5]:
        frontier.append(hashed)
    stored = frontier.to_bytes()
    with pytest.raises(RecordError, match=r"^audit\.frontier_malformed$"):
        Frontier.from_bytes(stored + change if change else stored[:-1])
