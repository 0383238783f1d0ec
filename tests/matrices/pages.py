"""Which pages a track has, and whose doors they are behind: written by hand.

- Names in braces are ids of the world; `classes` are the record classes whose knowledge opens
  the door; `acts` are what the page's forms may ask for.
- Who knows of a page's first classes nothing but that there are such records is told so.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageAddress:
    """One page: its door, its acts, whether it shows names of people, whether it is a file."""

    classes: tuple[str, ...]
    acts: tuple[str, ...] = ()
    names: bool = False
    file: bool = False


_ANSWERS = (
    *("position:take", "contribution:post", "contribution:withdraw"),
    *("paraphrase:ask", "paraphrase:confirm", "paraphrase:return"),
)
_DISSENTS = ("dissent:raise", "dissent:state", "dissent:confirm", "dissent:withdraw")
_AMENDS = (
    *("paragraph:amend", "amendment:sponsor", "amendment:withdraw", "amendment:dissent"),
    *("amendment:agree", "amendment:decline"),
)

_STEERS = (
    *("track:advance", "track:pause", "track:resume", "track:step_back"),
    *("stop:ask", "stop:lift"),
    *("officials:ask", "officials:consent", "officials:refuse", "officials:switch"),
)
_STANDING = ("question", "terms", "milestone")

PAGES: Mapping[str, PageAddress] = {
    "": PageAddress(_STANDING, _STEERS),
    "/declaration": PageAddress(
        ("declaration",),
        ("candidate:declare", "candidate:reply", "mandate:renew", "mandate:report"),
    ),
    "/chases": PageAddress(("delivery",), ("roster:chase",), names=True),
    "/rounds": PageAddress(("milestone",), ("round:open",)),
    "/rounds/templates": PageAddress(("milestone",), ("round:open",)),
    "/rounds/{closed_round}/copy": PageAddress(("milestone",), ("round:open",)),
    "/rounds/{open_round}": PageAddress(
        ("milestone",),
        (*_ANSWERS, "round:close", "batch:release", "contribution:return", "paraphrase:write"),
    ),
    "/rounds/{open_round}/replies/{released}": PageAddress(("contribution_released",), _ANSWERS),
    "/rounds/{released_round}/released": PageAddress(
        ("contribution_released",), ("summary:write",)
    ),
    "/text": PageAddress(("draft", "recommendation"), ("position:take", "paragraph:propose")),
    "/draft": PageAddress(("draft",), _DISSENTS),
    "/changes": PageAddress(("draft",)),
    "/changes/original": PageAddress(("draft",)),
    "/changes/changed": PageAddress(("draft",)),
    "/changes/final": PageAddress(("draft",)),
    "/revise": PageAddress(("draft",), ("draft:revise",)),
    "/brackets": PageAddress(("amendment",)),
    "/draft/document": PageAddress(("draft",), file=True),
    "/draft/revision": PageAddress(("draft",), file=True),
    "/paragraphs/{paragraph}": PageAddress(("draft",), (*_DISSENTS, *_AMENDS)),
    "/paragraphs/{paragraph}/merge": PageAddress(
        ("amendment",), ("paragraph:adopt", "paragraph:bracket")
    ),
    "/recommendations/{recommendation}": PageAddress(("recommendation",), _DISSENTS),
    "/briefs": PageAddress(("brief",)),
    "/briefs/{delivered}": PageAddress(
        ("brief",),
        (
            "brief:approve",
            "brief:return",
            "brief:release",
            "brief:acknowledge",
            "brief:answer",
        ),
        names=True,
    ),
    "/briefs/{delivered}/document": PageAddress(("brief",), file=True),
    "/briefs/{delivered}/annex": PageAddress(("brief",), file=True),
    "/briefs/{delivered}/reply-slip": PageAddress(("brief",), file=True),
}
"""Every page inside a track."""

ASSIGNED: Mapping[str, str] = {
    "/paragraphs/{paragraph}": "draft",
    "/paragraphs/{paragraph}/merge": "amendment",
    "/recommendations/{recommendation}": "recommendation",
    "/briefs/{delivered}": "brief",
    "/briefs/{delivered}/document": "brief",
    "/briefs/{delivered}/annex": "brief",
    "/briefs/{delivered}/reply-slip": "brief",
}
"""Pages of one text: whose level is *own* finds it only if it was assigned; none is yet."""

SHOWN: Mapping[str, frozenset[str]] = {"/chases": frozenset({"full"})}
"""Levels that open a page, where that is not the levels of content."""
