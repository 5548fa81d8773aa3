"""The commands that need no case: workbooks to fill in, templates, and the list of plugins."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from pipeline.cli.console import end_if_unwritten, say, templates_folder, write_new
from pipeline.cli.groups import hsb
from pipeline.cli.options import as_of_option, out_option, password_option, passwords_in, replace_option
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.foundation.plugins import FOLDERS, plugins_in


@hsb.group("workbook")
def workbook_group() -> None:
    """Make an empty workbook to fill in, or one of invented cases."""


@workbook_group.command("blank")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@replace_option
def blank_command(file: Path, replace: bool) -> None:
    """Write an empty workbook to FILE, with a guide, drop-down lists and date checks."""
    from pipeline.app.settings import settings_for
    from pipeline.formats.excel.blank_workbook import write_blank

    settings = settings_for(Path("inputs"))
    steps = settings.recognition.steps
    write_new(
        file, lambda target: write_blank(target, settings.rows(), steps, settings.list_names()), replace
    )
    say([f"{file} is ready. Its first sheet says how to fill it in."])


@workbook_group.command("sample")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--cases", type=click.IntRange(1, 200_000), default=30, show_default=True, help="How many cases."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same cases.")
@click.option(
    "--years", type=click.IntRange(1, 8), default=3, show_default=True, help="How many years of referrals."
)
@replace_option
def sample_command(file: Path, cases: int, seed: int, years: int, replace: bool) -> None:
    """Write invented cases to FILE, across all the procedure's branches.

    Copies in it are approved with the codes that they have by the templates in use, so that a run over it
    issues them. The first 30 take each branch in turn; later ones also have lapses, and are referred at any
    time in the years.
    """
    from pipeline.app.said.of_files import plural
    from pipeline.app.settings import settings_for
    from pipeline.app.template_tools import sample_of
    from pipeline.formats.excel.writer import write_cases

    settings = settings_for(Path("inputs"))
    steps = settings.recognition.steps
    sample = sample_of(cases, seed, templates_folder(), settings.house(), years=years)
    write_new(
        file,
        lambda target: write_cases(target, sample, settings.rows(), steps, settings.list_names()),
        replace,
    )
    say([f"{file} contains {plural(cases, 'invented case')}."])


@workbook_group.command("invitations")
@click.argument("inputs", type=click.Path(file_okay=False, path_type=Path), default=Path("inputs"))
@as_of_option
@password_option
def invitations_command(inputs: Path, as_of: date | None, password_file: Path | None) -> None:
    """Enter in the workbooks of INPUTS whom to invite, where a meeting has nobody on Attendance yet.

    Each agency and person that the procedure and the settings name for it gets a row, in every discussion,
    meeting and review of an open case that has a date. Whether they are invited stays for you to fill in. A
    workbook as it was is kept beside it, with .before after its name. Ends with 6 where one is open in Excel.
    """
    from pipeline.app.entry.fill_in_invitations import fill_in_invitations
    from pipeline.app.said.of_files import plural

    passwords = tuple(passwords_in(password_file)) if password_file else ()
    filled = fill_in_invitations(inputs, as_of or date.today(), passwords)
    for one in filled:
        rows, meetings = plural(one.rows, "row"), plural(one.meetings, "meeting")
        if one.fault is None:
            say([f"{one.workbook}: {rows} on Attendance, for {meetings}."])
        else:
            say([f"{one.fault.message} {one.fault.remedy}"], err=True)
    if not filled:
        say(["Every meeting has somebody on Attendance. Nothing was entered."])
    if any(one.fault is not None for one in filled):
        sys.exit(OutputError.exit_code)


@hsb.group("templates")
def templates_group() -> None:
    """Check the Word templates, list the fields that they may use, or look at one filled in."""


@templates_group.command("check")
@click.argument("name", required=False)
@click.option(
    "--mark", is_flag=True, help="Also write a copy of each template with its faults as Word comments."
)
@out_option
def templates_check_command(name: str | None, mark: bool, out: Path) -> None:
    """List every fault of every template at once, each with its place and what to do; or of the one named.

    NAME is a document's name, for example plan, or the path of a .docx file. With --mark, the copies go to
    OUT/templates/.

    Ends with 4 where a template has to be corrected, 1 where there is only something worth a look, and 6
    where a copy cannot be written.
    """
    from pipeline.app.settings import settings_for
    from pipeline.app.template_tools import CheckedTemplate, checked, paths_of
    from pipeline.storage.folder import write_atomically_by

    names = settings_for(Path("inputs")).templates.names
    found, damaged, unwritten = list[CheckedTemplate](), list[TemplateError](), list[OutputError]()
    for path in paths_of(templates_folder(), name):
        try:
            one = checked(path, names)
        except TemplateError as fault:
            damaged.append(fault)
            say([f"{fault.message} {fault.remedy}"], err=True)
            continue
        found.append(one)
        say(one.lines)
        if mark and one.faults:
            try:
                say(
                    [
                        "  The faults are marked in "
                        f"{write_atomically_by(out / 'templates' / one.path.name, one.write_marked)}."
                    ]
                )
            except OutputError as fault:
                unwritten.append(fault)
    end_if_unwritten(unwritten)
    faults = [fault for one in found for fault in one.faults]
    sys.exit(
        TemplateError.exit_code if damaged or any(fault.serious for fault in faults) else int(bool(faults))
    )


@templates_group.command("fields")
@click.argument("name")
def templates_fields_command(name: str) -> None:
    """List every field that the template of the document NAME may use, with its meaning and an example."""
    from pipeline.app.template_tools import fields

    say(fields(name))


@templates_group.command("preview")
@click.argument("name")
@out_option
def templates_preview_command(name: str, out: Path) -> None:
    """Fill the template NAME from an invented case, each merged value highlighted, to OUT/templates/."""
    from pipeline.app.template_tools import paths_of, preview
    from pipeline.storage.folder import write_atomically_by

    (path,) = paths_of(templates_folder(), name)
    filled = preview(path)
    place = out / "templates" / f"{path.stem} - preview.docx"
    written = write_atomically_by(place, lambda file: file.write_bytes(filled))
    say([f"{written} is ready."])


@hsb.command("list")
def list_command() -> None:
    """List every rule, duty, withholding, document and measure, and what a record implies, one on each line.

    A duty's limits come with the edition of the law or guidance that they come from.
    """
    from pipeline.app.limits_in_force import limits_in_force

    limits = limits_in_force(Path("inputs"))
    for kind, package in FOLDERS.items():
        say([kind.capitalize()])
        for part in plugins_in(package):
            source = getattr(part.module, "SOURCE", "")
            limit = limits.of(part.name).limit_and_edition if hasattr(part.module, "WHAT") else ""
            in_brackets = f" ({source})" if source else ""
            say([f"  {part.name}: {part.meaning}{in_brackets}{f' Limit: {limit}.' if limit else ''}"])
