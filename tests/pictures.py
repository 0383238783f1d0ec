"""Draws the pictures in `docs/pictures` of what goes to an addressee: the full sample's files.

- Poppler draws, ImageMagick leaves few colours: none is larger than 150 kB.
- Run as `.venv/bin/python -m tests.pictures` after the documents look different.
"""

import tempfile
from pathlib import Path

from documents.briefing.files import render
from tests import office
from tests.documents.briefing.full_sample import brief

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
DPI = "80"


def draw(folder: Path) -> None:
    """One picture for each page of brief, annex and slip, numbered from 1."""
    files = render(brief())
    for name, file in (("brief", files.brief), ("annex", files.annex), ("slip", files.slip)):
        with tempfile.TemporaryDirectory() as place:
            pdf = office.printed(file, Path(place))
            office.run("pdftoppm", "-png", "-r", DPI, str(pdf), str(folder / f"{name}-page"))
    for picture in folder.glob("*-page-*.png"):
        office.run("convert", str(picture), "-colors", "24", "-strip", str(picture))


if __name__ == "__main__":
    draw(FOLDER)
