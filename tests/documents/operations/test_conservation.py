"""No dissent lost, no text lost, none closed or taken back except by its holder: on the record.

- Everybody tries every act on texts and dissents while phases move and clocks run; in some
  sequences the track goes back to the exploration, and what is said there in other words.
- `./test` tries a few sequences on top of those of the rules alone (`tests/policies`);
  `./test tests/documents/operations --sequences 1000` tries as many on the real record.
"""

import shutil
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from itertools import count
from operator import itemgetter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from policies import permissions
from policies.acts import Act
from policies.terms import Phase, Seat
from tests.documents.operations.everybody import ACTS, Ledger
from tests.documents.operations.told import TALKS
from tests.fakes import FrozenClock
from tests.records import open_store, tick
from tests.room import TERMS, Room

SEQUENCES, STEPS = 10, 20
ALL = tuple(f"expert_{number}" for number in range(1, 6))
EXPERTS = ALL[:3]
FACILITATOR = "facilitator"
SEATS = dict.fromkeys(EXPERTS, Seat.EXPERT) | {
    "rapporteur": Seat.RAPPORTEUR,
    "chair_1": Seat.CHAIR,
    FACILITATOR: Seat.FACILITATOR,
}
TALK = (
    *(("chair_1", Act.TRACK_STEP_BACK), (FACILITATOR, Act.ROUND_OPEN)),
    *((who, Act.CONTRIBUTION_POST) for who in ALL),
    *((ALL[0], Act.PARAPHRASE_ASK), (FACILITATOR, Act.ROUND_CLOSE)),
    *((FACILITATOR, Act.PARAPHRASE_WRITE), (ALL[0], Act.PARAPHRASE_CONFIRM)),
    *((FACILITATOR, Act.BATCH_RELEASE), ("chair_1", Act.TRACK_ADVANCE)),
)
"""The way of what is told in other words."""
TALKED = (*[0] * 6, *range(len(TALK) - 6, len(TALK) + 1))
"""How far on it a sequence begins."""
WHO = (*EXPERTS, *EXPERTS, *EXPERTS, "rapporteur", "rapporteur", "chair_1", FACILITATOR)


def likely(phase: Phase) -> tuple[Act, ...]:
    """Every act, and those more often that are of this phase."""
    return (*ACTS, *TALKS * 4) if phase is Phase.EXPLORATION else (*ACTS * 2, *TALKS)


def able(what: Act, phase: Phase) -> tuple[str, ...]:
    """Anybody, and more often somebody who may do this in this phase."""
    may = [who for who in WHO if what in permissions.acts_of(SEATS[who], phase)]
    return (*may, *may, *WHO)


def modifying(names: Sequence[str]) -> str:
    """Of kinds the first, of amendments the first, and of neither none."""
    return names[1] if names[0] == "" else names[0]


@pytest.fixture
def drafting(tmp_path: Path) -> Room:
    """A room that drafts, closed again; each sequence works on a copy of it."""
    room = Room.open(open_store(tmp_path / "first"))
    room.go_to(Phase.DRAFTING)
    room.message()
    room.recommend()
    room.store.close()
    return room


def test_whatever_anybody_tries(
    drafting: Room, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    numbers = count()

    class Everybody(RuleBasedStateMachine):
        """Sequences of attempts, each in a room of its own."""

        def __init__(self) -> None:
            super().__init__()
            self.clock, self.home = FrozenClock(), tmp_path / f"{next(numbers)}"
            shutil.copytree(tmp_path / "first", self.home)
            self.ledger = Ledger(drafting.on(open_store(self.home, clock=self.clock)))
            self.ledger.attempt("rapporteur", Act.PARAGRAPH_PROPOSE, min)
            for who in EXPERTS:
                self.ledger.attempt(who, Act.PARAGRAPH_AMEND, itemgetter(0))
            self.ledger.attempt(EXPERTS[2], Act.DRAFT_REVISE, itemgetter(0))

        @initialize(
            whole=st.booleans(),
            consents=st.sampled_from((2, 2, 1)),
            agrees=st.sampled_from(((), (Act.AMENDMENT_AGREE,))),
            decided=st.sampled_from(
                (Act.PARAGRAPH_ADOPT, Act.PARAGRAPH_BRACKET, Act.PARAGRAPH_PROPOSE)
            ),
            talked=st.sampled_from(TALKED),
        )
        def begin(
            self, whole: bool, consents: int, agrees: tuple[Act, ...], decided: Act, talked: int
        ) -> None:
            """Two of three dissents from one text are to be merged; so many holders have consented.
            One of three amendments is to be reworded, and its author agrees or has not yet;
            somebody decides. The track may have gone back, and something been said in part."""
            for who in EXPERTS:
                self.ledger.attempt(who, Act.DISSENT_RAISE, itemgetter(-1 if whole else 0))
            self.ledger.attempt(EXPERTS[1], Act.PARAGRAPH_AMEND, modifying)
            for what in agrees:
                self.ledger.attempt(EXPERTS[0], what, lambda names: names[-1])
            of = self.ledger.behind.of
            reworded = partial(max, key=lambda name: bool(of.get(name)))
            pick = reworded if decided is Act.PARAGRAPH_ADOPT else itemgetter(0)
            self.ledger.attempt("rapporteur", decided, pick)
            first, second, *_ = self.ledger.holders
            named = iter((first, second, first))
            self.ledger.attempt("rapporteur", Act.MERGER_PROPOSE, lambda _: next(named))
            for who in EXPERTS[:consents]:
                self.ledger.attempt(who, Act.MERGER_CONSENT, min)
            for who, what in TALK[:talked]:
                self.ledger.attempt(who, what, itemgetter(0))

        def teardown(self) -> None:
            self.ledger.every_text_is_there()
            self.ledger.room.store.close()
            shutil.rmtree(self.home)

        @rule(data=st.data())
        def attempt(self, data: st.DataObject) -> None:
            """Two acts, whoever's they are."""
            for _ in range(2):
                phase = self.ledger.room.phase()
                what = data.draw(st.sampled_from(likely(phase)))
                who = data.draw(st.sampled_from(able(what, phase)))
                self.ledger.attempt(who, what, lambda names: data.draw(st.sampled_from(names)))

        @rule(days=st.sampled_from((0, 1)))
        def time_passes(self, days: int) -> None:
            self.clock.advance(timedelta(seconds=days * TERMS.confirm_seconds))
            tick(self.ledger.room.store, self.ledger.room.track)
            self.ledger.check("")

    sequences = request.config.getoption("sequences") or SEQUENCES
    run_state_machine_as_test(
        Everybody,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
