"""Which characters a text may hold.

- No control characters except tab and line feed, no overrides and isolates of direction
  (UAX #9), nothing invisible that could mark a copy; joiners stay, since scripts need them.
- A text that must not be empty holds something that can be seen.
- The same rule is printed in the description as a pattern, so both sides can check it.
"""

import re

_REFUSED = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff"
)
_BLANK = r"\s\u0020\u0085\u00a0\u1680\u2000-\u200d\u202f\u205f\u3000\u115f\u1160\u3164\uffa0"

ANY_PATTERN = f"^[^{_REFUSED}]*$"
SEEN_PATTERN = f"^[^{_REFUSED}]*[^{_REFUSED}{_BLANK}][^{_REFUSED}]*$"

_ANY = re.compile(f"[^{_REFUSED}\U000e0000-\U000e007f]*")
_SEEN = re.compile(f"[^{_BLANK}]")


def printable(text: str) -> bool:
    """Whether every character is one that people can see or need for writing."""
    return _ANY.fullmatch(text) is not None


def seen(text: str) -> bool:
    """Whether the text holds at least one character that can be seen."""
    return _SEEN.search(text) is not None
