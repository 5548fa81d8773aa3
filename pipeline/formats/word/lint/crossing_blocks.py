"""Describes blocks that could stop a part being XML: where they begin and end, and what they cross."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.formats.word.compile.balance import Crossing
from pipeline.formats.word.compile.compiler import CrossingError
from pipeline.formats.word.compile.part_source import TAG
from pipeline.formats.word.lint.faults import TemplateFault, fault_at
from pipeline.formats.word.lint.paragraphs import Paragraph
from pipeline.formats.word.lint.tag_places import same_tag
from pipeline.formats.word.lint.tags import TABLE_REMEDY, Tag, tags_in
from pipeline.formats.word.lint.template_text import TemplateFile

_TABLE = "the table, row or cell"
#: The name of an element in Word.
_NAMES = {
    **dict.fromkeys(("w:tbl", "w:tr", "w:tc"), _TABLE),
    "w:sdt": "the content control",
    "w:hyperlink": "the link",
    "w:smartTag": "the smart tag",
    "w:customXml": "the XML element",
    "w:fldSimple": "the field",
    "w:txbxContent": "the text box",
    "w:footnote": "the note",
    "w:endnote": "the note",
    "w:drawing": "the drawing",
    "w:pict": "the drawing",
    "w:object": "the object",
    "mc:AlternateContent": "the text box",
    "m:oMath": "the formula",
    "w:ruby": "the phonetic guide",
    "w:dir": "the stretch of text",
    "w:bdo": "the stretch of text",
}
_UNCLOSED = (
    "could make what Word cannot open: it begins in one paragraph or element and ends in another, "
    "or what it prints does",
    "Keep the tag, and what it prints, within one paragraph.",
)


def faults_of_crossing(
    error: CrossingError, opened: TemplateFile, passages: list[Paragraph]
) -> Iterator[TemplateFault]:
    """The fault of each block that could stop a part being XML. Each stops the template."""
    labels = {name: label for label, name in opened.stories()}
    for name, found in error.found.items():
        label = labels.get(name, name)
        tags = [tag.group() for tag in TAG.finditer(error.sources[name])]
        here = [tag for passage in passages if passage.part == label for tag in tags_in(passage)]
        for one in found:
            yield _fault(one, label, tags, here)


def _fault(one: Crossing, label: str, tags: list[str], here: list[Tag]) -> TemplateFault:
    if not tags:
        return TemplateFault(
            where=label,
            problem="is damaged",
            remedy="Open the template in Word and save it again.",
            stops=True,
        )
    begins, ends = (_tag_at(max(number, 0), tags, here) for number in (one.begins, one.ends))
    at = ends or begins
    if at is None:
        return TemplateFault(
            where=label,
            problem=f"{tags[one.ends]} could make it a part that Word cannot open",
            remedy=TABLE_REMEDY,
            stops=True,
        )
    if begins is None or one.begins == one.ends:
        problem, remedy = _UNCLOSED
    else:
        problem, remedy = _crossed(one, begins)
    return fault_at(at.passage, problem, remedy, at.text, stops=True)


def _crossed(one: Crossing, begins: Tag) -> tuple[str, str]:
    """The problem and the remedy for two tags that are not in the same element."""
    closed, opened = _name_of(one.closed), _name_of(one.opened)
    where = f"{begins.text} is in ({begins.passage.where})"
    if _TABLE in (closed, opened):
        problem, remedy = f"is outside {_TABLE} that {where}", TABLE_REMEDY
    elif closed or not opened:
        what = closed or "the element"
        problem, remedy = f"is outside {what} that {where}", f"Put both into {what}, or both outside it."
    else:
        problem = f"is in a {opened[4:]}, and {begins.text} outside it ({begins.passage.where})"
        remedy = f"Put both into {opened}, or both outside it."
    return f"{problem}, so Word could not open the document", remedy


def _name_of(elements: tuple[str, ...]) -> str:
    if "w:txbxContent" in elements and not {"w:tc", "w:sdt"} & set(elements):
        return _NAMES["w:txbxContent"]
    return next((_NAMES[one] for one in elements if one in _NAMES), "")


def _tag_at(number: int, tags: list[str], here: list[Tag]) -> Tag | None:
    """The tag with that number in a part's source, as a person finds it in the template.

    A text box occurs twice in the source, once for older programs.
    """
    alike = [place for place, tag in enumerate(tags) if same_tag(tag, tags[number])]
    found = [tag for tag in here if same_tag(tag.text, tags[number])]
    return found[alike.index(number) * len(found) // len(alike)] if found else None
