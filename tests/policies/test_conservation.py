"""No dissent lost, no text lost, none closed except by its holder: whatever anybody tries.

- Thousands of sequences of acts by everybody on everything, each asked of the rules; the same
  law on the real record is tried in `tests/documents/operations/test_conservation.py`.
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from policies.dissents import Step, coverage, unmapped
from policies.terms import DissentState, MergerState
from tests.policies.conservation import EDITOR, Paper

PEOPLE = ("a", "b", "c", EDITOR, "chair")
WHO = st.sampled_from(PEOPLE)
MERGED, WITHDRAWN = DissentState.MERGED, DissentState.WITHDRAWN
SEQUENCES = 2_000


class Everybody(RuleBasedStateMachine):
    """Anybody tries anything; the laws hold after every act."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = Paper()
        self.recorded = 0
        self.targets = [self.paper.propose(), self.paper.propose()]
        for who in PEOPLE[:3]:
            self.paper.raise_dissent(who, self.targets[0])

    @initialize(consents=st.integers(0, 2))
    def begin(self, consents: int) -> None:
        """Two of three dissents are to be merged; so many holders have consented."""
        self.paper.propose_merger(EDITOR, tuple(sorted(self.paper.held)[:2]))
        for who in PEOPLE[:consents]:
            self.paper.answer(who, min(self.paper.proposed), True)

    def one(self, data: st.DataObject, names: object) -> str:
        """One of these names."""
        return data.draw(st.sampled_from(sorted(names)))  # type: ignore[call-overload, no-any-return]

    @rule(who=st.sampled_from(PEOPLE[:3]), at=st.integers(0, 1))
    def raise_dissent(self, who: str, at: int) -> None:
        self.paper.raise_dissent(who, self.targets[at])

    @precondition(lambda self: self.paper.held)
    @rule(data=st.data(), who=WHO, step=st.sampled_from(Step), silent=st.booleans())
    def step(self, data: st.DataObject, who: str, step: Step, silent: bool) -> None:
        self.paper.step(who, self.one(data, self.paper.held), step, silent)

    @precondition(lambda self: self.paper.held)
    @rule(data=st.data(), who=WHO)
    def leave(self, data: st.DataObject, who: str) -> None:
        self.paper.leave(who, self.one(data, self.paper.held))

    @precondition(lambda self: len(self.paper.held) > 1)
    @rule(data=st.data(), who=WHO)
    def propose_merger(self, data: st.DataObject, who: str) -> None:
        names = st.lists(st.sampled_from(sorted(self.paper.held)), min_size=1, max_size=3)
        self.paper.propose_merger(who, tuple(data.draw(names)))

    @precondition(lambda self: self.paper.proposed)
    @rule(data=st.data(), who=WHO, consents=st.sampled_from((True, True, True, False)))
    def answer(self, data: st.DataObject, who: str, consents: bool) -> None:
        self.paper.answer(who, self.one(data, self.paper.proposed), consents)

    @rule(who=WHO, at=st.integers(0, 1))
    def amend(self, who: str, at: int) -> None:
        self.paper.amend(who, self.targets[at])

    @precondition(lambda self: any(one.amendments for one in self.paper.written.values()))
    @rule(data=st.data(), who=WHO)
    def withdraw_amendment(self, data: st.DataObject, who: str) -> None:
        amended = {name for name, one in self.paper.written.items() if one.amendments}
        name = self.one(data, amended)
        self.paper.withdraw_amendment(
            who, name, self.one(data, self.paper.written[name].amendments)
        )

    @rule(data=st.data(), at=st.integers(0, 1))
    def adopt(self, data: st.DataObject, at: int) -> None:
        name = self.targets[at]
        waiting = sorted(self.paper.written[name].open)
        accept = data.draw(st.lists(st.sampled_from(waiting), max_size=2)) if waiting else []
        self.paper.adopt(name, tuple(accept), tuple(one for one in waiting if one not in accept))

    @invariant()
    def no_dissent_is_lost(self) -> None:
        line = coverage(self.paper.facts(), self.paper.held)
        assert line.recorded >= self.recorded
        assert line.open == len(unmapped(self.paper.facts(), self.paper.held))
        self.recorded = line.recorded

    @invariant()
    def only_holders_close(self) -> None:
        for name, one in self.paper.held.items():
            if one.state is WITHDRAWN and one.holder:
                assert (one.holder, name) in self.paper.ended
            if one.state is WITHDRAWN and not one.holder:
                assert not any(part.into == name for part in self.paper.held.values())

    @invariant()
    def only_holders_leave(self) -> None:
        assert all(self.paper.held[name].holder == who for who, name in self.paper.left)

    @invariant()
    def nobody_is_merged_without_consent(self) -> None:
        for one in self.paper.held.values():
            if one.state is MERGED:
                assert one.into is not None
                joint, merger = self.paper.held[one.into], one.into.removeprefix("joint ")
                assert joint.state is DissentState.CARRIED
                assert (one.holder, merger) in self.paper.agreed
                assert self.paper.proposed[merger].state is MergerState.MERGED

    @invariant()
    def own_words_stay_own(self) -> None:
        for one in self.paper.held.values():
            assert not one.holder or one.words in ("", f"{one.holder}'s")

    @invariant()
    def no_text_is_lost(self) -> None:
        readable = {
            (name, text)
            for name, one in self.paper.written.items()
            for text in (*one.versions, *one.amendments.values())
        }
        assert self.paper.texts <= readable


Everybody.TestCase.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=20, deadline=None
)
TestEverybody = Everybody.TestCase
