"""An institution's template: its looks are taken, everything else stays behind or is refused."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from documents.briefing.borrowed import stationery_at, stationery_of
from documents.briefing.files import render
from documents.briefing.package import foreign_parts
from documents.briefing.searching import Refused
from documents.briefing.stationery import A4, OURS, Sheet
from documents.briefing.words import ENGLISH
from policies.files import Fault
from tests.documents.briefing import reading, templates
from tests.documents.briefing.sample import arabic, full

TAKEN = stationery_of(templates.institution())
FILES = render(full(), house=TAKEN)
RUN = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
CHANGE = '<w:{0} w:id="1" w:author="A"><w:r><w:t>gone</w:t></w:r></w:{0}>'
OTHERS = {
    "macros": (templates.institution(**{"word/vbaProject.bin": b"x"}), Fault.MACROS),
    "macros by media type": (
        templates.with_parts(
            templates.institution(),
            {"[Content_Types].xml": b'<Types a="application/vnd.ms-word.document.macroEnabled"/>'},
        ),
        Fault.MACROS,
    ),
    "an embedded file": (
        templates.institution(**{"word/embeddings/oleObject1.bin": b"x"}),
        Fault.EMBEDDED,
    ),
    "a control": (templates.institution(**{"word/activeX/a.xml": b"<a/>"}), Fault.EMBEDDED),
    "an object": (templates.with_body("<w:r><w:object/></w:r>"), Fault.EMBEDDED),
    "another document": (templates.with_body("<w:altChunk/>"), Fault.EMBEDDED),
    "a link": (templates.with_relation("https://example.org/"), Fault.OUTSIDE),
    "an attached template": (
        templates.with_relation("file:///C:/Users/ada/house.dotx"),
        Fault.OUTSIDE,
    ),
    "a share that does not say so": (
        templates.with_relation("\\\\host\\share", "Internal"),
        Fault.OUTSIDE,
    ),
    "comments": (templates.institution(**{"word/comments.xml": b"<a/>"}), Fault.COMMENTS),
    "people": (templates.institution(**{"word/people.xml": b"<a/>"}), Fault.CHANGES),
    "an insertion": (templates.with_body(CHANGE.format("ins")), Fault.CHANGES),
    "a deletion": (templates.with_body(CHANGE.format("del")), Fault.CHANGES),
    "a change of a look": (
        templates.with_style("x", "<w:rPr><w:rPrChange/></w:rPr>"),
        Fault.CHANGES,
    ),
    "a field that fetches": (
        templates.with_body('<w:fldSimple w:instr="INCLUDETEXT x"/>'),
        Fault.FETCHES,
    ),
    "a field in pieces": (
        templates.with_body(
            "<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE x"
            "</w:instrText></w:r>"
        ),
        Fault.FETCHES,
    ),
    "a field in the header": (templates.with_header(RUN.format("DDEAUTO cmd")), Fault.FETCHES),
    "a field that names the author": (
        templates.with_header(RUN.format("AUTHOR")),
        Fault.FETCHES,
    ),
    "a long header": (
        templates.with_header(f"<w:r><w:t>{'x ' * 101}</w:t></w:r>"),
        Fault.LONG_LINE,
    ),
    "no archive": (b"no archive", Fault.UNREADABLE),
    "no document": (
        templates.with_parts(b"PK\x05\x06" + bytes(18), {"a.xml": b"<a/>"}),
        Fault.UNREADABLE,
    ),
    "broken parts": (templates.institution(**{"word/x.xml": b"<a>"}), Fault.UNREADABLE),
    "entities": (
        templates.institution(**{"word/x.xml": b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'}),
        Fault.UNREADABLE,
    ),
    "a bomb": (templates.institution(**{"word/x.bin": bytes(9 * 1024**2)}), Fault.UNREADABLE),
}


@pytest.mark.parametrize(("archive", "reason"), OTHERS.values(), ids=OTHERS)
def test_what_carries_this_is_refused(archive: bytes, reason: Fault) -> None:
    with pytest.raises(Refused) as refused:
        stationery_of(archive)
    assert refused.value.reasons == (reason,)


def test_every_reason_is_named_at_once() -> None:
    archive = templates.institution(**{"word/vbaProject.bin": b"x", "word/people.xml": b"<a/>"})
    with pytest.raises(Refused) as refused:
        stationery_of(archive)
    assert refused.value.reasons == (Fault.MACROS, Fault.CHANGES)


def test_without_a_template_the_stationery_is_ours(tmp_path: Path) -> None:
    assert stationery_at(None) is OURS
    with pytest.raises(Refused):
        stationery_at(tmp_path / "missing.docx")


def test_page_margins_and_lines_are_taken() -> None:
    assert TAKEN.sheet == Sheet(12246, 15817, 1440, 1701, 1440, 1701)
    assert (TAKEN.header, TAKEN.footer) == ("Institute for Quiet Talks", "Harbour Road 1")


def test_looks_are_taken_by_the_names_of_styles() -> None:
    styles = reading.part(FILES.brief, "word/styles.xml")
    look = {
        name: {one.tag: dict(one.attrib) for one in styles.iterfind(_path(name))}
        for name in ("Normal", "Heading1", "Dissent")
    }
    assert look["Normal"][qn("w:rFonts")][qn("w:ascii")] == "Georgia"
    assert look["Normal"][qn("w:sz")][qn("w:val")] == "24"
    assert look["Heading1"][qn("w:rFonts")][qn("w:ascii")] == "Garamond"
    assert look["Heading1"][qn("w:color")][qn("w:val")] == "112233"
    assert qn("w:i") in look["Heading1"]
    assert look["Dissent"] == {}


def _path(style: str) -> str:
    return f"{qn('w:style')}[@{qn('w:styleId')}='{style}']/{qn('w:rPr')}/*"


def test_a_style_of_ours_that_it_has_takes_its_look() -> None:
    archive = templates.with_style("Dissent", '<w:rPr><w:caps/><w:color w:val="FF0000"/></w:rPr>')
    look = stationery_of(archive).looks["dissent"]
    assert look.run == '<w:caps/><w:color w:val="FF0000"/>'


def test_the_fonts_of_its_theme_are_taken_by_name() -> None:
    theme = b"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>
      <a:majorFont><a:latin typeface="Garamond"/></a:majorFont>
      <a:minorFont><a:latin typeface="Lato"/></a:minorFont></a:fontScheme></a:theme>"""
    fonts = '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr>'
    archive = templates.with_parts(
        templates.with_style("Ask", fonts), {"word/theme/theme1.xml": theme}
    )
    look = stationery_of(archive).looks["ask"]
    assert look.run == '<w:rFonts w:ascii="Garamond" w:hAnsi="Lato"/>'


@pytest.mark.parametrize(
    "value",
    ['"/><w:t>x', "x" * 41, "a\u202eb", "&lt;w:t&gt;"],
    ids=["markup", "long", "bidi", "tag"],
)
def test_a_value_that_is_not_plain_is_not_taken(value: str) -> None:
    escaped = value.replace('"', "&quot;").replace("<w:t>x", "&lt;w:t&gt;x")
    archive = templates.with_style(
        "Ask", f'<w:rPr><w:rFonts w:ascii="{escaped.replace("/>&", "/&gt;&")}"/></w:rPr>'
    )
    assert stationery_of(archive).looks["ask"].run == ""


@pytest.mark.parametrize(
    "size", ['w:w="100" w:h="100"', 'w:w="-5" w:h="1"', 'w:w="99999" w:h="99999"', ""]
)
def test_a_page_that_nobody_could_write_on_is_ours(size: str) -> None:
    archive = templates.institution()
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        body = package.read("word/document.xml").decode()
    start = body.index("<w:pgSz")
    changed = body[:start] + f"<w:pgSz {size}/>" + body[body.index("/>", start) + 2 :]
    parts = {"word/document.xml": changed.encode()}
    assert stationery_of(templates.with_parts(archive, parts)).sheet == A4


def test_results_of_fields_are_no_line() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"{RUN.format('PAGE')}<w:r><w:t>77</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>88</w:t></w:r></w:fldSimple>'
    )
    assert stationery_of(templates.with_header(field)).header == "Institute for Quiet Talks"


def test_nothing_else_of_the_template_is_in_any_file() -> None:
    assert (
        templates.SECRET.encode() in reading.members(templates.institution())["docProps/core.xml"]
    )
    for file in (FILES.brief, FILES.annex, FILES.slip):
        assert foreign_parts(file) == ()
        assert templates.SECRET.encode() not in file
        assert b"rsid" not in file


def test_its_lines_stand_above_the_status_line_and_the_page_number() -> None:
    header, footer = (
        "".join(map(str, reading.part(FILES.annex, f"word/{name}.xml").itertext()))
        for name in ("header1", "footer2")
    )
    assert b"titlePg" not in FILES.annex  # on page one too
    assert header == f"Institute for Quiet Talks{ENGLISH.status}"
    assert footer == "Harbour Road 1Page 1 of 1"


def test_the_same_content_on_the_same_template_gives_the_same_bytes() -> None:
    again = stationery_of(templates.institution())
    assert render(full(), house=again) == FILES
    assert render(full()) != FILES
    assert foreign_parts(render(arabic(), house=again).brief) == ()
