"""The list of a month for the virtual team."""

from __future__ import annotations

from templates.drafting.pieces import Draft


def panel_list(draft: Draft) -> None:
    """The meetings of the month with what is asked, advised and decided; then what else is asked."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ reference }}, from the records on {{ as_of }}", "Subtitle")
    draft.body(
        "Virtual team: {{ house.virtual_team }}. Cases by reference: what the team was invited to or "
        "heard, and nothing else of a case."
    )
    draft.listing(
        "Meetings",
        "one in meetings",
        [
            (
                "Case and meeting",
                3.6,
                ["**{{ one.case }}**, {{ one.state }}", "{{ one.step }}", "{{ one.on }}"],
            ),
            ("What is asked of the team", 3.4, "{{ one.asked }}"),
            ("What it advised", 4.8, ["{%p for line in one.advised %}", "{{ line }}", "{%p endfor %}"]),
            (
                "What was decided, and why",
                5.2,
                ["{%p for line in one.decided %}", "{{ line }}", "{%p endfor %}"],
            ),
        ],
        "No meeting is recorded that the team has part in.",
    )
    draft.tag("if others")
    draft.heading(2, "What else is asked of the team")
    draft.listing(
        "What else is asked of the team",
        "one in others",
        [
            ("When", 3.8, ["{{ one.on }}", "{{ one.state }}"]),
            ("Case", 2.1, "{{ one.case }}"),
            ("What", 4.0, "{{ one.step }}"),
            ("What is asked", 7.1, "{{ one.asked }}"),
        ],
    )
    draft.tag("endif")
    draft.tag("if left_out")
    draft.body("Not on this list, until errors in their rows are put right: {{ left_out }}.", "Prompt")
    draft.tag("endif")
