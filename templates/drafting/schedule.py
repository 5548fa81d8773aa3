"""The schedule of what one recipient's copies withhold, for the chair to sign. It never goes to a family."""

from __future__ import annotations

from templates.drafting.look import Page, on_page
from templates.drafting.pieces import Draft

SCHEDULE_PAGE = Page(mark="NOT FOR THE FAMILY, ")


@on_page(SCHEDULE_PAGE)
def withheld(draft: Draft) -> None:
    """Each item, its ground, who decided and when; pending decisions; and what this recipient never sees."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ recipient_id }}, {{ recipient_relationship }}", "Subtitle")
    draft.body("NOT FOR THE FAMILY. Keep this schedule with the case file.", "Marking")
    draft.when("pending", lambda: _pending(draft))
    draft.heading(2, "Withheld by decision")
    draft.listing(
        "Withheld by decision",
        "item in decided",
        [
            ("What", 5.4, "{{ item.what }}"),
            ("From whom", 2.8, "{{ item.whom }}"),
            ("Why", 4.4, "{{ item.ground }}"),
            ("Who decided, and when", 4.4, ["{{ item.by }}", "{{ item.on }}"]),
        ],
        "No decision to withhold was recorded.",
    )
    draft.heading(2, "Withheld by the procedure")
    draft.body(
        "No decision is needed for {% if by_procedure %}these grounds: {{ by_procedure }}. Nor is one needed "
        "for {% endif %}what is written for professionals only. The appendix lists the sheets and columns."
    )
    draft.body("I have read this schedule and the copies that it is about.", before=8)
    draft.signatures("Chair")
    _copies(draft)
    _sentences_to_read(draft)
    _appendix(draft)


def _pending(draft: Draft) -> None:
    draft.heading(2, "Not yet decided")
    draft.listing(
        "Not yet decided",
        "question in pending",
        [
            ("What", 5.4, "{{ question.what }}"),
            ("Question", 7.2, "{{ question.question }}"),
            ("Who decides", 4.4, "{{ question.who }}"),
        ],
    )


def _copies(draft: Draft) -> None:
    draft.heading(2, "Copies for this recipient", new_page=True)
    draft.listing(
        "Copies for this recipient",
        "copy in copies",
        [
            ("Document", 5.6, "{{ copy.document }}"),
            ("Reference", 3.6, "{{ copy.owner }}"),
            ("State", 7.8, "{{ copy.state }}"),
        ],
        "No copy is made for this recipient.",
    )


def _appendix(draft: Draft) -> None:
    draft.heading(2, "Appendix: cells of the workbook", new_page=True)
    draft.body("For the officer who keeps the workbook. It names places, never what is in them.")
    for title, loop, name in (
        ("Not yet decided", "question in pending", "question"),
        ("Withheld by decision", "item in decided", "item"),
    ):
        draft.tag(f"if {loop.rpartition(' ')[2]}")
        draft.heading(3, title)
        columns = [("Cell", 6.6, f"{{{{ {name}.place }}}}"), ("What", 10.4, f"{{{{ {name}.what }}}}")]
        draft.listing(f"Cells: {title}", loop, columns, small=True)
        draft.tag("endif")
    draft.heading(3, "Withheld by the procedure")
    draft.listing(
        "Cells: withheld by the procedure",
        "item in never",
        [
            ("Sheet", 4.0, "{{ item.sheet }}"),
            ("What", 8.6, "{{ item.what }}"),
            ("Why", 4.4, "{{ item.ground }}"),
        ],
        small=True,
    )


def _sentences_to_read(draft: Draft) -> None:
    draft.heading(2, "Before you approve: sentences that mention a person")
    draft.body(
        "The check of a copy finds names, addresses and numbers, but not a person who is only "
        "described. Each sentence below mentions somebody by relation, role or description, in bold. "
        "Can this recipient work out from it who is meant, or where somebody is, and may they know that?"
    )
    draft.tag("for one in to_read")
    draft.heading(3, "{{ one.draft }}")
    draft.listing(
        "Sentences that mention a person",
        "sentence in one.sentences",
        [
            (
                "Where in the draft",
                5.4,
                ["{%p for place in sentence.places %}", "{{ place }}", "{%p endfor %}"],
            ),
            (
                "Sentence",
                11.6,
                "{% for piece in sentence.pieces %}{{ piece.before }}**{{ piece.mention }}**{% endfor %}"
                "{{ sentence.rest }}",
            ),
        ],
    )
    draft.tag("endfor")
    draft.when("nothing_in", lambda: draft.body("No such sentence was found in: {{ nothing_in }}.", before=8))
    draft.when("not to_read and not nothing_in", lambda: draft.body("No draft is waiting for approval."))
    draft.body(
        "The list does not find everything: read each draft in full as well. In other languages it "
        "recognises only words for relatives, and it finds no description without a word for a person.",
        before=6,
    )
