"""What the checks of both samples look for: repeated runs, counted people, first persons."""

import re
import unicodedata

PEOPLE_COUNTED = re.compile(
    r"\b(no|none|nobody|everyone|everybody|all|both|unanim\w*|one|two|three|four|1|2|3|4)\b"
    r"(\s+\w+)?\s+(experts?|participants?|people|persons?|members?|respondents?|authors?|voices?)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(I|me|my|mine|we|us|our|ours)\b")


def plain(text: str) -> str:
    """Lower case, without marks, one space between words."""
    bare = unicodedata.normalize("NFKD", text)
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join("".join(letters).lower().split())


def words(text: str) -> list[str]:
    return plain(text).split()


def runs_of_words(text: str, length: int = 8) -> set[str]:
    found = words(text)
    return {" ".join(found[i : i + length]) for i in range(len(found) - length + 1)}


def runs_of_letters(text: str, length: int = 40) -> set[str]:
    found = plain(text).replace(" ", "")
    return {found[i : i + length] for i in range(len(found) - length + 1)}
