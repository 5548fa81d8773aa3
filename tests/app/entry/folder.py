"""A folder of cases that something is entered in, for the tests."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.app.entry.entering import Entering, read_for_entering, row_at
from pipeline.app.entry.row_form import RowForm, Sent
from pipeline.formats.excel.writer import write_cases
from pipeline.model import Case, Meeting, Record
from pipeline.procedure.sample import sample_cases
from tests.shared import shared_folder

NOW = date(2026, 10, 30)


def folder_with(path: Path, cases: int = 2, name: str = "cases.xlsx") -> Path:
    """A folder with a workbook of so many cases."""
    made = shared_folder(
        f"{name} with {cases} cases to enter in",
        lambda folder: write_cases(folder / name, sample_cases(cases, 9)),
    )
    return shutil.copytree(made, path, dirs_exist_ok=True)


def entering(folder: Path, **more: Any) -> Entering:
    """The folder, read for entering something."""
    return read_for_entering(folder, NOW, **more)


def form_of(folder: Path, kind: type[Record], case_id: str = "", address: str = "", **more: Any) -> RowForm:
    """The form of a row; of a new one where there is no address."""
    read = entering(folder)
    case = read.case(case_id)
    record = row_at(case, kind.collection, address) if case is not None and address else None
    return RowForm(entering=read, kind=kind, case=case, record=record, **more)


def sent(form: RowForm, **given: str | list[str]) -> Sent:
    """What comes of a form with these answers, and for the rest what it shows."""
    shown = {one.name: list(one.given) for one in form.questions()}
    answers = {name: [one] if isinstance(one, str) else one for name, one in given.items()}
    questions, cells = form.answered({**shown, **answers})
    assert [one.problem for one in questions if one.problem] == []
    return form.enter(cells)


def case_in(folder: Path, case_id: str) -> Case:
    """A case as it is read now."""
    case = entering(folder).case(case_id)
    assert case is not None
    return case


def folder_with_a_meeting(path: Path, **when: str) -> Path:
    """A folder with a case that has the meeting M-9, of which nothing else is entered."""
    folder = folder_with(path)
    form = form_of(folder, Meeting, "C-0001")
    sent(form, meeting_id="M-9", kind="Multi-agency planning meeting", **when)
    return folder
