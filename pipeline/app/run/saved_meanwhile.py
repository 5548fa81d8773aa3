"""A family copy goes out only while the workbooks are as they were read: somebody may have stopped it."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.casefiles.job import CaseResult
from pipeline.foundation.errors import OutputError


def require_as_read(result: CaseResult, is_current: Callable[[], bool]) -> None:
    """Raise OutputError where a copy of the case is to go out, and a workbook was saved meanwhile (F10, F11).

    The case then waits for the next run, which reads the workbooks as they are.
    """
    if result.issued and not is_current():
        raise OutputError(
            f"{result.case_id}: a workbook was saved while documents were being made. A family copy was to "
            "go out, so this case waits.",
            "Make its documents again.",
        )
