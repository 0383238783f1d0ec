"""All operations, registered: importing this module makes `ACTS` complete."""

from importlib import import_module

from documents.operations.acts import ACTS

__all__ = ["ACTS", "NOUNS"]

NOUNS = (
    "amendments",
    "answers",
    "balance",
    "briefs",
    "candidates",
    "clarifications",
    "contributions",
    "dissents",
    "drafts",
    "identities",
    "handover",
    "mandates",
    "officials",
    "people",
    "mergers",
    "positions",
    "recommendations",
    "roster",
    "rounds",
    "shreddings",
    "silence",
    "synthesis",
    "tracks",
)

for _noun in NOUNS:
    import_module(f"documents.operations.{_noun}")
