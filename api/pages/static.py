"""The one style sheet and the one script; read once, served whole, without validators that could
tell visits apart."""

from functools import cache
from pathlib import Path

from flask import Blueprint, Response

FOLDER = Path(__file__).parents[1] / "static"
FILES = {"site.css": "text/css", "passkeys.js": "text/javascript"}


def pages() -> Blueprint:
    """The addresses of these files."""
    found = Blueprint("static", __name__)
    for name in FILES:
        found.add_url_rule(f"/static/{name}", name.replace(".", "_"), lambda name=name: file(name))
    return found


def file(name: str) -> Response:
    """One of the files."""
    return Response(_text(name), mimetype=FILES[name])


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
