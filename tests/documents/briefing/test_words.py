"""The fixed sentences."""

from collections.abc import Iterator
from dataclasses import fields

from docx.oxml.ns import qn

from documents.briefing.word import render
from documents.briefing.words import ENGLISH, Wording, wording
from policies.terms import Response
from tests.documents.briefing import reading
from tests.documents.briefing.sample import full

STATUS = ("personal capacity", "Without prejudice", "No commitment", "Not a negotiated text")


def _sentences(words: Wording) -> Iterator[str]:
    for field in fields(words):
        yield from _strings(getattr(words, field.name))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Response):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


def test_every_sentence_is_translated() -> None:
    translated = wording(lambda message: f"«{message}»")
    assert [s for s in _sentences(translated) if not s.startswith("«")] == []


def test_a_translator_may_move_placeholders() -> None:
    moved = wording(lambda m: "{pages} / {page}" if m.startswith("Page ") else m)
    footer = reading.part(render(full(), moved), "word/footer1.xml")
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == [
        "NUMPAGES",
        "PAGE",
    ]


def test_the_status_line_says_that_nobody_is_bound() -> None:
    assert [phrase for phrase in STATUS if phrase not in ENGLISH.status] == []


def test_every_answer_an_addressee_can_give_is_on_the_slip() -> None:
    assert {answer for answer, _ in ENGLISH.responses} == set(Response) - {Response.NO_ANSWER}
