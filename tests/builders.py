"""Starting points for tests: an ordinary case, in which each test changes one thing with `replace`."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any, TypeVar

from pipeline.model import (
    Case,
    CaseDetails,
    LinkedChild,
    Recognition,
    Record,
    Referral,
    Source,
    Staff,
    StaffMember,
    StrategyDiscussion,
    codes,
)

R = TypeVar("R", bound=Record)
TODAY = date(2026, 10, 30)


def placed(record: R, row: int = 2) -> R:
    """The same record as if read from row `row` of its sheet, its columns in the order of its fields."""
    columns = {name: _letter(number) for number, name in enumerate(record.fields)}
    source = Source("cases.xlsx", record.sheet, columns, row)
    return dataclasses.replace(record, read_from=source)  # type: ignore[type-var]


def _letter(number: int) -> str:
    return (chr(64 + number // 26) if number >= 26 else "") + chr(65 + number % 26)


def staff_of(*names: str, **powers: Any) -> Staff:
    """A sheet Staff with these people, who may do everything unless `powers` says otherwise."""
    may = {"may_release": True, "may_approve": True, "may_check": True, "may_clear": True, **powers}
    return Staff(tuple(placed(StaffMember(name=name, **may), row) for row, name in enumerate(names, start=2)))


#: The people who decide in the tests.
STAFF = staff_of("Heron Quaverly", "Osprey Candlewharf", "Vetch Teacupple")


def ordinary_case(**changes: Any) -> Case:
    """A case after a judgement and two strategy discussions in time, with nothing wrong in it."""
    case = Case(
        details=placed(
            CaseDetails(
                case_id="C-0001",
                child_name="Robin Fernhollow",
                dob=date(2013, 5, 2),
                status=codes.STATUS["open"],
            )
        ),
        linked_children=(
            placed(
                LinkedChild(
                    link_id="L-0001",
                    case_id="C-0001",
                    role=codes.ROLE["harmed"],
                    child_name="Wren Oakmoss",
                    discussion_id="SD-0002",
                    support_offered=True,
                )
            ),
        ),
        referrals=(
            placed(
                Referral(
                    referral_id="R-0001",
                    case_id="C-0001",
                    received_at=datetime(2026, 8, 4, 16, 20),
                    crime_concern=False,
                )
            ),
        ),
        recognitions=(
            placed(
                Recognition(
                    recognition_id="RG-0001",
                    case_id="C-0001",
                    subject_id="R-0001",
                    judged_on=date(2026, 8, 5),
                    step=codes.CONTINUUM["problematic"],
                    tool=codes.RECOGNITION_TOOL["brook"],
                    judged_by="Team manager",
                    online=False,
                )
            ),
        ),
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-0001",
                    case_id="C-0001",
                    about=codes.ABOUT["displayed"],
                    held_at=datetime(2026, 8, 5, 10, 0),
                )
            ),
            placed(
                StrategyDiscussion(
                    discussion_id="SD-0002",
                    case_id="C-0001",
                    about=codes.ABOUT["harmed"],
                    link_id="L-0001",
                    held_at=datetime(2026, 8, 5, 11, 30),
                ),
                3,
            ),
        ),
    )
    return dataclasses.replace(case, **{"staff": STAFF, **changes})
