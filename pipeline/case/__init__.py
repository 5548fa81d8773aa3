"""The case model: one noun a file; each field declared once, with its readers."""

from pipeline.case import codes
from pipeline.case.action import Action
from pipeline.case.aim_assessment import AimAssessment
from pipeline.case.as_of import AsOf
from pipeline.case.assessor import Assessor
from pipeline.case.attendance import Attendance
from pipeline.case.blank import NOT_RECORDED, Blank, known, may_hide_a_value, recorded
from pipeline.case.case import BY_COLLECTION, PROTECTIVE, RECORDS, Case, headings_of
from pipeline.case.chronology import ChronologyEntry
from pipeline.case.clearance import Clearance
from pipeline.case.codes import Code, CodeList
from pipeline.case.copy_given import CopyGiven
from pipeline.case.dates import DatesOf, happened_in, orders_in
from pipeline.case.details import CaseDetails
from pipeline.case.disagreement import Disagreement
from pipeline.case.family_member import FamilyMember
from pipeline.case.field import NOWHERE, Field, Kind, Reader, Record, Source, Tells
from pipeline.case.linked_child import LinkedChild
from pipeline.case.meeting import Meeting
from pipeline.case.referral import Referral
from pipeline.case.releasable import Releasable
from pipeline.case.review import Review
from pipeline.case.safety_plan import SafetyMeasure
from pipeline.case.section import Section
from pipeline.case.section_47 import Section47
from pipeline.case.strategy_discussion import StrategyDiscussion

__all__ = [
    "BY_COLLECTION",
    "NOT_RECORDED",
    "NOWHERE",
    "PROTECTIVE",
    "RECORDS",
    "Action",
    "AimAssessment",
    "AsOf",
    "Assessor",
    "Attendance",
    "Blank",
    "Case",
    "CaseDetails",
    "ChronologyEntry",
    "Clearance",
    "Code",
    "CodeList",
    "CopyGiven",
    "DatesOf",
    "Disagreement",
    "FamilyMember",
    "Field",
    "Kind",
    "LinkedChild",
    "Meeting",
    "Reader",
    "Record",
    "Referral",
    "Releasable",
    "Review",
    "SafetyMeasure",
    "Section",
    "Section47",
    "Source",
    "StrategyDiscussion",
    "Tells",
    "codes",
    "happened_in",
    "headings_of",
    "known",
    "may_hide_a_value",
    "orders_in",
    "recorded",
]
