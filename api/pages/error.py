"""The page that a problem is shown on."""

from api.pages.render import render
from api.problems import Problem


def error_page(problem: Problem) -> str:
    """The page: what is wrong, the rule in words where a rule said no, and the way back."""
    return render(
        "error.html",
        title=problem.title,
        detail=problem.detail,
        signed_out=problem.kind in ("signed_out", "link"),
        second_factor=problem.kind == "second_factor",
    )
