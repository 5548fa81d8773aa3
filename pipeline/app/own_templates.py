"""A folder's own Word templates: copied from the program's, checked, and replaced by an edited one."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pipeline.app.progress import Progress
from pipeline.app.template_tools import CheckedTemplate, checked, checked_package
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.storage.atomic_write import write_atomically

#: Where a template goes that another one replaces. Nothing is read from it.
FORMER = "former"


def templates_of(folder: Path) -> list[Path]:
    """The templates of a folder, by name. Word puts a file that begins with ~$ beside an open one."""
    return sorted(path for path in folder.glob("*.docx") if not path.name.startswith(("~$", ".")))


def copy_templates(source: Path, folder: Path) -> int:
    """Copy the program's templates to a folder that has none yet, and return how many there are.

    Raises OutputError where there are some already, or one cannot be written.
    """
    if templates_of(folder):
        raise OutputError(
            "This folder has templates of its own already, so nothing was copied.",
            "To begin again, rename its folder templates first.",
        )
    found = templates_of(source)
    folder.mkdir(parents=True, exist_ok=True)
    for path in found:
        write_atomically(folder / path.name, path.read_bytes())
    return len(found)


def replace_template(path: Path, package: bytes, names: Iterable[str], now: datetime) -> CheckedTemplate:
    """Put an edited template in the place of one, unless it has a fault that must be corrected.

    The former one is kept in the folder `former` beside it. Returns what was found in the edited one: where
    a fault is serious, nothing was written. Raises TemplateError where it is no Word document, and
    OutputError where it cannot be written.
    """
    found = checked_package(path, package, names)
    if not any(one.serious for one in found.faults):
        former = path.parent / FORMER
        try:
            before = path.read_bytes()
            former.mkdir(exist_ok=True)
        except OSError:
            raise OutputError(
                f"{path.name} cannot be kept before it is replaced, so nothing was written.",
                "If it is open in Word, close it there, and try again.",
            ) from None
        if before != package:
            write_atomically(former / f"{path.stem} {now:%Y-%m-%d %H.%M.%S}.docx", before)
            write_atomically(path, package)
    return found


class TemplateStates:
    """What was found in each template, as long as its file and the settings are the same."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], CheckedTemplate | TemplateError] = {}
        self._lock = threading.Lock()

    def known(self, path: Path, names: tuple[str, ...]) -> CheckedTemplate | TemplateError | None:
        """What was found in a template; None where it has not been checked as it is now."""
        return self._found.get(_key(path, names))

    def of(self, path: Path, names: tuple[str, ...]) -> CheckedTemplate | TemplateError:
        """What is found in a template, or why it cannot be read."""
        key = _key(path, names)
        with self._lock:
            found = self._found.get(key)
            if found is None:
                try:
                    found = checked(path, names)
                except TemplateError as fault:
                    found = fault
                self._found = {one: value for one, value in self._found.items() if one[0] != path}
                self._found[key] = found
        return found

    def check_all(self, folder: Path, names: tuple[str, ...], progress: Progress) -> None:
        """Check every template of a folder."""
        paths = templates_of(folder)
        progress.stage("Checking the templates", len(paths))
        for path in paths:
            self.of(path, names)
            progress.step()


def _key(path: Path, names: tuple[str, ...]) -> tuple[object, ...]:
    try:
        state = path.stat()
    except OSError:
        return (path, names)
    return (path, names, state.st_mtime_ns, state.st_size)
