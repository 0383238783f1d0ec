"""The brief: asked for, approved, returned, released; acknowledged, asked about and answered."""

from api.routes.route import Route
from api.standing import one_brief
from documents.operations.views import answers, briefs, clarifications
from policies.acts import Act
from policies.terms import RecordClass

BRIEF = (RecordClass.BRIEF,)
ASKED_BACK = (RecordClass.ANSWER, RecordClass.BRIEF)
SECOND = (RecordClass.APPROVAL,)  # who may be the second person of a two-person act
ANSWER = (RecordClass.BRIEF, RecordClass.ANSWER)

ROUTES = (
    Route("/tracks/{track}/briefs", BRIEF, act=Act.BRIEF_ASK, read=briefs.briefs),
    Route("/tracks/{track}/briefs/{brief}", BRIEF, read=one_brief),
    Route(
        "/tracks/{track}/briefs/{brief}/document", BRIEF, read=briefs.document, file="brief.docx"
    ),
    Route("/tracks/{track}/briefs/{brief}/annex", BRIEF, read=briefs.annex, file="annex.docx"),
    Route(
        "/tracks/{track}/briefs/{brief}/reply-slip",
        BRIEF,
        read=briefs.reply_slip,
        file="reply-slip.docx",
    ),
    Route("/tracks/{track}/briefs/{brief}/approve", BRIEF, act=Act.BRIEF_APPROVE),
    Route("/tracks/{track}/briefs/{brief}/return", BRIEF, act=Act.BRIEF_RETURN),
    Route("/tracks/{track}/briefs/{brief}/silence", BRIEF, act=Act.BRIEF_SILENCE),
    Route("/tracks/{track}/briefs/{brief}/break-silence", BRIEF, act=Act.BRIEF_BREAK_SILENCE),
    Route("/tracks/{track}/briefs/{brief}/release", BRIEF, act=Act.BRIEF_RELEASE),
    Route("/tracks/{track}/briefs/{brief}/acknowledge", BRIEF, act=Act.BRIEF_ACKNOWLEDGE),
    Route("/tracks/{track}/briefs/{brief}/answers", ANSWER, act=Act.BRIEF_ANSWER),
    Route("/tracks/{track}/briefs/{brief}/clarifications", BRIEF, act=Act.CLARIFICATION_ASK),
    Route("/tracks/{track}/clarifications", ASKED_BACK, read=clarifications.clarifications),
    Route(
        "/tracks/{track}/clarifications/{clarification}/draft", BRIEF, act=Act.CLARIFICATION_DRAFT
    ),
    Route(
        "/tracks/{track}/clarifications/{clarification}/reply", BRIEF, act=Act.CLARIFICATION_REPLY
    ),
    Route(
        "/tracks/{track}/recorded-answers",
        SECOND,
        act=Act.ANSWER_RECORD,
        read=answers.recorded,
    ),
    Route("/tracks/{track}/recorded-answers/{record}/confirm", SECOND, act=Act.ANSWER_CONFIRM),
    Route("/tracks/{track}/answers", (RecordClass.ANSWER,), read=answers.answers),
)
