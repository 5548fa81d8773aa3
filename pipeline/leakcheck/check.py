"""The proof of one finished file: what was found in it that must not be there, or missing that must."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from pipeline.leakcheck.detector import WHOLE_NAME, Detector, Hit
from pipeline.leakcheck.docx_text import FileText, Passage, read_docx, where_of
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.other_cases import OtherCases
from pipeline.leakcheck.pdf_text import read_pdf
from pipeline.leakcheck.template_parts import NOTHING, Brought


@dataclass(frozen=True)
class Owner:
    """Whose file it should be: the case, and what must stand on its pages (the child's name, for whom it is, its number).

    `leaves`: the file goes to a family, so that it must hold nothing besides its pages either.
    """

    case_id: str
    must_hold: tuple[str, ...]
    leaves: bool


@dataclass(frozen=True, kw_only=True)
class Leak:
    """One reason why a file is refused: what kind of thing, where in the file, and the cell that it comes from.

    `broken`: it is no whole file; nothing that must not be in it was found.
    """

    kind: str
    part: str
    where: str
    place: str
    item: str
    count: int = 1
    broken: bool = False

    @property
    def sentence(self) -> str:
        """The reason as an officer reads it; the value is never in it."""
        if not self.place:
            return f"{self.kind}, in {self.where} ({self.part})."
        times = f", {self.count} times" if self.count > 1 else ""
        return f"{self.kind}, in {self.where} ({self.part}){times}. It stands in {self.place} ({self.item})."


def prove(
    name: str,
    data: bytes,
    owner: Owner,
    guard: Detector,
    batch: OtherCases | None = None,
    cleared: Callable[[Hit], bool] = lambda hit: False,
    *,
    brought: Brought = NOTHING,
) -> list[Leak]:
    """Every reason to refuse a finished .docx or .pdf file; none where it is what it should be.

    `name` is its name, which is searched as well. `cleared` says of a hit that a named person cleared it.
    `brought`: what the template as approved brings in the parts that show no text.
    """
    read = read_pdf if data[:1024].lstrip().startswith(b"%PDF") else read_docx
    reading = read(data, name, brought)
    found: dict[tuple[str, str, str], Leak] = {}
    for passage in reading.passages:
        for hit in _hits(passage, owner, guard, batch):
            if not cleared(hit):
                key = (passage.part, passage.where, hit.secret.place)
                former = found.get(key)
                kind = former.kind if former else hit.kind
                count = former.count + 1 if former else 1
                found[key] = Leak(
                    kind=kind,
                    part=passage.part,
                    where=passage.where,
                    place=hit.secret.place,
                    item=hit.secret.item,
                    count=count,
                )
    broken = [
        Leak(kind=fault, part=part, where=where_of(part), place="", item="", broken=True)
        for part, fault in dict.fromkeys(reading.broken)
    ]
    said = {(one.part, one.kind) for one in broken}
    unclean = [one for one in _unclean(reading, owner) if (one.part, one.kind) not in said]
    missing = (
        () if broken else _missing(reading, owner)
    )  # nobody knows what is missing of a file that is not whole
    return [*found.values(), *missing, *unclean, *broken]


def is_broken(leaks: Collection[Leak]) -> bool:
    """Whether a file is refused for nothing but that it is not whole."""
    return bool(leaks) and all(one.broken for one in leaks)


def _hits(passage: Passage, owner: Owner, guard: Detector, batch: OtherCases | None) -> Iterable[Hit]:
    for hit in guard.hits_in(passage.text, fuzzy=passage.by_people, by_chance=passage.by_chance):
        if not passage.by_template or hit.kind == WHOLE_NAME:
            yield hit
    if batch is not None:
        yield from batch.hits_in(passage.text, owner.case_id)


def _missing(reading: FileText, owner: Owner) -> Iterator[Leak]:
    """What must stand on the pages and does not: then it is not sure whose file this is."""
    page = "".join(passage.text.run_together for passage in reading.passages if passage.on_page)
    for wanted in owner.must_hold:
        if "".join(Text(wanted).words) not in page:
            yield Leak(
                kind="it is not shown to be this child's, or for this person",
                part="the whole file",
                where="its pages",
                place="",
                item="",
            )
            return


def _unclean(reading: FileText, owner: Owner) -> Iterator[Leak]:
    for part, fault in dict.fromkeys(reading.unclean):
        if owner.leaves or part == "the file":  # of a file that cannot be read nobody knows what it holds
            yield Leak(kind=fault, part=part, where="a part of the file", place="", item="")
