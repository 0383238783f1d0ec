"""One key and one place to seal at, and what it means to be refused."""

from documents.crypto import envelope
from documents.crypto.envelope import Context, DataKey, SealError, unseal
from documents.crypto.secret import Secret

KEY = DataKey(bytes(range(16)), Secret(bytes(range(32))))
PLACE = Context(
    deployment="d" * 32,
    track="t" * 32,
    table="contributions",
    column="body",
    row="r" * 32,
    record_class="contribution_unreleased",
    version=3,
    gen=2,
    schema=1,
)
HEADER = 84
TAG = 16
CHUNK = 16 * 1024
BODY = b"What was said in the room."


def refuses(
    sealed: bytes,
    *,
    key: DataKey = KEY,
    place: Context = PLACE,
    suites: frozenset[int] | None = None,
) -> bool:
    """Whether this is refused, and in the one way there is."""
    try:
        unseal(key, place, sealed, suites=envelope.SUITES if suites is None else suites)
    except SealError as refusal:
        plain = (refusal.args, refusal.code, refusal.__cause__, refusal.__context__)
        return plain == (("seal.refused",), "seal.refused", None, None)
    return False


def flipped(sealed: bytes, bit: int) -> bytes:
    """The same with one bit turned."""
    changed = bytearray(sealed)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
