"""How a brief looks: the paragraph and table styles of our own template, as one table.

- Sizes are half-points, distances twentieths of a point, as WordprocessingML counts them
  (ECMA-376 part 1, §17.3 and §17.7).
- Every weight and size is said twice, for Latin and for complex scripts.
- Properties come in the order of the schema; Word refuses a file that has them in another.
- An institution's look of a style takes the place of ours, but what keeps lines together stays.
- Emphasis is never by colour alone: dissents carry their label in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from documents.briefing.content import Direction
from documents.briefing.parts import W
from documents.briefing.stationery import Look

INK, ACCENT, QUIET, RULE = "1B2A41", "2F5D8A", "56616B", "C3CCD6"
TINT, WARM, WARM_TINT = "EEF3F8", "9A4A1C", "FBF5EF"
LATIN, COMPLEX, EAST_ASIAN = "Arial", "Arial", "Microsoft YaHei"


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; `size` 0 and `color` empty mean: as the style it is based on."""

    id: str
    name: str
    size: int = 0
    bold: bool = False
    color: str = ""
    before: int = 0
    after: int = 0
    indent: int = 0
    hanging: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    bar: str = ""
    shade: str = ""
    outline: int | None = None


STYLES = (
    Style("Title", "Title", 34, True, INK, 0, 100, keep_next=True),
    Style("Heading1", "heading 1", 24, True, ACCENT, 180, 50, keep_next=True, outline=0),
    Style("Heading2", "heading 2", 20, True, INK, 100, 30, keep_next=True, outline=1),
    Style("Heading3", "heading 3", 20, True, QUIET, 90, 30, keep_next=True, outline=2),
    Style("Particulars", "Particulars", color=QUIET, after=20),
    Style("Status", "Status", 19, color=QUIET, before=40, after=80),
    Style("Ask", "Ask", after=20, indent=170, keep_lines=True, bar=ACCENT, shade=TINT),
    Style("Message", "Message", before=60, after=10, keep_next=True, keep_lines=True),
    Style("Support", "Support", 19, color=QUIET, after=40, keep_lines=True),
    Style("Coverage", "Coverage", 19, color=QUIET, before=100),
    Style("Numbered", "Numbered Paragraph", after=50, indent=510, hanging=510),
    Style("Recommendation", "Recommendation", before=80, after=20, keep_next=True),
    Style("Detail", "Recommendation Detail", after=20, indent=510, keep_lines=True),
    Style(
        "Dissent",
        "Dissent",
        before=20,
        after=50,
        indent=680,
        keep_lines=True,
        bar=WARM,
        shade=WARM_TINT,
    ),
    Style("Cell", "Table Text", 17, before=15, after=15),
    Style("CellHeading", "Table Heading", 17, True, INK, 15, 15, keep_next=True),
    Style("Header", "header", 15, color=QUIET),
    Style("Footer", "footer", 15, color=QUIET),
)


def styles_xml(language: str, direction: Direction, looks: Mapping[str, Look]) -> str:
    """The part `word/styles.xml` for a text in this language (BCP 47 tag); `looks` by the names of
    styles, in lower case, take the place of ours."""
    paragraphs = (_paragraph_style(one, looks.get(one.name.lower())) for one in STYLES)
    return (
        f'<w:styles xmlns:w="{W}">{_defaults(language, direction)}{_normal(looks)}'
        f"{''.join(paragraphs)}{_table_styles()}</w:styles>"
    )


def _defaults(language: str, direction: Direction) -> str:
    tag = quoteattr(language)
    bidi = f" w:bidi={tag}" if direction is Direction.RIGHT_TO_LEFT else ""
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{LATIN}" w:eastAsia="{EAST_ASIAN}" w:hAnsi="{LATIN}" '
        f'w:cs="{COMPLEX}"/>{_size(19)}<w:lang w:val={tag} w:eastAsia={tag}{bidi}/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="60" w:line="252" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal(looks: Mapping[str, Look]) -> str:
    look = looks.get("normal", Look("", ""))
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{look.paragraph}</w:pPr><w:rPr>{look.run}</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    )


def _paragraph_style(style: Style, look: Look | None) -> str:
    following = "Normal" if style.outline is not None else style.id
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style, look)}</w:pPr>"
        f"<w:rPr>{look.run if look else _run(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style, look: Look | None) -> str:
    outline = style.outline
    return "".join(
        (
            "<w:keepNext/>" if style.keep_next else "",
            "<w:keepLines/>" if style.keep_lines or style.keep_next else "",
            look.paragraph if look else _own(style),
            f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "",
        )
    )


def _own(style: Style) -> str:
    hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
    return "".join(
        (
            _bar(style.bar) if style.bar else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{style.shade}"/>' if style.shade else "",
            f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>',
            f'<w:ind w:left="{style.indent}"{hanging}/>' if style.indent else "",
        )
    )


def _bar(color: str) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{color}"/></w:pBdr>'


def _run(style: Style) -> str:
    return "".join(
        (
            "<w:b/><w:bCs/>" if style.bold else "",
            f'<w:color w:val="{style.color}"/>' if style.color else "",
            _size(style.size) if style.size else "",
        )
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _table_styles() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="Light"><w:name w:val="Light"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{_border('top', 8)}{_border('bottom', 8)}{_border('insideH', 4)}"
        "</w:tblBorders></w:tblPr></w:style>"
    )


def _border(side: str, size: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{RULE}"/>'
