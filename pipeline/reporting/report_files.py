"""The files of a report: the partnership's edition in four forms, its charts, and the team's own edition."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from pipeline.documents.assembled import partnership
from pipeline.formats.chart_files import DrawnChart
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from pipeline.reporting.charts import charts_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.excel_report import Cover, excel_report_of
from pipeline.reporting.figures_csv import figures_csv
from pipeline.reporting.front_page import about_report, edition_facts
from pipeline.reporting.legend import signs_of
from pipeline.reporting.own_tables import own_tables
from pipeline.reporting.period_notes import OF_PUBLISHED
from pipeline.reporting.prose import given_away_sentence
from pipeline.reporting.report_request import ReportRequest
from pipeline.reporting.revised_figures import revised_line
from pipeline.reporting.shown_figure import ShownFigure
from pipeline.reporting.summary_picture import summary_of
from pipeline.reporting.tables import partnership_tables
from pipeline.reporting.word_report import word_report_of

#: How the title of a draft's workbook begins.
DRAFT = "DRAFT"
_CASE_MARKING = "OFFICIAL-SENSITIVE"
_SAFE = "Small numbers are not shown on any sheet, nor other numbers from which they can be worked out."


def files_of(
    edition: Edition, complete: Edition, order: ReportRequest, case_ids: Sequence[str]
) -> dict[str, bytes]:
    """Every file of a report by its name. `complete`: the team's own edition of the same period.

    `case_ids`: those of all cases, in the order in which they were counted.
    """
    picture, drawing = summary_of(edition, order)
    charts = charts_of(edition)
    return {
        "partnership.xlsx": _partnership(edition, order),
        "partnership.docx": _word_file(edition, order, charts),
        "figures.csv": figures_csv(edition),
        "restricted.xlsx": _restricted(edition, complete, order, case_ids),
        "summary.png": picture,
        "summary.svg": drawing,
        **{f"charts/{name}.png": one.png for name, one in charts.items()},
        **{f"charts/{name}.svg": one.svg for name, one in charts.items()},
    }


def _partnership(edition: Edition, order: ReportRequest) -> bytes:
    about = [*about_report(order), *([] if order.may_not_go_out else [_SAFE]), *_on_revisions(edition)]
    cover = _cover(order, partnership.TITLE, order.marking, edition, about)
    return excel_report_of(cover, partnership_tables(edition))


def _on_revisions(edition: Edition) -> list[str]:
    """What the cover says of figures that are revised, or went out before; nothing where there are none."""
    revised = revised_line(edition)
    return [*([f"{revised} See the sheet Revisions."] if revised else []), *_on_published(edition)]


def _on_published(edition: Edition) -> list[str]:
    figures = edition.figures.values()
    if not any(one.is_repeated for one in figures):
        return []
    earlier = f"{'Other figures' if revised_line(edition) else 'Figures'} published earlier"
    changed, new = edition.changed(), [one for one in figures if one.is_of_published]
    if not changed and not new:
        return [f"{earlier} are given as published; the records still agree with them."]
    said = f"{earlier} are given as published."
    if changed:
        said += f" The records of {_some(changed)} have changed since."
    if new:
        said += (
            f" {_some(new).capitalize()}, new here, {'adds' if len(new) == 1 else 'add'} up {OF_PUBLISHED}."
        )
    return [f"{said} See the sheet Revisions."]


def _some(figures: Sequence[ShownFigure]) -> str:
    return "one figure" if len(figures) == 1 else f"{len(figures)} figures"


def _restricted(edition: Edition, complete: Edition, order: ReportRequest, case_ids: Sequence[str]) -> bytes:
    about = [
        *about_report(order),
        "The team's own edition: every exact number, with its cases on the sheet Cases. Not for publication.",
        *_on_safety(edition, order),
    ]
    if order.left_out:
        about.append(f"Not in any figure, because of a fault in the program: {', '.join(order.left_out)}.")
    title = f"{partnership.TITLE}, the team's own edition"
    cover = _cover(order, title, _CASE_MARKING, complete, about)
    return excel_report_of(cover, own_tables(edition, complete, case_ids))


def _on_safety(edition: Edition, order: ReportRequest) -> list[str]:
    """What the team has to know of the edition that is handed out."""
    hidden, ranges, of = edition.hidden()
    lines = [
        f"Of the {of} figures of the edition that is handed out, {hidden} are not shown, and {ranges} show "
        "some numbers as a range."
    ]
    if edition.gap:
        lines.append(
            "Figures of which it could say more by themselves, but not beside the others: "
            f"{len(edition.gap)}. Another choice of what to show first could say more of these, and less of "
            "others."
        )
    if edition.given_away:
        lines.append(
            given_away_sentence(
                edition.control.threshold, order.threshold_before, ", ".join(edition.given_away)
            )
        )
    return lines


def _cover(order: ReportRequest, title: str, marking: str, edition: Edition, about: Sequence[str]) -> Cover:
    """The cover of an edition's workbook."""
    draft = f"{DRAFT}, not for publication. " if order.draft else ""
    return Cover(
        f"{draft}{title}, {order.period.words}",
        order.house.council,
        marking,
        about,
        order.house.contact,
        signs_of(edition.control),
    )


def _word_file(edition: Edition, order: ReportRequest, charts: Mapping[str, DrawnChart]) -> bytes:
    house = dataclasses.replace(order.house, marking=order.marking)
    paper = word_report_of(edition, house, edition_facts(order, edition), charts)
    path = order.templates / f"{paper.stem}.docx"
    return Template(path, form=written, arrange=arranged).fill(paper.context)
