"""Acts of convening in a room: readiness, terms, the map of actors; pausing and resuming."""

from datetime import date

from documents.models.terms import TermsVersion
from documents.models.tracks import Track
from documents.operations.actor_map import Enter, Relate
from documents.operations.readiness import Answer, Decide, answers_given
from documents.operations.terms import SectionText, SignTerms, of_track
from documents.operations.terms import Write as WriteTerms
from documents.operations.tracks import Seen
from policies.actor_map import ActorKind, Bond, Reach, Role, Trend
from policies.acts import Act
from policies.charter import SECTIONS
from policies.readiness import Readiness, Risk, Topic
from policies.terms import (
    Phase,
    TermsKind,
)
from tests.room_basis import RoomBasis


class ConveningActs(RoomBasis):
    """What is done before a track opens, and again in a pause."""

    def answer_readiness(self, *topics: Topic) -> None:
        """The secretariat answers these questions, or all sixteen."""
        for topic in topics or Topic:
            body = Answer(topic, "It is.", "A note on file.", "The secretariat", Risk.LOW)
            self.do("secretariat_officer", Act.READINESS_ANSWER, body)

    def decide(self, outcome: Readiness = Readiness.PROCEED, mitigation: str = "") -> None:
        """A chair decides on the answers as they stand."""
        with self.store.begin() as uow:
            given = answers_given(uow, uow.session.get_one(Track, self.track))
        self.do("chair_1", Act.READINESS_DECIDE, Decide(outcome, mitigation), given)

    def write_terms(self, kind: TermsKind, text: str = "As it should be.") -> str:
        """The secretariat writes a version with the same words in every section."""
        sections = tuple(SectionText(section, text) for section in SECTIONS[kind])
        return self.do("secretariat_officer", Act.TERMS_WRITE, WriteTerms(kind, sections))

    def newest_terms(self, kind: TermsKind) -> TermsVersion:
        """The row of the newest version of a text."""
        with self.store.begin() as uow:
            return of_track(uow, uow.session.get_one(Track, self.track), kind)[-1]

    def agree_on_terms(self) -> None:
        """Both texts are written, and approved by a chair."""
        for kind in TermsKind:
            number = self.write_terms(kind)
            body = SignTerms(number, self.newest_terms(kind).sha256)
            self.do("chair_1", Act.TERMS_APPROVE, body)

    def enter_actor(self, name: str) -> str:
        """The secretariat enters an actor into the map."""
        body = Enter(
            name=name,
            kind=ActorKind.BUSINESS,
            reach=Reach.REGIONAL,
            roles=(Role.BRIDGE,),
            reviewed=date(2026, 1, 15),
            stance=f"What {name} wants.",
            red_lines=f"Where {name} stops.",
        )
        return self.do("secretariat_officer", Act.ACTOR_MAP_ENTER, body)

    def relate_actors(self, source: str, target: str) -> str:
        """The secretariat says how two actors stand to each other."""
        body = Relate(source, target, Bond.TENSE, 3, Trend.WORSENING, note="An old quarrel.")
        return self.do("secretariat_officer", Act.ACTOR_MAP_RELATE, body)

    def pause(self) -> None:
        """A chair pauses the track."""
        self.do("chair_1", Act.TRACK_PAUSE, Seen(self.phase()))

    def resume(self) -> None:
        """A chair decides on readiness again and lets the track go on."""
        self.decide()
        self.do("chair_1", Act.TRACK_RESUME, Seen(Phase.PAUSED))
