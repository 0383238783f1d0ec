"""Every page of a track, joined from the tables of the nouns."""

from functools import cache
from types import MappingProxyType

from api.pages import (
    amendments,
    brackets,
    briefs,
    chases,
    contributions,
    drafts,
    formats,
    revisions,
    roster,
    rounds,
    tracks,
)
from api.pages.page import Page

PAGES: tuple[Page, ...] = (
    *tracks.PAGES,
    *roster.PAGES,
    *chases.PAGES,
    *formats.PAGES,
    *rounds.PAGES,
    *contributions.PAGES,
    *drafts.PAGES,
    *amendments.PAGES,
    *brackets.PAGES,
    *revisions.PAGES,
    *briefs.PAGES,
)


@cache
def by_rule() -> MappingProxyType[str, Page]:
    """The pages by the rule that the router knows them under."""
    return MappingProxyType({page.rule: page for page in PAGES})


def is_known(address: str) -> bool:
    """Whether this is the address of a page of ours, with ids and nothing else in it."""
    return any(page.holds(address) for page in PAGES)
