"""Describes how a template is filled, and where the result deliberately differs from docxtpl's."""

from __future__ import annotations

from pipeline.formats.word.compiled_template import Plan

#: Every deliberate difference between a filled document and docxtpl's with escaping on.
DIFFERENCES = (
    "Document properties are escaped once, not twice; author, comments and keywords of the template, its "
    "dates and its "
    "custom properties do not travel, but for an author or comments that a tag fills.",
    "Text is never lost around & and <: a stray one in markup is taken as a letter, and markup that is "
    "not XML is an error.",
    "Control characters in plain text are dropped; only a line end and a tab mean something, wherever "
    "they stand (docxtpl "
    "misses those after a text box). Rich text and listings may use \\a and \\f as well.",
    "Footnotes are filled once, not once for each section; endnotes are filled too.",
    "Braces that a value holds ({_{ and the like) stay as they are.",
    "Properties of cells and runs stand in the order that the schema wants, and shading names its pattern.",
    "An unknown field, a list, an object or nothing at all where text is meant is an error; a template "
    "cannot reach behind "
    "its values.",
    "A tab in a text box takes the look of its own run.",
    "Comments, tracked changes (taken as accepted), people, editing marks and paths of the template do "
    "not travel.",
    "A table that a loop leaves without rows is dropped, as is a row without cells; a cell that is left "
    "empty gets its paragraph.",
    "A numbered list within a loop starts again for each turn, and each looped list is a list of its own.",
    "Lines of one value that begin with a dash or a bullet, two or more in a row, become a real list.",
    "Round quotation marks in a tag that stand within a text of other marks stay as they were typed; & in "
    "a tag means &.",
    "A block that begins in one element and ends in another, so that some data would give a file that is "
    "no XML, is refused.",
    "A tag whose letters are cut by a link, a smart tag or the like is one tag; a remark loses nothing "
    "that is next to it.",
    "There is no `random` and no `lipsum`: the same data gives the same document on any day.",
)


def explained(name: str, plan: Plan) -> str:
    """The lines of `Template.explain`."""
    lines = [f"{name}: how it is filled"]
    for part in plan.parts:
        if part.left:
            how = f"left to docxtpl{'' if part.code is None else chr(39) + 's repairs'}, for {part.left}"
        else:
            how = "compiled" + "".join(
                f"; {what}"
                for what, there in (
                    (f"{len(part.widths)} table(s) fitted to the data", part.widths),
                    ("pictures numbered", part.numbers),
                    ("cells kept whole", part.ends),
                    ("lists started again", part.lists),
                )
                if there
            )
        lines.append(f"  {part.name}: {how}")
    filled = {part.name for part in plan.parts}
    lines += [f"  {story}: no tags, always the same" for story in plan.relations if story not in filled]
    lines += [
        f"  document property {tag.split(':')[1]}: filled"
        for tag, one in plan.properties.items()
        if not isinstance(one, str)
    ]
    lines.append("Where the result differs from docxtpl's on purpose")
    lines += [f"  {line}" for line in DIFFERENCES]
    return "\n".join(lines)
