"""The school's own paper of one child."""

from __future__ import annotations

from templates.drafting.pieces import Draft
from templates.drafting.sections import add_as_at, add_title


def school_safety_and_support_plan(draft: Draft) -> None:
    """What the school does for one child, who holds it there, when it is reviewed, and who signs."""
    add_title(draft, "child_name")
    draft.body(
        "This paper is for the child's school alone. Keep it with the child's safeguarding file, apart from "
        "any other child's, and show each member of staff only what they have to do."
    )
    draft.details(
        "Details of the plan",
        [
            ("Child", "{{ child_name }}"),
            ("Reference", "{{ reference }}"),
            ("Date of birth", "{{ child_dob }}"),
            ("School", "{{ school }}"),
            ("Kept at the school by", "{{ school_lead }}"),
            ("Social worker", "{{ social_worker }}"),
            ("Version", "{{ plan_version }}"),
            ("Agreed", "{{ agreed_on }}"),
            ("Reviewed", "{% if reviewed_on %}{{ reviewed_on }}{% else %}Not yet{% endif %}"),
            ("Next review", "{% if next_review %}{{ next_review }}{% else %}No date is set yet{% endif %}"),
            ("Questions", "{{ house.contact }}"),
        ],
    )
    add_as_at(draft)
    draft.when("about_child_harmed", lambda: _support(draft))
    draft.when("not about_child_harmed", lambda: _safety(draft))
    draft.heading(2, "Review")
    draft.body(
        "This version applies until the school receives a later one, or a letter ending it. "
        "If something happens before the next review, or a measure cannot be kept, ring us "
        "the same day: {{ house.contact }}."
    )
    draft.own(
        "reviews",
        lambda: draft.blanks(
            "Reviews at school",
            (("Reviewed on", 3.4), ("By whom", 4.6), ("What changed, and from when", 9.0)),
            3,
        ),
    )
    draft.signatures(
        ("Designated safeguarding lead", "school_lead"), "Head teacher", ("Social worker", "social_worker")
    )


def _safety(draft: Draft) -> None:
    draft.heading(2, "Safety measures at school")
    draft.listing(
        "Measures at school",
        "measure in measures",
        [
            ("Measure", 8.4, "{{ measure.measure }}"),
            ("Responsible", 4.3, "{{ measure.owner }}"),
            ("Level of supervision", 4.3, "{{ measure.supervision_level }}"),
        ],
    )


def _support(draft: Draft) -> None:
    draft.heading(2, "How the school supports and protects this child")
    draft.listing(
        "Support at school",
        "row in support",
        [
            ("Support or measure", 8.4, "{{ row.measure }}"),
            ("Responsible", 4.3, "{{ row.owner }}"),
            ("Who the child can go to", 4.3, "{{ row.go_to }}"),
        ],
    )
