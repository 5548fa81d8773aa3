"""Checks one finished file: for content that must not be in it, and for content that must."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.leakcheck.detector import WHOLE_NAME, Detector, Hit
from pipeline.leakcheck.docx_text import read_docx
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.other_cases import OtherCases
from pipeline.leakcheck.passages import FileText, Passage, where_of
from pipeline.leakcheck.pdf_text import read_pdf
from pipeline.leakcheck.sentences import Sentence, Sentences, Stretch
from pipeline.leakcheck.template_parts import NOTHING, Brought

#: The most codes of sentences that a message holds; the marked copy has them all.
_CODES = 3
#: So many sentences in a row are looked at together, for what no single one holds.
_IN_A_ROW = 3


@dataclass(frozen=True)
class Owner:
    """The intended owner of a file: the case, and the texts that must appear on its pages.

    `must_hold`: the child's name, the recipient, the copy's number. `leaves`: the file goes to a family, so
    nothing may be in it besides its pages.
    """

    case_id: str
    must_hold: tuple[str, ...]
    leaves: bool


@dataclass(frozen=True, kw_only=True)
class Leak:
    """One reason why a file is refused: the kind of content, where in the file, and the cell it comes from.

    `broken`: the file is not a complete document; nothing withheld was found in it. `sentences`: those that
    hold it and are not cleared. `doubtful`: it may be only an everyday word, and a person has to say.
    """

    kind: str
    part: str
    where: str
    place: str
    item: str
    count: int = 1
    broken: bool = False
    sentences: tuple[Sentence, ...] = ()
    doubtful: bool = False

    @property
    def sentence(self) -> str:
        """The reason as an officer reads it. The value is never in it."""
        if not self.place:
            return f"{self.kind}, in {self.where} ({self.part})."
        number = max(self.count, len(self.sentences))
        times = f", {number} times" if number > 1 else ""
        return (
            f"{self.looks_like}, in {self.where} ({self.part}){times}. "
            f"It comes from {self.place} ({self.item})."
        )

    @property
    def looks_like(self) -> str:
        """The kind of content, and whether it may be only a word."""
        return f"{self.kind}, or only a word" if self.doubtful else self.kind

    @property
    def codes(self) -> str:
        """The codes of its sentences, as a sentence; empty where it is in none."""
        codes = [one.code for one in self.sentences]
        more = f" and {len(codes) - _CODES} more" if len(codes) > _CODES else ""
        return f" Sentence {', '.join(codes[:_CODES])}{more}." if codes else ""


def prove(
    name: str,
    data: bytes,
    owner: Owner,
    guard: Detector,
    batch: OtherCases | None = None,
    cleared: Callable[[Hit, Sentence], bool] = lambda hit, sentence: False,
    *,
    brought: Brought = NOTHING,
    salt: str = "",
) -> list[Leak]:
    """Every reason to refuse a finished .docx or .pdf file; an empty list where it may go out.

    `name`: the file's name, which is searched as well. `cleared`: whether a named person has cleared a hit
    in a sentence. `brought`: what the approved template holds in the parts that show no text. `salt`: what
    only those who hold the case know, so that a sentence's code says nothing of its words.
    """
    read = read_pdf if data[:1024].lstrip().startswith(b"%PDF") else read_docx
    reading = read(data, name, brought)
    leaks: dict[tuple[str, str, str], Leak] = {}
    for passage in reading.passages:
        for hit, left in _left_in(passage, lambda one: _hits(one, owner, guard, batch), cleared, salt):
            key = (passage.part, passage.where, hit.secret.place)
            leaks[key] = _with_hit(leaks.get(key), hit, passage, left)
    broken = [
        Leak(kind=fault, part=part, where=where_of(part), place="", item="", broken=True)
        for part, fault in dict.fromkeys(reading.broken)
    ]
    reported = {(leak.part, leak.kind) for leak in broken}
    unclean = [leak for leak in _unclean(reading, owner) if (leak.part, leak.kind) not in reported]
    # What is missing from a file that is not complete is unknown.
    missing = () if broken else _missing(reading, owner)
    return [*leaks.values(), *missing, *unclean, *broken]


def cells_in(name: str, data: bytes, guard: Detector) -> set[str]:
    """The cells of which something is in a Word file, cleared or not."""
    passages = read_docx(data, name).passages
    return {hit.secret.place for one in passages for hit in guard.hits_in(one.text, fuzzy=one.by_people)}


def is_broken(leaks: Collection[Leak]) -> bool:
    """Whether the only reason to refuse a file is that it is not a complete document."""
    return bool(leaks) and all(leak.broken for leak in leaks)


def _with_hit(former: Leak | None, hit: Hit, passage: Passage, sentences: Iterable[Sentence]) -> Leak:
    """A leak to which one more hit is added."""
    if former is not None:
        return replace(
            former,
            count=former.count + 1,
            doubtful=former.doubtful and hit.doubtful,
            sentences=tuple(dict.fromkeys([*former.sentences, *sentences])),
        )
    return Leak(
        kind=hit.kind,
        part=passage.part,
        where=passage.where,
        place=hit.secret.place,
        item=hit.secret.item,
        sentences=tuple(sentences),
        doubtful=hit.doubtful,
    )


def _left_in(
    passage: Passage,
    hits_in: Callable[[Passage], Iterable[Hit]],
    cleared: Callable[[Hit, Sentence], bool],
    salt: str,
) -> Iterator[tuple[Hit, list[Sentence]]]:
    """Every hit in a passage that is not cleared, with the fewest sentences in a row that hold it.

    Sentences are taken out only where everything in them, and in any row they are part of, is cleared. Then
    what is left is searched again, so that a clearance covers no other place with the same words.
    """
    left = list(hits_in(passage))
    if not left:
        return
    sentences = rest = Sentences(passage.text.written, salt)
    open_: list[list[tuple[Stretch, list[Hit]]]] = []
    for length in range(1, _IN_A_ROW + 1):
        rows = [(row, list(hits_in(_part(passage, rest.said(row))))) for row in rest.in_rows(length)]
        rows = [(row, hits) for row, hits in rows if hits]
        not_cleared = [
            (row, [hit for hit in hits if not cleared(hit, sentences.sentence(row, hit.meant))])
            for row, hits in rows
        ]
        open_.append([(row, hits) for row, hits in not_cleared if hits])
        out = [
            row
            for row, hits in not_cleared
            if not hits and not any(row.start < one.end and one.start < row.end for one, _ in open_[-1])
        ]
        if out:
            rest = Sentences(rest.without(out), salt)
            left = list(hits_in(_part(passage, rest.text)))
        if not left:
            return
    whole = Stretch(0, len(sentences.text))
    if any(open_) or not all(cleared(hit, sentences.sentence(whole, hit.meant)) for hit in left):
        yield from _with_sentences(left, open_, sentences)


def _with_sentences(
    left: Sequence[Hit], open_: Sequence[Sequence[tuple[Stretch, list[Hit]]]], sentences: Sentences
) -> Iterator[tuple[Hit, list[Sentence]]]:
    """What is left in a passage, by the shortest rows of sentences that hold it; at worst by the whole."""
    found: dict[tuple[str, str], list[Sentence]] = {}
    for rows in open_:
        known = set(found)
        for row, hits in rows:
            for hit in hits:
                if _key(hit) not in known:
                    found.setdefault(_key(hit), []).append(sentences.sentence(row, hit.meant))
    whole = Stretch(0, len(sentences.text))
    for hit in left:
        if _key(hit) in found or not found:
            yield hit, found.get(_key(hit)) or [sentences.sentence(whole, hit.meant)]


def _part(passage: Passage, text: str) -> Passage:
    return replace(passage, text=Text(text))


def _key(hit: Hit) -> tuple[str, str]:
    return hit.secret.place, hit.written


def _hits(passage: Passage, owner: Owner, guard: Detector, batch: OtherCases | None) -> Iterable[Hit]:
    for hit in guard.hits_in(passage.text, fuzzy=passage.by_people, by_chance=passage.by_chance):
        if not passage.by_template or hit.kind == WHOLE_NAME:
            yield hit
    if batch is not None:
        yield from batch.hits_in(passage.text, owner.case_id)


def _missing(reading: FileText, owner: Owner) -> Iterator[Leak]:
    """The texts that must appear on the pages but do not: without them the file's owner is not certain."""
    page = "".join(passage.text.run_together for passage in reading.passages if passage.on_page)
    for wanted in owner.must_hold:
        if "".join(Text(wanted).words) not in page:
            yield Leak(
                kind="it does not show that it is this child's, or for this person",
                part="the whole file",
                where="its pages",
                place="",
                item="",
            )
            return


def _unclean(reading: FileText, owner: Owner) -> Iterator[Leak]:
    for part, fault in dict.fromkeys(reading.unclean):
        if owner.leaves or part == "the file":  # an unreadable file may hold anything
            yield Leak(kind=fault, part=part, where="a part of the file", place="", item="")
