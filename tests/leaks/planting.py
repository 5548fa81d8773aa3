"""Secrets planted in every field of a case, and who may see each: listed by hand, not from the labels."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from pipeline.access.view import Audience, Reader
from pipeline.model import RECORDS, Case, Field, Kind, Record, codes, known

#: What may ever reach a parent or a child, by sheet. Everything that is not here is a leak.
FOR_PARENTS = {
    "details": {"child_name", "school", "gp_practice", "court", "social_worker", "language"},
    "family": {"name", "language"},
    "meetings": {"meeting_id", "chair", "place", "link_to_join"},
    "attendance": {"meeting_id", "role", "name"},
    "chronology": {"summary", "summary_family", "event_at"},
    "safety_plans": {"plan_id", "measure", "measure_family", "owner", "agreed_on", "reviewed_on"},
    "aim_assessments": {"aim_id"},
    "assessors": {"aim_id", "name"},
    "sections": {"belongs_to", "text_family", "went_well"},
    "actions": {"belongs_to", "owner", "family_wording", "due", "done_on"},
    "reviews": {"review_id", "aim_id", "chair", "place", "link_to_join"},
    "disagreements": {"belongs_to", "wording", "response"},
    "copies": {"copy_id"},
}
FOR_CHILDREN = {
    "details": {"child_name", "dob", "school", "gp_practice", "social_worker"},
    "family": {"name", "language"},
    "meetings": {"meeting_id", "chair", "place"},
    "chronology": {"summary_child", "event_at"},
    "safety_plans": {"plan_id", "measure", "measure_child", "owner", "agreed_on", "reviewed_on"},
    "aim_assessments": {"aim_id"},
    "sections": {"belongs_to", "text_child", "went_well"},
    "actions": {"belongs_to", "owner", "child_wording", "due"},
    "reviews": {"review_id", "aim_id", "chair", "place"},
    "disagreements": {"belongs_to", "wording", "response"},
    "copies": {"copy_id"},
}
RELEASABLE = {"sections", "chronology", "safety_plans", "actions", "disagreements"}
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


@dataclass
class Planted:
    """A case with a secret in every text of every row; and each secret with its row and field."""

    case: Case
    secrets: dict[str, tuple[Record, str]] = field(default_factory=dict)


def word(rng: Random) -> str:
    """A word that is nobody's name and in no text."""
    return "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(6)) + rng.choice(_CONSONANTS)


def planted(case: Case, rng: Random) -> Planted:
    """The case with a unique word in every text field, filled or not, and with new release decisions.

    A sheet on which the case has no row gets one.
    """
    case = _with_a_row_on_every_sheet(case)
    made = Planted(case)
    rows: dict[str, list[Record]] = {}
    for record in case.records():
        values: dict[str, object] = {}
        for name, one in record.fields.items():
            if is_planted(one):
                values[name] = (
                    word(rng).capitalize()
                    if one.kind is Kind.TEXT
                    else f"{word(rng)} {word(rng)} {word(rng)}"
                )
        if record.collection in RELEASABLE:
            values |= _decision(rng)
        new = dataclasses.replace(record, **values)  # type: ignore[type-var]
        rows.setdefault(record.collection, []).append(new)
        for name in values:
            if name in record.fields and is_planted(record.fields[name]):
                for said in str(values[name]).split():
                    made.secrets[said.casefold()] = (new, name)
    family = [_with_flags(one, rng) for one in rows.pop("family", [])]
    details = rows.pop("details")[0]
    made.case = dataclasses.replace(
        case,
        details=details,
        family=tuple(family),
        **{name: tuple(records) for name, records in rows.items()},
    )
    for said, (record, name) in made.secrets.items():
        if record.collection == "family":
            made.secrets[said] = (next(one for one in family if one.person_id == record.person_id), name)
    return made


#: What must not change, because the rows would lose their meaning.
_KEPT = {"excluded_items", "withhold_from", "release_by", "item", "word"}


def _with_a_row_on_every_sheet(case: Case) -> Case:
    ids = {kind.collection: _ids(case, kind) for kind in RECORDS if kind.key}
    added = {}
    for kind in RECORDS:
        if kind.collection == "details" or getattr(case, kind.collection):
            continue
        values = {
            name: next((ids[to][0] for to in one.refers_to if ids[to]), "X-0001")
            for name, one in kind.fields.items()
            if one.refers_to and one.required
        }
        added[kind.collection] = (kind(**{kind.key: "X-0001"} if kind.key else {}, **values),)
    return dataclasses.replace(case, **added)


def _ids(case: Case, kind: type[Record]) -> list[str]:
    return [one.id for one in case.records() if one.collection == kind.collection]


def is_planted(one: Field) -> bool:
    """Whether a field gets a word of its own: all text fields but a few do, filled by the sample or not."""
    return one.kind in (Kind.TEXT, Kind.PROSE) and one.name not in _KEPT


def _decision(rng: Random) -> dict[str, object]:
    """A release decision, complete or not."""
    release = rng.choice(("yes", "yes", "yes", "withhold", "pending"))
    return {
        "release": codes.RELEASE[release],
        "release_by": "Heron Quaverly" if rng.random() < 0.9 else codes.RELEASE["yes"].__class__("", ""),
        "release_on": date(2026, 10, 1) + timedelta(days=rng.randint(0, 20)),
        "withhold_ground": rng.choice(codes.WITHHOLD_GROUND.codes) if release == "withhold" else _nothing(),
        "show_withheld": rng.random() < 0.3,
    } | (
        {}
        if release == "yes" and rng.random() < 0.9
        else {"release_on": _nothing()}
        if rng.random() < 0.2
        else {}
    )


def _nothing() -> object:
    from pipeline.model import Blank

    return Blank.NOT_RECORDED


def _with_flags(person: Record, rng: Random) -> Record:
    return dataclasses.replace(
        person, address_confidential=rng.random() < 0.3, parental_responsibility=rng.random() < 0.9
    )  # type: ignore[type-var]


def may_have(record: Record, name: str, audience: Audience, case: Case) -> bool:
    """Whether this reader may see this field of this row, by the procedure and not by the program."""
    allowed = FOR_PARENTS if audience.reader is Reader.PARENT else FOR_CHILDREN
    if name not in allowed.get(record.collection, ()):
        return False
    discussions = {one.discussion_id for one in case.discussions}
    if {record.__dict__.get("belongs_to"), record.__dict__.get("meeting_id")} & discussions:
        return False
    if record.collection in RELEASABLE:
        complete = known(record.release_by) and record.release_by and known(record.release_on)
        return (
            record.release == "yes"
            and bool(complete)
            and audience.recipient.casefold() not in str(record.withhold_from).casefold()
        )
    if record.collection == "family":
        return name == "name" or record.person_id == audience.recipient
    return True
