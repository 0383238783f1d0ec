"""Names of the room are found wherever they stand whole; public names may stand."""

from policies.attribution import first_trace
from tests.policies.tables import table

ROSTER = ("Ada Morgen", "University of Ems", "ada@ems.example", "李明", "الخبير", "Li", "heron-7")
PUBLIC = ("University of Ems Press", "Minister Li Wen")

Case = tuple[str, int | None]
CASES: dict[str, Case] = {
    "an innocent text has no trace": ("Water rises in spring.", None),
    "a name is a trace": ("As Ada Morgen said", 2),
    "in another case and spacing": ("as ADA\n  morgen said", 2),
    "before punctuation": ("so said Ada Morgen's note", 3),
    "an affiliation is a trace": ("at the University of Ems", 3),
    "an address is a trace": ("write to ada@ems.example", 3),
    "a handle is a trace": ("as heron-7 noted", 2),
    "inside another word it is not": ("reliable Ligurian dams", None),
    "before a digit it is not": ("valve li2 failed", None),
    "in a script without case it is found inside": ("专家李明认为", 1),
    "with an attached prefix too": ("والخبير قال", 1),
    "inside a public name it may stand": ("printed by University of Ems Press", None),
    "beside a public name it may not": ("University of Ems Press and University of Ems", 6),
    "a public name does not cover its part elsewhere": ("Minister Li Wen met Li", 5),
    "a name without its parts is not found": ("as Morgen said", None),
}


@table(CASES)
def test_first_trace(case: Case) -> None:
    text, word = case
    assert first_trace(text, ROSTER, PUBLIC) == word


def test_an_empty_identifier_is_no_trace() -> None:
    assert first_trace("Water rises.", ("", "  "), ()) is None
