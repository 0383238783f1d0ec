"""A room on paper: dissents, mergers and paragraphs that move only as the rules answer.

- Every act may be tried by anybody on anything; what a rule denies changes nothing.
- Beside it stands what really happened: who ended what, who consented, what was written.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from policies import amendments, dissents, mergers, paragraphs
from policies.decisions import Decision, Deny
from policies.dissents import Step
from policies.facts import DissentFacts, PartFacts
from policies.terms import AmendmentState, DissentState, MergerState

EDITOR = "rapporteur"
BY = datetime(2031, 5, 6, tzinfo=UTC)


@dataclass
class Held:
    """A dissent; a joint one has no holder of its own."""

    holder: str
    target: str
    state: DissentState = DissentState.RAISED
    into: str | None = None
    before: DissentState | None = None
    words: str = ""


@dataclass
class Proposed:
    """A proposal to merge."""

    parts: tuple[str, ...]
    words: str
    consented: set[str] = field(default_factory=set)
    state: MergerState = MergerState.OPEN


@dataclass
class Written:
    """A paragraph: its versions, and its amendments with what became of them."""

    versions: list[str]
    amendments: dict[str, str] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    adopted: bool = False


def allowed(answer: Decision) -> bool:
    """Whether a rule let it happen."""
    return not isinstance(answer, Deny)


@dataclass
class Paper:
    """The room, and what really happened in it: `ended`, `left`, `agreed`, `texts`."""

    held: dict[str, Held] = field(default_factory=dict)
    proposed: dict[str, Proposed] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)
    ended: set[tuple[str, str]] = field(default_factory=set)
    agreed: set[tuple[str, str]] = field(default_factory=set)
    texts: set[tuple[str, str]] = field(default_factory=set)
    left: set[tuple[str, str]] = field(default_factory=set)

    def new(self) -> str:
        """A name that nothing has yet."""
        return f"n{len(self.held) + len(self.proposed) + len(self.texts)}"

    # Dissents

    def raise_dissent(self, who: str, target: str) -> None:
        """One person dissents once from a text."""
        standing = (one for one in self.held.values() if one.state is not DissentState.WITHDRAWN)
        if not any((one.holder, one.target) == (who, target) for one in standing):
            self.held[self.new()] = Held(who, target)

    def step(self, who: str, name: str, step: Step, silent: bool) -> None:
        """Somebody tries one step on a dissent."""
        one = self.held[name]
        mine = one.holder == who
        if step is Step.STATE and not allowed(dissents.may_state(one.state, mine, who == EDITOR)):
            return
        now = BY if silent else BY - timedelta(days=1)
        moved = dissents.move(one.state, step, mine, now, BY)
        if isinstance(moved, Deny) or step is Step.MERGE:  # merging has its own way
            return
        one.words = f"{who}'s" if step is Step.STATE and mine else one.words
        self._move(who, name, moved)

    def leave(self, who: str, name: str) -> None:
        """Somebody tries to take a dissent out of its merger."""
        one = self.held[name]
        moved = mergers.leave(one.state, one.holder == who, one.before)
        if not isinstance(moved, Deny):
            self._move(who, name, moved)

    def _move(self, who: str, name: str, moved: DissentState) -> None:
        one = self.held[name]
        if one.state is DissentState.MERGED:
            self.left.add((who, name))
        former, one.state, one.into, one.before = one.into, moved, None, None
        if moved is DissentState.WITHDRAWN:
            self.ended.add((who, name))
        self._end_if_left(former)

    def _end_if_left(self, joint: str | None) -> None:
        if joint and not any(one.into == joint for one in self.held.values()):
            self.held[joint].state = DissentState.WITHDRAWN

    # Mergers

    def propose_merger(self, who: str, names: tuple[str, ...]) -> None:
        """Somebody tries to propose a merger."""
        parts = tuple(dict.fromkeys(names))
        facts = [self._part(who, self.held[name]) for name in parts]
        if allowed(mergers.may_propose(facts, who == EDITOR)):
            own = {name for name in parts if self.held[name].holder == who}
            merger = self.new()
            self.proposed[merger] = Proposed(parts, f"{merger} in joint words", own)
            self.agreed |= {(who, merger)}

    def answer(self, who: str, name: str, consents: bool) -> None:
        """Somebody tries to answer a proposal."""
        one = self.proposed[name]
        mine = {part for part in one.parts if self.held[part].holder == who}
        standing = mergers.standing(one.state, [self.held[part].state for part in one.parts])
        if not allowed(mergers.may_answer(standing, bool(mine))):
            return
        if not consents:
            one.state = MergerState.REFUSED
            return
        one.consented |= mine
        self.agreed |= {(who, name)}
        if mergers.is_complete(one.parts, one.consented):
            self._merge(name, one)

    def _merge(self, name: str, merger: Proposed) -> None:
        first = self.held[merger.parts[0]]
        joint = f"joint {name}"
        self.held[joint] = Held("", first.target, DissentState.CARRIED, words=merger.words)
        former = {self.held[part].into for part in merger.parts}
        for part in merger.parts:
            one = self.held[part]
            one.before = one.before or one.state
            moved = dissents.move(one.state, Step.MERGE, True, BY, BY)
            assert isinstance(moved, DissentState)
            one.state, one.into = moved, joint
        for left in former:
            self._end_if_left(left)
        merger.state = MergerState.MERGED

    def _part(self, who: str, one: Held) -> PartFacts:
        return PartFacts(one.target, one.state, not one.holder, one.holder == who)

    def facts(self) -> list[DissentFacts]:
        """The dissents as the coverage line looks at them."""
        return [DissentFacts(name, one.state, one.into) for name, one in self.held.items()]

    # Paragraphs

    def propose(self) -> str:
        """A new paragraph."""
        name = self.new()
        self.written[name] = Written([f"{name} at first"])
        self.texts.add((name, f"{name} at first"))
        return name

    def amend(self, who: str, name: str) -> None:
        """Another wording of a paragraph."""
        amendment = self.new()
        text = f"{amendment} by {who}"
        self.written[name].amendments[amendment] = text
        self.written[name].open.add(amendment)
        self.texts.add((name, text))

    def withdraw_amendment(self, who: str, name: str, amendment: str) -> None:
        """Somebody tries to withdraw an amendment; it can still be read."""
        one = self.written[name]
        mine = one.amendments[amendment].endswith(f"by {who}")
        state = AmendmentState.OPEN if amendment in one.open else AmendmentState.NOT_ACCEPTED
        if allowed(amendments.may_withdraw(state, mine, sponsor=False, sponsored=False)):
            one.open.discard(amendment)

    def adopt(self, name: str, accept: tuple[str, ...], reject: tuple[str, ...]) -> None:
        """Somebody tries to adopt a paragraph with these answers to its amendments."""
        one = self.written[name]
        if not allowed(paragraphs.may_adopt(one.adopted, one.open, accept, reject)):
            return
        one.versions += [one.amendments[chosen] for chosen in accept]
        one.open.clear()
        one.adopted = True
