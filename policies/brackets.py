"""Brackets: wordings of one paragraph that stay side by side, as `12. [ ]` and `12 bis. [ ]`.

- A bracket opens over a paragraph and open amendments of its wording; each becomes an alternative
  under a number of its own, which it keeps whatever becomes of it.
- A paragraph in brackets is not adopted. The bracket closes when the paragraph is adopted, which
  answers every alternative, or when the last alternative is withdrawn by those behind it.
- What is still in brackets when the text is handed on is printed so, in the annex: nobody's
  wording is chosen by the end of the time.
"""

from collections.abc import Sequence

from policies.amendments import AmendmentKind
from policies.decisions import Decision, all_of, allow_if
from policies.terms import AmendmentState

LIVE = (AmendmentState.OPEN, AmendmentState.ALTERNATIVE)
"""An amendment that an adoption still has to answer."""


def may_open(keep: Sequence[tuple[AmendmentState, AmendmentKind, bool]]) -> Decision:
    """Whether these amendments may be kept as alternatives; true: it amends another amendment."""
    wording = all(kind is AmendmentKind.REPLACE and not amends for _, kind, amends in keep)
    return all_of(
        allow_if(len(keep) > 0, "brackets.nothing_kept"),
        allow_if(all(state is AmendmentState.OPEN for state, _, _ in keep), "brackets.not_open"),
        allow_if(wording, "brackets.wordings_only"),
    )


def printed(text: str) -> str:
    """A wording as it stands in brackets."""
    return f"[{text}]"
