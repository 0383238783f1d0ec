"""Bodies of acts that the service would accept, with ids of the world in braces."""

from typing import Any


def wording(words: str) -> dict[str, Any]:
    """Another wording, with a reason."""
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
CONTRIBUTION = {**DRAFT, "round": "{open_round}", "draft": None, "paraphrase": False}
POSITION = {
    "subject": "{open_question}",
    "value": "important",
    "reason": "It is first.",
    "paraphrase": True,
}
ROUND = {
    "title": "Second things",
    "questions": [{"text": "What comes second?", "scale": "importance"}],
    "closes_at": "2026-02-01T12:00:00Z",
    "topics": [],
    "daily": False,
    "format": "dialogue_event",
    "agenda": ["The numbers", "Who publishes them"],
    "paper": None,
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
    "moves": "",
    "moves_against": "",
}
PAPER: dict[str, Any] = {
    "kind": "case",
    "title": "The two bridges",
    "text": "Two towns read one gauge for thirty years.",
    "source": "Yearbook of Waters, 1994",
    "handling": "open",
    "replaces": None,
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

SECTIONS = (
    "background",
    "objective",
    "accomplishments",
    "scope",
    "format",
    "participants",
    "guiding_questions",
    "ground_rules",
    "outputs",
    "risks",
    "mandates",
    "logistics",
    "contact",
)
CONCEPT_NOTE = {
    "kind": "concept_note",
    "sections": [{"section": name, "text": "As it should be."} for name in SECTIONS],
}
AMENDED: dict[str, Any] = {
    "reason": "A second source.",
    "sponsor": "The Ministry of Waters",
    "funding": [
        {"currency": "CHF", "amount": 90000, "source": "A fund", "since": "2026-01-01"},
    ],
    "report_by": "2027-01-31",
    "retention": None,
}
ACTOR: dict[str, Any] = {
    "name": "The harbour masters",
    "kind": "business",
    "reach": "regional",
    "roles": ["bridge"],
    "reviewed": "2026-01-15",
    "certainty": "medium",
    "stance": "Open gauges.",
    "interests": "Steady water.",
    "needs": "",
    "power": "They hold the locks.",
    "red_lines": "",
    "issues": "",
    "divisions": "",
    "origin": "A conversation.",
    "replaces": None,
}
RELATION: dict[str, Any] = {
    "source": "{actor}",
    "target": "{other_actor}",
    "bond": "tense",
    "strength": 3,
    "trend": "worsening",
    "mutual": True,
    "note": "",
    "replaces": None,
}
ANSWERED = {
    "topic": "purpose",
    "answer": "To find what both sides can live with.",
    "evidence": "A letter of each ministry.",
    "owner": "The head of the secretariat",
    "residual_risk": "low",
}
DECIDED = {"outcome": "with_mitigation", "mitigation": "No visits before spring."}
