"""Another council's outputs have no word of the first: the settings name its teams, services and places."""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.app import new_folder
from tests.extent import ALL, few_or_all

ROOT = Path(__file__).parent.parent
#: What the guidance of the sample's council calls its teams and services.
FIRST = (
    r"\bART\b", "Access and Response", "Be Safe", "FYPS", "virtual", "another authority", "Meadowmere",
)  # fmt: skip
#: Of the settings, what any council may call so.
_USUAL = {
    "Children's Social Care",
    "Allocated team",
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "guidance",
    "logo.png",
}
AS_OF = ("--as-of", "30/10/2026")
SOME = ("--case", "C-0003", "--case", "C-0007")


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("councils") / "team"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new_folder, "_CASES", few_or_all(15, 30))
        new_folder.make_folder(folder, example=True)
    return folder / "second-council"


def words_of_the_first() -> re.Pattern[str]:
    settings = tomllib.loads((ROOT / "inputs" / "settings.toml").read_text(encoding="utf-8"))
    own = {value for part in settings.values() for value in part.values() if isinstance(value, str)}
    return re.compile("|".join([*FIRST, *map(re.escape, own - _USUAL - {""})]))


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every text in a file, part by part, without the marks of XML, which may be in the middle of a word."""
    yield "its name", path.name
    if not zipfile.is_zipfile(path):
        yield "", path.read_bytes().decode("utf-8", "replace")
        return
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = package.read(name).decode("utf-8")
                yield name, re.sub(r"<[^>]+>", "", re.sub(r"</(w:p|si|c|t)>", "\n", text))


def found_in(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(folder)}, {part}: {match[0]}"
        for path in folder.rglob("*")
        if path.is_file()
        for part, text in texts_of(path)
        for match in pattern.finditer(text)
    ]


def test_the_outputs_of_another_council_have_its_own_words_and_none_of_the_first(second, hsb, monkeypatch):
    monkeypatch.chdir(second)
    commands = [("list",), ("check", *AS_OF), ("due", *AS_OF), ("run", *AS_OF, *few_or_all(SOME, ()))]
    commands += [("panel", *AS_OF), ("templates", "fields", "aim_advice")]
    commands += [("report", *AS_OF), ("audit", *AS_OF)] if ALL else []
    pattern = words_of_the_first()
    for command in commands:
        code, said = hsb(*command)
        assert code in (0, 1), said
        assert pattern.findall(said) == [], command
    written = [one for one in (second / "outputs").rglob("*") if one.is_file()]
    assert len(written) > few_or_all(20, 300)
    assert found_in(second, pattern) == []
    for word in ("Front Door", "Locality team", "Sexual behaviour advisers"):
        assert found_in(second / "inputs", re.compile(f"^{word}$", re.MULTILINE)), word
    assert found_in(second / "outputs" / "due", re.compile("Front Door or Locality team"))
    for word in ("Stepping Stones programme", "Referral to the Wexcombe Wellbeing Service"):
        assert found_in(second / "outputs" / "cases", re.compile(word)), word


def test_the_search_finds_such_words_where_they_are(second):
    assert found_in(second.parent / "inputs", words_of_the_first())
