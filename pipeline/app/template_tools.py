"""The template tools: check a template, list its fields, preview it.

What the commands print is returned as lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.app.labelling_words import labelling_words
from pipeline.app.sample_approvals import with_codes
from pipeline.app.template_fields import FieldRow, field_lines, field_rows, papers_of_sample, vocabulary_of
from pipeline.casefiles.render_context import templates_in, words_of
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.lint.check import faults_of, with_comments
from pipeline.formats.word.lint.error_messages import unreadable
from pipeline.formats.word.lint.faults import TemplateFault
from pipeline.foundation.council import House
from pipeline.foundation.errors import TemplateError
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.leakcheck import brought_by
from pipeline.model import Case
from pipeline.procedure.sample import AS_OF, sample_cases


@dataclass
class CheckedTemplate:
    """One template, checked: its file, its faults, and what it was checked against."""

    path: Path
    package: bytes
    faults: list[TemplateFault] = field(default_factory=list)
    held_against: str = ""

    @property
    def lines(self) -> list[str]:
        """The report on it: a line with the counts, then a line for each fault."""
        against = f" ({self.held_against})" if self.held_against else ""
        if not self.faults:
            return [f"{self.path.name}: no faults{against}."]
        serious = sum(fault.serious for fault in self.faults)
        counts = f"{serious} to put right, {len(self.faults) - serious} worth a look"
        return [f"{self.path.name}: {counts}{against}", *[f"  {fault.sentence}" for fault in self.faults]]

    @property
    def marked(self) -> bytes:
        """A copy of it with each fault as a comment."""
        return with_comments(self.package, self.faults, "hsb templates check")

    def write_marked(self, file: Path) -> None:
        """Write a copy of it with each fault as a comment."""
        file.write_bytes(self.marked)


def checked(path: Path, names: Iterable[str] = ()) -> CheckedTemplate:
    """A template checked for all its faults.

    `names`: of services, which may contain a word that labels a child. Raises TemplateError where the file
    is no Word document or cannot be read.
    """
    try:
        package = path.read_bytes()
    except OSError:
        raise unreadable(path) from None
    return checked_package(path, package, names)


def checked_package(path: Path, package: bytes, names: Iterable[str] = ()) -> CheckedTemplate:
    """The bytes of a template checked as if they were the file at `path`, which is not read.

    Raises TemplateError where they are no Word document.
    """
    words = labelling_words(names)
    part = _document(path.stem)
    if part is None:
        against = "no document has this name, so its fields were not checked"
        return CheckedTemplate(
            path, package, [*faults_of(path.name, package, None, "", words), *_own_words(package)], against
        )
    shape, reader = vocabulary_of(part)
    audience = f"a {reader.words.lower()}"
    faults = [*faults_of(path.name, package, shape, audience, words), *_own_words(package)]
    return CheckedTemplate(path, package, faults, f"checked against what {audience} may read")


def _own_words(package: bytes) -> list[TemplateFault]:
    """A fault for each word that a person chose in a part that shows no text.

    It is in every file made from the template, and the leak check does not refuse a copy for it.
    """
    remedy = (
        "It goes into every file, so check that it names nobody. If it does, rename the style or the font."
    )
    return [
        TemplateFault(
            where=part,
            problem=f'it contains "{value}", which does not come from Word or LibreOffice',
            remedy=remedy,
            serious=False,
        )
        for part, value in brought_by(package).own
    ]


def paths_of(templates: Path, name: str | None) -> list[Path]:
    """The template of that name or path; without a name, every template.

    Raises TemplateError where there is none.
    """
    if name is None:
        found = sorted(path for path in templates.glob("*.docx") if not path.name.startswith("~$"))
    else:
        given = Path(name)
        is_name = given.name == name and not given.exists()
        found = [templates / f"{name.removesuffix('.docx')}.docx" if is_name else given]
    if not found or not found[0].exists():
        names = ", ".join(
            sorted(path.stem for path in templates.glob("*.docx") if not path.name.startswith("~$"))
        )
        raise TemplateError(
            f"There is no template {name or ''} in {templates}.", f"The templates are: {names or 'none'}."
        )
    return found


def fields(name: str) -> list[str]:
    """Every field that a document's template may use, with its meaning and an example.

    Raises TemplateError for an unknown name.
    """
    shape, reader = vocabulary_of(_known(name))
    return [f"{name}: what its template may name, for a {reader.words.lower()}", *field_lines(shape)]


def rows_of_fields(name: str) -> list[FieldRow]:
    """Every field that a document's template may use. Raises TemplateError for an unknown name."""
    return list(field_rows(vocabulary_of(_known(name))[0]))


def sample_of(count: int, seed: int, templates: Path, house: House, *, years: int = 3) -> Iterator[Case]:
    """Sample cases, each of their copies approved with the content code that these templates give it.

    Raises TemplateError where a template has a fault, ValueError where `years` go back too far.
    """
    words = words_of(templates_in(templates))
    for case in sample_cases(count, seed, years=years):
        yield with_codes(case, house, words, AS_OF)


def preview(path: Path) -> bytes:
    """A template filled from a sample case, with every merged value shaded.

    Raises TemplateError where no document has its name, or where it cannot be filled.
    """
    _, paper = next(papers_of_sample(_known(path.stem)))
    return Template(path, form=written, highlight=True).fill(paper.context)


def meaning_of(name: str) -> str:
    """What the document of this name is, in a sentence; empty where there is none."""
    part = _document(name)
    return part.meaning if part else ""


def _document(name: str) -> Plugin | None:
    return next((part for part in plugins_in("pipeline.documents") if part.name == name), None)


def _known(name: str) -> Plugin:
    found = _document(name)
    if found is None:
        names = ", ".join(part.name for part in plugins_in("pipeline.documents"))
        raise TemplateError(f"There is no document {name}.", f"The documents are: {names}.")
    return found
