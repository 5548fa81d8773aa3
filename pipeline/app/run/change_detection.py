"""Detects cases whose files would be the same again; those are left as they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass

from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.provenance import digest_of, program_version
from pipeline.casefiles.register_entry import Issued
from pipeline.casefiles.render_context import RenderContext
from pipeline.foundation.filenames import safe_name
from pipeline.storage.folder import Outputs


@dataclass(frozen=True, kw_only=True)
class StatusBefore:
    """The status of an unchanged case's copies, and whether its compliance sheet is the same today."""

    status: CopyStatus
    is_of_today: bool


class ChangeDetector:
    """Compares what each case's files were made from with the note of it in the manifest.

    The note covers everything that could change a file: the case and its place in the workbooks, the copies
    that its family was given, each template, the council's settings, the program, and the identifiers of all
    other cases, for which each file was searched. The day changes the compliance sheet only.
    """

    def __init__(self, render: RenderContext, outputs: Outputs, *, encrypts: bool) -> None:
        self._outputs, self._only = outputs, bool(render.only)
        clock = render.clock
        self._as_at = digest_of(repr((clock.now, clock.limits, sorted(clock.closures))).encode())
        of_the_run = (
            program_version(),
            sorted((name, digest_of(data)) for name, data in render.templates.items()),
            repr(render.house),
            render.leak_checker.digest,
            render.drafts_only,
            (str(render.pdf), render.pdf_of_issued),
            encrypts,
        )
        self._of_the_run = repr(of_the_run)

    def status_before(self, case_id: str, digest: str, issued: Collection[Issued]) -> StatusBefore | None:
        """The status of the copies of a case that has not changed since the last run.

        None where its files must be made again. `digest`: that of the case.
        """
        folder = _folder(case_id)
        note = self._outputs.noted(folder)
        if self._only or note is None or note.get("made_from") != self._made_from(digest, issued):
            return None
        if not self._outputs.is_as_written(folder):
            return None
        try:
            status = CopyStatus.from_json(case_id, note["told"])
            return StatusBefore(status=status, is_of_today=note["as_at"] == self._as_at)
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, case_id: str, digest: str, issued: Collection[Issued], status: CopyStatus) -> None:
        """Record what a case's files were made from, once they are in place."""
        made_from = self._made_from(digest, issued)
        note = {"made_from": made_from, "as_at": self._as_at, "told": status.once_issued().to_json()}
        self._outputs.remember(_folder(case_id), note)

    def _made_from(self, digest: str, issued: Collection[Issued]) -> str:
        copies = sorted(json.dumps(asdict(one), sort_keys=True) for one in issued)
        return hashlib.sha256(repr((self._of_the_run, digest, copies)).encode()).hexdigest()[:16]


def _folder(case_id: str) -> str:
    return f"cases/{safe_name(case_id)}"
