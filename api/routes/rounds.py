"""Rounds, what is contributed in them, positions and their statistics."""

from api.formats import templates
from api.routes.route import Route
from documents.operations.views import (
    contributions,
    formats,
    packs,
    paraphrases,
    positions,
    rounds,
    statistics,
    summaries,
)
from policies.acts import Act
from policies.terms import RecordClass

COURSE = (RecordClass.MILESTONE,)
RELEASED = (RecordClass.CONTRIBUTION_RELEASED,)
UNRELEASED = (RecordClass.CONTRIBUTION_UNRELEASED,)
CONTRIBUTION = (RecordClass.CONTRIBUTION_RELEASED, RecordClass.CONTRIBUTION_UNRELEASED)
POSITION = (RecordClass.POSITION,)
STATISTICS = (RecordClass.STATISTICS,)

ROUTES = (
    Route("/tracks/{track}/rounds", COURSE, act=Act.ROUND_OPEN, read=rounds.rounds),
    Route("/tracks/{track}/rounds/templates", COURSE, read=templates),
    Route("/tracks/{track}/rounds/{round}/copy", COURSE, read=formats.copy),
    Route("/tracks/{track}/rounds/{round}", COURSE, read=rounds.one_round),
    Route("/tracks/{track}/rounds/{round}/extend", COURSE, act=Act.ROUND_EXTEND),
    Route("/tracks/{track}/rounds/{round}/questions", COURSE, act=Act.QUESTION_ADD),
    Route("/tracks/{track}/rounds/{round}/thresholds", COURSE, act=Act.THRESHOLDS_CHANGE),
    Route("/tracks/{track}/rounds/{round}/close", COURSE, act=Act.ROUND_CLOSE),
    Route(
        "/tracks/{track}/rounds/{round}/summaries",
        RELEASED,
        act=Act.SUMMARY_WRITE,
        read=summaries.summaries,
    ),
    Route("/tracks/{track}/rounds/{round}/release", COURSE, act=Act.BATCH_RELEASE),
    Route("/tracks/{track}/rounds/{round}/contributions", UNRELEASED, read=contributions.window),
    Route(
        "/tracks/{track}/contributions",
        CONTRIBUTION,
        act=Act.CONTRIBUTION_POST,
        read=contributions.released,
    ),
    Route("/tracks/{track}/contributions/mine", UNRELEASED, read=contributions.mine),
    Route(
        "/tracks/{track}/contributions/drafts",
        UNRELEASED,
        act=Act.CONTRIBUTION_DRAFT,
        read=contributions.drafts,
    ),
    Route(
        "/tracks/{track}/contributions/drafts/{draft}/discard",
        UNRELEASED,
        act=Act.CONTRIBUTION_DISCARD,
    ),
    Route(
        "/tracks/{track}/contributions/{contribution}/withdraw",
        UNRELEASED,
        act=Act.CONTRIBUTION_WITHDRAW,
    ),
    Route(
        "/tracks/{track}/contributions/{contribution}/return",
        UNRELEASED,
        act=Act.CONTRIBUTION_RETURN,
    ),
    Route(
        "/tracks/{track}/contributions/{contribution}/consent",
        UNRELEASED,
        act=Act.CONTRIBUTION_CONSENT,
    ),
    Route(
        "/tracks/{track}/contributions/{contribution}/paraphrase",
        UNRELEASED,
        act=Act.PARAPHRASE_ASK,
    ),
    Route("/tracks/{track}/paraphrases", UNRELEASED, read=paraphrases.listed),
    Route("/tracks/{track}/paraphrases/{paraphrase}/write", UNRELEASED, act=Act.PARAPHRASE_WRITE),
    Route(
        "/tracks/{track}/paraphrases/{paraphrase}/confirm", UNRELEASED, act=Act.PARAPHRASE_CONFIRM
    ),
    Route("/tracks/{track}/paraphrases/{paraphrase}/return", UNRELEASED, act=Act.PARAPHRASE_RETURN),
    Route("/tracks/{track}/positions", POSITION, act=Act.POSITION_TAKE, read=positions.mine),
    Route("/tracks/{track}/rounds/{round}/pack", STATISTICS, read=packs.pack),
    Route("/tracks/{track}/statistics/{subject}", STATISTICS, read=statistics.statistics),
)
