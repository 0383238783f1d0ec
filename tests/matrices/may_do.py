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
        "sounds candidates and grants seats until the drafting begins",
        (CONVENING, EXPLORATION),
        ("candidate:sound", "seat:grant"),
    ),
    Power(
        "secretariat_officer",
        "reminds whoever is waited for, as long as the track is under way",
        UNDER_WAY,
        ("roster:chase",),
    ),
    Power(
        "secretariat_officer",
        "releases the brief, together with a chair",
        (HAND_OFF,),
        ("brief:release",),
    ),
    Power(
        "eligibility_officer",
        "assesses declarations of mandate and interest",
        (CONVENING, EXPLORATION),
        ("candidate:assess",),
    ),
    Power(
        "candidate",
        "answers the sounding, declares and signs the undertaking in one sitting",
        (CONVENING, EXPLORATION),
        ("candidate:declare",),
    ),
    Power(
        "facilitator",
        "runs rounds and moderates",
        (EXPLORATION,),
        ("round:open", "round:close", "contribution:return", "batch:release"),
    ),
    Power(
        "facilitator",
        "writes the synthesis, and may mend it while the text is drafted",
        (EXPLORATION, DRAFTING),
        ("passage:write",),
    ),
    Power(
        "rapporteur",
        "writes messages, themes and unknowns until the brief leaves the room",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("passage:write",),
    ),
    Power(
        "rapporteur",
        "keeps the text: paragraphs, merges, brackets",
        (DRAFTING,),
        ("paragraph:propose", "paragraph:amend", "paragraph:adopt"),
    ),
    Power(
        "rapporteur",
        "writes recommendations, and words and carries dissents",
        (DRAFTING, HAND_OFF),
        ("recommendation:write", "dissent:state", "dissent:carry"),
    ),
    Power("rapporteur", "asks for a brief", (HAND_OFF,), ("brief:ask",)),
    Power(
        "expert",
        "contributes, and takes back what is not yet released",
        (EXPLORATION,),
        ("contribution:post", "contribution:withdraw"),
    ),
    Power(
        "expert",
        "takes positions on questions and on paragraphs",
        (EXPLORATION, DRAFTING),
        ("position:take",),
    ),
    Power("expert", "amends the text", (DRAFTING,), ("paragraph:amend",)),
    Power(
        "expert",
        "dissents; nobody else closes a dissent",
        (DRAFTING, HAND_OFF),
        ("dissent:raise", "dissent:state", "dissent:confirm", "dissent:withdraw"),
    ),
    Power(
        "chair",
        "opens and closes phases, and pauses",
        UNDER_WAY,
        ("track:advance", "track:pause"),
    ),
    Power(
        "chair",
        "steps back: drafting to exploration, hand-off to drafting",
        (DRAFTING, HAND_OFF),
        ("track:step_back",),
    ),
    Power("chair", "lets a paused track go on", (PAUSED,), ("track:resume",)),
    Power(
        "chair",
        "approves a brief, returns it, or releases it as one of two",
        (HAND_OFF,),
        ("brief:approve", "brief:return", "brief:release"),
    ),
    Power(
        "decision_maker",
        "acknowledges the brief and answers each recommendation",
        (HAND_OFF,),
        ("brief:acknowledge", "brief:answer"),
    ),
)

# Nobody else does anything in this version, and a closed track takes no act at all.
