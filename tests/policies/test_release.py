"""The release gate: each check finds, and what would clear it clears it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from policies.decisions import Decision
from policies.facts import DissentFacts, Signature
from policies.release import (
    ApprovalFacts,
    Check,
    ContentFacts,
    Finding,
    Known,
    Override,
    Passage,
    Source,
    approval_findings,
    content_findings,
    findings,
    may_override,
    outstanding,
    unattributed,
)
from policies.small_numbers import Count, Table
from policies.terms import DissentState, Handling, Seat
from tests.policies.tables import Asked, rule_of, table

SAID = "we in the delta know that the gates open too late for the rice"
SOURCE = Source("s1", SAID, Handling.CHATHAM_HOUSE, consented=False, round=2)
PASSAGE = Passage("p1", "Gates should open earlier in the year.", ("s1",))
CLEAN = ContentFacts(
    passages=(PASSAGE,),
    sources=(SOURCE,),
    identifiers=frozenset({"Ada Morgen"}),
    public_names=frozenset({"River Commission"}),
    quotable=(),
    known=(),
    dissents=(DissentFacts("d1", DissentState.CARRIED, None),),
    mapped=frozenset({"d1"}),
    counts=(Count("n1", "room", "wrote", 16),),
    tables=(Table("t1", "sectors", {"public": 8, "others": 8}, 16),),
    earlier_counts=(),
    earlier_tables=(),
    experts=16,
    k=5,
    foreign_parts=(),
)


def saying(text: str) -> ContentFacts:
    return replace(CLEAN, passages=(replace(PASSAGE, text=text),))


ContentCase = tuple[ContentFacts, list[tuple[Check, str, str]]]
CONTENT: dict[str, ContentCase] = {
    "a clean brief has no findings": (CLEAN, []),
    "a dissent without a passage": (
        replace(CLEAN, mapped=frozenset()),
        [(Check.DISSENTS, "d1", "release.carry_dissent")],
    ),
    "a name of the room": (
        saying("As Ada Morgen proposed, gates should open."),
        [(Check.ATTRIBUTION, "p1", "release.remove_trace")],
    ),
    "a name that may stand": (
        replace(
            saying("As Ada Morgen proposed, gates should open."),
            public_names=frozenset({"Ada Morgen"}),
        ),
        [],
    ),
    "somebody's wording": (
        saying("Some know that the gates open too late for boats."),
        [(Check.VERBATIM, "p1", "release.rephrase")],
    ),
    "an open paper was there when somebody repeated it": (
        replace(saying(SAID.replace("we", "Some")), known=(Known(SAID, 1),)),
        [],
    ),
    "an open paper that came later frees nobody's wording": (
        replace(saying(SAID.replace("we", "Some")), known=(Known(SAID, 2),)),
        [(Check.VERBATIM, "p1", "release.rephrase")],
    ),
    "somebody's wording, with consent": (
        replace(
            saying("Some know that the gates open too late for boats."),
            sources=(replace(SOURCE, consented=True),),
        ),
        [],
    ),
    "a count of few": (
        replace(CLEAN, counts=(Count("n1", "room", "wrote", 4),)),
        [(Check.SMALL_NUMBERS, "n1", "release.drop_count")],
    ),
    "a count close to an earlier one": (
        replace(CLEAN, earlier_counts=(Count("n0", "room", "wrote", 14),)),
        [(Check.SMALL_NUMBERS, "n1", "release.drop_count")],
    ),
    "a small cell": (
        replace(CLEAN, tables=(Table("t1", "sectors", {"public": 14, "others": 2}, 16),)),
        [(Check.SMALL_NUMBERS, "t1", "release.hide_cells")],
    ),
    "a small number in a sentence": (
        saying("Three experts doubt it."),
        [(Check.SMALL_NUMBERS, "p1", "release.drop_number")],
    ),
    "a source that is not for use": (
        replace(CLEAN, sources=(replace(SOURCE, handling=Handling.NOT_FOR_USE),)),
        [(Check.HANDLING, "p1", "release.drop_source")],
    ),
    "a source that nobody knows": (
        replace(CLEAN, passages=(replace(PASSAGE, sources=("s1", "s9")),)),
        [(Check.HANDLING, "p1", "release.drop_source")],
    ),
    "a passage that rests on nothing": (
        replace(CLEAN, passages=(replace(PASSAGE, sources=()),)),
        [],
    ),
    "a source held back until the hand-off": (
        replace(CLEAN, sources=(replace(SOURCE, handling=Handling.NO_CIRCULATION),)),
        [],
    ),
    "a part of the file that is not on the list": (
        replace(CLEAN, foreign_parts=("docProps/core.xml",)),
        [(Check.DOCUMENT, "docProps/core.xml", "release.remove_part")],
    ),
    "several at once, in the order of the checks": (
        replace(saying("As Ada Morgen said, three experts doubt it."), mapped=frozenset()),
        [
            (Check.DISSENTS, "d1", "release.carry_dissent"),
            (Check.ATTRIBUTION, "p1", "release.remove_trace"),
            (Check.SMALL_NUMBERS, "p1", "release.drop_number"),
        ],
    ),
}


@table(CONTENT)
def test_content(case: ContentCase) -> None:
    facts, expected = case
    found = [(one.check, one.passage_ref, one.clears) for one in content_findings(facts)]
    assert found == expected


NOW, OLD = "a" * 64, "b" * 64
MOMENT = datetime(2031, 6, 7, 9, tzinfo=UTC)
BY_CHAIR = Signature("chair", Seat.CHAIR, NOW)
BY_STAFF = Signature("officer", Seat.SECRETARIAT_OFFICER, NOW)
SIGNED = ApprovalFacts(
    brief_id="b1",
    sha256=NOW,
    approved=(BY_CHAIR,),
    signed=(BY_STAFF, BY_CHAIR),
    sides={"chair": "upstream"},
    quorum=1,
    embargo_until=MOMENT,
    now=MOMENT,
)
ApprovalCase = tuple[ApprovalFacts, list[str]]
APPROVALS: dict[str, ApprovalCase] = {
    "approved, signed and due": (SIGNED, []),
    "not approved by enough": (replace(SIGNED, quorum=2), ["quorum.too_few"]),
    "approved in another wording": (
        replace(SIGNED, approved=(replace(BY_CHAIR, sha256=OLD),)),
        ["quorum.too_few"],
    ),
    "signed by one": (replace(SIGNED, signed=(BY_CHAIR,)), ["approvals.two_people_needed"]),
    "a second before the embargo ends": (
        replace(SIGNED, now=MOMENT - timedelta(seconds=1)),
        ["release.embargo"],
    ),
    "everything at once": (
        replace(SIGNED, approved=(), signed=(), embargo_until=MOMENT + timedelta(days=1)),
        ["quorum.too_few", "approvals.two_people_needed", "release.embargo"],
    ),
}


@table(APPROVALS)
def test_approvals(case: ApprovalCase) -> None:
    facts, clears = case
    assert [one.clears for one in approval_findings(facts)] == clears


def test_the_gate_is_both_halves() -> None:
    unsigned = replace(SIGNED, signed=())
    found = findings(replace(CLEAN, foreign_parts=("x",)), unsigned)
    assert [one.check for one in found] == [Check.DOCUMENT, Check.APPROVALS]


LEAK = Finding(Check.SMALL_NUMBERS, "p1", "release.drop_number")
LOST = Finding(Check.DISSENTS, "d1", "release.carry_dissent")
PASS = Override(Check.SMALL_NUMBERS, "p1", frozenset({"x", "y"}), "it counts dams")
OVERRIDES: dict[str, Asked] = {
    "two people with a reason let it pass": (may_override(LEAK, PASS), None),
    "one person does not": (
        may_override(LEAK, replace(PASS, people=frozenset({"x"}))),
        "release.override_two_people",
    ),
    "without a reason it does not": (
        may_override(LEAK, replace(PASS, reason=" ")),
        "release.override_reason",
    ),
    "for another passage it does not": (
        may_override(LEAK, replace(PASS, passage_ref="p2")),
        "release.another_finding",
    ),
    "a dissent is never let pass": (
        may_override(LOST, replace(PASS, check=Check.DISSENTS, passage_ref="d1")),
        "release.never_overridden",
    ),
}


@table(OVERRIDES)
def test_override(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_what_no_override_lets_pass_is_outstanding() -> None:
    assert outstanding([LEAK, LOST], [PASS]) == (LOST,)
    assert outstanding([LEAK], []) == (LEAK,)


@pytest.mark.parametrize("check", list(Check))
def test_only_dissents_cannot_be_overridden(check: Check) -> None:
    assert Finding(check, "x", "y").overridable == (check is not Check.DISSENTS)


def in_the_room(text: str) -> Decision:
    return unattributed(text, CLEAN.identifiers, CLEAN.public_names, experts=16, k=5)


UNATTRIBUTED: dict[str, Asked] = {
    "a text of the room says what was said": (in_the_room("Views part on gates."), None),
    "it repeats what was said": (in_the_room(SAID), None),
    "it names nobody of the room": (
        in_the_room("It was Ada Morgen who said so."),
        "release.remove_trace",
    ),
    "it names whom anybody may name": (in_the_room("The River Commission decides."), None),
    "it counts no few": (in_the_room("Three experts said so."), "release.drop_number"),
}


@table(UNATTRIBUTED)
def test_what_is_said_without_attribution(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule


def test_neither_facts_nor_findings_show_words_or_names_of_the_room() -> None:
    shown = repr(CLEAN) + repr(content_findings(saying("As Ada Morgen said"))) + repr(PASS)
    assert not any(secret in shown for secret in ("delta", "Gates", "Morgen", "dams"))
