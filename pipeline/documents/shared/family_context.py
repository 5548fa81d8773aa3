"""Context that several family copies share: only what the recipient's view holds, in words for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, NotRequired, TypedDict

from pipeline.access.rows import ActionRow, CaseDetailsRow, FamilyMemberRow, SafetyMeasureRow
from pipeline.access.view import Answer, Mark, Reader, View, Words, known
from pipeline.documents.shared.context import DisagreementShown, Titled, safety_plan_in_force
from pipeline.documents.shared.family_wording import (
    FOR_THE_CHILD,
    FOR_THE_CHILD_GLOSSARY,
    GLOSSARY,
    MARKS,
    MEETINGS,
    NEVER_FOR_FAMILY,
    ReasonForMark,
)
from pipeline.foundation.council import House, Roles


@dataclass(frozen=True, kw_only=True)
class CopyNote:
    """Which copy a family document is: number, version, recipient, and whether it is still a draft (F10).

    `changed`: the parts that differ from the copy that this person already has. `prompt`: how easily it
    reads, for its author.
    """

    number: str
    version: int
    recipient: str
    draft: bool
    content: str
    changed: tuple[str, ...] = ()
    prompt: str = ""


class Term(TypedDict):
    """One of the procedure's words, explained."""

    term: str
    meaning: str


class ForFamily(Titled):
    """Context of every family copy."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    recipient: Annotated[FamilyMemberRow, "For whom the copy is"]
    glossary: Annotated[list[Term], "The procedure's words, explained in plain words"]
    marks: Annotated[list[ReasonForMark], "The reasons for a mark, whether or not this copy has one"]
    is_long: NotRequired[Annotated[bool, "Whether it fills about ten pages, and so has a list of contents"]]
    copy: NotRequired[Annotated[CopyNote, "Which copy it is"]]


class WordsUnderHeading(TypedDict):
    """What was written for this reader under a heading."""

    title: Annotated[str, "The heading, in words for this reader"]
    text: Annotated[Words, "What was written for this reader"]


class FamilyRecord(TypedDict):
    """What was written for this reader about one meeting, review or report."""

    headings: Annotated[list[WordsUnderHeading], "The headings that have words for this reader, in order"]
    went_well: Annotated[list[Words], "What went well"]
    actions: Annotated[list[ActionRow], "The actions agreed"]
    disagreements: Annotated[list[DisagreementShown], "Who disagreed with what, in their own words"]


def for_family(view: View, title: str, house: House) -> ForFamily:
    """Return the context of every family copy: the child, the recipient, the glossary and the marks."""
    assert view.recipient is not None
    words = FOR_THE_CHILD_GLOSSARY if view.audience.reader is Reader.CHILD else GLOSSARY
    return ForFamily(
        child=view.details,
        recipient=view.recipient,
        glossary=[Term(term=_as_here(term, house), meaning=meaning) for term, meaning in words.items()],
        marks=MARKS,
        title=title,
        house=house,
    )


def _as_here(term: str, house: House) -> str:
    """A term of the glossary; a role by the name that the council has for it."""
    return house.roles.social_worker if term == Roles.social_worker else term


def about_the_meeting(view: View, kind: str) -> str:
    """Return what a kind of meeting is about, in words for this reader."""
    for_parents, for_the_child = MEETINGS.get(kind, MEETINGS[""])
    return for_the_child if view.audience.reader is Reader.CHILD else for_parents


def topics_of(view: View, answers: Iterable[Answer]) -> list[str]:
    """Return the topics of a meeting in words for this reader, without those never shared with a family."""
    if view.audience.reader is Reader.CHILD:
        return list(dict.fromkeys(FOR_THE_CHILD[one.title] for one in answers if one.title in FOR_THE_CHILD))
    return [one.title for one in answers if one.title not in NEVER_FOR_FAMILY]


def family_record_of(view: View, owner: object) -> FamilyRecord:
    """Return what was written for this reader about `owner` (an ID): headings, actions, disagreements.

    A heading with nothing for this reader is left out, and headings have no numbers, so that no gap shows.
    """
    titles = FOR_THE_CHILD if view.audience.reader is Reader.CHILD else {}
    headings = [
        WordsUnderHeading(title=titles.get(one.title, one.title), text=one.text)
        for one in view.answers(str(owner))
        if known(one.text)
    ]
    sections = [row for row in view.sections if row.belongs_to == owner]
    actions = [row for row in view.actions if row.belongs_to == owner]
    return FamilyRecord(
        headings=headings,
        went_well=[row.went_well for row in sections if _is_written(row.went_well)],
        actions=[row for row in actions if known(row.family_wording)],
        disagreements=_disagreements(view, owner),
    )


def _is_written(value: object) -> bool:
    """Whether there are words and not a mark: what went well is left out where it is withheld."""
    return known(value) and not isinstance(value, Mark)


def _disagreements(view: View, owner: object) -> list[DisagreementShown]:
    """Each disagreement in the person's own words, with its heading where this reader has it (R25)."""
    plainer = FOR_THE_CHILD if view.audience.reader is Reader.CHILD else {}
    answers = view.answers(str(owner))
    titles = {one.number: plainer.get(one.title, one.title) for one in answers if known(one.text)}
    return [
        DisagreementShown(
            raised_by=row.raised_by,
            about=titles.get(row.section_no, "") if isinstance(row.section_no, int) else "",
            wording=row.wording,
            response=row.response,
        )
        for row in [one for one in view.disagreements if one.belongs_to == owner]
        if known(row.wording)
    ]


def measures_of(view: View) -> list[SafetyMeasureRow]:
    """Return the measures of the safety plan in force that were released to this reader."""
    return [row for row in safety_plan_in_force(view) if known(row.measure)]
