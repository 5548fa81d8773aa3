"""The folder that the page is about: its workbooks as they are now, read once until one of them changes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pipeline.app.enter_in_workbook import Entered, mark_of
from pipeline.app.entry.entering import Entering, read_for_entering
from pipeline.app.overview import Overview, overview_of, with_case
from pipeline.app.progress import Progress
from pipeline.app.read_inputs import Inputs, read_inputs
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.package import open_package
from pipeline.formats.excel.read_again import read_again
from pipeline.foundation.errors import InputError
from pipeline.procedure.clock import Clock

#: How many days ahead the page lists what is due.
DAYS_AHEAD = 14
_MANIFEST = "manifest.json"
_READ = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".toml", ".png", ".jpg", ".jpeg"})


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the workbooks held when they were read: `mark` changes with every one of them.

    `marks`: by name, what each workbook was then. `since` and `changed`: where only rows of one case were
    read since, the mark from before, and the case.
    """

    mark: str
    inputs: Inputs
    overview: Overview
    marks: Mapping[str, str]
    since: str = ""
    changed: str = ""

    @property
    def digest(self) -> str:
        """The mark as a page may carry it: it says nothing of what it is made from."""
        return digest_of(self.mark)


class Workplace:
    """A folder with `inputs/` and `outputs/`.

    `as_of`: the day to take as today; the day itself where None. `templates`: the folder of templates in
    force.
    """

    def __init__(self, root: Path, *, templates: Path, as_of: date | None = None) -> None:
        self.root = root.resolve()
        self.inputs, self.out = self.root / "inputs", self.root / "outputs"
        self.templates = templates.resolve()
        self._as_of = as_of
        self._seen: Seen | None = None
        self._decided: Seen | None = None
        self._entering: tuple[str, Entering] | None = None
        self._passwords: list[str] = []
        self._lock = threading.Lock()

    @property
    def today(self) -> date:
        """The day to take as today."""
        return self._as_of or date.today()

    @property
    def mark(self) -> str:
        """Changes with each workbook, the settings, the outputs and the day."""
        found = [self.today.isoformat(), str(len(self._passwords))]
        for path in (*sorted(self.inputs.glob("*")), self.out / _MANIFEST):
            try:
                state = path.stat()
            except OSError:
                continue
            if _is_read(path):
                found.append(f"{path.name} {state.st_mtime_ns} {state.st_size}")
        return "\n".join(found)

    def changed_since(self, digest: str) -> str:
        """What has changed since the page with this digest was shown, in a sentence; empty where nothing."""
        mark = self.mark
        if digest == digest_of(mark):
            return ""
        seen = self._seen
        if seen is None or digest != digest_of(seen.mark):
            return "The workbooks have changed since this page was shown."
        now = _states(mark)
        names = sorted(_changed_between(seen.mark, mark) - {""})
        return " ".join(self._changed(name, name in now) for name in names) or "It is a new day."

    def _changed(self, name: str, is_there: bool) -> str:
        path = (self.out if name == _MANIFEST else self.inputs) / name
        try:
            at = f" at {datetime.fromtimestamp(path.stat().st_mtime):%H:%M}" if is_there else ""
        except OSError:
            at = ""
        if name == _MANIFEST:
            return f"Files were made{at}."
        return f"{name} was saved{at}." if is_there else f"{name} is not there any more."

    @property
    def seen(self) -> Seen | None:
        """What was read, if nothing has changed since."""
        seen = self._seen
        return seen if seen is not None and seen.mark == self.mark else None

    @property
    def seen_by_case(self) -> Seen | None:
        """What was read, if nothing has changed since but rows that were entered from a page.

        Each case is as it is now; what is found by comparing cases, and what is due, may be from before.
        """
        decided = self._decided
        return self.seen or (decided if decided is not None and decided.mark == self.mark else None)

    def decided(self, seen: Seen, entered: Entered, case_id: str) -> None:
        """Read the rows of a case that were entered since `seen`, where nothing else has changed.

        Otherwise nothing is read: whoever asks for it next reads everything. Raises InputError where the
        workbook cannot be read any more.
        """
        with self._lock:
            mark, path = self.mark, self.inputs / entered.workbook
            is_else = _changed_between(seen.mark, mark) != {entered.workbook}
            if is_else or mark_of(path) != entered.mark:
                return
            inputs, package = seen.inputs, open_package(path, self._passwords)
            names = inputs.settings.list_names()
            reading = read_again(inputs.reading, package, entered.by_kind, case_id, names)
            if reading is not None:
                clock = self.clock(inputs)
                overview = with_case(seen.overview, reading, case_id, inputs.settings, clock)
                self._decided = Seen(
                    mark=mark,
                    inputs=replace(inputs, reading=reading),
                    overview=overview,
                    marks={**seen.marks, entered.workbook: entered.mark},
                    since=seen.mark,
                    changed=case_id,
                )

    @property
    def has_own_templates(self) -> bool:
        """Whether the templates in force are the folder's own, and so may be replaced."""
        return self.templates == self.own_templates

    @property
    def own_templates(self) -> Path:
        """Where the folder has templates of its own, if it has any."""
        return self.root / "templates"

    def use_own_templates(self) -> None:
        """From now on, make documents with the folder's own templates."""
        self.templates = self.own_templates

    @property
    def passwords(self) -> tuple[str, ...]:
        """The passwords to try on workbooks that are protected."""
        return tuple(self._passwords)

    def add_password(self, password: str) -> None:
        """Try this password, too, on workbooks that are protected. It is kept as long as the program runs."""
        self._passwords.append(password)

    def look(self, progress: Progress) -> Seen:
        """Read the workbooks and check them, or return what was seen where nothing has changed since.

        Raises InputError where there is no workbook, one cannot be read, or the settings cannot be used.
        """
        with self._lock:
            if (seen := self.seen) is not None:
                return seen
            mark = self.mark
            if not self.inputs.is_dir():
                raise InputError(
                    "There is no folder named inputs in this folder.",
                    "Make it, and put your workbooks into it.",
                )
            marks = {path.name: mark_of(path) for path in workbooks_in(self.inputs)}
            inputs = read_inputs(self.inputs, passwords=self._passwords, progress=progress)
            if inputs.reading.refused:
                raise inputs.reading.refused[-1]
            overview = overview_of(
                inputs.reading, inputs.settings, self.clock(inputs), DAYS_AHEAD, self.out, progress
            )
            self._seen = Seen(mark=mark, inputs=inputs, overview=overview, marks=marks)
            return self._seen

    @property
    def entering(self) -> Entering | None:
        """What was read for entering something, if nothing has changed since."""
        return self._entering[1] if self._entering and self._entering[0] == self.mark else None

    def read_for_entering(self, progress: Progress) -> Entering:
        """Read the workbooks so that something can be entered; nothing is read where nothing has changed.

        Raises InputError as `read_for_entering` does.
        """
        with self._lock:
            if (entering := self.entering) is None:
                mark, now = self.mark, self._as_of or datetime.now().replace(microsecond=0)
                former = self._entering[1] if self._entering else None
                entering = read_for_entering(self.inputs, now, tuple(self._passwords), progress, former)
                self._entering = mark, entering
            return entering

    def clock(self, inputs: Inputs) -> Clock:
        """The clock of the settings: now, or at the day that was given."""
        return inputs.settings.clock(self._as_of or datetime.now().replace(microsecond=0))

    def file(self, path: str) -> Path | None:
        """A file of the outputs folder by its path below it; None where it is none or lies elsewhere.

        A link in the folder leads nowhere else.
        """
        if "\0" in path or "\\" in path or ":" in path:
            return None
        try:
            found = (self.out / path).resolve()
            return found if found.is_relative_to(self.out.resolve()) and found.is_file() else None
        except (OSError, ValueError):
            return None


def digest_of(mark: str) -> str:
    """A mark as a page may carry it."""
    return hashlib.sha256(mark.encode(errors="replace")).hexdigest()


def _is_read(path: Path) -> bool:
    """Whether a run reads the file. Excel puts a file that begins with ~$ beside a workbook that is open."""
    if path.name.startswith(("~$", ".")):
        return False
    return path.suffix.casefold() in _READ or path.name == _MANIFEST


def _changed_between(former: str, mark: str) -> set[str]:
    """The names of the files that differ between two marks; an empty one for the day or the passwords."""
    old, new = _states(former), _states(mark)
    names = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return names if former.split("\n")[:2] == mark.split("\n")[:2] else {*names, ""}


def _states(mark: str) -> dict[str, str]:
    """The state of each file in a mark, by its name."""
    lines = [line.rsplit(" ", 2) for line in mark.split("\n")[2:]]
    return {parts[0]: " ".join(parts[1:]) for parts in lines if len(parts) == 3}
