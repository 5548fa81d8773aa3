"""The pages of the guides that the program writes itself: commands, sheets, lists, settings, fields, parts.

`docs/conf.py` writes them each time the guides are built, so they say what the program does today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from pipeline.app.new_folder.settings_explained import settings_explained
from pipeline.app.template_fields import field_rows, shape_of
from pipeline.cli import hsb
from pipeline.formats.excel.guide import purpose_of
from pipeline.formats.excel.reference_sheets import lists
from pipeline.foundation.plugins import FOLDERS, Plugin, plugins_in
from pipeline.model import SHEETS, Reader
from pipeline.model.agencies import EVERY, words_of
from pipeline.model.fields import Field
from pipeline.model.section_headings import ALL as ALL_HEADINGS
from pipeline.procedure.time_limits import shipped_limits

ROOT = Path(__file__).parent.parent
GUIDES = ROOT / "docs"


def write_reference(folder: Path) -> None:
    """Write every page into a folder; a page that says the same already is left as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reference().items():
        file = folder / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")


def reference() -> dict[str, str]:
    """Every page that the program writes, by its name in the folder, as Markdown."""
    fields = {f"fields/{part.name}": fields_page(part) for part in plugins_in("pipeline.documents")}
    pages = {
        "command_list": command_list(),
        "sheets": sheets_page(),
        "lists": lists_page(),
        "settings": settings_page(),
        "parts": parts_page(),
        "fields/index": fields_index(fields),
    }
    return pages | fields


def command_list() -> str:
    """A table of every command with its first sentence, which the page of commands includes."""
    rows = [
        (
            f"`hsb {name}`",
            command.get_short_help_str(limit=200).replace("FILE ", "").replace("FOLDER", "a folder"),
        )
        for name, command in commands()
    ]
    return text_of(table(("Command", "What it does"), rows))


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by the words after `hsb`, in order of the alphabet."""
    for name, command in sorted(hsb.commands.items()):
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in sorted(command.commands.items()))
        else:
            yield name, command


def sheets_page() -> str:
    """Every sheet of the workbook with its columns: what to enter, and who may read it at most."""
    lines = [
        "# Sheets and columns",
        "",
        "A column in bold has to be filled in. *Who may read it* is the most that a reader may see: what",
        "else is withheld can only reduce it. *After release* means that a family reads it only once",
        "somebody has decided so.",
    ]
    for kind in SHEETS:
        lines += ["", f"## {kind.sheet}", "", purpose_of(kind), ""]
        rows = [
            (f"**{one.heading}**" if one.required else one.heading, one.meaning, _answer(one), _readers(one))
            for one in kind.fields.values()
        ]
        lines += table(("Column", "What to enter", "Answer", "Who may read it"), rows)
    return text_of(lines)


def _answer(field: Field) -> str:
    """How a cell is filled in: from which list, or what kind of value."""
    return f"[{field.codes.name}](lists.md)" if field.codes is not None else field.kind.value


def _readers(field: Field) -> str:
    """Who may read a column, in words."""
    readers = [one.words for one in Reader if one in field.readers]
    kept = Reader.PROFESSIONAL in field.readers and field.agencies != EVERY
    agencies = words_of(field.agencies) if kept else ""
    return (
        ", ".join(readers)
        + (f" (agencies: {agencies})" if agencies else "")
        + ("; after release" if field.on_release else "")
    )


def lists_page() -> str:
    """Every list of the workbook with its entries, then the numbered headings of the paperwork."""
    lines = ["# Lists", "", "A cell takes the label or the code."]
    for listed in lists():
        rows = [(str.__str__(code), code.label) for code in listed.codes]
        lines += ["", f"## {listed.name}", "", *table(("Code", "Label"), rows)]
    for paper in ALL_HEADINGS:
        lines += ["", f"## Headings: {paper.name}", ""]
        lines += [f"{number}. {title}" for number, title in enumerate(paper.titles, start=1)]
    return text_of(lines)


def settings_page() -> str:
    """The settings file with every setting, its meaning, and the value that holds where it is left out."""
    return text_of([
        "# Settings",
        "",
        "`hsb init` writes this file, `inputs/settings.toml`. The page has it as forms, under *Settings*.",
        "",
        "```toml",
        settings_explained().rstrip("\n"),
        "```",
    ])  # fmt: skip


def parts_page() -> str:
    """What `hsb list` prints: every rule, duty, withholding, document and measure, with its source."""
    limits = shipped_limits()
    lines = ["# Rules, duties, documents and measures", "", "`hsb list` prints the same."]
    for kind, package in FOLDERS.items():
        rows = [
            (
                f"`{part.name}`",
                part.meaning,
                getattr(part.module, "SOURCE", ""),
                *([limits.of(part.name).limit_and_edition] if kind == "duties" else []),
            )
            for part in plugins_in(package)
        ]
        headings = ("Name", "What it is", "Source", *(["Limit"] if kind == "duties" else []))
        lines += ["", f"## {kind.capitalize()}", "", *table(headings, rows)]
    return text_of(lines)


def fields_index(names: Iterable[str]) -> str:
    """The list of templates, with a page of fields for each."""
    return text_of([
        "# Fields of the templates",
        "",
        "What each template may name between double braces. `hsb templates fields plan` has examples too.",
        "",
        "```{toctree}",
        *(name.removeprefix("fields/") for name in names),
        "```",
    ])  # fmt: skip


def fields_page(part: Plugin) -> str:
    """Every field that the template of one document may use."""
    shape = shape_of(part.module.Context, reader_of(part))
    rows = [(f"`{one.name}`", one.meaning + " (a list)" * one.is_list) for one in field_rows(shape)]
    loop = "A name that begins with `one.` is a field of one entry of the list above it, inside its loop."
    title = f"# {part.module.TITLE} (`{part.name}`)"
    return text_of([title, "", part.meaning, "", loop, "", *table(("Field", "What it is"), rows)])


def reader_of(part: Plugin) -> Reader:
    """For whom a document's template is written."""
    if part.name.startswith("childs_") or part.name == "easy_read":
        return Reader.CHILD
    return Reader.PARENT if part.name.startswith("parents_") else Reader.PROFESSIONAL


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield f"| {' | '.join(headings)} |"
    yield f"|{' --- |' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', '&#124;') for cell in row)} |"


def text_of(lines: Iterable[str]) -> str:
    """A page of these lines."""
    return "\n".join([*lines, ""])
