"""Whether a case's files would be made the same again: then they are left as they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection

from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.issue_register import Issued
from pipeline.casefiles.provenance import digest_of, program_version
from pipeline.casefiles.render_context import RenderContext
from pipeline.foundation.filenames import safe_name
from pipeline.storage.folder import Outputs


class ChangeDetector:
    """What each case's files were made from, kept as a note on its folder: all that could make one of them different.

    That is the case itself and where it stands in the workbooks, the copies that its family was given, each
    template, the council's settings, the program, and the identifiers of all other cases, for which each file
    was searched. The day decides what the compliance sheet says, and nothing else.
    """

    def __init__(self, press: RenderContext, outputs: Outputs, *, sealing: bool) -> None:
        self._outputs, self._only = outputs, bool(press.only)
        clock = press.clock
        self._as_at = digest_of(repr((clock.now, clock.limits, sorted(clock.closures))).encode())
        of_the_run = (
            program_version(),
            sorted((name, digest_of(data)) for name, data in press.templates.items()),
            repr(press.house),
            press.proving.digest,
            press.drafts_only,
            press.pdf,
            sealing,
        )
        self._of_the_run = repr(of_the_run)

    def told_of(
        self, case_id: str, digest: str, issued: Collection[Issued]
    ) -> tuple[CopyStatus, bool] | None:
        """What the last run told of a case that would come out the same, and whether its compliance sheet would, too.

        `digest`: that of the case. None where the case must be made again.
        """
        folder = _folder(case_id)
        note = self._outputs.noted(folder)
        if self._only or note is None or note.get("made_from") != self._made_from(digest, issued):
            return None
        if not self._outputs.is_as_written(folder):
            return None
        try:
            return CopyStatus.from_json(note["told"]), note["as_at"] == self._as_at
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, case_id: str, digest: str, issued: Collection[Issued], told: CopyStatus) -> None:
        """Note what a case's files were made from, now that they stand in their place."""
        made_from = self._made_from(digest, issued)
        told_then = told.once_issued().to_json()
        self._outputs.remember(
            _folder(case_id), {"made_from": made_from, "as_at": self._as_at, "told": told_then}
        )

    def _made_from(self, digest: str, issued: Collection[Issued]) -> str:
        copies = sorted(json.dumps(vars(one), sort_keys=True, default=dict) for one in issued)
        return hashlib.sha256(repr((self._of_the_run, digest, copies)).encode()).hexdigest()[:16]


def _folder(case_id: str) -> str:
    return f"cases/{safe_name(case_id)}"
