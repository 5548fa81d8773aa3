"""What a document's tags may name: fields within fields, lists of them, texts.

No value of a case, only what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shape:
    """What a name stands for.

    `fields` are those within it, `item` what a list holds; neither for a text; `anything` is not judged.

    `meaning` and `example` are for people. `others` are fields that exist, each with the readers that alone
    may have it.
    """

    meaning: str = ""
    example: str = ""
    fields: Mapping[str, Shape] | None = None
    item: Shape | None = None
    anything: bool = False
    others: Mapping[str, str] = field(default_factory=dict)

    def merged(self, other: Shape) -> Shape:
        """What both together say: two documents of a kind need not fill the same fields."""
        if self.anything or other.anything:
            return other if self.anything else self
        fields = (
            self.fields
            if other.fields is None
            else other.fields
            if self.fields is None
            else {
                name: self.fields[name].merged(other.fields[name])
                if name in self.fields and name in other.fields
                else self.fields.get(name) or other.fields[name]
                for name in dict.fromkeys((*self.fields, *other.fields))
            }
        )
        item = (
            self.item
            if other.item is None
            else other.item
            if self.item is None
            else self.item.merged(other.item)
        )
        meaning, example = self.meaning or other.meaning, self.example or other.example
        return Shape(meaning, example, fields, item, others={**self.others, **other.others})

    def paths(self, before: str = "") -> Iterable[tuple[str, Shape]]:
        """Every path that a tag may name, with what it stands for.

        The fields of a list's items follow `name[]`.
        """
        if self.item is not None:
            yield from self.item.paths(f"{before}[]")
        for name, shape in (self.fields or {}).items():
            path = f"{before}.{name}" if before else name
            yield path, shape
            yield from shape.paths(path)


ANYTHING = Shape(anything=True)
TEXT = Shape()


def fields_of(**shapes: Shape) -> Shape:
    """A shape with these fields."""
    return Shape(fields=shapes)


def list_of(item: Shape) -> Shape:
    """A list of things of one shape."""
    return Shape(item=item)
