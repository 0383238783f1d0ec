"""The vocabulary of the house: every closed list of words that the rules speak in.

- One word per thing; rules, rows, routes and documentation use these and no synonyms.
- Values are stable: they stand in records, in the printed rules and in the public API.
- Acts are written `noun:verb`; audit tags are the same noun with a past verb.
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


class Act(StrEnum):
    """Everything anybody can do; what is not listed cannot be done."""

    TRACK_OPEN = "track:open"
    TRACK_ADVANCE = "track:advance"
    TRACK_STEP_BACK = "track:step_back"
    TRACK_PAUSE = "track:pause"
    TRACK_RESUME = "track:resume"
    CANDIDATE_SOUND = "candidate:sound"
    CANDIDATE_DECLARE = "candidate:declare"
    CANDIDATE_ASSESS = "candidate:assess"
    SEAT_GRANT = "seat:grant"
    ROSTER_CHASE = "roster:chase"
    ROUND_OPEN = "round:open"
    ROUND_CLOSE = "round:close"
    BATCH_RELEASE = "batch:release"
    CONTRIBUTION_POST = "contribution:post"
    CONTRIBUTION_WITHDRAW = "contribution:withdraw"
    CONTRIBUTION_RETURN = "contribution:return"
    POSITION_TAKE = "position:take"
    PASSAGE_WRITE = "passage:write"
    PARAGRAPH_PROPOSE = "paragraph:propose"
    PARAGRAPH_AMEND = "paragraph:amend"
    PARAGRAPH_ADOPT = "paragraph:adopt"
    RECOMMENDATION_WRITE = "recommendation:write"
    DISSENT_RAISE = "dissent:raise"
    DISSENT_STATE = "dissent:state"
    DISSENT_CONFIRM = "dissent:confirm"
    DISSENT_CARRY = "dissent:carry"
    DISSENT_WITHDRAW = "dissent:withdraw"
    BRIEF_ASK = "brief:ask"
    BRIEF_APPROVE = "brief:approve"
    BRIEF_RETURN = "brief:return"
    BRIEF_RELEASE = "brief:release"
    BRIEF_ACKNOWLEDGE = "brief:acknowledge"
    BRIEF_ANSWER = "brief:answer"


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
    """Scales on which positions are taken: Policy Delphi (Turoff 1970) and Kaner's gradient."""

    DESIRABILITY = "desirability"
    FEASIBILITY = "feasibility"
    IMPORTANCE = "importance"
    CONFIDENCE = "confidence"
    AGREEMENT = "agreement"


class PassageKind(StrEnum):
    """Parts of a brief that the rapporteur writes as records of their own."""

    MESSAGE = "message"
    THEME = "theme"
    UNKNOWN = "unknown"


class Place(StrEnum):
    """Where an adopted paragraph is printed."""

    BRIEF = "brief"
    ANNEX = "annex"


class DissentState(StrEnum):
    """The life of a dissent."""

    RAISED = "raised"
    STATED = "stated"
    CONFIRMED = "confirmed"
    CARRIED = "carried"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


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
