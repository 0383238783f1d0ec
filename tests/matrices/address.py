"""What the address of one act is, in the tables written by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Address:
    """One act: where it is posted, with which body, and the version that it names, if it does."""

    path: str
    classes: tuple[str, ...]
    body: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""
