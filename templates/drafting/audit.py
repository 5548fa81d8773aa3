"""The compliance sheet of a case, for a case file audit."""

from __future__ import annotations

from templates.drafting.pieces import Draft


def compliance_sheet(draft: Draft) -> None:
    """The number of duties by status and what went wrong, then each duty with its paragraph and cells."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("Case {{ reference }}, as at {{ as_of }}", "Subtitle")
    draft.body(
        "Times are counted by the limits in force when each began. A date to aim for is not a limit. "
        "Cells are those of the case workbook."
    )
    draft.place_of_contents()
    draft.heading(2, "In short")
    draft.listing(
        "In short",
        "count in counts",
        [("How it stands", 12.0, "{{ count.status }}"), ("How many", 5.0, "{{ count.number }}")],
        "Nothing is recorded yet that the procedure asks anything of.",
    )
    draft.heading(2, "What was missed, is overdue, was not entered or cannot be told")
    draft.listing(
        "What was missed, is overdue, was not entered or cannot be told",
        "line in faults",
        [
            ("How it stands", 3.4, "{{ line.status }}"),
            ("Why", 9.2, "{{ line.why }}"),
            ("Evidence", 4.4, "{{ line.evidence }}"),
        ],
        "Nothing.",
    )
    draft.heading(2, "Audited by")
    draft.details(
        "Audited by",
        ("Detail", "Auditor"),
        [("Name", ""), ("Date", ""), ("What is to be put right, and by when", "")],
    )
    draft.heading(2, "What the procedure asked for in this case")
    draft.tag("for duty in asked")
    draft.heading(3, "{{ duty.source }}. {{ duty.meaning }}")
    draft.body("{{ duty.paragraph }}", "Quote", keep_with_next=True)
    draft.listing(
        "What the procedure asked for",
        "line in duty.lines",
        [
            ("How it stands", 3.4, "{{ line.status }}"),
            ("Why", 9.2, "{{ line.why }}"),
            ("Evidence", 4.4, "{{ line.evidence }}"),
        ],
    )
    draft.tag("endfor")
    draft.tag("if not asked")
    draft.body("Nothing yet.")
    draft.tag("endif")
    draft.heading(2, "What the procedure did not ask for in this case")
    draft.listing(
        "What the procedure did not ask for",
        "duty in not_asked",
        [
            ("Source", 1.8, "{{ duty.source }}"),
            ("Duty and its paragraph", 9.6, ["{{ duty.meaning }}", "{{ duty.paragraph }}"]),
            ("Why not", 5.6, "{{ duty.why }}"),
        ],
        "It asked for everything.",
    )
    draft.heading(2, "Editions that the limits are from")
    draft.listing(
        "Editions that the limits are from",
        "edition in editions",
        [("Edition", 12.0, "{{ edition.edition }}"), ("Limits", 5.0, "{{ edition.sources }}")],
        "No limit here is from a statute or its guidance.",
    )
    draft.body("Every other limit is the local procedure's own, whose date is not known here.", before=6)
