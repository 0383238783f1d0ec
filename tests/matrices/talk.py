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

ASKED_TO_STUDY = frozenset({"facilitator", "chair", "researcher"})
NO_STUDIES = frozenset(SEATS) - ASKED_TO_STUDY

TALK: Mapping[str, Address] = {
    "paper:add": Address("/papers", ("terms",), PAPER),
    "paper:withdraw": Address("/papers/{paper}/withdraw", ("terms",), {}, '"2"'),
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
    **dict.fromkeys(("study:accept", "study:decline", "study:deliver"), NO_STUDIES),
}
TALK_READINGS: Mapping[str, tuple[str, ...]] = {
    "/papers": ("terms",),
    "/papers/{paper}": ("terms",),
    "/papers/{paper}/versions": ("terms",),
    "/studies": ("terms",),
}
HIDDEN: Mapping[str, frozenset[str]] = {
    "/papers/{paper}": NO_READERS,
    "/papers/{paper}/versions": NO_READERS,
}
