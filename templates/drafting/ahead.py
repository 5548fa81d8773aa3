"""Documents for a future meeting: invitation, agenda, minutes to complete."""

from __future__ import annotations

from templates.drafting.pieces import Draft
from templates.drafting.recognition import add_recognition, add_under_13
from templates.drafting.sections import (
    add_as_at,
    add_chronology,
    add_open_actions,
    add_safety_plan,
    add_title,
    or_else,
)


def invitation(draft: Draft) -> None:
    """The letter to one agency."""
    add_title(draft, "child_name")
    draft.body("To: {{ addressee }}")
    draft.body(
        "You are invited to the {{ ahead.name }} about {% if child_name %}{{ child_name }}{% else %}the "
        "child named by the reference{% endif %}. It is held {{ purpose }}"
    )
    _when(draft)
    draft.heading(2, "What to bring")
    draft.bullets("line in bring", "{{ line }}")
    draft.heading(2, "Your agency's open actions")
    draft.listing(
        "Your agency's open actions",
        "action in actions",
        [
            ("Task", 9.1, "{{ action.task }}"),
            ("Owner", 4.1, "{{ action.owner }}"),
            ("Due", 3.8, "{{ action.due }}"),
        ],
        "Your agency has no open action in this case.",
    )
    draft.heading(2, "If you cannot come")
    draft.body(
        "Send somebody who can decide for your agency, and a short written report before the meeting. "
        "Where to send it: {{ house.contact }}."
    )
    draft.when(
        "not family_comes",
        lambda: draft.body(
            "This is a discussion between professionals. Do not tell the child or the family about it: the "
            "discussion will decide who does."
        ),
    )
    draft.when(
        "family_comes",
        lambda: draft.body(
            "The child and the parents or carers are invited in letters of their own, unless they are "
            "excluded for a reason that is minuted."
        ),
    )
    draft.body(
        "Sent for the chair{% if chair %}, {{ chair }}{% endif %}, by {{ house.service }}, {{ "
        "house.council }}."
    )


def agenda(draft: Draft) -> None:
    """The items of the meeting, in order."""
    add_title(draft, "child_name")
    draft.body("This {{ ahead.name }} is held {{ purpose }}")
    _when(draft)
    draft.heading(2, "Items")
    draft.numbers("item in items", "{{ item.text }}{% if item.must %} (must be recorded){% endif %}")
    draft.heading(2, "Who is invited")
    draft.listing(
        "Who is invited",
        "person in people",
        [
            ("Agency", 7.0, "{{ person.agency }}"),
            (
                "Name and role",
                10.0,
                or_else("person.name", "To be confirmed")
                + "{% if person.role %}, {{ person.role }}{% endif %}",
            ),
        ],
        "No agency is recorded.",
    )
    add_open_actions(draft)


def minutes_to_complete(draft: Draft) -> None:
    """The record to type into: what is known is filled in, and the rest is empty."""
    add_title(draft, "child_name")
    draft.body(
        "Type in the empty cells and under each heading. Then enter the record in the case workbook, from "
        "which the minutes are issued.",
        "Prompt",
    )
    draft.body("This {{ ahead.name }} is held {{ purpose }}")
    _when(draft)
    draft.place_of_contents()
    draft.heading(2, "How it was held")
    draft.own(
        "held",
        lambda: draft.details(
            "How it was held",
            [
                ("Held on, and at what time", ""),
                ("Minute taker", "{% if minute_taker %}{{ minute_taker }}{% endif %}"),
            ],
            to_fill_in=True,
        ),
    )
    draft.heading(2, "Who was invited and who attended")
    draft.own(
        "attendance",
        lambda: draft.listing(
            "Who was invited and who attended",
            "person in invited",
            [
                ("Agency", 4.6, "{{ person.agency }}"),
                ("Name", 4.6, or_else("person.name", "")),
                ("Role", 4.2, or_else("person.role", "")),
                ("Attended", 3.6, ""),
            ],
            "No agency is recorded.",
            to_fill_in=True,
        ),
    )
    draft.heading(3, "Exclusions, and anybody else")
    draft.own(
        "exclusions",
        lambda: draft.details(
            "Exclusions, and anybody else",
            [
                ("Who was excluded, from what, and why", "", "family_comes"),
                ("Was the reason discussed with everyone", "", "family_comes"),
                ("Anybody else who came", ""),
            ],
            to_fill_in=True,
        ),
    )
    draft.heading(2, "What must be recorded")
    draft.tag("for heading in headings")
    draft.heading(
        3, "{{ heading.number }}. {{ heading.title }}{% if heading.mandatory %} (must be recorded){% endif %}"
    )
    empty = "{% if heading.text %}{{ heading.text }}{% else %}Type here.{% endif %}"
    draft.own("heading {{ heading.number }}", lambda: draft.body(empty))
    draft.tag("endfor")
    add_recognition(draft)
    add_under_13(draft)
    draft.when("decisions", lambda: _decisions(draft))
    draft.heading(2, "Actions agreed at this meeting")
    columns = (("Task", 6.4), ("Owner", 3.6), ("Agency", 3.8), ("Due", 3.2))
    draft.own("actions", lambda: draft.blanks("Actions agreed at this meeting", columns, 6))
    add_open_actions(draft, "Actions still open from before")
    draft.when("safety_plan", lambda: add_safety_plan(draft))
    draft.when("chronology", lambda: _chronology(draft))
    draft.heading(2, "Disagreements, and the next date")
    draft.own(
        "disagreements",
        lambda: draft.details(
            "Disagreements, and the next date",
            [
                ("Who did not agree, with what, in their own words", ""),
                ("Who receives this record", ""),
                ("Date of the next meeting", ""),
            ],
            to_fill_in=True,
        ),
    )


def _decisions(draft: Draft) -> None:
    draft.heading(2, "Decisions")
    columns = [("To be decided", 7.4, "{{ decision }}"), ("Decision, and why", 9.6, "")]
    draft.own(
        "decisions", lambda: draft.listing("Decisions", "decision in decisions", columns, to_fill_in=True)
    )


def _chronology(draft: Draft) -> None:
    draft.heading(2, "Chronology")
    add_chronology(draft)


def _when(draft: Draft) -> None:
    draft.details(
        "The meeting",
        [
            ("Meeting", "{{ ahead.name[:1]|upper }}{{ ahead.name[1:] }}"),
            ("Reference of the meeting", "{{ ahead.owner }}"),
            ("When", "{{ ahead.when }}"),
            ("Place", "{{ place }}"),
            ("Link to join", "{{ link }}", "link"),
            ("Chair", or_else("chair", "To be confirmed")),
            ("Child", "{{ child_name }}"),
            ("Child's reference", "{{ reference }}"),
            ("Date of birth", "{{ child_dob }}"),
            ("Questions", "{{ house.contact }}"),
        ],
    )
    add_as_at(draft)
