"""The approval of a family copy: the row of the sheet Copies given that decides, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.casefiles.content_code import code_of
from pipeline.model import Case, CopyGiven, known
from pipeline.model.approval import columns_to_add, faults_of_approval
from pipeline.model.finding import address


class Lack(NamedTuple):
    """What a draft lacks: a sentence with the cell, and whether a person has to correct something.

    `on_page`: the sentence for who decides on the page, where no code is copied and no row is entered by
    hand; empty where it is the same.
    """

    sentence: str
    acts: bool = True
    on_page: str = ""


def row_of(case: Case, person_id: str, document: str, owner: str) -> CopyGiven | None:
    """The row of Copies given that decides whether a copy goes out: the latest version's; or None.

    A row without a version is later than those above it.
    """
    decides, latest = None, -1
    for one in case.copies:
        if one.person_id == person_id and one.document == document and (not owner or one.belongs_to == owner):
            version = one.version if known(one.version) else latest + 1
            if version > latest:
                decides, latest = one, version
    return decides


def is_approved(case: Case, row: CopyGiven, content: str, today: date) -> bool:
    """Whether one person approved this content, another checked it, and nobody stopped it, by `today`."""
    faults = any(faults_of_approval(case, row, today)) or columns_to_add(row)
    return bool(case.staff) and not faults and not row.is_stopped and is_its_code(row, content)


def is_its_code(row: CopyGiven, content: str) -> bool:
    """Whether a row approves this content. Spaces, punctuation and words before the code do not matter."""
    return known(row.approved_content) and code_of(row.approved_content) == content


def lacks_of(case: Case, row: CopyGiven | None, content: str, today: date) -> Iterator[Lack]:
    """What the approval of a copy lacks; nothing where it is complete (F10, F11)."""
    if row is not None and not case.staff:
        yield Lack("nobody is on the sheet Staff, so no approval counts yet.")
    if row is None:
        sentence = "nobody has approved it: Copies given has no row for it."
        yield Lack(sentence, acts=False, on_page="nobody has approved it.")
        return
    if row.is_stopped:
        yield Lack(f"somebody stopped it ({address(row, 'stopped_on')}).", acts=False)
    for fault in faults_of_approval(case, row, today):
        yield Lack(f"{fault.problem.rstrip('.')} ({address(row, fault.field)}).")
    if absent := columns_to_add(row):
        headings = " or ".join(f'"{row.fields[name].heading}"' for name in absent)
        yield Lack(f"the sheet {row.sheet} has no column {headings}.")
    if known(row.approved_content) and not is_its_code(row, content):
        yield Lack(
            f"{address(row, 'approved_content')} is not the code of the copy as it is now. The copy has "
            "changed since, or the code is mistyped. Read the draft again, and copy the code at its top. "
            "If the copy in this row has already been given, leave the row as it is, and give the new "
            "copy its own row and number.",
            on_page="the copy has changed since it was approved. Read it again, and approve it again.",
        )
