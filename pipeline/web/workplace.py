"""The folder that the page is about: its workbooks as they are now, read once until one of them changes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipeline.app.overview import Overview, overview_of
from pipeline.app.progress import Progress
from pipeline.app.read_inputs import Inputs, read_inputs
from pipeline.foundation.errors import InputError
from pipeline.procedure.clock import Clock

#: How many days ahead the page lists what is due.
DAYS_AHEAD = 14
_READ = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".toml", ".png", ".jpg", ".jpeg"})


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the workbooks held when they were read: `mark` changes with every one of them."""

    mark: str
    inputs: Inputs
    overview: Overview


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
        for path in (*sorted(self.inputs.glob("*")), self.out / "manifest.json"):
            try:
                state = path.stat()
            except OSError:
                continue
            if path.suffix.casefold() in _READ or path.name == "manifest.json":
                found.append(f"{path.name} {state.st_mtime_ns} {state.st_size}")
        return "\n".join(found)

    @property
    def seen(self) -> Seen | None:
        """What was read, if nothing has changed since."""
        seen = self._seen
        return seen if seen is not None and seen.mark == self.mark else None

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
            inputs = read_inputs(self.inputs, passwords=self._passwords, progress=progress)
            if inputs.reading.refused:
                raise inputs.reading.refused[-1]
            overview = overview_of(
                inputs.reading, inputs.settings, self.clock(inputs), DAYS_AHEAD, self.out, progress
            )
            self._seen = Seen(mark=mark, inputs=inputs, overview=overview)
            return self._seen

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
