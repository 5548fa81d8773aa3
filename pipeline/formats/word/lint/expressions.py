"""Checks the expressions in tags against what their document may name: paths, filters and tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from jinja2 import Environment, TemplateSyntaxError, nodes

from pipeline.formats.word.lint.context_shape import ANYTHING, TEXT, Shape, list_of
from pipeline.formats.word.lint.faults import TemplateFault, fault_at
from pipeline.formats.word.lint.spelling_hints import nearest
from pipeline.formats.word.lint.tags import Tag

#: Filters whose result is a list like their input, or one of its items.
_SAME = {
    "sort",
    "list",
    "reverse",
    "unique",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "batch",
    "slice",
}
_ITEM = {"first", "last", "min", "max"}
_OF_ITEMS = {"selectattr", "rejectattr", "map", "sort", "groupby", "sum", "unique", "join", "min", "max"}
_SPECIAL = re.compile(r"\{%\s*(colspan|cellbg)\s+(.*?)%\}$", re.DOTALL)
_ALONE = re.compile(r"\{%\s*(vm|hm)\s*%\}$")
_GOT = re.compile(r"got '([^']*)'")
_OF_LOOP = "index index0 revindex revindex0 first last length cycle depth depth0 previtem nextitem changed"
_LOOP = Shape(fields=dict.fromkeys(_OF_LOOP.split(), ANYTHING))
_METHODS = frozenset((*dir(str), *dir(dict), *dir(list)))

Scope = dict[str, Shape]


class Expressions:
    """Reads the tags of one part in order.

    `root` is what the document may name; None where that is not known.
    """

    def __init__(self, environment: Environment, root: Shape | None, audience: str) -> None:
        self._environment = environment
        self._root = root
        self._audience = audience
        self._scopes: list[Scope] = [{}]
        self._open: list[str] = []
        self._faults: list[TemplateFault] = []
        self._tag: Tag | None = None

    def faults(self, tags: list[Tag]) -> list[TemplateFault]:
        """Every fault in the expressions of the tags."""
        for tag in tags:
            if self._open[-1:] == ["raw"] and tag.word != "endraw":
                continue
            self._tag = tag
            self._follow(tag)
        return self._faults

    def _follow(self, tag: Tag) -> None:
        word = tag.word
        if tag.text.startswith("{#") or _ALONE.match(tag.bare):
            return
        if word.startswith("end") or word in ("else", "pluralize"):
            if word.startswith("end") and word[3:] in self._open:
                while self._open.pop() != word[3:]:
                    self._scopes.pop()
                self._scopes.pop()
            return
        if word == "raw":
            self._open.append(word)
            self._scopes.append({})
            return
        for node in self._parsed(tag):
            self._statement(node)
        if word in _ENDED or (word == "set" and "=" not in tag.text):
            self._open.append(word)
            if len(self._scopes) < len(self._open) + 1:
                self._scopes.append({})

    def _parsed(self, tag: Tag) -> list[nodes.Node]:
        text, word = tag.bare, tag.word
        special = _SPECIAL.match(text)
        if special:
            text = f"{{{{ {special.group(2)} }}}}"
        elif word == "elif":
            text = f"{{% if 1 %}}{text}{{% endif %}}"
        elif word in _ENDED or (word == "set" and "=" not in text):
            text += f"{{% end{word} %}}"
        try:
            return list(self._environment.parse(text).body)
        except TemplateSyntaxError as fault:
            self._note(
                f"cannot be read: {_plain(fault.message or '', word, self._environment)}",
                "Look for a missing quotation mark, comma, bracket or dot.",
                stops=True,
            )
            return []

    def _note(self, problem: str, remedy: str, *, like: str = "", stops: bool = False) -> None:
        assert self._tag is not None
        self._faults.append(
            fault_at(self._tag.passage, problem, remedy, self._tag.text, nearest=like, stops=stops)
        )

    def _statement(self, node: nodes.Node) -> None:
        scope: Scope = {}
        if isinstance(node, nodes.For):
            held = self._shape(node.iter)
            scope = {**self._bound(cast(nodes.Expr, node.target), held.item or ANYTHING), "loop": _LOOP}
            if node.test is not None:
                self._scopes.append(scope)
                self._shape(node.test)
                self._scopes.pop()
        elif isinstance(node, nodes.Assign):
            self._scopes[-1].update(self._bound(node.target, self._shape(node.node)))
            return
        elif isinstance(node, nodes.AssignBlock):
            self._scopes[-1].update(self._bound(node.target, TEXT))
        elif isinstance(node, nodes.With):
            for target, value in zip(node.targets, node.values, strict=True):
                scope.update(self._bound(target, self._shape(value)))
        elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
            if isinstance(node, nodes.Macro):
                self._scopes[-1][node.name] = ANYTHING
            else:
                self._shape(node.call)
            scope = {one.name: ANYTHING for one in node.args} | {
                "caller": ANYTHING,
                "varargs": ANYTHING,
                "kwargs": ANYTHING,
            }
        elif isinstance(node, (nodes.Import, nodes.FromImport)):
            names = [node.target] if isinstance(node, nodes.Import) else node.names
            self._scopes[-1].update({one if isinstance(one, str) else one[1]: ANYTHING for one in names})
            return
        else:
            for child in node.iter_child_nodes():
                self._shape_or_statement(child)
        if self._tag is not None and self._tag.word in _ENDED:
            self._scopes.append(scope if self._tag.word != "if" else self._scopes[-1])

    def _shape_or_statement(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Expr):
            self._shape(node)
        else:
            for child in node.iter_child_nodes():
                self._shape_or_statement(child)

    def _bound(self, target: nodes.Expr, shape: Shape) -> Scope:
        if isinstance(target, nodes.Name):
            return {target.name: shape}
        if isinstance(target, nodes.Tuple):
            return {one.name: ANYTHING for one in target.items if isinstance(one, nodes.Name)}
        return {}

    def _shape(self, node: nodes.Node) -> Shape:
        """The shape of an expression. Its faults are noted on the way."""
        if isinstance(node, nodes.Name):
            return self._named(node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(self._shape(node.node), node.attr)
        if isinstance(node, nodes.Getitem):
            held = self._shape(node.node)
            self._shape(node.arg)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._field(held, node.arg.value)
            return held.item or ANYTHING
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.Test):
            self._known(node.name, self._environment.tests, "test")
        shapes = [self._shape(child) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.CondExpr):
            return shapes[1] if len(shapes) > 1 else ANYTHING
        if isinstance(node, nodes.List):
            return list_of(shapes[0] if shapes else ANYTHING)
        return ANYTHING

    def _named(self, name: str) -> Shape:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        if self._root is None or name in self._environment.globals:
            return ANYTHING
        return self._field(self._root, name, {name for scope in self._scopes for name in scope})

    def _field(self, held: Shape, name: str, more: set[str] | None = None) -> Shape:
        if held.anything or (held.fields is None and name in _METHODS):
            return ANYTHING
        if held.fields is not None and name in held.fields:
            return held.fields[name]
        if name in held.others:
            self._note(
                f'names "{name}", which may not be read by {self._audience} (only by: {held.others[name]})',
                "Take the tag out of this template.",
            )
        elif held.fields is None:
            what = (
                "a list: its fields are reached with {% for %}"
                if held.item is not None
                else "a text and has no fields"
            )
            self._note(f'asks for "{name}" of something that is {what}', "Correct the tag.")
        elif name not in _METHODS:
            like = nearest(name, [*held.fields, *(more or ())])
            self._note(f'names "{name}", and there is no such field here', "Correct the tag.", like=like)
        return ANYTHING

    def _filtered(self, node: nodes.Filter) -> Shape:
        held = self._shape(node.node) if node.node is not None else TEXT
        for child in (*node.args, *(pair.value for pair in node.kwargs)):
            self._shape(child)
        if not self._known(node.name, self._environment.filters, "filter"):
            return ANYTHING
        if node.name in _OF_ITEMS and held.item is not None:
            named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
            first = node.args[:1] if node.name in ("selectattr", "rejectattr", "groupby") else []
            for one in (*named, *first):
                if isinstance(one, nodes.Const) and isinstance(one.value, str):
                    shape = held.item
                    for name in one.value.split("."):
                        shape = self._field(shape, name)
                    if node.name == "map":
                        return list_of(shape)
        if node.name in _SAME:
            return held
        return (held.item or ANYTHING) if node.name in _ITEM else ANYTHING

    def _known(self, name: str, names: Mapping[str, object], what: str) -> bool:
        if name in names:
            return True
        self._note(
            f'uses the {what} "{name}", which there is not',
            "Correct its name.",
            like=nearest(name, names),
            stops=True,
        )
        return False


_ENDED = {"for", "if", "with", "macro", "call", "filter", "block", "autoescape", "trans"}


def _plain(message: str, word: str, environment: Environment) -> str:
    """Jinja's message in words that say what to look for."""
    if "unknown tag" in message:
        like = nearest(
            word, [*_ENDED, "set", "elif", "else", "endif", "endfor", "raw", *environment.extensions]
        )
        return f'there is no "{word}" tag' + (f', the nearest is "{like}"' if like else "")
    got = _GOT.search(message)
    return (
        f'something is missing or too much before "{got.group(1)}"'
        if got and "end of" not in got.group(1)
        else ("it ends too early")
    )


def faults_of_expressions(
    tags: list[Tag], environment: Environment, root: Shape | None, audience: str = "this audience"
) -> Iterator[TemplateFault]:
    """Every fault in a template's expressions; each part is read by itself, as it is filled."""
    for part in dict.fromkeys(tag.passage.part for tag in tags):
        yield from Expressions(environment, root, audience).faults(
            [tag for tag in tags if tag.passage.part == part]
        )
