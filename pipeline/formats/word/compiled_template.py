"""What is known of a template once and for all: nothing in it changes from one document to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import CodeType

from pipeline.formats.word.opc import Entry

#: An id, the whole type, the target as the part names it, and whether that lies outside the package.
Relation = tuple[str, str, str, bool]


@dataclass
class PartPlan:
    """One part that tags fill.

    `code` is its compiled code; `left` says why it is left to docxtpl, and is empty where it is not.

    `widths` are the column widths of its marked tables, `nested` says if there are tables within tables;
    `ends`, `numbers` and `lists` say which marks its text may hold; `picture_id` is the number that
    python-docx would give a new picture; `tags` are its tags by the line of the source.
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
    """A template, opened. `entries` are the parts that no document changes, ready for the archive.

    `texts` are the parts that some documents add to, as text; `overrides` and `defaults` are the content
    types; `pictures` the picture parts by the SHA-1 of what they hold; `properties` the code of each document
    property.
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
