"""One Word template, compiled once and filled any number of times, without docxtpl's silent losses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType, MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from jinja2 import Environment
from jinja2 import TemplateError as JinjaError

from pipeline.formats.word.compile.environments import (
    CompiledPart,
    environment_of,
    for_properties,
    names_of,
    why_not,
)
from pipeline.formats.word.compile.lookup_faults import NoSuchItem, UnknownField, UnknownValue
from pipeline.formats.word.compiled_template import Plan
from pipeline.formats.word.fill.archive import assembled
from pipeline.formats.word.fill.finish_part import finished
from pipeline.formats.word.opc import Bundle
from pipeline.formats.word.values.context_copy import FillContext, changes_values
from pipeline.formats.word.values.document_state import Filling
from pipeline.formats.word.values.formatting import Form, highlighted, plain, shown, unescaped, worded
from pipeline.formats.word.values.lookahead import foreseen, links_or_subdocuments_are_made
from pipeline.foundation.errors import PipelineError, TemplateError

if TYPE_CHECKING:
    from pipeline.formats.word.values.subdocuments import SubDocument

File = Path | str | bytes

_NONE: Mapping[Any, Any] = MappingProxyType({})
#: The exceptions that a tag may raise when it asks for something a value does not have.
_FAULTS = (
    PipelineError,
    UnknownField,
    UnknownValue,
    NoSuchItem,
    JinjaError,
    ArithmeticError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)


class Template:
    """A .docx template in docxtpl's syntax: sandboxed, with everything escaped; an unknown field is an error.

    `environment`: a Jinja environment of the caller's own, instead of the default sandbox. `form` turns a
    value into what is printed (docxtpl's own forms by default). `cache` is a private folder for compiled
    templates. `highlight` shades each value. `arrange` turns the XML of a page with tags into
    what is kept.

    Raises TemplateError where the file is not a Word document, or a tag in it cannot be filled.
    """

    def __init__(
        self,
        path: Path | str | IO[bytes],
        *,
        environment: Environment | None = None,
        form: Form = plain,
        cache: Path | str | None = None,
        highlight: bool = False,
        arrange: Callable[[str], str] | None = None,
    ) -> None:
        self._given, self._arrange = environment, arrange
        self.name, self._bytes = _read(path)
        printer = (highlighted if highlight else shown)(form)
        self._environment = environment_of(environment, printer, unescaped(form))
        self._for_properties = for_properties(self._environment, worded(form))
        self._plan = self._opened(Path(cache) if cache is not None and environment is None else None)
        self._bundle = Bundle(self._plan.entries)
        self._codes = _codes(self._plan, self._environment)
        compiled = [part.code for part in self._plan.parts] + list(self._plan.properties.values())
        self._is_changing = changes_values([one for one in compiled if isinstance(one, CodeType)])
        for one in (self._environment, self._for_properties):
            one.is_changing = self._is_changing  # type: ignore[attr-defined]
        self._properties = {
            tag: one if isinstance(one, str) else CompiledPart(one, self._for_properties)
            for tag, one in self._plan.properties.items()
        }

    def fill(
        self,
        context: Mapping[str, Any],
        *,
        pictures: Mapping[str, File] = _NONE,
        media: Mapping[File, File] = _NONE,
        embedded: Mapping[File, File] = _NONE,
        files: Mapping[str, File] = _NONE,
    ) -> bytes:
        """The finished document as the bytes of a .docx: the same bytes for the same context on any day.

        The other arguments replace the template's own files, each by a path or bytes: `pictures` by the
        picture's name, title or description; `media` and `embedded` by the file they hold now; `files` by
        their name in the archive.

        Raises TemplateError, naming the template, the place and the nearest field, where a tag asks for what
        does not exist.
        """
        names = FillContext(names_of(context, self._environment), copying=self._is_changing)
        if links_or_subdocuments_are_made():
            names.deep()
        subdocuments, links = foreseen(context)
        bundle, now, texts = self._pass(names, subdocuments, links)
        if {*map(id, now.subdocuments)} != {*map(id, subdocuments)} or now.links != links:
            # All sub-documents and links are known now; unused ones must not be in the document.
            bundle, now, texts = self._pass(names, now.subdocuments, now.links)
        changed: dict[str, bytes] = {}
        if pictures or media or embedded or files:
            from pipeline.formats.word.replacements import replacements

            changed = replacements(self.name, self._bytes, now.plan, texts, pictures, media, embedded, files)
        with now:
            properties = self._property_texts(names.fresh())
        return assembled(bundle, now, texts, properties, changed)

    def explain(self) -> str:
        """How each part is filled: compiled or left to docxtpl and why, what is repaired, how it differs."""
        from pipeline.formats.word.explanation import explained

        return explained(self.name, self._plan)

    def new_subdoc(self, docpath: str | IO[bytes] | None = None) -> SubDocument:
        """A sub-document for a context: a file's content, or an empty one to build on with python-docx."""
        from pipeline.formats.word.values.subdocuments import SubDocument

        return SubDocument(self._bytes, docpath)

    def build_url_id(self, url: str) -> str:
        """An id for a web address, for rich text's `url_id`."""
        from pipeline.formats.word.values.rich_objects import link_id

        return link_id(url)

    @property
    def current_rendering_part(self) -> Any:
        """The part that docxtpl's pictures ask for while a template is filled."""
        from pipeline.formats.word.values.rich_objects import RenderedPart

        return RenderedPart()

    def _opened(self, cache: Path | None) -> Plan:
        if cache is not None:
            from pipeline.formats.word.compile.disk_cache import cached

            return cached(cache, self._bytes, self._compiled)
        return self._compiled()

    def _compiled(self) -> Plan:

        from docx.opc.exceptions import PackageNotFoundError

        from pipeline.formats.word.compile.compiler import CrossingError, FaultyTagError, plan_of
        from pipeline.formats.word.lint.error_messages import (
            damaged,
            refusal,
            refusal_of_crossing,
            syntax_error,
        )
        from pipeline.formats.word.lint.tags import stopping
        from pipeline.formats.word.lint.template_text import DAMAGED, require_relations

        try:
            refused = stopping(self._bytes)
            if refused:
                raise refusal(refused, self.name)
            require_relations(self._bytes)
            return plan_of(self._bytes, self._environment, self._for_properties, why_not(self._given))
        except (PackageNotFoundError, *DAMAGED):
            raise damaged(self.name) from None
        except FaultyTagError as fault:
            raise syntax_error(fault, self.name, self._bytes) from None
        except CrossingError as crossing:
            raise refusal_of_crossing(crossing, self.name, self._bytes) from None

    def _pass(
        self, names: FillContext, subdocuments: list[Any], links: dict[str, str]
    ) -> tuple[Bundle, Filling, dict[str, str]]:
        """The constant files, the document's state and its parts' texts, for sub-documents and links."""
        plan, bundle, codes = self._plan, self._bundle, self._codes
        inserted: dict[int, str] = {}
        if subdocuments:
            plan, codes, inserted = self._with(subdocuments)
            bundle = Bundle(plan.entries)
        with Filling(plan, inserted=inserted, context=names) as now:
            now.begin_with(links)
            texts = self._rendered(now, codes, names.fresh())
        return bundle, now, texts

    def _with(self, subdocuments: list[Any]) -> tuple[Plan, dict[str, CompiledPart], dict[int, str]]:
        """The plan and code of a package with the sub-documents' styles and pictures, and their XML."""
        from pipeline.formats.word.compile.compiler import plan_of
        from pipeline.formats.word.values.subdocuments import gathered

        package, inserted, unfilled = gathered(self._bytes, subdocuments)
        plan = plan_of(package, self._environment, self._for_properties, why_not(self._given))
        if not unfilled:
            plan.parts = self._plan.parts
        return plan, _codes(plan, self._environment), inserted

    def _rendered(
        self, now: Filling, codes: Mapping[str, CompiledPart], names: dict[str, Any]
    ) -> dict[str, str]:
        """Each part's finished text, by its name."""
        texts = {}
        for part in now.plan.parts:
            now.part = part.name
            if part.code is None:
                from pipeline.formats.word.compile.fallback import left_to_docxtpl

                text = left_to_docxtpl(part, self._environment, names)
            else:
                text = self._text(codes[part.name], part.name, part.tags, names)
                try:
                    text = finished(text, part, now)
                except PipelineError as fault:
                    where = f"{self.name}, {part.kind}"
                    raise TemplateError(f"{where}: {fault.message}", fault.remedy) from None
            texts[part.name] = self._arrange(text) if self._arrange and part.kind == "page" else text
        return texts

    def _property_texts(self, names: dict[str, Any]) -> dict[str, str]:
        return {
            tag: one if isinstance(one, str) else self._text(one, "", {}, names)
            for tag, one in self._properties.items()
        }

    def _text(self, code: CompiledPart, part: str, tags: Mapping[int, str], names: dict[str, Any]) -> str:
        try:
            return code.rendered(names)
        except _FAULTS as fault:
            from pipeline.formats.word.lint.error_messages import template_error

            raise template_error(
                fault, self.name, self._bytes, tags.get(code.source_line(fault), ""), names
            ) from None


def _codes(plan: Plan, environment: Environment) -> dict[str, CompiledPart]:
    return {part.name: CompiledPart(part.code, environment) for part in plan.parts if part.code is not None}


def _read(path: Path | str | IO[bytes]) -> tuple[str, bytes]:
    if not isinstance(path, (str, Path)):
        return Path(str(getattr(path, "name", "The template"))).name, path.read()
    try:
        return Path(path).name, Path(path).read_bytes()
    except FileNotFoundError:
        raise TemplateError(
            f"{Path(path).name}: there is no such template.",
            f"Put it in {Path(path).parent}, or correct the name.",
        ) from None
    except OSError:
        from pipeline.formats.word.lint.error_messages import unreadable

        raise unreadable(Path(path)) from None
