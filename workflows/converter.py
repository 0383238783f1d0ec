"""How our values travel to the engine: dataclasses as JSON, sealed, failures as code words.

- One converter for gateway, worker and replay; only the key ring differs in tests.
- Headers go through the codec like everything else; the identity is the same for everyone.
"""

import time
from datetime import timedelta

from temporalio.client import HeaderCodecBehavior
from temporalio.converter import DataConverter

from documents.crypto.envelope import DataKey
from documents.crypto.keyring import KeyGone, KeyPurpose, Keyring
from documents.sealing import HOUSE
from workflows.codec import PayloadKeys, StrictCodec
from workflows.failures import CodeWordFailureConverter

IDENTITY = "entryhall"
HEADERS = HeaderCodecBehavior.CODEC

_KEPT = timedelta(minutes=1)  # before the ring is asked again which key is the newest


def data_converter(keys: PayloadKeys) -> DataConverter:
    """The converter that seals under these keys."""
    return DataConverter(
        payload_codec=StrictCodec(keys), failure_converter_class=CodeWordFailureConverter
    )


class KeyringKeys:
    """The service key ring as it stands in the keys database."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._newest: tuple[float, DataKey] | None = None

    def newest(self) -> DataKey:
        """The newest key, made at the first use."""
        kept, now = self._newest, time.monotonic()
        if kept is not None and now < kept[0]:
            return kept[1]
        key = self._keyring.ensure(KeyPurpose.PAYLOADS, HOUSE)
        self._newest = (now + _KEPT.total_seconds(), key)
        return key

    def by_id(self, key_id: str) -> DataKey | None:
        """Any key of the ring, however old."""
        try:
            return self._keyring.get(key_id, KeyPurpose.PAYLOADS)
        except KeyGone:
            return None
