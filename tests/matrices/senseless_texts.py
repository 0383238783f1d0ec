"""Senseless bodies of acts on texts; the rest of the table is in `test_senseless`."""

from collections.abc import Mapping
from typing import Any

TEXTS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "paragraph:bracket": (
        {"keep": []},
        {"keep": ["{dissent}"]},
        {"keep": ["{amendment}"]},
        {"keep": ["{refused}"]},
    ),
    "draft:revise": ({"file": "AAAA"}, {"file": "A" * 52_000}, {"edition": 999}, {"edition": 1}),
    "paragraph:adopt": (
        {"accept": ["{amendment}", "{other_amendment}"], "reject": []},
        {"accept": ["{amendment}"], "reject": ["{amendment}"]},
        {"accept": [], "reject": []},
        {"accept": ["{dissent}"], "reject": ["{amendment}", "{other_amendment}"]},
    ),
    "paragraph:amend": (
        {"text": ""},
        {"kind": "delete"},
        {"kind": "merge"},
        {"kind": "merge", "others": ["{proposed}"]},
        {"kind": "merge", "others": ["{dissent}"]},
        {"others": ["{adopted}"]},
        {"of": "{dissent}"},
        {"of": "{amendment}"},
        {"of": "{modification}"},
        {"of": "{refused}"},
    ),
    "amendment:dissent": ({"sentence": "word " * 36},),
    "recommendation:write": (
        {"addressee": "{candidate}"},
        {"addressee": "{dissent}"},
        {"by": "2026-02-30"},
        {"by": "0000-01-01"},
        {"by": "10000-01-01"},
        {"replaces": "{paragraph}"},
        {"sources": ["{open_item}"]},
    ),
    "dissent:raise": (
        {"target_kind": "paragraph"},
        {"target": "{dissent}"},
        {"target_kind": "paragraph", "target": "{paragraph}"},
        {"target_kind": "text"},
    ),
    "dissent:state": ({"sentence": "word " * 36},),
    "merger:propose": (
        {"dissents": ["{carried}"]},
        {"dissents": ["{carried}", "{carried}"]},
        {"dissents": ["{carried}", "{dissent}"]},
        {"dissents": ["{carried}", "{paragraph}"]},
        {"dissents": ["{joint}", "{merged}"]},
        {"sentence": "word " * 36},
    ),
}
