"""How the tables of rules are written: a sentence, the question, the rule that says no."""

from collections.abc import Mapping
from typing import TypeVar

import pytest

from policies.decisions import Decision, Deny

Case = TypeVar("Case")


def table(cases: Mapping[str, Case]) -> pytest.MarkDecorator:
    """Every case of the table as one test, named by its sentence, given as `case`."""
    params = [pytest.param(case, id=sentence) for sentence, case in cases.items()]
    return pytest.mark.parametrize("case", params)


def rule_of(decision: object) -> str | None:
    """The rule that denied; none for anything that is not a denial."""
    return decision.rule if isinstance(decision, Deny) else None


Asked = tuple[Decision, str | None]
"""What a rule answered, and the rule that was expected to deny (none: allowed)."""
