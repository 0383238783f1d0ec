"""Logs: code words and ids come through, nothing else does."""

import io
import logging
from collections.abc import Iterator

import pytest

from workflows.logs import CodeWordFormatter, configure

ID = "0123456789abcdef" * 2
CANARY = "HarpyEagle"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything this process would log, at DEBUG; undone afterwards."""
    root = logging.getLogger()
    kept = (root.handlers[:], root.level)
    stream = io.StringIO()
    configure(logging.DEBUG, stream)
    yield stream
    root.handlers[:], root.level = kept[0], kept[1]


THROUGH: dict[str, tuple[str, tuple[object, ...], str]] = {
    "a code word": ("sweep.failed", (), "sweep.failed"),
    "a code word and an id": ("payload.refused %s", (ID,), f"payload.refused {ID}"),
    "the id of a brief's workflow": ("brief.told %s", (f"b-{ID}",), f"brief.told b-{ID}"),
    "a number": ("sweep.sent %s", (12,), "sweep.sent 12"),
    "a code word as argument": ("act.failed %s", ("act.denied",), "act.failed act.denied"),
}


@pytest.mark.parametrize(("line", "words", "text"), THROUGH.values(), ids=THROUGH.keys())
def test_comes_through(lines: io.StringIO, line: str, words: tuple[object, ...], text: str) -> None:
    logging.getLogger("entryhall.test").warning(line, *words)
    assert lines.getvalue().endswith(f"WARNING entryhall.test {text}\n")


WITHHELD: dict[str, tuple[str, str, tuple[object, ...]]] = {
    "a sentence": ("entryhall", f"we saw {CANARY}", ()),
    "an argument that is no word": ("entryhall", "act.failed %s", (CANARY,)),
    "an argument that is an address": ("entryhall", "act.failed %s", ("harpy.eagle@x.org",)),
    "an argument too many": ("entryhall", "act.failed", (ID,)),
    "an argument too few": ("entryhall", "act.failed %s", ()),
    "an argument in a mapping": ("entryhall", "act.failed %(who)s", ({"who": CANARY},)),
    "a line break": ("entryhall", f"act.failed\n{CANARY}", ()),
    "a library's line": ("temporalio.worker", "details %s", (CANARY,)),
    "a library's code word": ("sqlalchemy.engine", "harpy.eagle", ()),
    "a logger with a telling name": (f"{CANARY} of the delegation", "x.y", ()),
}


@pytest.mark.parametrize(("name", "line", "words"), WITHHELD.values(), ids=WITHHELD.keys())
def test_is_withheld(name: str, line: str, words: tuple[object, ...]) -> None:
    record = logging.LogRecord(name, logging.ERROR, "module.py", 7, line, words, None)
    text = CodeWordFormatter().format(record)
    assert text.endswith(" withheld module:7")
    assert "harpy" not in text.lower()


@pytest.mark.parametrize("name", ["entryhall", "temporalio.activity"])
def test_an_exception_is_never_printed(lines: io.StringIO, name: str) -> None:
    try:
        raise type(CANARY, (Exception,), {})(CANARY)
    except Exception:
        logging.getLogger(name).exception("act.failed", extra={"who": CANARY}, stack_info=True)
    assert CANARY not in lines.getvalue()
    assert lines.getvalue().count("\n") == 1


def test_a_logger_with_a_telling_name_is_unnamed() -> None:
    record = logging.LogRecord(f"{CANARY} !", logging.INFO, "x.py", 1, "a.b", None, None)
    assert CANARY not in CodeWordFormatter().format(record)


def test_no_logger_keeps_a_way_out_of_its_own(lines: io.StringIO) -> None:
    aside = io.StringIO()
    chatty = logging.getLogger("chatty")
    chatty.addHandler(logging.StreamHandler(aside))
    chatty.propagate = False
    configure(logging.DEBUG, lines)
    chatty.warning("said %s", CANARY)
    assert aside.getvalue() == ""
    assert "withheld" in lines.getvalue()


@pytest.mark.parametrize(("set_to", "level"), [("DEBUG", logging.DEBUG), ("", logging.WARNING)])
def test_the_environment_says_how_much_is_written(
    set_to: str, level: int, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTRYHALL_LOG_LEVEL", set_to)
    configure(stream=lines)
    assert logging.getLogger().level == level
