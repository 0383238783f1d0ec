"""The page that a problem is shown on.

- Somebody whose session ended while they were writing gets back what they sent, and nothing of
  it stays here.
"""

from flask import g, request

from api.pages.gate import TRACKS
from api.pages.render import render
from api.problems import Problem
from documents.ids import is_id


def error_page(problem: Problem) -> str:
    """The page: what is wrong, the rule in words where a rule said no, and the way back."""
    if problem.kind == "signed_out" and _was_writing():
        return _expired()
    return render(
        "error.html",
        title=problem.title,
        detail=problem.detail,
        signed_out=problem.kind in ("signed_out", "link"),
        second_factor=problem.kind == "second_factor",
    )


def _was_writing() -> bool:
    """Whether a form of a track's page was sent, and came whole."""
    ours = request.method == "POST" and request.path.startswith(TRACKS)
    return ours and g.get("body") is not None and is_id(request.form.get("key", ""))


def _expired() -> str:
    fields = list(request.form.items(multi=True))
    texts = [value for name, value in fields if "/=" not in name and " " in value.strip()]
    return render("expired.html", action=request.path, fields=fields, texts=texts)
