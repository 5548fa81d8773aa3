"""The lines that a report ends with."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.app.make_report import ReportResult
from pipeline.cli.messages import plural


def report_lines(result: ReportResult, *, draft: bool) -> Iterator[str]:
    """Where the report is, how much of it is hidden, and what to do before it goes out."""
    if result.is_written:
        yield _where(result)
    number, of = result.hidden
    if number:
        goes = "of the draft" if result.refused else "that go out"
        yield f"{number} of the {of} counts {goes} are hidden, so that no small number can be worked out."
    if result.doubtful:
        count = plural(len(result.doubtful), "case")
        yield (
            f"{count} with findings that hold back documents were counted all the same; 'hsb check' lists "
            "them."
        )
    yield _register_line(result, draft=draft)


def _where(result: ReportResult) -> str:
    if result.refused:
        return (
            "There is no report to hand out. A draft to look at, and restricted.xlsx, are in "
            f"{result.folder}: for the team only."
        )
    return (
        f"The report is in {result.folder}: partnership.xlsx and partnership.docx to hand out, "
        "restricted.xlsx for the team only."
    )


def _register_line(result: ReportResult, *, draft: bool) -> str:
    """Whether the register has it, and so what to do next."""
    if not result.is_written:
        return "The report was not written, and nothing was entered in the register of what was handed out."
    if result.refused:
        return (
            "Nothing was entered in the register of what was handed out, and what was handed out earlier "
            "stays as it is."
        )
    if draft:
        return (
            "This is a draft, and not in the register of what was handed out. Run it again without "
            "--draft for the one to send."
        )
    if not result.is_entered:
        return (
            "It is not in the register of what was handed out. Hand nothing out until the same "
            "command has ended with 0."
        )
    return (
        "It is in the register of what was handed out. Write the commentary in partnership.docx "
        "before you send it."
    )
