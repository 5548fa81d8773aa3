"""The commands on case workbooks: run, check, due."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pipeline.cli.console import (
    chosen,
    end_if_faulty,
    end_with,
    needs_a_person,
    raise_refused,
    read,
    say,
    say_unwritten,
    stages,
    templates_folder,
)
from pipeline.cli.groups import hsb
from pipeline.cli.options import Moment, as_of_option, inputs_argument, out_option, password_option
from pipeline.cli.pdf_options import pdf_options
from pipeline.foundation.errors import LeakError, OutputError, TemplateError

if TYPE_CHECKING:
    from pipeline.app.executors import Workers
    from pipeline.app.run.run_result import RunResult
    from pipeline.formats.excel.reader import Reading

_NO_SETTINGS = (
    "There is no settings.toml beside the workbooks, so the documents do not name the "
    "council. Write its name under Settings on the page ('hsb open')."
)


@hsb.command("run")
@inputs_argument
@out_option
@as_of_option
@click.option(
    "--case", "case_ids", multiple=True, metavar="ID", help="Only this case. May be given more than once."
)
@click.option(
    "--only",
    multiple=True,
    metavar="DOCUMENT",
    help="Only this document, for example plan. May be given more than once.",
)
@click.option(
    "--draft", "drafts_only", is_flag=True, help="Make every family copy as a draft, whatever was approved."
)
@pdf_options
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help="How many processes to use. One for each core if not given.",
)
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who does the work.",
)
@click.option(
    "--scheduler",
    default=None,
    metavar="ADDRESS",
    help=("The address of a Dask cluster, for example tcp://10.0.0.5:8786."),
)
@password_option
def run_command(
    inputs: Path,
    out: Path,
    as_of: date | None,
    case_ids: tuple[str, ...],
    only: tuple[str, ...],
    drafts_only: bool,
    pdf: bool,
    pdf_issued: bool,
    pdf_engine: str | None,
    workers: int | None,
    executor: str,
    scheduler: str | None,
    password_file: Path | None,
) -> None:
    """Check the workbooks and write every document that each sound case is due.

    INPUTS is a workbook, or a folder of them (usually inputs/). The documents go to OUT/cases/CASE ID/,
    family copies to a folder for each recipient below it. Each file is opened again and searched; one that
    holds something withheld is not written. No family copy is made while a sheet, a heading or a row that
    protects somebody cannot be read: it is named, with what to put right.

    Ends with 5 where such a file was refused, 4 where a document could not be made because its template has a
    fault, 6 where a file could not be written; everything else is written anyway.
    """
    from pipeline.app.run_documents import RunRequest, run
    from pipeline.app.settings import password_folder
    from pipeline.formats.pdf import Engine

    _check_names(only)
    given = read(inputs, password_file)
    raise_refused(given.reading)
    if not given.names_council:
        say([_NO_SETTINGS])
    chosen(given.reading, case_ids)
    settings = given.settings
    request = RunRequest(
        house=settings.house(),
        out=out,
        templates=templates_folder(),
        clock=settings.clock(as_of or date.today()),
        only=only,
        case_ids=case_ids,
        drafts_only=drafts_only,
        pdf=Engine(pdf_engine or Engine.EMBEDDED) if pdf or pdf_issued or pdf_engine else None,
        pdf_of_issued=pdf_issued and not pdf,
        initials=settings.copies.search_for_initials,
        passwords=password_folder(settings, inputs, out),
        workers=workers or 0,
        elsewhere=_cluster(executor, scheduler),
    )
    with stages() as progress:
        outcome = run(given.reading, request, progress)
    _end_run(given.reading, outcome, out, only)


def _check_names(only: Sequence[str]) -> None:
    """Raise BadParameter for a document that there is not, or that no case is due."""
    from pipeline.documents import OF_NO_CASE, made_from
    from pipeline.foundation.plugins import plugins_in

    documents = plugins_in("pipeline.documents")
    known = [part.name for part in documents if made_from(part) not in OF_NO_CASE]
    for name in only:
        if name not in known:
            raise click.BadParameter(
                f"there is no document {name!r}. There are: {', '.join(known)}.", param_hint="--only"
            )


def _end_run(reading: Reading, outcome: RunResult, out: Path, only: Sequence[str]) -> NoReturn:
    """Say everything about a run, and exit with the code that it ends with."""
    from pipeline.app.said.of_files import count_lines, finding_lines, refused_lines, shown_by_run
    from pipeline.app.said.of_run import run_lines, unfilled_lines

    say(finding_lines(shown_by_run(outcome.findings)))
    say(count_lines(reading))
    say(run_lines(outcome, out, only))
    say(refused_lines(outcome.refused), err=True)
    say(unfilled_lines(outcome), err=True)
    say_unwritten(outcome.unwritten)
    end_if_faulty(outcome.findings)
    if outcome.refused:
        sys.exit(LeakError.exit_code)
    if outcome.unfilled or outcome.faulty:
        sys.exit(TemplateError.exit_code)
    if outcome.unwritten:
        sys.exit(OutputError.exit_code)
    sys.exit(1 if outcome.needs_a_person or needs_a_person(outcome.findings) else 0)


def _cluster(executor: str, scheduler: str | None) -> Workers | None:
    """The Dask cluster that was named; None where this machine does the work."""
    if (executor == "dask") != (scheduler is not None):
        raise click.BadParameter(
            "--executor dask and --scheduler ADDRESS belong together.", param_hint="--executor"
        )
    if scheduler is None:
        return None
    from pipeline.app.executors import Cluster

    return Cluster(scheduler)


@hsb.command("check")
@inputs_argument
@out_option
@as_of_option
@password_option
@click.option(
    "--read-as", is_flag=True, help="List every cell that was read as something other than what it says."
)
def check_command(
    inputs: Path, out: Path, as_of: date | None, password_file: Path | None, read_as: bool
) -> None:
    """List what is wrong or missing, and return each workbook with its cells marked.

    The marked workbooks go to OUT/check/: the problem cells are coloured and carry a comment, and a sheet
    named Findings links to them. Nothing else in them is changed. One that cannot be written, because it is
    open in Excel for example, is named; the others are returned, and it ends with 6.
    """
    from pipeline.app.check_workbooks import check_workbooks
    from pipeline.app.said.of_cases import check_lines
    from pipeline.app.said.of_files import count_lines, file_lines, finding_lines, read_as_lines
    from pipeline.model.finding import FAULT

    given = read(inputs, password_file, keep=True)
    reading = given.reading
    with stages() as progress:
        settings, today = given.settings, as_of or date.today()
        continuum = settings.recognition.steps
        result = check_workbooks(reading, settings.clock(today), out, progress, continuum=continuum)
    say(finding_lines(result.findings))
    if read_as:
        say(read_as_lines(reading))
    say(count_lines(reading))
    say(check_lines(reading, result, out))
    say(file_lines(result.published))
    say_unwritten(result.published.unwritten)
    if any(one.rule == FAULT for one in result.findings):
        say((f"{refusal.message} {refusal.remedy}" for refusal in reading.refused), err=True)
    end_if_faulty(result.findings)
    raise_refused(reading, stops=False)
    if result.published.unwritten:
        sys.exit(OutputError.exit_code)
    end_with(result.findings)


@hsb.command("due")
@inputs_argument
@click.option(
    "--days", type=click.IntRange(0, 3660), default=14, show_default=True, help="How many days ahead to look."
)
@out_option
@click.option("--as-of", type=Moment(), default=None, help='The day, or "30/10/2026 14:00", to take as now.')
@click.option(
    "--case", "case_ids", multiple=True, metavar="ID", help="Only this case. May be given more than once."
)
@password_option
def due_command(
    inputs: Path,
    days: int,
    out: Path,
    as_of: date | None,
    case_ids: tuple[str, ...],
    password_file: Path | None,
) -> None:
    """List what is overdue and what falls due soon, on screen, as a workbook and as a calendar.

    OUT/due/due.xlsx lists it by time, by person and by case, with what to do; OUT/due/due.ics opens in
    Outlook, and names no child. Opened again after a later run, it brings the same events up to date. What
    has no time limit, and what the record implies but nobody entered, is listed by its age.

    Ends with 1 where something is overdue, and with 6 where these files cannot be written; the list on screen
    is shown anyway.
    """
    from pipeline.app.list_due import list_due
    from pipeline.app.said.of_cases import due_lines
    from pipeline.app.said.of_files import file_lines, finding_lines
    from pipeline.procedure.clock import LONDON

    given = read(inputs, password_file, at_hand=True)
    raise_refused(given.reading)
    with stages() as progress:
        result = list_due(
            given.reading,
            chosen(given.reading, case_ids),
            clock=given.settings.clock(as_of or datetime.now(LONDON).replace(tzinfo=None)),
            days=days,
            marking=given.settings.documents.marking,
            out=out,
            progress=progress,
        )
    say(finding_lines(given.settings.findings()))
    say(due_lines(result, days=days, out=out))
    say(file_lines(result.published))
    say(finding_lines(result.due.faults), err=True)
    say_unwritten(result.published.unwritten)
    end_if_faulty(result.due.faults)
    if result.published.unwritten:
        sys.exit(OutputError.exit_code)
    sys.exit(int(bool(result.due.overdue)))
