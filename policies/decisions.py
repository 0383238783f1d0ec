"""What a rule answers: `Allow`, or `Deny` with the rule's name and the reason.

- A denial names its rule, a message id and values; the sentence is made where the
  language is known (`api`), so no rule contains prose.
- Values are counts, dates, days and words of `policies.terms`; never content, never a name.
- No rules at all is a denial: silence is refusal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Allow:
    """The rule has no objection."""


@dataclass(frozen=True, slots=True)
class Deny:
    """The rule says no.

    `rule` names the rule (`noun.rule`), `message` is the gettext message id
    (usually equal to the rule), `values` fill the sentence.
    """

    rule: str
    message: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.message:
            object.__setattr__(self, "message", self.rule)


Decision = Allow | Deny


def all_of(*decisions: Decision) -> Decision:
    """The first denial, or `Allow` if there is at least one decision and none denies."""
    for decision in decisions:
        if isinstance(decision, Deny):
            return decision
    return Allow() if decisions else Deny("decisions.no_rule")


def allow_if(condition: bool, rule: str, **values: Value) -> Decision:
    """`Allow` when the condition holds, otherwise `Deny` by this rule with these values."""
    return Allow() if condition else Deny(rule, rule, values)
