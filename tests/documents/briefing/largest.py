"""A brief in which every part is as long as it may be: what four pages must hold."""

from dataclasses import replace
from itertools import cycle, islice

from documents.briefing.content import (
    BriefContent,
    DissentText,
    OptionRow,
    Paragraph,
    Passage,
    Whole,
)
from documents.briefing.limits import (
    DISSENT_SENTENCE,
    NEXT_STEPS,
    OPTIONS,
    THEME,
    TOTAL,
    UNKNOWNS,
    VISION,
    WHY_NOW,
    words,
)
from tests.documents.briefing.full_sample import brief

SOURCE = """
dialogue that people shape themselves keeps going where a written reply comes by a known day and
where neither side has to fear what the other will do with what was said in confidence
"""


def text(count: int) -> str:
    """So many words of ordinary length."""
    return " ".join(islice(cycle(SOURCE.split()), count)).capitalize() + "."


def largest() -> BriefContent:
    """Page one full, eight dissents, six recommendations, three options; 2,000 words in all."""
    found = _without_reasons()
    first, *others = found.recommendations
    reasons = f"{first.rationale} {text(TOTAL - words(found))}"
    return replace(found, recommendations=(replace(first, rationale=reasons), *others))


def _without_reasons() -> BriefContent:
    dissents = [DissentText(n, text(DISSENT_SENTENCE), text(120)) for n in range(1, 9)]
    from_the_whole = dissents.pop()
    return replace(
        brief(),
        sharpest=dissents[0],
        why_now=text(WHY_NOW),
        paragraphs=tuple(
            Paragraph(n, text(VISION // 5), tuple(dissents[n - 1 : n])) for n in range(1, 6)
        ),
        whole=Whole(brief().whole.support, (from_the_whole,)),
        themes=tuple(Passage(text(3), text(THEME - 3)) for _ in range(3)),
        options=tuple(_option(OPTIONS // 3) for _ in range(3)),
        recommendations=tuple(
            replace(one, dissents=tuple(dissents[n : n + 1]))
            for n, one in enumerate(brief().recommendations, 5)
        ),
        unknowns=(Passage(text(4), text(UNKNOWNS - 4)),),
        next_steps=text(NEXT_STEPS),
    )


def _option(count: int) -> OptionRow:
    side = (count - 8) // 2
    return OptionRow(text(4), text(side), text(side), "high", "low", "risky")
