"""The release gate is shown every text that the document prints."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from documents.briefing.content import BriefContent
from documents.briefing.files import render
from documents.briefing.passages import texts
from tests.documents.briefing import reading
from tests.documents.briefing.sample import ON_PARAGRAPH, bare, clustered, full


def _written(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _written(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("language", "direction", "arrangement"):
                yield from _written(getattr(value, field.name))


def _references(content: BriefContent) -> list[str]:
    return [reference for reference, _ in texts(content)]


def test_every_text_of_the_content_is_listed() -> None:
    assert set(_written(clustered())) - {""} == {text for _, text in texts(clustered())}


def test_a_reference_names_one_passage() -> None:
    assert len(_references(full())) == len(set(_references(full())))


def test_a_dissent_printed_three_times_is_listed_once() -> None:
    assert [t for _, t in texts(full())].count(ON_PARAGRAPH.sentence) == 1


def test_an_empty_text_is_not_listed() -> None:
    assert all(text for _, text in texts(bare()))


def test_a_reference_holds_no_content() -> None:
    everything = " ".join(_references(full()))
    assert not any(text in everything for _, text in texts(full()) if " " in text)


def test_a_reference_says_part_number_and_field() -> None:
    assert dict(texts(full()))["recommendation:1:first_step"] == "Ask the law office for a draft."


def test_every_listed_text_is_printed() -> None:
    files = render(clustered())
    printed = "\n".join(map(reading.whole, (files.brief, files.annex)))
    assert [ref for ref, text in texts(clustered()) if text not in printed] == []
