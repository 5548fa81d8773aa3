"""The commands on copies that were issued: export, breach."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.cli.console import raise_refused, read, say, templates_folder
from pipeline.cli.groups import hsb
from pipeline.cli.options import Moment, as_of_option, password_option

outputs_argument = click.argument(
    "outputs", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("outputs")
)
inputs_option = click.option(
    "--inputs",
    type=click.Path(path_type=Path),
    default=Path("inputs"),
    show_default=True,
    help="The workbooks.",
)


@hsb.command("export")
@click.argument("case_id", metavar="CASE")
@click.argument("person_id", metavar="PERSON")
@outputs_argument
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="FOLDER",
    help="A new folder, outside OUTPUTS.",
)
@inputs_option
@password_option
@as_of_option
def export_command(
    case_id: str,
    person_id: str,
    outputs: Path,
    to: Path,
    inputs: Path,
    password_file: Path | None,
    as_of: date | None,
) -> None:
    """Copy all that was issued to one person to a new folder, for an access request.

    FOLDER gets every issued copy as it was given, including those recalled or replaced, a covering sheet
    (what was given, when, how, in which version) and a sheet for the officer alone. A copy that may contain
    something withheld today is kept apart, in "look first". The person already has it, and the officer
    decides whether to hand it over again. There are no drafts, no schedules and no copies for anybody else.
    Copies with a password keep it. The export is entered in audit.log.

    Ends with 1 if there is something to look at or something is missing, 6 if FOLDER is not empty or cannot
    be written to.
    """
    from pipeline.app.export_copies import ExportRequest, export_copies
    from pipeline.app.said.of_copies import export_lines
    from pipeline.app.settings import password_folder
    from pipeline.casefiles.render_context import templates_in
    from pipeline.storage.folder import Outputs

    given = read(inputs, password_file)
    raise_refused(given.reading)
    request = ExportRequest(
        case_id=case_id,
        person_id=person_id,
        to=to,
        house=given.settings.house(),
        templates=templates_in(templates_folder()),
        today=as_of or date.today(),
        initials=given.settings.copies.search_for_initials,
        passwords=password_folder(given.settings, inputs, outputs),
    )
    with Outputs(outputs) as folder:
        found = export_copies(given.reading, request, folder)
    say(export_lines(found, request))
    sys.exit(int(found.needs_a_person or not found.copies))


@hsb.command("breach")
@click.argument("number", metavar="COPY")
@outputs_argument
@click.option(
    "--known",
    type=Moment(),
    required=True,
    metavar='"DATE TIME"',
    help='When the council knew of it, for example "27/11/2026 09:15".',
)
@inputs_option
def breach_command(number: str, outputs: Path, known: date, inputs: Path) -> None:
    """Write the sheet of an issued copy that is in the wrong hands, with the 72 hours of UK GDPR Article 33.

    COPY is its number in the register of issued copies. OUTPUTS/breaches/ gets a Word document: which copy,
    who it was meant for, when it was sent, what kinds of content it has, when the ICO must be notified, and
    places to write who has it, who was informed when, and what is done. It names no child. The 72 hours run
    on through nights and weekends. It needs no workbook, only settings.toml for the council's name, and is
    entered in audit.log. A sheet in which somebody has written is kept, and the new one put beside it.

    It does not notify anybody. Ends with 1 if the 72 hours are over.
    """
    from pipeline.app.record_breach import record_breach
    from pipeline.app.said.of_copies import breach_lines
    from pipeline.app.settings import settings_for
    from pipeline.procedure.clock import LONDON
    from pipeline.storage.folder import Outputs

    now = datetime.now(LONDON).replace(tzinfo=None)
    if not isinstance(known, datetime):
        raise click.BadParameter('write the time as well, like "27/11/2026 09:15".', param_hint="--known")
    if known > now:
        raise click.BadParameter("this time is in the future.", param_hint="--known")
    house = settings_for(inputs).house()
    with Outputs(outputs) as folder:
        try:
            found = record_breach(folder, number.strip(), known, house, templates_folder())
        except LookupError:
            said = f"the register has no copy {number!r}. See issue_register.xlsx."
            raise click.BadParameter(said, param_hint="COPY") from None
    say(breach_lines(found, now))
    sys.exit(int(now > found.until))
