"""The house's own rules: a test for each part, first lines, readers on every field, the README's commands."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import hsb
from pipeline.documents import MadeFrom, documents_from
from pipeline.foundation.plugins import FOLDERS, plugins_in
from pipeline.model import RECORDS, Reader
from pipeline.model.field_kinds import Kind
from pipeline.model.fields import Field, Record, text
from pipeline.model.since import UNDATED
from tests import guides

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for path in (ROOT / "pipeline").rglob("*.py"))
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
).stdout.splitlines()


@pytest.mark.parametrize(("kind", "package"), FOLDERS.items())
def test_every_part_has_a_first_line_and_a_test_of_its_own(kind, package):
    parts = plugins_in(package)
    assert parts
    for part in parts:
        assert part.meaning.endswith("?" if kind == "measures" else "."), part.name
        folder = part.module.__name__.removeprefix("pipeline.").rpartition(".")[0].replace(".", "/")
        # what is implied shares a table, whose own test fails where a part is not in it
        test = ROOT / "tests" / folder / f"test_{'implied' if kind == 'implied' else part.name}.py"
        assert test.exists(), f"{kind}/{part.name} has no test: {test.relative_to(ROOT)}"


def test_every_document_has_a_template_of_its_name_and_every_template_a_document():
    documents = {part.name for part in plugins_in("pipeline.documents")}
    templates = {path.stem for path in (ROOT / "templates").glob("*.docx")}
    assert not documents - templates, "run 'make templates'"
    assert not templates - documents, "these templates have no document"


def test_every_document_is_in_the_guide_to_the_documents():
    guide = (ROOT / "docs/officers/documents.md").read_text(encoding="utf-8")
    for part in plugins_in("pipeline.documents"):
        name = getattr(part.module, "COPY_OF", part.name)  # a family copy is named as the document it is of
        assert re.search(rf"`{name}(?:\.docx)?`", guide), f"docs/officers/documents.md: add `{name}`"


def test_every_duty_says_everything_that_its_lists_print():
    asked = ("SOURCE", "PARAGRAPH", "STRENGTH", "WHAT", "SINCE", "WHO", "DO", "NONE", "DOCUMENT")
    for part in plugins_in("pipeline.procedure.duties"):
        missing = [name for name in asked if not hasattr(part.module, name)]
        assert not missing, f"duties/{part.name} lacks {', '.join(missing)}"


def test_no_two_measures_have_the_same_id():
    seen: dict[str, str] = {}
    for part in plugins_in("pipeline.reporting.measures"):
        other = seen.setdefault(part.module.ID, part.name)
        assert other == part.name, f"{part.module.ID} is the ID of both {other} and {part.name}"


def test_every_document_says_by_papers_what_is_written_and_only_a_known_thing_it_is_made_from():
    documents = plugins_in("pipeline.documents")
    assert all(callable(part.module.papers) for part in documents)
    assert {part for kind in MadeFrom for part in documents_from(kind)} == set(documents)
    assert all(documents_from(kind) for kind in MadeFrom)


def test_every_measure_says_everything_that_the_definitions_sheet_prints():
    asked = (
        "ID",
        "SOURCE",
        "KIND",
        "THEME",
        "UNIT",
        "COUNTED",
        "OF",
        "OPEN",
        "POLARITY",
        "CHANGED",
        "QUESTION",
    )
    for part in plugins_in("pipeline.reporting.measures"):
        assert all(getattr(part.module, name) for name in asked), part.name
        assert bool(part.module.TARGET) == bool(part.module.TARGET_SOURCE), part.name


def test_every_rule_says_where_it_comes_from_how_much_it_matters_and_whether_it_blocks():
    for part in plugins_in("pipeline.procedure.rules"):
        assert part.module.SOURCE, part.name
        assert part.module.SEVERITY, part.name
        assert part.module.BLOCKS in (True, False), part.name


def test_every_field_names_its_readers_its_heading_and_its_meaning():
    for kind in RECORDS:
        headings = [field.heading for field in kind.fields.values()]
        assert len(set(headings)) == len(headings), kind.sheet
        for field in kind.fields.values():
            assert field.readers, field.name
            assert field.meaning.endswith("."), field.name


def test_a_field_without_readers_cannot_be_declared():
    with pytest.raises(TypeError):
        text("Shoe size", meaning="Nobody was named to read it.")
    with pytest.raises(TypeError, match="no readers"):
        Field(Kind.TEXT, "Shoe size", Reader(0), "Nobody was named to read it.")
    with pytest.raises(TypeError, match="no readers"):

        class _Shoe(Record, sheet="Shoes", collection="shoes", known_from=UNDATED):
            size: str = "nine"


def test_a_date_and_a_sheet_that_do_not_say_from_when_they_are_known_cannot_be_declared():
    with pytest.raises(TypeError, match="does not say from when it is known"):
        Field(Kind.DATE, "Bought on", Reader.PROFESSIONAL, "When.")
    with pytest.raises(TypeError, match="does not say from when a row is known"):

        class _Shoe(Record, sheet="Shoes", collection="shoes"):
            size: str = text("Size", Reader.PROFESSIONAL, "How large.")


def test_every_date_that_decides_is_a_date_or_a_reference_of_the_same_row():
    for kind in RECORDS:
        for since in (
            kind.known_from,
            *(field.since for field in kind.fields.values() if field.since is not None),
        ):
            assert all(kind.fields[name].kind in (Kind.DATE, Kind.MOMENT) for name in since.fields), (
                kind.sheet
            )
            assert all(
                kind.fields[name].refers_to
                for name in (*since.row_of, *since.record_of, *since.no_later_than)
            ), kind.sheet
            assert not since.instead or kind.fields[since.instead].kind in (Kind.DATE, Kind.MOMENT), (
                kind.sheet
            )
        assert not kind.record_day or kind.fields[kind.record_day].kind in (Kind.DATE, Kind.MOMENT)


def test_restricted_children_are_read_by_no_family_and_no_child():
    kind = next(kind for kind in RECORDS if kind.collection == "linked_children")
    for field in kind.fields.values():
        assert not field.readers & (Reader.PARENT | Reader.CHILD), field.name


def test_only_the_commands_print_or_exit():
    for path in MODULES:
        if path.parent.name != "cli" and path.name != "__main__.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    assert node.func.id not in ("print", "exit"), path
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    assert (getattr(node.func.value, "id", ""), node.func.attr) not in {
                        ("sys", "exit"),
                        ("click", "echo"),
                    }, path


#: Lists of data, which nobody reads from top to bottom.
DATA = {"pipeline/model/codes.py", "pipeline/access/rows.py"}


def test_functions_and_files_keep_to_their_size():
    for path in MODULES:
        name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        assert source.count("\n") <= 280 or name in DATA, f"{name} is {source.count(chr(10))} lines long"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert _length(node) <= 40, f"{name}: {node.name} is {_length(node)} lines long"


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function besides its parameters and its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_the_map_says_the_same_as_the_contract():
    layers = next(one["layers"] for one in _contracts() if one["type"] == "layers")
    floors = [[room.strip() for room in layer.split("|")] for layer in reversed(layers)]
    shown = re.findall(r"^    (\d)  ([a-z]+(?: \| [a-z]+)*)(?: {2,}|$)", pipeline.__doc__, re.MULTILINE)
    assert [rooms.split(" | ") for _, rooms in reversed(shown)] == floors
    assert [int(number) for number, _ in reversed(shown)] == list(range(len(floors)))


def test_nothing_is_loose_in_the_root_and_the_house_is_small():
    loose = {path.name for path in (ROOT / "pipeline").glob("*.py")}
    assert loose == {"__init__.py", "__main__.py"}
    layers = next(one["layers"] for one in _contracts() if one["type"] == "layers")
    assert len(layers) <= 7
    assert sum(layer.count("|") + 1 for layer in layers) <= 13


def test_the_architecture_page_has_every_room_and_names_no_file_that_is_not_there():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for layer in next(one["layers"] for one in _contracts() if one["type"] == "layers"):
        for room in layer.split("|"):
            assert re.search(rf"\b{room.strip()}\b", page), room
    uses = re.search(r"\|  (read_inputs .*?)\|\n.*?\|  (purge.*?)\|", page, re.DOTALL)
    for name in re.findall(r"\w+", " ".join(uses.groups()).replace("with", "")):
        place = ROOT / "pipeline" / "app" / name
        assert place.is_dir() or place.with_suffix(".py").exists(), name


def _contracts():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def test_no_module_has_a_name_that_says_nothing():
    assert not {path.stem for path in MODULES} & {"utils", "helpers", "common", "core", "base", "manager"}


def _commands() -> list[str]:
    found = []
    for name, command in hsb.commands.items():
        below = getattr(command, "commands", None)
        found.extend([f"hsb {name} {one}" for one in below] if below else [f"hsb {name}"])
    return found


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_in_a_guide_and_explains_itself(command):
    assert any(command in guides.text_of(page) for page in guides.pages())
    shown = CliRunner().invoke(hsb, [*command.split()[1:], "--help"])
    assert shown.exit_code == 0
    assert len(shown.output) > 100


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150


def test_no_path_of_one_machine_and_no_registry_stands_in_a_tracked_file():
    stray = re.compile(
        r"(^|[^A-Za-z0-9_.-])/(tmp|work|root|farm|home)/|" + "pypi" + r"\.org|" + "files.python" + "hosted"
    )
    for name in TRACKED:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", "", ".yml"} and path.is_file():
            assert not stray.search(path.read_text(encoding="utf-8", errors="ignore")), name


def test_list_prints_every_part_with_its_first_line():
    shown = CliRunner().invoke(hsb, ["list"]).output
    for kind, package in FOLDERS.items():
        assert f"{kind.capitalize()}\n" in shown
        for part in plugins_in(package):
            assert f"{part.name}: {part.meaning}" in shown
