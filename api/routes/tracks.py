"""Tracks: opening one, where it stands, moving it."""

from api.routes.route import Route
from api.standing import standing
from documents.operations.views.tracks import tracks
from policies.terms import Act, RecordClass

STANDING = (RecordClass.QUESTION, RecordClass.TERMS, RecordClass.MILESTONE)

ROUTES = (
    Route("/tracks", (), act=Act.TRACK_OPEN, read=tracks),
    Route("/tracks/{track}", STANDING, read=standing),
    Route("/tracks/{track}/advance", STANDING, act=Act.TRACK_ADVANCE),
    Route("/tracks/{track}/step-back", STANDING, act=Act.TRACK_STEP_BACK),
    Route("/tracks/{track}/pause", STANDING, act=Act.TRACK_PAUSE),
    Route("/tracks/{track}/resume", STANDING, act=Act.TRACK_RESUME),
)
