"""The command on all cases together: report."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import raise_refused, read, say, say_unwritten, stages, templates_folder
from pipeline.cli.groups import hsb
from pipeline.cli.options import Moment, as_of_option, inputs_argument, out_option, password_option
from pipeline.foundation.dates import shown

if TYPE_CHECKING:
    from pipeline.app.make_report import ReportResult
    from pipeline.reporting.periods import Period

#: Years of which a report can be asked for: its trend goes back up to ten years.
_YEARS = range(1950, 2100)


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
    from pipeline.app.make_report import make_report
    from pipeline.cli.messages import file_lines, finding_lines
    from pipeline.cli.report_messages import report_lines

    given = read(inputs, password_file)
    clock = given.settings.clock(as_of or date.today())
    period = _period(quarter, first, last, clock.today)
    raise_refused(given.reading)
    say(finding_lines(given.settings.findings()), err=True)
    with stages() as progress:
        result = make_report(
            given.reading,
            period=period,
            settings=given.settings,
            clock=clock,
            templates=templates_folder(),
            out=out,
            draft=draft,
            progress=progress,
        )
    say(report_lines(result, draft=draft))
    say(file_lines(result.published))
    _end(result)


def _end(result: ReportResult) -> None:
    """Print what prevents the report from being handed out, and exit with the code of what matters most."""
    from pipeline.cli.messages import finding_lines
    from pipeline.foundation.errors import CasesLeftOut

    unwritten = result.published.unwritten
    say(finding_lines(result.faults), err=True)
    say((f"{fault.message} {fault.remedy}" for fault in result.refused), err=True)
    say_unwritten(unwritten)
    left_out = [one for one in result.refused if isinstance(one, CasesLeftOut)]
    for fault in (*left_out, *result.refused, *unwritten):
        sys.exit(fault.exit_code)


def _period(quarter: str | None, first: date | None, last: date | None, today: date) -> Period:
    """The period that was asked for. Raises BadParameter where nothing can be counted in it."""
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
    """The period of these options. Raises UsageError or BadParameter where they name none."""
    from pipeline.reporting.periods import Period, last_quarter, quarter_named

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
