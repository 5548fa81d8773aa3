"""The sharing log of a sample case: what each discussion and review decided to share, with whom, or not."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Blank, SharingDecision, codes, known
from pipeline.procedure.sample.story import CaseStory


class _Shared(NamedTuple):
    """One thing that is shared: with an agency or somebody else, what, on which ground, and by whom."""

    agency: str
    recipient: str
    what: tuple[str, ...]
    part: str
    ground: str = "task"
    by: str = "Allocated social worker"


_ABOUT_THE_CHILD = (
    _Shared("Education", "Designated safeguarding lead", ("measures",), "The measures for school."),
    _Shared("Health", "School nurse", ("decisions", "measures"), "What concerns health."),
    _Shared(
        "Police", "Detective constable", ("decisions", "chronology"), "The dates that were shared.", "legal"
    ),
    _Shared("YOS", "Case manager", ("decisions",), "What was decided on the assessment."),
    _Shared(
        "Parent",
        "Those with parental responsibility",
        ("decisions", "measures"),
        "In a visit, not by letter.",
    ),
    _Shared(
        "", "Leader of the youth club", ("measures",), "Only that a named adult is needed.", "legitimate"
    ),
)
_NOT_SHARED = (
    ("", "Leader of the youth club", ("referral",), "The club needs the measure and not why there is one."),
    ("Other", "Sports coach", ("referral", "measures"), "The child does not go there this term."),
    (
        "Education",
        "Tutors and other staff",
        ("chronology",),
        "The school needs the measures and not the history.",
    ),
)
_ABOUT_A_CHILD_HARMED = (
    _Shared(
        "Education", "Designated safeguarding lead", ("measures",), "Whom the child can go to, and when."
    ),
    _Shared("Health", "School nurse", ("decisions",), "The support that is offered."),
    _Shared(
        "Parent", "Those with parental responsibility", ("decisions",), "What was decided for the child."
    ),
)
_NOT_RECORDED_YET = 0.06


def log_sharing(story: CaseStory) -> None:
    """Add a few rows for each discussion and some reviews that were held; most of it was shared in time."""
    for discussion in story.rows["discussions"]:
        if not known(discussion.held_at):
            continue
        if discussion.about == "harmed":
            _log(story, discussion, _ABOUT_A_CHILD_HARMED, 2, link_id=discussion.link_id)
        else:
            _log(story, discussion, _ABOUT_THE_CHILD, story.chance("sharing").choice((3, 4)))
            _keep_back(story, discussion)
    for review in story.rows["reviews"]:
        if known(review.held_at) and story.lapses("the review shares something", 0.4):
            _log(story, review, _ABOUT_THE_CHILD[:2], 1)


def _log(story: CaseStory, meeting: Any, among: tuple[_Shared, ...], count: int, link_id: Any = None) -> None:
    chance, held = story.chance("sharing"), day_of(meeting.held_at)
    for one in chance.sample(among, count):
        by = add_working_days(held, chance.choice((1, 2, 5)))
        done = add_working_days(held, chance.choice((0, 1, 1)))
        forgotten = not story.is_first and story.lapses("it is not shared", _NOT_RECORDED_YET)
        story.enter(
            SharingDecision,
            ground=codes.SHARING_GROUND[one.ground],
            shared_by=one.by,
            share_by=by,
            shared_on=Blank.NOT_RECORDED if forgotten else story.if_past(done),
            decision=codes.SHARING_DECISION["share"],
            part=one.part,
            **_of(story, meeting, held, one.agency, one.recipient, one.what, link_id),
        )


def _keep_back(story: CaseStory, meeting: Any) -> None:
    if story.lapses("something is not shared", 0.6):
        agency, recipient, what, why = story.chance("sharing").choice(_NOT_SHARED)
        held = day_of(meeting.held_at)
        story.enter(
            SharingDecision,
            decision=codes.SHARING_DECISION["not_to_share"],
            why_not=why,
            **_of(story, meeting, held, agency, recipient, what, None),
        )


def _of(
    story: CaseStory,
    meeting: Any,
    held: date,
    agency: str,
    recipient: str,
    what: tuple[str, ...],
    link_id: Any,
) -> dict[str, Any]:
    return {
        "sharing_id": story.new_id("IS"),
        "belongs_to": meeting.id,
        "about": codes.ABOUT["harmed" if link_id else "displayed"],
        "link_id": link_id or Blank.NOT_RECORDED,
        "what": tuple(codes.INFORMATION[one] for one in what),
        "agency": codes.SHARED_WITH[agency] if agency else Blank.NOT_RECORDED,
        "recipient": recipient,
        "decided_on": held,
    }
