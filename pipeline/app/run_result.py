"""What a run came to."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.casefiles.copy_status import CopyStatuses
from pipeline.casefiles.issue_register import Recall
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.leak_checker import Refused
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.model.finding import Finding
from pipeline.storage.folder import Published


@dataclass
class RunResult:
    """What a run came to: findings, what became of every file, cases held back and why, files that could not be written.

    `without_copies`: cases whose family gets no copies, and why. `uncarried`: by path, why what a person
    wrote in a file is not in the new version. `unfilled`: documents that were not made because of their
    template; `faulty`: by name, templates that cannot be read at all. `refused`: files that the proof did not
    let through. `told`: by case, what became of the family's copies. `left_as_they_were`: the cases held back
    that have documents from an earlier run. `same`: the cases in which nothing has changed since the last
    run, so that nothing was made again; they are among those written or with nothing due. `waiting`: the
    cases of which a file could not be read or written. `not_read`: folders of cases that are not in the
    workbooks. `is_manifest_lost`: so that every file there counts as changed by hand. `own_words`: the
    templates that bring words of their own in parts that show no text, each with the names of these parts.
    """

    findings: list[Finding] = field(default_factory=list)
    published: Published = field(default_factory=Published)
    cases_written: list[str] = field(default_factory=list)
    nothing_due: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    held_back: dict[str, list[Finding]] = field(default_factory=dict)
    without_copies: dict[str, list[Finding]] = field(default_factory=dict)
    unwritten: list[OutputError] = field(default_factory=list)
    uncarried: dict[str, str] = field(default_factory=dict)
    unfilled: list[Unfilled] = field(default_factory=list)
    faulty: dict[str, TemplateError] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    told: CopyStatuses = field(default_factory=CopyStatuses)
    recalls: list[Recall] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    pdf_missing: bool = False
    is_manifest_lost: bool = False
    own_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left_as_they_were: set[str] = field(default_factory=set)

    @property
    def needs_a_person(self) -> bool:
        """Whether a person has to look at what people wrote by hand, or at copies that are out."""
        published = self.published
        return bool(
            published.kept
            or published.both
            or published.stale
            or published.refused_but_kept
            or self.recalls
            or self.is_manifest_lost
        )
