"""A revision of the draft that somebody sends back: which paragraphs it rewords, if it may.

- A paragraph is known by its number. Every paragraph is there, once, and still says something.
- A revision rewords; what is new, gone or split is put forward paragraph by paragraph.
- A comment on a paragraph is the reason why it is reworded; on one that is not, it has no place.
- Nobody rewords what they have not read: a paragraph that was changed since is not amended.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from policies.decisions import Decision, Deny, all_of, allow_if
from policies.files import Fault
from policies.numbering import place

LONGEST: Final = 2000
"""The longest paragraph, and the longest reason, in characters."""

_SEEN: Final = "\n\t\u061c\u200c\u200d\u200e\u200f"
"""Signs without a shape that scripts need."""


@dataclass(frozen=True, slots=True)
class Given:
    """A paragraph as it stands in the file: its number, its wording, comments on it."""

    number: str
    text: str
    comments: tuple[str, ...] = ()


Returned = Sequence[Given]


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph in the edition that was revised; `since`: it reads otherwise now."""

    text: str
    since: bool = False


def may_revise(returned: Returned, there: Mapping[str, Standing]) -> Decision:
    """Whether this revision of these paragraphs can be taken."""
    often = Counter(one.number for one in returned)
    changed = reworded(returned, there)
    unknown = [one for one in often if one not in there]
    twice = [one for one, times in often.items() if times > 1]
    missing = [one for one in there if one not in often]
    emptied = [one for one, text in changed.items() if not _says(text)]
    longer = [one for one, text in changed.items() if len(text) > LONGEST]
    said = reasons(returned)
    aside = [one for one in said if one not in changed]
    long_said = [one for one, text in said.items() if len(text) > LONGEST]
    hiding = [one for one, text in [*changed.items(), *said.items()] if _hides(text)]
    since = [one for one in changed if there[one].since]
    return all_of(
        allow_if(not unknown, "revisions.unknown_number", number=_first(unknown)),
        allow_if(not twice, "revisions.twice", number=_first(twice)),
        allow_if(not missing, "revisions.missing", number=_first(missing)),
        allow_if(not emptied, "revisions.emptied", number=_first(emptied)),
        allow_if(not longer, "revisions.too_long", number=_first(longer)),
        allow_if(not aside, "revisions.comment_aside", number=_first(aside)),
        allow_if(not long_said, "revisions.comment_too_long", number=_first(long_said)),
        allow_if(not hiding, "revisions.hidden_signs", number=_first(hiding)),
        allow_if(not since, "revisions.reads_otherwise", number=_first(since)),
        allow_if(bool(changed), "revisions.nothing_changed"),
    )


def reworded(returned: Returned, there: Mapping[str, Standing]) -> dict[str, str]:
    """The new wordings of known paragraphs by their number; space around them does not count."""
    texts = {one.number: one.text.strip() for one in returned if one.number in there}
    return {number: text for number, text in texts.items() if text != there[number].text.strip()}


def reasons(returned: Returned) -> dict[str, str]:
    """The comments on each paragraph that has any that say something, by its number."""
    said = {one.number: "\n".join(filter(_says, one.comments)).strip() for one in returned}
    return {number: text for number, text in said.items() if text}


def refusal(fault: Fault, number: str) -> Deny:
    """Why a file is not taken; `number` is the paragraph at or after which the fault stands, 0
    before the first."""
    return replace(_FAULTS[fault], values={"number": number})


_FAULTS: Final[Mapping[Fault, Deny]] = {
    Fault.UNREADABLE: Deny("revisions.unreadable"),
    Fault.MACROS: Deny("revisions.macros"),
    Fault.EMBEDDED: Deny("revisions.embedded"),
    Fault.OUTSIDE: Deny("revisions.outside"),
    Fault.FETCHES: Deny("revisions.fetches"),
    Fault.COMMENTS: Deny("revisions.comments"),
    Fault.FOREIGN: Deny("revisions.foreign"),
    Fault.LINE: Deny("revisions.outside_text"),
}


def _first(numbers: Sequence[str]) -> str:
    return min(numbers, key=place, default="0")


def _says(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in text)


def _hides(text: str) -> bool:
    """Whether the text holds controls, overrides of direction or other signs without a shape."""
    hidden = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
    return any(unicodedata.category(sign) in hidden and sign not in _SEEN for sign in text)
