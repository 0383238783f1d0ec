"""What goes wrong inside: a fixed sentence outside, a code and a hash in the log, no content."""

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from api import reads
from api.errors import NEEDED_HERE, of_record
from api.messages import in_words
from api.problems import KINDS
from api.sentences import SENTENCES
from documents.errors import RecordError
from policies.decisions import Deny
from tests.api.house import House
from workflows.logs import CodeWordFormatter

ROOT = Path(reads.__file__).parents[1]
CANARY = "kanarienvogel"
RULES = ("Deny", "allow_if", "_need", "_at_word", "Finding")
NAMED = re.compile(r"[a-z_]+\.[a-z_]+")


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (RuntimeError(CANARY), 500, "internal"),
        (KeyError(CANARY), 500, "internal"),
        (RecordError("seal.refused"), 500, "internal"),
        (RecordError("record.not_there"), 404, "not_found"),
        (OperationalError(CANARY, {"text": CANARY}, Exception(CANARY)), 503, "unavailable"),
    ],
)
def test_no_error_repeats_what_it_held(
    error: Exception,
    status: int,
    kind: str,
    open_house: House,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither in the answer nor in the log, also where the log is set to tell everything."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(reads, "_printed", fail)
    with caplog.at_level(logging.DEBUG):
        answer = open_house.people["chair"].get(f"/tracks/{open_house.track}/rounds")
    assert answer.status_code == status
    assert answer.json is not None
    assert answer.json["type"].endswith(f":{kind}")
    assert CANARY not in answer.get_data(as_text=True)
    lines = [CodeWordFormatter().format(record) for record in caplog.records]
    assert CANARY not in "\n".join([*lines, caplog.text])
    if status >= 500:
        assert [line for line in lines if " web." in line]
        assert "withheld" not in "\n".join(line for line in lines if "entryhall" in line)


def test_what_a_body_lacks_beside_the_rest_is_named() -> None:
    lacking = of_record(RecordError("position.wording")).document()
    assert lacking["type"] == "urn:entryhall:problem:invalid"
    assert lacking["errors"] == [{"field": "wording", "accepted": NEEDED_HERE}]


def test_every_problem_has_a_fixed_status_and_sentence() -> None:
    """Titles end as sentences do, and statuses are errors."""
    for status, title in KINDS.values():
        assert 400 <= status < 600
        assert title.endswith(".")


def rules_in(path: Path) -> Iterator[str]:
    """Every rule that a module names when it says no."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args if node.func.id in RULES else ():
                if isinstance(argument, ast.Constant) and NAMED.fullmatch(str(argument.value)):
                    yield str(argument.value)


def test_every_rule_that_can_say_no_has_its_sentence() -> None:
    """In policies and in operations; none without words, and no words without a rule."""
    files = [*ROOT.glob("policies/*.py"), *ROOT.glob("documents/operations/**/*.py")]
    rules = {rule for path in files for rule in rules_in(path)}
    spoken = set(SENTENCES)
    assert rules - spoken == set()
    assert spoken - rules == set()


@pytest.mark.parametrize("rule", sorted(SENTENCES))
def test_every_sentence_can_be_said(rule: str) -> None:
    """Its places are filled by words and numbers, and by nothing else."""

    class Anything(dict[str, object]):
        def __missing__(self, _: str) -> object:
            return 7

    said = SENTENCES[rule] % Anything()
    assert said.endswith(".")
    assert "%" not in said


def test_a_denial_without_a_sentence_still_has_words() -> None:
    """The name of the rule, rather than an error."""
    assert in_words(Deny("some.rule")) == "A rule says no: some.rule."
