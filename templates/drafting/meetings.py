"""The records of a discussion, a meeting that makes the plan, an assessment and a review."""

from __future__ import annotations

from templates.drafting.pieces import Draft, role
from templates.drafting.recognition import add_recognition, add_under_13
from templates.drafting.sections import (
    NO_REPORT,
    add_action_table,
    add_actions,
    add_assessors,
    add_attendance,
    add_chronology,
    add_disagreements,
    add_domains,
    add_headings,
    add_not_done,
    add_report_headings,
    add_reviews_arranged,
    add_safety_plan,
    add_sharing_of_meeting,
    add_sign_off,
    add_title,
    advice_rows,
    child_rows,
    meeting_rows,
    or_else,
)

_DECLINED = "aim.family_response == 'declined'"
_NOT_WRITTEN = "{% if aim.report_final_on %}Not recorded{% else %}Not written yet{% endif %}"
_NOT_DUE = "{% if aim.report_final_on %}Not recorded{% else %}Not due yet{% endif %}"


def strategy_minutes(draft: Draft) -> None:
    """Strategy discussion minutes, about the child who displayed the behaviour or about a child harmed."""
    add_title(draft, "child_name")
    draft.details(
        "Details of the discussion",
        [
            ("Child", "{{ child_name }}"),
            ("Child's reference", "{{ reference }}"),
            ("Date of birth", "{{ child_dob }}"),
            ("About", "{{ discussion.about }}"),
            ("The child who displayed the behaviour", "{{ other_child }}", "about_child_harmed"),
            ("Reference of this discussion", "{{ discussion.discussion_id }}"),
            ("Referral received", "{{ received_at }}"),
            *meeting_rows("discussion"),
            ("Police investigation open", "{{ discussion.police_investigation_open }}"),
            ("Questions about this record", "{{ house.contact }}"),
            ("Harmful sexual behaviour team", "{{ house.hsb_team }}", "not about_child_harmed"),
        ],
    )
    draft.place_of_contents()
    add_attendance(draft)
    draft.heading(2, "Required headings")
    add_headings(draft, "heading in headings if heading.mandatory", log_under=3)
    draft.heading(2, "Other headings")
    add_headings(draft, "heading in headings if not heading.mandatory")
    draft.heading(2, "Decisions")
    _strategy_decisions(draft)
    draft.when("not about_child_harmed", lambda: add_recognition(draft))
    add_under_13(draft)
    add_actions(draft)
    add_not_done(draft)
    draft.when("not about_child_harmed", lambda: _of_the_child_who_displayed(draft))
    draft.when("disagreements", lambda: add_disagreements(draft))
    add_sign_off(draft, "Chair of the discussion", "discussion")


def _strategy_decisions(draft: Draft) -> None:
    displayed = "not about_child_harmed"
    agreed = f"{displayed} and discussion.aim_decision == 'yes'"
    no_aim = f"{displayed} and (discussion.aim_decision == 'no' or discussion.other_work)"
    draft.details(
        "Decisions",
        [
            ("Chronology compiled and shared", "{{ discussion.chronology_shared }}"),
            ("Temporary risk management strategy agreed", "{{ discussion.risk_strategy_agreed }}"),
            ("Section 47 enquiry", "{{ discussion.s47_decision }}"),
            ("Who leads the section 47 enquiry", "{{ discussion.s47_lead }}", "discussion.s47_decision"),
            ("Reason for the section 47 decision", "{{ discussion.s47_reason }}"),
            ("AIM assessment", "{{ discussion.aim_decision }}", displayed),
            ("Agency that leads the AIM assessment", "{{ discussion.aim_lead_agency }}", agreed),
            ("Named lead of the AIM assessment", "{{ discussion.aim_lead }}", agreed),
            ("Reason for the AIM decision", "{{ discussion.aim_reason }}", displayed),
            (
                "Social care jointly involved while the Youth Offending Service leads",
                "{{ discussion.social_care_joint }}",
                f"{displayed} and discussion.aim_lead_agency == 'YOS'",
            ),
            ("Other work to be done", "{{ discussion.other_work }}", no_aim),
            ("Who provides the other work", "{{ discussion.other_work_by }}", no_aim),
            ("HSB team consulted", "{{ discussion.hsb_team_consulted }}", displayed),
            *advice_rows(displayed),
            (
                "CAMHS referral",
                "{{ discussion.camhs_referral_on }}",
                f"{displayed} and discussion.camhs_referral_on",
            ),
        ],
    )


def _of_the_child_who_displayed(draft: Draft) -> None:
    draft.heading(2, "Children harmed")
    draft.body("A separate strategy discussion is held about each child harmed, and has a record of its own.")
    draft.tag("if children_harmed")
    draft.bullets(
        "child in children_harmed",
        "{{ child.child_name }}, {{ child.link_id }}. Own strategy discussion: "
        + or_else("child.discussion_id", "none is recorded")
        + ". Support offered: "
        + or_else("child.support_offered", "not recorded")
        + ".",
    )
    draft.tag("else")
    draft.body("No child harmed is recorded.")
    draft.tag("endif")
    draft.heading(2, "Chronology")
    add_chronology(draft)
    add_safety_plan(draft)


def plan(draft: Draft) -> None:
    """The multi-disciplinary plan."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the plan",
        [
            *child_rows(),
            ("Reference of the meeting", "{{ meeting.meeting_id }}"),
            ("Kind of meeting", "{{ meeting.kind }}"),
            *meeting_rows("meeting"),
            ("Version of the plan", "{{ meeting.plan_version }}"),
            ("Plan agreed", "{{ meeting.plan_agreed_on }}"),
            ("Questions about this record", "{{ house.contact }}"),
        ],
    )
    draft.place_of_contents()
    add_attendance(draft)
    draft.heading(2, "The plan")
    add_headings(draft, "heading in headings if heading.number <= 11")
    add_action_table(draft)
    add_headings(draft, "heading in headings if heading.number == 12")
    draft.tag("for heading in headings if heading.number == 13")
    draft.heading(3, "{{ heading.number }}. {{ heading.title }}")
    draft.tag("if heading.text")
    draft.body("{{ heading.text }}")
    draft.tag("endif")
    draft.tag("endfor")
    draft.body("DBS question: {{ meeting.dbs_considered }}")
    draft.body("Reason: {{ meeting.dbs_reason }}")
    draft.body("Decided by: {{ meeting.dbs_decided_by }}")
    draft.body("Date referred: {{ dbs_referred_on }}")
    add_headings(draft, "heading in headings if heading.number == 14")
    add_sharing_of_meeting(draft)
    add_reviews_arranged(draft)
    add_not_done(draft)
    draft.when("disagreements", lambda: add_disagreements(draft))
    add_sign_off(draft, "Chair of the meeting", "meeting")


def _of_report(name: str, words: str) -> str:
    """A value that a report has; `words` where it is not recorded, unless the family declined."""
    declined = f"{{% if {_DECLINED} %}}{NO_REPORT}{{% else %}}{words}{{% endif %}}"
    return or_else(name, declined)


def aim_report(draft: Draft) -> None:
    """The AIM report."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the assessment",
        [
            *child_rows(),
            ("Reference of the assessment", "{{ aim.aim_id }}"),
            ("AIM model", "{{ aim.model }}"),
            ("Planning meeting", "{{ aim.planning_meeting_on }}"),
            ("Report final", _of_report("aim.report_final_on", "Not final yet")),
            ("Reason the report took longer", "{{ aim.delay_reason }}", "aim.delay_reason"),
            ("Family's response to the assessment", "{{ aim.family_response }}"),
            ("Police investigation open", "{{ aim.police_investigation_open }}"),
            ("Education involved", "{{ aim.education_involved }}", "child_has_disability"),
            ("Level of supervision", _of_report("aim.supervision_level", _NOT_WRITTEN)),
            ("Risk band ({{ aim.model }})", "{{ risk_band }}", "risk_band"),
            ("Questions about this record", "{{ house.contact }}"),
        ],
    )
    draft.place_of_contents()
    draft.heading(2, "Assessors")
    add_assessors(draft)
    draft.heading(2, "The assessment")
    aim3 = "AIM3 describes risk in words, domain by domain. It does not place a child in a band."
    draft.when("aim.model == 'AIM3'", lambda: draft.body(aim3))
    add_report_headings(draft)
    draft.when("domains", lambda: add_domains(draft))
    draft.heading(2, "Recommended actions")
    add_action_table(draft)
    add_reviews_arranged(draft, "Reviews")
    draft.heading(2, "Sharing the report with the family")
    draft.details(
        "Sharing the report",
        [
            (
                "Read through with the young person and their parents or carers",
                _of_report(
                    "aim.read_through_on",
                    "{% if aim.report_final_on %}Not by the day of this report"
                    "{% else %}Not due yet{% endif %}",
                ),
            ),
            ("Child-friendly version", _of_report("aim.child_version", _NOT_DUE)),
            (
                "Reason, where none was made",
                "{{ aim.child_version_reason }}",
                "aim.child_version and aim.child_version != 'made'",
            ),
            ("Separate report for parents", _of_report("aim.parents_report", _NOT_DUE)),
        ],
    )
    draft.signatures(("Lead assessor", "lead_assessor"), ("Second assessor", "second_assessor"))
    add_disagreements(draft, "Appendix: areas of disagreement")


def review_minutes(draft: Draft) -> None:
    """The minutes of an AIM review."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the review",
        [
            *child_rows(),
            ("Reference of the review", "{{ review.review_id }}"),
            ("Kind of review", "{{ review.kind }}"),
            ("AIM assessment", "{{ review.aim_id }}"),
            *meeting_rows("review"),
            ("Child's part in the review", "{{ review.child_participation }}"),
            (
                f"{role('Independent Reviewing Officer')} invited",
                "{{ reviewing_officer_invited }}",
                "child.looked_after",
            ),
            ("Questions about this record", "{{ house.contact }}"),
        ],
    )
    draft.place_of_contents()
    add_attendance(draft, asks_for_exclusions=True)
    draft.heading(2, "What was discussed")
    draft.tag("for heading in headings")
    draft.heading(3, "{{ heading.number }}. {{ heading.title }}")
    draft.tag("if heading.number in discussed")
    draft.body("Discussed: {{ discussed[heading.number] }}", keep_with_next=True)
    draft.when(
        "heading.number == 3 and carers_support",
        lambda: draft.body(
            "Support considered at the read-through: {{ carers_support }}", keep_with_next=True
        ),
    )
    draft.tag("else")
    draft.body("Intervention plan agreed: {{ review.intervention_plan_agreed }}", keep_with_next=True)
    draft.body("Progress of the intervention: {{ review.intervention }}", keep_with_next=True)
    draft.tag("endif")
    draft.own("heading {{ heading.number }}", lambda: draft.body("{{ heading.text }}"))
    draft.tag("endfor")
    draft.heading(3, "Level of supervision agreed")
    draft.body("{{ review.supervision_level }}")
    draft.heading(2, "Dates set")
    draft.details(
        "Dates set",
        [
            ("This review, as first set", "{{ review.date_first_set }}"),
            ("This review, as held", "{{ review.held_at }}"),
            ("Next review", "{{ review.next_review }}"),
        ],
    )
    add_sharing_of_meeting(draft)
    add_actions(draft)
    add_not_done(draft)
    add_safety_plan(draft)
    add_disagreements(draft)
    add_sign_off(draft, "Chair of the review", "review")
