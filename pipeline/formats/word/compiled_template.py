"""The compiled form of a template: nothing in it changes from one document to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import CodeType

from pipeline.formats.word.opc import Entry

#: An id, the full type, the target as the part names it, and whether that is outside the package.
Relation = tuple[str, str, str, bool]


@dataclass
class PartPlan:
    """One part that tags fill.

    `code` is its compiled code; `left` is the reason why it is left to docxtpl, empty where it is not.
    `widths` are the column widths of its marked tables, `nested` whether there are tables within tables;
    `ends`, `numbers` and `lists` say which marks its text may hold; `picture_id` is the number that
    python-docx would give a new picture; `tags` are its tags by source line.
    """

    name: str
    kind: str
    code: CodeType | None
    source: str = ""
    left: str = ""
    widths: list[tuple[str, ...]] = field(default_factory=list)
    nested: bool = False
    ends: bool = False
    numbers: bool = False
    lists: bool = False
    picture_id: int = 1
    tags: dict[int, str] = field(default_factory=dict)


@dataclass
class Plan:
    """A compiled template. `entries` are the parts that no document changes, ready for the archive.

    `texts` are the parts that some documents add to, as text; `overrides` and `defaults` are the content
    types; `pictures` are the picture parts by the SHA-1 of their content; `properties` is the code of each
    document property.
    """

    parts: list[PartPlan]
    entries: list[Entry]
    relations: dict[str, list[Relation]]
    defaults: dict[str, str]
    overrides: dict[str, str]
    pictures: dict[str, str]
    properties: dict[str, CodeType | str]
    core: str
    numbering: str
    numbering_name: str
    page: str
    lists: list[str]
    more_lists: list[str]
    first_free: int
    first_free_abstract: int
