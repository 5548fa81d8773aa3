"""The safety plan (temporary risk management strategy): one document a version, by setting, with owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pipeline.access.rows import CaseDetailsRow, SafetyMeasureRow
from pipeline.access.view import Audience, Day, Number, Reader, View, Words, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    SETTINGS,
    ForProfessionals,
    first_known,
    for_professionals,
    in_force_of,
    safety_plan_versions,
    until,
    version_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Safety plan"


class Setting(TypedDict):
    """One setting, and what keeps everyone safe there."""

    name: Annotated[str, "The setting"]
    measures: Annotated[list[SafetyMeasureRow], "Its measures"]


class Version(TypedDict):
    """One version of the plan."""

    version: Annotated[Number, "Its number"]
    agreed_on: Annotated[Day, "When it was agreed"]
    reviewed_on: Annotated[Day, "When it was reviewed"]
    trigger: Annotated[Words, "What it was made or changed for"]
    measures: Annotated[int, "How many measures it has"]


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    plan_id: Annotated[str, "The reference of the plan"]
    plan_version: Annotated[Number, "The number of this version"]
    agreed_on: Annotated[Day, "When this version was agreed"]
    reviewed_on: Annotated[Day, "When this version was reviewed"]
    trigger: Annotated[Words, "What this version was made or changed for"]
    replaced: Annotated[bool, "Whether a later version that was agreed has replaced it"]
    newest: Annotated[Number, "The number of the version in force"]
    settings: Annotated[list[Setting], "The measures, setting by setting"]
    history: Annotated[list[Version], "Every version of the plan"]


@dataclass(frozen=True)
class DueVersion(DatedRecord):
    """A version of a plan: its number, whether a later one replaced it, and the number of that in force."""

    number: int
    replaced: bool
    newest: Number


def _due(view: View) -> Iterator[DueVersion]:
    """One document for each version of each plan; one that a later one has replaced says so (R07, R33)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for rows in safety_plan_versions(view):
        newest = in_force_of(view, str(rows[0].plan_id))
        yield DueVersion(
            str(rows[0].plan_id),
            first_known(row.agreed_on for row in rows),
            version_of(rows[0]),
            replaced=version_of(rows[0]) < version_of(newest[0]),
            newest=newest[0].version,
        )


def _write(view: View, house: House, due: DueVersion) -> Paper:
    plan = str(due.owner)
    same = [one for one in safety_plan_versions(view) if str(one[0].plan_id) == plan]
    rows = next(one for one in same if version_of(one[0]) == due.number)
    version = rows[0].version
    agreed = first_known(row.agreed_on for row in rows)
    version_name = f"version {version}" if known(version) else "version not recorded"
    draft = until(agreed, "this version has not been agreed.")
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft, version=version_name),
        child=view.details,
        plan_id=plan,
        plan_version=version,
        agreed_on=agreed,
        reviewed_on=first_known(row.reviewed_on for row in rows),
        trigger=first_known(row.trigger for row in rows),
        replaced=due.replaced,
        newest=due.newest,
        settings=_by_setting(rows),
        history=[_told(one) for one in same],
    )
    return paper_of(stem_of(TITLE, f"{plan} - {version_name}", agreed), context, day=view.day)


papers = of_its_day(_due, _write)


def _by_setting(rows: Sequence[SafetyMeasureRow]) -> list[Setting]:
    """The measures by setting. A setting of the procedure without one is listed too, to show the gap."""
    labels = {"home": "Home", "school": "School", "community": "Community", "online": "Online"}
    found = {one: Setting(name=labels[one], measures=[]) for one in SETTINGS}
    for row in rows:
        key = str.__str__(row.setting) if known(row.setting) else ""
        name = str(getattr(row.setting, "label", "Setting not recorded"))
        found.setdefault(key, Setting(name=name, measures=[]))["measures"].append(row)
    return list(found.values())


def _told(rows: Sequence[SafetyMeasureRow]) -> Version:
    return Version(
        version=rows[0].version,
        agreed_on=first_known(row.agreed_on for row in rows),
        reviewed_on=first_known(row.reviewed_on for row in rows),
        trigger=first_known(row.trigger for row in rows),
        measures=len(rows),
    )
