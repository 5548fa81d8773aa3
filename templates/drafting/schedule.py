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
    draft.body(
        "NOT FOR THE FAMILY. Keep this schedule with the case file. It names places in the workbook, "
        "never what is in them. The sentences that it quotes are from the drafts for this recipient.",
        "Marking",
    )
    draft.heading(2, "Copies for this recipient")
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
    draft.heading(2, "Not yet decided")
    draft.listing(
        "Not yet decided",
        "question in pending",
        [
            ("Where", 4.2, "{{ question.place }}"),
            ("Question", 8.0, "{{ question.question }}"),
            ("Who decides", 4.8, "{{ question.who }}"),
        ],
        "Nothing is waiting for a decision.",
    )
    _sentences_to_read(draft)
    draft.heading(2, "Decided: withheld from these copies")
    draft.listing(
        "Withheld from these copies",
        "item in decided",
        [
            ("Item", 5.0, ["{{ item.place }}", "{{ item.what }}"]),
            ("Ground", 4.6, "{{ item.ground }}"),
            ("Decided by", 4.2, "{{ item.by }}"),
            ("On", 3.2, "{{ item.on }}"),
        ],
        "No decision to withhold was recorded.",
    )
    draft.heading(2, "What this recipient will not see", new_page=True)
    draft.body(
        "The procedure withholds these from every copy for this recipient, whether or not anybody decides "
        "on them."
    )
    draft.listing(
        "What this recipient will not see",
        "item in never",
        [
            ("Sheet", 4.4, "{{ item.sheet }}"),
            ("What", 7.4, "{{ item.what }}"),
            ("Ground", 5.2, "{{ item.ground }}"),
        ],
    )
    draft.heading(2, "Signed by the chair")
    draft.details(
        "Signed by the chair",
        [("I have read this schedule and the copies", ""), ("Name", ""), ("Signature", ""), ("Date", "")],
    )


def _sentences_to_read(draft: Draft) -> None:
    draft.heading(2, "Before you approve: sentences that mention a person")
    draft.body(
        "The proof of a copy finds names, addresses and numbers. It does not find a person who is only "
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
    draft.when("not to_read and not nothing_in", lambda: draft.body("No draft waits for approval."))
    draft.body(
        "The list does not find everything: read each draft in full as well. Of other languages it knows "
        "only words for relatives, and it finds no description without a word for a person.",
        before=6,
    )
