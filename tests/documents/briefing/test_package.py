"""The file says nothing but the brief: forensics, and the same bytes everywhere."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from documents.briefing.content import BriefContent
from documents.briefing.package import MAX_BYTES, foreign_parts, pack, unpack
from documents.briefing.parts import ORDER
from documents.briefing.word import render
from documents.errors import RecordError
from tests.documents.briefing import reading
from tests.documents.briefing.sample import arabic, bare, full

BRIEF = render(full())
ROOT = Path(__file__).parents[3]

ELSEWHERE = """
import time
time.time, now = (lambda: {now}), time.gmtime({now})
time.localtime = lambda *_: now
import hashlib
from documents.briefing.word import render
from tests.documents.briefing.sample import full
print(hashlib.sha256(render(full())).hexdigest())
"""


def _elsewhere(now: int, **environment: str) -> str:
    """The hash of the same brief made by another process, on another day, by somebody else."""
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE.format(now=now)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


def test_the_same_content_gives_the_same_bytes_on_any_host_day_and_user() -> None:
    here = hashlib.sha256(BRIEF).hexdigest()
    one = _elsewhere(
        500_000_000, TZ="Asia/Tokyo", USER="ada", PYTHONHASHSEED="1", LANG="de_DE.UTF-8"
    )
    other = _elsewhere(2_000_000_000, TZ="America/Lima", USER="ben", PYTHONHASHSEED="2", LC_ALL="C")
    assert {one, other} == {here}


def test_another_content_gives_other_bytes() -> None:
    assert len({BRIEF, render(bare()), render(arabic())}) == 3


def test_members_say_nothing_of_when_and_where() -> None:
    with zipfile.ZipFile(io.BytesIO(BRIEF)) as archive:
        assert archive.comment == b""
        assert tuple(archive.namelist()) == ORDER
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.create_system, member.extra, member.comment) == (0, b"", b"")
            assert member.compress_type == zipfile.ZIP_STORED


def test_properties_are_the_title_alone() -> None:
    core = reading.part(BRIEF, "docProps/core.xml")
    assert [(str(item.tag).rpartition("}")[2], item.text) for item in core] == [
        ("title", full().question)
    ]


TRACES = ("rsid", "w:author", "w:date", "creator", "python-docx", "customXml", "w:nsid", "w14:")


@pytest.mark.parametrize("trace", TRACES)
def test_no_part_bears_a_trace_of_its_making(trace: str) -> None:
    assert [n for n, blob in reading.members(BRIEF).items() if trace.encode() in blob] == []


@pytest.mark.parametrize("content", [full(), bare(), arabic()], ids=["full", "bare", "arabic"])
def test_what_we_render_is_clean(content: BriefContent) -> None:
    assert foreign_parts(render(content)) == ()


def _with(name: str, old: str, new: str) -> bytes:
    """The brief with one part changed, packed as we pack."""
    parts = reading.members(BRIEF)
    assert old.encode() in parts[name]
    return pack({**parts, name: parts[name].replace(old.encode(), new.encode(), 1)})


def _archive(parts: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, blob in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), blob, how)
    return made.getvalue()


BODY, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
TAMPERED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a revision id": (
        lambda: _with(BODY, "<w:p>", '<w:p w:rsidR="00A1B2C3">'),
        f"{BODY}: rsidR of p",
    ),
    "a tracked insertion": (
        lambda: _with(BODY, "<w:r>", '<w:ins w:author="A" w:date="2027-01-01"/><w:r>'),
        f"{BODY}: ins",
    ),
    "a tracked author": (
        lambda: _with(BODY, "<w:r>", '<w:del w:author="A"/><w:r>'),
        f"{BODY}: author of del",
    ),
    "a date of a change": (
        lambda: _with(BODY, "<w:r>", '<w:ins w:date="2027-01-01"/><w:r>'),
        f"{BODY}: date of ins",
    ),
    "a comment": (
        lambda: _with(BODY, "<w:r>", '<w:commentReference w:id="0"/><w:r>'),
        f"{BODY}: commentReference",
    ),
    "hidden text": (lambda: _with(BODY, "<w:r>", "<w:r><w:vanish/>"), f"{BODY}: vanish"),
    "a picture": (lambda: _with(BODY, "<w:r>", "<w:drawing/><w:r>"), f"{BODY}: drawing"),
    "a paragraph id": (
        lambda: _with(
            BODY,
            "<w:p>",
            '<w:p xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml" x:paraId="1">',
        ),
        f"{BODY}: paraId of p",
    ),
    "text between elements": (lambda: _with(BODY, "<w:p>", "name<w:p>"), f"{BODY}: text in body"),
    "a comment of XML": (lambda: _with(BODY, "<w:p>", "<!-- n --><w:p>"), f"{BODY}: declaration"),
    "an instruction": (lambda: _with(BODY, "<w:p>", "<?n?><w:p>"), f"{BODY}: declaration"),
    "an entity": (
        lambda: _with(BODY, "<w:document", "<!DOCTYPE d [<!ENTITY e 'x'>]><w:document"),
        f"{BODY}: declaration",
    ),
    "another encoding": (lambda: _with(BODY, "UTF-8", "ASCII"), f"{BODY}: declaration"),
    "broken XML": (lambda: _with(BODY, "<w:body>", ""), f"{BODY}: not well-formed"),
    "a field that loads": (
        lambda: _with("word/footer1.xml", '"PAGE"', '"INCLUDEPICTURE x"'),
        "word/footer1.xml: value of fldSimple",
    ),
    "an external relation": (
        lambda: _with(RELATIONS, 'Target="styles.xml"', 'Target="s" TargetMode="External"'),
        f"{RELATIONS}: TargetMode of Relationship",
    ),
    "a relation to elsewhere": (
        lambda: _with(RELATIONS, 'Target="styles.xml"', 'Target="../x"'),
        f"{RELATIONS}: value of Relationship",
    ),
    "a relation of another kind": (
        lambda: _with(RELATIONS, "/styles", "/attachedTemplate"),
        f"{RELATIONS}: value of Relationship",
    ),
    "another media type": (
        lambda: _with("[Content_Types].xml", ".styles+xml", ".macro+xml"),
        "[Content_Types].xml: value of Override",
    ),
    "a default media type": (
        lambda: _with("[Content_Types].xml", '"application/xml"', '"image/png"'),
        "[Content_Types].xml: value of Default",
    ),
    "an author": (
        lambda: _with("docProps/core.xml", "<dc:title>", "<dc:creator>A</dc:creator><dc:title>"),
        "docProps/core.xml: creator",
    ),
    "revision ids in the settings": (
        lambda: _with("word/settings.xml", "<w:compat>", "<w:rsids/><w:compat>"),
        "word/settings.xml: rsids",
    ),
    "a thumbnail": (
        lambda: _archive({**reading.members(BRIEF), "docProps/thumbnail.jpeg": b""}),
        "docProps/thumbnail.jpeg: part",
    ),
    "application properties": (
        lambda: _archive({**reading.members(BRIEF), "docProps/app.xml": b""}),
        "docProps/app.xml: part",
    ),
    "a custom part": (
        lambda: _archive({**reading.members(BRIEF), "customXml/item1.xml": b""}),
        "customXml/item1.xml: part",
    ),
    "a missing part": (
        lambda: _archive(
            {n: b for n, b in reading.members(BRIEF).items() if n != "word/settings.xml"}
        ),
        "word/settings.xml: part",
    ),
    "another system": (lambda: _archive(reading.members(BRIEF)), "archive: not canonical"),
    "bytes after the end": (lambda: BRIEF + b"name", "archive: not canonical"),
    "bytes before the beginning": (lambda: b"name" + BRIEF, "archive: not canonical"),
    "compressed members": (
        lambda: _archive(reading.members(BRIEF), zipfile.ZIP_DEFLATED),
        "brief.unreadable",
    ),
    "no archive": (lambda: b"PK\x03\x04", "brief.unreadable"),
    "a giant": (lambda: b"\0" * (MAX_BYTES + 1), "brief.too_large"),
}


@pytest.mark.parametrize(("made", "finding"), TAMPERED.values(), ids=TAMPERED)
def test_what_no_brief_may_hold_is_found(made: Callable[[], bytes], finding: str) -> None:
    assert finding in foreign_parts(made())


def test_a_member_named_twice_is_refused() -> None:
    archive = io.BytesIO(BRIEF)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(archive, "a") as package,
    ):
        package.writestr(zipfile.ZipInfo(BODY), b"another")
    assert foreign_parts(archive.getvalue()) == ("brief.unreadable",)


def test_the_document_library_s_own_template_is_foreign() -> None:
    saved = io.BytesIO()
    docx.Document().save(saved)
    found = foreign_parts(_archive(reading.members(saved.getvalue())))
    assert "docProps/thumbnail.jpeg: part" in found
    assert "docProps/core.xml: creator" in found


def test_findings_never_quote() -> None:
    secret = "Ada Example of the Harbour"
    found = foreign_parts(_with(BODY, "<w:p>", f'{secret}<w:p w:author="{secret}">'))
    assert found
    assert not any("Ada" in finding for finding in found)


def test_a_foreign_name_is_shortened_in_a_finding() -> None:
    found = foreign_parts(_archive({"\u202ename" * 100: b""}))
    assert all(finding.isascii() and len(finding) < 80 for finding in found)


def test_unpack_undoes_pack() -> None:
    assert pack(unpack(BRIEF)) == BRIEF


def test_only_known_parts_are_packed() -> None:
    with pytest.raises(RecordError) as refused:
        pack({**unpack(BRIEF), "docProps/app.xml": b""})
    assert refused.value.code == "brief.foreign_part"


@pytest.mark.parametrize("step", range(200))
def test_a_cut_or_bent_file_is_found_and_never_crashes(step: int) -> None:
    at = len(BRIEF) * step // 200
    bent = BRIEF[:at] + bytes([BRIEF[at] ^ 0xFF]) + BRIEF[at + 1 :]
    assert foreign_parts(bent)
    assert foreign_parts(BRIEF[:at])
