"""The faults of a template, each with its place and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.formats.word.lint.paragraphs import Paragraph


@dataclass(frozen=True, kw_only=True)
class TemplateFault:
    """One fault of a template.

    `stops`: no document is made with it. `serious`: it must be corrected; otherwise it is worth a look.
    """

    where: str
    problem: str
    remedy: str
    tag: str = ""
    nearest: str = ""
    stops: bool = False
    serious: bool = True
    passage: Paragraph | None = field(default=None, compare=False, repr=False)

    @property
    def sentence(self) -> str:
        """The fault as it is reported."""
        like = f' The nearest is "{self.nearest}".' if self.nearest else ""
        tag = f"{self.tag} " if self.tag else ""
        return f"{self.where}: {tag}{self.problem}.{like} {self.remedy}"


def fault_at(
    passage: Paragraph,
    problem: str,
    remedy: str,
    tag: str = "",
    *,
    nearest: str = "",
    stops: bool = False,
    serious: bool = True,
) -> TemplateFault:
    """A fault at a passage."""
    return TemplateFault(
        where=passage.where,
        problem=problem,
        remedy=remedy,
        tag=" ".join(tag.split()),
        nearest=nearest,
        stops=stops,
        serious=serious,
        passage=passage,
    )
