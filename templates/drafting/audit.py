"""The compliance sheet of a case, for a case file audit."""

from __future__ import annotations

from templates.drafting.pieces import Draft


def compliance_sheet(draft: Draft) -> None:
    """How many requirements have which status, the case in one picture, what is not met, and every duty.

    The picture has no table of its own: its days are in the table of every duty.
    """
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("Case {{ reference }}, as at {{ as_of }}", "Subtitle")
    draft.heading(2, "In short")
    draft.body("{{ in_short }}")
    draft.tag("for shown in timeline")
    draft.body("{{ shown.picture }}")
    draft.tag("endfor")
    draft.heading(2, "Not met, not entered or not known")
    draft.listing(
        "Not met, not entered or not known",
        "line in faults",
        [
            ("Status", 2.6, "{{ line.status }}"),
            (
                "Why",
                10.6,
                [
                    "{%p for reason in line.reasons %}",
                    "{{ reason }}",
                    "{%p endfor %}",
                    "{%p if line.paragraph %}",
                    "{{ line.paragraph }}",
                    "{%p endif %}",
                ],
            ),
            ("Cells", 3.8, "{{ line.evidence }}"),
        ],
        "Nothing.",
        small=True,
    )
    draft.heading(2, "Audited by")
    draft.details("Audited by", [("Name", ""), ("Date", ""), ("What must be put right, and by when", "")])
    draft.heading(2, "Every duty")
    draft.body(
        "Times are counted by the limits in force when each began. A target date is not a limit. "
        "Cells are those of the case workbook. Sources: R is the procedure, S a statute or its guidance, K a "
        "measure of the partnership, F a rule of family copies, L the council's own paper. "
        "{% if editions %}Limits come from {% for one in editions %}{{ one.edition }} ({{ one.sources }})"
        "{% if not loop.last %}; {% endif %}{% endfor %}. Every other "
        "limit is the local procedure's own, whose date is not known here.{% endif %}"
    )
    draft.listing(
        "Every duty",
        "duty in duties",
        [
            ("Source", 2.0, "{{ duty.source }}"),
            ("Duty", 9.0, "{{ duty.meaning }}"),
            ("In this case", 6.0, ["{%p for one in duty.here %}", "{{ one }}", "{%p endfor %}"]),
        ],
        small=True,
    )
