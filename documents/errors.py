"""The two families of errors: a rule said no, or the record could not.

- `Denied` carries the rule's `Deny`; the sentence is made where the language is known.
- `RecordError` carries a code in the grammar `noun.reason`.
- No message ever holds content, a name, an id or a key.
"""

from policies.decisions import Deny


class Denied(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A rule said no; `deny` says which and why."""

    def __init__(self, deny: Deny) -> None:
        super().__init__(deny.rule)
        self.deny = deny


class RecordError(Exception):
    """The record could not; `code` says what failed, in the grammar `noun.reason`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
