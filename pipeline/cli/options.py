"""The arguments and options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

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
    help="A text file with the passwords of protected workbooks, one a line.",
)


replace_option = click.option("--replace", is_flag=True, help="Write over FILE if it is there already.")


class Day(click.ParamType[date]):
    """A date as people here write it, or year first."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date. Fails with a sentence that says how to write one."""
        if isinstance(value, date):
            return value
        for form in ("%d/%m/%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(value, form).date()
            except ValueError:
                continue
        return self.fail("write the date as day/month/year, for example 30/10/2026.", param, ctx)


class Moment(Day):
    """A date as people here write it, with a time where that matters."""

    name = "date and time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or the date with its time. Fails with a sentence that says how to write one."""
        for form in ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"):
            try:
                return datetime.strptime(str(value), form)
            except ValueError:
                continue
        return super().convert(value, param, ctx)


as_of_option = click.option(
    "--as-of", type=Day(), default=None, help="The day to take as today, for example 30/10/2026."
)


def passwords_in(file: Path) -> list[str]:
    """The passwords in a text file, one a line. Raises InputError where it cannot be read as text."""
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputError(
            f"{file.name} cannot be read as text.", "Save the passwords as plain text (UTF-8), one a line."
        ) from None
