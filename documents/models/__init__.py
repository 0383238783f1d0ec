"""Typed rows of the two databases; no rules live here."""

from importlib import import_module

NOUNS = (
    "answers",
    "actor_map",
    "audit",
    "briefs",
    "caucuses",
    "clarifications",
    "commands",
    "contributions",
    "dissents",
    "drafts",
    "fairness",
    "figures",
    "identities",
    "keys",
    "mail",
    "papers",
    "milestones",
    "notes",
    "people",
    "readiness",
    "recommendations",
    "retention",
    "rounds",
    "sessions",
    "shreddings",
    "studies",
    "summaries",
    "terms",
    "tracks",
)


def every_table() -> None:
    """Import every noun, so that the metadata of both databases is complete."""
    for noun in NOUNS:
        import_module(f"documents.models.{noun}")
