"""Officials by consent of all, and the switch between Track 2 and Track 1.5."""

from itertools import product

import pytest

from policies.officials import (
    ASKED_FOR,
    SWITCHED,
    may_ask,
    may_consent,
    may_refuse,
    may_seat,
    may_switch,
)
from policies.terms import Officials
from tests.policies.tables import Asked, rule_of, table

NONE, ASKED, ADMITTED, LEAVING = Officials

CASES: dict[str, Asked] = {
    "experts are asked about officials": (may_ask(NONE, True, 1), None),
    "and asked anew": (may_ask(ASKED, True, 1), None),
    "nobody is asked where nobody sits": (may_ask(NONE, True, 0), "officials.nobody_to_ask"),
    "what is not agreed to is taken back": (may_ask(ASKED, False, 1), None),
    "on Track 2 nobody is asked to go back to it": (
        may_ask(NONE, False, 1),
        "officials.so_already",
    ),
    "on Track 1.5 experts are asked to go back": (may_ask(ADMITTED, False, 1), None),
    "and asked anew to go back": (may_ask(LEAVING, False, 1), None),
    "to go back is taken back": (may_ask(LEAVING, True, 1), None),
    "on Track 1.5 nobody is asked to come to it": (
        may_ask(ADMITTED, True, 1),
        "officials.so_already",
    ),
    "an expert consents": (may_consent(ASKED, True, False), None),
    "an expert who came later consents too": (may_consent(ADMITTED, True, False), None),
    "an expert consents to going back": (may_consent(LEAVING, False, False), None),
    "an expert consents once": (may_consent(ASKED, True, True), "officials.consented_already"),
    "an expert refuses": (may_refuse(ASKED, True, False), None),
    "an expert refuses to go back": (may_refuse(LEAVING, False, False), None),
    "an expert refuses once": (may_refuse(ASKED, True, True), "officials.refused_already"),
    "nobody refuses unasked": (may_refuse(NONE, True, False), "officials.not_asked"),
    "nor what is not asked now": (may_refuse(LEAVING, True, False), "officials.not_asked"),
    "nobody consents unasked": (may_consent(NONE, True, False), "officials.not_asked"),
    "nor on Track 2 to going back": (may_consent(NONE, False, False), "officials.not_asked"),
    "nor to officials when asked to go back": (
        may_consent(LEAVING, True, False),
        "officials.not_asked",
    ),
    "nor to going back when asked about officials": (
        may_consent(ASKED, False, False),
        "officials.not_asked",
    ),
    "with everybody's consent the track is switched": (may_switch(ASKED, 0, False), None),
    "whoever sits here does not keep officials out": (may_switch(ASKED, 0, True), None),
    "one expert without consent keeps Track 2": (
        may_switch(ASKED, 1, False),
        "officials.consent_missing",
    ),
    "with everybody's consent it is switched back": (may_switch(LEAVING, 0, False), None),
    "one expert without consent keeps Track 1.5": (
        may_switch(LEAVING, 1, False),
        "officials.consent_missing",
    ),
    "an official who sits here keeps Track 1.5": (
        may_switch(LEAVING, 0, True),
        "officials.still_seated",
    ),
    "a switch to nowhere does not happen": (may_switch(NONE, 0, False), "officials.not_asked"),
    "nor a second time": (may_switch(ADMITTED, 0, False), "officials.not_asked"),
    "whoever is no official needs no consent": (may_seat(False, NONE, 3), None),
    "nor when the switch back is asked for": (may_seat(False, LEAVING, 3), None),
    "an official is not seated unasked": (may_seat(True, NONE, 0), "officials.not_admitted"),
    "nor before the track is switched": (may_seat(True, ASKED, 0), "officials.not_admitted"),
    "nor once the switch back is asked for": (
        may_seat(True, LEAVING, 0),
        "officials.not_admitted",
    ),
    "one expert without consent is enough to refuse": (
        may_seat(True, ADMITTED, 1),
        "officials.consent_missing",
    ),
    "with everybody's consent an official is seated": (may_seat(True, ADMITTED, 0), None),
}


@table(CASES)
def test_officials(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize(("now", "admit"), list(product(Officials, (True, False))))
def test_asking_never_switches_a_track(now: Officials, admit: bool) -> None:
    track_2 = {NONE, ASKED}
    after = ASKED_FOR.get((now, admit), now)
    assert (after in track_2) is (now in track_2)


def test_a_switch_leads_to_the_other_kind_of_track_with_nothing_asked_for() -> None:
    assert dict(SWITCHED) == {ASKED: ADMITTED, LEAVING: NONE}
