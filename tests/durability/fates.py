"""What became of everything that was acknowledged, after a life with crashes.

- An act that its caller insisted on is in the log exactly as often as it was acknowledged.
- A post whose caller gave up is there once or never; all others are there once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policies.acts import Act
from policies.course import COURSE_ACTS
from policies.terms import WindowState
from tests.durability.ledger import Ledger
from tests.durability.walks import Walk

POST = Act.CONTRIBUTION_POST.value
CHECKED = frozenset({*COURSE_ACTS, Act.READINESS_DECIDE, Act.CONTRIBUTION_POST})


@dataclass(frozen=True, slots=True)
class Found:
    """What a run was made of."""

    acknowledged: int
    course_acts: int
    posts: int
    unknown: int
    leaves: int

    def __str__(self) -> str:
        return (
            f"acknowledged: {self.acknowledged}, of which course acts {self.course_acts}, posts "
            f"{self.posts}; never answered: {self.unknown}; the log of {self.leaves} leaves "
            "verifies; nothing is lost, nothing happened twice"
        )


def check(ledger: Ledger, walks: Iterable[Walk]) -> None:
    """Raises: AssertionError, if anything was lost, happened twice, or stands elsewhere."""
    leaves = ledger.leaves_of([walk.track for walk in walks])
    for walk in walks:
        since = _since(leaves[walk.track], walk)
        posted = sum(times for (act, _), times in since.items() if act == POST)
        _each_once(since, walk)
        assert ledger.standing(walk.track) is walk.stands
        # What too few wrote moves on into the next round, which settles the one before.
        taking = {one for one in walk.rounds if ledger.window(one) is WindowState.OPEN}
        assert taking == {one for one, state in walk.rounds.items() if state is WindowState.OPEN}
        assert ledger.items(walk.track) == posted
        steps = ledger.steps(walk.track)
        moved = sum(n for (act, _), n in walk.acknowledged.items() if act in COURSE_ACTS)
        assert len(steps) == len(set(steps))
        assert len(steps) - walk.steps == moved


def found(walks: Iterable[Walk], leaves: int) -> Found:
    """The sums over all walks."""
    everything: Counter[str] = Counter()
    unknown = 0
    for walk in walks:
        unknown += walk.unknown
        for (act, _), times in walk.acknowledged.items():
            everything[act] += times
    course = sum(times for act, times in everything.items() if act in COURSE_ACTS)
    return Found(everything.total(), course, everything[POST], unknown, leaves)


def _since(leaves: Counter[tuple[str, str, str]], walk: Walk) -> Counter[tuple[str, str]]:
    """What was done since the walk began."""
    done: Counter[tuple[str, str]] = Counter()
    for (act, about, outcome), times in (leaves - walk.before).items():
        if outcome == "allowed" and act in CHECKED:
            done[act, about] += times
    return done


def _each_once(done: Counter[tuple[str, str]], walk: Walk) -> None:
    lost = walk.acknowledged - done
    assert not lost, f"lost: {lost}"
    more = done - walk.acknowledged
    assert all(act == POST and times == 1 for (act, _), times in more.items()), f"twice: {more}"
    assert len(more) <= walk.unknown
