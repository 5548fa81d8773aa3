"""Each family member who may have one is given a copy of the AIM report to keep."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R26"
STRENGTH = Strength.MAY
PARAGRAPH = "AIM report: “The family are entitled to retain a copy of the report”"
WHAT = "Copy of the AIM report"
SINCE = "AIM report"
WHO = "Lead assessor"
DO = "Give the copy, and enter it on the sheet Copies given."
NONE = "No AIM report is final."
DOCUMENT = "parents_aim_report"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each person and each final report; not where the person may not have a copy."""
    for assessment in case.aim_assessments:
        for person in case.family if known(assessment.report_final_on) else ():
            given = [
                one
                for one in case.copies
                if one.belongs_to == assessment.aim_id and one.person_id == person.person_id
            ]
            refused = person.may_receive_copy is False
            yield Asked(
                key=f"{assessment.aim_id}/{person.person_id}",
                about=f"{assessment.aim_id}, for {person.person_id}",
                since=Cell(assessment, "report_final_on"),
                done=Cell(given[0], "sent_at") if given else None,
                unless="The workbook says that this person may not have a copy."
                if refused and not given
                else "",
            )
