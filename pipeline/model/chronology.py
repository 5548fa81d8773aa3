"""The chronology: what happened when, in procedural words."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import ENQUIRING, NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import code, identifier, moment, prose, reference, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.release_fields import Releasable
from pipeline.model.since import ITSELF, since

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class ChronologyEntry(
    Releasable, sheet="Chronology", collection="chronology", key="entry_id", known_from=since("event_at")
):
    """One entry. An incident is a date, a setting, a category code and a reference."""

    entry_id: str = identifier("Entry ID", P, "A reference such as E-0101.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    event_at: date | Blank = moment(
        "Date of event",
        P | F | C | A,
        "With the time if it is known.",
        required=True,
        since=ITSELF,
        happened=True,
        after=(),
    )
    entry_type: Code | Blank = code(
        "Kind of entry", codes.ENTRY_TYPE, P | F | C | A, "What kind of event it was.", protects=True
    )
    setting: Code | Blank = code("Setting", codes.SETTING, P | A, "Where, for an incident.")
    category: Code | Blank = code("Category", codes.BEHAVIOUR, P | A, "The category code, for an incident.")
    incident_ref: str | Blank = text(
        "Incident reference",
        P,
        "The reference of the incident's own record.",
        tells=Tells.NUMBER,
        agencies=ENQUIRING,
    )
    further_incident: bool | Blank = yes_no(
        "Further incident", P | A, "An incident after the first referral (R33)."
    )
    source_agency: Code | Blank = code(
        "Source",
        codes.AGENCY,
        P,
        "Which agency told the service. Never shown to a family.",
        protects=True,
        agencies=NONE_BUT_US,
    )
    summary: str | Blank = prose(
        "Summary", P | F, "What was decided or done, in neutral words.", on_release=True
    )
    summary_family: str | Blank = prose(
        "Summary, for parents and carers",
        P | F,
        "In words for them (F1). If it is empty, their copy has the summary itself.",
        on_release=True,
        agencies=NONE_BUT_US,
        added_later=True,
    )
    summary_child: str | Blank = prose(
        "Summary, for the child",
        P | C,
        "In words for the child (F1). The child's copy has only entries with text here.",
        on_release=True,
        agencies=NONE_BUT_US,
        added_later=True,
    )
