"""The commands on case workbooks: run, check, due, verify."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from pipeline.app.executors import Cluster, Workers
from pipeline.app.run_result import RunResult
from pipeline.casefiles.recipient_names import Former
from pipeline.cli.console import (
    chosen,
    end_if_faulty,
    end_with,
    needs_a_person,
    progress_bar,
    raise_refused,
    read_workbooks,
    say,
    say_unwritten,
    stages,
    templates_folder,
)
from pipeline.cli.groups import hsb
from pipeline.cli.messages import (
    check_lines,
    count_lines,
    due_lines,
    file_lines,
    finding_lines,
    read_as_lines,
    refused_lines,
    run_lines,
    shown_by_run,
    unfilled_lines,
)
from pipeline.cli.options import Moment, as_of_option, inputs_argument, out_option, password_option
from pipeline.cli.output_messages import clean_lines, stays_lines, unsure_lines, verify_lines
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import InputError, LeakError, OutputError, TemplateError
from pipeline.foundation.plugins import plugins_in
from pipeline.model.finding import FAULT
from pipeline.procedure.clock import LONDON
from pipeline.storage.folder import Outputs, Published


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
@click.option("--pdf", is_flag=True, help="Make a tagged PDF of every document too. Needs LibreOffice.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help="How many processes; one a core, if not given.",
)
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who does the work.",
)
@click.option(
    "--scheduler", default=None, metavar="ADDRESS", help="Of a Dask cluster, for example tcp://10.0.0.5:8786."
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
    fault, 6 where a file could not be written; everything else is written all the same.
    """
    from pipeline.app.run_documents import RunRequest, run
    from pipeline.app.settings import password_folder, settings_file, settings_for
    from pipeline.documents.assembled import partnership

    known = [part.name for part in plugins_in("pipeline.documents") if part.name != partnership.NAME]
    for name in only:
        if name not in known:
            raise click.BadParameter(
                f"there is no document {name!r}. There are: {', '.join(known)}.", param_hint="--only"
            )
    settings = settings_for(inputs)
    reading = read_workbooks(inputs, password_file, settings.workbooks.own_sheets)
    raise_refused(reading)
    reading.findings.extend(settings.findings())
    if settings_file(inputs) is None:
        say(
            [
                "There is no settings.toml beside the workbooks, so the documents do not name the "
                "council. See the README."
            ]
        )
    chosen(reading, case_ids)
    clock = settings.clock(as_of or date.today())
    order = RunRequest(
        settings.house(),
        out,
        templates_folder(),
        clock,
        only,
        case_ids,
        drafts_only,
        pdf,
        settings.copies.search_for_initials,
        password_folder(settings, inputs, out),
        workers or 0,
        _cluster(executor, scheduler),
    )
    with stages() as progress:
        outcome = run(reading, order, progress)
    _end_run(reading, outcome, out)


def _end_run(reading: Reading, outcome: RunResult, out: Path) -> NoReturn:
    """Say everything about a run, and exit with the code that it ends with."""
    say(finding_lines(shown_by_run(outcome.findings)))
    say(count_lines(reading))
    say(run_lines(outcome, out))
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


def _former_names(out: Path) -> Former:
    """The names under which people were given copies; nobody's where the register cannot be read: every run says so."""
    from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister

    try:
        return IssueRegister.load(out / FILE_NAME).former_names()
    except InputError:
        return {}


def _cluster(executor: str, scheduler: str | None) -> Workers | None:
    """The Dask cluster that was named; None where this machine does the work."""
    if (executor == "dask") != (scheduler is not None):
        raise click.BadParameter(
            "--executor dask and --scheduler ADDRESS belong together.", param_hint="--executor"
        )
    return Cluster(scheduler) if scheduler else None


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
    """List what is wrong or missing, and give each workbook back with its cells marked.

    The marked workbooks go to OUT/check/: the problem cells are coloured and carry a comment, and a sheet
    named Findings links to them. Nothing else in them is changed. One that cannot be written, because it is
    open in Excel for example, is named; the others are given back, and it ends with 6.
    """
    from pipeline.app.run_documents import check, give_back, held_back, without_copies
    from pipeline.app.settings import settings_for

    settings = settings_for(inputs)
    reading = read_workbooks(inputs, password_file, settings.workbooks.own_sheets, keep=True)
    reading.findings.extend(settings.findings())
    with stages() as progress:
        findings = check(reading, settings.clock(as_of or date.today()), progress, former=_former_names(out))
        published = give_back(reading, findings, out, progress)
    say(finding_lines(findings))
    if read_as:
        say(read_as_lines(reading))
    say(count_lines(reading))
    given_back = published.written + published.unchanged
    held, stopped = held_back(reading, findings), without_copies(reading, findings)
    say(check_lines(reading, findings, held, stopped, given_back, out))
    say(file_lines(published))
    say_unwritten(published.unwritten)
    if any(one.rule == FAULT for one in findings):
        say((f"{refusal.message} {refusal.remedy}" for refusal in reading.refused), err=True)
    end_if_faulty(findings)
    raise_refused(reading, stops=False)
    if published.unwritten:
        sys.exit(OutputError.exit_code)
    end_with(findings)


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
    Outlook, and names no child. Opened again after a later run, it brings the same events up to date.

    Ends with 1 where something is overdue, and with 6 where these files cannot be written; the list on screen
    comes all the same.
    """
    from pipeline.app.run_documents import held_back
    from pipeline.app.settings import settings_for
    from pipeline.casefiles.provenance import Sources
    from pipeline.formats.calendar_file import calendar_of
    from pipeline.formats.due_sheet import due_workbook
    from pipeline.procedure.due import due_of

    settings = settings_for(inputs)
    clock = settings.clock(as_of or datetime.now(LONDON).replace(tzinfo=None))
    reading = read_workbooks(inputs, password_file, settings.workbooks.own_sheets)
    raise_refused(reading)
    cases, doubtful = chosen(reading, case_ids), held_back(reading, reading.findings)
    behind = Sources()
    with progress_bar("Counting days", len(cases), behind.add) as see:
        due = due_of(cases, clock, days, see)
    files = {
        "due.xlsx": due_workbook(due, clock, days, settings.documents.marking),
        "due.ics": calendar_of(due, clock),
    }
    published = Published()
    try:
        with Outputs(out) as outputs:
            origins = dict.fromkeys(files, behind.origin("due").to_json())
            published.add(outputs.publish("due", files, all_of_folder=True, origins=origins))
    except OutputError as fault:
        published.unwritten.append(fault)
    say(
        due_lines(
            due,
            clock,
            days,
            [one for one in cases.ids if one in doubtful],
            None if published.unwritten else out,
        )
    )
    say(file_lines(published))
    say(finding_lines(due.faults), err=True)
    say_unwritten(published.unwritten)
    end_if_faulty(due.faults)
    if published.unwritten:
        sys.exit(OutputError.exit_code)
    sys.exit(int(bool(due.overdue)))


@hsb.command("verify")
@click.argument(
    "outputs", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("outputs")
)
@click.option(
    "--inputs",
    type=click.Path(path_type=Path),
    default=Path("inputs"),
    show_default=True,
    help="The workbooks.",
)
@password_option
def verify_command(outputs: Path, inputs: Path, password_file: Path | None) -> None:
    """Look at every file in OUTPUTS again: whether it is what was written, and whether it holds nothing that is withheld today.

    Ends with 5 where a file holds something withheld, 6 where a file or folder cannot be read, 1 where a file
    was changed or is gone, where nobody can tell because manifest.json is missing or cannot be read, or where
    not all of the workbooks could be read.
    """
    from pipeline.app.settings import settings_for
    from pipeline.app.verify_outputs import verify
    from pipeline.casefiles.render_context import templates_in

    settings = settings_for(inputs)
    reading = read_workbooks(inputs, password_file, settings.workbooks.own_sheets)
    raise_refused(reading)
    templates = templates_in(templates_folder())
    found = verify(
        reading.cases, settings.house(), outputs, templates, initials=settings.copies.search_for_initials
    )
    say(verify_lines(found))
    say(unsure_lines(reading))
    say(refused_lines(found.refused, written=True), err=True)
    if found.refused:
        sys.exit(LeakError.exit_code)
    if found.unread:
        sys.exit(OutputError.exit_code)
    is_unsure = bool(reading.stopped or reading.doubtful)
    sys.exit(int(bool(found.changed or found.missing or found.is_manifest_lost or is_unsure)))


@hsb.command("clean")
@click.argument(
    "outputs", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("outputs")
)
@click.option(
    "--older-than", "span", required=True, metavar="TIME", help="For example 90 days, 6 months or 2 years."
)
@click.option("--by-hand-too", is_flag=True, help="Also what people changed or put there themselves.")
@click.option("--yes", is_flag=True, help="Take it away. Without this it is only listed.")
@as_of_option
def clean_command(outputs: Path, span: str, by_hand_too: bool, yes: bool, as_of: date | None) -> None:
    """Take away what retention no longer allows, and say what was taken.

    A case's files go together, once the newest of them is older than TIME; other files each by itself. The
    register of issued copies stays. Take the case out of the workbooks as well: the next run would write its
    documents again.

    Ends with 6 where a file cannot be read or taken away, for example because it is open in Word: it is
    named, what belongs to the same case stays with it, and everything else goes.
    """
    from pipeline.app.purge_old_files import day_before, older_than, take_away

    try:
        day = day_before(as_of or date.today(), span)
    except (ValueError, OverflowError):
        raise click.BadParameter(
            "write it like 90 days, 12 weeks, 6 months or 2 years.", param_hint="--older-than"
        ) from None
    with Outputs(outputs) as folder:
        going = older_than(folder, day)
        files = sorted([*going.files, *(going.by_hand if by_hand_too else ())])
        removed = take_away(folder, files) if yes else None
        say(clean_lines(files, [] if by_hand_too else going.by_hand, day, removed))
        stays = removed.stays if removed else []
        say(stays_lines(stays, going.unread), err=True)
    if stays or going.unread:
        sys.exit(OutputError.exit_code)
