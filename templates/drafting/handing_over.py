"""The pack by which a case is handed over to another service, or closed."""

from __future__ import annotations

from templates.drafting.pieces import Draft
from templates.drafting.sections import (
    NO_REPORT,
    add_disagreements,
    add_open_actions,
    add_safety_plan,
    add_title,
    child_rows,
    or_else,
)

_DECLINED = "one.aim.family_response == 'declined'"


def hand_over_pack(draft: Draft) -> None:
    """Who hands over to whom, what holds, what was found, what is open, what is held, and what stays here."""
    add_title(draft, "child.child_name")
    _from_whom_to_whom(draft)
    draft.when("as_at", lambda: draft.body("As at {{ as_at }}, the latest day in the record.", before=6))
    draft.place_of_contents()
    _child(draft)
    add_safety_plan(draft)
    draft.heading(2, "Assessment")
    draft.when("assessments", lambda: _assessments(draft), "No AIM assessment is recorded.")
    draft.when("reviews", lambda: _reviews(draft))
    add_open_actions(draft)
    draft.when("ahead", lambda: _lines(draft, "Meetings ahead", "meeting in ahead", "meeting", "Meeting"))
    draft.heading(2, "Professionals in the case")
    draft.body("To reach any of them: {{ house.contact }}.")
    draft.listing(
        "Professionals in the case",
        "one in professionals",
        [
            ("Name", 5.4, "{{ one.name }}"),
            ("Role", 6.0, "{{ one.role }}"),
            ("Agency", 5.6, "{{ one.agency }}"),
        ],
        "Nobody is recorded.",
    )
    draft.when("disagreements", lambda: add_disagreements(draft))
    _lines(draft, "Records held", "record in records", "record", "Record")
    draft.heading(2, "Not passed on")
    draft.when("children_harmed", lambda: draft.body("References of children harmed: {{ children_harmed }}"))
    draft.listing(
        "Not passed on",
        "one in kept_here",
        [("What", 8.0, "{{ one.what }}"), ("Why, and what to do", 9.0, "{{ one.why }}")],
    )
    draft.tag("if closes")
    draft.signatures(("Social worker", "child.social_worker"), "Team manager")
    draft.tag("else")
    draft.signatures(
        ("Social worker", "child.social_worker"), "Team manager", "Receiving worker", "Receiving manager"
    )
    draft.tag("endif")


def _from_whom_to_whom(draft: Draft) -> None:
    draft.details(
        "Details of the hand-over",
        [
            ("From", "{{ house.council }}, {{ house.service }}"),
            ("Questions about this pack", "{{ house.contact }}"),
            ("Handed over to", "{{ hand_over.to }}", "not closes"),
            ("Receiving service", "{{ hand_over.service }}", "not closes"),
            ("Reference of the hand-over", "{{ hand_over.hand_over_id }}", "not closes"),
            ("Decided", "{{ hand_over.decided_on }}, {{ hand_over.decided_by }}", "not closes"),
            ("Reason", "{{ hand_over.reason }}", "not closes and hand_over.reason"),
            ("Receiving service notified", "{{ hand_over.notified_on }}", "not closes"),
            ("Pack sent", "{{ hand_over.pack_sent_on }}", "not closes"),
            (
                "Receiving conference or meeting",
                "{{ hand_over.meeting_on }}",
                "not closes and hand_over.meeting_on",
            ),
            ("Closed", "{{ child.closed_on }}", "closes"),
            ("Reason for closing", "{{ child.close_reason }}", "closes"),
        ],
    )


def _child(draft: Draft) -> None:
    draft.heading(2, "The child or young person")
    draft.details(
        "The child or young person",
        [
            *child_rows(),
            ("NHS number", "{{ child.nhs_number }}"),
            ("School", "{{ child.school }}"),
            ("Disability", "{{ child.disability }}"),
            ("Language", "{{ child.language }}", "child.language"),
            ("Format needed", "{{ child.format_needed }}"),
            ("{{ house.roles.social_worker }}", "{{ child.social_worker }}"),
            ("Looked after", "{{ child.looked_after }}"),
            ("Legal status", "{{ child.legal_status }}", "child.looked_after"),
            ("Looked after from", "{{ child.looked_after_from }}", "child.looked_after"),
        ],
    )

    def plans() -> None:
        draft.heading(3, "Child protection plan")
        draft.bullets(
            "plan in plans",
            "{{ plan.cp_category }}, from {{ plan.cp_plan_from }}{% if plan.cp_plan_to %} to "
            "{{ plan.cp_plan_to }}{% else %}, in force{% endif %} (section 47 enquiry {{ plan.s47_id }})",
        )

    draft.tag("if plans")
    plans()
    draft.tag("else")
    draft.body("There was no child protection plan.", before=6)
    draft.tag("endif")


def _assessments(draft: Draft) -> None:
    draft.tag("for one in assessments")
    draft.heading(3, "AIM assessment {{ one.aim.aim_id }}")
    draft.details(
        "AIM assessment",
        [
            ("Model", "{{ one.aim.model }}"),
            ("Report final", or_else("one.aim.report_final_on", NO_REPORT, _DECLINED)),
            ("Level of supervision", or_else("one.aim.supervision_level", NO_REPORT, _DECLINED)),
            ("Family's response", "{{ one.aim.family_response }}", "one.aim.family_response"),
        ],
    )
    draft.when(
        "one.conclusions", lambda: draft.body("The conclusions of the report that are passed on:", before=6)
    )
    draft.listing(
        "What the report concludes",
        "heading in one.conclusions",
        [
            ("Heading", 5.4, "{{ heading.number }}. {{ heading.title }}"),
            ("What it says", 11.6, "{{ heading.text }}"),
        ],
        "{% if one.aim.family_response == 'declined' %}The family declined it: there is no report."
        "{% else %}The report is not final.{% endif %}",
    )
    draft.tag("endfor")


def _reviews(draft: Draft) -> None:
    draft.heading(2, "Intervention so far")
    draft.listing(
        "Intervention so far",
        "review in reviews",
        [
            ("Review", 4.6, "{{ review.kind }}"),
            ("Held", 4.0, "{{ review.held_at }}"),
            ("Intervention", 4.2, "{{ review.intervention }}"),
            ("Level of supervision", 4.2, "{{ review.supervision_level }}"),
        ],
    )


def _lines(draft: Draft, title: str, loop: str, name: str, head: str) -> None:
    draft.heading(2, title)
    draft.listing(
        title,
        loop,
        [
            (head, 8.0, f"{{{{ {name}.what }}}}"),
            ("Reference", 3.6, f"{{{{ {name}.reference }}}}"),
            ("Date", 5.4, f"{{{{ {name}.on }}}}"),
        ],
        "Nothing is recorded.",
    )
