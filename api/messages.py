"""A rule's refusal, or what a gate still misses, in words that the reader understands."""

from collections.abc import Mapping

from api.i18n import say, sentence
from api.sentences import SENTENCES
from policies.decisions import Deny, Value

WITHOUT_WORDS = sentence("A rule says no: %(rule)s.")


def in_words(deny: Deny) -> str:
    """The sentence of a denial."""
    return words_of(deny.message, deny.values)


def words_of(message: str, values: Mapping[str, Value]) -> str:
    """The sentence of a message id with its values; a name of the rule where there is none."""
    found = SENTENCES.get(message)
    if found is None:
        return say(WITHOUT_WORDS, rule=message)
    return say(found, **values)
