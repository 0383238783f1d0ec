"""What one page of a track is: its address, whose door it is, what it shows, what it takes.

- A page shows what readings of the record return for this reader; it hides nothing itself.
- Its forms post acts; each goes through the act's own door, operation and rules, exactly as in
  the JSON interface (`api.routes`).
- A name in braces is an id, as there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from documents.ids import is_id
from policies.acts import Act
from policies.terms import RecordClass

_NAMES = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `show(uow, actor, **ids)` answers what the template prints; without a template
    it answers a file, to be kept under the name `file`.

    `asks`: whole numbers that may be named behind the address. `tries(uow, actor, body)`: what a
    form that brings a file would do, before it is done.
    """

    path: str
    classes: tuple[RecordClass, ...]
    template: str
    show: Callable[..., Mapping[str, Any] | bytes]
    acts: frozenset[Act] = frozenset()
    file: str = ""
    asks: frozenset[str] = frozenset()
    tries: Callable[..., Mapping[str, Any]] | None = None

    @property
    def rule(self) -> str:
        """The address as the router writes it."""
        return _NAMES.sub(r"<\1>", self.path)

    @property
    def objects(self) -> frozenset[str]:
        """The names of the ids in the address, but for the track's."""
        return frozenset(_NAMES.findall(self.path)) - {"track"}

    @property
    def methods(self) -> list[str]:
        """The methods that the address accepts."""
        return ["GET", "POST"] if self.acts else ["GET"]

    def holds(self, address: str) -> bool:
        """Whether this is an address of this page: real ids, and nothing but ids."""
        ours, theirs = self.path.split("/"), address.split("/")
        return len(ours) == len(theirs) and all(
            is_id(there) if here.startswith("{") else here == there
            for here, there in zip(ours, theirs, strict=True)
        )
