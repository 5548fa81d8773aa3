"""The command that writes the HSB team's list of a month."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from pipeline.cli.options import as_of_option, inputs_argument, out_option, password_option
from pipeline.foundation.month import Month

if TYPE_CHECKING:
    from pipeline.app.make_panel_list import PanelResult

_MONTH = re.compile(r"(?P<year>20\d\d)-(?P<number>\d\d?)|(?P<number_>\d\d?)/(?P<year_>20\d\d)")


class MonthType(click.ParamType[Month]):
    """A month: 2026-11, or 11/2026."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """The month. Fails with a sentence on how to write one."""
        if isinstance(value, Month):
            return value
        found = _MONTH.fullmatch(str(value).strip())
        parts = [int(one) for one in found.group("year", "number") if one] if found else []
        if found and not parts:
            parts = [int(one) for one in found.group("year_", "number_")]
        if not parts or not 1 <= parts[1] <= 12:
            return self.fail("that is not a month. Write it as year-month, for example 2026-11.", param, ctx)
        return Month(*parts)


@hsb.command("panel")
@inputs_argument
@click.option(
    "--month",
    type=MonthType(),
    default=None,
    metavar="MONTH",
    help="For example 2026-11. This month if not given.",
)
@out_option
@as_of_option
@password_option
def panel_command(
    inputs: Path, month: Month | None, out: Path, as_of: date | None, password_file: Path | None
) -> None:
    """Write the HSB team's list of a month: what is asked of it, what it advised, what was decided.

    OUT/panel/ gets one Word document. It names cases by their reference, and is made from what the HSB
    team was invited to or heard: no record of a child harmed, no name, no address. A text that names a child
    or a family member is not printed, and its place is named here.

    Ends with 1 where a case had to be left out, 4 where the template has a fault, 5 where the finished list
    would name somebody, and 6 where it cannot be written.
    """
    from pipeline.app.make_panel_list import make_panel_list
    from pipeline.app.said.of_files import file_lines, finding_lines

    given = read(inputs, password_file, at_hand=True)
    raise_refused(given.reading)
    today = as_of or date.today()
    asked = month or Month(today.year, today.month)
    with stages() as progress:
        result = make_panel_list(
            given.reading,
            month=asked,
            settings=given.settings,
            clock=given.settings.clock(today),
            templates=templates_folder(),
            out=out,
            progress=progress,
        )
    say(_panel_lines(result, asked, out))
    say(file_lines(result.published))
    say(finding_lines(result.faults), err=True)
    end_if_unwritten(result.published.unwritten)
    end_if_faulty(result.faults)
    sys.exit(int(bool(result.held or result.named_by_an_id)))


def _panel_lines(result: PanelResult, month: Month, out: Path) -> list[str]:
    """Where the list is, how long it is, and what is not on it."""
    from pipeline.app.said.of_files import left_out_for_an_id, plural

    rows = result.rows
    lines = [
        f"{month.words}: {plural(result.cases, 'case')}, {plural(len(rows.meetings), 'meeting')} of the "
        f"HSB team, and {plural(len(rows.others), 'other request')} to it."
    ]
    if rows.left_out:
        lines.append(
            f"Not on the list, because no invitation to the team is recorded: {', '.join(rows.left_out)}. "
            "Invite it, and record it on the sheet Attendance."
        )
    if rows.unnamed:
        places = ", ".join(dict.fromkeys(rows.unnamed))
        lines.append(f"Text that names somebody was not printed: {places}. Send the records themselves.")
    if result.held:
        lines.append(f"Left out until errors are corrected (see 'hsb check'): {', '.join(result.held)}.")
    lines += left_out_for_an_id(result.named_by_an_id)
    if not result.published.unwritten:
        lines.append(f"The list is {out / result.path}.")
    return lines
