"""The file around a brief: a zip archive that says nothing but the brief.

- `pack` is a function of its members alone: stored, in fixed order, dated 1980-01-01, made on
  no system. The same content gives the same bytes on every machine.
- `foreign_parts` accepts only what `pack` could have written of parts that we could have made:
  nothing hides in a gap, an extra field, a comment, a compressed bomb or an unknown element.
- Findings name parts, elements and attributes, never values and never text.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from documents.briefing.parts import (
    CONTENT_TYPES,
    FIELDS,
    ORDER,
    PARTS,
    RELATIONS_TYPE,
    TARGETS,
    WITH_TEXT,
    W,
    attributes_of,
    elements_of,
)
from documents.errors import RecordError

MAX_BYTES = 16 * 1024 * 1024
"""The largest archive, in bytes; as members are stored, it bounds them too."""

MAX_FINDINGS = 100
"""A file that is foreign throughout is not described any further."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def pack(members: Mapping[str, bytes], order: Sequence[str] = ORDER) -> bytes:
    """The archive of these members, in their order.

    Raises:
        RecordError: `brief.foreign_part` unless the members are exactly those of `order`.
    """
    if set(members) != set(order):
        raise RecordError("brief.foreign_part")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as package:
        for name in order:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system = 0
            package.writestr(member, members[name], zipfile.ZIP_STORED)
    return archive.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    """The members of a stored archive, whatever their names.

    Raises:
        RecordError: `brief.too_large`; `brief.unreadable` if it is no archive, is compressed or
            encrypted, or names a member twice.
    """
    if len(archive) > MAX_BYTES:
        raise RecordError("brief.too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as package:
            _check_stored(package.infolist())
            return {member.filename: package.read(member) for member in package.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise RecordError("brief.unreadable") from error


def repack(archive: bytes, order: Sequence[str] = ORDER) -> bytes:
    """What the document library saved, packed our way. For archives we made, not for others'."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        return pack({name: package.read(name) for name in package.namelist()}, order)


def foreign_parts(archive: bytes) -> tuple[str, ...]:
    """What this file holds that no brief may hold; empty if it is clean."""
    try:
        members = unpack(archive)
    except RecordError as error:
        return (error.code,)
    findings = list(_strange_members(members, archive))
    for name in ORDER:
        if name in members:
            findings += _strange_part(name, members[name])
    return tuple(dict.fromkeys(findings))[:MAX_FINDINGS]


def _check_stored(members: list[zipfile.ZipInfo]) -> None:
    names = {member.filename for member in members}
    stored = all(
        member.compress_type == zipfile.ZIP_STORED and member.file_size == member.compress_size
        for member in members
    )
    if not stored or len(names) != len(members):
        raise RecordError("brief.unreadable")


def _strange_members(members: Mapping[str, bytes], archive: bytes) -> Iterator[str]:
    strange = set(members) ^ set(ORDER)
    for name in sorted(strange):
        yield f"{_printable(name)}: part"
    if not strange and pack(members) != archive:
        yield "archive: not canonical"


def _strange_part(name: str, blob: bytes) -> Iterator[str]:
    body = blob.removeprefix(_DECLARATION)
    if len(body) == len(blob) or b"<!" in body or b"<?" in body:
        yield f"{name}: declaration"
        return
    try:
        root = etree.fromstring(blob, parser())
    except etree.XMLSyntaxError:
        yield f"{name}: not well-formed"
        return
    for element in root.iter():
        yield from _strange_element(name, element)


def parser() -> etree.XMLParser:
    """A parser that reads nothing but what stands in the part itself."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )


def _strange_element(name: str, element: etree._Element) -> Iterator[str]:
    tag = _local(element.tag)
    if element.tag not in elements_of(name):
        yield f"{name}: {tag}"
    if (element.text and element.tag not in WITH_TEXT) or element.tail:
        yield f"{name}: text in {tag}"
    for attribute in map(str, element.attrib):
        if attribute not in attributes_of(name):
            yield f"{name}: {_local(attribute)} of {tag}"
    if not _known_values(name, element):
        yield f"{name}: value of {tag}"


def _known_values(name: str, element: etree._Element) -> bool:
    """Whether what this element points at or computes is on the list."""
    match _local(element.tag):
        case "Relationship":
            part = TARGETS[name].get(element.get("Target", ""))
            return part is not None and element.get("Type") == part.relation
        case "Override" if name == CONTENT_TYPES:
            part = PARTS.get(element.get("PartName", "").removeprefix("/"))
            return part is not None and element.get("ContentType") == part.content_type
        case "Default" if name == CONTENT_TYPES:
            return element.get("ContentType") in ("application/xml", RELATIONS_TYPE)
        case "fldSimple":
            return element.get(f"{{{W}}}instr") in FIELDS
    return True


def _local(clark: object) -> str:
    return _printable(str(clark).rpartition("}")[2])


def _printable(name: str) -> str:
    """A name fit for a finding: short, and without anything that is not plain ASCII."""
    return "".join(c if c.isascii() and c.isprintable() else "?" for c in name[:60])
