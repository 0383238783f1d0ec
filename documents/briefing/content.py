"""What a brief, its annex and its reply slip say, apart from Word.

- Everything here is already released, adopted, disclosed or suppressed; nothing is decided here.
- A part that is empty is left out of the document, heading and all.
- Numbers of paragraphs, recommendations and dissents are citation numbers: they are given,
  never computed, and need not be consecutive (a paragraph may stand in the annex).
- `None` where a count could stand means: not printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.numbering import label
from policies.recommendations import Arrangement


class Direction(StrEnum):
    """The direction in which the brief's language is written."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair, who signs by name; `title` is how the chair is presented."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class DissentText:
    """One carried dissent: a sentence for the page, a full text for the annex.

    `confirmed` is false where the holder left it unconfirmed; `own_words` says whether the words
    that are printed then are the holder's own or were offered to the holder.
    """

    number: int
    sentence: str
    text: str = ""
    confirmed: bool = True
    own_words: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """One of the three messages, with its support (quantifier and denominator) and confidence."""

    text: str
    title: str = ""
    support: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of every dissent that was ever recorded: counts of dissents, not of people."""

    recorded: int = 0
    carried: int = 0
    withdrawn: int = 0
    merged: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An adopted paragraph of the shared vision under its citation number and its term."""

    number: int
    text: str
    dissents: tuple[DissentText, ...] = ()
    term: int = 0

    @property
    def label(self) -> str:
        """The number as it is cited."""
        return label(self.number, self.term)


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of the shared vision as a whole: its support, the dissents from all of it."""

    support: str = ""
    dissents: tuple[DissentText, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A theme, an unknown, or an entry of the annex: a term, a stage, a case."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One row of the options table."""

    option: str
    case_for: str
    case_against: str
    feasibility: str = ""
    cost: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; `means` says also who pays, `by` is the day it asks for, `cluster` the
    heading that it stands under, if any."""

    number: int
    addressee: str
    action: str
    by: date
    first_step: str = ""
    means: str = ""
    forum: str = ""
    follow_up: str = ""
    rationale: str = ""
    support: str = ""
    dissents: tuple[DissentText, ...] = ()
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector as it may be printed, after small groups were joined."""

    label: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Quantifier:
    """One row of the quantifier legend: the word and the share it stands for."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Method:
    """How the brief came about; `threshold` is k, below which no number of people is printed;
    `moved` counts the rounds whose measures of agreement were changed after they had opened."""

    threshold: int
    rounds: int
    invited: int | None = None
    wrote: int | None = None
    answered: int | None = None
    sectors: tuple[Sector, ...] = ()
    legend: tuple[Quantifier, ...] = ()
    quantifiers_printed: bool = True
    moved: int = 0


@dataclass(frozen=True, slots=True)
class BriefContent:
    """One brief with its annex and reply slip, complete. `language` is a BCP 47 tag; `answer_by`
    the day answers are due; `arrangement` what the order of the recommendations means."""

    question: str
    chairs: tuple[Chair, ...]
    addressees: tuple[str, ...]
    convener: str
    answer_by: date
    method: Method
    funders: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    sharpest: DissentText | None = None
    coverage: Coverage = Coverage()
    why_now: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    whole: Whole = Whole()
    themes: tuple[Passage, ...] = ()
    options: tuple[OptionRow, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    unknowns: tuple[Passage, ...] = ()
    next_steps: str = ""
    definitions: tuple[Passage, ...] = ()
    stages: tuple[Passage, ...] = ()
    cases: tuple[Passage, ...] = ()
    annex_paragraphs: tuple[Paragraph, ...] = ()
    arrangement: Arrangement = Arrangement.AS_DRAFTED
    language: str = "en"
    direction: Direction = Direction.LEFT_TO_RIGHT


def dissents(content: BriefContent) -> tuple[DissentText, ...]:
    """Every dissent the brief prints, each once, by number (the sharpest among them)."""
    printed = [*dissents_in_brief(content), *dissents_in(content.annex_paragraphs)]
    found = {dissent.number: dissent for dissent in printed}
    if content.sharpest is not None:
        found.setdefault(content.sharpest.number, content.sharpest)
    return tuple(found[number] for number in sorted(found))


def dissents_in_brief(content: BriefContent) -> tuple[DissentText, ...]:
    """The dissents that stand in the brief itself, in the order of the page."""
    vision = (*dissents_in(content.paragraphs), *content.whole.dissents)
    return (*vision, *dissents_in(content.recommendations))


def dissents_in(
    holders: Sequence[Paragraph] | Sequence[Recommendation],
) -> tuple[DissentText, ...]:
    """The dissents beneath these paragraphs or recommendations, in the order of the page."""
    return tuple(dissent for holder in holders for dissent in holder.dissents)
