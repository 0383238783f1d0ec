"""Headers of every answer: nothing is loaded from elsewhere, nothing is kept, nothing is told.

- Scripts, styles and forms only from here (CSP Level 3); a script cannot turn text into a page
  or into a program (Trusted Types). There is one, for passkeys, and nothing waits for it.
- Nothing is stored by browsers or proxies, no address travels in a referrer.
- The same set on every answer, so that an answer cannot be told by its headers.
"""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response

from api.places import Place

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": (
            "camera=(), display-capture=(), fullscreen=(), geolocation=(), microphone=(), "
            "payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), "
            "usb=()"
        ),
        "Referrer-Policy": "no-referrer",
        "Vary": "Authorization, Cookie",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
    }
)
TWO_YEARS = "max-age=63072000; includeSubDomains"


def init_app(app: Flask, place: Place) -> None:
    """Put the headers on every answer of this application."""

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        if place.secure:
            response.headers["Strict-Transport-Security"] = TWO_YEARS
        return response
