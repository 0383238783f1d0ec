"""GHASH in plain Python, to build one AES-GCM ciphertext that authenticates under two keys.

The construction is the one of Dodis et al. 2018, *Fast Message Franking*: the tag is linear
in each ciphertext block, so one free block can make two tags meet. Field and bit order are
those of NIST SP 800-38D §6.3.
"""

from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16

_POLYNOMIAL = 0xE1 << 120
_FIRST_COUNTER = bytes(15) + b"\1"  # of the nonce of twelve zeros


def collide(keys: Sequence[bytes], bound: bytes, ciphertext: bytes, free: int) -> bytes:
    """The ciphertext with block number `free` chosen so that both keys give one tag, and the tag.

    The nonce is twelve zeros; the ciphertext consists of whole blocks.
    """
    hashes = [_block_cipher(key, bytes(BLOCK)) for key in keys]
    masks = [_block_cipher(key, _FIRST_COUNTER) for key in keys]
    emptied = ciphertext[: free * BLOCK] + bytes(BLOCK) + ciphertext[(free + 1) * BLOCK :]
    power = (len(ciphertext) // BLOCK - free) + 1  # this block's exponent of the hash key
    rest = [_tag(h, mask, bound, emptied) for h, mask in zip(hashes, masks, strict=True)]
    factor = _power(hashes[0], power) ^ _power(hashes[1], power)
    block = _times(rest[0] ^ rest[1], _power(factor, 2**128 - 2))
    collided = emptied[: free * BLOCK] + block.to_bytes(BLOCK) + emptied[(free + 1) * BLOCK :]
    return collided + _tag(hashes[0], masks[0], bound, collided).to_bytes(BLOCK)


def _tag(hash_key: int, mask: int, bound: bytes, ciphertext: bytes) -> int:
    lengths = (len(bound) * 8).to_bytes(8) + (len(ciphertext) * 8).to_bytes(8)
    total = 0
    padded = bound + bytes(-len(bound) % BLOCK) + ciphertext + lengths
    for at in range(0, len(padded), BLOCK):
        total = _times(total ^ int.from_bytes(padded[at : at + BLOCK]), hash_key)
    return total ^ mask


def _times(left: int, right: int) -> int:
    product = 0
    for bit in range(127, -1, -1):
        if left >> bit & 1:
            product ^= right
        right = right >> 1 ^ (_POLYNOMIAL if right & 1 else 0)
    return product


def _power(base: int, exponent: int) -> int:
    result = 1 << 127  # the one of this field
    while exponent:
        if exponent & 1:
            result = _times(result, base)
        base, exponent = _times(base, base), exponent >> 1
    return result


def _block_cipher(key: bytes, block: bytes) -> int:
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - one block
    return int.from_bytes(encryptor.update(block) + encryptor.finalize())
