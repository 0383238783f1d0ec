"""How texts are compared: the one normal form in which the release gate looks for matches.

- Case is folded and every run of white space counts as one space; nothing else is undone.
- So a match is exact: other spellings, transliterations, look-alike letters, other orders of
  words and small edits are not recognised. Whoever releases must know that, and read.
"""


def normal(text: str) -> str:
    """The normal form: case folded, single spaces, none at the ends."""
    return " ".join(text.casefold().split())


def word_at(normal_text: str, position: int) -> int:
    """The number of the word, from 1, that stands at this position of a normal form."""
    return normal_text.count(" ", 0, position + 1) + 1
