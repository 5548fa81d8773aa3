"""A template with its context, and the document that each of the two engines makes."""

from __future__ import annotations

import functools
import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docxtpl import DocxTemplate
from jinja2 import Environment

from pipeline.formats.word import Template

#: Makes a case's context from the template being filled, of either engine.
Context = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """A template that `draw` draws.

    `replacing` holds other files for its own, by the names of `Template.fill`'s arguments.
    """

    name: str
    draw: Callable[[DocumentObject], object]
    context: Context = lambda template: {}
    environment: Callable[[], Environment] | None = None
    replacing: Mapping[str, Mapping[Any, bytes]] = field(default_factory=dict)

    @functools.cached_property
    def package(self) -> bytes:
        document = Document(io.BytesIO(_empty_page()))
        self.draw(document)
        return _saved(document)

    def by_docxtpl(self) -> bytes:
        return filled_by_docxtpl(self.package, self.context, self.environment, self.replacing)

    def by_ours(self) -> bytes:
        made = self.opened()
        return made.fill(self.context(made), **self.replacing)

    def opened(self) -> Template:
        return Template(
            io.BytesIO(self.package), environment=self.environment() if self.environment else None
        )


@functools.cache
def _empty_page() -> bytes:
    """python-docx's empty document with few table styles, which make up nine tenths of a validator's work."""
    document = Document()
    for style in [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]:
        if style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    for rid in [rid for rid, rel in document.part.rels.items() if rel.reltype.endswith("/stylesWithEffects")]:
        del document.part.rels[rid]
    return _saved(document)


def _saved(document: DocumentObject) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def holding(**values: Any) -> Context:
    """A context of values that do not depend on the template."""
    return lambda template: dict(values)


def filled_by_docxtpl(
    package: bytes,
    context: Context,
    environment: Callable[[], Environment] | None = None,
    replacing: Mapping[str, Mapping[Any, bytes]] = {},
) -> bytes:
    template = DocxTemplate(io.BytesIO(package))
    with tempfile.TemporaryDirectory() as folder:
        _replace(template, replacing, Path(folder) / "new")
    template.render(context(template), environment() if environment else None, autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def _replace(template: DocxTemplate, replacing: Mapping[str, Mapping[Any, bytes]], file: Path) -> None:
    for name, new in replacing.get("pictures", {}).items():
        template.replace_pic(name, io.BytesIO(new))
    for old, new in replacing.get("media", {}).items():
        template.replace_media(io.BytesIO(old), io.BytesIO(new))
    for old, new in replacing.get("embedded", {}).items():
        file.write_bytes(new)
        template.replace_embedded(io.BytesIO(old), str(file))
    for part, new in replacing.get("files", {}).items():
        file.write_bytes(new)
        template.replace_zipname(part, str(file))
