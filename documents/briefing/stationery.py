"""On what our documents are printed: the sheet, the looks of styles, lines in header and footer.

- Ours is the default; an institution's comes from its own template (`documents.briefing.borrowed`).
- A look is what a style's properties hold, written by us; what it does not say stays ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and its margins, in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


A4 = Sheet(11906, 16838, 1134, 1134, 1134, 1134)


@dataclass(frozen=True, slots=True)
class Look:
    """The WordprocessingML inside a style's paragraph and run properties, in schema order."""

    paragraph: str
    run: str


@dataclass(frozen=True, slots=True)
class Stationery:
    """What an institution may choose. `looks` by the name of the style, in lower case."""

    sheet: Sheet = A4
    looks: Mapping[str, Look] = field(default_factory=dict)
    header: str = ""
    footer: str = ""


OURS = Stationery()
