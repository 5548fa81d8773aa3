"""The family copies: short sentences for the person who reads them, and nothing that leaves a visible gap."""

from __future__ import annotations

from templates.drafting.look import Page, on_page
from templates.drafting.pieces import Draft, role
from templates.drafting.sections import REVIEW_DATE

#: No case reference: a family's page is named by its copy number (F10).
FAMILY_PAGE = Page(
    head="{{ house.council }}",
    mark="{% if copy.draft %}DRAFT, NOT TO BE GIVEN OUT, {% endif %}",
    foot="For {{ copy.recipient }} only. Copy {{ copy.number }}, version {{ copy.version }}",
    title="{{ title }}",
)


@on_page(FAMILY_PAGE)
def parents_aim_report(draft: Draft) -> None:
    """The AIM report for a parent or carer."""
    _begin(
        draft,
        [
            "This report is about {{ child.child_name }}. It says what the AIM assessment looked at, what we "
            "found, and what we suggest.",
            "You may keep this copy. If any part is not clear, ask us and we will go through it with you. "
            "Contact: {{ house.family_contact }}.",
        ],
        [
            ("Report final", "{{ aim.report_final_on }}"),
            ("Read through with you", "{{ aim.read_through_on }}", "aim.read_through_on"),
        ],
    )
    draft.heading(2, "Who made the assessment")
    draft.listing(
        "Who made the assessment",
        "assessor in assessors",
        [
            ("Name", 7.0, "{{ assessor.name }}"),
            ("Works for", 7.0, "{{ assessor.agency }}"),
            ("Led the assessment", 3.0, "{{ assessor.lead }}"),
        ],
        "The people who made the assessment are not recorded.",
    )
    _went_well(draft)
    draft.heading(2, "What we found")
    _headings(draft)
    _actions(draft)
    _reviews(draft)
    _end(draft)


@on_page(FAMILY_PAGE)
def childs_aim_report(draft: Draft) -> None:
    """The AIM report for the child."""
    _begin_for_child(
        draft,
        [
            "{{ child.child_name }}, this is your own copy of the report. We wrote it for you.",
            "You can read it by yourself or with somebody you trust. You can ask us anything.",
        ],
    )
    _went_well(draft)
    _headings(draft, 2)
    _actions_of_child(draft)
    _end_for_child(draft)


@on_page(FAMILY_PAGE)
def parents_plan(draft: Draft) -> None:
    """The plan for a parent or carer."""
    _begin(
        draft,
        [
            "This is the plan that the meeting made for {{ child.child_name }}. It says who does what, "
            "and by when.",
            (
                "If any part is not clear, ask us and we will go through it with you. Contact: {{ "
                "house.family_contact }}."
            ),
        ],
        [
            ("The meeting was held", "{{ meeting.held_at }}"),
            (role("Chair of the meeting"), "{{ meeting.chair }}"),
            ("Version of the plan", "{{ meeting.plan_version }}", "meeting.plan_version"),
        ],
    )
    _who_was_there(draft)
    _went_well(draft)
    draft.heading(2, "The plan")
    _headings(draft)
    _actions(draft)
    _reviews(draft)
    _end(draft)


@on_page(FAMILY_PAGE)
def childs_plan(draft: Draft) -> None:
    """The plan for the child."""
    _begin_for_child(
        draft,
        [
            "{{ child.child_name }}, this is your copy of the plan. It says what people will do to help you, "
            "by when, and what you can do. The meeting was on {{ meeting.held_at }}."
        ],
    )
    _went_well(draft)
    _actions_of_child(draft)
    _headings(draft, 2)
    _end_for_child(draft)


@on_page(FAMILY_PAGE)
def parents_review_minutes(draft: Draft) -> None:
    """The minutes of a review for a parent or carer."""
    _begin(
        draft,
        [
            "A review looks at how things are going for {{ child.child_name }}, and what should change.",
            (
                "If any part is not clear, ask us and we will go through it with you. Contact: {{ "
                "house.family_contact }}."
            ),
        ],
        [
            ("The review was held", "{{ review.held_at }}"),
            (role("Chair of the review"), "{{ review.chair }}"),
            ("Next review", "{{ review.next_review }}", "review.next_review"),
        ],
    )
    _who_was_there(draft)
    _went_well(draft)
    draft.heading(2, "What we talked about")
    _headings(draft)
    _actions(draft)
    _safety_plan(draft)
    _end(draft)


@on_page(FAMILY_PAGE)
def childs_review_minutes(draft: Draft) -> None:
    """The minutes of a review for the child."""
    _begin_for_child(
        draft,
        [
            "{{ child.child_name }}, this is what we talked about at your review on {{ review.held_at }}."
            "{% if review.next_review %} The next review is on {{ review.next_review }}.{% endif %}"
        ],
    )
    _went_well(draft)
    _headings(draft, 2)
    _actions_of_child(draft)
    _end_for_child(draft)


@on_page(FAMILY_PAGE)
def parents_safety_plan(draft: Draft) -> None:
    """The safety plan for a parent or carer."""
    _begin(
        draft,
        [
            "The safety plan says what everyone does to keep people safe. Each measure has a person who "
            "makes sure that it happens.",
            "If something happens that the plan does not cover, tell us on the same day. Contact: {{ "
            "house.family_contact }}.{% if house.last_page.at_night %} At night, at weekends and on "
            "bank holidays there is another number. {{ house.last_page.at_night }}{% endif %}",
        ],
        [],
    )
    _safety_plan(draft)
    _end(draft)


@on_page(FAMILY_PAGE)
def childs_safety_plan(draft: Draft) -> None:
    """The safety plan for the child."""
    _begin_for_child(
        draft,
        [
            "{{ child.child_name }}, this is your safety plan. It says what you and the {{ adults }} do "
            "to keep everyone safe.",
            "If something worries you, tell one of the {{ adults }} below, or ring us. Contact: {{ "
            "house.family_contact }}.{% if house.last_page.at_night %} At night there is another number. "
            "{{ house.last_page.at_night }}{% endif %}",
        ],
    )
    draft.tag("for measure in safety_plan")
    draft.tag("if loop.first or loop.previtem.setting != measure.setting")
    draft.heading(2, "{{ measure.setting }}")
    draft.tag("endif")
    draft.body("{{ measure.measure_child or measure.measure }}", keep_with_next=True)
    draft.body("Who helps: {{ measure.owner }}")
    draft.tag("endfor")
    _end_for_child(draft)


@on_page(FAMILY_PAGE)
def parents_chronology(draft: Draft) -> None:
    """What happened when, for a parent or carer."""
    _begin(
        draft,
        [
            "This list says what was done and decided for {{ child.child_name }}, in date order, as at {{ "
            "latest }}."
        ],
        [],
    )
    draft.heading(2, "What happened, and when")
    draft.listing(
        "What happened, and when",
        "entry in chronology",
        [
            ("Date", 4.2, "{{ entry.event_at }}"),
            ("Kind", 3.6, "{{ entry.entry_type }}"),
            ("What was decided or done", 9.2, "{{ entry.summary_family or entry.summary }}"),
        ],
    )
    _end(draft)


@on_page(FAMILY_PAGE)
def childs_chronology(draft: Draft) -> None:
    """What happened when, for the child."""
    _begin_for_child(
        draft,
        [
            "{{ child.child_name }}, this list says what was done and decided, and when, as at {{ latest "
            "}}. If you remember something differently, tell us and we will write it down."
        ],
    )
    draft.heading(2, "What was done, and when")
    draft.listing(
        "What was done, and when",
        "entry in chronology",
        [("Date", 4.2, "{{ entry.event_at }}"), ("What was done", 12.8, "{{ entry.summary_child }}")],
    )
    _end_for_child(draft)


@on_page(FAMILY_PAGE)
def parents_invitation(draft: Draft) -> None:
    """The invitation for a parent or carer."""
    _begin_letter(
        draft,
        "Dear {{ copy.recipient }},",
        [
            "We would like you to come to a meeting about {{ child.child_name }}: the {{ name }}. {{ "
            "purpose }}"
        ],
        [
            ("When", "{{ when }}"),
            ("Where", "{{ place }}"),
            ("Link to join", "{{ link }}", "link"),
            ("Who leads the meeting", "{{ chair }}", "chair"),
        ],
    )
    draft.when("topics", lambda: _topics(draft))
    draft.heading(2, "What you may bring")
    draft.bullets("line in bring", "{{ line }}")
    draft.heading(2, "What helps")
    draft.body(
        "If you have a question before the meeting, ask us. Contact: {{ house.family_contact }}.",
        keep_with_next=True,
    )
    draft.listing(
        "What helps", "line in helps", [("If you", 6.0, "{{ line.need }}"), ("Then", 11.0, "{{ line.do }}")]
    )
    _end_of_letter(draft, "Yours sincerely,")
    _last_page(draft)


@on_page(FAMILY_PAGE)
def childs_invitation(draft: Draft) -> None:
    """The invitation for the child."""
    _begin_letter(
        draft,
        "Dear {{ child.child_name }},",
        [
            "We would like you to come to a meeting. It is about you, and what you think matters. "
            "{{ purpose }}"
        ],
        [("When", "{{ when }}"), ("Where", "{{ place }}"), ("Who leads the meeting", "{{ chair }}", "chair")],
    )
    draft.when("topics", lambda: _topics(draft))
    draft.heading(2, "You can choose")
    draft.bullets("line in choices", "{{ line }}")
    draft.body(
        "You can ask us anything before the meeting. Contact: {{ house.family_contact }}.",
        before=6,
        keep_with_next=True,
    )
    _end_of_letter(draft, "Best wishes,")
    _last_page(draft)


@on_page(
    Page(
        head="{{ house.council }}",
        mark="TO BE FINISHED BY A PERSON, ",
        foot=FAMILY_PAGE.foot,
        title="{{ title }}",
    )
)
def easy_read(draft: Draft) -> None:
    """Rows of a picture's place and a sentence, to be finished by a person who knows Easy Read."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ child.child_name }}", "Subtitle")
    draft.body(
        (
            "TO BE FINISHED BY A PERSON. This is an outline, not a finished Easy Read version. Do not give "
            "it to anybody."
        ),
        "Marking",
    )
    draft.body(
        "Make each sentence shorter and plainer, one idea in each. Put a picture that shows the idea in the "
        "left cell. Then try it with somebody who reads Easy Read.",
        "Prompt",
    )
    draft.tag("for part in parts")
    draft.heading(2, "{{ part.title }}")
    draft.listing(
        "Pictures and words",
        "sentence in part.sentences",
        [("Picture", 5.0, "Picture to choose"), ("Words", 12.0, "{{ sentence }}")],
    )
    draft.tag("endfor")


def _topics(draft: Draft) -> None:
    draft.heading(2, "What we will talk about")
    draft.bullets("topic in topics", "{{ topic }}")


def _cover(draft: Draft) -> None:
    """The cover of a translated copy: a person translates, and a second checks (F13)."""
    draft.heading(2, "Cover of the translated copy")
    draft.body("Put the translation behind this page, and keep this English text with it.", "Prompt")
    draft.details(
        "Cover of the translated copy",
        [
            ("Language of the translation", "{{ recipient.language }}"),
            ("For", "{{ copy.recipient }}"),
            ("Interpreter needed as well", "{{ recipient.interpreter_needed }}"),
            ("Translated by", ""),
            ("Checked by", ""),
            ("Date", ""),
        ],
    )
    draft.heading(2, "The text in English", new_page=True)


_DRAFT = "DRAFT. This copy has not been approved. Do not give it to anybody. Content code {{ copy.content }}."


def _begin(draft: Draft, opening: list[str], rows: list[tuple[str, ...]]) -> None:
    """The title, the marks of a draft, the opening, and the details of a parent's copy."""
    _begin_for_child(draft, opening)
    draft.details(
        "About this copy",
        [
            ("It is about", "{{ child.child_name }}"),
            ("It is for", "{{ copy.recipient }}"),
            *rows,
            (role("Social worker"), "{{ child.social_worker }}", "child.social_worker"),
        ],
    )
    draft.place_of_contents()


def _begin_for_child(draft: Draft, opening: list[str]) -> None:
    """The title, the marks of a draft, and the opening, which says all that there is to say of the copy."""
    _title_and_draft_marks(draft)
    for paragraph in opening:
        draft.body(paragraph)


def _title_and_draft_marks(draft: Draft, subtitle: str = "{{ child.child_name }}") -> None:
    """The title, and on a draft what its author has to know."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    if subtitle:
        draft.body(subtitle, "Subtitle")
    draft.when("copy.draft", lambda: draft.body(_DRAFT, "Marking"))
    draft.when("copy.prompt", lambda: draft.body("For the author: {{ copy.prompt }}", "Prompt"))
    draft.when(
        "copy.draft and recipient.interpreter_needed",
        lambda: draft.body("For the author: an interpreter is needed ({{ recipient.language }}).", "Prompt"),
    )
    draft.when(
        "copy.draft and recipient.format_needed and recipient.format_needed != 'standard'",
        lambda: draft.body("For the author: this person asked for {{ recipient.format_needed }}.", "Prompt"),
    )
    draft.when("recipient.format_needed == 'translated'", lambda: _cover(draft))


def _begin_letter(draft: Draft, greeting: str, opening: list[str], rows: list[tuple[str, ...]]) -> None:
    """The title, the sender and the day, the greeting, the opening, and when and where the meeting is."""
    _title_and_draft_marks(draft, subtitle="")
    draft.body("{{ house.service }}, {{ house.council }}")
    draft.tag("if copy.on")
    draft.body("{{ copy.on }}")
    draft.tag("else")
    draft.body("The date of approval is printed here.", "Prompt")
    draft.tag("endif")
    for paragraph in (greeting, *opening):
        draft.body(paragraph)
    draft.details("The meeting", rows)


def _end_of_letter(draft: Draft, ending: str) -> None:
    """The ending of a letter, and who sends it."""
    draft.body(ending, keep_with_next=True, before=12)
    draft.when(
        "child.social_worker",
        lambda: draft.body(
            "{{ child.social_worker }}, " + role("Social worker"), keep_with_next=True, before=12
        ),
    )
    draft.body("{{ house.service }}, {{ house.council }}")


def _headings(draft: Draft, level: int = 3) -> None:
    draft.tag("for heading in headings")
    draft.heading(level, "{{ heading.title }}")
    draft.body("{{ heading.text }}")
    draft.tag("endfor")


def _went_well(draft: Draft) -> None:
    def listed() -> None:
        draft.heading(2, "What went well")
        draft.bullets("line in went_well", "{{ line }}")

    draft.when("went_well", listed)


def _who_was_there(draft: Draft) -> None:
    draft.heading(2, "Who was there")
    draft.listing(
        "Who was there",
        "person in attendance",
        [
            ("Name", 5.6, "{{ person.name }}"),
            ("Role", 5.2, "{{ person.role }}"),
            ("Came", 6.2, "{{ person.attended }}"),
        ],
        "Who was there is not recorded.",
    )


def _actions(draft: Draft) -> None:
    def table() -> None:
        draft.heading(2, "Who does what, and by when")
        draft.listing(
            "Who does what, and by when",
            "action in actions",
            [
                ("What", 8.6, "{{ action.family_wording }}"),
                ("Who", 4.6, "{{ action.owner }}"),
                ("By", 3.8, "{{ action.due }}"),
            ],
        )

    draft.when("actions", table)


def _safety_plan(draft: Draft) -> None:
    def table() -> None:
        draft.heading(2, "The safety plan")
        draft.listing(
            "The safety plan",
            "measure in safety_plan",
            [
                ("Where", 3.9, "{{ measure.setting }}"),
                ("What is done", 5.9, "{{ measure.measure_family or measure.measure }}"),
                ("Who does it", 3.4, "{{ measure.owner }}"),
                ("Agreed", 3.8, "{{ measure.agreed_on }}"),
            ],
        )

    draft.when("safety_plan", table)


def _reviews(draft: Draft) -> None:
    def table() -> None:
        draft.heading(2, "The next review")
        draft.listing(
            "The next review",
            "review in reviews_arranged",
            [("Kind", 7.0, "{{ review.kind }}"), ("Date", 10.0, REVIEW_DATE)],
        )

    draft.when("reviews_arranged", table)


def _disagreements(draft: Draft) -> None:
    draft.heading(2, "Where people did not agree")
    draft.body("These are the person's own words, with our answer.")
    draft.tag("for disagreement in disagreements")
    draft.heading(
        3, "Disagreement {{ loop.index }}{% if disagreement.about %}: {{ disagreement.about }}{% endif %}"
    )
    draft.body("Said by: {{ disagreement.raised_by }}")
    draft.body("{{ disagreement.wording }}", "Quote")
    draft.when("disagreement.response", lambda: draft.body("Our answer: {{ disagreement.response }}"))
    draft.tag("endfor")


def _actions_of_child(draft: Draft) -> None:
    """What the others do for the child, and what the child does."""

    def by_others() -> None:
        draft.heading(2, "What people will do, and by when")
        draft.listing(
            "What people will do, and by when",
            "action in actions",
            [
                ("What", 8.6, "{{ action.child_wording }}"),
                ("Who", 4.6, "{{ action.owner }}"),
                ("By", 3.8, "{{ action.due }}"),
            ],
        )

    def by_child() -> None:
        draft.heading(2, "What you can do")
        draft.bullets(
            "action in own_actions",
            "{{ action.child_wording }}{% if action.due %} By {{ action.due }}.{% endif %}",
        )

    draft.when("actions", by_others)
    draft.when("own_actions", by_child)


def _end(draft: Draft) -> None:
    """Disagreements, and the last page."""
    if draft.has("headings"):
        draft.when("disagreements", lambda: _disagreements(draft))
    _last_page(draft)


def _end_for_child(draft: Draft) -> None:
    """The same for the child, with whom to ask first."""
    if draft.has("headings"):
        draft.when("disagreements", lambda: _disagreements(draft))
    draft.heading(2, "If you have a question")
    draft.body(
        "You can talk to your social worker{% if child.social_worker %}, {{ child.social_worker }}{% "
        "endif %}. You can also ask us. Contact: {{ house.family_contact }}."
    )
    _last_page(draft)


def _last_page(draft: Draft) -> None:
    """What the council writes in its settings, the words explained, and that something may be left out."""

    def where_to_turn() -> None:
        draft.heading(2, "Where to turn", new_page=True)
        draft.tag("for line in last_page")
        draft.heading(3, "{{ line.when }}")
        draft.body("{{ line.turn_to }}")
        draft.tag("endfor")

    def words() -> None:
        draft.heading(2, "What some words mean")
        draft.listing(
            "What some words mean",
            "entry in glossary",
            [("Word", 4.6, "{{ entry.term }}"), ("What it means", 12.4, "{{ entry.meaning }}")],
        )

    draft.when("last_page", where_to_turn)
    draft.when("glossary", words)
    draft.body(
        "This copy may leave out things that we are not allowed to share. If you see a mark such as "
        "[Withheld 12], ask us, and we will explain the reason as far as we can.",
        before=12,
    )
