"""Context that several family copies share: only what the recipient's view holds, in words for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NotRequired, TypedDict, TypeVar

from pipeline.access.rows import (
    ActionRow,
    CaseDetailsRow,
    ChronologyEntryRow,
    FamilyMemberRow,
    SafetyMeasureRow,
)
from pipeline.access.view import Answer, Blank, Mark, Seen, View, Words, known
from pipeline.documents.shared.context import DisagreementShown, Titled, safety_plan_in_force
from pipeline.documents.shared.family_glossary import Term, glossary_of
from pipeline.documents.shared.family_headings import NEVER_FOR_FAMILY, headings_for
from pipeline.documents.shared.family_readers import form_of
from pipeline.documents.shared.family_wording import ADULTS, MEETINGS
from pipeline.foundation.council import House

#: What the council says on the last page: the words over it, and its name in the settings.
_LAST_PAGE = (
    ("If you need somebody now", "by_day"),
    ("At night, at weekends and on bank holidays", "at_night"),
    ("If you want somebody to speak up for you", "advocate"),
    ("If you do not agree", "disagree"),
    ("If you want to complain", "complain"),
    ("For young people", "young_people"),
)
#: The fields of a row whose words a copy prints, and may have to explain.
_PRINTED = {
    "attendance": ("role",),
    "assessors": ("agency",),
    "actions": ("owner",),
    "safety_plans": ("owner",),
    "reviews": ("kind",),
}


@dataclass(frozen=True, kw_only=True)
class CopyNote:
    """Which copy a family document is: number, version, recipient, and whether it is still a draft (F10).

    `on`: the day on which it was approved and checked; None for a draft. `changed`: the parts that differ
    from the copy that this person already has. `prompt`: how easily it reads, for its author.
    """

    number: str
    version: int
    recipient: str
    draft: bool
    content: str
    on: date | None = None
    changed: tuple[str, ...] = ()
    prompt: str = ""


class WhereToTurn(TypedDict):
    """One line of the last page: when somebody needs it, and whom to turn to."""

    when: Annotated[str, "When somebody needs it"]
    turn_to: Annotated[str, "Who to turn to, as the council writes it"]


class ForFamily(Titled):
    """Context of every family copy."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    recipient: Annotated[FamilyMemberRow, "For whom the copy is"]
    adults: Annotated[str, "What the people are called who look after the child: grown-ups, or adults"]
    glossary: Annotated[list[Term], "The procedure's words that this copy uses, explained in plain words"]
    last_page: Annotated[list[WhereToTurn], "Who to turn to, as the council writes it in its settings"]
    is_long: NotRequired[Annotated[bool, "Whether it fills about ten pages, and so has a list of contents"]]
    copy: NotRequired[Annotated[CopyNote, "Which copy it is"]]


F = TypeVar("F", bound=ForFamily)


class WordsUnderHeading(TypedDict):
    """What was written for this reader under a heading."""

    title: Annotated[str, "The heading, in words for this reader"]
    text: Annotated[Words, "What was written for this reader"]


class FamilyRecord(TypedDict):
    """What was written for this reader about one meeting, review or report."""

    headings: Annotated[list[WordsUnderHeading], "The headings that have words for this reader, in order"]
    went_well: Annotated[list[Words], "What went well"]
    actions: Annotated[list[ActionRow], "The actions agreed; in the child's copy, those of the others"]
    own_actions: Annotated[list[ActionRow], "In the child's copy, what the child does"]
    disagreements: Annotated[list[DisagreementShown], "Who disagreed with what, in their own words"]


def for_family(view: View, title: str, house: House) -> ForFamily:
    """Return the context of every family copy: the child, the recipient and the last page, no glossary."""
    assert view.recipient is not None
    lines = [(when, getattr(house.last_page, name)) for when, name in _LAST_PAGE]
    return ForFamily(
        child=view.details,
        recipient=view.recipient,
        adults=ADULTS[form_of(view, house)],
        glossary=[],
        last_page=[WhereToTurn(when=when, turn_to=text) for when, text in lines if text],
        title=title,
        house=house,
    )


def explained(view: View, context: F, *printed: str) -> F:
    """Return the context of a copy with a glossary of the words that it uses.

    `printed`: what its template prints besides the context, where that has words of the procedure.
    """
    own = {name: value for name, value in context.items() if name not in ("house", "last_page")}
    texts = [*printed, *_texts_in(own)]
    if known(view.details.social_worker):
        texts.append(context["house"].roles.social_worker)
    context["glossary"] = glossary_of(form_of(view, context["house"]), context["house"].roles, texts)
    return context


def _texts_in(value: Any) -> Iterator[str]:
    """Every text in part of a context; of a row, what the copies print of it and may have to explain."""
    if isinstance(value, Seen):
        names = _PRINTED.get(value.collection, ())
        yield from (str(getattr(value, name)) for name in names if hasattr(value, name))
        yield from _own_words(value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts_in(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts_in(one)


def _own_words(row: Seen) -> Iterator[str]:
    text = words_of(row)
    if known(text):
        yield str(text)


def words_of(row: Seen) -> Words | None:
    """Return what a copy prints of an action, a measure or an entry; None for another row.

    These are the words for the reader of the view; where a measure or an entry has none, its own.
    """
    own, instead = {
        ActionRow: (("family_wording", "child_wording"), ""),
        SafetyMeasureRow: (("measure_family", "measure_child"), "measure"),
        ChronologyEntryRow: (("summary_family", "summary_child"), "summary"),
    }.get(type(row), ((), ""))
    written = (getattr(row, name, Blank.NOT_RECORDED) for name in (*own, instead) if name)
    return next((text for text in written if known(text)), None)


def about_the_meeting(view: View, kind: str, house: House) -> str:
    """Return what a kind of meeting is about, in words for this reader."""
    for_parents, for_the_child = MEETINGS.get(kind, MEETINGS[""])
    return for_the_child if form_of(view, house).is_own else for_parents


def topics_of(view: View, answers: Iterable[Answer], house: House) -> list[str]:
    """Return the topics of a meeting in words for this reader, without those never shared with a family."""
    titles = headings_for(form_of(view, house))
    shown = [one.title for one in answers if one.title not in NEVER_FOR_FAMILY and one.title in titles]
    return list(dict.fromkeys(titles[title] for title in shown))


def family_record_of(view: View, owner: object, house: House) -> FamilyRecord:
    """Return what was written for this reader about `owner` (an ID): headings, actions, disagreements.

    A heading with nothing for this reader is left out, and headings have no numbers, so that no gap shows.
    """
    form = form_of(view, house)
    titles = headings_for(form)
    headings = [
        WordsUnderHeading(title=titles.get(one.title, one.title), text=one.text)
        for one in view.answers(str(owner))
        if known(one.text)
    ]
    sections = [row for row in view.sections if row.belongs_to == owner]
    actions = [row for row in view.actions if row.belongs_to == owner and words_of(row) is not None]
    own = [row for row in actions if form.is_own and row.owner_agency == "Child"]
    return FamilyRecord(
        headings=headings,
        went_well=[row.went_well for row in sections if _is_written(row.went_well)],
        actions=[row for row in actions if row not in own],
        own_actions=own,
        disagreements=_disagreements(view, owner, titles),
    )


def _is_written(value: object) -> bool:
    """Whether there are words and not a mark: what went well is left out where it is withheld."""
    return known(value) and not isinstance(value, Mark)


def _disagreements(view: View, owner: object, titles: Mapping[str, str]) -> list[DisagreementShown]:
    """Each disagreement in the person's own words, with its heading where this reader has it (R25)."""
    answers = view.answers(str(owner))
    own = {one.number: titles.get(one.title, one.title) for one in answers if known(one.text)}
    return [
        DisagreementShown(
            raised_by=row.raised_by,
            about=own.get(row.section_no, "") if isinstance(row.section_no, int) else "",
            wording=row.wording,
            response=row.response,
        )
        for row in [one for one in view.disagreements if one.belongs_to == owner]
        if known(row.wording)
    ]


def measures_of(view: View) -> list[SafetyMeasureRow]:
    """Return the measures of the safety plan in force that were released to this reader."""
    return [row for row in safety_plan_in_force(view) if words_of(row) is not None]
