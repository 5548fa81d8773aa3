"""Where the behaviour of one referral or incident is on the continuum, who judged it, and with which tool."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import also
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, identifier, reference, several, staff, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since

P = Reader.PROFESSIONAL
#: The dates of what is judged: when the referral was received, or when the incident was.
_OF_WHAT_IS_JUDGED = ("subject_id.received_at", "subject_id.event_at")
#: Those that may read of the child's disability (see the sheet Cases).
_WITH_THE_DISABILITY = also("YOS", "Health", "Education", "HSBTeam")


class Recognition(
    Record,
    sheet="Recognition",
    collection="recognitions",
    key="recognition_id",
    known_from=since("judged_on"),
    agencies=also("Police", "YOS", "Health", "Education", "HSBTeam"),
):
    """One judgement: codes, dates and staff, and no words about what happened. Never in a family copy."""

    recognition_id: str = identifier("Recognition ID", P, "A reference such as RG-0001.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    subject_id: str = reference(
        "Referral or incident",
        ("referrals", "chronology"),
        P,
        "The ID of the referral, or of the incident on the chronology, that was judged.",
    )
    judged_on: date | Blank = day(
        "Judged on",
        P,
        "The day of the judgement.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=_OF_WHAT_IS_JUDGED,
    )
    step: Code | Blank = code(
        "Continuum",
        codes.CONTINUUM,
        P,
        "Where the behaviour is on the continuum that the council works with (settings.toml, recognition).",
    )
    tool: Code | Blank = code("Tool used", codes.RECOGNITION_TOOL, P, "What the judgement was made with.")
    judged_by: str | Blank = staff("Judged by", P, "Name and role of the person who judged.")
    online: bool | Blank = yes_no("Online", P, "Whether the behaviour was online.")
    ages: Code | Blank = code(
        "Ages of those involved", codes.CONSIDERATION, P, "For behaviour online: what the ages mean."
    )
    images: Code | Blank = code(
        "Nature of the images",
        codes.CONSIDERATION,
        P,
        ("For behaviour online. A code only: never describe them."),
    )
    harm_intended: Code | Blank = code(
        "Whether harm was intended", codes.CONSIDERATION, P, "For behaviour online."
    )
    consent: Code | Blank = code(
        "Ability to consent",
        codes.CONSIDERATION,
        P,
        "For behaviour online. A child under 13 cannot consent in law.",
    )
    pressure: Code | Blank = code(
        "Blackmail, coercion or grooming",
        codes.CONSIDERATION,
        P,
        "For behaviour online: any information about it.",
    )
    disability_part: Code | Blank = code(
        "Part of a disability",
        codes.DISABILITY_PART,
        P,
        "Whether the behaviour may be part of the child's disability, without assuming either (R32).",
        since=since("disability_on"),
        agencies=_WITH_THE_DISABILITY,
    )
    disability_by: str | Blank = staff(
        "Disability considered by",
        P,
        "Name and role of the person who considered it.",
        since=since("disability_on"),
        agencies=_WITH_THE_DISABILITY,
    )
    disability_on: date | Blank = day(
        "Disability considered on",
        P,
        "If this was on a different date from the judgement.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=_OF_WHAT_IS_JUDGED,
        agencies=_WITH_THE_DISABILITY,
    )
    disability_advice: tuple[Code, ...] | Blank = several(
        "Advice from",
        codes.AGENCY,
        P,
        "Whose advice was taken on the disability; education and the HSB team are asked (R32).",
        since=since("disability_on"),
        agencies=_WITH_THE_DISABILITY,
    )
