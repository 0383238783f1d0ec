"""What has the right shape and makes no sense: a rule or a field says so, and nothing breaks.

- Dates at the ends of time, ids of other things, words that no scale has, addresses that are
  none: 404, 409 or 422, never our own failure; nothing is written but log and commands.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from documents.ids import new_id
from tests.matrices import table
from tests.matrices.addresses import ACTS
from tests.matrices.ceilings import CONTENT, LISTS
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.readings import READINGS, filled
from tests.matrices.senseless_texts import TEXTS
from tests.matrices.world import World
from tests.people import full_name

REFUSED = {404, 409, 412, 422}
NOBODY = {"name": "", "email": "", "candidate": None}
ENDS_OF_TIME = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30T12:00:00Z",
    "2026-01-01T24:00:00Z",
    "1970-01-01T00:00:00Z",
    "2026-06-01T12:00:60Z",
    "2026-06-01T12:00:00+24:00",
)

SENSELESS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "candidate:sound": (
        {"email": "nobody"},
        {"email": "@@@"},
        {"email": "a@b.example\nBcc: c@d.example"},
        {"email": "a b@c.example"},
        {"email": "a@b.example,c@d.example"},
        {"email": "a@\U0001f600"},
        {"email": " @ "},
    ),
    "terms:write": (
        {"sections": []},
        {"kind": "letter"},
        {"kind": "terms_of_reference"},
        {"sections": [{"section": "weather", "text": "Fine."}]},
        {"sections": [{"section": "contact", "text": "Us."}] * 13},
    ),
    "terms:approve": ({"sha256": "0" * 64}, {"sha256": "caf\u00e9"}),
    "terms:return": ({"sha256": "0" * 64},),
    "statement:confirm": ({"stance": "objection"}, {"stance": "weather"}),
    "statement:correct": ({"stance": "objection"}, {"stance": "weather"}),
    "charter:amend": (
        {"funding": [{"currency": "francs", "amount": 1, "source": "A", "since": "2026-01-01"}]},
        {"funding": [{"currency": "CHF", "amount": -1, "source": "A", "since": "2026-01-01"}]},
        {"report_by": "2026-02-30"},
        {"retention": [{"record_class": "roster", "fate": "archive", "days": 1}]},
        {"retention": [{"record_class": "weather", "fate": "archive", "days": 1}]},
    ),
    "actor_map:enter": (
        {"kind": "planet"},
        {"roles": []},
        {"roles": ["bridge"] * 6},
        {"reviewed": "2026-02-30"},
        {"replaces": "{dissent}"},
    ),
    "actor_map:relate": (
        {"target": "{actor}"},
        {"target": "{dissent}"},
        {"strength": 0},
        {"strength": 6},
        {"replaces": "{actor}"},
    ),
    "readiness:answer": ({"topic": "weather"}, {"residual_risk": "none"}),
    "readiness:decide": ({"outcome": "perhaps"}, {"mitigation": ""}),
    "candidate:assess": ({"finding": "perhaps"},),
    "seat:grant": (
        {"seat": "chair", **NOBODY},
        {"seat": "expert", "candidate": None},
        {"seat": "expert", "candidate": "{candidate}", "name": "", "email": ""},
        {"seat": "expert", "candidate": "{dissent}"},
        {"seat": "candidate"},
        {"seat": "chair", "email": "nobody"},
        {"seat": "chair", "email": "a@b.example\r\nBcc: c@d.example"},
        {"seat": "chair", "candidate": "{candidate}"},
    ),
    "round:open": (
        *({"closes_at": moment} for moment in ENDS_OF_TIME),
        {"format": "party"},
        {"agenda": []},
        {"edition": 1},
        {"paper": "{dissent}"},
    ),
    "summary:write": (
        {"kind": "poem"},
        {"text": f"It was {full_name('expert_1')} who said so."},
        {"text": "Three experts say so."},
        {"text": "{handle} says so."},
    ),
    "round:extend": (
        *({"closes_at": moment} for moment in ENDS_OF_TIME),
        {"closes_at": "2026-01-05T08:00:00Z"},
    ),
    "question:add": (
        {"scale": "very"},
        {"scale": "ranking"},
        {"scale": "ranking", "options": ["Gauges", "gauges"]},
        {"scale": "importance", "options": ["Gauges", "Money"]},
    ),
    "thresholds:change": (
        {"thresholds": {"response": 0, "agreement": 80, "change": 10, "position": 25}},
        {"thresholds": {"response": 60, "agreement": 101, "change": 10, "position": 25}},
    ),
    "contribution:draft": (
        {"replaces": "{draft_of_expert_1}"},
        {"replaces": "{open_item}"},
        {"reply_to": "{open_item}"},
        {"handling": "public"},
    ),
    "contribution:post": (
        {"round": "{closed_round}"},
        {"round": "{dissent}"},
        {"reply_to": "{open_item}"},
        {"reply_to": "{dissent}"},
        {"replaces": "{open_item}"},
        {"replaces": "{open_item_of_expert_1}"},
        {"replaces": "{closed_item}", "round": "{closed_round}"},
        {"paraphrase": "perhaps"},
    ),
    "position:take": (
        {"value": "very"},
        {"subject": "{dissent}"},
        {"subject": "{released_question}"},
        {"value": "1"},
        {"reason": "", "paraphrase": True},
    ),
    "passage:write": (
        {"sources": ["{open_item}"]},
        {"sources": ["{dissent}", "{dissent}"]},
        {"replaces": "{paragraph}"},
        {"subject": "{open_item}"},
        {"kind": "option"},
        {"against": "Nobody asked."},
        {"moves": "Nothing would."},
        {"kind": "crux"},
    ),
    "paper:add": ({"kind": "leaflet"}, {"handling": "public"}, {"replaces": "{dissent}"}),
    "study:deliver": ({"paper": "{paper}"}, {"paper": "{dissent}"}),
    "milestone:publish": (
        {"kind": "party"},
        {"day": "2026-02-30"},
        {"day": "2036-01-01"},
        {"day": "yesterday"},
    ),
    "note:write": ({"handle": "NOBODY"}, {"handle": "z" * 41}),
    "caucus:open": (
        {"handles": []},
        {"handles": ["{handle_1}"]},
        {"handles": ["{handle_1}"] * 5},
        {"handles": ["NOBODY"] * 5},
    ),
    **TEXTS,
    "brief:approve": (
        {"sha256": ""},
        {"sha256": "caf\u00e9" * 16},
        {"sha256": "0" * 64},
        {"sha256": "f" * 60_000},
    ),
    "brief:put_under_silence": ({"sha256": "caf\u00e9"}, {"sha256": "0" * 64}),
    "brief:release": ({"sha256": "caf\u00e9"}, {"sha256": "0" * 64}),
    "brief:return": ({"sha256": "caf\u00e9"}, {"sha256": "0" * 64}),
    "brief:answer": (
        {"recommendation": "{other_recommendation}"},
        {"recommendation": "{dissent}"},
        {"response": "no_answer_by_date"},
        {"response": "not_taken_up"},
    ),
    "clarification:ask": (
        {"recommendation": "{dissent}"},
        {"recommendation": "{brief}"},
    ),
    "clarification:draft": (
        {"text": f"It was {full_name('expert_1')} who said so."},
        {"text": "Three experts say so."},
    ),
    "answer:record": (
        {"channel": "in_person"},
        {"channel": "liaison"},
        {"response": None},
        {"recommendation": None},
        {"recommendation": "{other_recommendation}"},
        {"recommendation": "{dissent}"},
        {"response": "no_answer_by_date"},
        {"response": "not_taken_up", "reasons": ""},
        {"addressee": "{dissent}"},
        {"brief": "{dissent}"},
        {"brief": "{brief}"},
    ),
    **{f"track:{verb}": ({"seen": "closed"},) for verb in ("pause", "resume", "advance")},
    "track:step_back": ({"seen": "convening"},),
    "track:terminate": ({"seen": "hand-off"},),
}


@pytest.mark.parametrize("act", SENSELESS)
def test_it_is_refused_and_nothing_breaks(act: str, world: World) -> None:
    seat, phase = next((s, p) for s in SEATS for p in PHASES if act in table.acts(s, p))
    world.stand(phase)
    before = world.photograph()
    for wrong in SENSELESS[act]:
        path = world.here + filled(ACTS[act].path, world.ids)
        body = filled({**ACTS[act].body, **wrong}, world.ids | {"phase": "closed"})
        answer = world.callers[seat].post(path, body, match=ACTS[act].version)
        said = f"{act} with {str(wrong)[:80]}: {answer.get_data(as_text=True)}"
        assert answer.status_code in REFUSED, said
        assert answer.mimetype == "application/problem+json", said
    assert world.photograph() == before


QUERIES: Mapping[str, str] = {
    "limit=0": "limit",
    "limit=-1": "limit",
    "limit=101": "limit",
    "limit=ten": "limit",
    "limit=": "limit",
    "limit=1e2": "limit",
    "limit=%D9%A1": "limit",
    f"limit={'9' * 5000}": "limit",
    "cursor=": "cursor",
    "cursor=%00": "cursor",
    "cursor=%F0%9F%98%80": "cursor",
    "cursor=gA": "cursor",
    f"cursor={'A' * 129}": "cursor",
    "cursor[]=a": "query",
    "zzmarkzz=1": "query",
    "': DROP TABLE tracks": "query",
}


@pytest.mark.parametrize("path", LISTS)
def test_a_query_that_is_none_is_refused_in_words(path: str, world: World) -> None:
    seat = next(
        seat
        for seat in ("secretariat_officer", "expert", "rapporteur")
        if {table.levels("masked", seat)[name] for name in READINGS[path]} & CONTENT
    )
    here = world.here + filled(path, world.ids)
    for query, names in QUERIES.items():
        answer = world.callers[seat].get(f"{here}?{query}")
        said = f"{path}?{query[:40]}: {answer.get_data(as_text=True)}"
        fields = {"query"} if path == "/milestones" else {names, "query"}
        assert answer.status_code == 422, said
        assert {error["field"] for error in answer.get_json()["errors"]} <= fields, said
        assert all(error["accepted"] for error in answer.get_json()["errors"]), said
        assert "zzmarkzz" not in answer.get_data(as_text=True), said


def test_an_address_that_is_none_is_the_one_404(world: World) -> None:
    expert = world.callers["expert"]
    closed = expert.get(f"/tracks/{new_id()}")
    for path in (
        f"/tracks/{world.room.track.upper()}",
        f"/tracks/{world.room.track}%00",
        f"/tracks/{world.room.track}/",
        f"/tracks//{world.room.track}",
        f"/tracks/{world.room.track}/../..",
        f"/tracks/{world.room.track}/rounds/%2e%2e",
        f"/tracks/{world.room.track}/rounds/{'a' * 4000}",
        f"/tracks/{world.room.track}/statistics/%F0%9F%98%80",
        f"/tracks/{world.room.track}/contributions/mine/mine",
    ):
        answer = expert.get(path)
        assert answer.status_code == 404, path
        assert answer.data == closed.data, path
