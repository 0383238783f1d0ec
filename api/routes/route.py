"""What one address of the JSON interface is: the act it takes, what it shows, whose door it is.

- One address, one entry; an act stands in exactly one of them.
- `classes` are the record classes behind the address. Who knows nothing of any of them finds
  nothing there, whatever the method.
- A name in braces is an id: `{track}` is the track, any other names an object of that noun in
  the track, and is handed to the operation as the body's field of the same name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from policies.acts import Act
from policies.terms import RecordClass

PREFIX = "/api/v1"

_NAMES = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """One address below `/api/v1`, written with ids in braces; `file` is how a document that is
    read there is called."""

    path: str
    classes: tuple[RecordClass, ...]
    act: Act | None = None
    read: Callable[..., Any] | None = None
    file: str = ""

    @property
    def rule(self) -> str:
        """The address as the router writes it."""
        return PREFIX + _NAMES.sub(r"<\1>", self.path)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the ids in the address, in order."""
        return tuple(_NAMES.findall(self.path))

    @property
    def objects(self) -> frozenset[str]:
        """The names of the ids that are handed to the operation."""
        return frozenset(self.names) - {"track"}

    @property
    def methods(self) -> list[str]:
        """The methods that the address accepts."""
        return ["GET"] * (self.read is not None) + ["POST"] * (self.act is not None)
