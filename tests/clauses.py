"""docs/clauses.md: every clause of the guidance, the parts of the program that hold it, and their tests.

It is made from docs/clauses.toml and from what the parts say of themselves; `make golden` writes it again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.app.settings import Settings
from pipeline.foundation.plugins import FOLDERS, Plugin, plugins_in
from pipeline.model import BY_COLLECTION
from pipeline.model.section_headings import AIM_PLANNING, AIM_REPORT, PLAN, REVIEW, STRATEGY

ROOT = Path(__file__).parent.parent
LIST, TABLE = ROOT / "docs" / "clauses.toml", ROOT / "docs" / "clauses.md"
#: The headings of each paper, and the rules that ask for them.
HEADINGS = {
    "strategy": (STRATEGY, "R06, R07, R08"),
    "plan": (PLAN, "R18"),
    "aim_planning": (AIM_PLANNING, "R20"),
    "aim_report": (AIM_REPORT, "R23"),
    "review": (REVIEW, "R28, R30"),
}
#: One part of each kind, in the words of the table.
_KINDS = {
    "duties": "duty",
    "rules": "rule",
    "implied": "implied",
    "documents": "document",
    "measures": "measure",
    "withholdings": "withholding",
    "columns": "column",
    "settings": "setting",
    "headings": "heading",
}
_LISTS = {"duties": "The duties", "implied": "What is implied"}
#: The tests of what is no plugin.
_TESTS = {
    "columns": "tests/model/test_field_lines.py",
    "settings": "tests/app/test_settings.py",
    "headings": "tests/procedure/rules/test_issued_paperwork_answers_its_headings.py",
}


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One clause: the heading that it is under, its words, and what holds it, as in docs/clauses.toml."""

    heading: str
    says: str
    asked_by: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    why: str = ""
    not_yet: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the program that holds a clause. `source` is what it says that it comes from."""

    kind: str
    name: str
    source: str
    meaning: str
    file: str
    test: str


def clauses() -> list[Clause]:
    """Every clause, in the guidance's order."""
    found: list[dict[str, Any]] = tomllib.loads(LIST.read_text(encoding="utf-8"))["heading"]
    return [
        Clause(
            heading=heading["title"],
            **{name: tuple(value) if isinstance(value, list) else value for name, value in one.items()},
        )
        for heading in found
        for one in heading["clause"]
    ]


def part_of(reference: str) -> Part:
    """The part that a clause names. Raises LookupError, saying what is not there, where there is none."""
    kind, _, name = reference.partition("/")
    if kind not in _KINDS:
        raise LookupError(f"{reference}: there is no kind {kind!r}; there are {', '.join(_KINDS)}")
    if kind in FOLDERS:
        plugin = _plugins(kind).get(name)
        if plugin is None:
            raise LookupError(f"{reference}: {FOLDERS[kind]} has no {name}")
        return _of_plugin(kind, plugin)
    return {"columns": _column, "settings": _setting, "headings": _heading}[kind](name)


@cache
def _plugins(kind: str) -> dict[str, Plugin]:
    return {one.name: one for one in plugins_in(FOLDERS[kind])}


def _of_plugin(kind: str, plugin: Plugin) -> Part:
    place = plugin.module.__name__.replace(".", "/")
    folder = place.removeprefix("pipeline/").rpartition("/")[0]
    test = "implied" if kind == "implied" else plugin.name  # what is implied shares a table
    source = getattr(plugin.module, "SOURCE", "")
    return Part(
        kind=kind,
        name=plugin.name,
        source=source,
        meaning=plugin.meaning,
        file=f"{place}.py",
        test=f"tests/{folder}/test_{test}.py",
    )


def _column(name: str) -> Part:
    collection, _, field = name.partition(".")
    record = BY_COLLECTION.get(collection)
    if record is None or field not in record.fields:
        raise LookupError(f"columns/{name}: no sheet has that column")
    file = f"{record.__module__.replace('.', '/')}.py"
    found = record.fields[field]
    meaning = f"“{found.heading}” on the sheet {record.sheet}. {found.meaning}"
    return _other("columns", name, found.meaning, meaning, file)


def _setting(name: str) -> Part:
    part, _, field = name.partition(".")
    kind = Settings.model_fields[part].annotation if part in Settings.model_fields else None
    found = getattr(kind, "model_fields", {}).get(field)
    if found is None:
        raise LookupError(f"settings/{name}: there is no such setting")
    file = "pipeline/app/settings_sections.py"
    return _other("settings", name, found.description, f"{found.description}.", file)


def _heading(name: str) -> Part:
    paper, _, number = name.partition(".")
    headings, source = HEADINGS.get(paper, (None, ""))
    if headings is None or not number.isdigit() or not 1 <= int(number) <= len(headings.titles):
        raise LookupError(f"headings/{name}: no paper has that heading")
    meaning = f"Heading {number} of the {headings.name}: {headings.title(int(number))}."
    return _other("headings", name, source, meaning, "pipeline/model/section_headings.py")


def _other(kind: str, name: str, source: str, meaning: str, file: str) -> Part:
    """A part that is no plugin. Its source is the rules that `source` names."""
    said = ", ".join(sorted(asked_by(source)))
    return Part(kind=kind, name=name, source=said, meaning=meaning, file=file, test=_TESTS[kind])


def asked_by(source: str) -> set[str]:
    """The R numbers in what a part says that it comes from: "R08, R18 heading 13" is R08 and R18.

    "R06 to R10" is all five.
    """
    found = set(re.findall(r"\bR\d\d\b", source))
    for first, last in re.findall(r"\bR(\d\d) to R(\d\d)\b", source):
        found |= {f"R{number:02}" for number in range(int(first), int(last) + 1)}
    return found


def table() -> str:
    """The text of docs/clauses.md."""
    every = clauses()
    lines = [
        "# Every clause of the guidance, and what holds it",
        "",
        "Made by `make golden` from `docs/clauses.toml` and from what each part says of itself. Do not edit "
        "this page: a test compares it with the program.",
        "",
        *_counts(every),
        "",
        "R numbers are those of the catalogue of data. A duty is in `hsb due`, `hsb check` and the "
        "compliance sheet; a rule in `hsb check`; what is implied in all three.",
    ]
    heading = ""
    for number, one in enumerate(every, 1):
        if one.heading != heading:
            heading = one.heading
            head = ("No.", "The guidance", "Asked by", "Held by", "Shown by")
            lines += ["", f"## {heading}", "", _row(head), _row(["---"] * len(head))]
        lines.append(_row([str(number), f"“{one.says}”", ", ".join(one.asked_by), *_held(one)]))
    return "\n".join([*lines, *_parts(every)]) + "\n"


def _counts(every: list[Clause]) -> Iterator[str]:
    """How many clauses there are, and how many of them are held."""
    built = [one for one in every if not one.not_yet]
    counts = {
        "held": sum(bool(one.held_by and not one.why) for one in built),
        "held in part; the rest is for people to judge": sum(bool(one.held_by and one.why) for one in built),
        "for people to judge": sum(not one.held_by for one in built),
        "with something that is not yet built": len(every) - len(built),
    }
    yield f"Clauses: {len(every)}."
    yield ""
    yield from (f"- {word}: {number}" for word, number in counts.items() if number)


def _held(clause: Clause) -> tuple[str, str]:
    """The parts that hold a clause and what is not held, and the tests that show it."""
    parts = [part_of(reference) for reference in clause.held_by]
    held = [f"{_KINDS[one.kind]} [{one.name}](#{_anchor(one)})" for one in parts]
    if clause.why:
        held.append(clause.why if parts else f"Nothing: {clause.why[:1].lower()}{clause.why[1:]}")
    if clause.not_yet:
        held.append(f"**Not yet**: {clause.not_yet}.")
    tests = dict.fromkeys(one.test for one in parts)
    return "<br>".join(held), "<br>".join(f"[{Path(one).stem}](../{one})" for one in tests)


def _parts(every: list[Clause]) -> Iterator[str]:
    """Each part once: what it says of itself, where it is, and the clauses that it holds."""
    numbers: dict[str, list[str]] = {}
    for number, clause in enumerate(every, 1):
        for reference in clause.held_by:
            numbers.setdefault(reference, []).append(str(number))
    for kind, word in _KINDS.items():
        references = sorted(one for one in numbers if one.startswith(f"{kind}/"))
        if references:
            head = (word.capitalize(), "What it says", "Source", "Test", "Clauses")
            yield from (
                "",
                f"## {_LISTS.get(kind, f'The {kind}')}",
                "",
                _row(head),
                _row(["---"] * len(head)),
            )
        for reference in references:
            part = part_of(reference)
            name = f'<a id="{_anchor(part)}"></a>[{part.name}](../{part.file})'
            test = f"[{Path(part.test).stem}](../{part.test})"
            yield _row([name, part.meaning, part.source, test, ", ".join(numbers[reference])])


def _anchor(part: Part) -> str:
    return f"{part.kind}-{part.name}".replace(".", "-").replace("_", "-")


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
