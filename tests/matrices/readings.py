"""Every address inside a track that can be read, with its record classes: written by hand."""

from collections.abc import Mapping
from typing import Any

from tests.matrices.addresses import COURSE
from tests.matrices.may_know import CLASSES
from tests.matrices.talk import TALK_READINGS

READINGS: Mapping[str, tuple[str, ...]] = {
    **TALK_READINGS,
    "": COURSE,
    "/charter": ("terms",),
    "/terms": ("terms",),
    "/terms/{approved_terms}": ("terms",),
    "/terms/{approved_terms}/document": ("terms",),
    "/actor-map": ("actor_map",),
    "/readiness": ("readiness",),
    "/candidates": ("nomination",),
    "/rounds": ("milestone",),
    "/rounds/{closed_round}": ("milestone",),
    "/rounds/{closed_round}/copy": ("milestone",),
    "/rounds/templates": ("milestone",),
    "/rounds/{closed_round}/contributions": ("contribution_unreleased",),
    "/contributions": ("contribution_released", "contribution_unreleased"),
    "/contributions/drafts": ("contribution_unreleased",),
    "/contributions/mine": ("contribution_unreleased",),
    "/disclosures": ("contribution_released",),
    "/identities": ("authorship",),
    "/paraphrases": ("contribution_unreleased",),
    "/positions": ("position",),
    "/rounds/{released_round}/pack": ("statistics",),
    "/statistics/{released_question}": ("statistics",),
    "/paragraphs": ("draft",),
    "/paragraphs/{paragraph}": ("draft",),
    "/paragraphs/{paragraph}/amendments": ("amendment",),
    "/paragraphs/{paragraph}/merge": ("amendment",),
    "/brackets": ("amendment",),
    "/paragraphs/{paragraph}/versions": ("draft",),
    "/paragraphs/{paragraph}/comparison": ("draft",),
    "/draft": ("draft",),
    "/draft/comparison": ("draft",),
    "/draft/document": ("draft",),
    "/draft/revision": ("draft",),
    "/passages": ("synthesis",),
    "/recommendations": ("recommendation",),
    "/dissents": ("dissent",),
    "/dissents/{carried}": ("dissent",),
    "/mergers": ("dissent",),
    "/briefs": ("brief",),
    "/briefs/{delivered}": ("brief",),
    "/briefs/{delivered}/document": ("brief",),
    "/briefs/{delivered}/annex": ("brief",),
    "/briefs/{delivered}/reply-slip": ("brief",),
    "/answers": ("answer",),
    "/clarifications": ("answer", "brief"),
    "/recorded-answers": ("approval",),
    "/seats": ("roster",),
    "/chases": ("delivery",),
    "/mandates": ("declaration",),
    "/balance": ("nomination",),
    "/milestones": ("milestone",),
    "/log": ("audit_leaf",),
    "/rights": CLASSES,
    "/person": CLASSES,
}
"""Every address inside a track that can be read."""


def filled(part: Any, ids: Mapping[str, str]) -> Any:
    """An address or a body with the ids of a world in it."""
    if isinstance(part, str):
        return part.format_map(ids) if "{" in part else part
    if isinstance(part, Mapping):
        return {name: filled(value, ids) for name, value in part.items()}
    if isinstance(part, list):
        return [filled(value, ids) for value in part]
    return part
