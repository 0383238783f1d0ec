"""The method paragraph of a brief: who convened and paid, how many took part, what words mean.

- A count that is `None` is not printed, and its label neither.
- Words of quantity are explained where they are used; where they are not, that is said.
"""

from documents.briefing.content import BriefContent, Method, Sector
from documents.briefing.phrases import Phrases
from documents.briefing.writer import Writer


def write(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    """Write the method paragraph and the quantifier legend."""
    wording, method = phrases.wording, content.method
    pen.heading(wording.method)
    sectors = phrases.joined(_sector(sector, phrases) for sector in method.sectors)
    for label, text in (
        (wording.convened, content.convener),
        (wording.funded, phrases.joined(content.funders)),
        (wording.sectors, sectors),
    ):
        phrases.write_labelled(pen, "Particulars", label, text)
    pen.paragraph("Particulars", _counts(method, phrases))
    threshold = wording.threshold.format(threshold=method.threshold)
    moved = wording.moved.format(rounds=method.moved) if method.moved else ""
    pen.paragraph("Normal", f"{wording.rule} {threshold} {moved}".strip())
    _legend(pen, method, phrases)


def _sector(sector: Sector, phrases: Phrases) -> str:
    if sector.count is None:
        return sector.label
    return phrases.wording.sector.format(sector=sector.label, count=sector.count)


def _counts(method: Method, phrases: Phrases) -> str:
    wording = phrases.wording
    counts = (
        (wording.invited, method.invited),
        (wording.wrote, method.wrote),
        (wording.answered, method.answered),
        (wording.rounds, method.rounds),
    )
    return phrases.joined(
        phrases.label(label) + str(count) for label, count in counts if count is not None
    )


def _legend(pen: Writer, method: Method, phrases: Phrases) -> None:
    if not method.quantifiers_printed:
        pen.paragraph("Normal", phrases.wording.no_quantifiers)
    elif method.legend:
        pen.heading(phrases.wording.legend, 2)
        rows = [(row.word, row.meaning) for row in method.legend]
        pen.table(phrases.wording.legend_columns, rows, (2, 3))
