"""The Jinja environments that templates are compiled in, and the compiled code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment, safe_range

from pipeline.formats.word.compile.lookup_faults import Unknown
from pipeline.formats.word.compile.value_guards import as_text, calculated, formatted, guarded
from pipeline.formats.word.values.document_state import filling

Printer = Callable[[Any], str]

#: The names of a mapping's methods come before its keys, as in Jinja.
_METHODS = frozenset(dir(dict))
#: Names that the sandbox has to check.
_GUARDED = re.compile(r"_|format$|format_map$|mro$|(?:func|im|gi|tb|cr|ag|f|co)_").match
#: Functions whose result changes from day to day.
_RANDOM = ("lipsum", "random")


class _Generator(CodeGenerator):
    """Writes the code of a part: each value is printed by the environment's `shown`, not by Jinja's escaping.

    Adjacent output is joined and yielded at once: a generator's step costs as much as printing a value.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        self.writeline("yield ''.join((", node)
        self.indent()
        for child in node.nodes:
            self.writeline("", child)
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._output_child_pre(child, frame, finalize)
                self.visit(child, frame)
                self._output_child_post(child, frame, finalize)
            self.write(",")
        self.writeline("))")
        self.outdent()

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile:
            self.write("(environment.shown if context.eval_ctx.autoescape else environment.unescaped)(")
        else:
            self.write("environment.shown(" if frame.eval_ctx.autoescape else "environment.unescaped(")
        if finalize.src is not None:
            self.write(finalize.src)

    @optimizeconst
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Join values, each of which must have a text of its own."""
        if frame.eval_ctx.volatile:
            self.write("(markup_join if context.eval_ctx.volatile else str_join)((")
        else:
            self.write("markup_join((" if frame.eval_ctx.autoescape else "str_join((")
        for one in node.nodes:
            self.write("environment.as_text(")
            self.visit(one, frame)
            self.write("), ")
        self.write("))")


class _SandboxGenerator(_Generator):
    """The same for our own sandbox, where plain dictionaries and harmless names need no call."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        name = node.attr
        if _GUARDED(name):
            super().visit_Getattr(node, frame)
            return
        if isinstance(node.node, nodes.Name) and name not in _METHODS:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f"[{name!r}] if type(")
            self.visit(node.node, frame)
            self.write(f") is dict and {name!r} in ")
            self.visit(node.node, frame)
            self.write(" else ")
            self._visit_field(node, frame)
            self.write(")")
        else:
            self._visit_field(node, frame)

    def _visit_field(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("environment.field(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")


class _Sandbox(SandboxedEnvironment):
    """Our own environment: a template can reach the fields of its context and nothing behind them."""

    code_generator_class = _SandboxGenerator
    intercepted_binops = frozenset(("*", "**", "%"))
    #: Whether a tag may change a list, a dictionary or a set: then those held by objects are copied as well.
    is_changing = False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator, unless it is too large."""
        calculated(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """A text's own `format`, which refuses values without a text."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        inner = wrapped

        def guard(*args: Any, **kwargs: Any) -> str:
            by_name = value.__name__ == "format_map"
            formatted(self, value.__self__, () if by_name else args, args[0] if by_name and args else kwargs)
            return inner(*args, **kwargs)

        return guard

    def field(self, obj: Any, name: str) -> Any:
        """The field with that name, which is not one that the sandbox has to guard."""
        if type(obj) is dict and name not in _METHODS:
            try:
                return obj[name]
            except KeyError:
                return self.undefined(obj=obj, name=name)
        try:
            found = getattr(obj, name)
        except AttributeError:
            return self.getattr(obj, name)
        return filling().context.copy(found) if self.is_changing else found


def environment_of(given: Environment | None, shown: Printer, unescaped: Printer) -> Environment:
    """The environment to compile in: our own sandbox, or the caller's with escaping on.

    Values are printed by `shown`, and by `unescaped` where a template turns escaping off.
    """
    if given is None:
        made: Environment = _Sandbox(autoescape=True, undefined=Unknown)
        made.globals = {name: one for name, one in DEFAULT_NAMESPACE.items() if name not in _RANDOM} | {
            "range": safe_range
        }
        made.filters = {name: one for name, one in made.filters.items() if name not in _RANDOM}
    else:
        made = given.overlay(autoescape=True)
        if not why_not(given):
            made.code_generator_class = _Generator
    made.filters = guarded(made.filters)
    made.shown, made.unescaped, made.as_text = shown, unescaped, as_text  # type: ignore[attr-defined]
    return made


def for_properties(environment: Environment, worded: Printer) -> Environment:
    """The same environment for document properties, which are plain text: values are printed by `worded`."""
    made = environment.overlay(autoescape=False)
    made.unescaped = worded  # type: ignore[attr-defined]
    return made


def why_not(given: Environment | None) -> str:
    """Why an environment's parts cannot be compiled and are left to docxtpl; an empty text where they can."""
    if given is None:
        return ""
    if (given.block_start_string, given.variable_start_string, given.comment_start_string) != (
        "{%",
        "{{",
        "{#",
    ):
        return "the environment given writes its tags in another way"
    if given.line_statement_prefix or given.line_comment_prefix:
        return "the environment given has tags without braces"
    if given.is_async:
        return "the environment given is asynchronous"
    if given.code_generator_class is not CodeGenerator:
        return "the environment given writes its code in a way of its own"
    return ""


def plain_text(text: str) -> str:
    """A template's own text with escaped braces, `{_{` and the like, as they are meant."""
    return (
        text.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")
        if "_" in text
        else text
    )


def code_of(source: str, environment: Environment, name: str) -> CodeType:
    """A part's compiled code.

    Raises jinja2's TemplateSyntaxError with the number of the tag (from 1) as its line.
    """
    tree = environment.parse(source, name)
    for text in tree.find_all(nodes.TemplateData):
        text.data = plain_text(text.data)
    return environment.compile(tree, name, f"<{name}>")


def names_of(context: Mapping[str, Any], environment: Environment) -> dict[str, Any]:
    """Everything that the tags of a document may name: the context, and the environment's globals."""
    return {**environment.globals, **context}


class CompiledPart:
    """A part's code in an environment. It holds nothing of any document."""

    def __init__(self, code: CodeType, environment: Environment) -> None:
        self._template = environment.template_class.from_code(environment, code, environment.globals)
        self._root = self._template.root_render_func
        self._file = code.co_filename
        self._environment = environment
        self._blocks = self._template.blocks

    def rendered(self, names: dict[str, Any]) -> str:
        """The part's text for the result of `names_of`. Raises anything that the context's values raise."""
        context = self._environment.context_class(self._environment, names, self._file, self._blocks)
        return "".join(self._root(context))

    def source_line(self, fault: BaseException) -> int:
        """The line of the source where something was raised."""
        line, trace = 0, fault.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self._file:
                line = trace.tb_lineno
            trace = trace.tb_next
        return self._template.get_corresponding_lineno(line)
