"""What a question that is asked again may print, and that no solver gets below the threshold.

- The solver sees everything that was printed in a random track, and knows every rule. It looks
  for another course of the same track that would have printed the same: while there is one in
  which a small group has another size, nobody can tell its size.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.cells import Group
from policies.ledger import NO_POSITION, Beside, Entry, Printed, beside, by_side, entry, printable
from policies.terms import Scale
from policies.verdicts import LEAST, Judged
from tests.policies.tables import table

K = 5
MOST_TRIES = 100_000
SCALE = Scale.IMPORTANCE
BY_SIDE = by_side(SCALE)
GRADIENT = tuple(step for side in by_side(Scale.AGREEMENT) for step in side)
STEPS = tuple(step for side in BY_SIDE for step in side)


def stands(new: Mapping[str, int], earlier: Mapping[str, int] | Printed) -> Beside:
    """How a distribution stands to an earlier one; each is one side, each step a group."""
    before = earlier if isinstance(earlier, tuple) else printed(earlier)
    return beside(new, printed(new) if min(new.values()) >= K else (), before, K)


def printed(counts: Mapping[str, int]) -> Printed:
    return (tuple(Group((name,), count) for name, count in counts.items()),)


@given(st.tuples(*[st.tuples(st.integers(0, 20), st.integers(0, 20))] * len(GRADIENT)))
def test_two_texts_on_one_roster_leave_many_sizes_to_every_group_of_both(
    pairs: tuple[tuple[int, int], ...],
) -> None:
    most = max(map(sum, zip(*pairs, strict=True)))
    texts = [dict(zip(GRADIENT, counts, strict=True)) for counts in zip(*pairs, strict=True)]
    for counts in texts:
        counts[NO_POSITION] += most - sum(counts.values())
    one, other = (printable(Scale.AGREEMENT, counts, K) for counts in texts)
    for a, b in product(*([group.count for side in of for group in side] for of in (one, other))):
        assert min(a, b) - max(0, a + b - most) >= K


Case = tuple[Beside, Beside]
TOGETHER: dict[str, Case] = {
    "large groups print after nothing": (stands({"a": 9, "b": 9}, ()), Beside.NEW),
    "a group that came above k just now does not": (
        stands({"a": 8, "b": 9}, ()),
        Beside.WITHHELD,
    ),
    "nobody moved: the earlier figures stand": (
        stands({"a": 9, "b": 9}, {"a": 9, "b": 9}),
        Beside.AS_BEFORE,
    ),
    "four moved: the earlier figures stand": (
        stands({"a": 13, "b": 5}, {"a": 9, "b": 9}),
        Beside.AS_BEFORE,
    ),
    "one left a group of k: the earlier figures stand": (
        stands({"a": 4, "b": 9}, {"a": 5, "b": 9}),
        Beside.AS_BEFORE,
    ),
    "a late joiner is no difference": (
        stands({"a": 10, "b": 9}, {"a": 9, "b": 9}),
        Beside.AS_BEFORE,
    ),
    "five moved: both print": (stands({"a": 14, "b": 5}, {"a": 9, "b": 10}), Beside.NEW),
    "five moved, and one joined: nothing prints": (
        stands({"a": 14, "b": 7, "c": 8}, {"a": 9, "b": 9, "c": 11}),
        Beside.WITHHELD,
    ),
    "groups are compared as far as both tell them": (
        stands({"a": 9, "b": 9}, ((Group(("a", "b"), 18),),)),
        Beside.AS_BEFORE,
    ),
}


@table(TOGETHER)
def test_beside(case: Case) -> None:
    found, expected = case
    assert found is expected


Course = list[dict[str, int]]
"""Counts by step, a round after the other."""


Shown = tuple[Printed, Beside, Judged]


def shown(course: Course) -> list[Shown]:
    """Everything that the rounds of one question print."""
    found: list[Entry] = []
    for counts in course:
        found.append(entry(SCALE, counts, K, LEAST, found[-1] if found else None))
    return [(one.printed, one.standing, one.verdict) for one in found]


def random_course(rnd: Random) -> Course:
    """Rounds between which people join, leave, move and fall silent."""
    people = [rnd.choice(STEPS) for _ in range(rnd.randrange(12, 60))]
    course = []
    for _ in range(rnd.randrange(2, 4)):
        course.append({step: Counter(people)[step] for step in STEPS})
        stay = rnd.choice((0.5, 0.9, 1.0))
        people = [one if rnd.random() < stay else rnd.choice(STEPS) for one in people]
        people += [rnd.choice(STEPS) for _ in range(rnd.choice((0, 0, 1, 2)))]
        del people[: rnd.choice((0, 0, 1))]
    return course


def moved(
    course: Course, own: Mapping[int, str], moves: Iterable[tuple[str, str, int, Iterable[int]]]
) -> Course:
    """The course had some people stood elsewhere, for each move; the solver's own answers stay
    where they are."""
    other = [dict(counts) for counts in course]
    for source, target, people, rounds in moves:
        for at in rounds:
            if other[at][source] - (own.get(at) == source) >= people:
                other[at][source] -= people
                other[at][target] += people
    return other


def reshaped(course: Course, own: Mapping[int, str], rnd: Random) -> Course:
    """The course had all who judged stood elsewhere, in much the same way in every round: where a
    side printed, on the same side."""
    weights, other = {step: rnd.randrange(9) for step in STEPS}, []
    for at, counts in enumerate(course):
        told = bool(printable(SCALE, counts, K))
        sides = BY_SIDE[:-1] if told else [[step for side in BY_SIDE[:-1] for step in side]]
        new = dict(counts)
        for side in sides:
            new |= {step: int(own.get(at) == step) for step in side}
            ranked = sorted(side, key=lambda step: weights[step])
            left = sum(counts[step] for step in side) - sum(new[step] for step in side)
            for step in ranked:
                share = left * weights[step] // (sum(weights[one] for one in side) or 1)
                new[step] += share
            new[ranked[-1]] += sum(counts[step] for step in side) - sum(new[step] for step in side)
        other.append(new)
    return other


def guess(course: Course, own: Mapping[int, str], tries: int, rnd: Random) -> Course:
    """A course near this one, or one of quite another shape."""
    if tries % 3 == 2:
        course = reshaped(course, own, rnd)
    every = range(len(course))
    moves = []
    for _ in range(1 + tries % 6):
        rounds = rnd.choice((every, (rnd.choice(every),)))
        moves.append((rnd.choice(STEPS), rnd.choice(STEPS), rnd.randrange(1, 4), rounds))
    return moved(course, own, moves)


def recovered(course: Course, own: Mapping[int, str], rnd: Random) -> set[tuple[int, str]]:
    """The small groups whose size no other course that prints the same leaves open; the search
    walks from one such course to the next."""
    seen, here = shown(course), course
    small = {(at, one) for at in range(len(course)) for one in STEPS if 0 < course[at][one] < K}
    for tries in range(MOST_TRIES):
        if not small:
            break
        other = guess(here, own, tries, rnd)
        if shown(other) == seen:
            here = other
            small -= {(at, step) for at, step in small if other[at][step] != course[at][step]}
    return small


@pytest.mark.parametrize("block", range(10))
def test_a_solver_recovers_no_group_below_the_threshold(block: int) -> None:
    rnd = Random(f"ledger {block}")
    for _ in range(100):
        course = random_course(rnd)
        own = {
            number: rnd.choice([step for step in STEPS if counts[step]])
            for number, counts in enumerate(course)
        }
        # What leaves a participant in doubt leaves an outsider in doubt.
        assert recovered(course, own, rnd) == set()


def grown(counts: Mapping[str, int], joiners: Sequence[str]) -> dict[str, int]:
    """The same people, and these who joined."""
    more = Counter(joiners)
    return {step: counts[step] + more[step] for step in STEPS}


@pytest.mark.parametrize("block", range(4))
def test_who_knows_that_nobody_moved_does_not_learn_where_the_late_joiners_stand(
    block: int,
) -> None:
    rnd = Random(f"joiners {block}")
    told = 0
    for _ in range(100):
        counts = Counter(rnd.choices(STEPS, k=rnd.randrange(30, 60)))
        first = {step: counts[step] for step in STEPS}
        joiners = rnd.choices(STEPS, k=rnd.randrange(1, K))
        seen = shown([first, grown(first, joiners)])
        if not seen[0][0]:
            continue  # what they were before is not known either
        told += 1
        others = (
            [*joiners[:at], step, *joiners[at + 1 :]]
            for at, joined in enumerate(joiners)
            for step in STEPS
            if step != joined
        )
        assert any(shown([first, grown(first, other)]) == seen for other in others)
    assert told
