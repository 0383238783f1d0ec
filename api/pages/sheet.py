"""The one style sheet; read once, served whole, without validators that could tell visits apart."""

from functools import cache
from pathlib import Path

from flask import Blueprint, Response

FILE = Path(__file__).parents[1] / "static" / "site.css"


def pages() -> Blueprint:
    """The style sheet's address."""
    found = Blueprint("sheet", __name__)
    found.add_url_rule("/static/site.css", view_func=sheet)
    return found


def sheet() -> Response:
    """The style sheet of every page."""
    return Response(_text(), mimetype="text/css")


@cache
def _text() -> str:
    return FILE.read_text(encoding="utf-8")
