"""Addresses of what people read and say beside the rounds: written by hand.

- `TALK` are the acts; `TALK_UNSEEN` says who cannot find the one record that an act is done on,
  `HIDDEN` who cannot find what an address shows, whatever they know of its class.
"""

from collections.abc import Mapping

from tests.matrices.address import Address
from tests.matrices.bodies import PAPER
from tests.matrices.power import SEATS

NO_READERS = frozenset({"eligibility_officer", "candidate", "auditor", "operator"})
"""Those who know the terms of a track or that there are some, and read no background papers."""

HANDLES = [f"{{handle_{number}}}" for number in range(1, 6)]
ASKED_TO_STUDY = frozenset({"facilitator", "chair", "researcher"})
NO_STUDIES = frozenset(SEATS) - ASKED_TO_STUDY

OUTSIDE = frozenset(SEATS) - {"facilitator", "expert"}
"""Those who cannot learn that there is a caucus; some experts cannot either."""

TALK: Mapping[str, Address] = {
    "paper:add": Address("/papers", ("terms",), PAPER),
    "paper:withdraw": Address("/papers/{paper}/withdraw", ("terms",), {}, '"2"'),
    "summary:write": Address(
        "/rounds/{released_round}/summaries",
        ("contribution_released",),
        {"text": "Some hold that numbers come first, others that trust does.", "kind": "summary"},
    ),
    "note:write": Address(
        "/notes",
        ("contribution_unreleased",),
        {"handle": "{handle}", "text": "Would you say more of the gauges?"},
    ),
    "note:answer": Address(
        "/notes/answer", ("contribution_unreleased",), {"text": "Only to you: they fail."}
    ),
    "caucus:open": Address(
        "/caucuses", ("contribution_unreleased",), {"topic": "Gauges", "handles": HANDLES}
    ),
    "caucus:write": Address(
        "/caucuses/{caucus}/entries",
        ("contribution_unreleased",),
        {"text": "Among ourselves: they fail."},
    ),
    "caucus:close": Address("/caucuses/{other_caucus}/close", ("contribution_unreleased",)),
    "milestone:publish": Address(
        "/milestones", ("milestone",), {"kind": "round_held", "day": "2026-01-04"}
    ),
    "study:ask": Address("/studies", ("terms",), {"question": "What did gauges cost?"}),
    "study:accept": Address("/studies/{study}/accept", ("terms",)),
    "study:decline": Address(
        "/studies/{other_study}/decline", ("terms",), {"reason": "No archive is open."}
    ),
    "study:deliver": Address(
        "/studies/{accepted_study}/deliver", ("terms",), {"paper": "{answering_paper}"}
    ),
}
TALK_UNSEEN: Mapping[str, frozenset[str]] = {
    "paper:withdraw": NO_READERS,
    "caucus:write": OUTSIDE,
    "caucus:close": OUTSIDE | {"expert"},
    **dict.fromkeys(("study:accept", "study:decline", "study:deliver"), NO_STUDIES),
}
TALK_READINGS: Mapping[str, tuple[str, ...]] = {
    "/rounds/{released_round}/summaries": ("contribution_released",),
    "/papers": ("terms",),
    "/papers/{paper}": ("terms",),
    "/papers/{paper}/versions": ("terms",),
    "/studies": ("terms",),
    "/publications": ("milestone",),
    "/notes": ("contribution_unreleased",),
    "/caucuses": ("contribution_unreleased",),
    "/caucuses/{caucus}/entries": ("contribution_unreleased",),
}
HIDDEN: Mapping[str, frozenset[str]] = {
    "/caucuses/{caucus}/entries": OUTSIDE | {"facilitator"},
    "/rounds/{closed_round}/copy": frozenset({"friend"}),
    "/papers/{paper}": NO_READERS,
    "/papers/{paper}/versions": NO_READERS,
}
