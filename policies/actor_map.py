"""The map of actors: who has a stake in the question, and how they stand to each other.

- It is the most sensitive record of all: under a key of its own, read by the secretariat alone,
  every look in the log, and no part of any document.
- A relation lies between two different actors of the map.
- Sources: GPPAC, Conflict Analysis Framework (positions, interests, issues and power).
"""

from enum import StrEnum

from policies.decisions import Decision, allow_if


class ActorKind(StrEnum):
    """What an actor is."""

    STATE_BODY = "state_body"
    NON_STATE = "non_state"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    BUSINESS = "business"
    CIVIL_SOCIETY = "civil_society"
    EXPERT_COMMUNITY = "expert_community"
    MEDIA = "media"


class Reach(StrEnum):
    """How far an actor reaches."""

    LOCAL = "local"
    NATIONAL = "national"
    REGIONAL = "regional"
    GLOBAL = "global"


class Role(StrEnum):
    """What an actor is to the question."""

    DRIVER = "driver"
    SPOILER = "spoiler"
    BRIDGE = "bridge"
    GUARANTOR = "guarantor"
    AFFECTED = "affected"


class Bond(StrEnum):
    """How one actor stands to another."""

    ALLY = "ally"
    TENSE = "tense"
    BROKEN = "broken"
    DEPENDENT = "dependent"


class Certainty(StrEnum):
    """How sure those who wrote an entry are of it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Trend(StrEnum):
    """Where a relation is going."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"


def may_relate(source: str, target: str) -> Decision:
    """Whether there can be a relation from the one actor to the other (ids)."""
    return allow_if(source != target, "actor_map.to_itself")
