"""All operations, registered: importing this module makes `ACTS` complete."""

from documents.operations import (
    answers,
    briefs,
    contributions,
    dissents,
    drafts,
    positions,
    recommendations,
    roster,
    rounds,
    synthesis,
    tracks,
)
from documents.operations.acts import ACTS

NOUNS = (
    answers,
    briefs,
    contributions,
    dissents,
    drafts,
    positions,
    recommendations,
    roster,
    rounds,
    synthesis,
    tracks,
)

__all__ = ["ACTS", "NOUNS"]
