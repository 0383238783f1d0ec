"""The brief: asked for, approved, returned, released; acknowledged and answered."""

from api.routes.route import Route
from api.standing import one_brief
from documents.operations.views import answers, briefs
from policies.terms import Act, RecordClass

BRIEF = (RecordClass.BRIEF,)
ANSWER = (RecordClass.BRIEF, RecordClass.ANSWER)

ROUTES = (
    Route("/tracks/{track}/briefs", BRIEF, act=Act.BRIEF_ASK, read=briefs.briefs),
    Route("/tracks/{track}/briefs/{brief}", BRIEF, read=one_brief),
    Route(
        "/tracks/{track}/briefs/{brief}/document", BRIEF, read=briefs.document, file="brief.docx"
    ),
    Route("/tracks/{track}/briefs/{brief}/approve", BRIEF, act=Act.BRIEF_APPROVE),
    Route("/tracks/{track}/briefs/{brief}/return", BRIEF, act=Act.BRIEF_RETURN),
    Route("/tracks/{track}/briefs/{brief}/release", BRIEF, act=Act.BRIEF_RELEASE),
    Route("/tracks/{track}/briefs/{brief}/acknowledge", BRIEF, act=Act.BRIEF_ACKNOWLEDGE),
    Route("/tracks/{track}/briefs/{brief}/answers", ANSWER, act=Act.BRIEF_ANSWER),
    Route("/tracks/{track}/answers", (RecordClass.ANSWER,), read=answers.answers),
)
