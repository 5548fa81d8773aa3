"""The publication plan as a form: over how long a time each measure is published, changed line by line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import tomlkit

from pipeline.app.settings_toml import text_in
from pipeline.app.toml_text import TomlText
from pipeline.foundation.errors import InputError
from pipeline.reporting.publication_plan import FILE_NAME, LENGTHS, plan_in


class PlanLine(NamedTuple):
    """One measure: its ID, the time over which it is published, and the remark on why."""

    measure: str
    time: str
    why: str


class PlanForm(NamedTuple):
    """The plan as it is now, and the digest of its file."""

    lines: list[PlanLine]
    digest: str


def plan_form(folder: Path) -> PlanForm | None:
    """The plan in the folder of reports as a form; None where there is none.

    Raises InputError where it cannot be read.
    """
    plan = plan_in(folder)
    if plan is None:
        return None
    file = TomlText.of(folder / FILE_NAME)
    words = {months: word for word, months in LENGTHS.items()}
    measures = tomlkit.parse(text_in(file.former, FILE_NAME)[0])["measures"]
    lines = [
        PlanLine(name, words[months], measures[name].trivia.comment.lstrip("# "))
        for name, months in plan.months.items()
    ]
    return PlanForm(lines, file.digest)


def change_plan(folder: Path, given: Mapping[str, str], digest: str) -> int:
    """Write the times that differ from the plan's into it, and return how many they are.

    Raises InputError for a time that there is not, and OutputError where the file has changed since the form
    was shown, or cannot be written.
    """
    form = plan_form(folder)
    if form is None:
        raise InputError("There is no publication plan yet.", "Choose it first.")
    if set(given.values()) - set(LENGTHS):
        raise InputError(
            "A time that was chosen is none of a plan's.", "Load the page again, and choose one."
        )
    changes = {
        ("measures", one.measure): given[one.measure]
        for one in form.lines
        if given.get(one.measure, one.time) != one.time
    }
    file = TomlText.of(folder / FILE_NAME)
    file.write(file.changed(changes, {}), digest=digest)
    return len(changes)
