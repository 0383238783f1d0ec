"""The addresses of paraphrases, who finds them and what they show: written by hand."""

from collections.abc import Mapping
from typing import Any

from tests.matrices.address import Address
from tests.matrices.may_do import SEATS
from tests.matrices.talk_ceilings import is_expert
from tests.matrices.world import World

OWN = ("asked_item", "written_item", "other_written_item")
"""What the lone expert asked to be paraphrased."""
CIRCLE = frozenset({"chair", "silent_observer"})
"""Those who find what they wrote themselves, and wrote nothing in a world."""
_UNRELEASED = ("contribution_unreleased",)

PARAPHRASES: Mapping[str, Address] = {
    "paraphrase:ask": Address("/contributions/{unread_item}/paraphrase", _UNRELEASED, {}, '"1"'),
    "paraphrase:write": Address(
        "/paraphrases/{asked_item}/write",
        _UNRELEASED,
        {"text": "Both banks should count alike."},
        '"1"',
    ),
    "paraphrase:confirm": Address("/paraphrases/{written_item}/confirm", _UNRELEASED, {}, '"2"'),
    "paraphrase:return": Address(
        "/paraphrases/{other_written_item}/return",
        _UNRELEASED,
        {"correction": "Not alike: together."},
        '"2"',
    ),
}
UNSEEN_PARAPHRASES: Mapping[str, frozenset[str]] = {
    "paraphrase:ask": frozenset(SEATS) - {"expert"},
    **dict.fromkeys(("paraphrase:write", "paraphrase:confirm", "paraphrase:return"), CIRCLE),
}


def listed(items: list[dict[str, Any]], levels: Mapping[str, str], world: World) -> None:
    """What is to be written, for who writes it; one's own, for its author; else nothing."""
    unwritten = ("asked_item", "others_asked_item")
    own = OWN if is_expert(levels) else ()
    named = own if levels["contribution_unreleased"] == "own" else unwritten
    assert {item["id"] for item in items} == {world.ids[name] for name in named}
    assert not any("handle" in item for item in items)
