"""The summary of a case file audit."""

from __future__ import annotations

from templates.drafting.look import Page, on_page
from templates.drafting.pieces import Draft

AUDIT_PAGE = Page(mark="RESTRICTED, ", foot="{{ house.council }}. {{ title }}, {{ version }}")
_COUNTS = [
    ("Met", 1.6, "{{ one.met }}"),
    ("Missed", 1.9, "{{ one.missed }}"),
    ("Overdue", 2.1, "{{ one.overdue }}"),
    ("After the target date", 2.1, "{{ one.later }}"),
    ("Not clear", 1.9, "{{ one.unknown }}"),
    ("Not entered", 2.0, "{{ one.not_entered }}"),
]


@on_page(AUDIT_PAGE)
def audit_report(draft: Draft) -> None:
    """The domains, what was most often not kept, the cases with the auditor's grades, and the drawing."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ reference }}, as at {{ as_of }}", "Subtitle")
    draft.body(
        "For the auditor and the team only: small numbers, with the references of their cases.", "Marking"
    )
    draft.body(
        "The report says how far the sampled cases follow the procedure. It is not a statistic: from so few "
        "cases nothing can be said of the others, and no number here may be published or compared. What is "
        "still due, or does not apply, is not counted. Each case's own sheet has every duty with its "
        "paragraph and its cell."
    )
    draft.heading(2, "By the five domains")
    draft.listing("By the five domains", "one in domains", [("Domain", 5.4, "{{ one.name }}"), *_COUNTS])
    draft.body(
        "Domains of the NSPCC's Harmful sexual behaviour framework, second edition, 2019. Each duty counts "
        "in one of them. Training and supervision are not in case records: the fifth holds only who "
        "assesses, and with which model.",
        "Prompt",
        before=6,
    )
    draft.heading(2, "Most often not met, or not known")
    draft.listing(
        "Most often not met, or not known",
        "one in unkept",
        [
            ("Source", 2.0, "{{ one.source }}"),
            ("What is asked", 6.4, "{{ one.meaning }}"),
            ("How often", 4.0, "{{ one.how }}"),
            ("Cases", 4.6, "{{ one.cases }}"),
        ],
        "Every duty was met.",
    )
    draft.tag("if more")
    draft.body("{{ more }} more are in the workbook, on the sheet Duties.", "Prompt", before=6)
    draft.tag("endif")
    _auditor(draft)
    _drawing(draft)
    draft.signatures("Auditor", "Head of service")


def _auditor(draft: Draft) -> None:
    draft.heading(2, "The auditor's view of each case")
    draft.own(
        "cases",
        lambda: draft.listing(
            "The auditor's view of each case",
            "one in cases",
            [
                ("Case", 2.2, "{{ one.name }}"),
                ("Met", 1.5, "{{ one.met }}"),
                ("Not met, not entered", 2.6, "{{ one.not_kept }}"),
                ("Grade", 2.2, ""),
                ("Comment", 8.5, ""),
            ],
        ),
    )
    draft.heading(2, "The auditor's view of each domain")
    draft.own(
        "domains",
        lambda: draft.listing(
            "The auditor's view of each domain",
            "one in domains",
            [
                ("Domain", 5.4, "{{ one.name }}"),
                ("Grade", 2.2, ""),
                ("What is good, what is to change, by when", 9.4, ""),
            ],
        ),
    )


def _drawing(draft: Draft) -> None:
    draft.heading(2, "How the cases were drawn")
    draft.body(
        "{{ number }} of {{ of }}, from {{ which }}, with seed {{ seed }}: {{ case_list }}. They were "
        "drawn in proportion to the strata, with at least one from each stratum and, where places allow, "
        "from each group within it. Within a stratum, cases are listed by age and needs, and every nth is "
        "taken from a random start. The same seed and the same cases give the same sample."
    )
    columns = [("Of all", 2.4, "{{ one.of }}"), ("Drawn", 2.4, "{{ one.drawn }}")]
    draft.listing("Strata", "one in strata", [("Stratum", 12.2, "{{ one.name }}"), *columns])
    draft.body("Within them:", before=6, keep_with_next=True)
    draft.listing("Groups", "one in groups", [("Group", 12.2, "{{ one.name }}"), *columns])
    draft.tag("if left_out")
    draft.body(
        "Not in the draw, until errors in their rows are put right: {{ left_out }}.", "Prompt", before=6
    )
    draft.tag("endif")
