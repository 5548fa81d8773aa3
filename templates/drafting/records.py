"""The records of the procedure other than minutes: plans, outcomes, notices, summaries."""

from __future__ import annotations

from templates.drafting.look import Page, on_page
from templates.drafting.pieces import Draft
from templates.drafting.sections import (
    CATEGORY,
    add_action_table,
    add_as_at,
    add_assessors,
    add_attendance,
    add_disagreements,
    add_headings,
    add_not_done,
    add_open_actions,
    add_reviews_arranged,
    add_safety_plan,
    add_sharing_of_meeting,
    add_sign_off,
    add_timeline,
    add_title,
    advice_rows,
    child_rows,
    meeting_rows,
    or_else,
)

_VERSIONS = Page(mark="{% if draft %}DRAFT, {% endif %}{% if replaced %}SUPERSEDED, {% endif %}")
_UNDER_WAY, _NOT_DUE = "not enquiry.ended_on", "Not due yet: the enquiry is under way"
_ROUTE = or_else(
    "enquiry.route",
    f"{{% if {_UNDER_WAY} %}}{_NOT_DUE}{{% else %}}To be decided at the child protection conference"
    "{% endif %}",
    f"{_UNDER_WAY} or enquiry.outcome == 'icpc'",
)
_CONTACT = ("Questions about this record", "{{ house.contact }}")


@on_page(_VERSIONS)
def safety_plan(draft: Draft) -> None:
    """The plan by setting, what came before this version, and who signs it."""
    add_title(draft, "child.child_name")
    draft.when(
        "replaced",
        lambda: draft.body(
            "Superseded by version {{ newest }}, which is in force. Keep this one for the record.", "Marking"
        ),
    )
    draft.body(
        "This is also the temporary risk management strategy. It protects the child who displayed the "
        "behaviour, and every child "
        "who may be at risk. After a further incident the whole plan is reviewed."
    )
    draft.details(
        "Details of the plan",
        [
            *child_rows(),
            ("Plan", "{{ plan_id }}"),
            ("Version", "{{ plan_version }}"),
            ("Agreed", "{{ agreed_on }}"),
            ("Reviewed", "{{ reviewed_on }}", "reviewed_on"),
            ("Why this version", "{{ trigger }}"),
            _CONTACT,
        ],
    )
    draft.heading(2, "Measures")
    draft.listing(
        "Measures",
        "measure in setting.measures",
        [
            ("Setting", 2.6, "{{ setting.name }}"),
            ("Measure", 5.0, "{{ measure.measure }}"),
            ("Owner", 2.9, "{{ measure.owner }}"),
            ("Supervision", 3.5, "{{ measure.supervision_level }}"),
            ("Shared with", 3.0, "{{ measure.shared_with }}"),
        ],
        outer="setting in settings",
    )
    draft.tag("for setting in settings if not setting.measures")
    draft.body("{{ setting.name }}: no measure is recorded.", before=6)
    draft.tag("endfor")
    draft.heading(2, "Versions")
    draft.when("history|length > 1", lambda: _versions(draft), "No earlier version is recorded.")
    draft.signatures(
        ("Child or young person", "child.child_name"),
        "Parent or carer",
        "School or other education",
        ("Social worker", "child.social_worker"),
    )


def _versions(draft: Draft) -> None:
    draft.listing(
        "Versions",
        "one in history",
        [
            ("Version", 2.2, "{{ one.version }}"),
            ("Agreed", 4.0, "{{ one.agreed_on }}"),
            ("Reviewed", 4.0, or_else("one.reviewed_on", "Not yet")),
            ("Why", 4.4, "{{ one.trigger }}"),
            ("Measures", 2.4, "{{ one.measures }}"),
        ],
    )


def chronology(draft: Draft) -> None:
    """Every entry, with the agency that it came from."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the chronology",
        [
            *child_rows(),
            ("First entry", "{{ first }}", "first"),
            ("Latest entry", "{{ latest }}", "latest"),
            ("Further incidents", "{{ further }}"),
            _CONTACT,
        ],
    )
    add_as_at(draft)
    draft.place_of_contents()
    draft.heading(2, "What happened, and when")
    draft.body("An incident is recorded by its setting, its category and the reference of its own record.")
    draft.listing(
        "What happened, and when",
        "entry in chronology",
        [
            ("Date", 3.8, "{{ entry.event_at }}"),
            (
                "Kind",
                3.4,
                [
                    "{{ entry.entry_type }}",
                    "{%p if entry.further_incident %}",
                    "Further incident",
                    "{%p endif %}",
                    "{%p if entry.entry_type == 'incident' %}",
                    "{{ entry.setting }}",
                    CATEGORY,
                    "{{ entry.incident_ref }}",
                    "{%p endif %}",
                ],
            ),
            ("What was decided or done", 6.6, "{{ entry.summary }}"),
            ("Source", 3.2, "{{ entry.source_agency }}"),
        ],
    )


def section_47_record(draft: Draft) -> None:
    """The outcome, its reason, and the four routes."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the enquiry",
        [
            *child_rows(),
            ("Reference of the enquiry", "{{ enquiry.s47_id }}"),
            ("Strategy discussion that began it", "{{ enquiry.discussion_id }}"),
            ("Started", "{{ enquiry.started_on }}"),
            ("Ended", or_else("enquiry.ended_on", "Not yet")),
            ("Outcome", or_else("enquiry.outcome", _NOT_DUE, _UNDER_WAY)),
            ("Reason", or_else("enquiry.outcome_reason", _NOT_DUE, _UNDER_WAY)),
            (
                "Child is also a child harmed",
                or_else("enquiry.also_child_harmed", "Not known yet", _UNDER_WAY),
            ),
            ("Route", _ROUTE),
            _CONTACT,
        ],
    )
    draft.heading(2, "The four routes")
    draft.listing(
        "The four routes",
        "route in routes",
        [
            ("Route", 4.2, "{{ route.route }}"),
            ("What the procedure asks", 6.8, "{{ route.asks }}"),
            ("In this case", 6.0, "{{ route.here }}"),
        ],
    )
    draft.when("has_conference", lambda: _conference(draft))
    draft.signatures(("Social worker", "child.social_worker"), "Team manager")


def _conference(draft: Draft) -> None:
    draft.heading(2, "Conference and plan")
    draft.details(
        "Conference and plan",
        [
            ("Conference arranged for", "{{ enquiry.arranged_for }}", "not enquiry.conference_on"),
            ("Conference held", "{{ enquiry.conference_on }}", "enquiry.conference_on"),
            ("Report shared with the family", "{{ enquiry.report_shared_at }}"),
            ("Quorate", "{{ enquiry.quorate }}", "enquiry.conference_on"),
            ("Outcome of the conference", "{{ enquiry.conference_outcome }}", "enquiry.conference_on"),
            ("Category of the plan", "{{ enquiry.cp_category }}", "enquiry.cp_plan_from"),
            ("Plan from", "{{ enquiry.cp_plan_from }}", "enquiry.cp_plan_from"),
            ("First core group", "{{ enquiry.first_core_group_on }}", "enquiry.cp_plan_from"),
            ("First review conference", "{{ enquiry.first_review_on }}", "enquiry.cp_plan_from"),
            ("Latest review conference", "{{ enquiry.latest_review_on }}", "enquiry.latest_review_on"),
            ("Plan ended", "{{ enquiry.cp_plan_to }}", "enquiry.cp_plan_to"),
        ],
    )


def aim_advice(draft: Draft) -> None:
    """Why there is no AIM assessment now, what is done instead, and what must be discussed first."""
    add_title(draft, "child_name")
    draft.details(
        "Details of the advice",
        [
            ("Child", "{{ child_name }}"),
            ("Child's reference", "{{ reference }}"),
            ("Age on the day of the discussion", "{{ age }}"),
            ("Strategy discussion", "{{ discussion.discussion_id }}, {{ discussion.held_at }}"),
            ("Decision on an AIM assessment", "{{ discussion.aim_decision }}"),
            ("Reason", "{{ discussion.aim_reason }}"),
            ("HSB team consulted", "{{ discussion.hsb_team_consulted }}"),
            *advice_rows(""),
            ("Harmful sexual behaviour team", "{{ house.hsb_team }}"),
            _CONTACT,
        ],
    )
    draft.heading(2, "Work in place of an AIM assessment")
    draft.details(
        "Work in place of an AIM assessment",
        [
            ("Other work", "{{ discussion.other_work }}"),
            ("Who provides it", "{{ discussion.other_work_by }}"),
        ],
    )
    draft.heading(2, "Preventative work for younger children")
    draft.body("{{ early_work }}")
    draft.heading(2, "Referral to {{ house.mental_health }}")
    draft.body(
        "A referral about harmful sexual behaviour is first discussed with a member of the HSB team. "
        "Harmful sexual behaviour is not one of the agreed criteria for an assessment by "
        "{{ house.mental_health }}."
    )
    draft.tag("if discussion.camhs_referral_on|string == 'Not recorded'")
    draft.body("No referral is recorded.")
    draft.tag("else")
    draft.body("Referral made: {{ discussion.camhs_referral_on }}")
    draft.body("Discussed with the HSB team first: {{ discussion.hsb_team_consulted }}")
    draft.tag("endif")
    draft.heading(2, "What the HSB team considers")
    draft.when(
        "has_disability",
        lambda: draft.body(
            "A disability is recorded. The team is asked whether an AIM assessment is suitable and how it "
            "would be made, and education is fully involved."
        ),
    )
    draft.when(
        "discussion.police_investigation_open",
        lambda: draft.body(
            "A police investigation is open. It does not by itself hold up assessment, planning or "
            "intervention."
        ),
    )
    draft.when(
        "denial",
        lambda: draft.body(
            "The behaviour is denied. The offer of work may be put as a way to understand how things came "
            "about."
        ),
    )
    draft.when(
        "later",
        lambda: draft.body(
            "The decision was deferred. It is taken at the next meeting about the child, and the "
            "reason is recorded there."
        ),
        "The decision can be reviewed when circumstances change: ask the HSB team.",
    )
    draft.heading(2, "Actions of the discussion")
    add_action_table(draft)
    draft.signatures(("HSB team", "discussion.advice_by"), "Team manager")


def aim_planning_record(draft: Draft) -> None:
    """How the assessment is made and by whom, and the risk plan in the meantime."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the meeting",
        [
            *child_rows(),
            ("Reference of the meeting", "{{ meeting.meeting_id }}"),
            *meeting_rows("meeting"),
            ("AIM assessment", "{{ aim.aim_id }}", "aim"),
            ("AIM model", "{{ aim.model }}", "aim"),
            ("Family's response", or_else("aim.family_response", "Not given yet"), "aim"),
            ("Police investigation open", "{{ aim.police_investigation_open }}", "aim"),
            ("Behaviour denied", "{{ aim.denial }}", "aim"),
            ("Report", "About eight weeks after this meeting"),
            _CONTACT,
        ],
    )
    draft.place_of_contents()
    add_attendance(draft)
    draft.heading(2, "Assessors")
    draft.body("Social work qualified: {{ qualified }}")
    draft.body("AIM trained: {{ trained }}")
    add_assessors(draft)
    draft.heading(2, "What the meeting must record")
    add_headings(draft, "heading in headings")
    add_sharing_of_meeting(draft)
    draft.heading(2, "Actions")
    add_action_table(draft)
    add_safety_plan(draft)
    add_not_done(draft)
    draft.when("disagreements", lambda: add_disagreements(draft))
    add_sign_off(draft, "Chair of the meeting", "meeting")


@on_page(_VERSIONS)
def intervention_plan(draft: Draft) -> None:
    """What the work is based on, who does what by when, and when it is reviewed."""
    add_title(draft, "child.child_name")
    draft.when(
        "replaced",
        lambda: draft.body(
            "Superseded by the plan agreed on {{ superseded_on }}. Keep this one for the record.", "Marking"
        ),
    )
    draft.details(
        "Details of the plan",
        [
            *child_rows(),
            ("Agreed at review", "{{ review.review_id }}, {{ review.held_at }}"),
            ("AIM assessment", "{{ review.aim_id }}"),
            ("Progress of the work", "{{ review.intervention }}"),
            ("Level of supervision", "{{ review.supervision_level }}"),
            ("Next review", "{{ review.next_review }}"),
            _CONTACT,
        ],
    )
    draft.heading(2, "Work agreed at this review")
    add_action_table(draft)
    draft.heading(2, "Progress so far")
    draft.tag("for heading in progress")
    draft.body("{{ heading.text }}")
    draft.tag("endfor")
    draft.when("basis", lambda: _basis(draft))
    add_reviews_arranged(draft, "Reviews")
    draft.signatures(
        ("Child or young person", "child.child_name"),
        "Parent or carer",
        "Lead assessor",
        ("Chair of the review", "review.chair"),
    )


def _basis(draft: Draft) -> None:
    draft.heading(2, "What the AIM report found")
    add_headings(draft, "heading in basis")
    draft.heading(3, "Actions that the report recommended")
    draft.listing(
        "Actions that the report recommended",
        "action in recommended",
        [
            ("Task", 7.3, "{{ action.task }}"),
            ("Owner", 3.4, "{{ action.owner }}"),
            ("Due", 3.8, "{{ action.due }}"),
            ("Status", 2.5, "{{ action.status }}"),
        ],
        "No actions were recorded.",
    )


def refusal_record(draft: Draft) -> None:
    """What was refused or denied, what was considered, and what continues."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the record",
        [
            *child_rows(),
            ("AIM assessment", "{{ aim.aim_id }}"),
            ("Family's response", "{{ aim.family_response }}"),
            ("Declined", "{{ aim.declined_on }}", "refused"),
            ("Behaviour denied", "{{ aim.denial }}"),
            ("Police investigation open", "{{ aim.police_investigation_open }}"),
            _CONTACT,
        ],
    )
    draft.when("refused", lambda: _safeguarding(draft))
    draft.heading(2, "What continues without delay")
    draft.body(
        "A refusal, a denial or a police investigation does not delay the strategy discussion, the AIM "
        "assessment or ongoing work."
    )
    draft.listing(
        "What continues without delay",
        "line in goes_on",
        [("Step", 8.0, "{{ line.what }}"), ("What is recorded", 9.0, "{{ line.here }}")],
    )
    draft.heading(2, "Offering the work again")
    draft.body(
        "There is often no legal requirement to accept help. An offer may be put as a way to understand "
        "how things came about. Record each offer on the chronology."
    )
    draft.heading(2, "Actions")
    add_action_table(draft)
    add_safety_plan(draft)
    draft.when("disagreements", lambda: add_disagreements(draft))
    draft.signatures(("Social worker", "child.social_worker"), "Team manager")


def _safeguarding(draft: Draft) -> None:
    draft.heading(2, "The safeguarding response")
    draft.details(
        "The safeguarding response",
        [
            ("Considered on", "{{ aim.safeguarding_considered_on }}"),
            ("What was decided, and why", "{{ aim.safeguarding_outcome }}"),
        ],
    )


def further_incident_notice(draft: Draft) -> None:
    """What was recorded, what the procedure now requires, and the plan to be reviewed."""
    add_title(draft, "child.child_name")
    draft.body("A further incident has been added to the chronology. Review the whole safety plan.")
    draft.details(
        "The entry",
        [
            *child_rows(),
            ("Entry", "{{ entry.entry_id }}"),
            ("Date", "{{ entry.event_at }}"),
            ("Setting", "{{ entry.setting }}"),
            ("Category", "{{ entry.category }}"),
            ("Reference of the incident's own record", "{{ entry.incident_ref }}"),
            ("Harmful sexual behaviour team", "{{ house.hsb_team }}"),
            _CONTACT,
        ],
    )
    draft.heading(2, "What the procedure requires")
    draft.listing(
        "What the procedure requires",
        "line in asked",
        [("What", 8.0, "{{ line.what }}"), ("What is recorded", 9.0, "{{ line.here }}")],
    )
    draft.heading(2, "What was decided or done")
    draft.body("{{ entry.summary }}")
    add_safety_plan(draft)
    draft.heading(2, "Sent to")
    draft.blanks("Sent to", (("Agency", 6.0), ("Name", 6.0), ("Date", 5.0)), 4)


def closing_summary(draft: Draft) -> None:
    """What was done, how it ended, and what stays open."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the closing",
        [
            *child_rows(),
            ("Closed", "{{ child.closed_on }}"),
            ("Reason for closing", "{{ child.close_reason }}"),
            ("Intervention", "{{ intervention }}"),
            ("Level of supervision, first recorded", "{{ first_level }}"),
            ("Level of supervision, latest", "{{ last_level }}"),
            ("Further incidents recorded", "{{ further }}"),
            _CONTACT,
        ],
    )
    add_timeline(draft, "Steps taken")
    add_open_actions(draft, "Actions still open")
    add_safety_plan(draft)
    draft.signatures(("Social worker", "child.social_worker"), "Team manager")


def action_sheet(draft: Draft) -> None:
    """One professional's actions from one meeting."""
    add_title(draft, "child_name")
    draft.details(
        "Details of the actions",
        [
            ("For", "{{ who }}"),
            ("Agency", "{{ agency }}"),
            ("Meeting", "{{ meeting_name }}, {{ meeting.held_at }}"),
            ("Child", "{{ child_name }}"),
            ("Child's reference", "{{ reference }}"),
            ("Questions", "{{ house.contact }}"),
        ],
    )
    add_as_at(draft)
    draft.heading(2, "Your actions")
    draft.body(
        "Tell us when an action is done, or as soon as you know that it will be late: {{ house.contact }}."
    )
    draft.listing(
        "Your actions",
        "action in actions",
        [
            ("Reference", 2.6, "{{ action.action_id }}"),
            ("Task", 6.8, "{{ action.task }}"),
            ("Due", 3.8, "{{ action.due }}"),
            ("Status", 3.8, "{{ action.status }}{% if action.done_on %}, {{ action.done_on }}{% endif %}"),
        ],
    )
