"""The names of our own vocabulary, as pages print them."""

from collections.abc import Mapping
from types import MappingProxyType

from api.formats import NAMES as FORMATS
from api.i18n import sentence
from documents.operations.chases import Awaited
from policies.amendments import AmendmentKind
from policies.orders import Concord
from policies.recommendations import Arrangement
from policies.terms import (
    BriefState,
    CandidateState,
    ContributionKind,
    DissentState,
    Handling,
    MandateKind,
    Place,
    Response,
    Scale,
    WindowState,
)
from policies.verdicts import Verdict

KINDS: Mapping[str, str] = MappingProxyType(
    {
        ContributionKind.ISSUE: sentence("Issue"),
        ContributionKind.CONCERN: sentence("Concern"),
        ContributionKind.MOTIVATION: sentence("Motivation"),
        ContributionKind.BACKGROUND: sentence("Background"),
        ContributionKind.EXPERIENCE: sentence("Experience or case"),
        ContributionKind.OPTION: sentence("Option"),
        ContributionKind.ARGUMENT_FOR: sentence("Argument for"),
        ContributionKind.ARGUMENT_AGAINST: sentence("Argument against"),
        ContributionKind.EVIDENCE: sentence("Evidence"),
        ContributionKind.ASSUMPTION: sentence("Assumption"),
        ContributionKind.QUESTION: sentence("Question"),
        ContributionKind.COMMON_GROUND: sentence("Common ground"),
    }
)
HANDLINGS: Mapping[str, str] = MappingProxyType(
    {
        Handling.CHATHAM_HOUSE: sentence("Chatham House Rule: may be used, without a name"),
        Handling.NO_CIRCULATION: sentence("Chatham House Rule, and not beyond this room"),
        Handling.NOT_FOR_USE: sentence("Background for the facilitator, not for use"),
        Handling.OPEN: sentence("Open: may be quoted"),
        Handling.ATTRIBUTABLE_WITH_CONSENT: sentence("May be named, if I agree to the wording"),
    }
)
SCALES: Mapping[str, str] = MappingProxyType(
    {
        Scale.DESIRABILITY: sentence("How desirable is this?"),
        Scale.FEASIBILITY: sentence("How feasible is this?"),
        Scale.IMPORTANCE: sentence("How important is this?"),
        Scale.CONFIDENCE: sentence("How sure can one be of this?"),
        Scale.AGREEMENT: sentence("How far do you agree with this text?"),
        Scale.RANKING: sentence("In which order do you put these, from the first on?"),
    }
)
CONCORDS: Mapping[str, str] = MappingProxyType(
    {
        Concord.WEAK: sentence("Those who ranked agree weakly on it."),
        Concord.MODERATE: sentence("Those who ranked agree moderately on it."),
        Concord.STRONG: sentence("Those who ranked agree strongly on it."),
    }
)
VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        Verdict.STABLE_AGREEMENT: sentence("Stable agreement"),
        Verdict.STABLE_DISAGREEMENT: sentence("Stable disagreement"),
        Verdict.PLURAL: sentence("Stable, with many views"),
        Verdict.ANOTHER_ROUND: sentence("Not settled: another round would show whether views move"),
        Verdict.TOO_FEW: sentence("Too few answers to say"),
    }
)
OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "very_desirable": sentence("Very desirable"),
        "desirable": sentence("Desirable"),
        "undesirable": sentence("Undesirable"),
        "very_undesirable": sentence("Very undesirable"),
        "definitely_feasible": sentence("Definitely feasible"),
        "possibly_feasible": sentence("Possibly feasible"),
        "possibly_infeasible": sentence("Possibly not feasible"),
        "definitely_infeasible": sentence("Definitely not feasible"),
        "very_important": sentence("Very important"),
        "important": sentence("Important"),
        "slightly_important": sentence("Slightly important"),
        "unimportant": sentence("Not important"),
        "certain": sentence("Certain"),
        "reliable": sentence("Reliable"),
        "risky": sentence("Risky"),
        "unreliable": sentence("Unreliable"),
        "no_judgement": sentence("I cannot say"),
        "no_position": sentence("No position taken"),
        "whole_hearted_endorsement": sentence("I endorse it wholeheartedly"),
        "agreement_with_minor_point": sentence("I agree, with a minor point"),
        "support_with_reservations": sentence("I support it, with reservations (say which)"),
        "abstain": sentence("I abstain"),
        "more_discussion_needed": sentence("It needs more discussion"),
        "do_not_like_but_will_support": sentence("I do not like it, but will support it (say why)"),
        "serious_disagreement": sentence("I disagree seriously (say why)"),
        "cannot_be_associated": sentence(
            "I cannot be associated with this text: this opens a dissent"
        ),
    }
)
DISSENTS: Mapping[str, str] = MappingProxyType(
    {
        DissentState.RAISED: sentence("Raised: it still needs its sentence"),
        DissentState.STATED: sentence("Stated: it waits for its holder to confirm"),
        DissentState.CONFIRMED: sentence("Confirmed by its holder"),
        DissentState.CARRIED: sentence("Carried: it is printed with the text"),
        DissentState.WITHDRAWN: sentence("Withdrawn by its holder"),
        DissentState.MERGED: sentence("Merged with another, with its holder's consent"),
    }
)
AMENDMENTS: Mapping[str, str] = MappingProxyType(
    {
        "open": sentence("Open"),
        "accepted": sentence("Accepted"),
        "accepted_as_modified": sentence("Accepted as modified"),
        "not_accepted": sentence("Not accepted"),
        "alternative": sentence("Kept as an alternative, in brackets"),
        "withdrawn": sentence("Withdrawn"),
    }
)
AMENDING: Mapping[str, str] = MappingProxyType(
    {
        AmendmentKind.REPLACE: sentence("Another wording"),
        AmendmentKind.INSERT_AFTER: sentence("A new paragraph after it"),
        AmendmentKind.DELETE: sentence("Delete it"),
        AmendmentKind.SPLIT: sentence("Split it"),
        AmendmentKind.MERGE: sentence("Merge it with others"),
    }
)
ARRANGEMENTS: Mapping[str, str] = MappingProxyType(
    {
        Arrangement.AS_DRAFTED: sentence("Their order says nothing about their weight."),
        Arrangement.CLUSTERED: sentence(
            "They are grouped by theme. Their order says nothing about their weight."
        ),
        Arrangement.RANKED: sentence(
            "The brief ranks them by the words for their support. Here they stand by number."
        ),
    }
)
PLACES: Mapping[str, str] = MappingProxyType(
    {Place.BRIEF: sentence("In the brief"), Place.ANNEX: sentence("In the annex")}
)
BRIEFS: Mapping[str, str] = MappingProxyType(
    {
        BriefState.ASKED: sentence("Being drafted"),
        BriefState.BLOCKED: sentence("Kept in the room by the release gate"),
        BriefState.READY: sentence("Before the chairs"),
        BriefState.RETURNED: sentence("Returned to its drafter"),
        BriefState.RELEASED: sentence("Released"),
        BriefState.VOIDED: sentence("Void: the track stepped back"),
    }
)
RESPONSES: Mapping[str, str] = MappingProxyType(
    {
        Response.NOTED: sentence("Noted"),
        Response.UNDER_CONSIDERATION: sentence("Under consideration"),
        Response.TAKEN_UP: sentence("Taken up"),
        Response.IN_PART: sentence("Taken up in part"),
        Response.NOT_TAKEN_UP: sentence("Not taken up (with reasons)"),
        Response.NO_ANSWER: sentence("No answer by its date"),
    }
)
WINDOWS: Mapping[str, str] = MappingProxyType(
    {
        WindowState.OPEN: sentence("Open"),
        WindowState.CLOSED: sentence("Closed; not yet released"),
        WindowState.RELEASED: sentence("Released"),
    }
)
CANDIDATES: Mapping[str, str] = MappingProxyType(
    {
        CandidateState.NOMINATED: sentence("Nominated; not screened yet"),
        CandidateState.SCREENED: sentence("Screened; not asked yet"),
        CandidateState.SET_ASIDE: sentence("Not to be asked"),
        CandidateState.SOUNDED: sentence("Asked; no answer yet"),
        CandidateState.OPENED: sentence("Asked; has looked; no answer yet"),
        CandidateState.LAPSED: sentence("Asked; the time to answer is over"),
        CandidateState.WILLING: sentence("Willing; has not declared yet"),
        CandidateState.DECLINED: sentence("Declined"),
        CandidateState.DECLARED: sentence("Declared; waits for the assessment"),
        CandidateState.ASSESSED: sentence("Assessed"),
        CandidateState.SEATED: sentence("Seated"),
        CandidateState.WITHDRAWN: sentence("Withdrawn"),
        CandidateState.REPLACED: sentence("Replaced"),
    }
)
AWAITED: Mapping[str, str] = MappingProxyType(
    {
        Awaited.DECLARATION: sentence("Declarations of those who were asked"),
        Awaited.ROUND: sentence("Answers to an open round"),
        Awaited.POSITIONS: sentence("Positions on the text"),
        Awaited.APPROVAL: sentence("Approvals of a brief"),
        Awaited.RECEIPT: sentence("Receipts of a brief"),
        Awaited.ANSWERS: sentence("Answers to the recommendations"),
    }
)
MANDATES: Mapping[str, str] = MappingProxyType(
    {
        MandateKind.INSTRUCTION: sentence("Somebody instructs me what to say"),
        MandateKind.REPRESENTATION: sentence("I represent somebody"),
        MandateKind.OFFICE: sentence("I hold a public office"),
    }
)
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "amending": AMENDING,
        "amendment": AMENDMENTS,
        "arrangement": ARRANGEMENTS,
        "awaited": AWAITED,
        "brief": BRIEFS,
        "candidate": CANDIDATES,
        "concord": CONCORDS,
        "dissent": DISSENTS,
        "format": FORMATS,
        "handling": HANDLINGS,
        "kind": KINDS,
        "mandate": MANDATES,
        "option": OPTIONS,
        "place": PLACES,
        "response": RESPONSES,
        "scale": SCALES,
        "verdict": VERDICTS,
        "window": WINDOWS,
    }
)
"""Every vocabulary by the name under which templates ask for it."""
