"""A temporary key-value store on disk, encrypted, so that many cases take little memory."""

from __future__ import annotations

import threading
import weakref
import zlib
from collections.abc import Callable, Hashable, Iterator, MutableMapping
from tempfile import SpooledTemporaryFile
from typing import TypeVar

from pipeline.foundation.errors import OutputError

K = TypeVar("K", bound=Hashable)
#: Bytes kept in memory before anything is written to disk: enough for a few hundred cases.
_IN_MEMORY = 1 << 21
_KEY_BITS = 128
#: The size of the zlib dictionary, taken from the first value. Values are alike, so it halves their size.
_DICTIONARY_SIZE = 1 << 15


class Spool(MutableMapping[K, bytes]):
    """Bytes by key, in insertion order. The space of a replaced value is not reused.

    The file has no name, so it disappears with the process even if that is killed; the encryption key exists
    only in this process's memory. Raises OutputError when the disk for temporary files is full.
    """

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(AESGCM.generate_key(_KEY_BITS))
        # Two screens of the page may read at the same moment, and each must find its own place.
        self._alone = threading.Lock()
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 — it lives as long as the spool
        weakref.finalize(self, self._file.close)
        self._offsets: dict[K, int] = {}
        self._end = 0
        self._dictionary = b""

    def __setitem__(self, key: K, value: bytes) -> None:
        """Store a value."""
        self._dictionary = self._dictionary or value[-_DICTIONARY_SIZE:]
        packer = zlib.compressobj(1, zdict=self._dictionary)
        packed = packer.compress(value) + packer.flush()
        with self._alone:
            sealed = self._cipher.encrypt(_nonce(self._end), packed, None)
            try:
                self._file.seek(self._end)
                self._file.write(len(sealed).to_bytes(4, "big") + sealed)
            except OSError:
                remedy = "Free some of it, and run the same command again."
                raise OutputError("The disk for temporary files is full.", remedy) from None
            self._offsets[key] = self._end
            self._end += 4 + len(sealed)

    def __getitem__(self, key: K) -> bytes:
        """The value of a key."""
        offset = self._offsets[key]
        with self._alone:
            self._file.seek(offset)
            sealed = self._file.read(int.from_bytes(self._file.read(4), "big"))
        packed = self._cipher.decrypt(_nonce(offset), sealed, None)
        return zlib.decompressobj(zdict=self._dictionary).decompress(packed)

    def __delitem__(self, key: K) -> None:
        """Remove a key."""
        del self._offsets[key]

    def sort(self, key: Callable[[K], int]) -> None:
        """Sort the keys in place."""
        self._offsets = {name: self._offsets[name] for name in sorted(self._offsets, key=key)}

    def __contains__(self, key: object) -> bool:
        return key in self._offsets

    def __iter__(self) -> Iterator[K]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)


def _nonce(offset: int) -> bytes:
    """A nonce unique within the spool: no two values begin at the same offset."""
    return offset.to_bytes(12, "big")
