"""The vocabulary of the house: every closed list of words that the rules speak in.

- One word per thing; rules, rows, routes and documentation use these and no synonyms.
- Values are stable: they stand in records, in the printed rules and in the public API.
- What people can do stands in `policies.acts`, the passages they write in `policies.synthesis`.
"""

from enum import StrEnum


class Seat(StrEnum):
    """A place in a track; what its holder may do and may know are two matrices."""

    SECRETARIAT_OFFICER = "secretariat_officer"
    ELIGIBILITY_OFFICER = "eligibility_officer"
    CANDIDATE = "candidate"
    FACILITATOR = "facilitator"
    RAPPORTEUR = "rapporteur"
    TRANSLATOR = "translator"
    RESEARCHER = "researcher"
    EXPERT = "expert"
    SILENT_OBSERVER = "silent_observer"
    CHAIR = "chair"
    CUSTODIAN = "custodian"
    DECISION_MAKER = "decision_maker"
    FRIEND = "friend"
    AUDITOR = "auditor"
    OPERATOR = "operator"


class Phase(StrEnum):
    """Where a track stands. `PAUSED` lies over any other and is a column of its own."""

    CONVENING = "convening"
    EXPLORATION = "exploration"
    DRAFTING = "drafting"
    HAND_OFF = "hand-off"
    CLOSED = "closed"
    PAUSED = "paused"


class Visibility(StrEnum):
    """How much members of one track know of each other."""

    KNOWN = "known"
    MASKED = "masked"
    BLIND = "blind"


class TrackLevel(StrEnum):
    """The level at which the question lies."""

    INTERNATIONAL = "international"
    REGIONAL = "regional"
    NATIONAL = "national"


class Sensitivity(StrEnum):
    """Classification of a track (ST/SGB/2007/6); decides the disclosure threshold k."""

    CONFIDENTIAL = "confidential"
    STRICTLY_CONFIDENTIAL = "strictly_confidential"


class Knowledge(StrEnum):
    """Levels of knowledge, from nothing to everything; see `policies.knowledge`."""

    NONE = "none"
    OWN = "own"
    COUNT = "count"
    DIGEST = "digest"
    CIPHERTEXT = "ciphertext"
    UNATTRIBUTED = "unattributed"
    PSEUDONYMOUS = "pseudonymous"
    FULL = "full"


class RecordClass(StrEnum):
    """Classes of records: the rows of the knowledge matrix and the envelope's `class`."""

    QUESTION = "question"
    TERMS = "terms"
    READINESS = "readiness"
    ACTOR_MAP = "actor_map"
    NOMINATION = "nomination"
    DECLARATION = "declaration"
    ROSTER = "roster"
    AUTHORSHIP = "authorship"
    CONTRIBUTION_UNRELEASED = "contribution_unreleased"
    CONTRIBUTION_RELEASED = "contribution_released"
    POSITION = "position"
    STATISTICS = "statistics"
    SYNTHESIS = "synthesis"
    DRAFT = "draft"
    AMENDMENT = "amendment"
    DISSENT = "dissent"
    RECOMMENDATION = "recommendation"
    BRIEF = "brief"
    APPROVAL = "approval"
    DELIVERY = "delivery"
    ANSWER = "answer"
    MILESTONE = "milestone"
    AUDIT_LEAF = "audit_leaf"
    KEY = "key"


class CandidateState(StrEnum):
    """The life of a candidate, from a name on a list to a seat or away from it."""

    NOMINATED = "nominated"
    SCREENED = "screened"
    SET_ASIDE = "set_aside"
    SOUNDED = "sounded"
    OPENED = "opened"
    LAPSED = "lapsed"
    WILLING = "willing"
    DECLINED = "declined"
    DECLARED = "declared"
    ASSESSED = "assessed"
    SEATED = "seated"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class Axis(StrEnum):
    """What the balance of a roster looks at."""

    REGION = "region"
    SECTOR = "sector"
    GENDER = "gender"
    DISCIPLINE = "discipline"


class MandateKind(StrEnum):
    """What somebody may acquire who came without a mandate."""

    INSTRUCTION = "instruction"
    REPRESENTATION = "representation"
    OFFICE = "office"


class Officials(StrEnum):
    """Whether officials may sit in a track in a personal capacity: Track 2, switch to Track 1.5
    asked for, Track 1.5, switch back asked for."""

    NONE = "none"
    ASKED = "asked"
    ADMITTED = "admitted"
    LEAVING = "leaving"


class Hold(StrEnum):
    """What a session waits for before it opens anything."""

    NOTHING = "nothing"
    CODE = "code"
    ENROLMENT = "enrolment"


class Attempt(StrEnum):
    """What is counted because somebody might try it too often."""

    LINK_ASKED = "link_asked"
    LINK_TRIED = "link_tried"
    CODE_TRIED = "code_tried"


class Handling(StrEnum):
    """Handling regime of one item; the strictest of all sources wins."""

    OPEN = "open"
    ATTRIBUTABLE_WITH_CONSENT = "attributable_with_consent"
    CHATHAM_HOUSE = "chatham_house"
    NO_CIRCULATION = "chatham_house_no_circulation"
    NOT_FOR_USE = "not_for_use"


class ContributionKind(StrEnum):
    """What a contribution is."""

    ISSUE = "issue"
    CONCERN = "concern"
    MOTIVATION = "motivation"
    BACKGROUND = "background"
    EXPERIENCE = "experience"
    OPTION = "option"
    ARGUMENT_FOR = "argument_for"
    ARGUMENT_AGAINST = "argument_against"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    QUESTION = "question"
    COMMON_GROUND = "common_ground"


class Scale(StrEnum):
    """Scales on which positions are taken: Policy Delphi (Turoff 1970) and Kaner's gradient; and
    the ranks of options that a question names itself."""

    DESIRABILITY = "desirability"
    FEASIBILITY = "feasibility"
    IMPORTANCE = "importance"
    CONFIDENCE = "confidence"
    AGREEMENT = "agreement"
    RANKING = "ranking"


class TermsKind(StrEnum):
    """The two texts that a track is convened on."""

    CONCEPT_NOTE = "concept_note"
    TERMS_OF_REFERENCE = "terms_of_reference"


class Place(StrEnum):
    """Where an adopted paragraph is printed."""

    BRIEF = "brief"
    ANNEX = "annex"


class AmendmentState(StrEnum):
    """The life of an amendment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    ACCEPTED_AS_MODIFIED = "accepted_as_modified"
    NOT_ACCEPTED = "not_accepted"
    ALTERNATIVE = "alternative"
    WITHDRAWN = "withdrawn"


class DissentState(StrEnum):
    """The life of a dissent."""

    RAISED = "raised"
    STATED = "stated"
    CONFIRMED = "confirmed"
    CARRIED = "carried"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class CustodyState(StrEnum):
    """The life of a request to open one identity."""

    ASKED = "asked"
    AGREED = "agreed"
    OPENED = "opened"
    REFUSED = "refused"


class MergerState(StrEnum):
    """The life of a proposal to merge dissents."""

    OPEN = "open"
    MERGED = "merged"
    REFUSED = "refused"


class WindowState(StrEnum):
    """The life of the window of a round."""

    OPEN = "open"
    CLOSED = "closed"
    RELEASED = "released"


class BriefState(StrEnum):
    """The life of a brief. `BLOCKED`: the release gate found something."""

    ASKED = "asked"
    BLOCKED = "blocked"
    READY = "ready"
    RETURNED = "returned"
    RELEASED = "released"
    VOIDED = "voided"


class Response(StrEnum):
    """What a decision-maker can answer to one recommendation."""

    NOTED = "noted"
    UNDER_CONSIDERATION = "under_consideration"
    TAKEN_UP = "taken_up"
    IN_PART = "taken_up_in_part"
    NOT_TAKEN_UP = "not_taken_up"
    NO_ANSWER = "no_answer_by_date"


class Channel(StrEnum):
    """How an acknowledgement or an answer came; by hand are those that two people recorded."""

    IN_PERSON = "in_person"
    LIAISON = "liaison"
    LETTER = "letter"
    WORD = "by_word"
