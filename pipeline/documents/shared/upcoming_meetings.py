"""A meeting arranged but not yet held: who must be invited, what to consider, what each agency brings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.access.lists import AGENCY
from pipeline.access.rows import AttendanceRow, MeetingRow, ReviewRow, Section47Row, StrategyDiscussionRow
from pipeline.access.view import PLAN_HEADINGS, Answer, Blank, Choice, Moment, View, Words, YesNo, known
from pipeline.foundation.council import House
from pipeline.procedure.time_limits import shipped_limits

#: The addressee where an agency has no row on the sheet Attendance.
NO_NAME = "The person who represents the agency"
FAMILY = ("Parent", "Child")
#: What every agency is asked for before a strategy discussion, and what one agency is asked for in addition
#: (R04 to R09).
_TO_DISCUSSION = (
    "What your agency knows of the child and the family, with dates, for the chronology.",
    "What your agency can do from today to keep everyone safe.",
)
_OF_AGENCY = {
    "Police": "Whether there is, or will be, a police enquiry, and how it bears on the work with the child.",
    "YOS": "Who is trained in AIM assessment and could lead one.",
    "Health": "The child's health needs, and which health workers know the child.",
    "Education": "How the child is doing in education, and what adults there can do for the safety plan.",
    "CSC": "The chronology so far, and where the child lives now.",
    "VirtualTeam": "Advice on whether an AIM assessment would be useful now, and what else would.",
    "IRO": "The plan for the child as one who is looked after.",
}
_TO_REVIEW = (
    "A short written account of your work since the last meeting.",
    "What you see of the risk, of how the safety plan works, and of the carers' ability to protect.",
    "How far your own actions are.",
)
_TO_PLANNING = (
    "What you know that bears on how the assessment is made, and on who should speak with whom.",
    "Your dates for the next eight weeks.",
)
_TO_PLAN = (
    "A short written account of your work with the child or the family.",
    "What your agency will do under the plan, and by when.",
)
#: What each kind of meeting is for, in the procedure's terms.
PURPOSE = {
    "displayed": "to share what each agency knows, to agree a temporary risk management strategy, "
    "and to decide on a section 47 enquiry and on an AIM assessment.",
    "harmed": "to share what each agency knows of the child harmed, to keep the child safe, "
    "and to decide on a section 47 enquiry.",
    "aim_planning": "to start the AIM assessment: how it is made, who speaks with whom, "
    "and whether the current risk management plan should change.",
    "conference": "to decide whether the child needs a child protection plan, and to agree the shared "
    "multi-disciplinary plan.",
    "review_conference": "to look at the child protection plan: what has changed, "
    "and whether it is still needed.",
    "core_group": "to carry out the child protection plan, "
    "and to address the behaviour and the risks to others.",
    "child_in_need": "to agree the services that the child and the family need, "
    "and the shared multi-disciplinary plan.",
    "plan": "to agree the shared multi-disciplinary plan: who does what, and by when.",
    "looked_after_review": "to look at the plan for the child as one whom the council looks after.",
    "read_through": "to read the AIM report through together, "
    "and to note where anybody does not agree with it.",
    "review": "to look at the risk, the safety plan, the carers' ability to protect "
    "and the progress of the intervention plan, and to set the next date.",
}
#: What the procedure asks a meeting to consider whose paperwork has no numbered headings (R15, R24 to R27).
_POINTS = {
    "core_group": (
        "The child's behaviour, and the risks to others",
        "The concerns that led to the child protection plan",
        "Progress of the child protection plan",
    ),
    "review_conference": (
        "Progress of the child protection plan",
        "The risks now",
        "Whether the plan is still needed",
    ),
    "looked_after_review": (
        "How the child is, and what the child says",
        "Where the child lives, education and health",
        "The safety plan",
        "The plan from here",
    ),
    "read_through": (
        "The AIM report, read through together",
        "Where anybody does not agree, in their own words",
        "The support that parents and carers can give",
        "Whether a child-friendly version or a parents' report is made, and the family's own copy",
    ),
}
_MAKES_THE_PLAN = ("conference", "child_in_need", "plan")


@dataclass(frozen=True)
class Invited:
    """A person to invite: the agency as a code with its label, and name and role where recorded."""

    agency: Choice
    name: Words
    role: Words
    invited: YesNo


@dataclass(frozen=True, kw_only=True)
class Arranged:
    """One future meeting.

    `owner`: its ID; `kind`: the key of its purpose; `answers`: the headings that it must answer.
    """

    owner: str
    kind: str
    name: str
    row: StrategyDiscussionRow | MeetingRow | Section47Row | ReviewRow
    when: Moment
    answers: tuple[Answer, ...]
    required: tuple[str, ...]

    @property
    def chair(self) -> Words:
        """Who chairs it; NOT_RECORDED also for a conference that is recorded only with its enquiry."""
        return getattr(self.row, "chair", Blank.NOT_RECORDED)

    @property
    def minute_taker(self) -> Words:
        """Who takes the minutes; NOT_RECORDED as for the chair."""
        return getattr(self.row, "minute_taker", Blank.NOT_RECORDED)

    @property
    def is_discussion(self) -> bool:
        """Whether it is a strategy discussion, to which no family is invited."""
        return self.kind in ("displayed", "harmed")

    @property
    def decisions(self) -> list[str]:
        """What the procedure asks the meeting to decide (R06, R07, R09 to R12, R18, R20, R28)."""
        return list(_DECISIONS.get(self.kind, ()))

    def bring(self, agency: str) -> list[str]:
        """Return what an agency is asked to bring."""
        asked = {"review": _TO_REVIEW, "aim_planning": _TO_PLANNING}.get(
            self.kind, _TO_DISCUSSION if self.is_discussion else _TO_PLAN
        )
        own = _OF_AGENCY.get(agency)
        return [
            *asked,
            *(
                (own,)
                if own and (self.is_discussion or agency == "IRO") and not self._is_others_matter(agency)
                else ()
            ),
        ]

    def _is_others_matter(self, agency: str) -> bool:
        """Whether the agency's own question is about the AIM assessment, and so about the other child."""
        return self.kind == "harmed" and agency in ("YOS", "VirtualTeam")


_DECISIONS = {
    "displayed": (
        "Whether the chronology is compiled and shared",
        "The temporary risk management strategy",
        "Whether a section 47 enquiry is made, who leads it, and why",
        "Whether an AIM assessment is made, who leads it, and why",
        "Where there is no AIM assessment: what other work is done, and by whom",
        "Where the Youth Offending Service leads: how social care is jointly involved",
    ),
    "harmed": (
        "The temporary risk management strategy",
        "Whether a section 47 enquiry is made, who leads it, and why",
        "What support the child harmed and the family are offered",
    ),
    "aim_planning": (
        "How the assessment is made",
        "Who speaks with whom",
        "Whether the current risk management plan changes",
    ),
    "conference": (
        "Whether there is a child protection plan, and its category",
        "What services and risk management there are, where there is none",
        "The shared multi-disciplinary plan",
    ),
    "child_in_need": ("The level of support", "The shared multi-disciplinary plan"),
    "plan": (
        "The shared multi-disciplinary plan",
        "The Disclosure and Barring Service question: how it was considered, and why",
    ),
    "review": (
        "Whether the intervention plan is agreed or changed",
        "The level of supervision",
        "Whether the safety plan changes",
        "The date of the next review",
    ),
}


def meetings_ahead(view: View, house: House) -> list[Arranged]:
    """Return every future meeting of a view: its strategy discussion, or the case's other meetings."""
    if view.audience.meeting:
        return list(_discussion(view, house))
    if getattr(view.details, "status", None) == "closed":
        return []
    meetings = [*_meetings(view, house), *_conferences(view, house), *_reviews(view, house)]
    return sorted(meetings, key=lambda one: (str(one.when), one.owner))


def _discussion(view: View, house: House) -> Iterator[Arranged]:
    row = view.discussions.get(view.audience.meeting)
    if row is None or known(row.held_at) or not known(row.arranged_for):
        return
    kind = "harmed" if row.about == "harmed" else "displayed"
    required = _asked(house, "agencies_invited") + (("VirtualTeam",) if kind == "displayed" else ())
    yield Arranged(
        owner=row.discussion_id,
        kind=kind,
        name="strategy discussion",
        row=row,
        when=row.arranged_for,
        answers=tuple(view.answers(row.discussion_id)),
        required=_with_education(view, required),
    )


def _meetings(view: View, house: House) -> Iterator[Arranged]:
    for row in view.meetings:
        if known(row.held_at) or not known(row.arranged_for):
            continue
        kind = str.__str__(row.kind) if known(row.kind) else ""
        answers = _answers(view, row.meeting_id, kind)
        name = _in_words(row.kind) if known(row.kind) else "meeting"
        required = _asked(house, "planning_meeting_attended") if kind == "aim_planning" else ("CSC", *FAMILY)
        if kind == "conference":
            required += ("VirtualTeam",)
        yield Arranged(
            owner=row.meeting_id,
            kind=kind,
            name=name,
            row=row,
            when=row.arranged_for,
            answers=answers,
            required=_with_education(view, required),
        )


def _conferences(view: View, house: House) -> Iterator[Arranged]:
    """A conference that is recorded only on the sheet Section 47 and conferences (R14)."""
    if any(row.kind == "conference" and not known(row.held_at) for row in view.meetings):
        return
    for row in view.enquiries:
        if (
            known(getattr(row, "arranged_for", Blank.NOT_RECORDED))
            and not known(row.conference_on)
            and "s47_id" in dir(row)
        ):
            yield Arranged(
                owner=row.s47_id,
                kind="conference",
                name="initial child protection conference",
                row=row,
                when=row.arranged_for,
                answers=_answers(view, "", "conference"),
                required=_with_education(view, ("CSC", *FAMILY, "VirtualTeam")),
            )


def _reviews(view: View, house: House) -> Iterator[Arranged]:
    for row in view.reviews:
        when = row.arranged_for if known(row.arranged_for) else row.date_first_set
        if known(row.held_at) or not known(when):
            continue
        name = _in_words(row.kind) if known(row.kind) else "review"
        officer = ("IRO",) if getattr(view.details, "looked_after", None) is True else ()
        required = ("CSC", *_asked(house, "family_invited_to_the_review"), *officer)
        yield Arranged(
            owner=row.review_id,
            kind="review",
            name=name,
            row=row,
            when=when,
            answers=tuple(view.answers(row.review_id)),
            required=_with_education(view, required),
        )


def _answers(view: View, owner: str, kind: str) -> tuple[Answer, ...]:
    """The headings that the meeting's paperwork must answer; the plan's if it makes the plan (R18)."""
    if owner in view.headings:
        return tuple(view.answers(owner))
    titles = PLAN_HEADINGS.titles if kind in _MAKES_THE_PLAN else _POINTS.get(kind, ())
    return tuple(Answer(number, title, True, Blank.NOT_RECORDED) for number, title in enumerate(titles, 1))


def _with_education(view: View, required: tuple[str, ...]) -> tuple[str, ...]:
    """Add education where the child has a disability: it is then fully involved in every discussion (R32)."""
    disability = getattr(view.details, "disability", Blank.NOT_RECORDED)
    has_one = known(disability) and any(code != "NONE" for code in disability)
    return tuple(dict.fromkeys((*required, *(("Education",) if has_one else ()))))


def invited_to(view: View, ahead: Arranged, *, family: bool = False) -> list[Invited]:
    """Return everyone to invite: people on the sheet Attendance, then required agencies with nobody there.

    A person who is excluded from the entire meeting or recorded as not invited is left out, and so is the
    family unless `family` is true.
    """
    wanted = {str(one) for one in AGENCY.codes} - (set() if family else set(FAMILY))
    rows = [row for row in view.attendance if row.meeting_id == ahead.owner]
    listed = [
        Invited(row.agency, row.name, row.role, row.invited)
        for row in rows
        if row.agency in wanted and row.invited is not False and not _is_kept_out(row)
    ]
    there = {row.agency for row in rows}
    missing = [
        Invited(AGENCY[one], Blank.NOT_RECORDED, Blank.NOT_RECORDED, Blank.NOT_RECORDED)
        for one in ahead.required
        if one not in there and one in wanted
    ]
    return [*listed, *missing]


def _is_kept_out(row: AttendanceRow) -> bool:
    """Whether somebody is excluded from an entire meeting, not only from some of its headings."""
    return row.excluded is True and not known(row.excluded_items)


def family_to_invite(ahead: Arranged) -> bool:
    """Whether the family is invited: to every meeting except a strategy discussion."""
    return not ahead.is_discussion


def purpose_of(ahead: Arranged) -> str:
    """Return what the meeting is for, to follow "The meeting is held "."""
    return PURPOSE.get(ahead.kind, "to agree what is done next, and by whom.")


def _asked(house: House, duty: str) -> tuple[str, ...]:
    """The agencies that the settings require to be invited, or else the default ones."""
    return house.agencies.get(duty) or shipped_limits().of(duty).agencies


def _in_words(kind: str) -> str:
    """A kind of meeting in the middle of a sentence: "AIM planning meeting", "first AIM review"."""
    label = str(getattr(kind, "label", kind))
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
