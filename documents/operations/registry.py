"""All operations, registered: importing this module makes `ACTS` complete."""

from importlib import import_module

from documents.operations.acts import ACTS

__all__ = ["ACTS", "NOUNS"]

NOUNS = (
    "amendments",
    "actor_map",
    "adoption",
    "answers",
    "balance",
    "brackets",
    "briefs",
    "candidates",
    "caucuses",
    "clarifications",
    "chases",
    "contributions",
    "dissents",
    "drafts",
    "fairness",
    "identities",
    "handover",
    "mandates",
    "officials",
    "papers",
    "paraphrases",
    "milestones",
    "notes",
    "people",
    "mergers",
    "positions",
    "readiness",
    "recommendations",
    "revisions",
    "roster",
    "rounds",
    "shreddings",
    "silence",
    "stops",
    "studies",
    "summaries",
    "synthesis",
    "terms",
    "thresholds",
    "tracks",
)

for _noun in NOUNS:
    import_module(f"documents.operations.{_noun}")
