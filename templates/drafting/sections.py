"""The sections that several templates share."""

from __future__ import annotations

from templates.drafting.pieces import Draft

#: The date of a future review.
REVIEW_DATE = (
    "{% if review.arranged_for %}{{ review.arranged_for }}{% else %}{{ review.date_first_set }}{% endif %}"
)

#: The category of an incident, which names itself where it is known.
CATEGORY = "{% if not entry.category %}Category: {% endif %}{{ entry.category }}"
#: In place of what a report would have said.
NO_REPORT = "No report: the family declined the assessment"


def or_else(name: str, words: str, when: str = "") -> str:
    """The tag that prints a value, or `words` where it is not recorded (and `when` holds, if given).

    The other kinds of blank, such as "Not known", are printed as they are.
    """
    condition = f"{name}|string == 'Not recorded'" + (f" and ({when})" if when else "")
    return f"{{% if {condition} %}}{words}{{% else %}}{{{{ {name} }}}}{{% endif %}}"


def add_title(draft: Draft, name: str) -> None:
    """The council's logo, the title, whom it is about, and the draft mark; `name`: the child's name."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body(f"{{% if {name} %}}{{{{ {name} }}}}, {{% endif %}}{{{{ reference }}}}", "Subtitle")
    draft.when("draft", lambda: draft.body("DRAFT: {{ draft }}", "Marking"))


def add_as_at(draft: Draft) -> None:
    """As at which day the record is shown, in a document that is not itself the record of a day."""
    draft.when("as_at", lambda: draft.body("As at {{ as_at }}, the latest day in the record.", before=6))


def child_rows() -> list[tuple[str, ...]]:
    """The rows of a details table that identify the child."""
    return [
        ("Child", "{{ child.child_name }}"),
        ("Case reference", "{{ reference }}"),
        ("Date of birth", "{{ child.dob }}"),
    ]


def meeting_rows(name: str) -> list[tuple[str, ...]]:
    """The rows that say when and how the meeting was held; `name` is what the tags call it."""
    return [
        ("Held", f"{{{{ {name}.held_at }}}}"),
        ("How it was held", f"{{{{ {name}.mode }}}}"),
        ("Place", f"{{{{ {name}.place }}}}", f"{name}.place"),
        ("Chair", f"{{{{ {name}.chair }}}}"),
        ("Minute taker", f"{{{{ {name}.minute_taker }}}}"),
        ("Minutes issued", f"{{{{ {name}.minutes_issued_at }}}}", f"{name}.minutes_issued_at"),
    ]


def add_sign_off(draft: Draft, chair: str, name: str) -> None:
    """Who receives the record, and the chair's signature; `name` is what the tags call the meeting."""
    draft.heading(2, "Circulation")
    draft.tag("if circulation")
    draft.bullets("one in circulation", "{{ one }}")
    draft.tag("else")
    draft.body("Nobody is recorded as invited or present.")
    draft.tag("endif")
    draft.signatures((chair, f"{name}.chair"))


def add_attendance(draft: Draft, *, asks_for_exclusions: bool = False) -> None:
    """Who was invited, attended or excluded, and why; a record of exclusions says if nobody was (R29)."""
    draft.heading(2, "Who was invited and who attended")
    draft.listing(
        "Who was invited and who attended",
        "person in attendance",
        [
            ("Name", 4.0, "{{ person.name }}"),
            ("Role", 4.1, "{{ person.role }}"),
            ("Agency", 4.1, "{{ person.agency }}"),
            ("Invited", 2.0, "{{ person.invited }}"),
            ("Attended", 2.8, "{{ person.attended }}"),
        ],
        "No attendance was recorded.",
    )
    if asks_for_exclusions:
        draft.heading(3, "Exclusions")
        draft.tag("if nobody_excluded")
        draft.body("Nobody was excluded.")
        draft.tag("else")
        _add_exclusions(draft, "No exclusion is recorded.")
        draft.tag("endif")
    else:
        draft.tag("if exclusions")
        draft.heading(3, "Exclusions")
        _add_exclusions(draft)
        draft.tag("endif")


def _add_exclusions(draft: Draft, none: str = "") -> None:
    draft.listing(
        "Exclusions",
        "person in exclusions",
        [
            ("Who", 3.7, ["{{ person.name }}", "{{ person.role }}"]),
            ("Ground", 3.4, "{{ person.exclusion_ground }}"),
            ("Reason", 5.0, "{{ person.exclusion_reason }}"),
            ("From headings", 2.3, "{{ person.excluded_items }}"),
            ("Discussed with all", 2.6, "{{ person.exclusion_discussed }}"),
        ],
        none,
    )


def add_headings(draft: Draft, loop: str, *, log_under: int = 0) -> None:
    """Each heading of the paperwork with what was recorded under it; `loop` selects the headings.

    `log_under`: the number of the heading under which the sharing log is printed; 0 for none.
    """
    draft.tag(f"for {loop}")
    draft.heading(3, "{{ heading.number }}. {{ heading.title }}")
    draft.own("heading {{ heading.number }}", lambda: draft.body("{{ heading.text }}"))
    if log_under:
        draft.when(f"heading.number == {log_under}", lambda: add_sharing(draft))
    draft.tag("endfor")


def add_sharing(draft: Draft) -> None:
    """What is shared with whom, on which ground and by whom, or why it is not shared (R08)."""
    draft.listing(
        "Sharing log",
        "row in sharing",
        [
            (
                "With whom",
                3.7,
                [
                    "{%p if row.agency %}",
                    "{{ row.agency }}",
                    "{%p endif %}",
                    "{%p if row.recipient or not row.agency %}",
                    "{{ row.recipient }}",
                    "{%p endif %}",
                ],
            ),
            ("What", 4.5, ["{{ row.what }}", "{%p if row.part %}", "{{ row.part }}", "{%p endif %}"]),
            (
                "Decision, and ground or reason",
                4.8,
                [
                    "**{{ row.decision }}**",
                    "{%p if row.decision == 'share' %}",
                    "{{ row.ground }}",
                    "{%p else %}",
                    "{{ row.why_not }}",
                    "{%p endif %}",
                ],
            ),
            (
                "Shared by, and when",
                4.0,
                [
                    "{%p if row.decision == 'share' %}",
                    "{{ row.shared_by }}",
                    "{%p if row.shared_on %}",
                    "Shared: {{ row.shared_on }}",
                    "{%p else %}",
                    "By: {{ row.share_by }}",
                    "{%p endif %}",
                    "{%p else %}",
                    "Not shared",
                    "{%p endif %}",
                ],
            ),
        ],
    )


def add_sharing_of_meeting(draft: Draft) -> None:
    """The same under a heading of its own, where the meeting decided on any."""
    draft.tag("if sharing")
    draft.heading(2, "Information sharing")
    add_sharing(draft)
    draft.tag("endif")


def add_report_headings(draft: Draft) -> None:
    """The headings of the AIM report; those that the guidance divides are answered part by part too."""
    draft.tag("for heading in headings")
    draft.heading(3, "{{ heading.number }}. {{ heading.title }}")
    text = or_else(
        "heading.text",
        f"{{% if aim.family_response == 'declined' %}}{NO_REPORT}.{{% else %}}Not written yet.{{% endif %}}",
        "aim.family_response == 'declined' or not aim.report_final_on",
    )
    draft.own("heading {{ heading.number }}", lambda: draft.body(text))
    draft.listing(
        "Part by part",
        "part in parts[heading.number]",
        [
            ("Part", 4.4, "{{ part.part }}"),
            ("Answer", 3.2, "{{ part.answer }}"),
            (
                "Reason, or what is to be managed",
                9.4,
                ["{%p for line in part.worked_out %}", "{{ line }}", "{%p endfor %}", "{{ part.reason }}"],
            ),
        ],
    )
    draft.tag("endfor")


def add_domains(draft: Draft) -> None:
    """The domains of the AIM model that was used."""
    draft.heading(2, "The domains of {{ aim.model }}")
    draft.listing(
        "Domain by domain",
        "part in domains",
        [
            ("Domain", 4.4, "{{ part.part }}"),
            (
                "What was found, and what is to be managed",
                12.6,
                "{% if part.answer %}{{ part.answer }}. {% endif %}{{ part.reason }}",
            ),
        ],
    )


def advice_rows(condition: str) -> list[tuple[str, ...]]:
    """The rows that say what the HSB team advised, why, who and when; `condition`: for which records."""
    given = "(discussion.advice or discussion.advice_reasons or discussion.advice_by or discussion.advice_on)"
    there = f"{condition} and {given}" if condition else given
    return [
        ("HSB team's recommendation", "{{ discussion.advice }}", there),
        ("Reasons of the HSB team", "{{ discussion.advice_reasons }}", there),
        ("Advised by", "{{ discussion.advice_by }}", there),
        ("Advised on", "{{ discussion.advice_on }}", there),
    ]


def add_actions(draft: Draft) -> None:
    """The actions under a heading of their own."""
    draft.heading(2, "Actions")
    add_action_table(draft)


def add_not_done(draft: Draft) -> None:
    """What was decided not to be done, why, and who decided; nothing where there is nothing."""

    def listed() -> None:
        draft.heading(2, "Not done, and why")
        draft.listing(
            "Not done, and why",
            "row in not_done",
            [
                ("What", 5.0, "{{ row.what }}"),
                ("Why", 7.6, "{{ row.reason }}"),
                ("Decided by", 4.4, ["{{ row.decided_by }}", "{{ row.decided_on }}"]),
            ],
        )

    draft.when("not_done", listed)


def add_action_table(draft: Draft) -> None:
    """Who does what by when."""
    draft.listing(
        "Actions",
        "action in actions",
        [
            ("Task", 5.8, "{{ action.task }}"),
            ("Owner", 3.6, ["{{ action.owner }}", "{{ action.owner_agency }}"]),
            ("Due", 3.8, "{{ action.due }}"),
            (
                "Status",
                3.8,
                ["{{ action.status }}", "{%p if action.done_on %}", "{{ action.done_on }}", "{%p endif %}"],
            ),
        ],
        "No actions were recorded.",
    )


def add_open_actions(
    draft: Draft, title: str = "Actions still open", none: str = "No action is open."
) -> None:
    """The open actions of earlier meetings."""
    draft.heading(2, title)
    draft.listing(
        title,
        "action in actions",
        [
            ("Task", 6.4, "{{ action.task }}"),
            ("Owner", 3.4, "{{ action.owner }}"),
            ("Agency", 3.4, "{{ action.owner_agency }}"),
            ("Due", 3.8, "{{ action.due }}"),
        ],
        none,
    )


def add_chronology(draft: Draft) -> None:
    """What happened when: an incident is a setting, a category code and a reference."""
    draft.listing(
        "Chronology",
        "entry in chronology",
        [
            ("Date", 3.8, "{{ entry.event_at }}"),
            ("Kind", 2.6, "{{ entry.entry_type }}"),
            (
                "Setting, category, reference",
                4.1,
                [
                    "{%p if entry.entry_type == 'incident' %}",
                    "Setting: {{ entry.setting }}",
                    CATEGORY,
                    "Reference: {{ entry.incident_ref }}",
                    "{%p elif entry.setting %}",
                    "Setting: {{ entry.setting }}",
                    "{%p else %}",
                    "Not an incident",
                    "{%p endif %}",
                ],
            ),
            ("What was decided or done", 6.5, "{{ entry.summary }}"),
        ],
        "No chronology is recorded.",
    )


def add_assessors(draft: Draft) -> None:
    """Who makes the assessment, and their qualifications (R21)."""
    draft.listing(
        "Assessors",
        "assessor in assessors",
        [
            ("Name", 4.4, "{{ assessor.name }}"),
            ("Agency", 4.2, "{{ assessor.agency }}"),
            ("Lead assessor", 2.4, "{{ assessor.lead }}"),
            ("Social work qualified", 2.7, "{{ assessor.sw_qualified }}"),
            (
                "AIM trained",
                3.3,
                "{{ assessor.aim_trained }}{% if assessor.trained_in %}, in {{ assessor.trained_in }}{% "
                "endif %}",
            ),
        ],
        "No assessors were recorded.",
    )


def add_safety_plan(draft: Draft) -> None:
    """The measures of the safety plan in force."""
    draft.heading(2, "Safety plan in force")
    draft.listing(
        "Safety plan in force",
        "measure in safety_plan",
        [
            ("Setting", 2.5, "{{ measure.setting }}"),
            ("Measure", 4.8, "{{ measure.measure }}"),
            ("Owner", 2.8, "{{ measure.owner }}"),
            ("Supervision", 3.1, "{{ measure.supervision_level }}"),
            ("Agreed", 3.8, ["{{ measure.agreed_on }}", "version {{ measure.version }}"]),
        ],
        "No safety plan is recorded.",
    )


def add_reviews_arranged(draft: Draft, title: str = "") -> None:
    """The reviews that had a date on the day of the record; where there is none, the headings cover it."""

    def listed() -> None:
        if title:
            draft.heading(2, title)
        draft.tag("for review in reviews_arranged")
        draft.body(
            "{% if loop.first %}Next review{% else %}After that{% endif %}: " + REVIEW_DATE + "{% if "
            "review.kind and review.kind != 'Review' %} ({{ review.kind }}){% endif %}."
        )
        draft.tag("endfor")

    draft.when("reviews_arranged", listed)


def add_disagreements(draft: Draft, title: str = "Areas of disagreement") -> None:
    """The areas of disagreement in the words of those who raised them (R25)."""
    draft.heading(2, title)
    draft.tag("if disagreements")
    draft.tag("for disagreement in disagreements")
    draft.heading(3, "Disagreement {{ loop.index }}, about {{ disagreement.about }}")
    draft.body("Raised by: {{ disagreement.raised_by }}")
    draft.body("{{ disagreement.wording }}", "Quote")
    draft.body("Response: {{ disagreement.response }}")
    draft.tag("endfor")
    draft.tag("else")
    draft.body("No disagreement was recorded.")
    draft.tag("endif")


def add_timeline(draft: Draft, title: str) -> None:
    """The timeline of the case: the picture, and below it the table that says the same."""
    draft.heading(2, title)
    draft.tag("for shown in timeline")
    draft.body("{{ shown.picture }}")
    draft.listing(
        title,
        "step in shown.rows",
        [
            ("Step", 4.2, "{{ step.step }}"),
            ("Reference", 2.9, "{{ step.reference }}"),
            ("Due", 3.8, "{{ step.due }}"),
            ("Done", 3.8, "{{ step.done }}"),
            ("Status", 2.3, "{{ step.status }}"),
        ],
    )
    draft.tag("endfor")
    draft.tag("if not timeline")
    draft.body("No step is recorded.")
    draft.tag("endif")
