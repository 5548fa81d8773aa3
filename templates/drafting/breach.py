"""The sheet of a copy that is in the wrong hands: printed from the register, the rest to write in."""

from __future__ import annotations

from templates.drafting.pieces import Draft


def breach_sheet(draft: Draft) -> None:
    """The 72 hours, the copy, who has it, what it holds, the risk, who is informed, and what is done."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("Copy {{ reference }}, case {{ case }}", "Subtitle")
    draft.body("If anybody may be in danger now, act on that first. This sheet can wait.", "Marking")
    _clock(draft)
    _copy(draft)
    draft.heading(2, "Who has it")
    draft.own("holder", lambda: _to_fill(draft, "Who has it", _HOLDER))
    _contents(draft)
    draft.heading(2, "Whose data, and the likely consequences")
    draft.own("risk", lambda: _to_fill(draft, "Whose data, and the likely consequences", _RISK))
    draft.heading(2, "Who is informed, and when")
    draft.own("informed", lambda: _informed(draft))
    draft.heading(2, "Whether the ICO is notified")
    draft.own("decision", lambda: _to_fill(draft, "Whether the ICO is notified", _DECISION))
    draft.heading(2, "What is done")
    draft.body(
        "How the copy is recovered, how the people affected are protected, and how it is prevented next time."
    )
    columns = [("What", 7.4), ("By whom", 4.0), ("By when", 2.8), ("Done on", 2.8)]
    draft.own("done", lambda: draft.blanks("What is done", columns, 6))
    draft.signatures("Officer", "Data protection officer")


_HOLDER = (
    "Who has it, as far as is known",
    "How it came to them",
    "How the council found out, and from whom",
    "Whether it was opened, read, copied or passed on",
    "Whether they have the password",
    "Asked to return or destroy it: by whom, and when",
    "Returned or destroyed: date, and who confirmed it",
)
_RISK = (
    "Whose data it holds (kinds of person, by reference)",
    "About how many people and records",
    "Whether it shows where somebody lives or goes to school",
    "Whether it shows that a child was harmed, or which child",
    "Likely consequences for each of them",
    "Risk: unlikely, a risk or a high risk; who decided, and when",
)
_DECISION = (
    "Notified, or not notified",
    "Reasons",
    "Decided by, date and time",
    "Reasons for the delay, if after the 72 hours",
    "What will follow later, and by when",
)


def _clock(draft: Draft) -> None:
    draft.heading(2, "The 72 hours")
    draft.details(
        "The 72 hours", [("The council became aware", "{{ known }}"), ("The 72 hours end", "{{ until }}")]
    )
    draft.body(
        "The council notifies the ICO of a personal data breach without undue delay and, where feasible, "
        "not later than 72 hours after becoming aware of it (UK GDPR, Article 33). It need not notify a "
        "breach that is unlikely to result in a risk to people's rights and freedoms. The hours run on "
        "through nights, weekends and bank holidays. What is not known by then follows in a later part; a "
        "notification after that time gives the reasons for the delay.",
        before=6,
    )
    draft.body(
        "Where the risk is high, the people affected are informed without undue delay (Article 34). Every "
        "breach is recorded, notified or not (Article 33(5)): keep this sheet."
    )


def _copy(draft: Draft) -> None:
    draft.heading(2, "The copy")
    draft.details(
        "The copy",
        [
            ("Document", "{{ document }}, version {{ copy_version }}"),
            ("About", "{{ about }}"),
            ("Meant for", "{{ meant_for }}"),
            ("Issued on", "{{ issued_on }}"),
            ("Given or sent", "{{ sent }}"),
            ("How", "{{ method }}"),
            ("Opens only with a password", "{{ locked }}"),
            ("Approved by", "{{ approved_by }}"),
            ("Checked by", "{{ checked_by }}"),
            ("State", "{{ state }}"),
        ],
    )
    draft.tag("if recalls")
    draft.heading(3, "Why it is to be recalled or checked")
    draft.bullets("why in recalls", "{{ why }}")
    draft.tag("endif")


def _contents(draft: Draft) -> None:
    draft.heading(2, "What it holds")
    draft.body("Only the kinds of information: the text of the copy is not repeated here.")
    draft.when(
        "parts",
        lambda: draft.bullets("part in parts", "{{ part }}"),
        "The register has no list of its parts.",
    )
    draft.details(
        "What it holds",
        [
            ("From these sheets of the workbook", "{{ sheets }}", "sheets"),
            ("Withheld, so not in it", "{{ withheld }}"),
        ],
    )


def _informed(draft: Draft) -> None:
    draft.listing(
        "Who is informed, and when",
        "one in informed",
        [
            ("Who", 5.4, "{{ one.who }}"),
            ("By when", 3.6, "{{ one.by }}"),
            ("Date and time", 2.8, ""),
            ("By whom", 2.6, ""),
            ("Reference", 2.6, ""),
        ],
    )


def _to_fill(draft: Draft, name: str, questions: tuple[str, ...]) -> None:
    draft.details(name, [(one, "") for one in questions], to_fill_in=True)
