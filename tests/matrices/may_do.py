"""Who may do what, and when: written by hand from the design, not from the constants.

- One clause per power of a seat: a sentence, the phases it belongs to, the acts it covers.
- What no clause grants is denied: in every phase, for every seat.
- Words are those of the public interface, spelled out here a second time on purpose.
"""

from dataclasses import dataclass

CONVENING, EXPLORATION, DRAFTING = "convening", "exploration", "drafting"
HAND_OFF, CLOSED, PAUSED = "hand-off", "closed", "paused"
PHASES = (CONVENING, EXPLORATION, DRAFTING, HAND_OFF, CLOSED, PAUSED)
UNDER_WAY = (CONVENING, EXPLORATION, DRAFTING, HAND_OFF)

SEATS = (
    "secretariat_officer",
    "eligibility_officer",
    "candidate",
    "facilitator",
    "rapporteur",
    "translator",
    "researcher",
    "expert",
    "silent_observer",
    "chair",
    "custodian",
    "decision_maker",
    "friend",
    "auditor",
    "operator",
)


@dataclass(frozen=True, slots=True)
class Power:
    """One thing a seat may do: the sentence a jurist reads, and its exact reach."""

    seat: str
    sentence: str
    phases: tuple[str, ...]
    acts: tuple[str, ...]


POWERS = (
    Power(
        "secretariat_officer",
        "opens the track; the new track stands in convening",
        (CONVENING,),
        ("track:open",),
    ),
    Power(
        "secretariat_officer",
        "nominates, screens and sounds candidates, ends a candidacy, and grants seats, until the "
        "drafting begins",
        (CONVENING, EXPLORATION),
        (
            "candidate:nominate",
            "candidate:renominate",
            "candidate:screen",
            "candidate:sound",
            "candidate:withdraw",
            "seat:grant",
        ),
    ),
    Power(
        "secretariat_officer",
        "lets seats be handed over, stood in for, or end",
        UNDER_WAY,
        ("seat:hand_over", "seat:stand_in", "seat:end"),
    ),
    Power(
        "secretariat_officer",
        "sets targets for the balance of the roster",
        (CONVENING, EXPLORATION),
        ("balance:set",),
    ),
    Power(
        "secretariat_officer",
        "asks for consent to officials in a personal capacity",
        (CONVENING, EXPLORATION),
        ("officials:ask",),
    ),
    Power(
        "secretariat_officer",
        "releases the brief, together with a chair",
        (HAND_OFF,),
        ("brief:release",),
    ),
    Power(
        "secretariat_officer",
        "records what came by letter or by word, and confirms what another officer recorded",
        (HAND_OFF,),
        ("answer:record", "answer:confirm"),
    ),
    Power(
        "eligibility_officer",
        "assesses declarations of mandate and interest",
        (CONVENING, EXPLORATION),
        ("candidate:assess",),
    ),
    Power(
        "eligibility_officer",
        "reinstates or ends a seat whose holder acquired a mandate",
        UNDER_WAY,
        ("mandate:assess",),
    ),
    Power(
        "candidate",
        "answers the sounding, declares and signs the undertaking in one sitting",
        (CONVENING, EXPLORATION),
        ("candidate:reply", "candidate:declare"),
    ),
    Power(
        "candidate",
        "corrects what the roster says of it",
        UNDER_WAY,
        ("person:correct",),
    ),
    Power(
        "candidate",
        "ends its own candidacy before the seat",
        (CONVENING, EXPLORATION),
        ("candidate:withdraw",),
    ),
    Power(
        "facilitator",
        "asks the custodians to open the identity behind a handle, with a reason",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("disclosure:ask",),
    ),
    Power(
        "secretariat_officer",
        "has a closed track destroyed, together with a second person, or spares it",
        (CLOSED,),
        ("track:shred", "track:spare"),
    ),
    Power(
        "chair",
        "has a closed track destroyed, together with an officer, or spares it",
        (CLOSED,),
        ("track:shred", "track:spare"),
    ),
    Power(
        "custodian",
        "opens one identity together with a second custodian, after a delay, or refuses",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("identity:agree", "identity:refuse", "identity:open"),
    ),
    Power(
        "facilitator",
        "runs rounds and moderates",
        (EXPLORATION,),
        (
            "round:open",
            "round:close",
            "round:extend",
            "question:add",
            "contribution:return",
            "batch:release",
        ),
    ),
    Power(
        "facilitator",
        "writes the synthesis, and may mend it while the text is drafted",
        (EXPLORATION, DRAFTING),
        ("passage:write",),
    ),
    Power(
        "rapporteur",
        "writes messages, themes, options and unknowns until the brief leaves the room",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("passage:write",),
    ),
    Power(
        "rapporteur",
        "keeps the text: paragraphs, merges, brackets",
        (DRAFTING,),
        ("paragraph:propose", "paragraph:amend", "paragraph:adopt", "amendment:withdraw"),
    ),
    Power(
        "rapporteur",
        "writes recommendations, and words and carries dissents",
        (DRAFTING, HAND_OFF),
        ("recommendation:write", "dissent:state", "dissent:carry"),
    ),
    Power(
        "rapporteur",
        "proposes to merge dissents, which only their holders can consent to",
        (DRAFTING, HAND_OFF),
        ("merger:propose",),
    ),
    Power("rapporteur", "asks for a brief", (HAND_OFF,), ("brief:ask",)),
    Power(
        "rapporteur",
        "drafts the reply to what an addressee asks back",
        (HAND_OFF,),
        ("clarification:draft",),
    ),
    Power(
        "expert",
        "keeps drafts that nobody else sees",
        (EXPLORATION,),
        ("contribution:draft", "contribution:discard"),
    ),
    Power(
        "expert",
        "contributes, takes back what is not yet released, or lets it go with few others",
        (EXPLORATION,),
        ("contribution:post", "contribution:withdraw", "contribution:consent"),
    ),
    Power(
        "expert",
        "takes positions on questions and on paragraphs",
        (EXPLORATION, DRAFTING),
        ("position:take",),
    ),
    Power(
        "expert",
        "consents to officials in a personal capacity",
        (CONVENING, EXPLORATION),
        ("officials:consent",),
    ),
    Power(
        "expert",
        "reports an acquired mandate, and renews the declaration",
        UNDER_WAY,
        ("mandate:report", "mandate:renew"),
    ),
    Power(
        "silent_observer",
        "reports an acquired mandate, and renews the declaration",
        UNDER_WAY,
        ("mandate:report", "mandate:renew"),
    ),
    Power(
        "expert",
        "amends the text, and takes back what nobody has answered yet",
        (DRAFTING,),
        ("paragraph:amend", "amendment:withdraw"),
    ),
    Power(
        "expert",
        "makes a dissent of its amendment that was not accepted",
        (DRAFTING, HAND_OFF),
        ("amendment:dissent",),
    ),
    Power(
        "expert",
        "dissents; nobody else closes a dissent",
        (DRAFTING, HAND_OFF),
        ("dissent:raise", "dissent:state", "dissent:confirm", "dissent:withdraw"),
    ),
    Power(
        "expert",
        "merges its dissent with others when all their holders consent, and leaves again alone",
        (DRAFTING, HAND_OFF),
        ("merger:propose", "merger:consent", "merger:refuse", "dissent:leave"),
    ),
    Power(
        "chair",
        "opens and closes phases, pauses, and ends a track",
        UNDER_WAY,
        ("track:advance", "track:pause", "track:terminate"),
    ),
    Power(
        "chair",
        "steps back: drafting to exploration, hand-off to drafting",
        (DRAFTING, HAND_OFF),
        ("track:step_back",),
    ),
    Power(
        "chair",
        "lets a paused track go on, or ends it",
        (PAUSED,),
        ("track:resume", "track:terminate"),
    ),
    Power(
        "chair",
        "puts a brief under silence where the terms say so, and breaks the silence",
        (HAND_OFF,),
        ("brief:put_under_silence", "brief:break_silence"),
    ),
    Power(
        "chair",
        "approves a brief, returns it, or releases it as one of two",
        (HAND_OFF,),
        ("brief:approve", "brief:return", "brief:release"),
    ),
    Power(
        "chair",
        "confirms what the secretariat recorded by letter or by word",
        (HAND_OFF,),
        ("answer:confirm",),
    ),
    Power(
        "chair",
        "forwards the reply to what an addressee asked back",
        (HAND_OFF,),
        ("clarification:reply",),
    ),
    Power(
        "decision_maker",
        "asks back about the brief or a recommendation",
        (HAND_OFF,),
        ("clarification:ask",),
    ),
    Power(
        "decision_maker",
        "acknowledges the brief and answers each recommendation",
        (HAND_OFF,),
        ("brief:acknowledge", "brief:answer"),
    ),
)

# Nobody else does anything in this version, and a closed track takes no act at all.
