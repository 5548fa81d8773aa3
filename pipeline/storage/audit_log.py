"""The log of what was done in an outputs folder: a JSON line for each act, with the hash of the last."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.storage.atomic_write import cannot_read, cannot_write

FILE_NAME = "audit.log"
#: The hash before the first entry.
_START = "0" * 64
_NOT_WHOLE = (
    "line {} is not a complete entry: it was changed, or a computer stopped while it was being written."
)
_LINE_ENDS = "its line endings were changed, for example by an editor. Its content is compared anyway."
#: The act of finding the log otherwise than it was written.
BROKEN = "the log was found broken"
#: The keys that every entry has besides what was done.
_OWN = ("entry", "at", "account", "before", "hash")

Entry = Mapping[str, Any]


@dataclass
class Chain:
    """What the reading of a log found: where it is not as it was written, and where it goes on.

    `faults`: each as a sentence; `noted`: those that a run found before. `last`: the hash of the last entry,
    `number`: its number. `is_partial`: the last line was never finished, because the computer stopped.
    """

    faults: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    last: str = _START
    number: int = 0
    is_partial: bool = False

    @property
    def all_faults(self) -> list[str]:
        """What is wrong with the log, now and as it was found before."""
        return list(dict.fromkeys([*self.noted, *self.faults]))


class Anchor(NamedTuple):
    """What the manifest keeps of the log: how many entries it had, and the hash of the last."""

    number: int
    last: str


class AuditLog:
    """Appends to the log of a folder. `now` and `account`: when, and who, for each entry.

    Nothing that was written is ever changed: where the log is found broken, that is its next entry.
    """

    def __init__(
        self,
        root: Path,
        anchor: Anchor | None = None,
        *,
        may_be_longer: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        account: str = "",
    ) -> None:
        """Read the log. Raises OutputError where it is there and cannot be read."""
        self._file, self._now = root / FILE_NAME, now
        self._account = account or f"{user()} on {platform.node()}"
        self.chain = read_log(root, anchor, may_be_longer=may_be_longer)
        self._note_faults()

    @property
    def anchor(self) -> Anchor:
        """What the manifest is to keep of the log as it is now."""
        return Anchor(self.chain.number, self.chain.last)

    def append(self, acts: Iterable[Mapping[str, Any]]) -> None:
        """Add an entry for each act, on the disk before this returns. Raises OutputError where it cannot."""
        lines = [self._line(act) for act in acts]
        if not lines:
            return
        text = "".join(lines).encode()
        if self.chain.is_partial:
            text = b"\n" + text
            self.chain.is_partial = False
        if self._file.is_symlink():
            raise cannot_write(self._file, OSError())
        try:
            with self._file.open("ab") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            raise cannot_write(self._file, fault) from None

    def _note_faults(self) -> None:
        """Enter what is wrong with the log and was not entered before; nothing of it is changed."""
        found = [one for one in self.chain.faults if one not in self.chain.noted]
        self.append({"what": BROKEN, "fault": one} for one in found)

    def _line(self, act: Mapping[str, Any]) -> str:
        self.chain.number += 1
        entry = {
            "entry": self.chain.number,
            "at": self._now().isoformat(timespec="seconds"),
            "account": self._account,
            **act,
            "before": self.chain.last,
        }
        self.chain.last = _hash_of(entry)
        return _text_of({**entry, "hash": self.chain.last}) + "\n"


def read_log(
    root: Path,
    anchor: Anchor | None = None,
    *,
    may_be_longer: bool = False,
    see: Callable[[Entry], None] = lambda entry: None,
) -> Chain:
    """Read the log of a folder, and compare each entry with the one before and with its own hash.

    `may_be_longer`: a run was cut off before it could record how many entries there are. `see` receives each
    entry; none is kept. Raises OutputError where the log is there and cannot be read.
    """
    file, chain = root / FILE_NAME, Chain()
    anchored = ""
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                entry = _add(chain, number, line)
                if entry is not None:
                    see(entry)
                    if anchor is not None and chain.number == anchor.number:
                        anchored = chain.last
    except FileNotFoundError:
        if anchor is not None and anchor.number:
            chain.faults.append(f"line 1 is entry {anchor.number + 1}: those before it are missing.")
            chain.last, chain.number = anchor.last, anchor.number
        return chain
    except OSError:
        raise cannot_read(file) from None
    if anchor is not None:
        chain.faults += _against(chain, anchor, anchored, may_be_longer=may_be_longer)
    return chain


def entries_of(root: Path) -> Iterator[Entry]:
    """Each entry of the log of a folder that can be read, in order; none where there is no log."""
    with suppress(FileNotFoundError), (root / FILE_NAME).open("rb") as lines:
        for line in lines:
            entry = _parsed(line.rstrip(b"\n"))
            if entry is not None:
                yield entry


def what_was_done(entry: Entry) -> dict[str, Any]:
    """What an entry records, without its place in the log, when and by whom."""
    return {name: value for name, value in entry.items() if name not in _OWN}


def user() -> str:
    """The name of the account; "somebody" where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "somebody"


def _add(chain: Chain, number: int, line: bytes) -> Entry | None:
    """Add a line to the chain. Returns its entry; None where it is none."""
    if not line.endswith(b"\n"):
        chain.is_partial = True
        chain.faults.append(_NOT_WHOLE.format(number))
        return None
    if line.endswith(b"\r\n"):
        line = line.replace(b"\r\n", b"\n")
        chain.faults += [_LINE_ENDS] if _LINE_ENDS not in chain.faults else []
    entry = _parsed(line.removesuffix(b"\n"))
    if entry is None:
        chain.faults.append(_NOT_WHOLE.format(number))
        return None
    chain.faults += (f"line {number} {why}." for why in _faults_of(entry, chain))
    if entry.get("what") == BROKEN:
        chain.noted.append(str(entry.get("fault")))
    chain.last, chain.number = str(entry["hash"]), int(entry["entry"])
    return entry


def _parsed(line: bytes) -> Entry | None:
    try:
        entry = json.loads(line)
        entry["hash"].encode(), int(entry["entry"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and _text_of(entry).encode() == line else None


def _faults_of(entry: Entry, chain: Chain) -> Iterator[str]:
    if entry["hash"] != _hash_of({name: value for name, value in entry.items() if name != "hash"}):
        yield "was changed after it was written"
    if chain.number == 0 and int(entry["entry"]) > 1:
        yield f"is entry {entry['entry']}: those before it are missing"
    elif int(entry["entry"]) != chain.number + 1:
        yield f"is entry {entry['entry']}, after entry {chain.number}"
    elif entry.get("before") != chain.last:
        yield "does not follow from the line before it"


def _against(chain: Chain, anchor: Anchor, anchored: str, *, may_be_longer: bool) -> Iterator[str]:
    """What is wrong by the manifest, which knows how many entries there were after the last run.

    `anchored`: the hash of the entry of that number; empty where there is none.
    """
    if chain.number < anchor.number:
        yield f"it was cut off after entry {chain.number}; it had {anchor.number} entries."
    elif anchor.number and anchored != anchor.last:
        yield f"entry {anchor.number} is not the one in the manifest."
    elif chain.number > anchor.number and not may_be_longer:
        yield f"it has {chain.number} entries; the last run left {anchor.number}."


def _hash_of(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(_text_of(entry).encode()).hexdigest()


def _text_of(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
