"""The list of a month for the virtual team."""

from __future__ import annotations

from templates.drafting.pieces import Draft


def panel_list(draft: Draft) -> None:
    """What is asked of the team, in order of time; then what it advised, with the decisions."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ reference }}, from the records on {{ as_of }}", "Subtitle")
    draft.body(
        "Virtual team: {{ house.virtual_team }}. Cases are named by reference. The list holds what the team "
        "was invited to or heard, and nothing else of a case."
    )
    draft.heading(2, "What is asked of the team")
    draft.listing(
        "What is asked of the team",
        "one in asked",
        [
            ("When", 3.2, ["{{ one.on }}", "{{ one.state }}"]),
            ("Case", 2.1, "{{ one.case }}"),
            ("Step", 4.7, "{{ one.step }}"),
            ("What is asked", 7.0, "{{ one.asked }}"),
        ],
        "Nothing is recorded that is asked of the team in this month.",
    )
    draft.heading(2, "What the team advised, and what was decided")
    draft.listing(
        "What the team advised, and what was decided",
        "one in advised",
        [
            ("Case", 3.6, ["{{ one.case }}", "{{ one.step }}", "{{ one.on }}"]),
            ("What the team advised", 5.8, ["{%p for line in one.advised %}", "{{ line }}", "{%p endfor %}"]),
            (
                "What was decided, and why",
                7.6,
                ["{%p for line in one.decided %}", "{{ line }}", "{%p endfor %}"],
            ),
        ],
        "No decision of a meeting that the team was at is recorded in this month.",
    )
    draft.tag("if left_out")
    draft.body("Not on this list, until errors in their rows are put right: {{ left_out }}.", "Prompt")
    draft.tag("endif")
