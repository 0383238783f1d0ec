"""The silence procedure: a text that nobody breaks the silence on counts as approved.

- Only where the terms of reference say so, and once for each text.
- A chair who breaks the silence, with a reason, does not count; the others do.
- Whoever drafted the text or approved it by name does not count a second time.
- Silence replaces the chairs' approvals and nothing else: two people still release.
"""

from collections.abc import Collection

from policies.approvals import before_chairs
from policies.decisions import Decision, all_of, allow_if
from policies.facts import BriefFacts


def may_start(brief: BriefFacts, shown_sha256: str, seconds: int, had: bool) -> Decision:
    """Whether this text may be put under silence for so long (0: the terms know no silence);
    `had`: it was put under silence before."""
    return all_of(
        before_chairs(brief, shown_sha256),
        allow_if(seconds > 0, "silence.not_in_terms"),
        allow_if(not had, "silence.once"),
    )


def may_break(running: bool, broken: bool, reason: str) -> Decision:
    """Whether a chair may break the silence; `broken`: they did so already."""
    return all_of(
        allow_if(running, "silence.not_running"),
        allow_if(not broken, "silence.broken_already"),
        allow_if(bool(reason.strip()), "approvals.reason_missing"),
    )


def counted(
    chairs: Collection[str],
    broke: Collection[str],
    approved: Collection[str],
    drafters: Collection[str],
) -> frozenset[str]:
    """The chairs whose silence counts as an approval."""
    return frozenset(chairs) - set(broke) - set(approved) - set(drafters)
