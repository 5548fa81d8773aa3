"""The files of a report: the partnership's edition in every form, and the team's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from pipeline.documents.assembled import partnership
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.reporting.charts import charts_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.excel_report import Cover, excel_report_of
from pipeline.reporting.figures_csv import figures_csv
from pipeline.reporting.front_page import about_report, edition_facts, report_signs
from pipeline.reporting.report_request import ReportRequest
from pipeline.reporting.restricted_cases import cases_behind
from pipeline.reporting.restricted_tables import restricted_tables_of
from pipeline.reporting.summary_picture import summary_of
from pipeline.reporting.tables import tables_of
from pipeline.reporting.word_report import word_report_of

_CASE_MARKING = "OFFICIAL-SENSITIVE"


def files_of(
    edition: Edition, complete: Edition, order: ReportRequest, case_ids: Sequence[str]
) -> dict[str, bytes]:
    """Every file of a report, by its name. `complete`: every number. `case_ids`: the cases, as counted."""
    picture, drawing = summary_of(edition, order)
    return {
        "partnership.xlsx": _partnership(edition, order),
        "partnership.docx": _word_file(edition, order),
        "figures.csv": figures_csv(edition),
        "summary.png": picture,
        "summary.svg": drawing,
        **{f"charts/{name}": data for name, data in charts_of(edition).items()},
        "restricted.xlsx": _restricted(edition, complete, order, case_ids),
    }


def _partnership(edition: Edition, order: ReportRequest) -> bytes:
    safe = "No number in this file can be traced to a child: small numbers are not shown, on any sheet."
    about = [*about_report(order), *([] if order.may_not_go_out else [safe])]
    return excel_report_of(
        _cover(order, partnership.TITLE, order.marking, edition, about), tables_of(edition)
    )


def _restricted(edition: Edition, complete: Edition, order: ReportRequest, case_ids: Sequence[str]) -> bytes:
    left_out = ", ".join(order.left_out)
    about = [
        *about_report(order),
        "The team's own edition: every number as it is, with its cases on the sheet Cases. Not to be "
        "handed out.",
        *([f"In no figure, because of a fault of the program: {left_out}."] if left_out else []),
    ]
    title = f"{partnership.TITLE}: the team's own edition"
    tables = restricted_tables_of(complete, edition, quarters=order.quarters)
    cover = _cover(order, title, _CASE_MARKING, complete, about)
    return excel_report_of(cover, [*tables, cases_behind(complete, case_ids)])


def _cover(order: ReportRequest, title: str, marking: str, edition: Edition, about: Sequence[str]) -> Cover:
    draft = "DRAFT, not to be handed out. " if order.draft else ""
    return Cover(
        f"{draft}{title}, {order.period.words}",
        order.house.council,
        marking,
        about,
        order.house.contact,
        report_signs(edition),
    )


def _word_file(edition: Edition, order: ReportRequest) -> bytes:
    house = dataclasses.replace(order.house, marking=order.marking)
    paper = word_report_of(edition, house, edition_facts(order, edition))
    return Template(order.templates / f"{paper.stem}.docx", form=written).fill(paper.context)
