"""The home page: each track in which I hold a seat, where it stands, what awaits me.

- What awaits somebody was decided by the record; the page puts it into words.
- Where a seat does not know how the track stands, there is no phase rail.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Blueprint, Response, request

from api import auth
from api.i18n import say, sentence
from api.pages.render import render
from api.pages.steps import Step, rail
from api.places import Place
from api.problems import Problem
from api.visit import visit
from documents.operations.desks import Awaiting, Desk, desks_of
from documents.operations.views.look import CONTENT
from policies import knowledge
from policies.terms import Phase, RecordClass, Seat, Visibility

SEATS: Mapping[Seat, str] = MappingProxyType(
    {
        Seat.SECRETARIAT_OFFICER: sentence("secretariat officer"),
        Seat.ELIGIBILITY_OFFICER: sentence("eligibility officer"),
        Seat.CANDIDATE: sentence("candidate"),
        Seat.FACILITATOR: sentence("facilitator"),
        Seat.RAPPORTEUR: sentence("rapporteur"),
        Seat.TRANSLATOR: sentence("translator"),
        Seat.RESEARCHER: sentence("researcher"),
        Seat.EXPERT: sentence("expert"),
        Seat.SILENT_OBSERVER: sentence("silent observer"),
        Seat.CHAIR: sentence("chair"),
        Seat.CUSTODIAN: sentence("custodian"),
        Seat.DECISION_MAKER: sentence("decision-maker"),
        Seat.FRIEND: sentence("friend of the track"),
        Seat.AUDITOR: sentence("auditor"),
        Seat.OPERATOR: sentence("operator"),
    }
)
AWAITS: Mapping[str, str] = MappingProxyType(
    {
        "awaits.acknowledge": sentence("Briefs to acknowledge: %(count)d."),
        "awaits.advance": sentence("The gate is open: the track can move into its next phase."),
        "awaits.amendments": sentence("Amendments to accept or reject: %(count)d."),
        "awaits.answer": sentence("Recommendations that await your answer: %(count)d."),
        "awaits.approve": sentence("Briefs to read and approve, or return: %(count)d."),
        "awaits.approve_terms": sentence(
            "Concept note or terms of reference to read and approve, or return: %(count)d."
        ),
        "awaits.assess": sentence("Candidates to assess: %(count)d."),
        "awaits.break_silence": sentence(
            "Briefs that you approve unless you break the silence: %(count)d."
        ),
        "awaits.confirm": sentence("Your dissents to confirm or withdraw: %(count)d."),
        "awaits.officials": sentence(
            "Your consent to officials who sit here in a personal capacity (Track 1.5)."
        ),
        "awaits.officials_leave": sentence(
            "Your consent to going back to Track 2, where no officials sit."
        ),
        "awaits.confirm_answer": sentence("Answers by letter or by word to confirm: %(count)d."),
        "awaits.consent": sentence(
            "Your contributions that wait with few others, to be let go or withdrawn: %(count)d."
        ),
        "awaits.consider": sentence("Paragraphs to take a position on: %(count)d."),
        "awaits.contribute": sentence("Rounds open for contributions: %(count)d."),
        "awaits.custody": sentence("Requests to open an identity, to decide on: %(count)d."),
        "awaits.decide_readiness": sentence("All questions are answered: decide on readiness."),
        "awaits.declare": sentence("Your declaration and undertaking: about ten minutes."),
        "awaits.deliver_study": sentence("Studies that you took on: %(count)d."),
        "awaits.draft_reply": sentence("Questions of addressees to reply to: %(count)d."),
        "awaits.forward_reply": sentence("Replies to addressees to read and forward: %(count)d."),
        "awaits.fair": sentence(
            "Statements that rest on what you wrote: say whether they are fair: %(count)d."
        ),
        "awaits.gate": sentence("Things still missing before exploration: %(count)d."),
        "awaits.identity": sentence(
            "Requests to open your identity that two custodians agreed to: %(count)d."
        ),
        "awaits.modification": sentence("Other wordings of an amendment of yours: %(count)d."),
        "awaits.merger": sentence("Proposals to merge a dissent of yours: %(count)d."),
        "awaits.mend_brief": sentence("Briefs that came back: %(count)d."),
        "awaits.note": sentence("Notes from the facilitator to you: %(count)d."),
        "awaits.notes": sentence("Private notes that you have not answered: %(count)d."),
        "awaits.open_round": sentence("No round is open."),
        "awaits.reassess": sentence("Seats that rest until you assess a mandate: %(count)d."),
        "awaits.renew": sentence("Your declaration of mandate, to be renewed."),
        "awaits.readiness": sentence("Questions of readiness without an answer: %(count)d."),
        "awaits.paraphrase": sentence(
            "Paraphrases of what you wrote, to confirm or return: %(count)d."
        ),
        "awaits.paraphrases": sentence("Texts to say in other words: %(count)d."),
        "awaits.release": sentence("Briefs ready to be released: %(count)d."),
        "awaits.reply_to_study": sentence("Requests for a study to accept or decline: %(count)d."),
        "awaits.screen": sentence("Nominations to screen: %(count)d."),
        "awaits.sound": sentence("Candidates to sound: %(count)d."),
        "awaits.send_again": sentence("Contributions that came back to you: %(count)d."),
        "awaits.silent_addressees": sentence(
            "Briefs about which an addressee stays silent: %(count)d."
        ),
        "awaits.summarise": sentence("Released rounds to sum up: %(count)d."),
        "awaits.release_batch": sentence("Closed rounds waiting for their release: %(count)d."),
        "awaits.whole": sentence("The text as a whole is settled: take a position on it."),
        "awaits.stop": sentence("Somebody asked for a stop: the chairs decide how to go on."),
        "awaits.switch": sentence(
            "Everybody has consented: the switch that was asked for can take effect."
        ),
        "awaits.shred": sentence("Somebody asks you to destroy or spare this closed track."),
    }
)


LEADS: Mapping[str, str] = MappingProxyType(
    {
        "awaits.acknowledge": "/briefs",
        "awaits.advance": "",
        "awaits.amendments": "/text",
        "awaits.answer": "/briefs",
        "awaits.approve": "/briefs",
        "awaits.confirm": "/text",
        "awaits.consider": "/text",
        "awaits.whole": "/text",
        "awaits.contribute": "/rounds",
        "awaits.declare": "/declaration",
        "awaits.gate": "",
        "awaits.modification": "/text",
        "awaits.officials": "",
        "awaits.officials_leave": "",
        "awaits.open_round": "/rounds",
        "awaits.paraphrase": "/rounds",
        "awaits.paraphrases": "/rounds",
        "awaits.release": "/briefs",
        "awaits.release_batch": "/rounds",
        "awaits.renew": "/declaration",
        "awaits.send_again": "/rounds",
        "awaits.stop": "",
        "awaits.summarise": "/rounds",
        "awaits.switch": "",
    }
)
"""The page on which what awaits somebody can be done, below the track's; some have none yet."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that awaits the reader, and the page that it leads to, if there is one."""

    says: str
    leads: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One track as the page prints it; `leads` to its own page for who knows of its course,
    `text` to the texts while they are drafted, for who knows them."""

    title: str
    seats: tuple[str, ...]
    rail: tuple[Step, ...]
    paused: bool
    awaits: tuple[Ask, ...]
    leads: str | None
    text: str | None = None


def pages(place: Place) -> Blueprint:
    """The home page at this place."""
    found = Blueprint("home", __name__)

    @found.get("/")
    def home() -> Response:
        here = visit()
        if here.signed_in is None:
            raise Problem("signed_out")
        desks = desks_of(here.uow, here.signed_in.account_id)
        here.uow.commit()
        csrf = auth.csrf_of(auth.cookie_token(request, place) or "")
        return Response(render("home.html", tracks=[card(desk) for desk in desks], csrf=csrf))

    return found


def card(desk: Desk) -> Card:
    """A desk in words."""
    return Card(
        title=desk.question or say("A track"),
        seats=tuple(say(SEATS[seat]) for seat in desk.seats),
        rail=rail(desk.phase),
        paused=desk.paused,
        awaits=tuple(awaited(desk, item) for item in desk.awaits),
        leads=f"/tracks/{desk.track_id}" if desk.question or desk.phase else None,
        text=f"/tracks/{desk.track_id}/text" if _reads(desk) else None,
    )


def _reads(desk: Desk) -> bool:
    drafts = (knowledge.level(seat, RecordClass.DRAFT, Visibility.BLIND) for seat in desk.seats)
    return desk.phase is Phase.DRAFTING and not CONTENT.isdisjoint(drafts)


def awaited(desk: Desk, item: Awaiting) -> Ask:
    """What awaits, in words, and where it is done."""
    below = LEADS.get(item.message)
    leads = None if below is None else f"/tracks/{desk.track_id}{below}"
    return Ask(say(AWAITS[item.message], count=item.count), leads)
