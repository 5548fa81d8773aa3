"""Which fields of a row are asked together, and which only where an answer before them makes them apply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.app.entry import part_conditions as only
from pipeline.app.entry.part_conditions import Applies
from pipeline.model import (
    Action,
    AimAssessment,
    Case,
    CaseDetails,
    ChronologyEntry,
    FamilyMember,
    LinkedChild,
    Meeting,
    Recognition,
    Record,
    Referral,
    Releasable,
    Review,
    SafetyMeasure,
    Section47,
    SharingDecision,
    StrategyDiscussion,
)


class Part(NamedTuple):
    """Some fields of a row, asked on one page.

    `applies`: whether they apply to a row with these values. `later`: not asked in turn, but offered.
    """

    title: str
    fields: tuple[str, ...]
    applies: Applies = only.always
    later: bool = False


_PLACE = ("place", "link_to_join", "chair", "minute_taker")
_LANGUAGE = ("language", "interpreter_needed", "format_needed")
_RELEASE = "What a family may read, and who may not"
_REST = "Other details"
_PARTS: dict[type[Record], tuple[Part, ...]] = {
    CaseDetails: (
        Part("The child", ("case_id", "child_name", "dob", "sex", "ethnicity", "disability", "status")),
        Part(
            "Home and school",
            ("home_address", "school", "school_lead", "gp_practice", "social_worker", "looked_after"),
        ),
        Part("The looked-after child", ("legal_status", "looked_after_from"), only.looked_after),
        Part("How to speak to the child", (*_LANGUAGE, "child_view_on_sharing")),
        Part("Closing the case", ("closed_on", "close_reason"), only.closed),
    ),
    Referral: (
        Part(
            "The referral",
            ("referral_id", "received_at", "source", "referrer", "received_by", "crime_concern"),
        ),
        Part("The police", ("police_contacted_at",), only.crime_concern),
        Part("What was decided", ("decision", "decision_at", "also_child_harmed")),
    ),
    LinkedChild: (
        Part("The other child", ("link_id", "role", "child_name", "dob", "home_address", "home_authority")),
        Part("School and support", ("school", "school_lead", "social_worker", "support_offered")),
    ),
    FamilyMember: (
        Part("The person", ("person_id", "name", "relationship", "parental_responsibility")),
        Part("How to reach the person", ("address", "address_confidential", "telephone")),
        Part("The confidential address", ("gives_away",), only.confidential),
        Part("Copies for the person", ("may_receive_copy", "child_wish")),
        Part("Why there is no copy", ("reason_if_no",), only.no_copy),
        Part("Who agreed to copies", ("copy_agreed_by", "copy_agreed_on"), only.copy_to_be_agreed),
        Part("The person's language", _LANGUAGE),
    ),
    StrategyDiscussion: (
        Part("The discussion", ("discussion_id", "about", "link_id", "arranged_for", "held_at", "mode")),
        Part("Place and people", _PLACE),
        Part(
            "What was agreed",
            (
                "chronology_shared",
                "risk_strategy_agreed",
                "s47_decision",
                "police_investigation_open",
                "may_name_other_child",
            ),
            only.held,
        ),
        Part("The section 47 enquiry", ("s47_lead", "s47_reason"), only.enquiry_decided),
        Part(
            "The AIM assessment",
            ("aim_decision", "aim_reason", "hsb_team_consulted"),
            only.held_about_the_child,
        ),
        Part("Who leads it", ("aim_lead_agency", "aim_lead", "social_care_joint"), only.aim_agreed),
        Part("Other work", ("other_work", "other_work_by"), only.aim_not_agreed),
        Part(
            "The HSB team's advice",
            ("advice", "advice_reasons", "advice_by", "advice_on", "camhs_referral_on"),
            only.hsb_team_asked,
        ),
    ),
    Meeting: (
        Part("The meeting", ("meeting_id", "kind", "arranged_for", "held_at", "mode", "aim_id")),
        Part("Place and people", _PLACE),
        Part("The core group", ("behaviour_addressed",), only.core_group_held),
        Part("The plan", ("makes_plan", "plan_version", "plan_agreed_on"), only.may_make_plan),
        Part(
            "The Disclosure and Barring Service (DBS) question",
            ("dbs_considered", "dbs_reason", "dbs_decided_by", "dbs_referred_on"),
            only.makes_plan,
        ),
    ),
    ChronologyEntry: (
        Part("The entry", ("entry_id", "event_at", "entry_type", "setting", "source_agency", "summary")),
        Part("The incident", ("category", "incident_ref", "further_incident"), only.incident),
        Part("In words for the family", ("summary_family", "summary_child"), later=True),
    ),
    Recognition: (
        Part(
            "How it was recognised",
            ("recognition_id", "subject_id", "judged_on", "step", "tool", "judged_by", "online"),
        ),
        Part("What was considered", ("ages", "harm_intended", "consent", "pressure")),
        Part("Online", ("images",), only.online),
        Part(
            "The child's disability",
            ("disability_part", "disability_by", "disability_on", "disability_advice"),
            only.disability,
        ),
    ),
    SafetyMeasure: (
        Part(
            "The measure",
            (
                "plan_id",
                "version",
                "trigger",
                "agreed_on",
                "next_review",
                "setting",
                "measure",
                "owner",
                "supervision_level",
                "shared_with",
            ),
        ),
        Part("In words for the family", ("measure_family", "measure_child"), later=True),
    ),
    Section47: (
        Part("The enquiry", ("s47_id", "discussion_id", "started_on", "also_child_harmed", "ended_on")),
        Part("How it ended", ("outcome", "outcome_reason", "conference_not_required"), only.ended),
        Part(
            "The conference",
            ("arranged_for", "conference_on", "place", "link_to_join", "report_shared_at"),
            only.conference,
        ),
        Part("What it decided", ("conference_outcome", "quorate", "route"), only.conference_held),
        Part("The plan", ("cp_category", "cp_plan_from", "first_core_group_on"), only.protection_plan),
        Part("Without a plan", ("services_considered", "level_of_need"), only.no_protection_plan),
        Part("Later dates", ("first_review_on", "latest_review_on", "cp_plan_to"), later=True),
    ),
    AimAssessment: (
        Part(
            "The assessment", ("aim_id", "discussion_id", "model", "planning_meeting_on", "family_response")
        ),
        Part(
            "Where it was declined",
            ("declined_on", "safeguarding_considered_on", "safeguarding_outcome"),
            only.declined,
        ),
        Part("How it goes on", ("police_investigation_open", "denial", "report_final_on"), only.planned),
        Part(
            "The report",
            ("delay_reason", "supervision_level", "education_involved", "parents_report", "child_version"),
            only.reported,
        ),
        Part("Risk band", ("risk_band",), only.has_risk_band),
        Part("No child-friendly version", ("child_version_reason",), only.no_child_version),
        Part("Reading it together", ("read_through_on", "carers_support"), only.reported),
    ),
    Action: (
        Part(
            "The action",
            ("action_id", "belongs_to", "task", "owner", "owner_agency", "due", "status", "done_on"),
        ),
        Part("In words for the family", ("family_wording", "child_wording"), later=True),
    ),
    SharingDecision: (
        Part(
            "What is shared",
            ("sharing_id", "belongs_to", "about", "link_id", "what", "agency", "recipient", "decision"),
        ),
        Part("How it is shared", ("ground", "shared_by", "decided_on", "share_by", "shared_on"), only.shared),
        Part("Why it is not shared", ("why_not", "decided_on"), only.not_shared),
    ),
    Review: (
        Part("The review", ("review_id", "aim_id", "kind", "date_first_set", "arranged_for", "held_at")),
        Part("Place and people", ("mode", *_PLACE)),
        Part(
            "What it covered",
            (
                "risk_discussed",
                "safety_plan_discussed",
                "protect_ability_discussed",
                "intervention_plan_agreed",
                "child_participation",
            ),
            only.held,
        ),
        Part("What it agreed", ("intervention", "supervision_level", "next_review"), only.held),
    ),
}


def parts_of(kind: type[Record]) -> tuple[Part, ...]:
    """The parts of a record. Every field that it asks for is in one: those named in none come at the end."""
    parts = _PARTS.get(kind, ())
    named = {name for part in parts for name in part.fields}
    asked = [name for name in kind.fields if name not in named and (name != "case_id" or kind is CaseDetails)]
    release = tuple(one for one in asked if one in Releasable.fields or one == "not_for")
    others = tuple(one for one in asked if one not in release)
    rest = Part(_REST if parts else "Details", others, later=bool(parts))
    return (*parts, *([rest] if others else ()), *([Part(_RELEASE, release, later=True)] if release else ()))


def following(kind: type[Record], values: Mapping[str, Any], case: Case | None, number: int) -> int | None:
    """The number of the next part in turn that applies after part `number`; None where there is none."""
    parts = parts_of(kind)
    return next(
        (n for n in range(number + 1, len(parts)) if not parts[n].later and parts[n].applies(values, case)),
        None,
    )
