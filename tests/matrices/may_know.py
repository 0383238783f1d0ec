"""Who may know what: written by hand from the design, not from the constants.

- One clause per reason: the sentence, the seat, the classes of records with their level.
- Where a clause names no visibility it holds for known, masked and blind tracks alike.
- What no clause grants is `none`. A level is a ceiling: time, consent and one's own
  rows narrow it further, nothing widens it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

KNOWN, MASKED, BLIND = "known", "masked", "blind"
VISIBILITIES = (KNOWN, MASKED, BLIND)

CLASSES = (
    "question",
    "terms",
    "readiness",
    "actor_map",
    "nomination",
    "declaration",
    "roster",
    "authorship",
    "contribution_unreleased",
    "contribution_released",
    "position",
    "statistics",
    "synthesis",
    "draft",
    "amendment",
    "dissent",
    "recommendation",
    "brief",
    "approval",
    "delivery",
    "answer",
    "milestone",
    "audit_leaf",
    "key",
)


@dataclass(frozen=True, slots=True)
class Insight:
    """What a seat may know, and why."""

    seat: str
    sentence: str
    levels: Mapping[str, str]
    visibilities: tuple[str, ...] = VISIBILITIES


RULES = {"question": "full", "terms": "full", "milestone": "full"}

INSIGHTS = (
    Insight(
        "secretariat_officer",
        "opens the track, judges readiness, keeps the actor map and the roster",
        RULES
        | {"readiness": "full", "actor_map": "full", "nomination": "full", "roster": "full"},
    ),
    Insight(
        "secretariat_officer",
        "knows who has answered, never who said what",
        {"contribution_unreleased": "count", "position": "count"},
    ),
    Insight(
        "secretariat_officer",
        "releases a brief by its hash, sees it delivered, records answers that came by letter",
        {"brief": "digest", "approval": "count", "delivery": "full", "answer": "full"},
    ),
    Insight(
        "eligibility_officer",
        "reads the declarations of candidates under the rules of the track; no content",
        RULES | {"declaration": "full"},
    ),
    Insight(
        "candidate",
        "knows the question, convener, funders and rules, and its own declaration; no roster",
        RULES | {"declaration": "own"},
    ),
    Insight(
        "facilitator",
        "reads contributions under handles, from the close of a window on",
        RULES | {"contribution_unreleased": "pseudonymous", "contribution_released": "pseudonymous"},
    ),
    Insight(
        "facilitator",
        "writes the synthesis, and sees by the statistics whether a question is stable",
        {"synthesis": "full", "statistics": "count"},
    ),
    Insight(
        "facilitator",
        "learns identities in a known track only",
        {"roster": "full", "authorship": "full"},
        (KNOWN,),
    ),
    Insight(
        "rapporteur",
        "reads released batches and keeps the text",
        RULES
        | {
            "contribution_released": "pseudonymous",
            "synthesis": "full",
            "draft": "full",
            "amendment": "unattributed",
            "dissent": "unattributed",
            "recommendation": "full",
            "brief": "full",
        },
    ),
    Insight(
        "translator",
        "reads what is assigned: released contributions and drafts",
        RULES | {"contribution_released": "pseudonymous", "draft": "full"},
    ),
    Insight("researcher", "reads requests and papers, no record of the room", RULES),
    Insight(
        "expert",
        "knows its own acts",
        RULES
        | {
            "declaration": "own",
            "contribution_unreleased": "own",
            "position": "own",
            "dissent": "own",
        },
    ),
    Insight(
        "expert",
        "reads released batches under handles, the drafts, and how its answer compares",
        {
            "contribution_released": "pseudonymous",
            "statistics": "count",
            "synthesis": "unattributed",
            "draft": "full",
            "amendment": "unattributed",
            "recommendation": "full",
        },
    ),
    Insight("expert", "learns what was answered", {"answer": "full"}),
    Insight("expert", "sees names and speakers", {"roster": "full", "authorship": "full"}, (KNOWN,)),
    Insight(
        "expert",
        "sees the names of members who consent; writing stays under handles",
        {"roster": "full", "authorship": "own"},
        (MASKED,),
    ),
    Insight(
        "expert", "sees no roster but its own entry", {"roster": "own", "authorship": "own"}, (BLIND,)
    ),
    Insight(
        "silent_observer",
        "reads released batches without handles, after signing the undertaking",
        RULES | {"declaration": "own", "contribution_released": "unattributed"},
    ),
    Insight(
        "chair",
        "reads released batches without handles, texts, statistics above the threshold",
        RULES
        | {
            "contribution_released": "unattributed",
            "statistics": "count",
            "synthesis": "unattributed",
            "draft": "full",
            "amendment": "unattributed",
            "dissent": "unattributed",
            "recommendation": "full",
        },
    ),
    Insight(
        "chair",
        "approves the brief by name and receives the answers",
        {"brief": "full", "approval": "full", "answer": "full"},
    ),
    Insight(
        "custodian",
        "opens one identity by an act of its own; knows nothing standing",
        {"milestone": "full"},
    ),
    Insight(
        "decision_maker",
        "receives the brief and answers it",
        {
            "question": "full",
            "brief": "full",
            "delivery": "own",
            "answer": "own",
            "milestone": "full",
        },
    ),
    Insight(
        "friend",
        "follows milestones and the profile above the threshold; no text before the addressees",
        {"milestone": "full", "roster": "count"},
    ),
    Insight("auditor", "verifies digests, never content", {"audit_leaf": "digest"}),
    Insight(
        "operator",
        "runs the service and meets every record as ciphertext",
        {name: "ciphertext" for name in CLASSES},
    ),
)
