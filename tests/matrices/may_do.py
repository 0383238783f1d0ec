"""Who may do what, and when: written by hand from the design, not from the constants.

- One clause per power of a seat: a sentence, the phases it belongs to, the acts it covers.
- What no clause grants is denied: in every phase, for every seat.
- Words are those of the public interface, spelled out here a second time on purpose.
"""

from tests.matrices.content_powers import CONTENT
from tests.matrices.power import (
    CLOSED,
    CONVENING,
    DRAFTING,
    EXPLORATION,
    HAND_OFF,
    PAUSED,
    PHASES,
    SEATS,
    UNDER_WAY,
    Power,
)

__all__ = ["PHASES", "POWERS", "SEATS", "Power"]

POWERS = (
    Power(
        "secretariat_officer",
        "reminds whoever is waited for, as long as the track is under way",
        UNDER_WAY,
        ("roster:chase",),
    ),
    Power(
        "secretariat_officer",
        "opens the track; the new track stands in convening",
        (CONVENING,),
        ("track:open",),
    ),
    Power(
        "secretariat_officer",
        "writes concept note and terms of reference",
        (CONVENING,),
        ("terms:write",),
    ),
    Power(
        "secretariat_officer",
        "records changes of sponsor, funding and planned report",
        UNDER_WAY,
        ("charter:amend",),
    ),
    Power(
        "secretariat_officer",
        "publishes milestones for those who only follow",
        UNDER_WAY,
        ("milestone:publish",),
    ),
    Power(
        "secretariat_officer",
        "keeps the map of actors, before the track opens and in a pause",
        (CONVENING, PAUSED),
        ("actor_map:enter", "actor_map:relate"),
    ),
    Power(
        "secretariat_officer",
        "answers the questions of readiness, before the track opens and in a pause",
        (CONVENING, PAUSED),
        ("readiness:answer",),
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
        "asks for consent to a switch between Track 2 and Track 1.5, and lets it take effect",
        (CONVENING, EXPLORATION),
        ("officials:ask", "officials:switch"),
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
        "lets a track go on that somebody stopped",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("stop:lift",),
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
        "approves concept note and terms of reference, or returns them",
        (CONVENING,),
        ("terms:approve", "terms:return"),
    ),
    Power(
        "chair",
        "decides on readiness, before the track opens and in a pause",
        (CONVENING, PAUSED),
        ("readiness:decide",),
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
    Power(
        "chair",
        "approves a brief, returns it, or releases it as one of two",
        (HAND_OFF,),
        ("brief:approve", "brief:return", "brief:release"),
    ),
    *CONTENT,
)


# Nobody else does anything in this version, and a closed track takes no act at all.
