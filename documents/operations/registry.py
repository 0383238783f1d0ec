"""All operations, registered: importing this module makes `ACTS` complete."""

from importlib import import_module

from documents.operations.acts import ACTS

__all__ = ["ACTS", "NOUNS"]

NOUNS = (
    "actor_map",
    "answers",
    "briefs",
    "contributions",
    "dissents",
    "drafts",
    "positions",
    "readiness",
    "recommendations",
    "roster",
    "rounds",
    "synthesis",
    "terms",
    "tracks",
)

for _noun in NOUNS:
    import_module(f"documents.operations.{_noun}")
