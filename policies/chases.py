"""Chasing: whoever is waited for is reminded, at most once a day, and only they.

- Nobody is reminded of what they have done, and nobody learns who else was.
"""

from policies.decisions import Decision, all_of, allow_if


def may_chase(silent: int, not_yet_told: int) -> Decision:
    """Whether a chase reaches anybody: how many are silent, and how many of them were not told
    today."""
    return all_of(
        allow_if(silent > 0, "chases.nobody_silent"),
        allow_if(not_yet_told > 0, "chases.told_today"),
    )
