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
    "region": "",
    "gender": "",
    "discipline": "",
}
DECLARATION = {
    "personal_capacity": True,
    "under_instruction": False,
    "represents": "",
    "interests": "",
    "undertaking": True,
    "official": False,
}
SEAT = {
    "seat": "researcher",
    "candidate": None,
    "name": "Cy Well",
    "email": "cy.well@house.example",
    "title": "",
    "affiliation": "",
    "side": "",
    "liaison_for": None,
}
DRAFT = {
    "kind": "option",
    "text": "Share the gauges first.",
    "handling": "chatham_house",
    "reply_to": None,
    "replaces": None,
}
CONTRIBUTION = {**DRAFT, "round": "{open_round}", "draft": None}
ROUND = {
    "title": "Second things",
    "questions": [{"text": "What comes second?", "scale": "importance"}],
    "closes_at": "2026-02-01T12:00:00Z",
    "topics": [],
    "daily": True,
}
PASSAGE: dict[str, Any] = {
    "kind": "theme",
    "text": "Two basins, one set of numbers.",
    "title": "Numbers",
    "confidence": "reliable",
    "sources": [],
    "subject": None,
    "replaces": None,
    "against": "",
    "feasibility": "",
    "cost": "",
}
STATEMENT = {"sentence": "A month is too short.", "text": "Two laboratories need a quarter."}
MERGER = {"dissents": ["{carried}", "{other_dissent}"], **STATEMENT}
ANSWER = {"recommendation": "{recommendation}", "response": "noted", "reasons": ""}
BY_HAND: dict[str, Any] = {
    "brief": "{delivered}",
    "addressee": "{decision_maker}",
    "channel": "letter",
    "recommendation": "{fourth_recommendation}",
    "response": "taken_up_in_part",
    "reasons": "The gauges only.",
}

ACTS: Mapping[str, Address] = {
    "candidate:nominate": Address("/candidates", ("nomination",), PERSON),
    "candidate:renominate": Address(
        "/renomination",
        ("nomination",),
        {"earlier": "{earlier}", "candidate": "{earlier_candidate}"},
    ),
    "candidate:screen": Address(
        "/candidates/{nominated}/screening",
        ("nomination",),
        {"fit": True, "reason": "Knows both banks."},
    ),
    "candidate:sound": Address("/candidates/{nominated}/sounding", ("nomination",)),
    "balance:set": Address(
        "/balance",
        ("nomination",),
        {"targets": [{"axis": "sector", "value": "science", "at_least": 2}]},
    ),
    "person:correct": Address(
        "/person", CLASSES, {name: text for name, text in PERSON.items() if name != "email"}
    ),
    "candidate:reply": Address("/reply", ("nomination",), {"willing": True}),
    "candidate:declare": Address("/declaration", ("declaration",), DECLARATION),
    "candidate:assess": Address(
        "/candidates/{candidate}/assessment",
        ("declaration",),
        {"finding": "accept", "reason": "Nothing bars.", "topics": []},
    ),
    "candidate:withdraw": Address("/candidates/{candidate}/withdraw", ("nomination",)),
    "seat:grant": Address("/seats", ("roster",), SEAT),
    "seat:hand_over": Address(
        "/seats/{seat_of_officer}/hand-over",
        ("roster",),
        {"name": "Di Font", "email": "di.font@house.example", "title": ""},
    ),
    "seat:stand_in": Address(
        "/seats/{seat_of_chair}/stand-in",
        ("roster",),
        {
            "name": "Ed Brook",
            "email": "ed.brook@house.example",
            "title": "",
            "until": "2026-02-01T12:00:00Z",
        },
    ),
    "seat:end": Address("/seats/{seat_of_expert}/end", ("roster",)),
    "mandate:renew": Address("/mandates/renewal", ("declaration",), DECLARATION),
    "officials:ask": Address("/officials", ("terms",)),
    "officials:consent": Address("/officials/consent", ("terms",)),
    "round:open": Address("/rounds", ("milestone",), ROUND),
    "contribution:draft": Address("/contributions/drafts", ("contribution_unreleased",), DRAFT),
    "contribution:discard": Address(
        "/contributions/drafts/{draft}/discard", ("contribution_unreleased",), {}, '"1"'
    ),
    "contribution:post": Address(
        "/contributions", ("contribution_released", "contribution_unreleased"), CONTRIBUTION
    ),
    "position:take": Address(
        "/positions",
        ("position",),
        {"subject": "{open_question}", "value": "important", "reason": "It is first."},
    ),
    "question:add": Address(
        "/rounds/{open_round}/questions",
        ("milestone",),
        {"text": "What comes last?", "scale": "importance"},
    ),
    "round:extend": Address(
        "/rounds/{open_round}/extend", ("milestone",), {"closes_at": "2026-03-01T12:00:00Z"}
    ),
    "contribution:consent": Address(
        "/contributions/{closed_item}/consent", ("contribution_unreleased",), {}, '"1"'
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
    "disclosure:ask": Address(
        "/disclosures",
        ("contribution_released",),
        {"handle": "{handle}", "reason": "The text announces violence."},
    ),
    "identity:agree": Address("/identities/{asked_identity}/agree", ("authorship",)),
    "identity:refuse": Address("/identities/{other_identity}/refuse", ("authorship",)),
    "identity:open": Address("/identities/{agreed_identity}/open", ("authorship",)),
    "passage:write": Address("/passages", ("synthesis",), PASSAGE),
    "paragraph:propose": Address(
        "/paragraphs", ("draft",), {"text": "Gauges stay open.", "place": "annex"}
    ),
    "paragraph:amend": Address(
        "/paragraphs/{proposed}/amendments", ("amendment",), _text("Gauges stay shut."), '"1"'
    ),
    "amendment:dissent": Address(
        "/amendments/{refused}/dissent", ("amendment",), {"sentence": "Weekly is a promise."}
    ),
    "amendment:withdraw": Address("/amendments/{waiting}/withdraw", ("amendment",)),
    "paragraph:adopt": Address(
        "/paragraphs/{paragraph}/adopt",
        ("draft",),
        {"accept": ["{amendment}"], "reject": ["{other_amendment}"]},
        '"1"',
    ),
    "recommendation:write": Address("/recommendations", ("recommendation",), RECOMMENDATION),
    "dissent:raise": Address(
        "/dissents",
        ("dissent",),
        {"target_kind": "recommendation", "target": "{other_recommendation}"},
    ),
    "dissent:state": Address("/dissents/{dissent}/statement", ("dissent",), STATEMENT, '"2"'),
    "dissent:confirm": Address("/dissents/{dissent}/confirm", ("dissent",), {}, '"3"'),
    "dissent:carry": Address("/dissents/{dissent}/carry", ("dissent",), {}, '"4"'),
    "dissent:withdraw": Address("/dissents/{dissent}/withdraw", ("dissent",), {}, '"5"'),
    "merger:propose": Address("/mergers", ("dissent",), MERGER),
    "merger:consent": Address("/mergers/{merger}/consent", ("dissent",)),
    "merger:refuse": Address("/mergers/{merger}/refuse", ("dissent",)),
    "dissent:leave": Address("/dissents/{merged}/leave", ("dissent",), {}, '"3"'),
    "brief:put_under_silence": Address(
        "/briefs/{brief}/silence", ("brief",), {"sha256": "{sha256}"}
    ),
    "brief:break_silence": Address(
        "/briefs/{brief}/break-silence", ("brief",), {"reason": "Page one."}
    ),
    "brief:approve": Address("/briefs/{brief}/approve", ("brief",), {"sha256": "{sha256}"}),
    "brief:release": Address("/briefs/{brief}/release", ("brief",), {"sha256": "{sha256}"}),
    "brief:return": Address(
        "/briefs/{brief}/return", ("brief",), {"sha256": "{sha256}", "reason": "Page two."}
    ),
    "brief:ask": Address("/briefs", ("brief",)),
    "brief:acknowledge": Address("/briefs/{delivered}/acknowledge", ("brief",)),
    "brief:answer": Address("/briefs/{delivered}/answers", ("brief", "answer"), ANSWER),
    "track:shred": Address("/shred", COURSE),
    "track:spare": Address("/spare", COURSE),
    "mandate:report": Address(
        "/mandates",
        ("declaration",),
        {"kind": "office", "what": "Elected to a council."},
    ),
    "mandate:assess": Address(
        "/mandates/{seat_of_observer}/assessment",
        ("declaration",),
        {"reinstate": True, "reason": "The council is advisory."},
    ),
    "clarification:ask": Address(
        "/briefs/{delivered}/clarifications",
        ("brief",),
        {"question": "Which gauges?", "recommendation": "{recommendation}"},
    ),
    "clarification:draft": Address(
        "/clarifications/{clarification}/draft",
        ("brief",),
        {"text": "Those at the two bridges."},
        '"1"',
    ),
    "clarification:reply": Address("/clarifications/{clarification}/reply", ("brief",), {}, '"2"'),
    "answer:record": Address("/recorded-answers", ("approval",), BY_HAND),
    "answer:confirm": Address("/recorded-answers/{record}/confirm", ("approval",)),
    "track:pause": Address("/pause", COURSE, {"seen": "{phase}"}),
    "track:resume": Address("/resume", COURSE, {"seen": "{phase}"}),
    "track:advance": Address("/advance", COURSE, {"seen": "{phase}"}),
    "track:step_back": Address("/step-back", COURSE, {"seen": "{phase}"}),
    "track:terminate": Address("/terminate", COURSE, {"seen": "{phase}", "reason": "No means."}),
}
"""Every act inside a track. `track:open` alone is posted outside, at `/tracks`."""

UNSEEN: Mapping[str, frozenset[str]] = {
    "contribution:discard": frozenset(SEATS) - {"expert"},
    "contribution:withdraw": frozenset(SEATS) - {"expert"},
    "candidate:screen": frozenset({"candidate", "expert", "silent_observer"}),
    "candidate:sound": frozenset({"candidate", "expert", "silent_observer"}),
    "candidate:assess": frozenset({"expert", "silent_observer"}),
    "candidate:withdraw": frozenset({"expert", "silent_observer"}),
    "seat:hand_over": frozenset({"candidate", "expert", "silent_observer"}),
    "seat:stand_in": frozenset({"candidate", "expert", "silent_observer"}),
    "seat:end": frozenset({"candidate", "expert", "silent_observer"}),
    "mandate:assess": frozenset({"candidate", "expert"}),
    "paragraph:amend": frozenset({"translator"}),
    "paragraph:adopt": frozenset({"translator"}),
    "amendment:dissent": frozenset({"translator"}),
    "amendment:withdraw": frozenset({"translator"}),
    "dissent:state": frozenset({"translator"}),
    "dissent:confirm": frozenset({"translator"}),
    "dissent:carry": frozenset({"translator"}),
    "dissent:withdraw": frozenset({"translator"}),
    "dissent:leave": frozenset({"translator"}),
    "merger:consent": frozenset({"translator"}),
    "merger:refuse": frozenset({"translator"}),
    "brief:approve": frozenset({"translator", "decision_maker"}),
    "brief:release": frozenset({"translator", "decision_maker"}),
    "brief:return": frozenset({"translator", "decision_maker"}),
    "brief:put_under_silence": frozenset({"translator", "decision_maker"}),
    "brief:break_silence": frozenset({"translator", "decision_maker"}),
    "brief:acknowledge": frozenset({"translator"}),
    "brief:answer": frozenset({"translator"}),
    "identity:agree": frozenset({"expert"}),
    "identity:refuse": frozenset({"expert"}),
    "identity:open": frozenset({"expert"}),
    "clarification:ask": frozenset({"translator"}),
    "clarification:draft": frozenset({"translator"}),
    "clarification:reply": frozenset({"translator"}),
}
"""Who cannot find the one record that an act is done on, whatever they know of its class: an
open window's item and a draft are their author's, *own* is one's own, a brief is an addressee's
once delivered."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "": COURSE,
    "/candidates": ("nomination",),
    "/rounds": ("milestone",),
    "/rounds/{closed_round}": ("milestone",),
    "/rounds/{closed_round}/contributions": ("contribution_unreleased",),
    "/contributions": ("contribution_released", "contribution_unreleased"),
    "/contributions/drafts": ("contribution_unreleased",),
    "/contributions/mine": ("contribution_unreleased",),
    "/disclosures": ("contribution_released",),
    "/identities": ("authorship",),
    "/positions": ("position",),
    "/statistics/{released_question}": ("statistics",),
    "/paragraphs": ("draft",),
    "/paragraphs/{paragraph}": ("draft",),
    "/paragraphs/{paragraph}/amendments": ("amendment",),
    "/paragraphs/{paragraph}/versions": ("draft",),
    "/passages": ("synthesis",),
    "/recommendations": ("recommendation",),
    "/dissents": ("dissent",),
    "/dissents/{carried}": ("dissent",),
    "/mergers": ("dissent",),
    "/briefs": ("brief",),
    "/briefs/{delivered}": ("brief",),
    "/briefs/{delivered}/document": ("brief",),
    "/answers": ("answer",),
    "/clarifications": ("answer", "brief"),
    "/recorded-answers": ("approval",),
    "/seats": ("roster",),
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
