"""The register of issued copies at the end of a run."""

from __future__ import annotations

from pipeline.app.run.run_request import RunRequest
from pipeline.app.run.run_result import RunResult
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.casefiles.provenance import Sources
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import Outputs


def publish_register(
    register: IssueRegister, request: RunRequest, result: RunResult, outputs: Outputs, sources: Sources
) -> OutputError | None:
    """Write the register and record that the run has ended; returns why it could not be written, or None.

    If it could not be, the manifest keeps its entries until the next run. Recalls stay for cases that this
    run did not check, or of which it checked only some documents.
    """
    statuses = result.copy_statuses
    if any(one.copies or one.stopped for one in statuses.values()) or any(register):
        before = (one for one in register.recalls if request.only or one.case_id not in statuses)
        register.recalls = tuple(dict.fromkeys([*before, *result.recalls]))
        try:
            outputs.keep(FILE_NAME, register.to_xlsx(), sources.origin("register").to_json())
        except OutputError as fault:
            return fault
    outputs.end()
    return None
