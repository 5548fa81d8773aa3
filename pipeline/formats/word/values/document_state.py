"""The state of the one document being filled: its pictures, links, lists and unchecked XML."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.formats.word.values.context_copy import FillContext

if TYPE_CHECKING:
    from pipeline.formats.word.compiled_template import PartPlan, Plan

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_now = threading.local()


class Medium(NamedTuple):
    """A picture that the document gains: the name of its part, its content, and the file it came from."""

    part: str
    data: bytes
    filename: str


@dataclass
class Filling:
    """One document being filled. `part` is the name of the part being rendered.

    `relations` holds what each part gains, as (id, type, target, external); `media` the pictures by their
    SHA-1; `pictures` their XML; `lists` the numbers given to each list beyond its own; `unproved` whether the
    data brought XML that must be checked. `links` are the addresses in the page's rich text, by ids that sort
    in order of creation. `context` is what the document is filled from. `subdocuments` are the sub-documents
    found, in order; once their styles and pictures are in a package, `inserted` is their XML by the id of the
    object.
    """

    plan: Plan
    part: str = ""
    relations: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)
    media: dict[str, Medium] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    lists: dict[int, list[int]] = field(default_factory=dict)
    bulleted: bool = False
    links: dict[str, str] = field(default_factory=dict)
    subdocuments: list[Any] = field(default_factory=list)
    inserted: dict[int, str] = field(default_factory=dict)
    unproved: bool = False
    context: FillContext = field(default_factory=FillContext)

    def __enter__(self) -> Filling:
        self._outer = getattr(_now, "filling", None)
        _now.filling = self
        return self

    def __exit__(self, *args: object) -> None:
        _now.filling = self._outer

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the part's relationship to a target, which is created where there is none.

        `kind` is the full type.
        """
        known = self.plan.relations.get(self.part, [])
        gained = self.relations.setdefault(self.part, [])
        for rid, its_kind, its_target, its_external in (*known, *gained):
            if (its_kind, its_target, its_external) == (kind, target, external):
                return rid
        taken = {relation[0] for relation in (*known, *gained)}
        rid = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        gained.append((rid, kind, target, external))
        return rid

    def begin_with(self, links: dict[str, str]) -> None:
        """Relate the page to these addresses before anything else, in order of creation, as docxtpl does."""
        self.part = self.plan.page
        for rid in sorted(links):
            self.relate(_HYPERLINK, links[rid], external=True)

    def part_plan(self) -> PartPlan:
        """The plan of the part being rendered."""
        return next(one for one in self.plan.parts if one.name == self.part)


def filling() -> Filling:
    """The document that this thread is filling."""
    current: Filling = _now.filling
    return current
