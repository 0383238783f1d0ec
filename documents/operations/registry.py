"""All operations, registered: importing this module makes `ACTS` complete."""

from importlib import import_module

from documents.operations.acts import ACTS

__all__ = ["ACTS", "NOUNS"]

NOUNS = (
    "answers",
    "briefs",
    "chases",
    "contributions",
    "dissents",
    "drafts",
    "positions",
    "recommendations",
    "roster",
    "rounds",
    "synthesis",
    "tracks",
)

for _noun in NOUNS:
    import_module(f"documents.operations.{_noun}")
