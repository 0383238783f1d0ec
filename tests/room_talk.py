"""Acts in a room beside its rounds: background papers, studies, notes, caucuses."""

from typing import Any

from documents.models.people import SeatRow
from documents.operations import seats
from documents.operations.caucuses import OpenCaucus, WriteInCaucus
from documents.operations.notes import NoteToFacilitator, NoteToHandle
from documents.operations.papers import AddPaper
from documents.operations.studies import AskStudy
from policies.acts import Act
from policies.papers import PaperKind
from policies.terms import Handling
from tests.room_convening import ConveningActs


class TalkActs(ConveningActs):
    """Acts in one track, by the name of whoever does them."""

    def add_paper(
        self,
        who: str,
        text: str = "Two towns read one gauge for thirty years.",
        kind: PaperKind = PaperKind.CASE,
        handling: Handling = Handling.OPEN,
        **more: Any,
    ) -> str:
        """Somebody adds a background paper."""
        body = AddPaper(kind, "The two bridges", text, "Yearbook of Waters", handling, **more)
        return self.do(who, Act.PAPER_ADD, body)

    def ask_study(self, who: str = "facilitator", question: str = "What did gauges cost?") -> str:
        """Somebody asks the researchers."""
        return self.do(who, Act.STUDY_ASK, AskStudy(question))

    # Between a few

    def handle(self, name: str) -> str:
        """The handle that somebody writes under."""
        with self.store.begin() as uow:
            row = uow.session.get_one(SeatRow, self.seats[name])
            return seats.details(uow, row).handle

    def note(self, name: str, text: str = "Would you say more?") -> str:
        """The facilitator writes to somebody's handle."""
        return self.do("facilitator", Act.NOTE_WRITE, NoteToHandle(self.handle(name), text))

    def answer_note(self, name: str, text: str = "Only to you.") -> str:
        """Somebody writes to the facilitator."""
        return self.do(name, Act.NOTE_ANSWER, NoteToFacilitator(text))

    def open_caucus(self, *names: str, topic: str = "Gauges") -> str:
        """The facilitator opens a caucus for these people."""
        handles = tuple(self.handle(name) for name in names)
        return self.do("facilitator", Act.CAUCUS_OPEN, OpenCaucus(topic, handles))

    def say_in(self, caucus: str, name: str, text: str = "Among ourselves.") -> str:
        """Somebody says something in a caucus."""
        return self.do(name, Act.CAUCUS_WRITE, WriteInCaucus(caucus, text))
