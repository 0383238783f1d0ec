"""Tracks: opening one, where it stands, moving it."""

from api.routes.route import Route
from api.standing import standing
from documents.operations.views import milestones, room
from documents.operations.views.tracks import tracks
from policies.acts import Act
from policies.terms import RecordClass

EVERY = tuple(RecordClass)
MILESTONE = (RecordClass.MILESTONE,)
LOG = (RecordClass.AUDIT_LEAF,)
STANDING = (RecordClass.QUESTION, RecordClass.TERMS, RecordClass.MILESTONE)

ROUTES = (
    Route("/tracks", (), act=Act.TRACK_OPEN, read=tracks),
    Route("/tracks/{track}", STANDING, read=standing),
    Route("/tracks/{track}/advance", STANDING, act=Act.TRACK_ADVANCE),
    Route("/tracks/{track}/step-back", STANDING, act=Act.TRACK_STEP_BACK),
    Route("/tracks/{track}/pause", STANDING, act=Act.TRACK_PAUSE),
    Route("/tracks/{track}/resume", STANDING, act=Act.TRACK_RESUME),
    Route("/tracks/{track}/stop", STANDING, act=Act.STOP_ASK),
    Route("/tracks/{track}/stop/lift", STANDING, act=Act.STOP_LIFT),
    Route("/tracks/{track}/shred", STANDING, act=Act.TRACK_SHRED),
    Route("/tracks/{track}/spare", STANDING, act=Act.TRACK_SPARE),
    Route("/tracks/{track}/terminate", STANDING, act=Act.TRACK_TERMINATE),
    Route("/tracks/{track}/rights", EVERY, read=room.rights),
    Route(
        "/tracks/{track}/milestones",
        MILESTONE,
        act=Act.MILESTONE_PUBLISH,
        read=room.milestones,
    ),
    Route("/tracks/{track}/publications", MILESTONE, read=milestones.publications),
    Route("/tracks/{track}/log", LOG, read=room.log),
)
