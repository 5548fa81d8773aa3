"""An assessor of an AIM assessment, and what qualifies them."""

from __future__ import annotations

from pipeline.model import codes
from pipeline.model.code import Code
from pipeline.model.fields import Record, code, reference, staff, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import with_row_of

P, F, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.AGGREGATE


class Assessor(Record, sheet="Assessors", collection="assessors", known_from=with_row_of("aim_id")):
    """One assessor of one assessment."""

    aim_id: str = reference("AIM ID", ("aim_assessments",), P | F, "The assessment.")
    name: str | Blank = staff("Name", P | F, "The assessor's name.", required=True)
    agency: Code | Blank = code("Agency", codes.AGENCY, P | F, "Who the assessor works for.")
    sw_qualified: bool | Blank = yes_no(
        "Social work qualified", P | A, "At least one assessor must be (R21)."
    )
    aim_trained: bool | Blank = yes_no("AIM trained", P | A, "At least one assessor must be (R21).")
    trained_in: Code | Blank = code("Trained in", codes.AIM_MODEL, P, "Which AIM model.")
    lead: bool | Blank = yes_no("Lead assessor", P | F, "The lead writes the report (R22).")
