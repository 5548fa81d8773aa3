"""A new folder: nothing is overwritten, every setting is explained, and a double click opens the page."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from pipeline.app.new_folder import NewFolder, make_folder
from pipeline.app.new_folder.launchers import INSTALLED, start_bat, start_sh
from pipeline.app.new_folder.settings_explained import settings_explained
from pipeline.app.roles_and_editions import known_roles
from pipeline.app.settings import Settings, settings_for
from pipeline.formats.excel.reader import read
from pipeline.foundation.errors import OutputError
from pipeline.foundation.plugins import plugins_in


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> NewFolder:
    return make_folder(tmp_path_factory.mktemp("new") / "team")


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> NewFolder:
    return make_folder(tmp_path_factory.mktemp("new") / "team", example=True)


def files(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


def test_what_it_says_it_made_is_there_and_nothing_else(blank, example):
    for new in (blank, example):
        for name, _ in new.made:
            assert (new.folder / name).exists()
        named = tuple(name for name, _ in new.made)
        others = {one for one in files(new.folder) if not one.startswith(named)}
        assert others <= {"inputs/logo.png"}
        assert not list(new.folder.parent.glob(".hsb-new-*"))


def test_the_settings_file_means_what_an_empty_one_means(blank):
    assert settings_for(blank.folder / "inputs") == Settings()


def test_the_settings_file_has_every_setting_and_says_what_it_means():
    text = settings_explained()
    written = tomllib.loads(text)
    assert set(written) == set(Settings.model_fields) - {"limits"}
    for section, field in Settings.model_fields.items():
        keys = getattr(field.annotation, "model_fields", {})
        assert section in ("roles", "works_by", "limits") or set(written[section]) == set(keys)
        for key, one in keys.items():
            assert re.search(rf"^# .+\n{key} = ", text, re.MULTILINE), f"{section}.{key} is not explained"
            assert one.description
    assert max(map(len, text.splitlines())) <= 110


def test_the_roles_and_duties_of_the_settings_file_are_there_to_be_changed(tmp_path):
    text = settings_explained()
    for role in known_roles():
        assert f'\n# "{role}" = "{role}"\n' in text
    for duty in plugins_in("pipeline.procedure.duties"):
        assert f"\n# {duty.name}: " in text
    example = re.sub(r"^# (?=\[limits|2027-04-01 = )", "", text, flags=re.MULTILINE)
    (tmp_path / "settings.toml").write_text(example, encoding="utf-8")
    assert set(settings_for(tmp_path).limits) == {"first_core_group_held"}


def test_the_blank_workbook_is_read_and_the_sample_has_its_cases(blank, example):
    for folder, cases in (
        (blank.folder, 0), (example.folder, 30), (example.folder / "second-council", 30),
    ):  # fmt: skip
        reading = read([folder / "inputs" / "cases.xlsx"])
        assert not reading.refused
        assert len(reading.cases.ids) == cases


def test_the_page_to_read_is_one_page_and_ends_its_lines_as_notepad_does(blank):
    data = (blank.folder / "README.txt").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") <= 55
    assert max(map(len, data.decode("ascii").splitlines())) <= 78


@pytest.mark.parametrize("taken", ["inputs", "README.txt", "Templates"])
def test_nothing_that_is_there_is_overwritten(tmp_path, taken):
    (tmp_path / taken).mkdir()
    with pytest.raises(OutputError, match=f"(?i)already contains {taken}"):
        make_folder(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [taken]


def test_a_folder_that_is_there_is_filled_beside_what_it_holds(tmp_path):
    (tmp_path / "notes.docx").write_bytes(b"mine")
    make_folder(tmp_path)
    assert (tmp_path / "notes.docx").read_bytes() == b"mine"
    assert (tmp_path / "inputs" / "cases.xlsx").is_file()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "team").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        make_folder(tmp_path / "team")


def test_what_fails_on_the_way_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.app.new_folder.write_blank", fail)
    with pytest.raises(OutputError, match="cannot be written"):
        make_folder(tmp_path / "team")
    assert list(tmp_path.iterdir()) == []


WINDOWS = r"C:\Users\Zoë\AppData\Local\hsb\Scripts\python.exe"


@pytest.mark.parametrize(
    ("python", "path"),
    [
        (WINDOWS, r"%USERPROFILE%\AppData\Local\hsb\Scripts\python.exe"),
        (r"D:\100% ours (x86)\python.exe", r"D:\100%% ours (x86)\python.exe"),
    ],
)
def test_start_bat_is_ascii_and_finds_the_program_that_made_the_folder(python, path):
    text = start_bat(python, r"C:\Users\Zoë")
    assert text.isascii()
    assert text.count("\n") == text.count("\r\n")
    assert f'for %%P in ("{path}" "{INSTALLED}") do if exist %%P ' in text


@pytest.mark.parametrize("python", [None, "D:\\Büro\\python.exe"])
def test_start_bat_without_a_path_that_it_can_hold_uses_what_is_installed(python):
    text = start_bat(python, r"C:\Users\Zoë")
    assert text.isascii()
    assert f'for %%P in ("{INSTALLED}") do if exist %%P ' in text
    assert "\r\nhsb open .\r\n" in text


def test_every_jump_of_start_bat_has_its_place():
    text = start_bat(WINDOWS, "")
    assert set(re.findall(r"goto (\w+)", text)) <= set(re.findall(r"^:(\w+)\r$", text, re.MULTILINE))


def test_start_sh_runs_by_itself_and_is_for_its_owner_alone(blank):
    script = blank.folder / "start.sh"
    assert script.stat().st_mode & 0o777 == 0o700
    subprocess.run(["sh", "-n", str(script)], check=True)


def test_start_sh_finds_a_program_whose_path_has_a_quotation_mark(tmp_path):
    python = tmp_path / "it's here" / "python"
    python.parent.mkdir()
    python.symlink_to("/bin/echo")
    script = tmp_path / "start.sh"
    script.write_text(start_sh(str(python)), encoding="utf-8")
    said = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=True).stdout
    assert said == "-P -m pipeline open .\n"
