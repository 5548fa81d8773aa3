"""The safety plan, which is the temporary risk management strategy: by setting, with supervision and owners, version by version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.access.view import Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    first_known,
    for_professionals,
    safety_plan_versions,
    stem_of,
    until,
    version_of,
)
from pipeline.foundation.council import House

TITLE = "Safety plan"
#: The settings that the plan has to speak of, in the order in which they stand (R07, plan heading 3).
SETTINGS = ("home", "school", "community", "online")


def _due(view: View) -> Iterator[DatedRecord]:
    """One document for each version of each plan; a version that a later one has replaced says so (R07, R33)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    versions = safety_plan_versions(view)
    for rows in versions:
        newest = [one for one in versions if str(one[0].plan_id) == str(rows[0].plan_id)][-1]
        yield DatedRecord(
            (str(rows[0].plan_id), version_of(rows[0])),
            first_known(rows, "agreed_on"),
            {"replaced": rows is not newest, "newest": newest[0].version},
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    plan, number = due.owner
    same = [one for one in safety_plan_versions(view) if str(one[0].plan_id) == plan]
    rows = next(one for one in same if version_of(one[0]) == number)
    version = rows[0].version
    agreed = first_known(rows, "agreed_on")
    version_name = f"version {version}" if known(version) else "version not recorded"
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        draft=until(agreed, "this version has not been agreed."),
        version=version_name,
        child=view.details,
        plan_id=plan,
        plan_version=version,
        agreed_on=agreed,
        reviewed_on=first_known(rows, "reviewed_on"),
        trigger=first_known(rows, "trigger"),
        **due.now,
        settings=_by_setting(rows),
        history=[_told(one) for one in same],
    )
    return Paper(stem_of("safety_plan", f"{plan} - {version_name}", agreed), context, day=view.day)


papers = of_its_day(_due, _write)


def _by_setting(rows: Sequence[Seen]) -> list[dict[str, Any]]:
    """The measures by setting; a setting of the procedure's that has none stands there as well, so that the gap is seen."""
    labels = {"home": "Home", "school": "School", "community": "Community", "online": "Online"}
    found: dict[str, dict[str, Any]] = {one: {"name": labels[one], "measures": []} for one in SETTINGS}
    for row in rows:
        key = str.__str__(row.setting) if known(row.setting) else ""
        name = str(getattr(row.setting, "label", "Setting not recorded"))
        found.setdefault(key, {"name": name, "measures": []})["measures"].append(row)
    return list(found.values())


def _told(rows: Sequence[Seen]) -> dict[str, Any]:
    return {
        "version": rows[0].version,
        "agreed_on": first_known(rows, "agreed_on"),
        "reviewed_on": first_known(rows, "reviewed_on"),
        "trigger": first_known(rows, "trigger"),
        "measures": len(rows),
    }
