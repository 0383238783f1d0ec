"""The two matrices as data and as text: what the documentation prints, from the constants.

- The order is that of the vocabulary in `terms`, so that equal rules print equal bytes.
- The text is Markdown tables: one of permissions, and one of knowledge per visibility.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from policies.acts import Act
from policies.knowledge import level
from policies.permissions import acts_of
from policies.terms import Knowledge, Phase, RecordClass, Seat, Visibility

_NOTHING = "–"  # noqa: RUF001


class Matrices(TypedDict):
    """Both matrices in plain words."""

    seats: list[str]
    phases: list[str]
    permissions: dict[str, dict[str, list[str]]]
    knowledge: dict[str, dict[str, dict[str, str]]]


def as_data() -> Matrices:
    """Both matrices as plain lists and dictionaries, ready for JSON."""
    return {
        "seats": [seat.value for seat in Seat],
        "phases": [phase.value for phase in Phase],
        "permissions": {
            seat.value: {phase.value: _acts(seat, phase) for phase in Phase} for seat in Seat
        },
        "knowledge": {visibility.value: _knowledge(visibility) for visibility in Visibility},
    }


def as_text() -> str:
    """Both matrices as Markdown, ending in a newline."""
    data = as_data()
    parts = ["## Who may do what", _permissions_table(data["permissions"])]
    for visibility, rows in data["knowledge"].items():
        parts += [f"## Who may know what: {visibility}", _knowledge_table(rows)]
    return "\n\n".join(parts) + "\n"


def _acts(seat: Seat, phase: Phase) -> list[str]:
    granted = acts_of(seat, phase)
    return [act.value for act in Act if act in granted]


def _knowledge(visibility: Visibility) -> dict[str, dict[str, str]]:
    return {
        seat.value: {kind.value: level(seat, kind, visibility).value for kind in RecordClass}
        for seat in Seat
    }


def _permissions_table(permissions: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    rows = (
        [seat, *("<br>".join(acts) or _NOTHING for acts in phases.values())]
        for seat, phases in permissions.items()
    )
    return _table(["seat", *(phase.value for phase in Phase)], rows)


def _knowledge_table(levels: Mapping[str, Mapping[str, str]]) -> str:
    rows = (
        [kind.value, *(_shown(levels[seat.value][kind.value]) for seat in Seat)]
        for kind in RecordClass
    )
    return _table(["record class", *(seat.value for seat in Seat)], rows)


def _shown(known: str) -> str:
    return _NOTHING if known == Knowledge.NONE else known


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
