"""The record of one child never carries another child's identity beyond what that meeting may know (R02)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Hidden, Reader
from pipeline.model import Case, LinkedChild, Record, SharingDecision, StrategyDiscussion, SupportMeasure

REASON = "Another child's record is kept apart."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "discussions.about",
    "discussions.link_id",
    "discussions.may_name_other_child",
    "sharing.about",
    "sharing.link_id",
)

#: What a discussion about a child harmed may know of the other child's case: that there was a referral, and
#: when.
OF_THE_REFERRAL = {"referral_id", "received_at"}
#: What any professional may know of a linked child: the reference used for them, and their role.
OF_A_LINKED_CHILD = {"link_id", "role", "discussion_id", "support_offered"}
#: Decisions about the child who displayed the behaviour, which are made in that child's own discussion.
OF_THE_OTHER_DISCUSSION = {
    "aim_decision",
    "aim_lead_agency",
    "aim_lead",
    "aim_reason",
    "social_care_joint",
    "other_work",
    "other_work_by",
    "hsb_team_consulted",
    "advice",
    "advice_reasons",
    "advice_by",
    "advice_on",
    "camhs_referral_on",
}


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each child's record from the readers of the other's.

    Only a discussion that is recorded as allowed to know the other child's name is shown it.
    """
    discussion = case.discussion(audience.meeting) if audience.meeting else None
    if discussion is not None and discussion.about == "harmed":
        yield from _from_the_harmed_childs_discussion(case, discussion)
    else:
        yield from _from_the_displaying_childs_record(case, discussion, audience)


def _from_the_harmed_childs_discussion(case: Case, discussion: StrategyDiscussion) -> Iterator[Hidden]:
    """Hide the case except for this discussion, its own rows, and the child it is about."""
    for name in case.details.fields:
        if not (discussion.may_name_other_child is True and name in ("case_id", "child_name")):
            yield Hidden(case.details, name, REASON)
    for record in case.records():
        if record is case.details or record is discussion:
            continue
        if isinstance(record, LinkedChild) and record.link_id == discussion.link_id:
            yield Hidden(record, "case_id", REASON)
        elif record.collection == "referrals":
            yield from _all_but(record, OF_THE_REFERRAL)
        elif not _is_of(record, discussion):
            yield Hidden(record, None, REASON)
        elif "case_id" in record.fields:
            yield Hidden(record, "case_id", REASON)
    for name in ("case_id", *OF_THE_OTHER_DISCUSSION):
        yield Hidden(discussion, name, REASON)


def _from_the_displaying_childs_record(
    case: Case, discussion: StrategyDiscussion | None, audience: Audience
) -> Iterator[Hidden]:
    """Hide discussions about children harmed with all their rows, and every linked child's identity.

    Where each discussion about the child may know who the other is, the case's own professionals know the
    dates of birth too: the AIM report prints the difference in age, and no date.
    """
    apart = {one.discussion_id for one in case.discussions if one.about == "harmed"}
    for record in case.records():
        owner = {getattr(record, name, None) for name in ("belongs_to", "meeting_id")}
        if isinstance(record, StrategyDiscussion):
            owner.add(record.discussion_id)
        is_others = isinstance(record, SupportMeasure) or (
            isinstance(record, SharingDecision) and record.about != "displayed"
        )
        if owner & apart or is_others:
            yield Hidden(record, None, REASON)
    may_know = {"child_name"} if discussion is not None and discussion.may_name_other_child is True else set()
    if audience == Audience(Reader.PROFESSIONAL) and _each_may_know_who(case):
        may_know = {"dob"}
    for child in case.linked_children:
        yield from _all_but(child, OF_A_LINKED_CHILD | may_know)


def _each_may_know_who(case: Case) -> bool:
    """Whether each discussion about the child who displayed the behaviour may know the other's name."""
    own = [one.may_name_other_child for one in case.discussions if one.about != "harmed"]
    return bool(own) and all(one is True for one in own)


def _is_of(record: Record, discussion: StrategyDiscussion) -> bool:
    """Whether a row belongs to a discussion of a child harmed; one of the sharing log is about that child."""
    if isinstance(record, SupportMeasure):
        return record.link_id == discussion.link_id
    if isinstance(record, SharingDecision) and (record.about, record.link_id) != (
        "harmed",
        discussion.link_id,
    ):
        return False
    owners = (getattr(record, "belongs_to", None), getattr(record, "meeting_id", None))
    return discussion.discussion_id in owners


def _all_but(record: Record, shown: set[str]) -> Iterator[Hidden]:
    for name in record.fields:
        if name not in shown:
            yield Hidden(record, name, REASON)
