"""The list of a month for the HSB team."""

from __future__ import annotations

from templates.drafting.pieces import Draft


def panel_list(draft: Draft) -> None:
    """The meetings of the month with what is asked, advised and decided; then what else is asked."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ reference }}, from the records on {{ as_of }}", "Subtitle")
    draft.body(
        "{{ house.roles.hsb_team }}: {{ house.hsb_team }}. Cases are listed by reference, with only what the "
        "team was invited to or heard."
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
        "No meeting involving the team is recorded.",
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
    _pictures(draft)
    draft.tag("if left_out")
    draft.body("Not on this list, until errors in their rows are put right: {{ left_out }}.", "Prompt")
    draft.tag("endif")


def _pictures(draft: Draft) -> None:
    """Each case in one picture, with its table: two cases on a page, and none on two."""
    draft.tag("if pictures")
    draft.heading(2, "Each case in one picture", new_page=True)
    draft.body("What the team may see of each case, as at {{ as_of }}.", keep_with_next=True)
    draft.tag("for one in pictures")
    draft.tag("if loop.index is odd and not loop.first")
    draft.heading(3, "Case {{ one.case }}", new_page=True)
    draft.tag("else")
    draft.heading(3, "Case {{ one.case }}")
    draft.tag("endif")
    draft.body("{{ one.picture }}", keep_with_next=True)
    draft.listing(
        "Steps of the case",
        "step in one.rows",
        [
            ("Step", 4.8, "{{ step.step }}"),
            ("Reference", 2.5, "{{ step.reference }}"),
            ("Due", 3.6, "{{ step.due }}"),
            ("Done", 3.6, "{{ step.done }}"),
            ("Status", 2.5, "{{ step.status }}"),
        ],
        small=True,
    )
    draft.keep_table()
    draft.body("{{ one.in_short }}", before=6)
    draft.tag("endfor")
    draft.tag("endif")
