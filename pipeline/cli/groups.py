"""The program itself, which every command belongs to."""

from __future__ import annotations

import os

import click

from pipeline.foundation.release import RELEASE


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(RELEASE, prog_name="hsb")
def hsb() -> None:
    """Turn case workbooks into the paperwork of the harmful sexual behaviour procedure.

    Start with 'hsb init FOLDER', fill the workbook in, look at it with 'hsb check', and write the documents
    with 'hsb run'. 'hsb open FOLDER' is the same on a page in the browser.

    Ends with 0 when all is done, 1 when done with findings that need a person, 2 for a wrong command, 3 for a
    workbook that cannot be understood, 4 for a fault in a template, 5 for a file that was refused because it
    held something withheld, 6 for a file that cannot be written or read, 70 for a fault in the program, 130
    where it was interrupted.
    """
    os.umask(0o077)  # what is written is for this user alone: it is children's records
