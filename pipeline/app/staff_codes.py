"""The codes by which those who decide sign in on the page: each set up once, and kept only as a hash."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline.foundation.errors import OutputError
from pipeline.foundation.text import letters_and_digits
from pipeline.model import Staff, known

FILE_NAME = "staff_codes.json"
SHORTEST, _LONGEST = 8, 200
#: After so many wrong codes in a row, nobody can sign in under a name for so many seconds.
ATTEMPTS, SECONDS = 5, 300
#: Seconds to wait for another page that signs somebody in.
_WAIT = 10.0
#: The work of one guess: scrypt with 16 megabytes, five times (OWASP, Password Storage, 2024).
_N, _R, _P = 2**14, 8, 5


class CodeRefused(Exception):
    """A code that cannot be used: the field, and the sentence that says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


def people_of(staff: Staff, today: date) -> list[str]:
    """Those on the sheet Staff who may approve or check copies today, as a cell names them, sorted.

    Where several have one name, each has their staff number after it.
    """
    names = []
    for one in staff.members:
        if known(one.name):
            twice = len({str(row.number) for row in staff.named(str(one.name))}) > 1
            names.append(f"{one.name} {one.number}" if twice and known(one.number) else str(one.name))
    powers = ("may_approve", "may_check")
    return sorted(
        name
        for name in dict.fromkeys(names)
        if any(staff.why_not(name, power, today) is None for power in powers)
    )


class StaffCodes:
    """The codes in one file, which only this user of the computer may read.

    A name is looked up as the sheet Staff knows people: with a title before it, or another accent, it is the
    same person's, so nobody gets a second code by another spelling.
    """

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file, self._now = file, now

    def is_set_up(self, name: str, staff: Staff) -> bool:
        """Whether this person has a code. Raises OutputError where the file cannot be read."""
        return _own(self._read(), name, staff) is not None

    def refuse(self, name: str, code: str, again: str, staff: Staff) -> None:
        """Raise CodeRefused where this cannot be a person's first code, typed twice."""
        if len(code) < SHORTEST:
            raise CodeRefused("code", f"A code has at least {SHORTEST} letters or figures.")
        if len(code) > _LONGEST:
            raise CodeRefused("code", f"A code has at most {_LONGEST} letters or figures.")
        if letters_and_digits(code) in letters_and_digits(name) or len(set(code)) < 3:
            raise CodeRefused("code", "Choose a code that is not part of your name and is harder to guess.")
        if code != again:
            raise CodeRefused("again", "The two are not the same. Type the code again in both places.")
        if self.is_set_up(name, staff):
            raise CodeRefused("code", "A code has been set up for this name. Sign in with it.")

    def set_up(self, name: str, code: str, again: str, staff: Staff) -> None:
        """Keep a person's first code. Raises CodeRefused where it cannot be used."""
        with self._alone():
            self.refuse(name, code, again, staff)
            kept, salt = self._read(), secrets.token_bytes(16)
            own = {"name": name, "salt": salt.hex(), "hash": _hash(code, salt), "failed": 0}
            self._write({**kept, letters_and_digits(name): own})

    def clear(self, name: str, staff: Staff) -> None:
        """Forget a person's code, so that they set up a new one. Without one, nothing is changed."""
        with self._alone():
            kept = self._read()
            if (own := _own(kept, name, staff)) is not None:
                del kept[own]
                self._write(kept)

    def require(self, name: str, code: str, staff: Staff) -> None:
        """Raise CodeRefused unless this is the person's code; after too many wrong ones, whatever it is."""
        with self._alone():
            kept = self._read()
            key = _own(kept, name, staff)
            if key is None:
                raise CodeRefused("code", "Set up a code for this name first.")
            own = kept[key]
            if own["failed"] >= ATTEMPTS and self._now() < own["until"]:
                minutes = -(-int(own["until"] - self._now()) // 60)
                raise CodeRefused("code", f"Too many wrong codes. Try again in {max(minutes, 1)} minutes.")
            is_right = secrets.compare_digest(_hash(code[:_LONGEST], bytes.fromhex(own["salt"])), own["hash"])
            failed = 0 if is_right else own["failed"] % ATTEMPTS + 1
            own |= {"name": own.get("name", name), "failed": failed, "until": self._now() + SECONDS}
            self._write(kept)
        if not is_right:
            raise CodeRefused("code", f"This is not the code for this name.{_of_another(own, name)}")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold off another page of the same folder, so that each wrong code counts."""
        try:
            with FileLock(self._file.with_name(f".{self._file.name}.lock"), timeout=_WAIT):
                yield
        except (Timeout, OSError):
            raise OutputError(
                f"{self._file.name} cannot be written, so nobody can sign in.",
                "See that you may write in this folder, and that no other page is signing somebody in.",
            ) from None

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            kept = None
        if not isinstance(kept, dict) or not all(map(_is_whole, kept.values())):
            raise OutputError(
                f"{self._file.name} cannot be read, so nobody can sign in.",
                "Restore it, or remove it; then everybody sets up a new code.",
            )
        return kept

    def _write(self, kept: dict[str, Any]) -> None:
        partial = self._file.with_name(f".{self._file.name}.part")
        try:
            with suppress(FileNotFoundError):
                partial.unlink()
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file)
            partial.replace(self._file)
        except OSError:
            raise OutputError(
                f"{self._file.name} cannot be written, so nobody can sign in.",
                "See that you may write in this folder.",
            ) from None


def _own(kept: dict[str, Any], name: str, staff: Staff) -> str | None:
    """Under which key a person's code is kept: that of the name, or of one that may be the same person's."""
    if letters_and_digits(name) in kept:
        return letters_and_digits(name)
    return next((key for key, own in kept.items() if not staff.are_two(own.get("name", key), name)), None)


def _of_another(own: dict[str, Any], name: str) -> str:
    """What to do where a code is kept under another name that may be the same person's."""
    if (kept_as := own.get("name", name)) == name:
        return ""
    return (
        f" It was set up as {kept_as}, who may be the same person. If they are two people, enter the "
        "staff number of each on the sheet Staff."
    )


def _is_whole(own: object) -> bool:
    return isinstance(own, dict) and {"salt", "hash", "failed"} <= own.keys()


def _hash(code: str, salt: bytes) -> str:
    secret = code.encode(errors="surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=_N, r=_R, p=_P, maxmem=64 * 1024**2).hex()
