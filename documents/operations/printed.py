"""What one brief printed, kept under seal: its files, its coverage line, which dissents it maps,
and every number of people in it, for the release ledger that later briefs are compared with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from documents.briefing.content import Coverage
from documents.briefing.files import Files
from documents.models.briefs import Brief
from documents.store import UnitOfWork
from policies.release import Finding
from policies.small_numbers import Count, Table
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Cells:
    """A printed distribution: labels with their counts, `None` where hidden."""

    ref: str
    base: str
    cells: dict[str, int | None]
    total: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The ledger entry of one brief."""

    coverage: Coverage = field(default_factory=Coverage)
    mapped: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    tables: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingNote:
    """A finding of the release gate: which passage, and what would clear it."""

    check: str
    passage_ref: str
    clears: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that keeps a brief in the room."""

    found: tuple[FindingNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """The .docx files of a brief, in hexadecimal."""

    brief: str
    annex: str
    slip: str


def printed_of(uow: UnitOfWork, row: Brief) -> Printed:
    """What a brief printed; nothing if it was never rendered."""
    if row.coverage is None:
        return Printed()
    return uow.sealer(row.track_id).open(row, "coverage", RecordClass.STATISTICS, Printed)


def findings_of(uow: UnitOfWork, row: Brief) -> tuple[FindingNote, ...]:
    """What keeps a brief in the room."""
    if row.findings is None:
        return ()
    return uow.sealer(row.track_id).open(row, "findings", RecordClass.BRIEF, Findings).found


def files_of(uow: UnitOfWork, row: Brief) -> Files | None:
    """The brief with its annex and reply slip; None if it was never rendered."""
    if row.documents is None:
        return None
    kept = uow.sealer(row.track_id).open(row, "documents", RecordClass.BRIEF, Documents)
    return Files(*map(bytes.fromhex, (kept.brief, kept.annex, kept.slip)))


def kept(files: Files) -> Documents:
    """Files as they are kept."""
    return Documents(files.brief.hex(), files.annex.hex(), files.slip.hex())


def notes(found: Iterable[Finding]) -> Findings:
    """Findings as they are kept."""
    return Findings(tuple(FindingNote(one.check, one.passage_ref, one.clears) for one in found))


def tables_of(cells: Iterable[Cells]) -> tuple[Table, ...]:
    """Printed distributions as the rules look at them."""
    return tuple(Table(one.ref, one.base, one.cells, one.total) for one in cells)
