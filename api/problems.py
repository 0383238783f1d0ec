"""Every way in which a request can fail, as RFC 9457 problem details.

- A problem has a fixed code, status and title; the detail is a fixed sentence too.
- A fault names a field of ours and what that field accepts, never what was sent.
- A problem is raised anywhere on this floor and rendered in one place, `api.errors`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from api.i18n import say, sentence

MEDIA_TYPE = "application/problem+json"

KINDS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "bad_request": (400, sentence("The request is not one this service reads.")),
        "malformed": (400, sentence("The body is not JSON in UTF-8 as this service reads it.")),
        "idempotency_key": (400, sentence("The header Idempotency-Key is missing or not usable.")),
        "signed_out": (401, sentence("Please sign in with the link that was sent to you.")),
        "link": (401, sentence("This sign-in link is not valid, or not any more.")),
        "anew": (
            403,
            sentence(
                "You signed in anew since this page was opened, so nothing was done."
                " What you typed is still here: look it over and send it again."
            ),
        ),
        "not_permitted": (403, sentence("Your seat may not do this.")),
        "code": (403, sentence("This code or passkey is not right, or it was used before.")),
        "second_factor": (
            403,
            sentence("First give a code or a passkey, your second factor, or set one up."),
        ),
        "cross_site": (403, sentence("The form was not sent from a page of this service.")),
        "not_found": (404, sentence("There is nothing here for you.")),
        "method": (405, sentence("This address does not accept this method.")),
        "denied": (409, sentence("A rule says no, as things stand now.")),
        "stale": (412, sentence("It was changed since you read it. Read it again, then decide.")),
        "too_large": (413, sentence("The body is larger than 64 KiB.")),
        "media_type": (415, sentence("The body must be sent as application/json.")),
        "invalid": (422, sentence("Some fields are not as they should be.")),
        "key_reused": (422, sentence("This Idempotency-Key was used for another request.")),
        "too_many": (429, sentence("That was tried too often. Wait a while, then try again.")),
        "version_wanted": (428, sentence("The header If-Match with a version is missing.")),
        "internal": (500, sentence("Something went wrong on our side. Nothing was changed.")),
        "engine_down": (
            503,
            sentence(
                "The engine that moves tracks does not answer. Send the same request with the"
                " same Idempotency-Key again; after ten minutes without an outcome it lapses."
            ),
        ),
        "lapsed": (
            503,
            sentence("This command lapsed without an outcome. Send it with a new Idempotency-Key."),
        ),
        "unavailable": (503, sentence("The service cannot do this at the moment.")),
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that is not as it should be, and what it accepts."""

    field: str
    accepted: str


@dataclass(eq=False)
class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A request that fails. `kind` is a key of `KINDS`; `rule` and `detail` belong to denials."""

    kind: str
    rule: str = ""
    detail: str = ""
    faults: tuple[Fault, ...] = ()
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def status(self) -> int:
        """The HTTP status of this kind."""
        return KINDS[self.kind][0]

    @property
    def title(self) -> str:
        """The title of this kind in the reader's language."""
        return say(KINDS[self.kind][1])

    def document(self) -> dict[str, object]:
        """The members of the problem document (RFC 9457 §3)."""
        found: dict[str, object] = {
            "type": f"urn:entryhall:problem:{self.kind}",
            "title": self.title,
            "status": self.status,
        }
        if self.rule:
            found |= {"rule": self.rule, "detail": self.detail}
        if self.faults:
            found["errors"] = [{"field": f.field, "accepted": f.accepted} for f in self.faults]
        return found
