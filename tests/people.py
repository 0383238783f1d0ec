"""Invented people for tests: names, addresses, houses, each word of them one person's alone.

- No word of a name occurs in any text that tests write, so that a search finds what leaked.
"""


def word(name: str, ending: str = "") -> str:
    """A word that belongs to the person who is called so, and to nobody else."""
    letters = "".join("abcdefghij"[int(c)] if c.isdigit() else c for c in name if c.isalnum())
    return f"Q{letters}{ending}"


def full_name(name: str) -> str:
    """The name on the roster."""
    return f"Ana {word(name)}"


def email(name: str) -> str:
    """An address that cannot exist."""
    return f"{word(name)}@house.example".lower()
