"""Citation numbers of paragraphs: `12`, and behind it `12 bis`, `12 ter` and so on.

- A number is given once and never again, whatever becomes of its paragraph or alternative.
- What is inserted behind a paragraph, and every alternative to it, takes the next term of its
  number. Numbers are the order of the text; an alternative stands with what it is one to.
- The terms are the Latin ones of international drafting; there are no more than these.
"""

from collections.abc import Collection

from policies.decisions import Decision, allow_if

TERMS = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
    "undecies", "duodecies", "terdecies", "quaterdecies", "quindecies", "sexdecies",
    "septdecies", "octodecies", "novodecies", "vicies",
)  # fmt: skip


def label(number: int, term: int) -> str:
    """The number as it is cited; term 0 is the bare number, 1 is *bis*."""
    return f"{number} {TERMS[term - 1]}" if term else f"{number}"


def place(number: str) -> tuple[int, int]:
    """Where a number stands, as it is cited: behind all terms that are lower."""
    bare, _, term = number.partition(" ")
    return int(bare), TERMS.index(term) + 1 if term in TERMS else 0


def next_term(taken: Collection[int]) -> int:
    """The term that follows those of a number that were ever given."""
    return max(taken, default=0) + 1


def may_number(taken: Collection[int], more: int) -> Decision:
    """Whether a number has so many terms left."""
    left = len(TERMS) + 1 - next_term(taken)
    return allow_if(more <= left, "numbering.no_terms_left", most=left)
