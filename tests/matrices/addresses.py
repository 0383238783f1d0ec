"""Where each act and each class of records is found over HTTP: written by hand.

- `ACTS` is in an order in which every act can really be done once, from the first on.
- Names in braces are ids of the world; `classes` are the record classes whose knowledge opens
  the door. Bodies are ones that the service would accept.
"""

from collections.abc import Mapping

from tests.matrices.address import Address
from tests.matrices.bodies import (
    ACTOR,
    AMENDED,
    ANSWER,
    ANSWERED,
    BY_HAND,
    CONCEPT_NOTE,
    CONTRIBUTION,
    DECIDED,
    DECLARATION,
    DRAFT,
    MERGER,
    PASSAGE,
    PERSON,
    POSITION,
    RECOMMENDATION,
    RELATION,
    ROUND,
    SEAT,
    STATEMENT,
    wording,
)
from tests.matrices.may_do import SEATS
from tests.matrices.may_know import CLASSES
from tests.matrices.paraphrasing import CIRCLE, PARAPHRASES, UNSEEN_PARAPHRASES
from tests.matrices.switching import SWITCHING
from tests.matrices.talk import TALK, TALK_UNSEEN

COURSE = ("question", "terms", "milestone")


ACTS: Mapping[str, Address] = {
    **TALK,
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
    "terms:approve": Address("/terms/{terms}/approve", ("terms",), {"sha256": "{terms_sha256}"}),
    "terms:return": Address(
        "/terms/{other_terms}/return",
        ("terms",),
        {"sha256": "{other_terms_sha256}", "reason": "Say who pays."},
    ),
    "actor_map:enter": Address("/actor-map", ("actor_map",), ACTOR),
    "actor_map:relate": Address("/actor-map/relations", ("actor_map",), RELATION),
    "readiness:answer": Address("/readiness", ("readiness",), ANSWERED),
    "readiness:decide": Address("/readiness/decision", ("readiness",), DECIDED, '"18"'),
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
    **SWITCHING,
    "round:open": Address("/rounds", ("milestone",), ROUND),
    "contribution:draft": Address("/contributions/drafts", ("contribution_unreleased",), DRAFT),
    "contribution:discard": Address(
        "/contributions/drafts/{draft}/discard", ("contribution_unreleased",), {}, '"1"'
    ),
    "contribution:post": Address(
        "/contributions", ("contribution_released", "contribution_unreleased"), CONTRIBUTION
    ),
    "position:take": Address("/positions", ("position",), POSITION),
    "question:add": Address(
        "/rounds/{open_round}/questions",
        ("milestone",),
        {"text": "What comes last?", "scale": "importance"},
    ),
    "thresholds:change": Address(
        "/rounds/{open_round}/thresholds",
        ("milestone",),
        {"thresholds": {"response": 60, "agreement": 80, "change": 10, "position": 25}},
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
    **PARAPHRASES,
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
    "draft:revise": Address(
        "/draft/revisions",
        ("amendment",),
        {"edition": 5, "file": "{revised_file}", "reason": "Both banks share it."},
    ),
    "statement:confirm": Address(
        "/passages/{theme}/confirm", ("synthesis",), {"stance": "case"}, '"1"'
    ),
    "statement:correct": Address(
        "/passages/{theme}/correct",
        ("synthesis",),
        {"stance": "case", "correction": "Two basins, two sets."},
        '"1"',
    ),
    "paragraph:propose": Address(
        "/paragraphs", ("draft",), {"text": "Gauges stay open.", "place": "annex"}
    ),
    "paragraph:amend": Address(
        "/paragraphs/{proposed}/amendments", ("amendment",), wording("Gauges stay shut."), '"1"'
    ),
    "amendment:dissent": Address(
        "/amendments/{refused}/dissent", ("amendment",), {"sentence": "Weekly is a promise."}
    ),
    "amendment:sponsor": Address("/amendments/{others_amendment}/sponsor", ("amendment",)),
    "amendment:agree": Address("/amendments/{modification}/agree", ("amendment",)),
    "amendment:decline": Address("/amendments/{other_modification}/decline", ("amendment",)),
    "amendment:withdraw": Address("/amendments/{waiting}/withdraw", ("amendment",)),
    "paragraph:bracket": Address(
        "/paragraphs/{unsettled}/bracket", ("draft",), {"keep": ["{unresolved}"]}, '"1"'
    ),
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
    "roster:chase": Address("/chases", ("delivery",)),
    "stop:ask": Address("/stop", COURSE),
    "stop:lift": Address("/stop/lift", COURSE),
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
    "terms:write": Address("/terms", ("terms",), CONCEPT_NOTE),
    "charter:amend": Address("/charter", ("terms",), AMENDED, '"1"'),
}
"""Every act inside a track. `track:open` alone is posted outside, at `/tracks`."""

UNSEEN: Mapping[str, frozenset[str]] = {
    **TALK_UNSEEN,
    "contribution:discard": frozenset(SEATS) - {"expert"},
    "terms:approve": frozenset(SEATS) - {"secretariat_officer", "chair"},
    "terms:return": frozenset(SEATS) - {"secretariat_officer", "chair"},
    "contribution:withdraw": frozenset(SEATS) - {"expert"},
    **dict.fromkeys(("contribution:consent", "contribution:return"), CIRCLE),
    **UNSEEN_PARAPHRASES,
    "candidate:screen": frozenset({"candidate", "expert", "silent_observer"}),
    "candidate:sound": frozenset({"candidate", "expert", "silent_observer"}),
    "candidate:assess": frozenset({"expert", "silent_observer"}),
    "candidate:withdraw": frozenset({"expert", "silent_observer"}),
    "seat:hand_over": frozenset({"candidate", "expert", "silent_observer"}),
    "seat:stand_in": frozenset({"candidate", "expert", "silent_observer"}),
    "seat:end": frozenset({"candidate", "expert", "silent_observer"}),
    "mandate:assess": frozenset({"candidate", "expert"}),
    "statement:confirm": frozenset({"translator"}),
    "statement:correct": frozenset({"translator"}),
    "paragraph:amend": frozenset({"translator"}),
    "paragraph:adopt": frozenset({"translator"}),
    "paragraph:bracket": frozenset({"translator"}),
    "amendment:dissent": frozenset({"translator"}),
    "amendment:withdraw": frozenset({"translator"}),
    "amendment:sponsor": frozenset({"translator"}),
    "amendment:agree": frozenset({"translator"}),
    "amendment:decline": frozenset({"translator"}),
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
once delivered, a text that no chair approved is for those who work on it."""
