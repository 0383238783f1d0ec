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


RULES = {"question": "full", "terms": "full"}
COURSE = RULES | {"milestone": "full"}

INSIGHTS = (
    Insight(
        "secretariat_officer",
        "opens the track, judges readiness, keeps the actor map and the roster",
        COURSE | {"readiness": "full", "actor_map": "full", "nomination": "full", "roster": "full"},
    ),
    Insight(
        "secretariat_officer",
        "knows who has answered, never who said what",
        {"position": "count"},
    ),
    Insight(
        "secretariat_officer",
        "answers for the brief that it releases, sees it delivered, records answers",
        {"brief": "full", "approval": "full", "delivery": "full", "answer": "full"},
    ),
    Insight(
        "eligibility_officer",
        "assesses what candidates declare under the rules of the track; no content",
        COURSE | {"nomination": "full", "declaration": "full"},
    ),
    Insight(
        "candidate",
        "knows the question, convener, funders and rules, and its own file; no roster",
        RULES | {"nomination": "own", "declaration": "own"},
    ),
    Insight(
        "facilitator",
        "reads contributions under handles, from the close of a window on; no drafts",
        COURSE
        | {"contribution_unreleased": "pseudonymous", "contribution_released": "pseudonymous"},
    ),
    Insight(
        "facilitator",
        "writes the synthesis, and sees by the statistics whether a question is stable",
        {"synthesis": "full", "statistics": "full"},
    ),
    Insight(
        "facilitator",
        "learns identities in a known track only",
        {"roster": "full", "authorship": "full"},
        (KNOWN,),
    ),
    Insight(
        "rapporteur",
        "reads released batches, keeps the text, and adopts it by the gradient of agreement",
        COURSE
        | {
            "contribution_released": "pseudonymous",
            "statistics": "full",
            "synthesis": "full",
            "draft": "full",
            "recommendation": "full",
            "brief": "full",
        },
    ),
    Insight(
        "rapporteur",
        "merges amendments and dissents, which stay under handles as all writing does",
        {"amendment": "pseudonymous", "dissent": "pseudonymous"},
    ),
    Insight(
        "translator",
        "reads released batches, and as the rapporteur does the texts assigned to it",
        COURSE
        | {
            "contribution_released": "pseudonymous",
            "synthesis": "own",
            "draft": "own",
            "amendment": "own",
            "dissent": "own",
            "recommendation": "own",
            "brief": "own",
        },
    ),
    Insight("researcher", "reads requests and papers, no record of the room", COURSE),
    Insight(
        "expert",
        "knows its own acts and its own file",
        COURSE
        | {
            "nomination": "own",
            "declaration": "own",
            "contribution_unreleased": "own",
            "position": "own",
        },
    ),
    Insight(
        "expert",
        "reads released batches and drafts; all writing stays under handles",
        {
            "contribution_released": "pseudonymous",
            "synthesis": "full",
            "draft": "full",
            "amendment": "pseudonymous",
            "dissent": "pseudonymous",
            "recommendation": "full",
        },
    ),
    Insight(
        "expert",
        "sees its answer against the distribution, and what addressees answered",
        {"statistics": "full", "answer": "full"},
    ),
    Insight(
        "expert", "sees names and speakers", {"roster": "full", "authorship": "full"}, (KNOWN,)
    ),
    Insight(
        "expert",
        "sees its own entry; names of others open by each member's consent, not by the seat",
        {"roster": "own", "authorship": "own"},
        (MASKED,),
    ),
    Insight("expert", "sees no roster at all", {"authorship": "own"}, (BLIND,)),
    Insight(
        "silent_observer",
        "reads released batches without handles, after signing the undertaking",
        COURSE
        | {"nomination": "own", "declaration": "own", "contribution_released": "unattributed"},
    ),
    *(
        Insight(
            seat,
            "knows what it wrote itself, where a text was shown to a wider circle",
            {"contribution_unreleased": "own"},
        )
        for seat in ("silent_observer", "chair")
    ),
    Insight(
        "chair",
        "reads released batches without handles, texts, statistics above the threshold",
        COURSE
        | {
            "contribution_released": "unattributed",
            "statistics": "full",
            "synthesis": "full",
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
    Insight("chair", "decides on readiness", {"readiness": "full"}),
    Insight(
        "custodian",
        "opens one identity by an act of its own; knows nothing else",
        {"authorship": "own"},
    ),
    Insight(
        "decision_maker",
        "receives the brief, and knows what it did with it",
        {"brief": "full", "delivery": "own", "answer": "own"},
    ),
    Insight(
        "friend",
        "follows milestones and the profile above the threshold; no text before the addressees",
        {"milestone": "full", "roster": "count"},
    ),
    Insight(
        "auditor",
        "verifies digests, never content",
        dict.fromkeys(CLASSES, "digest"),
    ),
    Insight(
        "operator",
        "runs the service and meets every record as ciphertext",
        dict.fromkeys(CLASSES, "ciphertext"),
    ),
)
