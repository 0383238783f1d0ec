"""What the briefs of both samples say gives nobody away."""

import pytest

from tests.sample.checks import FIRST_PERSON, PEOPLE_COUNTED, runs_of_letters, runs_of_words
from tests.sample.courses import COURSES
from tests.sample.material import Sample, sample
from tests.sample.texts import brief_texts, kept_inside


@pytest.fixture(params=sorted(COURSES))
def played(request: pytest.FixtureRequest) -> Sample:
    """Each of the samples."""
    return sample(COURSES[request.param][0])


def test_it_repeats_no_run_of_eight_words_or_forty_letters_from_inside(played: Sample) -> None:
    inside = list(kept_inside(played))
    said = set().union(*map(runs_of_words, inside))
    spelt = set().union(*map(runs_of_letters, inside))
    assert said
    assert spelt
    for text in brief_texts(played):
        assert not runs_of_words(text) & said
        assert not runs_of_letters(text) & spelt


def test_it_counts_no_people_and_speaks_for_nobody(played: Sample) -> None:
    printed = list(brief_texts(played))
    assert printed
    for text in printed:
        assert not PEOPLE_COUNTED.search(text), text
        assert not FIRST_PERSON.search(text), text
