"""The address of this deployment and what follows from it: hosts, cookie name, `Secure`.

- https anywhere, or http on a loopback address; any other address is refused at start.
- `__Host-` binds the cookie to this host and to https (RFC 6265bis §4.1.3.2); on loopback http
  that prefix is not allowed, so the name is plain there.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Place:
    """Where this deployment is reached."""

    host: str
    port: int
    secure: bool

    @property
    def session_cookie(self) -> str:
        """The name of the cookie that carries a page session."""
        return "__Host-eh" if self.secure else "eh"

    @property
    def visitor_cookie(self) -> str:
        """The name of the cookie that ties a sign-in form to the browser that opened it."""
        return "__Host-eh-visitor" if self.secure else "eh-visitor"


def place_of(url: str) -> Place:
    """The place that an address names.

    Raises:
        ValueError: the address is neither https nor http on a loopback host.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" and host:
        return Place(host, parts.port or 443, secure=True)
    if parts.scheme == "http" and _loopback(host):
        return Place(host, parts.port or 80, secure=False)
    raise ValueError("ENTRYHALL_URL must be https, or http on a loopback address")


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
