"""What waits on disk until it is asked for, so that many cases take little memory: in a file without a name, encrypted."""

from __future__ import annotations

import weakref
import zlib
from collections.abc import Callable, Hashable, Iterator, MutableMapping
from tempfile import SpooledTemporaryFile
from typing import TypeVar

from pipeline.foundation.errors import OutputError

K = TypeVar("K", bound=Hashable)
#: As many bytes stay in memory: a few hundred cases never touch the disk.
_IN_MEMORY = 1 << 21
_KEY_BITS = 128
#: How much of the first value zlib is told of beforehand: values are much alike, so each is packed to about
#: half.
_WORDS = 1 << 15


class Spool(MutableMapping[K, bytes]):
    """Bytes by key, in the order of their keys. What is put in anew leaves its old room unused.

    The file has no name, so that it goes with the process even where that is killed; its key is in this
    process's memory alone. Raises OutputError where the disk for temporary files is full.
    """

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(AESGCM.generate_key(_KEY_BITS))
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 — it is there as long as this is
        weakref.finalize(self, self._file.close)
        self._at: dict[K, int] = {}
        self._end = 0
        self._words = b""

    def __setitem__(self, key: K, value: bytes) -> None:
        """Put a value in."""
        self._words = self._words or value[-_WORDS:]
        packer = zlib.compressobj(1, zdict=self._words)
        sealed = self._cipher.encrypt(_nonce(self._end), packer.compress(value) + packer.flush(), None)
        try:
            self._file.seek(self._end)
            self._file.write(len(sealed).to_bytes(4, "big") + sealed)
        except OSError:
            remedy = "Free some of it, and run the same command again."
            raise OutputError("The disk for temporary files is full.", remedy) from None
        self._at[key] = self._end
        self._end += 4 + len(sealed)

    def __getitem__(self, key: K) -> bytes:
        """The value of a key."""
        at = self._at[key]
        self._file.seek(at)
        sealed = self._file.read(int.from_bytes(self._file.read(4), "big"))
        return zlib.decompressobj(zdict=self._words).decompress(
            self._cipher.decrypt(_nonce(at), sealed, None)
        )

    def __delitem__(self, key: K) -> None:
        """Take a key out."""
        del self._at[key]

    def sort(self, key: Callable[[K], int]) -> None:
        """Have the keys in this order from now on."""
        self._at = {one: self._at[one] for one in sorted(self._at, key=key)}

    def __contains__(self, key: object) -> bool:
        return key in self._at

    def __iter__(self) -> Iterator[K]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def _nonce(at: int) -> bytes:
    """No two values of a spool have the same: each begins elsewhere."""
    return at.to_bytes(12, "big")
