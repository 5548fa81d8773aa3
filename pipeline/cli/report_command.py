"""The command on all cases together: report."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import click

from pipeline.cli.console import (
    progress_bar,
    raise_refused,
    read_workbooks,
    say,
    say_unwritten,
    templates_folder,
)
from pipeline.cli.groups import hsb
from pipeline.cli.messages import file_lines, finding_lines, report_lines
from pipeline.cli.options import Moment, as_of_option, inputs_argument, out_option, password_option
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import CasesLeftOut, OutputError, PipelineError
from pipeline.model.finding import Finding
from pipeline.reporting.periods import Period, quarter_named
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from pipeline.storage.folder import Outputs, Published

#: Years of which a report can be asked for: its trend goes back up to ten years.
_YEARS = range(1950, 2100)
#: The team's own edition.
_OWN = "restricted.xlsx"


@hsb.command("report")
@inputs_argument
@click.option(
    "--quarter", metavar="QUARTER", help="A quarter of a year from April to March, for example 2026-27-Q2."
)
@click.option("--from", "first", type=Moment(), help="The first day, where it is no quarter. Needs --to.")
@click.option("--to", "last", type=Moment(), help="The last day.")
@out_option
@as_of_option
@click.option(
    "--draft",
    is_flag=True,
    help="To look at: in a folder of its own, and not in the register of what was handed out.",
)
@password_option
def report_command(
    inputs: Path,
    quarter: str | None,
    first: date | None,
    last: date | None,
    out: Path,
    as_of: date | None,
    draft: bool,
    password_file: Path | None,
) -> None:
    """Write the report on timeliness and outcomes: the partnership's edition, and the team's own.

    Without a period it is the last quarter that is over. To OUT/reports/PERIOD/ go partnership.xlsx and
    partnership.docx, in which no small number is shown or can be worked out, and restricted.xlsx, every
    number with its cases, which is not to be handed out.

    OUT/reports/released.json keeps what was handed out, so that no later report gives something away beside
    it: keep it, and try things out with --draft. Where a small number could be worked out there is nothing to
    hand out: restricted.xlsx and a draft are written, and it ends with 5; so too with 6 where released.json
    cannot be read. It ends with 6 also where a file cannot be written: it says which, and whether the report
    is there.
    """
    from pipeline.app.make_report import control_of
    from pipeline.app.run_documents import held_back
    from pipeline.app.settings import settings_for
    from pipeline.casefiles.provenance import Sources
    from pipeline.reporting.build import report_of
    from pipeline.reporting.report_request import ReportRequest
    from pipeline.reporting.table import hidden_share

    settings = settings_for(inputs)
    clock = settings.clock(as_of or date.today())
    period = _period(quarter, first, last, clock.today)
    control = control_of(settings.report)
    register, unsafe = _handed_out_before(out, control.method)
    reading = read_workbooks(inputs, password_file, settings.workbooks.own_sheets)
    raise_refused(reading)
    say(finding_lines(settings.findings()), err=True)
    order = ReportRequest(
        period,
        clock,
        control,
        settings.report.trend_quarters,
        settings.house(),
        settings.report.marking,
        templates_folder(),
        draft or bool(unsafe),
        bool(unsafe),
    )
    behind = Sources()
    with progress_bar("Counting", len(reading.cases), behind.add) as see:
        report = report_of(reading.cases, order, register.shown(), see)
    refused = [*([unsafe] if unsafe else []), *report.refused]
    template = (order.templates / "partnership.docx").read_bytes()
    origins = {
        name: behind.origin("partnership", template if name.endswith(".docx") else b"").to_json()
        for name in report.files
    }
    goes = _Going(f"reports/{period.name}", draft, bool(refused))
    entry = None if draft or refused else register.with_edition(report.edition, clock.today).as_file()
    written = _written(out, goes, report.files, origins, entry, behind.origin("partnership").to_json())
    held = held_back(reading, reading.findings)
    doubtful = [one for one in reading.cases.ids if one in held]
    how = {"is_written": written.is_written, "is_entered": written.is_entered, "is_refused": bool(refused)}
    say(report_lines(hidden_share(report.edition), out / goes.shown, draft, doubtful, **how))
    say(file_lines(written.published))
    _end(report.faults, refused, written.published.unwritten)


def _end(
    faults: Sequence[Finding], refused: Sequence[PipelineError], unwritten: Sequence[OutputError]
) -> None:
    """Say what stands in the way of handing the report out, and exit with the code of what matters most."""
    say(finding_lines(faults), err=True)
    say((f"{fault.message} {fault.remedy}" for fault in refused), err=True)
    say_unwritten(unwritten)
    for fault in (*(one for one in refused if isinstance(one, CasesLeftOut)), *refused, *unwritten):
        sys.exit(fault.exit_code)


def _handed_out_before(out: Path, method: str) -> tuple[Released, PipelineError | None]:
    """The register of what was handed out; where it cannot be used an empty one, and why nothing may be handed out beside it."""
    try:
        register = released_in(out / "reports")
    except OutputError as fault:
        return Released(), fault
    if register.methods() - {method}:
        return Released(), OutputError(
            f'Earlier reports were not made by the method "{method}", and the two together would give '
            "small numbers away.",
            f'Set "report.method" back, or, where the earlier ones are no longer about, move {FILE_NAME} '
            "away.",
        )
    return register, None


@dataclass(frozen=True)
class _Going:
    """Where a report's files go: what is to look at stands apart, and what was handed out earlier stays where it is."""

    folder: str
    draft: bool
    refused: bool

    @property
    def shown(self) -> str:
        """The folder of the partnership's edition."""
        return f"{self.folder}/draft" if self.draft or self.refused else self.folder

    def publish(
        self, outputs: Outputs, files: Mapping[str, bytes], origins: Mapping[str, dict[str, Any]]
    ) -> Published:
        """Put the files there, all or none.

        Where the edition is refused the team's own is no draft's alone.
        """
        if self.draft or not self.refused:
            return outputs.publish(self.shown, files, all_of_folder=True, origins=origins)
        put = {f"draft/{name}": (name, data) for name, data in files.items()} | {_OWN: (_OWN, files[_OWN])}
        found = {place: origins[name] for place, (name, _) in put.items()}
        return outputs.publish(
            self.folder, {place: data for place, (_, data) in put.items()}, all_of_folder=False, origins=found
        )


@dataclass
class _Written:
    """What became of a report's files: whether they are there, and whether the register has what goes out."""

    published: Published = field(default_factory=Published)
    is_written: bool = False
    is_entered: bool = False


def _written(
    out: Path,
    goes: _Going,
    files: Mapping[str, bytes],
    origins: Mapping[str, dict[str, Any]],
    entry: bytes | None,
    origin: dict[str, Any],
) -> _Written:
    """Write a report's files, all or none, and then the register with what goes out; without an entry it stays as it is."""
    found = _Written()
    try:
        with Outputs(out) as outputs:
            found.published.add(goes.publish(outputs, files, origins))
            found.is_written = True
            if entry is not None:
                outputs.keep(f"reports/{FILE_NAME}", entry, origin)
                found.is_entered = True
    except OutputError as fault:
        found.published.unwritten.append(fault)
    return found


def _period(quarter: str | None, first: date | None, last: date | None, today: date) -> Period:
    """The period that was asked for; a wrong command, in a sentence, where nothing can be counted in it."""
    _within_reach(today, "--as-of")
    found = _asked_for(quarter, first, last, today)
    given = ("--quarter", "--quarter") if quarter else ("--from", "--to")
    for day, option in zip((found.first, found.last), given, strict=True):
        _within_reach(day, option)
    if found.first > today:
        said = f"{found.words} has not begun on {shown(today)}, so there is nothing to count in it."
        raise click.BadParameter(said, param_hint=given[0])
    return found


def _within_reach(day: date, option: str) -> None:
    if day.year not in _YEARS:
        raise click.BadParameter(f"the year must lie from {_YEARS[0]} to {_YEARS[-1]}.", param_hint=option)


def _asked_for(quarter: str | None, first: date | None, last: date | None, today: date) -> Period:
    """The period of these options; a wrong command where it is none."""
    from pipeline.reporting.build import last_quarter

    if quarter and (first or last):
        raise click.UsageError("Give --quarter, or --from and --to, not both.")
    if bool(first) != bool(last):
        raise click.UsageError("--from and --to go together.")
    if quarter:
        try:
            return quarter_named(quarter)
        except ValueError as fault:
            raise click.BadParameter(str(fault), param_hint="--quarter") from None
    if first and last:
        if (last.year, last.month, last.day) < (first.year, first.month, first.day):
            raise click.BadParameter("the last day lies before the first.", param_hint="--to")
        return Period(date(first.year, first.month, first.day), date(last.year, last.month, last.day))
    return last_quarter(today)
