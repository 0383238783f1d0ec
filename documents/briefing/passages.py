"""Every text of a brief and its annex that somebody wrote, under a name that says where it stands.

- The release gate reads these; a text that is not listed here is not printed.
- A reference is `part:number` or `part:number:field`; it never holds content.
- Each text comes once, however often the document prints it; empty texts do not come at all.
"""

from collections.abc import Iterable, Iterator

from documents.briefing.content import BriefContent, Passage, Recommendation, dissents

Text = tuple[str, str]


def texts(content: BriefContent) -> Iterator[Text]:
    """Pairs of (passage reference, text) in the order of the document."""
    for reference, text in _all(content):
        if text:
            yield reference, text


def _all(content: BriefContent) -> Iterator[Text]:
    yield from _front(content)
    yield from _body(content)
    yield from _method(content)
    yield from _annex(content)


def _front(content: BriefContent) -> Iterator[Text]:
    yield "question", content.question
    for number, chair in enumerate(content.chairs, 1):
        yield f"chair:{number}", chair.name
        yield f"chair:{number}:title", chair.title
    for number, addressee in enumerate(content.addressees, 1):
        yield f"addressee:{number}", addressee
    for number, message in enumerate(content.messages, 1):
        yield f"message:{number}:title", message.title
        yield f"message:{number}", message.text
        yield f"message:{number}:support", message.support
        yield f"message:{number}:confidence", message.confidence


def _body(content: BriefContent) -> Iterator[Text]:
    yield "why_now", content.why_now
    for paragraph in content.paragraphs:
        yield f"paragraph:{paragraph.label}", paragraph.text
    yield "whole:support", content.whole.support
    yield from _passages("theme", content.themes)
    yield from _options(content)
    for recommendation in content.recommendations:
        yield from _recommendation(recommendation)
    yield from _passages("unknown", content.unknowns)
    yield "next_steps", content.next_steps


def _passages(part: str, passages: Iterable[Passage]) -> Iterator[Text]:
    for number, passage in enumerate(passages, 1):
        yield f"{part}:{number}:title", passage.title
        yield f"{part}:{number}", passage.text


def _options(content: BriefContent) -> Iterator[Text]:
    for number, row in enumerate(content.options, 1):
        yield f"option:{number}", row.option
        yield f"option:{number}:case_for", row.case_for
        yield f"option:{number}:case_against", row.case_against
        yield f"option:{number}:feasibility", row.feasibility
        yield f"option:{number}:cost", row.cost
        yield f"option:{number}:confidence", row.confidence


def _recommendation(recommendation: Recommendation) -> Iterator[Text]:
    reference = f"recommendation:{recommendation.number}"
    yield f"{reference}:cluster", recommendation.cluster
    yield f"{reference}:addressee", recommendation.addressee
    yield reference, recommendation.action
    yield f"{reference}:first_step", recommendation.first_step
    yield f"{reference}:means", recommendation.means
    yield f"{reference}:forum", recommendation.forum
    yield f"{reference}:follow_up", recommendation.follow_up
    yield f"{reference}:rationale", recommendation.rationale
    yield f"{reference}:support", recommendation.support


def _method(content: BriefContent) -> Iterator[Text]:
    yield "convener", content.convener
    for number, funder in enumerate(content.funders, 1):
        yield f"funder:{number}", funder
    for number, sector in enumerate(content.method.sectors, 1):
        yield f"sector:{number}", sector.label
    for number, row in enumerate(content.method.legend, 1):
        yield f"quantifier:{number}", row.word
        yield f"quantifier:{number}:meaning", row.meaning


def _annex(content: BriefContent) -> Iterator[Text]:
    yield from _passages("definition", content.definitions)
    yield from _passages("stage", content.stages)
    yield from _passages("case", content.cases)
    for paragraph in content.annex_paragraphs:
        yield f"paragraph:{paragraph.label}", paragraph.text
    for dissent in dissents(content):
        yield f"dissent:{dissent.number}", dissent.sentence
        yield f"dissent:{dissent.number}:text", dissent.text
