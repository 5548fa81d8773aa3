"""The command that draws cases for a case file audit."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import (
    end_if_faulty,
    end_if_unwritten,
    raise_refused,
    read,
    say,
    stages,
    templates_folder,
)
from pipeline.cli.groups import hsb
from pipeline.cli.options import Day, as_of_option, inputs_argument, out_option, password_option
from pipeline.foundation.errors import LeakError

if TYPE_CHECKING:
    from pipeline.app.make_audit import AuditResult


@hsb.command("audit")
@inputs_argument
@click.option(
    "--cases",
    "number",
    type=click.IntRange(1, 200),
    default=8,
    show_default=True,
    help="How many cases to draw.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="The number that starts the random draw. Another number draws other cases.",
)
@click.option(
    "--from", "first", type=Day(), default=None, help="Only cases first referred on this day or later."
)
@click.option("--to", "last", type=Day(), default=None, help="Only cases first referred by this day.")
@out_option
@as_of_option
@password_option
def audit_command(
    inputs: Path,
    number: int,
    seed: int,
    first: date | None,
    last: date | None,
    out: Path,
    as_of: date | None,
    password_file: Path | None,
) -> None:
    """Draw a sample of cases, and write the pack for their case file audit.

    OUT/audits/DAY seed N/ gets the compliance sheet of each drawn case, a report by the five domains of the
    NSPCC's framework with room for the auditor's grades, and a workbook with every exception. Cases are drawn
    by strata, in proportion; the same seed and cases draw the same sample. It is restricted: small numbers
    with case references. A report in which the auditor has written is not overwritten.

    Ends with 1 if cases could not be drawn because of errors in their rows, 4 if a template has a fault,
    5 if a file would contain what it must not, and 6 if a file cannot be written.
    """
    from pipeline.app.make_audit import AuditRequest, make_audit
    from pipeline.app.said.of_files import file_lines, finding_lines, refused_lines

    given = read(inputs, password_file, at_hand=True)
    raise_refused(given.reading)
    with stages() as progress:
        result = make_audit(
            given.reading,
            AuditRequest(number=number, seed=seed, first=first, last=last),
            settings=given.settings,
            clock=given.settings.clock(as_of or date.today()),
            templates=templates_folder(),
            out=out,
            progress=progress,
        )
    say(_audit_lines(result, number, out))
    say(file_lines(result.published))
    say(refused_lines(result.refused), err=True)
    say(finding_lines(result.faults), err=True)
    end_if_unwritten(result.published.unwritten)
    end_if_faulty(result.faults)
    if result.refused:
        sys.exit(LeakError.exit_code)
    sys.exit(int(bool(result.audit.left_out or result.named_by_an_id)))


def _audit_lines(result: AuditResult, number: int, out: Path) -> list[str]:
    """Which cases were drawn, how they keep the procedure, and where the pack is."""
    from pipeline.app.said.of_files import left_out_for_an_id
    from pipeline.procedure.audit.tally import Kept

    audit, sample = result.audit, result.audit.sample
    fewer = f" ({number} were asked for)" if len(sample.case_ids) < number else ""
    counts = audit.counts_of()
    counted = ", ".join(f"{kind.value.lower()} {counts[kind]}" for kind in Kept)
    lines = [
        f"Drawn: {len(sample.case_ids)} of {sample.of} cases{fewer}, seed {sample.seed}: "
        f"{', '.join(sample.case_ids)}.",
        f"Requirements: {counted}.",
    ]
    empty = [one.name for one in sample.strata if not one.drawn]
    if empty:
        lines.append(f"Too few cases for every stratum. None of: {'; '.join(empty)}.")
    if audit.left_out:
        lines.append(
            f"Not in the draw until errors are corrected (see 'hsb check'): {', '.join(audit.left_out)}."
        )
    lines += left_out_for_an_id(result.named_by_an_id)
    if not result.published.unwritten:
        lines.append(f"The pack is {out / result.folder}. It is restricted: for the auditor and the team.")
    return lines
