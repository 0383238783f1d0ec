"""What those do who write, moderate and keep the text; one half of the table in `may_do`."""

from tests.matrices.power import CONVENING, DRAFTING, EXPLORATION, HAND_OFF, UNDER_WAY, Power

CONTENT = (
    Power(
        "facilitator",
        "asks the custodians to open the identity behind a handle, with a reason",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("disclosure:ask",),
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
            "thresholds:change",
            "contribution:return",
            "batch:release",
        ),
    ),
    Power(
        "facilitator",
        "sums up what was released, and may correct it while the text is drafted",
        (EXPLORATION, DRAFTING),
        ("summary:write",),
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
        (
            "paragraph:propose",
            "paragraph:amend",
            "paragraph:bracket",
            "paragraph:adopt",
            "amendment:withdraw",
        ),
    ),
    *(
        Power(
            seat,
            "agrees that its own amendment reads otherwise, or declines",
            (DRAFTING,),
            ("amendment:agree", "amendment:decline"),
        )
        for seat in ("rapporteur", "expert")
    ),
    Power("expert", "sponsors another's amendment", (DRAFTING,), ("amendment:sponsor",)),
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
    *(
        Power(
            seat,
            "adds background papers, and withdraws what it added, until the text is handed on",
            (CONVENING, EXPLORATION, DRAFTING),
            ("paper:add", "paper:withdraw"),
        )
        for seat in ("secretariat_officer", "facilitator", "researcher")
    ),
    *(
        Power(
            seat,
            "asks the researchers for a study",
            (EXPLORATION, DRAFTING),
            ("study:ask",),
        )
        for seat in ("facilitator", "chair")
    ),
    Power(
        "researcher",
        "accepts or declines a study that is asked for, and delivers a paper",
        (EXPLORATION, DRAFTING),
        ("study:accept", "study:decline", "study:deliver"),
    ),
    Power(
        "facilitator",
        "writes private notes to a handle, opens and closes caucuses",
        (EXPLORATION, DRAFTING),
        ("note:write", "caucus:open", "caucus:close"),
    ),
    Power(
        "expert",
        "writes private notes to the facilitator, and speaks in a caucus that it is inside of",
        (EXPLORATION, DRAFTING),
        ("note:answer", "caucus:write"),
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
    *(
        Power(
            seat,
            "contributes, takes back what is not yet released, or lets it go with few others",
            (EXPLORATION,),
            ("contribution:post", "contribution:withdraw", "contribution:consent"),
        )
        for seat in ("expert", "chair", "silent_observer")
    ),
    *(
        Power(
            seat,
            "asks for other words for what it wrote, and says whether they will do",
            (EXPLORATION,),
            ("paraphrase:ask", "paraphrase:confirm", "paraphrase:return"),
        )
        for seat in ("expert", "chair", "silent_observer")
    ),
    Power("facilitator", "finds other words", (EXPLORATION,), ("paraphrase:write",)),
    Power(
        "expert",
        "takes positions on questions and on paragraphs",
        (EXPLORATION, DRAFTING),
        ("position:take",),
    ),
    Power(
        "expert",
        "says whether what rests on its words states them fairly",
        (EXPLORATION, DRAFTING),
        ("statement:confirm", "statement:correct"),
    ),
    Power(
        "expert",
        "asks for a stop without being seen",
        (EXPLORATION, DRAFTING, HAND_OFF),
        ("stop:ask",),
    ),
    Power(
        "expert",
        "consents to a switch between Track 2 and Track 1.5, or refuses it",
        (CONVENING, EXPLORATION),
        ("officials:consent", "officials:refuse"),
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
        ("paragraph:amend", "draft:revise", "amendment:withdraw"),
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
)
