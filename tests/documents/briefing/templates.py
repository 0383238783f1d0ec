"""An institution's template, and whatever somebody may have left in it."""

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

SECRET = "Quernmire"
"""What stands everywhere in the template where we do not take anything from."""


def institution(**more: bytes) -> bytes:
    """Letter paper, serif, wide margins, a line above and below; `more` parts by name."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)
    section.left_margin = section.right_margin = Mm(30)
    section.header.paragraphs[0].text = "Institute for Quiet Talks"
    section.footer.paragraphs[0].text = "Harbour Road 1"
    normal, heading = (document.styles[name] for name in ("Normal", "Heading 1"))
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    heading.element.rPr.rFonts.attrib.clear()
    heading.font.name, heading.font.italic = "Garamond", True
    heading.font.color.rgb = RGBColor(0x11, 0x22, 0x33)
    document.add_paragraph(f"Text of the template: {SECRET}")
    document.core_properties.author = document.core_properties.comments = SECRET
    document.element.body.set(qn("w:rsidR"), "00AB12CD")
    return with_parts(saved(document), more)


def saved(document: Document) -> bytes:
    """The file of a document of the library."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_parts(archive: bytes, more: Mapping[str, bytes]) -> bytes:
    """The archive with parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        parts = {name: package.read(name) for name in package.namelist()} | dict(more)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
    return file.getvalue()


def reworded(archive: bytes, *changes: tuple[str, str]) -> bytes:
    """A file with something else where something stood in its text, once each."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        text = package.read("word/document.xml").decode()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return with_parts(archive, {"word/document.xml": text.encode()})


def with_body(xml: str) -> bytes:
    """The template with a piece of WordprocessingML in its first paragraph."""
    return _changed("word/document.xml", "</w:p>", f"{xml}</w:p>")


def with_relation(target: str, mode: str = "External") -> bytes:
    """The template with a relation that points to `target`."""
    relation = f'<Relationship Id="rX" Type="x" Target="{target}" TargetMode="{mode}"/>'
    return _changed(
        "word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>"
    )


def with_style(name: str, properties: str) -> bytes:
    """The template with a paragraph style of this name."""
    style = (
        f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/>{properties}</w:style>'
    )
    return _changed("word/styles.xml", "</w:styles>", f"{style}</w:styles>")


def with_header(xml: str) -> bytes:
    """The template with something more in the paragraph of its header."""
    return _changed(header_name(), "</w:p>", f"{xml}</w:p>")


def header_name() -> str:
    """Where the library puts the header."""
    with zipfile.ZipFile(io.BytesIO(institution())) as package:
        return next(name for name in package.namelist() if name.startswith("word/header"))


def _changed(name: str, old: str, new: str) -> bytes:
    archive = institution()
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        part = package.read(name).decode()
    assert old in part
    return with_parts(archive, {name: part.replace(old, new, 1).encode()})
