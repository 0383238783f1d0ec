"""The converter: every value that travels comes back as it was; the key ring of the house."""

import asyncio
import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from temporalio.converter import WorkflowSerializationContext

from documents.crypto.keyring import KeyPurpose
from documents.ids import new_id
from documents.models.keys import RootState, WrappedKey
from documents.operations.position import (
    BriefStanding,
    Deadline,
    DeadlineKind,
    Position,
    Report,
    Verdict,
)
from policies.terms import BriefState, Phase
from tests.documents import tables
from tests.documents.crypto.house import House
from tests.workflows.fakes import FixedKeys
from workflows import commands
from workflows.commands import (
    Answer,
    BriefOrder,
    BriefStart,
    CommandRef,
    Done,
    FiredDeadline,
    FireOrder,
    PerformOrder,
    Recent,
    TickOrder,
    Told,
    TrackStart,
)
from workflows.converter import KeyringKeys, data_converter

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
KIND = DeadlineKind.WINDOW_CLOSES
BRIEF = BriefStanding("b", BriefState.RELEASED, NOW)
POSITION = Position(
    "t",
    7,
    Phase.HAND_OFF,
    True,
    60,
    (Deadline(KIND, "w", NOW),),
    (BRIEF, BriefStanding("c", BriefState.ASKED)),
)

VALUES = [
    Answer(Verdict.LAPSED),
    BriefOrder("b"),
    BriefStart("w", Told(BRIEF, True, 3)),
    CommandRef("c"),
    Done(),
    FiredDeadline(KIND, "w", NOW),
    FireOrder("t", KIND, "w", NOW, 3),
    PerformOrder("c", 0),
    Recent("c", Verdict.DENIED),
    TickOrder("t", 1),
    Told(BRIEF),
    TrackStart(),
    TrackStart(
        POSITION,
        NOW,
        (FiredDeadline(KIND, "w", NOW),),
        (Told(BRIEF, False, 2),),
        (Recent("c", Verdict.ALLOWED),),
        100,
    ),
    Report(True, (POSITION, POSITION), Verdict.DENIED),
    Report(False, ()),
    None,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    converter = data_converter(FixedKeys()).with_context(
        WorkflowSerializationContext("default", "w")
    )

    async def there_and_back() -> object:
        sealed = await converter.encode([value])
        return (await converter.decode(sealed, [type(value)]))[0]

    assert asyncio.run(there_and_back()) == value


def test_every_dataclass_that_travels_is_tried() -> None:
    made = {
        kind
        for kind in vars(commands).values()
        if dataclasses.is_dataclass(kind) and kind.__module__ == commands.__name__
    }
    assert made <= {type(value) for value in VALUES}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A keys database and a root file."""
    url = tables.make(f"sqlite:///{tmp_path / 'keys.db'}", RootState, WrappedKey)
    made = House(url, tmp_path / "keys" / "root.key")
    yield made
    made.close()


def test_the_service_ring_makes_its_first_key_and_finds_it_again(house: House) -> None:
    made = KeyringKeys(house.open()).newest()
    other = KeyringKeys(house.open())
    assert other.newest() == made
    assert other.by_id(made.hex) == made


def test_a_new_key_seals_and_the_old_one_still_opens(house: House) -> None:
    ring = house.open()
    old = KeyringKeys(ring).newest()
    new = ring.create(KeyPurpose.PAYLOADS, "")
    keys = KeyringKeys(house.open())
    assert keys.newest() == new
    assert keys.by_id(old.hex) == old


STRANGE = {"never made": new_id(), "no id at all": "x", "empty": ""}


@pytest.mark.parametrize("name", STRANGE.values(), ids=STRANGE.keys())
def test_an_unknown_key_is_none(house: House, name: str) -> None:
    assert KeyringKeys(house.open()).by_id(name) is None


def test_a_key_of_another_purpose_is_none(house: House) -> None:
    ring = house.open()
    other = ring.create(KeyPurpose.CONTENT, "track")
    assert KeyringKeys(ring).by_id(other.hex) is None
