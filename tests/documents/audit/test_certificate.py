"""A certificate of destruction is read with the right key, and with no other."""

from dataclasses import replace
from datetime import date

import pytest

from documents.audit.certificate import Certificate, issue, read
from documents.crypto.secret import Secret
from documents.crypto.signing import Signer
from documents.errors import RecordError

SAID = Certificate("ab" * 16, date(2026, 5, 4), 12)


def signer(seed: bytes = b"s") -> Signer:
    """A signer."""
    return Signer(Secret(seed * 32))


BEFORE = (("authorship", date(2026, 4, 1)), ("position", date(2026, 5, 1)))


@pytest.mark.parametrize("before", [(), BEFORE])
def test_what_was_certified_is_read(before: tuple[tuple[str, date], ...]) -> None:
    said = replace(SAID, before=before)
    assert read(issue(said, "hall/1", signer()), signer().public()) == said


@pytest.mark.parametrize(
    ("old", "new"), [("12\n", "13\n"), ("2026-05-04", "2026-05-05"), ("abab", "abac"), ("—", "-")]
)
def test_a_changed_one_is_refused(old: str, new: str) -> None:
    note = issue(SAID, "hall/1", signer()).replace(old, new, 1)
    with pytest.raises(RecordError, match=r"certificate\.refused"):
        read(note, signer().public())


def test_another_key_does_not_read_it() -> None:
    with pytest.raises(RecordError):
        read(issue(SAID, "hall/1", signer()), signer(b"o").public())
