"""The rows of each sheet as an audience may see them, field by field.

Generated from the field lines in model/ by `HSB_GOLDEN=1 pytest tests/access/test_rows.py`: do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.access.seen import Choice, Choices, Day, Moment, Number, Rows, Seen, Sheet, Words, YesNo


class CaseDetailsRow(Seen, collection="details", key="case_id"):
    """One child's case."""

    __slots__ = ()
    case_id: Words
    child_ref: Words
    child_name: Words
    dob: Day
    nhs_number: Words
    sex: Choice
    ethnicity: Choice
    disability: Choices
    home_address: Words
    school: Words
    gp_practice: Words
    court: Words
    looked_after: YesNo
    legal_status: Choice
    looked_after_from: Day
    social_worker: Words
    language: Words
    interpreter_needed: YesNo
    format_needed: Choice
    child_view_on_sharing: Words
    status: Choice
    closed_on: Day
    close_reason: Choice
    school_lead: Words
    not_for: Choices


class LinkedChildRow(Seen, collection="linked_children", key="link_id"):
    """One child linked with one case, restricted: the record of each child is kept apart from the other's."""

    __slots__ = ()
    link_id: Words
    case_id: Words
    role: Choice
    child_ref: Words
    child_name: Words
    dob: Day
    home_address: Words
    school: Words
    home_authority: Words
    discussion_id: Words
    referral_id: Words
    support_offered: YesNo
    social_worker: Words
    school_lead: Words


class FamilyMemberRow(Seen, collection="family", key="person_id"):
    """One person in one case."""

    __slots__ = ()
    person_id: Words
    case_id: Words
    name: Words
    relationship: Choice
    parental_responsibility: YesNo
    may_receive_copy: YesNo
    reason_if_no: Words
    copy_agreed_by: Words
    copy_agreed_on: Day
    child_wish: Choice
    address: Words
    telephone: Words
    address_confidential: YesNo
    gives_away: Words
    language: Words
    interpreter_needed: YesNo
    format_needed: Choice


class ReferralRow(Seen, collection="referrals", key="referral_id"):
    """One referral."""

    __slots__ = ()
    referral_id: Words
    case_id: Words
    received_at: Moment
    source: Choice
    referrer: Words
    received_by: Choice
    crime_concern: YesNo
    police_contacted_at: Moment
    decision: Choice
    decision_at: Moment
    also_child_harmed: YesNo
    assessment_concluded_on: Day
    assessment_delay: Choice
    out_of_court_on: Day
    out_of_court_assessed_on: Day


class StrategyDiscussionRow(Seen, collection="discussions", key="discussion_id"):
    """One discussion, held or arranged."""

    __slots__ = ()
    discussion_id: Words
    case_id: Words
    about: Choice
    link_id: Words
    arranged_for: Moment
    held_at: Moment
    mode: Choice
    place: Words
    link_to_join: Words
    chair: Words
    minute_taker: Words
    may_name_other_child: YesNo
    chronology_shared: YesNo
    risk_strategy_agreed: YesNo
    s47_decision: YesNo
    s47_lead: Words
    s47_reason: Words
    aim_decision: Choice
    aim_lead_agency: Choice
    aim_lead: Words
    aim_reason: Words
    social_care_joint: YesNo
    other_work: Words
    other_work_by: Words
    hsb_team_consulted: YesNo
    advice: Choice
    advice_reasons: Words
    advice_by: Words
    advice_on: Day
    camhs_referral_on: Moment
    police_investigation_open: YesNo
    minutes_issued_at: Moment
    not_for: Choices


class MeetingRow(Seen, collection="meetings", key="meeting_id"):
    """One meeting."""

    __slots__ = ()
    meeting_id: Words
    case_id: Words
    kind: Choice
    aim_id: Words
    arranged_for: Moment
    held_at: Moment
    mode: Choice
    place: Words
    link_to_join: Words
    chair: Words
    minute_taker: Words
    makes_plan: YesNo
    plan_version: Number
    plan_agreed_on: Day
    behaviour_addressed: YesNo
    dbs_considered: Choice
    dbs_reason: Words
    dbs_decided_by: Words
    dbs_referred_on: Day
    minutes_issued_at: Moment
    not_for: Choices


class AttendanceRow(Seen, collection="attendance"):
    """One person or agency at one meeting, discussion or review."""

    __slots__ = ()
    meeting_id: Words
    agency: Choice
    role: Words
    name: Words
    person_id: Words
    invited: YesNo
    attended: Choice
    excluded: YesNo
    exclusion_ground: Choice
    exclusion_reason: Words
    exclusion_discussed: YesNo
    excluded_items: Words


class ChronologyEntryRow(Seen, collection="chronology", key="entry_id"):
    """One entry. An incident is a date, a setting, a category code and a reference."""

    __slots__ = ()
    entry_id: Words
    case_id: Words
    event_at: Moment
    entry_type: Choice
    setting: Choice
    category: Choice
    incident_ref: Words
    further_incident: YesNo
    source_agency: Choice
    summary: Words
    summary_family: Words
    summary_child: Words
    release: Choice
    withhold_ground: Choice
    withhold_from: Words
    show_withheld: YesNo
    release_by: Words
    release_on: Day
    not_for: Choices


class RecognitionRow(Seen, collection="recognitions", key="recognition_id"):
    """One judgement: codes, dates and staff, and no words about what happened. Never in a family copy."""

    __slots__ = ()
    recognition_id: Words
    case_id: Words
    subject_id: Words
    judged_on: Day
    step: Choice
    tool: Choice
    judged_by: Words
    online: YesNo
    ages: Choice
    images: Choice
    harm_intended: Choice
    consent: Choice
    pressure: Choice
    disability_part: Choice
    disability_by: Words
    disability_on: Day
    disability_advice: Choices


class SafetyMeasureRow(Seen, collection="safety_plans"):
    """One measure in one version of the safety plan, for one setting."""

    __slots__ = ()
    plan_id: Words
    case_id: Words
    version: Number
    agreed_on: Day
    reviewed_on: Day
    next_review: Day
    trigger: Choice
    setting: Choice
    measure: Words
    measure_family: Words
    measure_child: Words
    owner: Words
    supervision_level: Choice
    shared_with: Words
    release: Choice
    withhold_ground: Choice
    withhold_from: Words
    show_withheld: YesNo
    release_by: Words
    release_on: Day
    not_for: Choices


class SupportMeasureRow(Seen, collection="support"):
    """One measure for one child harmed, apart from the safety plan of the other child."""

    __slots__ = ()
    link_id: Words
    case_id: Words
    version: Number
    agreed_on: Day
    reviewed_on: Day
    next_review: Day
    setting: Choice
    measure: Words
    owner: Words
    go_to: Words
    not_for: Choices


class Section47Row(Seen, collection="enquiries", key="s47_id"):
    """One enquiry."""

    __slots__ = ()
    s47_id: Words
    case_id: Words
    discussion_id: Words
    started_on: Day
    ended_on: Day
    outcome: Choice
    outcome_reason: Words
    also_child_harmed: YesNo
    conference_not_required: YesNo
    conference_on: Day
    conference_outcome: Choice
    quorate: YesNo
    cp_category: Choice
    cp_plan_from: Day
    cp_plan_to: Day
    first_core_group_on: Day
    first_review_on: Day
    latest_review_on: Day
    route: Choice
    services_considered: YesNo
    level_of_need: Words
    arranged_for: Moment
    place: Words
    link_to_join: Words
    report_shared_at: Moment


class AimAssessmentRow(Seen, collection="aim_assessments", key="aim_id"):
    """One assessment."""

    __slots__ = ()
    aim_id: Words
    case_id: Words
    discussion_id: Words
    model: Choice
    planning_meeting_on: Day
    family_response: Choice
    declined_on: Day
    safeguarding_considered_on: Day
    safeguarding_outcome: Words
    police_investigation_open: YesNo
    denial: YesNo
    delay_reason: Choice
    risk_band: Choice
    supervision_level: Choice
    report_final_on: Day
    read_through_on: Moment
    carers_support: Choice
    child_version: Choice
    child_version_reason: Words
    parents_report: YesNo
    education_involved: YesNo


class AssessorRow(Seen, collection="assessors"):
    """One assessor of one assessment."""

    __slots__ = ()
    aim_id: Words
    name: Words
    agency: Choice
    sw_qualified: YesNo
    aim_trained: YesNo
    trained_in: Choice
    lead: YesNo


class ReportPartRow(Seen, collection="report_parts"):
    """One part of one report (R23). Never in a family copy: it is about the children harmed too."""

    __slots__ = ()
    aim_id: Words
    part: Choice
    answer: Choice
    reason: Words


class SectionRow(Seen, collection="sections"):
    """One heading of one piece of paperwork."""

    __slots__ = ()
    belongs_to: Words
    section_no: Number
    text_professional: Words
    text_family: Words
    text_child: Words
    went_well: Words
    na_reason: Words
    release: Choice
    withhold_ground: Choice
    withhold_from: Words
    show_withheld: YesNo
    release_by: Words
    release_on: Day
    not_for: Choices


class ActionRow(Seen, collection="actions", key="action_id"):
    """One action agreed at one meeting, or recommended by one report."""

    __slots__ = ()
    action_id: Words
    belongs_to: Words
    section_no: Number
    task: Words
    owner: Words
    owner_agency: Choice
    due: Day
    done_on: Day
    status: Choice
    family_wording: Words
    child_wording: Words
    release: Choice
    withhold_ground: Choice
    withhold_from: Words
    show_withheld: YesNo
    release_by: Words
    release_on: Day
    not_for: Choices


class SharingDecisionRow(Seen, collection="sharing", key="sharing_id"):
    """One decision to share something with somebody, or not to (R08)."""

    __slots__ = ()
    sharing_id: Words
    case_id: Words
    belongs_to: Words
    about: Choice
    link_id: Words
    what: Choices
    part: Words
    agency: Choice
    recipient: Words
    decision: Choice
    ground: Choice
    shared_by: Words
    decided_on: Day
    share_by: Day
    shared_on: Day
    why_not: Words
    not_for: Choices


class ReviewRow(Seen, collection="reviews", key="review_id"):
    """One review, held or arranged. A review that is put off keeps the date first set."""

    __slots__ = ()
    review_id: Words
    case_id: Words
    aim_id: Words
    kind: Choice
    date_first_set: Day
    arranged_for: Moment
    held_at: Moment
    mode: Choice
    place: Words
    link_to_join: Words
    chair: Words
    minute_taker: Words
    risk_discussed: YesNo
    safety_plan_discussed: YesNo
    protect_ability_discussed: YesNo
    intervention_plan_agreed: YesNo
    intervention: Choice
    supervision_level: Choice
    child_participation: Choice
    next_review: Day
    minutes_issued_at: Moment
    not_for: Choices


class DisagreementRow(Seen, collection="disagreements"):
    """One disagreement with one piece of paperwork, attached to every copy entitled to it (R25, F7)."""

    __slots__ = ()
    belongs_to: Words
    raised_by: Choice
    person_id: Words
    section_no: Number
    wording: Words
    response: Words
    attached: YesNo
    release: Choice
    withhold_ground: Choice
    withhold_from: Words
    show_withheld: YesNo
    release_by: Words
    release_on: Day
    not_for: Choices


class NotDoneRow(Seen, collection="not_done"):
    """One thing that is not done, for one record. Without such a row a No stays an open question."""

    __slots__ = ()
    case_id: Words
    belongs_to: Words
    what: Choice
    reason: Words
    decided_by: Words
    decided_on: Day


class HandOverRow(Seen, collection="hand_overs", key="hand_over_id"):
    """One hand-over: to whom, decided by whom, and when it was notified, sent, met about and accepted."""

    __slots__ = ()
    hand_over_id: Words
    case_id: Words
    to: Choice
    service: Words
    decided_on: Day
    decided_by: Words
    reason: Words
    notified_on: Day
    pack_sent_on: Day
    meeting_on: Day
    accepted_on: Day


class ReleaseRow(Seen, collection="releases", key="release_id"):
    """One decision on every row of a record that has no decision of its own (F1, F3)."""

    __slots__ = ()
    release_id: Words
    case_id: Words
    record_id: Words
    headings: Words
    excepted: Words
    withhold_ground: Choice
    withhold_from: Words
    decided_by: Words
    decided_on: Day


class CopyGivenRow(Seen, collection="copies", key="copy_id"):
    """One copy to one recipient (F10, F11)."""

    __slots__ = ()
    copy_id: Words
    belongs_to: Words
    document: Choice
    version: Number
    file_hash: Words
    person_id: Words
    recipient: Words
    approved_by: Words
    approved_content: Words
    approved_on: Day
    second_checker: Words
    checked_on: Day
    method: Choice
    sent_at: Moment
    read_through_on: Day
    supersedes: Words
    stopped_by: Words
    stopped_on: Day
    stop_reason: Choice


class ClearanceRow(Seen, collection="clearances", key="clearance_id"):
    """One sentence, in one document for one person, that a named person looked at and cleared of one item."""

    __slots__ = ()
    clearance_id: Words
    case_id: Words
    person_id: Words
    document: Choice
    item: Words
    sentence: Words
    word: Words
    reason: Words
    cleared_by: Words
    cleared_on: Day


class Sheets:
    """The rows of a view, one attribute for each collection of a case."""

    rows: Mapping[str, Rows[Any]]
    linked_children = Sheet(LinkedChildRow)
    family = Sheet(FamilyMemberRow)
    referrals = Sheet(ReferralRow)
    discussions = Sheet(StrategyDiscussionRow)
    meetings = Sheet(MeetingRow)
    attendance = Sheet(AttendanceRow)
    chronology = Sheet(ChronologyEntryRow)
    recognitions = Sheet(RecognitionRow)
    safety_plans = Sheet(SafetyMeasureRow)
    support = Sheet(SupportMeasureRow)
    enquiries = Sheet(Section47Row)
    aim_assessments = Sheet(AimAssessmentRow)
    assessors = Sheet(AssessorRow)
    report_parts = Sheet(ReportPartRow)
    sections = Sheet(SectionRow)
    actions = Sheet(ActionRow)
    sharing = Sheet(SharingDecisionRow)
    reviews = Sheet(ReviewRow)
    disagreements = Sheet(DisagreementRow)
    not_done = Sheet(NotDoneRow)
    hand_overs = Sheet(HandOverRow)
    releases = Sheet(ReleaseRow)
    copies = Sheet(CopyGivenRow)
    clearances = Sheet(ClearanceRow)


#: The type of a row as an audience sees it, by collection.
BY_COLLECTION: dict[str, type[Seen]] = {
    "details": CaseDetailsRow,
    "linked_children": LinkedChildRow,
    "family": FamilyMemberRow,
    "referrals": ReferralRow,
    "discussions": StrategyDiscussionRow,
    "meetings": MeetingRow,
    "attendance": AttendanceRow,
    "chronology": ChronologyEntryRow,
    "recognitions": RecognitionRow,
    "safety_plans": SafetyMeasureRow,
    "support": SupportMeasureRow,
    "enquiries": Section47Row,
    "aim_assessments": AimAssessmentRow,
    "assessors": AssessorRow,
    "report_parts": ReportPartRow,
    "sections": SectionRow,
    "actions": ActionRow,
    "sharing": SharingDecisionRow,
    "reviews": ReviewRow,
    "disagreements": DisagreementRow,
    "not_done": NotDoneRow,
    "hand_overs": HandOverRow,
    "releases": ReleaseRow,
    "copies": CopyGivenRow,
    "clearances": ClearanceRow,
}
