"""Acts in a room by the name of whoever does them, with plain contents where none are given.

- Every helper is one act, done through its operation; it raises `Denied` where a rule says no.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from documents.models.briefs import Brief
from documents.models.contributions import ReleasedContribution
from documents.models.dissents import Dissent
from documents.models.rounds import Round
from documents.operations.adoption import Adopt
from documents.operations.briefs import Ask, Sign
from documents.operations.contributions import Draft, Post
from documents.operations.dissents import Body, Raise, State, ThisDissent
from documents.operations.drafts import Amend, NewParagraph
from documents.operations.identities import AskIdentity
from documents.operations.mergers import Merge, ThisMerger
from documents.operations.paraphrases import WriteParaphrase
from documents.operations.positions import Take
from documents.operations.questions import Asked
from documents.operations.recommendations import Recommend
from documents.operations.rounds import Extend, NewRound, ThisRound
from documents.operations.summaries import WriteSummary
from documents.operations.synthesis import Write
from documents.operations.taken import wording_of
from documents.operations.targets import Target
from documents.operations.tracks import Seen
from policies.acts import Act
from policies.synthesis import PassageKind
from policies.terms import (
    ContributionKind,
    Handling,
    Place,
    RecordClass,
    Scale,
)
from tests.people import word
from tests.room_talk import TalkActs


class RoomActs(TalkActs):
    """Acts in one track, by the name of whoever does them."""

    # Exploration

    def open_round(
        self,
        *questions: str,
        seconds: int = 3600,
        scale: Scale = Scale.IMPORTANCE,
        **more: Any,
    ) -> str:
        """The facilitator opens a round for as long."""
        asked = tuple(Asked(text, scale) for text in questions or ("What matters most?",))
        closes_at = self.store.clock.now() + timedelta(seconds=seconds)
        body = NewRound("First things", asked, closes_at, **more)
        return self.do("facilitator", Act.ROUND_OPEN, body)

    def extend_round(self, round_id: str, seconds: int) -> None:
        """The facilitator lets a round close so many seconds from now."""
        closes_at = self.store.clock.now() + timedelta(seconds=seconds)
        self.do("facilitator", Act.ROUND_EXTEND, Extend(round_id, closes_at))

    def post(
        self,
        who: str,
        round_id: str,
        text: str = "",
        handling: Handling = Handling.CHATHAM_HOUSE,
        **more: Any,
    ) -> str:
        """An expert contributes."""
        said = text or f"What {word(who, 'ish')} holds about the matter."
        body = Post(round_id, ContributionKind.OPTION, said, handling, **more)
        return self.do(who, Act.CONTRIBUTION_POST, body)

    def paraphrase(self, item: str, text: str = "Somebody would count together.") -> None:
        """The facilitator says an item of a closed window in other words."""
        self.do("facilitator", Act.PARAPHRASE_WRITE, WriteParaphrase(item, text), 1)

    def draft(self, who: str, text: str = "A thought that is not ready.", **more: Any) -> str:
        """An expert keeps something without sending it."""
        return self.do(who, Act.CONTRIBUTION_DRAFT, Draft(ContributionKind.OPTION, text, **more))

    def close_round(self, round_id: str) -> None:
        """The facilitator closes a round before its time."""
        self.do("facilitator", Act.ROUND_CLOSE, ThisRound(round_id))

    def release(self, round_id: str) -> None:
        """The facilitator releases a batch."""
        self.do("facilitator", Act.BATCH_RELEASE, ThisRound(round_id))

    def sum_up(self, round_id: str, text: str = "Views part on gauges.", **more: Any) -> str:
        """The facilitator writes what was said."""
        return self.do("facilitator", Act.SUMMARY_WRITE, WriteSummary(round_id, text, **more))

    def take(
        self, who: str, subject: str, value: str, reason: str = "Because.", **more: Any
    ) -> str:
        """An expert takes a position, on a text as it is worded now."""
        with self.store.begin() as uow:
            more = {"wording": wording_of(uow, subject)} | more
        return self.do(who, Act.POSITION_TAKE, Take(subject, value, reason, **more))

    # Drafting

    def propose(self, text: str = "Shared waters need shared numbers.") -> str:
        """The rapporteur proposes a paragraph for the brief."""
        return self.do("rapporteur", Act.PARAGRAPH_PROPOSE, NewParagraph(text, Place.BRIEF))

    def amend(self, who: str, paragraph: str, text: str, version: int = 1, **more: Any) -> str:
        """Somebody proposes another wording, or what else `more` says."""
        body = Amend(paragraph, text, "Clearer so.", **more)
        return self.do(who, Act.PARAGRAPH_AMEND, body, version)

    def adopt(
        self, paragraph: str, accept: tuple[str, ...] = (), reject: tuple[str, ...] = ()
    ) -> None:
        """The rapporteur adopts a paragraph that stands in its first version."""
        self.do("rapporteur", Act.PARAGRAPH_ADOPT, Adopt(paragraph, accept, reject), 1)

    def released(self) -> tuple[str, ...]:
        """The ids of what was released in this track."""
        mine = select(Round.id).where(Round.track_id == self.track)
        query = select(ReleasedContribution.id).where(ReleasedContribution.round_id.in_(mine))
        with self.store.begin() as uow:
            return tuple(uow.session.scalars(query))

    def message(self, text: str = "Measure first, then share.", **more: Any) -> str:
        """The rapporteur writes a message of the brief, resting on what was released."""
        more.setdefault("sources", self.released()[:1])
        body = Write(PassageKind.MESSAGE, text, "Measure", "reliable", **more)
        return self.do("rapporteur", Act.PASSAGE_WRITE, body)

    def recommend(self, addressee: str = "decision_maker_1", **more: Any) -> str:
        """The rapporteur writes a recommendation to a decision-maker."""
        body = Recommend(
            addressee=self.seats[addressee],
            action="Open the gauges to both sides.",
            first_step="Name one laboratory.",
            by=date(2027, 3, 31),
            means="The joint fund pays.",
            forum="The basin commission",
            follow_up="A note after six months.",
            rationale="Figures that both trust end most quarrels.",
            **more,
        )
        return self.do("rapporteur", Act.RECOMMENDATION_WRITE, body)

    def dissent(self, who: str, target: str, kind: Target = Target.PARAGRAPH) -> str:
        """An expert raises a dissent."""
        return self.do(who, Act.DISSENT_RAISE, Raise(kind, target))

    def state_dissent(self, who: str, dissent: str, sentence: str, text: str = "") -> None:
        """Its holder, or the rapporteur for its holder, states a dissent."""
        self.on_dissent(who, Act.DISSENT_STATE, dissent, State(dissent, sentence, text))

    def on_dissent(self, who: str, what: Act, dissent: str, body: object = None) -> None:
        """An act on a dissent as it stands now."""
        with self.store.begin() as uow:
            version = uow.session.get_one(Dissent, dissent).version
        self.do(who, what, body or ThisDissent(dissent), version)

    # Custody

    def ask_identity(self, name: str, reason: str = "The text announces violence.") -> str:
        """The facilitator asks the custodians to open the identity behind somebody's handle."""
        return self.do("facilitator", Act.DISCLOSURE_ASK, AskIdentity(self.handle(name), reason))

    def propose_merger(self, who: str, *parts: str, sentence: str = "We trust no gauges.") -> str:
        """Somebody proposes to merge dissents."""
        return self.do(who, Act.MERGER_PROPOSE, Merge(parts, sentence, "Not one of them."))

    def consent(self, merger: str, *who: str) -> None:
        """These holders consent to a merger."""
        for name in who:
            self.do(name, Act.MERGER_CONSENT, ThisMerger(merger))

    def joint(self, dissent: str) -> str:
        """The id of what a dissent was merged into; empty if it is not merged."""
        with self.store.begin() as uow:
            row = uow.session.get_one(Dissent, dissent)
            sealed = uow.sealer(self.track).open(row, "body", RecordClass.DISSENT, Body)
            return sealed.merged_into or ""

    # Hand-off

    def ask_for_brief(self) -> str:
        """The rapporteur asks for a brief; it is composed at once."""
        return self.do("rapporteur", Act.BRIEF_ASK, Ask())

    def sign(self, what: Act, brief: str, sha256: str, *who: str) -> None:
        """These people sign exactly this document."""
        for name in who:
            self.do(name, what, Sign(brief, sha256))

    def sha256(self, brief: str) -> str:
        """The hash of a brief; empty if the release gate found something."""
        with self.store.begin() as uow:
            return uow.session.get_one(Brief, brief).sha256 or ""

    def advance(self) -> None:
        """A chair lets the track go on."""
        self.do("chair_1", Act.TRACK_ADVANCE, Seen(self.phase()))
