"""The commands. The only module that prints or exits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from pipeline.errors import LeakError, OutputError, PipelineError, TemplateError
from pipeline.finding import Finding, Severity
from pipeline.options import as_of_option, inputs_argument, out_option, password_option, passwords_in, replace_option
from pipeline.outputs import put_whole
from pipeline.parts import parts_in
from pipeline.summary import (
    check_lines,
    count_lines,
    file_lines,
    finding_lines,
    plural,
    read_as_lines,
    refused_lines,
    run_lines,
    verify_lines,
)
from pipeline.workbook.read import Reading, read, workbooks_in

_HERE = Path("templates")
_SHIPPED = Path(__file__).parent / "shipped_templates"
_BESIDE = Path(__file__).parent.parent / "templates"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="hsb-paperwork", prog_name="hsb")
def hsb() -> None:
    """Turn case workbooks into the paperwork of the harmful sexual behaviour procedure.

    Start with 'hsb workbook blank FILE', fill the workbook in, look at it with 'hsb check', and write the documents with 'hsb run'.

    Ends with 0 when all is done, 1 when done with findings that need a person, 2 for a wrong command, 3 for a workbook that cannot
    be understood, 4 for a fault in a template, 5 for a file that was refused because it held something withheld, 6 for a file that
    cannot be written.
    """


@hsb.command("run")
@inputs_argument
@out_option
@as_of_option
@click.option("--case", "case_ids", multiple=True, metavar="ID", help="Only this case. May be given more than once.")
@click.option(
    "--only", multiple=True, metavar="DOCUMENT", help="Only this document, for example plan. May be given more than once."
)
@click.option("--draft", "drafts_only", is_flag=True, help="Make every family copy as a draft, whatever was approved.")
@click.option("--pdf", is_flag=True, help="Make the family copies as PDF too. Needs LibreOffice.")
@password_option
def run_command(
    inputs: Path, out: Path, as_of: date | None, case_ids: tuple[str, ...], only: tuple[str, ...], drafts_only: bool, pdf: bool,
    password_file: Path | None,
) -> None:  # fmt: skip
    """Check the workbooks and write every document that each sound case is due.

    INPUTS is a workbook, or a folder of them (usually inputs/). The documents go to OUT/cases/CASE ID/, family copies to a folder
    for each recipient below it. Each file is opened again and searched; one that holds something withheld is not written.
    """
    from pipeline.run import Order, run
    from pipeline.settings import password_folder, settings_file, settings_for

    known = [part.name for part in parts_in("pipeline.documents")]
    for name in only:
        if name not in known:
            raise click.BadParameter(f"there is no document {name!r}. There are: {', '.join(known)}.", param_hint="--only")
    settings = settings_for(inputs)
    reading = _read(inputs, password_file)
    _raise_refused(reading)
    if settings_file(inputs) is None:
        _say(["There is no settings.toml beside the workbooks, so the documents do not name the council. See the README."])
    ids = [case.id for case in reading.cases]
    for case_id in case_ids:
        if case_id not in ids:
            raise click.BadParameter(f"there is no case {case_id!r} in the workbooks.", param_hint="--case")
    order = Order(settings.house(), out, _templates(), as_of or date.today(), only, case_ids, drafts_only, pdf,
                  settings.copies.search_for_initials, password_folder(settings, inputs, out))  # fmt: skip
    with _progress("Writing documents", len(case_ids or ids)) as tick:
        outcome = run(reading, order, tick)
    _say(finding_lines(finding for finding in outcome.findings if finding.severity is not Severity.NOTE))
    _say(count_lines(reading))
    _say(run_lines(outcome, out))
    _say(refused_lines(outcome.refused), err=True)
    for fault in outcome.unwritten:
        _say([f"{fault.message} {fault.remedy}"], err=True)
    if outcome.refused:
        sys.exit(LeakError.exit_code)
    if outcome.unwritten:
        sys.exit(OutputError.exit_code)
    _end(outcome.findings)


@hsb.command("check")
@inputs_argument
@out_option
@as_of_option
@password_option
@click.option("--read-as", is_flag=True, help="List every cell that was read as something other than what it says.")
def check_command(inputs: Path, out: Path, as_of: date | None, password_file: Path | None, read_as: bool) -> None:
    """List what is wrong or missing, and give each workbook back with its cells marked.

    The marked workbooks go to OUT/check/: the problem cells are coloured and carry a comment, and a sheet named Findings links to
    them. Nothing else in them is changed.
    """
    from pipeline.run import check, give_back, held_back

    reading = _read(inputs, password_file)
    findings = check(reading, as_of or date.today())
    _say(finding_lines(findings))
    if read_as:
        _say(read_as_lines(reading))
    with _progress("Marking workbooks", len(reading.packages)) as tick:
        published = give_back(reading, findings, out, tick)
    _say(count_lines(reading))
    _say(check_lines(reading, findings, held_back(reading, findings), out))
    _say(file_lines(published))
    _raise_refused(reading)
    _end(findings)


@hsb.command("verify")
@click.argument("outputs", type=click.Path(file_okay=False, path_type=Path), default=Path("outputs"))
@click.option("--inputs", type=click.Path(path_type=Path), default=Path("inputs"), show_default=True, help="The workbooks.")
@password_option
def verify_command(outputs: Path, inputs: Path, password_file: Path | None) -> None:
    """Look at every file in OUTPUTS again: whether it is what was written, and whether it holds nothing that is withheld today.

    Ends with 5 where a file holds something withheld, 1 where one was changed or is gone.
    """
    from pipeline.settings import settings_for
    from pipeline.verifying import verify

    settings = settings_for(inputs)
    reading = _read(inputs, password_file)
    _raise_refused(reading)
    found = verify(reading.cases, settings.house(), outputs, initials=settings.copies.search_for_initials)
    _say(verify_lines(found))
    _say(refused_lines(found.refused, written=True), err=True)
    sys.exit(LeakError.exit_code if found.refused else int(bool(found.changed or found.missing)))


@hsb.group("workbook")
def workbook_group() -> None:
    """Make an empty workbook to fill in, or one of invented cases."""


@workbook_group.command("blank")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@replace_option
def blank_command(file: Path, replace: bool) -> None:
    """Write an empty workbook to FILE, with a guide, drop-down lists and date checks."""
    from pipeline.settings import settings_for
    from pipeline.workbook.blank import write_blank

    _write_new(file, lambda target: write_blank(target, settings_for(Path("inputs")).rows()), replace)
    _say([f"{file} is ready. Its first sheet says how to fill it in."])


@workbook_group.command("sample")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--cases", type=click.IntRange(1, 200_000), default=30, show_default=True, help="How many cases.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same cases.")
@replace_option
def sample_command(file: Path, cases: int, seed: int, replace: bool) -> None:
    """Write invented cases to FILE, across all the procedure's branches."""
    from pipeline.sample import sample_cases
    from pipeline.settings import settings_for
    from pipeline.workbook.write import write_cases

    _write_new(file, lambda target: write_cases(target, sample_cases(cases, seed), settings_for(Path("inputs")).rows()), replace)
    _say([f"{file} holds {plural(cases, 'invented case')}."])


@hsb.group("templates")
def templates_group() -> None:
    """Check the Word templates, list the fields that they may use, or look at one filled in."""


@templates_group.command("check")
@click.argument("name", required=False)
@click.option("--mark", is_flag=True, help="Also write a copy of each template with its faults as Word comments.")
@out_option
def templates_check_command(name: str | None, mark: bool, out: Path) -> None:
    """List every fault of every template at once, each with its place and what to do; or of the one named.

    NAME is a document's name, for example plan, or the path of a .docx file. With --mark, the copies go to OUT/templates/.

    Ends with 4 where a template has to be put right, 1 where there is only something worth a look.
    """
    from pipeline.desk import checked, paths_of

    found = [checked(path) for path in paths_of(_templates(), name)]
    for one in found:
        _say(one.lines)
        if mark and one.faults:
            _say([f"  The faults are marked in {put_whole(out / 'templates' / one.path.name, one.write_marked)}."])
    faults = [fault for one in found for fault in one.faults]
    sys.exit(TemplateError.exit_code if any(fault.serious for fault in faults) else int(bool(faults)))


@templates_group.command("fields")
@click.argument("name")
def templates_fields_command(name: str) -> None:
    """List every field that the template of the document NAME may use, with its meaning and an example."""
    from pipeline.desk import fields

    _say(fields(name))


@templates_group.command("preview")
@click.argument("name")
@out_option
def templates_preview_command(name: str, out: Path) -> None:
    """Fill the template NAME from an invented case, with every merged value highlighted, to OUT/templates/."""
    from pipeline.desk import paths_of, preview

    (path,) = paths_of(_templates(), name)
    filled = preview(path)
    _say([f"{put_whole(out / 'templates' / f'{path.stem} - preview.docx', lambda file: file.write_bytes(filled))} is ready."])


@hsb.command("list")
def list_command() -> None:
    """Name every rule, withholding and document, in a line each."""
    for folder in ("rules", "withholdings", "documents"):
        _say([folder.capitalize()])
        for part in parts_in(f"pipeline.{folder}"):
            source = getattr(part.module, "SOURCE", "")
            _say([f"  {part.name}: {part.meaning}{f' ({source})' if source else ''}"])


def _templates() -> Path:
    """The templates to use: those of this folder, which officers may edit; otherwise those that came with the program."""
    return next((folder for folder in (_HERE, _BESIDE, _SHIPPED) if folder.is_dir()), _HERE)


def _read(inputs: Path, password_file: Path | None) -> Reading:
    passwords = passwords_in(password_file) if password_file else []
    paths = workbooks_in(inputs)
    with _progress("Reading workbooks", len(paths)) as tick:
        return read(paths, [one for one in passwords if one], _ask if sys.stdin.isatty() else None, tick)


def _ask(name: str) -> str | None:
    typed: str = click.prompt(f"Password for {name} (Enter to give up)", default="", hide_input=True, show_default=False, err=True)
    return typed or None


def _write_new(file: Path, write: Callable[[Path], None], replace: bool) -> None:
    """Write a workbook where there is none: a filled-in workbook is never overwritten unasked."""
    if file.suffix.casefold() != ".xlsx":
        raise click.BadParameter(f"{file.name} must end in .xlsx.", param_hint="FILE")
    if file.exists() and file.stat().st_size and not replace:
        raise OutputError(f"{file} is there already.", "Give another name, or add --replace to write over it.")
    put_whole(file, write)


@contextmanager
def _progress(label: str, length: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal; nothing in a pipe. The name of what is worked on is not shown: it may be a case's."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=length)
        yield lambda name: bar.advance(task)


def _say(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)


def _raise_refused(reading: Reading) -> None:
    """Say every refusal but the last, and raise that."""
    for refusal in reading.refused[:-1]:
        _say([f"{refusal.message} {refusal.remedy}"], err=True)
    if reading.refused:
        raise reading.refused[-1]


def _end(findings: list[Finding]) -> None:
    sys.exit(1 if any(finding.severity is not Severity.NOTE for finding in findings) else 0)


def main() -> None:
    """Run `hsb`, and turn what stops it into a sentence and an exit code. A fault of the program shows no case's values."""
    try:
        code = hsb(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        _say(["Interrupted. What was written is whole; run the command again to go on."], err=True)
        sys.exit(130)
    except KeyboardInterrupt:
        _say(["Interrupted. What was written is whole; run the command again to go on."], err=True)
        sys.exit(130)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except PipelineError as fault:
        _say([f"{fault.message} {fault.remedy}"], err=True)
        sys.exit(fault.exit_code)
    except Exception as fault:
        _say(["This is a fault in the program, not in your data. Nothing half-written was left. Report these lines:"], err=True)
        _say([f"  {type(fault).__name__}"], err=True)
        trace = fault.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            _say([f"  {Path(code.co_filename).name} line {trace.tb_lineno}, {code.co_name}"], err=True)
            trace = trace.tb_next
        sys.exit(70)
