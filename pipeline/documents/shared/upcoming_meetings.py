"""A meeting arranged but not yet held: who must be invited, what to consider, what each agency brings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.access.lists import AGENCY
from pipeline.access.rows import AttendanceRow, MeetingRow, ReviewRow, Section47Row, StrategyDiscussionRow
from pipeline.access.view import PLAN_HEADINGS, Answer, Blank, Choice, Mark, Moment, View, Words, YesNo, known
from pipeline.documents.shared.meeting_requirements import (
    DECISIONS,
    OF_AGENCY,
    POINTS,
    PURPOSE,
    TO_DISCUSSION,
    TO_PLAN,
    TO_PLANNING,
    TO_REVIEW,
)
from pipeline.foundation.council import House
from pipeline.procedure.time_limits import shipped_limits

#: The addressee where an agency has no row on the sheet Attendance.
FAMILY = ("Parent", "Child")
#: Where a meeting is, where no place can be printed.
UNKNOWN_PLACE = "The place is not yet known"
WITHHELD_PLACE = "Please ask us where it is"
VIDEO_WITHOUT_LINK = "By video: the link is sent before the meeting"
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
    def place(self) -> str:
        """Where it is: the place, how to join, or in words that it is not yet known or not given here."""
        place, mode = (getattr(self.row, name, Blank.NOT_RECORDED) for name in ("place", "mode"))
        if place is Blank.WITHHELD or isinstance(place, Mark):
            return WITHHELD_PLACE
        if known(place):
            return str(place)
        if self.link:
            return "By video: join by the link"
        return {"call": "By conference call", "video": VIDEO_WITHOUT_LINK}.get(str(mode), UNKNOWN_PLACE)

    @property
    def place_in_a_letter(self) -> str:
        """The same for a letter, in which a place that is not given reads as one that nobody knows yet."""
        return WITHHELD_PLACE if self.place == UNKNOWN_PLACE else self.place

    @property
    def link(self) -> str:
        """The link to join; empty where there is none that this reader may have."""
        link = getattr(self.row, "link_to_join", Blank.NOT_RECORDED)
        return str(link) if known(link) and not isinstance(link, Mark) else ""

    @property
    def is_discussion(self) -> bool:
        """Whether it is a strategy discussion, to which no family is invited."""
        return self.kind in ("displayed", "harmed")

    @property
    def decisions(self) -> list[str]:
        """What the procedure asks the meeting to decide (R06, R07, R09 to R12, R18, R20, R28)."""
        return list(DECISIONS.get(self.kind, ()))

    def bring(self, agency: str) -> list[str]:
        """Return what an agency is asked to bring."""
        asked = {"review": TO_REVIEW, "aim_planning": TO_PLANNING}.get(
            self.kind, TO_DISCUSSION if self.is_discussion else TO_PLAN
        )
        own = OF_AGENCY.get(agency)
        may_ask = (self.is_discussion or agency == "IRO") and not self._is_others_matter(agency)
        return [*asked, own] if own and may_ask else list(asked)

    def _is_others_matter(self, agency: str) -> bool:
        """Whether the agency's own question is about the AIM assessment, and so about the other child."""
        return self.kind == "harmed" and agency in ("YOS", "HSBTeam")


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
    required = _asked(house, "agencies_invited") + (("HSBTeam",) if kind == "displayed" else ())
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
            required += ("HSBTeam",)
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
                required=_with_education(view, ("CSC", *FAMILY, "HSBTeam")),
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
    titles = PLAN_HEADINGS.titles if kind in _MAKES_THE_PLAN else POINTS.get(kind, ())
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
