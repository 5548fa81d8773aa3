"""The recognition record, and what minutes show of it."""

from __future__ import annotations

from templates.drafting.pieces import Draft
from templates.drafting.sections import add_title, child_rows


def recognition_record(draft: Draft) -> None:
    """Where the behaviour is on the continuum, and what was considered."""
    add_title(draft, "child.child_name")
    draft.details(
        "Details of the record",
        [
            *child_rows(),
            ("Reference of this record", "{{ judgement.recognition_id }}"),
            ("What was judged", "{{ of }}"),
            ("Setting of the incident", "{{ incident.setting }}", "incident"),
            ("Category of the incident", "{{ incident.category }}", "incident"),
            ("Questions about this record", "{{ house.contact }}"),
        ],
    )
    draft.heading(2, "The judgement")
    draft.details(
        "The judgement",
        [
            ("Where the behaviour is on the continuum", "{{ judgement.step }}"),
            ("Steps of the continuum", "{{ steps }}"),
            ("Tool used", "{{ judgement.tool }}"),
            ("Judged by", "{{ judgement.judged_by }}"),
            ("Judged on", "{{ judgement.judged_on }}"),
            ("Whether it was online", "{{ judgement.online }}"),
        ],
    )
    draft.when("considerations", lambda: _online(draft))
    draft.when("says_of_disability", lambda: _disability(draft))
    add_under_13(draft)
    draft.signatures(("Judged by", "judgement.judged_by"), "Team manager")


def _online(draft: Draft) -> None:
    draft.heading(2, "Behaviour online")
    draft.body(
        "Safeguarding is the main concern of any enquiry. Professionals avoid criminalising young people "
        "unnecessarily."
    )
    draft.listing(
        "Behaviour online",
        "one in considerations",
        [("What is considered", 8.6, "{{ one.what }}"), ("What was found", 8.4, "{{ one.here }}")],
    )


def _disability(draft: Draft) -> None:
    draft.heading(2, "Disability")
    draft.body("No assumption is made either way. Education and the HSB team are consulted.")
    draft.details(
        "Disability",
        [
            ("Whether the behaviour may be part of the disability", "{{ judgement.disability_part }}"),
            ("Considered by", "{{ judgement.disability_by }}"),
            ("Considered on", "{{ judgement.disability_on }}", "judgement.disability_on"),
            ("With advice from", "{{ judgement.disability_advice }}"),
        ],
    )


def add_recognition(draft: Draft) -> None:
    """The judgements so far; nothing where there is none."""

    def listed() -> None:
        draft.heading(2, "Recognition of the behaviour")
        draft.listing(
            "Recognition of the behaviour",
            "one in judgements",
            [
                ("What was judged", 4.2, ["{{ one.of }}", "{{ one.row.recognition_id }}"]),
                ("Continuum, and tool", 4.2, ["{{ one.row.step }}", "{{ one.row.tool }}"]),
                ("By whom, and when", 4.0, ["{{ one.row.judged_by }}", "{{ one.row.judged_on }}"]),
                (
                    "Online, and disability",
                    4.6,
                    [
                        "Online: {{ one.row.online }}{% if one.online %}. {{ one.online }}{% endif %}",
                        "{%p if one.says_of_disability %}",
                        "Disability: {{ one.row.disability_part }}",
                        "Advice: {{ one.row.disability_advice }}",
                        "{%p endif %}",
                    ],
                ),
            ],
        )

    draft.when("judgements", listed)


def add_under_13(draft: Draft) -> None:
    """The guidance on children under 13, where one involved was, or may have been."""

    def said() -> None:
        draft.heading(2, "Children under 13")
        draft.body("{{ under_13 }}")
        draft.bullets("age in ages", "{{ age.who }}: {{ age.here }}")

    draft.when("under_13", said)
