"""Input and output of one worker task. Both are pickled; neither shows case data in its repr."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.decisions import Decision
from pipeline.casefiles.leak_checker import Refused
from pipeline.casefiles.provenance import Provenance
from pipeline.casefiles.register_entry import Issued, Recall
from pipeline.formats.word.user_content import Carried
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.foundation.filenames import without_day
from pipeline.model import Case
from pipeline.model.finding import Finding

#: What keeps a document's name apart from that of an edited file.
_NEW = re.compile(r" \(new(?: \d+)?\)$")


@dataclass(frozen=True, kw_only=True)
class Unfilled:
    """A document not made because of its template: its case, its path below the case's folder, and why.

    `left`: its files from an earlier run, which stay, by their paths below outputs/.
    """

    case_id: str
    path: str
    document: str
    fault: TemplateError
    left: tuple[str, ...] = ()

    @property
    def said_of_earlier(self) -> str:
        """A sentence on its files from an earlier run; empty where there are none."""
        others = [path for path in self.left if not path.endswith(f"/{self.path}")]
        if not self.left:
            return ""
        return (
            f" Files from an earlier run were left as they were: {', '.join(others)}."
            if others
            else " The file from an earlier run was left as it was."
        )

    def is_of(self, path: str) -> bool:
        """Whether a file is an earlier one of this document: with another day, or a copy in another state."""
        ours, theirs = (without_day(_NEW.sub("", one.rsplit(".", 1)[0])) for one in (self.path, path))
        if ours == theirs:
            return True
        room, _, ours = ours.partition("/")
        other_room, _, theirs = theirs.partition("/")
        is_copy = {room, other_room} <= {"family", "drafts"}
        return is_copy and (ours == theirs or theirs.startswith(f"{ours} - "))


@dataclass(frozen=True, kw_only=True, repr=False)
class CaseJob:
    """One case to make files of.

    `issued`: the copies its family was given; `issued_files`: by path, those of their files that exist.
    `only`: the documents asked for of this case; where empty, all of the run's. `edited`: by path, files
    that hold what a person wrote, and the manifest's entry of each. `without_copies`: none is made for the
    family, because something that may protect somebody could not be read. `recalls_only`: the case is held
    back, so nothing is made of it; the copies that are out are searched. `passwords`: by Person ID, those of
    encrypted copies.
    """

    case: Case
    issued: tuple[Issued, ...] = ()
    issued_files: Mapping[str, bytes] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    edited: Mapping[str, tuple[bytes, Mapping[str, Any]]] = field(default_factory=dict)
    without_copies: bool = False
    recalls_only: bool = False
    passwords: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, repr=False)
class CaseResult:
    """The files of one case by their path below its folder, and what to record once they are written.

    `keep`: files of copies issued earlier, which stay as they are. `moved`: those that move, the new path
    with the old one. `origins`: by path, what each file was made from. `to_encrypt`: by copy number, the
    files of a copy that goes out now, to be encrypted where passwords are kept. `carried`: by path, what a
    person wrote that is in the new file; `carried_from`: by the path of the person's file, its SHA-256;
    `uncarried`: by path, why it is not in the new file, so that the person's file stays. `unfilled`:
    documents not made because of their template; `unwritten`: why a PDF was not made. `late`: the PDFs of
    copies that went out without one, each with its Word file; `by_other`: by path, why another engine made a
    PDF than the one asked for. `decisions`: those that count, for the audit log. `fault`: a fault of the
    program in this case; then everything else is empty.
    """

    case_id: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    origins: Mapping[str, Provenance] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    issued: tuple[Issued, ...] = ()
    to_encrypt: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    carried: Mapping[str, Carried] = field(default_factory=dict)
    carried_from: Mapping[str, str] = field(default_factory=dict)
    uncarried: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    unfilled: tuple[Unfilled, ...] = ()
    unwritten: tuple[OutputError, ...] = ()
    late: Mapping[str, str] = field(default_factory=dict)
    by_other: Mapping[str, str] = field(default_factory=dict)
    status: CopyStatus = field(default_factory=CopyStatus)
    decisions: tuple[Decision, ...] = ()
    fault: Finding | None = None

    @property
    def recalls(self) -> tuple[Recall, ...]:
        """The copies of the case that are to be recalled or checked."""
        return self.status.recalls
