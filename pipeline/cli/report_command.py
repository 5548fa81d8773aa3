"""The command on all cases together: report."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from pipeline.cli.console import raise_refused, read, say, say_unwritten, stages, templates_folder
from pipeline.cli.groups import hsb
from pipeline.cli.options import Moment, as_of_option, inputs_argument, out_option, password_option
from pipeline.foundation.dates import shown

if TYPE_CHECKING:
    from pipeline.app.make_report import ReportResult
    from pipeline.app.read_inputs import Inputs
    from pipeline.procedure.clock import Clock
    from pipeline.reporting.periods import Period

#: Years of which a report can be asked for: its trend goes back up to ten years.
_YEARS = range(1950, 2100)


@hsb.command("report")
@inputs_argument
@click.option(
    "--quarter", metavar="QUARTER", help="A quarter of a year from April to March, for example 2026-27-Q2."
)
@click.option(
    "--from", "first", type=Moment(), help=("The first day, for a period that is not a quarter. Needs --to.")
)
@click.option("--to", "last", type=Moment(), help="The last day.")
@out_option
@as_of_option
@click.option(
    "--plan",
    "only_plan",
    is_flag=True,
    help="Only write the publication plan: the period over which each measure is published.",
)
@click.option("--hand-out", is_flag=True, help="Make the edition to publish, and enter it in the register.")
@click.option(
    "--take-back", is_flag=True, help="Mark the period's edition as taken back. Needs --by and --reason."
)
@click.option("--by", metavar="NAME", help="Who takes it back.")
@click.option("--reason", metavar="TEXT", help="Why it is taken back.")
@password_option
def report_command(
    inputs: Path,
    quarter: str | None,
    first: date | None,
    last: date | None,
    out: Path,
    as_of: date | None,
    only_plan: bool,
    hand_out: bool,
    take_back: bool,
    by: str | None,
    reason: str | None,
    password_file: Path | None,
) -> None:
    """Write the report on timeliness and outcomes: the partnership's edition, and the team's own.

    Without a period it is the last quarter that is over. To OUT/reports/PERIOD/ go partnership.xlsx and
    partnership.docx, in which no small number is shown or can be worked out; figures.csv, charts and a
    summary as a picture with the same figures; and restricted.xlsx, every number with its cases, which is
    not to be handed out.

    It is a draft until --hand-out. What is handed out is kept in OUT/reports/released.json: later reports
    give it as it went out, and show as much besides as is safe. Keep that file. A report that went out by
    mistake is taken back with --take-back, by a named person and with a reason, which the register keeps.
    OUT/released_copy.json is a copy of it, for when it is lost.

    OUT/reports/publication_plan.toml says by quarter, half-year, year, or two or three years for each
    measure. It is chosen for the numbers there are when the first report goes out, or with --plan; you may
    edit it.

    It ends with 6 where the register cannot be read or lacks a report that was published, where the period is
    not over and so cannot go out yet, or where a file cannot be written: it says which, and what is there.
    """
    _fit_together(hand_out=hand_out, only_plan=only_plan, take_back=take_back, by=by, reason=reason)
    if take_back:
        _names_its_report(quarter or first or last, inputs)
        _take_back(out, _period(quarter, first, last, as_of or date.today()), by, reason, as_of)
        return
    from pipeline.app.said.of_files import finding_lines

    given = read(inputs, password_file, at_hand=True)
    clock = given.settings.clock(as_of or date.today())
    period = _period(quarter, first, last, clock.today)
    raise_refused(given.reading)
    say(finding_lines(given.settings.findings()), err=True)
    if only_plan:
        _plan(given, period, clock, out)
    else:
        _report(given, period, clock, out, hand_out=hand_out)


def _report(given: Inputs, period: Period, clock: Clock, out: Path, *, hand_out: bool) -> None:
    from pipeline.app.make_report import make_report
    from pipeline.app.said.of_files import file_lines
    from pipeline.app.said.of_report import report_lines

    with stages() as progress:
        result = make_report(
            given.reading,
            period=period,
            settings=given.settings,
            clock=clock,
            templates=templates_folder(),
            out=out,
            hand_out=hand_out,
            progress=progress,
        )
    say(report_lines(result, hand_out=hand_out))
    say(file_lines(result.published))
    _end(result, out)


def _plan(given: Inputs, period: Period, clock: Clock, out: Path) -> None:
    from pipeline.app.report_plan import make_plan
    from pipeline.app.said.of_report import plan_lines

    say(plan_lines(make_plan(given.reading, period=period, settings=given.settings, clock=clock, out=out)))


def _take_back(out: Path, period: Period, by: str | None, reason: str | None, as_of: date | None) -> None:
    from pipeline.app.published_reports import take_back
    from pipeline.procedure.clock import Clock

    assert by is not None
    assert reason is not None
    folder = take_back(out, period=period, by=by, reason=reason, clock=Clock(as_of or date.today()))
    say(
        [
            f"The report on {period.words} is marked as taken back by {by}. The register keeps it, with "
            "the reason. Later reports no longer count it as published.",
            f"Ask everybody who has it to delete it. Its files are still in {folder}: the next 'hsb report' "
            "of that period replaces them with a draft.",
        ]
    )


def _fit_together(
    *, hand_out: bool, only_plan: bool, take_back: bool, by: str | None, reason: str | None
) -> None:
    """Raises UsageError where the options do not go together."""
    if hand_out + only_plan + take_back > 1:
        raise click.UsageError("Use only one of --plan, --hand-out and --take-back.")
    if take_back and not ((by or "").strip() and (reason or "").strip()):
        raise click.UsageError("--take-back needs --by with the name of who decides it, and --reason.")
    if not take_back and (by or reason):
        raise click.UsageError("--by and --reason go with --take-back.")


def _names_its_report(period: object, inputs: Path) -> None:
    """Raises UsageError where the report to take back is not named, or named where the workbooks are."""
    given = click.get_current_context().get_parameter_source("inputs")
    is_no_folder = given is not ParameterSource.DEFAULT and not inputs.exists()
    if is_no_folder or not period:
        raise click.UsageError(
            "Say which report to take back: --take-back --quarter 2026-27-Q2, or --from and --to with its "
            "days. Nothing was taken back."
        )


def _end(result: ReportResult, out: Path) -> None:
    """Print what prevents the report from being handed out, and exit with the code of what matters most."""
    from pipeline.app.published_reports import command_to_take_back
    from pipeline.app.said.of_files import finding_lines
    from pipeline.foundation.errors import CasesLeftOut

    unwritten = result.published.unwritten
    say(finding_lines(result.faults), err=True)
    say((f"{fault.message} {fault.remedy}" for fault in result.refused), err=True)
    say((f"To take it back: {command_to_take_back(one, out)}" for one in result.register.lacking), err=True)
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
        said = f"{found.words} has not begun on {shown(today)}, so there is nothing to count."
        raise click.BadParameter(said, param_hint=given[0])
    return found


def _within_reach(day: date, option: str) -> None:
    if day.year not in _YEARS:
        raise click.BadParameter(f"the year must be between {_YEARS[0]} and {_YEARS[-1]}.", param_hint=option)


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
            raise click.BadParameter("the last day is before the first.", param_hint="--to")
        return Period(date(first.year, first.month, first.day), date(last.year, last.month, last.day))
    return last_quarter(today)
