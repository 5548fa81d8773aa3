"""What every file of a run is made with: templates, the council's details, leak check and clock."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.provenance import digest_of
from pipeline.formats.pdf import Engine
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template, words_in
from pipeline.formats.word.arranged import arranged
from pipeline.formats.word.large_print import large_print
from pipeline.formats.word.lint.error_messages import damaged, unreadable
from pipeline.formats.word.table_blocks import with_blocks
from pipeline.formats.word.toc import with_contents
from pipeline.foundation.council import House
from pipeline.foundation.errors import TemplateError
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.leakcheck import brought_by
from pipeline.procedure.clock import Clock

#: How many compiled templates a process keeps for its next run: every document's, in ordinary and in large
#: print, of two sets. tests/formats/word/equal/test_repeated.py shows that one keeps nothing of a filling.
_KEPT = 160


@dataclass(frozen=True, kw_only=True)
class RenderContext:
    """What every file of a run is made with.

    It does not use the disk, so that a worker on another machine makes the same bytes.

    `templates`: the .docx of each document; `faulty`: why a document's template cannot be used, as far as
    known. `only`: the documents asked for; all where empty. `pdf`: the engine that also makes a PDF of each;
    None where none is made; `pdf_of_issued`: of the issued family copies only. `starts`: how many processes
    of LibreOffice may run at once (0: one a core).
    """

    templates: Mapping[str, bytes]
    house: House
    leak_checker: LeakChecker
    clock: Clock
    only: frozenset[str] = frozenset()
    drafts_only: bool = False
    pdf: Engine | None = None
    pdf_of_issued: bool = False
    starts: int = 0
    opened: dict[str, Template] = field(default_factory=dict)
    known: dict[str, bool] = field(default_factory=dict)
    faulty: dict[str, TemplateError] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        """The state for a worker, without the compiled templates: each worker compiles its own, once."""
        return {one.name: getattr(self, one.name) for one in fields(self)} | {"opened": {}}

    @cached_property
    def documents(self) -> list[Plugin]:
        """The documents asked for."""
        return [part for part in plugins_in("pipeline.documents") if not self.only or part.name in self.only]

    def template(self, name: str, *, large: bool = False) -> Template:
        """The template of a document, compiled once; `large`: in large print.

        Raises TemplateError where it cannot be used.
        """
        fault = self.fault_of(name)
        if fault is not None:
            raise fault
        key = f"{name} (large print)" if large else name
        if key not in self.opened:
            self.opened[key] = self._template(name, large=large)
        return self.opened[key]

    def fault_of(self, name: str) -> TemplateError | None:
        """Why the template of a document cannot be used; None where it can."""
        if name not in self.opened and name not in self.faulty:
            try:
                self.opened[name] = self._template(name)
            except TemplateError as fault:
                self.faulty[name] = TemplateError(fault.message, fault.remedy)
        known = self.faulty.get(name)
        return None if known is None else TemplateError(known.message, known.remedy)

    def _template(self, name: str, *, large: bool = False) -> Template:
        if name not in self.templates:
            raise TemplateError(f"{name}.docx: there is no such template.", "Put it in the templates folder.")
        return _compiled(name, self.templates[name], large)

    def approved(self, digest: str, unchanged: bytes) -> bytes:
        """The template with this digest; where there is none now, `unchanged`, the file as checked then."""
        return by_digest(self.templates).get(digest, unchanged)

    def own_words(self) -> dict[str, tuple[str, ...]]:
        """By template, the parts that show no text but hold words of their own."""
        found = {part.name: brought_by(self.templates.get(part.name, b"")).own for part in self.documents}
        return {name: tuple(dict.fromkeys(part for part, _ in own)) for name, own in found.items() if own}

    def words(self, name: str) -> Collection[str] | None:
        """The words in the tags of a document's template: copies show no field that is not among them.

        None where any field may be shown.
        """
        return words_of(self.templates)(name) if self.fault_of(name) is None else ()

    def has_own_regions(self, name: str) -> bool:
        """Whether a document has places for the minute-taker to fill in."""
        key = f"{name} (own)"
        if key not in self.known:
            with ZipFile(io.BytesIO(self.templates[name])) as package:
                pages = [
                    one for one in package.namelist() if one.startswith("word/") and one.endswith(".xml")
                ]
                self.known[key] = any(b'w:val="own:' in package.read(one) for one in pages)
        return self.known[key]

    def filled(self, name: str, context: Mapping[str, Any], *, large: bool = False) -> bytes:
        """A document's template, filled; a long document gets a table of contents.

        `large`: in large print, with blocks in place of tables that have many columns.
        """
        data = self.template(name, large=large).fill(context)
        if context["is_long"]:
            data = with_contents(data)
        return with_blocks(data) if large else data


@lru_cache(maxsize=_KEPT)
def _compiled(name: str, data: bytes, large: bool) -> Template:
    source = io.BytesIO(large_print(data) if large else data)
    source.name = f"{name}.docx"
    return Template(source, form=written, arrange=arranged)


def words_of(templates: Mapping[str, bytes]) -> Callable[[str], Collection[str] | None]:
    """By the name of a document, the words in the tags of its template; none where it has no template."""
    return lambda name: words_in(templates[name]) if name in templates else ()


def by_digest(templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """These templates by their digests, as the manifest and the register name them."""
    return {digest_of(one): one for one in templates.values()}


def templates_in(folder: Path) -> dict[str, bytes]:
    """Every template of a folder that can be read, by the name of its document."""
    return readable_in(folder)[0]


def readable_in(folder: Path) -> tuple[dict[str, bytes], dict[str, TemplateError]]:
    """Every template of a folder, by its document's name; and by name, why one cannot be read at all."""
    found: dict[str, bytes] = {}
    faulty: dict[str, TemplateError] = {}
    for path in sorted(folder.glob("*.docx")):
        if not path.name.startswith("~$"):
            try:
                found[path.stem] = path.read_bytes()
                with ZipFile(io.BytesIO(found[path.stem])):
                    pass
            except OSError:
                faulty[path.stem] = unreadable(path)
            except (BadZipFile, ValueError, NotImplementedError):
                faulty[path.stem] = damaged(path.name)
    return found, faulty
