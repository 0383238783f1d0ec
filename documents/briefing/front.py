"""Page one of a brief: what a reader knows after ninety seconds.

- What is asked, of whom, by when; how firm the support is; what the main objection is.
"""

from documents.briefing.content import BriefContent, Coverage, Message
from documents.briefing.phrases import Phrases
from documents.briefing.writer import Strong, Writer


def write(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    """Write page one."""
    pen.title(content.question)
    chairs = phrases.joined(phrases.named(chair.name, chair.title) for chair in content.chairs)
    phrases.write_labelled(pen, "Particulars", phrases.wording.chairs, chairs)
    addressees = phrases.joined(content.addressees)
    phrases.write_labelled(pen, "Particulars", phrases.wording.to, addressees)
    pen.paragraph("Status", phrases.wording.status)
    _asked(pen, content, phrases)
    _messages(pen, content, phrases)
    _sharpest(pen, content, phrases)
    pen.paragraph("Coverage", _coverage(content.coverage, phrases))


def _asked(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if not content.recommendations:
        return
    pen.heading(phrases.wording.asked.format(date=phrases.day(content.answer_by)))
    for item in content.recommendations:
        ask = phrases.wording.ask.format(
            number=item.number, addressee=item.addressee, date=phrases.day(item.by)
        )
        pen.paragraph("Ask", Strong(phrases.label(ask)), item.action)
    pen.paragraph("Ask", phrases.wording.answer_slip)


def _messages(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.messages:
        pen.heading(phrases.wording.messages)
    for message in content.messages:
        title = [Strong(phrases.label(message.title))] if message.title else []
        pen.paragraph("Message", *title, message.text)
        firmness = _firmness(message, phrases)
        if firmness:
            pen.paragraph("Support", firmness)


def _firmness(message: Message, phrases: Phrases) -> str:
    pairs = (
        (phrases.wording.support, message.support),
        (phrases.wording.confidence, message.confidence),
    )
    return phrases.joined(phrases.label(label) + text for label, text in pairs if text)


def _sharpest(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.sharpest is None:
        return
    pen.heading(phrases.wording.sharpest)
    phrases.write_dissent(pen, content.sharpest, phrases.place_of(content.sharpest, content))


def _coverage(coverage: Coverage, phrases: Phrases) -> str:
    wording = phrases.wording
    if not coverage.recorded:
        return wording.coverage_none
    counts = wording.coverage.format(
        recorded=coverage.recorded,
        carried=coverage.carried,
        withdrawn=coverage.withdrawn,
        merged=coverage.merged,
    )
    return f"{counts} {wording.coverage_printed}" if coverage.carried else counts
