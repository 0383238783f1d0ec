"""The looks of a template's styles, written anew: fonts, sizes, weights, colours, distances.

- A style is found by its name; what it is based on is followed up to the paragraph it starts from.
- Only the properties listed here are taken, only their listed attributes, only plain values.
- A font of the theme is taken by its name; the theme itself is not.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from lxml import etree

from documents.briefing.parts import STYLES, W
from documents.briefing.searching import Parts
from documents.briefing.stationery import Look

PARAGRAPH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "shd": ("val", "color", "fill"),
        "spacing": ("before", "after", "line", "lineRule"),
        "ind": ("left", "right", "hanging", "firstLine"),
        "jc": ("val",),
    }
)
RUN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "rFonts": ("ascii", "eastAsia", "hAnsi", "cs"),
        **dict.fromkeys(("b", "bCs", "i", "iCs", "caps", "smallCaps"), ("val",)),
        **dict.fromkeys(("color", "sz", "szCs"), ("val",)),
        "u": ("val", "color"),
    }
)
"""Properties with their attributes, in the order of the schema (ECMA-376 part 1, §17.3)."""

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_JOINED = frozenset({"rFonts", "spacing", "ind"})
"""Properties whose attributes are inherited one by one; the others are inherited as a whole."""
_SWITCHES = frozenset({"b", "bCs", "i", "iCs", "caps", "smallCaps"})
"""Properties that say *on* without a value."""
_PLAIN = re.compile(r"[#\w .+&-]{1,40}")

Properties = dict[str, dict[str, str]]


def looks_of(parts: Parts) -> Mapping[str, Look]:
    """The looks of all paragraph styles, by name in lower case."""
    if STYLES not in parts:
        return {}
    fonts = _fonts(parts)
    styles = {
        one.get(_w("styleId"), ""): one
        for one in parts[STYLES].findall(_w("style"))
        if one.get(_w("type")) == "paragraph"
    }
    found = {_name(one): _look(list(_chain(one, styles)), fonts) for one in styles.values()}
    normal = [one for one in styles.values() if _name(one) == "normal"]
    return found | {"normal": _look([*_defaults(parts[STYLES]), *normal], fonts)}


def _chain(style: etree._Element, styles: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """What a style is made of, from what it is based on to itself; Normal counts for all."""
    chain = [style]
    while (base := styles.get(_value(chain[-1], "basedOn"))) is not None and base not in chain:
        chain.append(base)
    return (one for one in reversed(chain) if _name(one) != "normal")


def _defaults(styles: etree._Element) -> Iterator[etree._Element]:
    for kind in ("rPrDefault", "pPrDefault"):
        yield from styles.findall(f"{_w('docDefaults')}/{_w(kind)}")


def _look(chain: list[etree._Element], fonts: Mapping[str, str]) -> Look:
    return Look(_written(chain, "pPr", PARAGRAPH, fonts), _written(chain, "rPr", RUN, fonts))


def _written(
    chain: list[etree._Element],
    kind: str,
    wanted: Mapping[str, tuple[str, ...]],
    fonts: Mapping[str, str],
) -> str:
    found: Properties = {}
    for style in chain:
        for element in style.findall(f"{_w(kind)}/*"):
            name = etree.QName(element).localname
            if name in wanted and element.tag == _w(name):
                before = found.get(name, {}) if name in _JOINED else {}
                found[name] = before | _attributes(element, wanted[name], fonts)
    said = (name for name in wanted if found.get(name) or (name in found and name in _SWITCHES))
    return "".join(_element(name, found[name]) for name in said)


def _attributes(
    element: etree._Element, wanted: tuple[str, ...], fonts: Mapping[str, str]
) -> dict[str, str]:
    given = {name: element.get(_w(name), "") for name in wanted}
    for name in ("ascii", "hAnsi"):
        theme = element.get(_w(f"{name}Theme"), "")
        if theme:
            given[name] = fonts.get(theme[:5], "")
    return {name: value for name, value in given.items() if _PLAIN.fullmatch(value)}


def _element(name: str, attributes: Mapping[str, str]) -> str:
    said = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{said}/>"


def _fonts(parts: Parts) -> dict[str, str]:
    """The Latin fonts of the theme: for headings (`major`) and for text (`minor`)."""
    theme = parts.get("word/theme/theme1.xml")
    found = {}
    for kind in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{_THEME}{kind}Font/{_THEME}latin")
        if latin is not None:
            found[kind] = latin.get("typeface", "")
    return found


def _name(style: etree._Element) -> str:
    return _value(style, "name").lower()


def _value(style: etree._Element, name: str) -> str:
    found = style.find(_w(name))
    return "" if found is None else found.get(_w("val"), "")


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
