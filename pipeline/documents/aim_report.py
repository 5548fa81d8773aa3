"""The AIM report: all 10 contents, the AIM model named, areas of disagreement attached in the person's own words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import for_professionals, record_of, reviews_arranged, stem_of, until
from pipeline.foundation.council import House

TITLE = "AIM report"
WHY = "this report is not final."


def _due(view: View) -> Iterator[DatedRecord]:
    """One report for each assessment whose report is final, or is being written: then marked as a draft (R22, R23)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for aim in view.all("aim_assessments"):
        if known(aim.report_final_on) or _is_being_written(view, aim):
            yield DatedRecord(aim.aim_id, aim.report_final_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    aim = view.the("aim_assessments", aim_id=due.owner)
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        draft=until(aim.report_final_on, WHY),
        child=view.details,
        aim=aim,
        assessors=view.where("assessors", aim_id=aim.aim_id),
        risk_band=_risk_band(aim),
        child_has_disability=_has_disability(view.details),
        reviews_arranged=reviews_arranged(view, aim_id=aim.aim_id),
        **record_of(view, aim.aim_id),
    )
    return Paper(stem_of("aim_report", aim.aim_id, aim.report_final_on), context, day=view.day)


papers = of_its_day(_due, _write)


def _is_being_written(view: View, aim: Seen) -> bool:
    return any(known(section.text_professional) for section in view.where("sections", belongs_to=aim.aim_id))


def _risk_band(aim: Seen) -> object:
    """The band that was recorded, or an empty text: AIM3 gives no low, medium or high (catalogue 2.3)."""
    return aim.risk_band if known(aim.risk_band) and aim.model != "AIM3" else ""


def _has_disability(details: Seen) -> bool:
    """Whether a disability is recorded, so that the report says how education was involved (R32)."""
    return known(details.disability) and any(code != "NONE" for code in details.disability)
