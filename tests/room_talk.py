"""Acts in a room beside its rounds: background papers and what is asked for them."""

from typing import Any

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
