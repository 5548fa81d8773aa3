"""What is wrong with the sheet Staff, for all cases together: nobody on it, no name, two rows of one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Blank, Staff, StaffMember, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.model.name_matching import may_be_a_name
from pipeline.model.staff import two_rows_of_one


def findings_of_staff(staff: Staff, workbook: str, decisions: int) -> Iterator[Finding]:
    """The findings about the people who may decide (F1, F10, F11).

    `workbook`: the one to add the sheet to where there is nobody. `decisions`: how many cells of all cases
    name who decided something; where there are none, nobody needs to be on the sheet yet.
    """
    if not staff and decisions:
        yield _nobody(workbook, decisions)
    for one in staff.members:
        if known(one.name) and not may_be_a_name(one.name):
            problem = "this is a role, or not a name, so it does not say who decides."
            yield _at(one, "name", problem, "Enter the first name and surname.")
        if known(one.from_day) and known(one.to_day) and one.to_day < one.from_day:
            yield _at(
                one, "to_day", ('"To" is before "From", so this person never decides.'), "Correct the dates."
            )
        for name in ("from_day", "to_day"):
            if getattr(one, name) in (Blank.NOT_KNOWN, Blank.NOT_ASKED, Blank.WITHHELD):
                heading = one.fields[name].heading
                problem = f'the date under "{heading}" is not known, so this person decides nothing.'
                yield _at(one, name, problem, "Enter the date, or leave the cell empty if there is none.")
    for one, above in two_rows_of_one(staff):
        yield _at(
            one,
            "name",
            f"this may be the same person as at {above.address_of('name')}.",
            "If it is, keep one row, or give each row its own dates. If they are two people, enter each "
            "person's staff number.",
        )


def _nobody(workbook: str, decisions: int) -> Finding:
    cells = "1 cell names somebody" if decisions == 1 else f"{decisions:,} cells name somebody"
    return Finding(
        rule="staff_are_named",
        severity=Severity.WARNING,
        workbook=workbook,
        problem=f'nobody is on a sheet "Staff", so no decision counts yet ({cells}), and no family '
        "copy goes out.",
        remedy="Copy the sheet Staff from a blank workbook ('hsb workbook blank FILE' makes one) into one "
        "of the workbooks. Enter everybody who decides, with Yes under what they may do.",
    )


def _at(one: StaffMember, field: str, problem: str, remedy: str) -> Finding:
    found = at(one, field, problem, remedy)
    return Finding(
        rule="staff_are_named",
        severity=Severity.WARNING,
        workbook=found.workbook,
        sheet=found.sheet,
        column=found.column,
        row=found.row,
        problem=problem,
        remedy=remedy,
    )
