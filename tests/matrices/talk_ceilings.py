"""What an answer about what is read and said beside the rounds may hold at most."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.matrices.world import World

Items = list[dict[str, Any]]
Check = Callable[[Any, Mapping[str, str], World], None]


def is_expert(levels: Mapping[str, str]) -> bool:
    """Whether these are the levels of an expert: of others who write, none takes positions."""
    return levels["position"] == "own"


def papers(items: Items, levels: Mapping[str, str], world: World) -> None:
    """Who reads papers reads those of others, but not what is for the facilitator alone."""
    reads = levels["milestone"] == "full" and levels["declaration"] != "full"
    found = {item["id"] for item in items}
    moderates = levels["contribution_unreleased"] == "pseudonymous"
    private = {world.ids["private_paper"]} if moderates else set()
    shared = {world.ids["paper"], world.ids["answering_paper"]}
    assert found == (shared | private if reads else set())


def versions(items: Items, _: Mapping[str, str], __: World) -> None:
    assert [item["version"] for item in items] == [1, 2]


def studies(items: Items, levels: Mapping[str, str], world: World) -> None:
    """Who moderates, who chairs, and who does nothing but papers."""
    asks = levels["synthesis"] == "full" and levels["draft"] == "none"
    chairs = levels["readiness"] == levels["draft"] == "full"
    asked = {name for name, level in levels.items() if level != "none"}
    concerned = asks or chairs or asked == {"question", "terms", "milestone"}
    everything = {world.ids[name] for name in ("study", "other_study", "accepted_study")}
    assert {item["id"] for item in items} == (everything if concerned else set())


def summaries(items: Items, levels: Mapping[str, str], world: World) -> None:
    """Minutes to who reads under handles, summaries to who reads the synthesis."""
    summary = {world.ids["summary"]} if levels["synthesis"] == "full" else set()
    under_handles = levels["contribution_released"] in ("pseudonymous", "full")
    assert {item["id"] for item in items} == summary | (
        {world.ids["minutes"]} if under_handles else set()
    )


def notes(items: Items, levels: Mapping[str, str], world: World) -> None:
    """The facilitator has both exchanges, an expert its own."""
    both = {world.ids["note"], world.ids["other_note"]}
    own = {world.ids["note"]} if is_expert(levels) else set()
    moderates = levels["contribution_unreleased"] == "pseudonymous"
    assert {item["id"] for item in items} == (both if moderates else own)


def caucuses(items: Items, levels: Mapping[str, str], world: World) -> None:
    both = {world.ids["caucus"], world.ids["other_caucus"]}
    own = {world.ids["caucus"]} if is_expert(levels) else set()
    moderates = levels["contribution_unreleased"] == "pseudonymous"
    assert {item["id"] for item in items} == (both if moderates else own)


def entries(items: Items, _: Mapping[str, str], __: World) -> None:
    assert [item["mine"] for item in items] == [False]


def publications(found: dict[str, Any], _: Mapping[str, str], __: World) -> None:
    """A brief is out: everybody who follows reads the open papers, and no count of a few."""
    assert len(found["papers"]) == 2
    assert found["sectors"] == {}


TALK_ONE: Mapping[str, Check] = {"/publications": publications}
TALK_LISTS: Mapping[str, Check] = {
    "/papers": papers,
    "/notes": notes,
    "/rounds/{released_round}/summaries": summaries,
    "/caucuses": caucuses,
    "/caucuses/{caucus}/entries": entries,
    "/studies": studies,
    "/papers/{paper}/versions": versions,
}
