"""A brief that has every part, one that has none but the necessary, and one in Arabic."""

from dataclasses import replace
from datetime import date

from documents.briefing.content import (
    BriefContent,
    Chair,
    Coverage,
    Direction,
    DissentText,
    Message,
    Method,
    OptionRow,
    Paragraph,
    Passage,
    Quantifier,
    Recommendation,
    Sector,
    Whole,
)
from policies.recommendations import Arrangement

ON_PARAGRAPH = DissentText(
    1,
    "A shared register would be read by those who want to buy, not only by those who guard.",
    "A register tells a buyer where to look.\nIt should be kept by each operator alone.",
)
ON_RECOMMENDATION = DissentText(
    2, "The training has been tried twice and nobody came.", "It was offered twice.", False
)
ON_ANNEX = DissentText(3, "The term is too wide to be of use.", "Narrow it or drop it.")
ON_TEXT = DissentText(4, "The parts are sound and the sum is not.", "Each waits for another.")


def full() -> BriefContent:
    """Every part has content; paragraph 3 stands in the annex, between 2 and 4."""
    return BriefContent(
        question="How can operators & authorities share warnings <early> without blame?",
        chairs=(Chair("Ada Example", "former inspector"), Chair("Ben Sample")),
        addressees=("Ministry of Waters", "Harbour Authority"),
        convener="Institute for Quiet Talks",
        answer_by=date(2027, 3, 1),
        funders=("Foundation for Rivers",),
        messages=(
            Message("Warnings travel when nobody pays for sending one.", "Trust", "most", "high"),
            Message("Small operators hear last."),
            Message("A common form costs little.", "Form", confidence="medium"),
        ),
        sharpest=ON_PARAGRAPH,
        coverage=Coverage(6, 4, 1, 1),
        why_now="Three near accidents in one year were known to somebody beforehand.",
        paragraphs=(
            Paragraph(1, "A warning is never evidence against the one who gave it."),
            Paragraph(2, "Warnings are kept in one register.", (ON_PARAGRAPH,)),
            Paragraph(4, "Every operator is heard once a year."),
        ),
        whole=Whole("many of 16 who took a position", (ON_TEXT,)),
        themes=(Passage("Blame", "Where blame follows, silence follows.\nViews part on fines."),),
        options=(
            OptionRow("One register", "Quick to search", "A target", "high", "low", "medium"),
            OptionRow("Many registers", "Nothing to steal", "Slow", "medium", "", "low"),
        ),
        recommendations=(
            Recommendation(
                1,
                "Ministry of Waters",
                "Protect by decree whoever gives a warning in good faith.",
                date(2027, 6, 30),
                "Ask the law office for a draft.",
                "Within the present budget; the ministry pays.",
                "Council of Waters",
                "A report after one year.",
                "Protection comes before reporting.",
                "most of 16 who took a position",
            ),
            Recommendation(
                2,
                "Harbour Authority",
                "Train the shift leaders.",
                date(2027, 9, 15),
                dissents=(ON_RECOMMENDATION,),
            ),
        ),
        unknowns=(Passage("Numbers", "How many warnings are never sent."),),
        next_steps="Cross-border warnings remain open.",
        method=Method(
            5,
            2,
            20,
            16,
            None,
            (Sector("research", 8), Sector("industry and authorities", 8)),
            (Quantifier("most", "at least two thirds"), Quantifier("many", "at least a third")),
        ),
        definitions=(Passage("warning", "word of a danger before harm is done"),),
        stages=(Passage("First stage", "Somebody knows and says nothing."),),
        cases=(Passage("The lock at Grey Weir", "A card on the wall, unsigned, was enough."),),
        annex_paragraphs=(Paragraph(3, "The register holds no names.", (ON_ANNEX,)),),
    )


def clustered() -> BriefContent:
    """The same with a third recommendation, under two headings."""
    first, second = full().recommendations
    third = replace(second, number=3, action="Hear every shift once a year.", dissents=())
    items = (replace(first, cluster="Blame"), replace(third, cluster="Blame"))
    return replace(
        full(),
        recommendations=(*items, replace(second, cluster="Training")),
        arrangement=Arrangement.CLUSTERED,
    )


def bare() -> BriefContent:
    """Nothing but what a brief cannot be without."""
    return BriefContent(
        question="Is there a question?",
        chairs=(Chair("Ada Example"),),
        addressees=("Ministry of Waters",),
        convener="Institute for Quiet Talks",
        answer_by=date(2027, 3, 1),
        method=Method(5, 1, quantifiers_printed=False),
    )


def arabic() -> BriefContent:
    """A brief that is read from right to left."""
    return replace(
        full(),
        question="كيف نتبادل الإنذار المبكر؟",
        why_now="لأن الوقت قصير.",
        language="ar",
        direction=Direction.RIGHT_TO_LEFT,
    )
