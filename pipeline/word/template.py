"""One Word template, filled any number of times with docxtpl, without its silent losses."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError
from lxml import etree

from pipeline.errors import TemplateError
from pipeline.word.fields import UnknownField, environment, nearest
from pipeline.word.package import rewrite
from pipeline.word.places import place_of


class Template:
    """A .docx template in docxtpl's syntax: sandboxed, everything escaped, an unknown field an error.

    Raises TemplateError where the file is not a Word document.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        try:
            self._bytes = self.path.read_bytes()
            self._open()
        except FileNotFoundError:
            raise TemplateError(
                f"{self.path.name}: there is no such template.", f"Put it in {self.path.parent}, or correct the name."
            ) from None
        except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
            raise TemplateError(
                f"{self.path.name} is not a Word document, or it is damaged.", "Open it in Word and save it again as .docx."
            ) from None

    def fill(self, context: Mapping[str, Any]) -> bytes:
        """The finished document as the bytes of a .docx: the same bytes for the same context on any day.

        Raises TemplateError, naming the template, the place and the nearest field, where a tag asks for what does not exist.
        """
        document = self._open()
        try:
            document.render(dict(context), environment(), autoescape=True)
        except UnknownField as fault:
            like = fault.nearest or nearest(fault.name, context)
            hint = f' The nearest is "{like}".' if like else ""
            raise TemplateError(
                f'{self.path.name}, {place_of(self._bytes, fault.name)}: there is no field "{fault.name}".{hint}',
                "Correct the tag in the template.",
            ) from None
        except TemplateSyntaxError as fault:
            raise TemplateError(
                f"{self.path.name}: a tag is not well formed ({fault.message}).",
                "Look for a tag without its end: each {% for %} needs {% endfor %}, each {% if %} needs {% endif %}.",
            ) from None
        except JinjaError as fault:
            raise TemplateError(f"{self.path.name}: {fault.message}", "Correct the tag in the template.") from None
        buffer = io.BytesIO()
        document.save(buffer)
        return rewrite(buffer.getvalue())

    def _open(self) -> _Document:
        document = _Document(io.BytesIO(self._bytes))
        document.init_docx()
        return document


class _Document(DocxTemplate):
    """docxtpl's template, but for its properties: it escapes them twice when autoescape is on."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Fill the document properties as plain text, for the XML library escapes them itself."""
        super().render_properties(context, environment(properties=True))
