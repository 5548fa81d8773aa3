"""The commands on what was written: verify, clean."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from pipeline.app.output_kinds import KINDS, PASSWORDS, kinds_in_words
from pipeline.cli.console import raise_refused, read, say, templates_folder
from pipeline.cli.groups import hsb
from pipeline.cli.options import as_of_option, password_option
from pipeline.foundation.errors import InputError, LeakError, OutputError


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
    """Search every file in OUTPUTS again, for changes and for what is withheld today.

    Ends with 5 where a file holds something withheld, 6 where a file or folder cannot be read, 1 where a file
    was changed, is missing or was not searched, where audit.log or the register is not as it was written,
    where nobody can say because manifest.json is missing or cannot be read, or where not all of the workbooks
    could be read.
    """
    from pipeline.app.said.of_files import refused_lines
    from pipeline.app.said.of_outputs import unsure_lines, verify_lines
    from pipeline.app.verify_outputs import verify
    from pipeline.casefiles.render_context import templates_in

    given = read(inputs, password_file)
    raise_refused(given.reading)
    found = verify(
        given.reading.cases,
        given.settings.house(),
        outputs,
        templates_in(templates_folder()),
        initials=given.settings.copies.search_for_initials,
    )
    say(verify_lines(found))
    say(unsure_lines(given.reading))
    say(refused_lines(found.refused, written=True), err=True)
    if found.refused:
        sys.exit(LeakError.exit_code)
    if found.unread:
        sys.exit(OutputError.exit_code)
    is_unsure = bool(given.reading.stopped or given.reading.doubtful)
    sys.exit(int(found.needs_a_person or is_unsure))


@hsb.command("clean")
@click.argument(
    "outputs", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("outputs")
)
@click.option(
    "--older-than", "span", required=True, metavar="TIME", help="For example 90 days, 6 months or 2 years."
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([one.name for one in KINDS]),
    help=f"Only this kind. May be given more than once. {kinds_in_words()}.",
)
@click.option("--by-hand-too", is_flag=True, help="Also delete what people changed or added themselves.")
@click.option("--yes", is_flag=True, help="Delete the files. Without this they are only listed.")
@click.option(
    "--inputs",
    type=click.Path(path_type=Path),
    default=Path("inputs"),
    show_default=True,
    help="The folder of settings.toml, which names the password folder.",
)
@as_of_option
def clean_command(
    outputs: Path,
    span: str,
    kinds: tuple[str, ...],
    by_hand_too: bool,
    yes: bool,
    inputs: Path,
    as_of: date | None,
) -> None:
    """Delete what retention no longer allows, and list what was deleted.

    A case's files go together, once the newest of them is older than TIME; other files each by itself. With
    --kind, only files of that kind go, each once it is older than TIME. What is still due is written again
    by the next run: take the case out of the workbooks as well.

    The registers and audit.log stay, and what is deleted is entered in audit.log. A password stays while a
    copy that it opens is here.

    Ends with 6 where a file cannot be read or taken away, for example because it is open in Word: it is
    named, what belongs to the same case stays with it, and everything else goes.
    """
    from pipeline.app.purge_old_files import older_than, take_away
    from pipeline.app.said.of_outputs import clean_lines, password_lines, stays_lines
    from pipeline.storage.folder import Outputs

    if yes and as_of is not None and as_of > date.today():
        raise click.BadParameter(
            ("this date is in the future. Without --yes, the files that would be deleted are listed."),
            param_hint="--as-of",
        )
    day = _day_before(as_of or date.today(), span)
    _require_outputs(outputs)
    passwords = _passwords_of(inputs, outputs) if PASSWORDS in kinds else None
    with Outputs(outputs) as folder:
        going = older_than(folder, day, kinds)
        files = sorted([*going.files, *(going.by_hand if by_hand_too else ())])
        removed = take_away(folder, files) if yes else None
        say(clean_lines(files, [] if by_hand_too else going.by_hand, day, removed))
        faults: list[OutputError] = []
        if passwords is not None:
            from pipeline.app.purge_passwords import old_passwords, take_away_passwords

            old = old_passwords(folder, passwords, day, () if removed else files)
            if yes:
                old.names, faults = take_away_passwords(folder, passwords, old.names)
            say(password_lines(old, yes=yes))
        stays = removed.stays if removed else []
        say(stays_lines(stays, going.unread, by_kind=bool(kinds)), err=True)
        say((f"{fault.message} {fault.remedy}" for fault in faults), err=True)
    if stays or going.unread or faults:
        sys.exit(OutputError.exit_code)


def _require_outputs(folder: Path) -> None:
    """Raise InputError unless a run has written to this folder: nothing else is ever taken away."""
    if not any((folder / name).exists() for name in ("manifest.json", "audit.log", "issue_register.xlsx")):
        raise InputError(
            f"{folder} is not an outputs folder: it has no manifest.json, audit.log or issue_register.xlsx.",
            "Give the folder that the documents were written to.",
        )


def _day_before(today: date, span: str) -> date:
    """The day that --older-than means. Raises BadParameter where it is no time."""
    from pipeline.app.purge_old_files import day_before

    try:
        return day_before(today, span)
    except (ValueError, OverflowError):
        raise click.BadParameter(
            "write it like 90 days, 12 weeks, 6 months or 2 years.", param_hint="--older-than"
        ) from None


def _passwords_of(inputs: Path, outputs: Path) -> Path:
    """The folder of the passwords. Raises InputError where the settings name none."""
    from pipeline.app.settings import password_folder, settings_for

    folder = password_folder(settings_for(inputs), inputs, outputs)
    if folder is None:
        raise InputError(
            f"The settings for {inputs} do not name a password folder.",
            "Say with --inputs where settings.toml is, or leave out --kind passwords.",
        )
    return folder
