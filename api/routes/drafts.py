"""The shared vision, the brief's own passages, recommendations, dissents."""

from api.routes.route import Route
from documents.operations.views import amendments, brackets, dissents, drafts, mergers, revisions
from policies.acts import Act
from policies.terms import RecordClass

DRAFT = (RecordClass.DRAFT,)
AMENDMENT = (RecordClass.AMENDMENT,)
SYNTHESIS = (RecordClass.SYNTHESIS,)
RECOMMENDATION = (RecordClass.RECOMMENDATION,)
DISSENT = (RecordClass.DISSENT,)

ROUTES = (
    Route("/tracks/{track}/paragraphs", DRAFT, act=Act.PARAGRAPH_PROPOSE, read=drafts.paragraphs),
    Route("/tracks/{track}/paragraphs/{paragraph}", DRAFT, read=drafts.one_paragraph),
    Route(
        "/tracks/{track}/paragraphs/{paragraph}/amendments",
        AMENDMENT,
        act=Act.PARAGRAPH_AMEND,
        read=amendments.amendments,
    ),
    Route("/tracks/{track}/paragraphs/{paragraph}/merge", AMENDMENT, read=amendments.merge_of),
    Route(
        "/tracks/{track}/paragraphs/{paragraph}/versions",
        DRAFT,
        read=drafts.versions,
    ),
    Route(
        "/tracks/{track}/paragraphs/{paragraph}/comparison",
        DRAFT,
        read=revisions.one_paragraph,
    ),
    Route("/tracks/{track}/draft", DRAFT, read=drafts.whole),
    Route("/tracks/{track}/draft/comparison", DRAFT, read=revisions.draft),
    Route("/tracks/{track}/draft/document", DRAFT, read=revisions.document, file="draft.docx"),
    Route("/tracks/{track}/draft/revisions", AMENDMENT, act=Act.DRAFT_REVISE),
    Route("/tracks/{track}/draft/revision", DRAFT, read=revisions.revision, file="revision.docx"),
    Route("/tracks/{track}/amendments/{amendment}/withdraw", AMENDMENT, act=Act.AMENDMENT_WITHDRAW),
    Route("/tracks/{track}/amendments/{amendment}/sponsor", AMENDMENT, act=Act.AMENDMENT_SPONSOR),
    Route("/tracks/{track}/amendments/{amendment}/agree", AMENDMENT, act=Act.AMENDMENT_AGREE),
    Route("/tracks/{track}/amendments/{amendment}/decline", AMENDMENT, act=Act.AMENDMENT_DECLINE),
    Route("/tracks/{track}/amendments/{amendment}/dissent", AMENDMENT, act=Act.AMENDMENT_DISSENT),
    Route("/tracks/{track}/paragraphs/{paragraph}/bracket", DRAFT, act=Act.PARAGRAPH_BRACKET),
    Route("/tracks/{track}/brackets", AMENDMENT, read=brackets.brackets),
    Route("/tracks/{track}/paragraphs/{paragraph}/adopt", DRAFT, act=Act.PARAGRAPH_ADOPT),
    Route("/tracks/{track}/passages", SYNTHESIS, act=Act.PASSAGE_WRITE, read=drafts.passages),
    Route("/tracks/{track}/passages/{passage}/confirm", SYNTHESIS, act=Act.STATEMENT_CONFIRM),
    Route("/tracks/{track}/passages/{passage}/correct", SYNTHESIS, act=Act.STATEMENT_CORRECT),
    Route(
        "/tracks/{track}/recommendations",
        RECOMMENDATION,
        act=Act.RECOMMENDATION_WRITE,
        read=drafts.recommendations,
    ),
    Route("/tracks/{track}/dissents", DISSENT, act=Act.DISSENT_RAISE, read=dissents.dissents),
    Route("/tracks/{track}/dissents/{dissent}", DISSENT, read=dissents.one_dissent),
    Route("/tracks/{track}/dissents/{dissent}/statement", DISSENT, act=Act.DISSENT_STATE),
    Route("/tracks/{track}/dissents/{dissent}/confirm", DISSENT, act=Act.DISSENT_CONFIRM),
    Route("/tracks/{track}/dissents/{dissent}/carry", DISSENT, act=Act.DISSENT_CARRY),
    Route("/tracks/{track}/dissents/{dissent}/withdraw", DISSENT, act=Act.DISSENT_WITHDRAW),
    Route("/tracks/{track}/dissents/{dissent}/leave", DISSENT, act=Act.DISSENT_LEAVE),
    Route("/tracks/{track}/mergers", DISSENT, act=Act.MERGER_PROPOSE, read=mergers.mergers),
    Route("/tracks/{track}/mergers/{merger}/consent", DISSENT, act=Act.MERGER_CONSENT),
    Route("/tracks/{track}/mergers/{merger}/refuse", DISSENT, act=Act.MERGER_REFUSE),
)
