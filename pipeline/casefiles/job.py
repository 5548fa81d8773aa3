"""What a worker is given of one case, and what comes of it: both travel between processes, and tell no log what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.casefiles.copy_status import CopyStatus
from pipeline.casefiles.issue_register import Issued, Recall
from pipeline.casefiles.leak_checker import Refused
from pipeline.casefiles.provenance import Provenance
from pipeline.formats.word.user_content import Carried
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.model import Case
from pipeline.model.finding import Finding

#: What may be another in the name of the same document: its day, and that it stands beside what a person
#: edited.
_VARIES = re.compile(r" - \d{4}-\d{2}-\d{2}(?= - |$)| \(new(?: \d+)?\)$")


@dataclass(frozen=True)
class Unfilled:
    """A document that was not made because of its template: its case, its path below the case's folder, and why.

    `stands`: the files of it that an earlier run wrote, which were left, by their path below outputs/.
    """

    case_id: str
    path: str
    document: str
    fault: TemplateError
    stands: tuple[str, ...] = ()

    @property
    def said_of_earlier(self) -> str:
        """What became of the files that an earlier run wrote of it; empty where there are none."""
        others = [path for path in self.stands if not path.endswith(f"/{self.path}")]
        if not self.stands:
            return ""
        return (
            f" What an earlier run wrote was left: {', '.join(others)}."
            if others
            else " The one of an earlier run was left."
        )

    def is_of(self, path: str) -> bool:
        """Whether a file is an earlier one of this document: its name may have another day, or another state of a copy."""
        ours, theirs = (_VARIES.sub("", one.rsplit(".", 1)[0]) for one in (self.path, path))
        return ours == theirs or (ours.startswith("family/") and theirs.startswith(f"{ours} - "))


@dataclass(repr=False)
class CaseResult:
    """What came of one case: files by their path below the case's folder, and what to enter once they stand there.

    `keep`: files of copies issued earlier, which stay as they are. `origins`: by path, what each file was
    made from. `to_seal`: by copy number, the files of a copy that goes out now, to be encrypted where
    passwords are kept. `carried`: by path, what a person wrote that stands in the file now, and
    `carried_from`, by the path where that stood, the SHA-256 of the person's file; `uncarried`: why it does
    not, so that the person's file stays. `unfilled`: what was not made because of its template. `fault`: that
    the program has a fault which this case meets: then there is nothing else.
    """

    case_id: str
    files: dict[str, bytes] = field(default_factory=dict)
    origins: dict[str, Provenance] = field(default_factory=dict)
    keep: set[str] = field(default_factory=set)
    issued: list[Issued] = field(default_factory=list)
    to_seal: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carried: dict[str, Carried] = field(default_factory=dict)
    carried_from: dict[str, str] = field(default_factory=dict)
    uncarried: dict[str, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    unfilled: list[Unfilled] = field(default_factory=list)
    recalls: list[Recall] = field(default_factory=list)
    told: CopyStatus = field(default_factory=CopyStatus)
    unmade: list[OutputError] = field(default_factory=list)
    fault: Finding | None = None


@dataclass(frozen=True, repr=False)
class CaseJob:
    """One case to make files of.

    `issued`: the copies its family was given; `standing`: those of their files that are there.

    `without_copies`: none is made for the family, because something that may protect somebody could not be
    read. `only`: the documents asked for of this case; all of the run's where it is empty. `edited`: by path,
    files that hold what a person wrote, and what the manifest says of each.
    """

    case: Case
    issued: tuple[Issued, ...] = ()
    standing: Mapping[str, bytes] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    edited: Mapping[str, tuple[bytes, Mapping[str, Any]]] = field(default_factory=dict)
    without_copies: bool = False
