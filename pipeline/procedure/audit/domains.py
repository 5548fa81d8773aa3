"""The domains of the NSPCC's framework, and the one that each duty and each implied part belongs to.

Hackett, Branigan and Holmes, Harmful sexual behaviour framework, second edition, NSPCC 2019. The framework
audits what an area has in place; which duty shows something of which domain is decided here.
"""

from __future__ import annotations

from typing import NamedTuple


class Domain(NamedTuple):
    """One domain: its number in the framework, and its title."""

    number: int
    title: str

    @property
    def words(self) -> str:
        """The number and the title."""
        return f"{self.number}. {self.title}" if self.number else self.title


DOMAINS = (
    Domain(1, "A continuum of responses to children and young people"),
    Domain(2, "Prevention, identification and early assessment"),
    Domain(3, "Effective assessment and referral pathways"),
    Domain(4, "Interventions"),
    Domain(5, "Workforce development"),
)
#: Where a part is that a council added and put into no domain.
NO_DOMAIN = Domain(0, "In no domain")

#: By domain, the names of duties and of implied parts.
PARTS: dict[int, tuple[str, ...]] = {
    1: (
        "strategy_discussion_for_the_child",
        "strategy_discussion_for_each_child_harmed",
        "agencies_invited",
        "hsb_team_invited",
        "strategy_headings_recorded",
        "strategy_record_circulated",
        "section_47_decided",
        "section_47_ends_in_time",
        "social_care_stays_involved",
        "conference_where_the_child_is_harmed",
        "conference_held_in_time",
        "hsb_team_invited_to_the_conference",
        "family_has_the_conference_report",
        "first_core_group_held",
        "further_core_groups_held",
        "core_group_addresses_the_behaviour",
        "first_review_conference_held",
        "later_review_conferences_held",
        "services_considered_without_a_plan",
        "child_in_need_considered",
        "child_in_need_meeting_held",
        "plan_answers_its_headings",
        "child_visited_after_placement",
        "first_looked_after_review_held",
        "second_looked_after_review_held",
        "later_looked_after_reviews_held",
        "arranged_meeting_is_held",
        "action_has_its_day",
        "action_is_done_or_has_a_new_date",
        "conference_is_on_both_sheets",
        "conference_is_quorate",
        "dbs_question_has_its_answer",
        "enquiry_is_recorded",
        "hand_over_is_considered",
        "plan_meeting_is_recorded",
        "information_is_shared_by_its_day",
        "sharing_is_in_the_log",
        "meeting_says_its_place",
        "hand_over_accepted",
        "hand_over_pack_sent",
        "support_is_offered",
        "safety_plan_is_reviewed_by_its_date",
        "receiving_conference_held",
        "transfer_is_handed_over",
        "child_harmed_has_support_at_school",
    ),
    2: (
        "referral_decided",
        "police_told_of_a_crime",
        "crime_concern_is_answered",
        "chronology_shared",
        "risk_strategy_agreed",
        "single_assessment_concluded",
        "late_assessment_has_its_reason",
        "out_of_court_assessment_made",
        "incident_discussed",
        "safety_plan_reviewed_after_an_incident",
        "chronology_has_entries",
        "no_at_the_other_discussion_is_explained",
        "incident_is_marked_as_further",
        "safety_plan_is_recorded",
        "behaviour_is_recognised",
        "online_is_considered",
        "disability_is_considered",
        "school_keeps_its_measures",
    ),
    3: (
        "aim_decided_and_led",
        "other_work_recorded",
        "camhs_referral_discussed_first",
        "disability_discussed_with_the_hsb_team",
        "education_fully_involved",
        "aim_planning_meeting_held",
        "planning_meeting_attended",
        "planning_meeting_recorded",
        "aim_report_written",
        "aim_report_answers_its_contents",
        "report_read_with_the_family",
        "disagreements_attached",
        "family_keeps_a_copy",
        "child_version_considered",
        "delay_has_its_reason",
        "assessment_is_recorded",
        "planning_dates_agree",
        "aim_report_answers_each_part",
        "carers_support_considered",
        "domains_of_the_model_are_described",
        "hsb_team_advice_is_explained",
    ),
    4: (
        "review_follows_the_report",
        "family_invited_to_the_review",
        "exclusions_minuted",
        "reviewing_officer_invited",
        "intervention_plan_agreed",
        "review_covers_risk_plan_and_carers",
        "next_review_set",
        "review_held_by_its_date",
        "refusal_considers_safeguarding",
        "refusal_has_its_response",
    ),
    5: ("assessors_are_qualified", "assessment_is_joint", "model_suits_the_age"),
}
_DOMAIN_OF = {part: domain for domain in DOMAINS for part in PARTS[domain.number]}


def domain_of(part: str) -> Domain:
    """The domain of a duty or an implied part, by its name; NO_DOMAIN for one in none."""
    return _DOMAIN_OF.get(part, NO_DOMAIN)
