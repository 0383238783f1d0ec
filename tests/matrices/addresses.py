"""Where each act and each class of records is found over HTTP: written by hand.

- `ACTS` is in an order in which every act can really be done once, from the first on.
- Names in braces are ids of the world; `classes` are the record classes whose knowledge opens
  the door. Bodies are ones that the service would accept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.matrices.may_do import SEATS
from tests.matrices.may_know import CLASSES

COURSE = ("question", "terms", "milestone")


@dataclass(frozen=True, slots=True)
class Address:
    """One act: where it is posted, with which body, and the version that it names, if it does."""

    path: str
    classes: tuple[str, ...]
    body: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""


def _text(words: str) -> dict[str, Any]:
    return {"text": words, "reason": "Clearer so."}


RECOMMENDATION: dict[str, Any] = {
    "addressee": "{decision_maker}",
    "action": "Open the gauges.",
    "first_step": "Name one laboratory.",
    "by": "2027-03-31",
    "means": "The joint fund pays.",
    "forum": "The basin commission",
    "follow_up": "A note after six months.",
    "rationale": "Figures that both trust end quarrels.",
    "sources": [],
    "replaces": None,
}
PERSON = {
    "name": "Bo Rill",
    "email": "bo.rill@house.example",
    "affiliation": "Institute of Rills",
    "sector": "science",
    "country": "Rillia",
    "aliases": [],
}
DECLARATION = {
    "personal_capacity": True,
    "under_instruction": False,
    "represents": "",
    "interests": "",
    "undertaking": True,
}
SEAT = {
    "seat": "researcher",
    "candidate": None,
    "name": "Cy Well",
    "email": "cy.well@house.example",
    "title": "",
    "affiliation": "",
    "side": "",
}
CONTRIBUTION = {
    "round": "{open_round}",
    "kind": "option",
    "text": "Share the gauges first.",
    "handling": "chatham_house",
    "reply_to": None,
    "replaces": None,
}
ROUND = {
    "title": "Second things",
    "questions": [{"text": "What comes second?", "scale": "importance"}],
    "closes_at": "2026-02-01T12:00:00Z",
}
PASSAGE: dict[str, Any] = {
    "kind": "theme",
    "text": "Two basins, one set of numbers.",
    "title": "Numbers",
    "confidence": "reliable",
    "sources": [],
    "subject": None,
    "replaces": None,
}
STATEMENT = {"sentence": "A month is too short.", "text": "Two laboratories need a quarter."}
ANSWER = {"recommendation": "{recommendation}", "response": "noted", "reasons": ""}

ACTS: Mapping[str, Address] = {
    "candidate:sound": Address("/candidates", ("nomination",), PERSON),
    "candidate:declare": Address("/declaration", ("declaration",), DECLARATION),
    "candidate:assess": Address(
        "/candidates/{candidate}/assessment",
        ("declaration",),
        {"finding": "accept", "reason": "Nothing bars."},
    ),
    "seat:grant": Address("/seats", ("roster",), SEAT),
    "roster:chase": Address("/chases", ("delivery",)),
    "round:open": Address("/rounds", ("milestone",), ROUND),
    "contribution:post": Address(
        "/contributions", ("contribution_released", "contribution_unreleased"), CONTRIBUTION
    ),
    "position:take": Address(
        "/positions",
        ("position",),
        {"subject": "{open_question}", "value": "important", "reason": "It is first."},
    ),
    "contribution:return": Address(
        "/contributions/{closed_item}/return",
        ("contribution_unreleased",),
        {"reason": "Please shorten."},
        '"1"',
    ),
    "contribution:withdraw": Address(
        "/contributions/{open_item}/withdraw", ("contribution_unreleased",), {}, '"1"'
    ),
    "round:close": Address("/rounds/{open_round}/close", ("milestone",)),
    "batch:release": Address("/rounds/{open_round}/release", ("milestone",)),
    "passage:write": Address("/passages", ("synthesis",), PASSAGE),
    "paragraph:propose": Address(
        "/paragraphs", ("draft",), {"text": "Gauges stay open.", "place": "annex"}
    ),
    "paragraph:amend": Address(
        "/paragraphs/{proposed}/amendments", ("amendment",), _text("Gauges stay shut."), '"1"'
    ),
    "paragraph:adopt": Address(
        "/paragraphs/{paragraph}/adopt",
        ("draft",),
        {"accept": ["{amendment}"], "reject": ["{other_amendment}"]},
        '"1"',
    ),
    "recommendation:write": Address("/recommendations", ("recommendation",), RECOMMENDATION),
    "dissent:raise": Address(
        "/dissents", ("dissent",), {"target_kind": "recommendation", "target": "{recommendation}"}
    ),
    "dissent:state": Address("/dissents/{dissent}/statement", ("dissent",), STATEMENT, '"2"'),
    "dissent:confirm": Address("/dissents/{dissent}/confirm", ("dissent",), {}, '"3"'),
    "dissent:carry": Address("/dissents/{dissent}/carry", ("dissent",), {}, '"4"'),
    "dissent:withdraw": Address("/dissents/{dissent}/withdraw", ("dissent",), {}, '"5"'),
    "brief:approve": Address("/briefs/{brief}/approve", ("brief",), {"sha256": "{sha256}"}),
    "brief:release": Address("/briefs/{brief}/release", ("brief",), {"sha256": "{sha256}"}),
    "brief:return": Address(
        "/briefs/{brief}/return", ("brief",), {"sha256": "{sha256}", "reason": "Page two."}
    ),
    "brief:ask": Address("/briefs", ("brief",)),
    "brief:acknowledge": Address("/briefs/{delivered}/acknowledge", ("brief",)),
    "brief:answer": Address("/briefs/{delivered}/answers", ("brief", "answer"), ANSWER),
    "track:pause": Address("/pause", COURSE, {"seen": "{phase}"}),
    "track:resume": Address("/resume", COURSE, {"seen": "{phase}"}),
    "track:advance": Address("/advance", COURSE, {"seen": "{phase}"}),
    "track:step_back": Address("/step-back", COURSE, {"seen": "{phase}"}),
}
"""Every act inside a track. `track:open` alone is posted outside, at `/tracks`."""

UNSEEN: Mapping[str, frozenset[str]] = {
    "contribution:withdraw": frozenset(SEATS) - {"expert"},
    "candidate:assess": frozenset({"expert", "silent_observer"}),
    "paragraph:amend": frozenset({"translator"}),
    "paragraph:adopt": frozenset({"translator"}),
    "dissent:state": frozenset({"translator"}),
    "dissent:confirm": frozenset({"translator"}),
    "dissent:carry": frozenset({"translator"}),
    "dissent:withdraw": frozenset({"translator"}),
    "brief:approve": frozenset({"translator", "decision_maker"}),
    "brief:release": frozenset({"translator", "decision_maker"}),
    "brief:return": frozenset({"translator", "decision_maker"}),
    "brief:acknowledge": frozenset({"translator"}),
    "brief:answer": frozenset({"translator"}),
}
"""Who cannot find the one record that an act is done on, whatever they know of its class: an
open window's item is its author's, *own* is one's own, a brief is an addressee's once delivered."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "": COURSE,
    "/candidates": ("nomination",),
    "/rounds": ("milestone",),
    "/rounds/{closed_round}": ("milestone",),
    "/rounds/{closed_round}/contributions": ("contribution_unreleased",),
    "/contributions": ("contribution_released", "contribution_unreleased"),
    "/contributions/mine": ("contribution_unreleased",),
    "/positions": ("position",),
    "/statistics/{released_question}": ("statistics",),
    "/paragraphs": ("draft",),
    "/paragraphs/{paragraph}": ("draft",),
    "/paragraphs/{paragraph}/amendments": ("amendment",),
    "/passages": ("synthesis",),
    "/recommendations": ("recommendation",),
    "/dissents": ("dissent",),
    "/dissents/{carried}": ("dissent",),
    "/briefs": ("brief",),
    "/briefs/{delivered}": ("brief",),
    "/briefs/{delivered}/document": ("brief",),
    "/answers": ("answer",),
    "/seats": ("roster",),
    "/chases": ("delivery",),
    "/milestones": ("milestone",),
    "/log": ("audit_leaf",),
    "/rights": CLASSES,
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
