"""The arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from pipeline.foundation.dates import day_of
from pipeline.foundation.errors import InputError

inputs_argument = click.argument("inputs", type=click.Path(path_type=Path), default=Path("inputs"))
out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("outputs"),
    show_default=True,
    help="The folder to write to.",
)
password_option = click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A text file with the passwords of protected workbooks, one on each line.",
)


replace_option = click.option("--replace", is_flag=True, help="Overwrite FILE if it already exists.")


class Moment(click.ParamType[date]):
    """A date in any form that a workbook's cell may have it in, with a time where one is given."""

    name = "date and time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or the date with its time. Fails with the sentence that a workbook's cell would get."""
        from pipeline.formats.excel.date_parser import NotADate, day_and_time
        from pipeline.formats.excel.parsed_cell import quoted

        try:
            return day_and_time(value)
        except NotADate as fault:
            said = (
                f"{quoted(value)} is not a date{fault}. Write it as day/month/year, for example 30/10/2026."
            )
            return self.fail(said, param, ctx)


class Day(Moment):
    """The same without its time, which is left out as in a workbook's column of dates."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date. Fails with the sentence that a workbook's cell would get."""
        return day_of(super().convert(value, param, ctx))


as_of_option = click.option(
    "--as-of", type=Day(), default=None, help="The day to take as today, for example 30/10/2026."
)


def passwords_in(file: Path) -> list[str]:
    """The passwords in a text file, one a line. Raises InputError where it cannot be read as text."""
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(
            f"{file.name} cannot be read as text.",
            ("Save the passwords as plain text (UTF-8), one on each line."),
        ) from None
