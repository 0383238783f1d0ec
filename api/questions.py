"""The sixteen questions of readiness in the reader's words, with their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.i18n import say, sentence
from documents.operations.actors import Actor
from documents.operations.readiness import Answer
from documents.operations.views import readiness
from documents.operations.views.readiness import Decided
from documents.store import UnitOfWork
from policies.readiness import Topic

WORDS: Mapping[Topic, str] = MappingProxyType(
    {
        Topic.PURPOSE: sentence("What is the purpose, and what exactly is the question?"),
        Topic.WHY_UNOFFICIAL_WHY_NOW: sentence(
            "Why can this not be taken up officially, and why is now the moment?"
        ),
        Topic.CONSENT_AND_SPOILERS: sentence(
            "Whose acquiescence is needed, who has been told, and who could undo the effort?"
        ),
        Topic.ACTOR_MAP: sentence("Is the map of actors and their relations complete?"),
        Topic.OWN_ROLE: sentence(
            "What are the convener's own interests, role and limits in this matter?"
        ),
        Topic.IMPARTIAL_FACILITATION: sentence("How is the facilitation kept impartial?"),
        Topic.INCLUSION: sentence(
            "Who is included, by gender, region, age and as affected groups, and who is missing?"
        ),
        Topic.HARM_TO_PARTICIPANTS: sentence(
            "What harm could come to participants: safety, retaliation, law, travel, devices?"
        ),
        Topic.HARM_TO_THE_CONFLICT: sentence(
            "Could it make things worse: lend standing, buy time, leak, cross official talks?"
        ),
        Topic.LAW: sentence(
            "Which laws bear on it: sanctions, listed groups, lobbying, data, immunities?"
        ),
        Topic.INFORMATION_HANDLING: sentence("How sensitive is it, and how is it handled?"),
        Topic.OTHER_TRACKS: sentence("How does it fit with other efforts on the same matter?"),
        Topic.UPTAKE: sentence("What is expected of the addressees, and who will answer?"),
        Topic.EXIT_AND_SUSPENSION: sentence("When is the track suspended, and when is it ended?"),
        Topic.RESOURCES_AND_LANGUAGES: sentence("Do people, money and languages suffice?"),
        Topic.REVIEW_DATE: sentence("When is all of this looked at again?"),
    }
)


@dataclass(frozen=True, slots=True)
class QuestionInWords:
    """One question, in words, and its newest answer."""

    topic: Topic
    words: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions and the newest decision; `version` is the number of the newest answer."""

    version: int
    questions: tuple[QuestionInWords, ...]
    decision: Decided | None


def questionnaire(uow: UnitOfWork, actor: Actor) -> Questionnaire:
    """The questions of readiness, their answers as they stand, and the newest decision."""
    found = readiness.standing(uow, actor)
    given = {answer.topic: answer for answer in found.answers}
    asked = tuple(QuestionInWords(one, say(words), given.get(one)) for one, words in WORDS.items())
    return Questionnaire(found.version, asked, found.decision)
