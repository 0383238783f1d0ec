"""Finds a word in any bytes, however it is written there, and writes one in each of these ways.

- As letters of any case in UTF-8 or in UTF-16 of either order; in base64 at any of its three
  offsets and in both alphabets; in hexadecimal; percent-escaped letter by letter.
- The same inside what is packed: gzip, zlib and zip wherever they begin, raw deflate at the very
  start, and any of these inside base64 or hexadecimal, a few layers deep.
- Line breaks inside base64 and the like do not hide anything; what is hexadecimal throughout is not
  taken for base64 besides.
- The words are made of ASCII letters, long enough never to occur by chance.
"""

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

SHORTEST = 8
"""Letters of the shortest word that may be looked for."""
_LAYERS = 3
_MOST = 32 * 1024 * 1024  # bytes that one packed thing may become

_GZIP, _ZIP = b"\x1f\x8b\x08", b"PK\x03\x04"
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{40,}")  # no shorter run holds a packed word
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){24,}")
_HEX_ONLY = re.compile(rb"x?[0-9A-Fa-f]+")  # PostgreSQL writes an x before it
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def contains(data: bytes, word: str, *, layers: int = _LAYERS) -> bool:
    """Whether the word stands in the data, in any of the ways above."""
    return _plainly(data, word) or (
        layers > 0 and any(contains(inner, word, layers=layers - 1) for inner in _unpacked(data))
    )


def _plainly(data: bytes, word: str) -> bool:
    folded, exact = _forms(word)
    lower = data.lower()
    if any(form in lower for form in folded) or any(form in data for form in exact):
        return True
    joined = data.translate(None, b"\r\n")
    return len(joined) < len(data) and _plainly(joined, word)


@lru_cache
def _forms(word: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """What to look for in lower case, and what to look for as it is."""
    assert len(word) >= SHORTEST
    assert word.isascii()
    assert word.isalpha()
    low = word.lower()
    cases = [one.encode() for one in (low, low.upper(), low.capitalize())]
    folded = {low.encode(), low.encode("utf-16-le"), low.encode("utf-16-be")}
    folded |= {form.lower() for one in cases for form in (one.hex().encode(), _percent(one))}
    exact = {form for one in cases for form in _base64_forms(one)}
    return tuple(folded), tuple(exact)


def _base64_forms(word: bytes) -> Iterator[bytes]:
    """The letters of base64 that are the same whatever stands before and after the word."""
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + word)
        first = -(-offset * 8 // 6)
        last = (offset + len(word)) * 8 // 6
        yield whole[first:last]
        yield whole[first:last].replace(b"+", b"-").replace(b"/", b"_")


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Whatever the data holds inside a packing or behind another alphabet."""
    for unpack in (_deflated, _zlibs, _gzips, _zips, _decoded):
        yield from unpack(data)


def _deflated(data: bytes) -> Iterator[bytes]:
    yield from _inflate(data, 0, -zlib.MAX_WBITS)


def _zlibs(data: bytes) -> Iterator[bytes]:
    for found in _ZLIB.finditer(data):
        yield from _inflate(data, found.start(), zlib.MAX_WBITS)


def _gzips(data: bytes) -> Iterator[bytes]:
    for found in re.finditer(re.escape(_GZIP), data):
        yield from _inflate(data, found.start(), zlib.MAX_WBITS | 16)


def _zips(data: bytes) -> Iterator[bytes]:
    """The members of zip files, each found by its local header (APPNOTE.TXT §4.3.7)."""
    for found in re.finditer(re.escape(_ZIP), data):
        header = data[found.start() : found.start() + 30]
        if len(header) == 30:
            name, extra = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
            yield from _inflate(data, found.start() + 30 + name + extra, -zlib.MAX_WBITS)


def _inflate(data: bytes, begin: int, window: int) -> Iterator[bytes]:
    """What comes out before the stream ends or breaks; nothing if nothing does."""
    machine = zlib.decompressobj(window)
    found = b""
    try:
        for start in range(begin, len(data), 4096):
            found += machine.decompress(data[start : start + 4096])
            if machine.eof or len(found) > _MOST:
                break
    except zlib.error:
        pass  # what came before the break counts
    if found:
        yield found


def _decoded(data: bytes) -> Iterator[bytes]:
    joined = data.translate(None, b"\r\n")
    for found in _BASE64.findall(joined):
        if _HEX_ONLY.fullmatch(found):
            continue
        for shift in range(4):  # a letter before it may be no part of it
            whole = found[shift:].translate(_URL_SAFE)
            yield base64.b64decode(whole[: len(whole) // 4 * 4] + _rest(whole))
    for found in _HEX.findall(joined):
        for shift in range(2):
            yield binascii.unhexlify(found[shift : len(found) - shift])


def _rest(letters: bytes) -> bytes:
    rest = letters[len(letters) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _percent(data: bytes) -> bytes:
    return b"".join(b"%%%02X" % byte for byte in data)


def _zip(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("member.xml", data)
    return file.getvalue()


def _raw(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(data) + machine.flush()


def _base64_at(offset: int) -> Callable[[str], bytes]:
    return lambda text: base64.b64encode(b"\xa5" * offset + text.encode())


WAYS: Mapping[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "UTF-8 in capitals": lambda text: text.upper().encode(),
    "UTF-16, little-endian": lambda text: text.encode("utf-16-le"),
    "UTF-16, big-endian": lambda text: text.encode("utf-16-be"),
    "base64": _base64_at(0),
    "base64, one byte on": _base64_at(1),
    "base64, two bytes on": _base64_at(2),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()),
    "base64 in lines": lambda text: base64.encodebytes((text * 3).encode()),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "hexadecimal in capitals": lambda text: text.encode().hex().upper().encode(),
    "percent-escaped": lambda text: _percent(text.encode()),
    "zlib": lambda text: zlib.compress(text.encode()),
    "gzip": lambda text: gzip.compress(text.encode()),
    "a zip member": lambda text: _zip(text.encode()),
    "gzip in base64": lambda text: base64.b64encode(gzip.compress(text.encode())),
    "UTF-16 in gzip": lambda text: gzip.compress(text.encode("utf-16-le")),
}
"""Ways in which a text may leak."""

AT_THE_START = {"raw deflate": lambda text: _raw(text.encode())}
"""Ways that can only be told from other bytes where nothing stands before them."""
