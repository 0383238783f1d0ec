"""The switch between Track 2 and Track 1.5: where it is asked for, consented to, refused, done."""

from collections.abc import Mapping

from tests.matrices.address import Address

_TERMS = ("terms",)

SWITCHING: Mapping[str, Address] = {
    "officials:switch": Address("/officials/switch", _TERMS),
    "officials:ask": Address("/officials", _TERMS, {"admit": False}),
    "officials:consent": Address("/officials/consent", _TERMS, {"admit": False}),
    "officials:refuse": Address("/officials/refusal", _TERMS, {"admit": False}),
}
