"""The case model: one noun a file; each field declared once, with its readers."""

from pipeline.model import codes
from pipeline.model.action import Action
from pipeline.model.aim_assessment import AimAssessment
from pipeline.model.as_of import AsOf
from pipeline.model.assessor import Assessor
from pipeline.model.attendance import Attendance
from pipeline.model.case import (
    BY_COLLECTION,
    PROTECTIVE,
    RECORDS,
    SHEETS,
    WITH_PROTECTIVE_COLUMNS,
    Case,
    headings_of,
)
from pipeline.model.chronology import ChronologyEntry
from pipeline.model.clearance import Clearance
from pipeline.model.code import Code, CodeList
from pipeline.model.copy_given import CopyGiven
from pipeline.model.date_order import DatesOf, happened_in, orders_in
from pipeline.model.decision import Decision, decision_on
from pipeline.model.details import CaseDetails
from pipeline.model.disagreement import Disagreement
from pipeline.model.family_member import FamilyMember
from pipeline.model.field_kinds import Kind, Tells
from pipeline.model.fields import Field, Record
from pipeline.model.hand_over import HandOver
from pipeline.model.linked_child import LinkedChild
from pipeline.model.meeting import Meeting
from pipeline.model.missing_values import NOT_RECORDED, Blank, known, may_hide_a_value, recorded
from pipeline.model.not_done import NotDone
from pipeline.model.reader import Reader
from pipeline.model.recognition import Recognition
from pipeline.model.referral import Referral
from pipeline.model.release import Release
from pipeline.model.release_fields import Releasable
from pipeline.model.report_part import DOMAINS, PARTS_OF_CONTENT, ReportPart, model_of
from pipeline.model.review import Review
from pipeline.model.safety_plan import SafetyMeasure
from pipeline.model.section import Section
from pipeline.model.section_47 import Section47
from pipeline.model.sharing import SharingDecision
from pipeline.model.source import NOWHERE, Source
from pipeline.model.staff import NOBODY, Staff
from pipeline.model.staff_member import StaffMember
from pipeline.model.strategy_discussion import StrategyDiscussion
from pipeline.model.support_measure import SupportMeasure

__all__ = [
    "BY_COLLECTION",
    "DOMAINS",
    "NOBODY",
    "NOT_RECORDED",
    "NOWHERE",
    "PARTS_OF_CONTENT",
    "PROTECTIVE",
    "RECORDS",
    "SHEETS",
    "WITH_PROTECTIVE_COLUMNS",
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
    "Decision",
    "Disagreement",
    "FamilyMember",
    "HandOver",
    "Field",
    "Kind",
    "LinkedChild",
    "Meeting",
    "NotDone",
    "Reader",
    "Recognition",
    "Record",
    "Referral",
    "Releasable",
    "Release",
    "ReportPart",
    "Review",
    "SafetyMeasure",
    "Section",
    "Section47",
    "SharingDecision",
    "Source",
    "Staff",
    "StaffMember",
    "StrategyDiscussion",
    "SupportMeasure",
    "Tells",
    "codes",
    "decision_on",
    "happened_in",
    "headings_of",
    "known",
    "may_hide_a_value",
    "model_of",
    "orders_in",
    "recorded",
]
