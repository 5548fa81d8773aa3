"""The settings file."""

from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.settings import Settings, settings_for


def test_the_settings_beside_the_workbooks_are_read(tmp_path):
    (tmp_path / "settings.toml").write_text('[council]\nname = "Meadowmere Council"\n', encoding="utf-8")
    assert settings_for(tmp_path).house().council == "Meadowmere Council"
    assert settings_for(tmp_path / "cases.xlsx").house().council == "Meadowmere Council"


def test_a_workbook_elsewhere_has_the_settings_of_the_inputs_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "settings.toml").write_text('[council]\nname = "Meadowmere Council"\n', encoding="utf-8")
    assert settings_for(tmp_path / "elsewhere" / "cases.xlsx").council.name == "Meadowmere Council"


def test_without_a_file_the_documents_still_have_a_marking(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert settings_for(tmp_path).house().marking == "OFFICIAL-SENSITIVE"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[council]\nnmae = "x"', 'there is no setting "council.nmae"'),
        ("[council]\nname = 3", '"council.name" is not a text'),
        ('[council]\nname = " "', '"council.name" is empty'),
        ("[council", "cannot be understood"),
    ],
)
def test_a_file_that_cannot_be_understood_names_the_key(tmp_path, text, said):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="settings") as fault:
        settings_for(tmp_path)
    assert said in str(fault.value)


def test_every_setting_has_a_row_for_the_settings_sheet():
    rows = Settings().rows()
    assert ("documents.marking", "OFFICIAL-SENSITIVE", "The protective marking on every page") in rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[limits.aim_report_written]\n2026-01-01 = "soon"', '"limits.aim_report_written.2026-01-01" is not a limit'),
        ("[limits.tea]\nswitched_on = true", 'there is no duty "tea"'),
        ('[limits]\naim_report_written = "56 days"', "README"),
        ('[calendar]\nclosure_days = ["Christmas"]', "is not a date such as 2026-12-29"),
        ("[calendar]\nclosure_days = 2026-12-29", "is not written as its example in the README"),
    ],
)
def test_limits_and_days_that_cannot_be_understood_name_the_key(tmp_path, text, said):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as fault:
        settings_for(tmp_path)
    assert said in fault.value.message


def test_the_settings_sheet_shows_every_limit_in_words():
    rows = {name: (value, meaning) for name, value, meaning in Settings().rows()}
    assert rows["limits.aim_report_written"][0] == "about 56 days, and 14 days more from 01/01/2000"
    assert rows["limits.police_told_of_a_crime"][0] == "no time limit"
    assert rows["limits.further_core_groups_held"][0] == "switched off (6 weeks from 01/01/2000)"


def test_the_logo_stands_beside_the_settings_and_is_described(tmp_path):
    from pathlib import Path

    picture = (Path(__file__).parent.parent / "inputs" / "logo.png").read_bytes()
    (tmp_path / "logo.png").write_bytes(picture)
    (tmp_path / "settings.toml").write_text(
        '[council]\nname = "Meadowmere"\nlogo = "logo.png"\nlogo_width = 30\n', encoding="utf-8"
    )
    logo = settings_for(tmp_path).house().logo
    assert logo is not None
    assert (logo.content, logo.width, logo.description) == (picture, 30, "Logo of Meadowmere")
    assert (
        "council.logo",
        "logo.png",
        "A PNG or JPEG picture beside this file, at the top of every document; empty for none",
    ) in settings_for(tmp_path).rows()


@pytest.mark.parametrize("content", [None, b"no picture", b"\x89PNG" + bytes(1_000_001)])
def test_a_logo_that_is_missing_or_no_picture_or_too_large_is_told(tmp_path, content):
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    (tmp_path / "settings.toml").write_text('[council]\nlogo = "logo.png"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"The logo logo.png is not there"):
        settings_for(tmp_path).house()


def test_without_a_logo_there_is_none(tmp_path):
    (tmp_path / "settings.toml").write_text('[council]\nlogo = ""\n', encoding="utf-8")
    assert settings_for(tmp_path).house().logo is None


def test_the_preventative_work_and_the_agencies_are_the_councils_own(tmp_path):
    (tmp_path / "settings.toml").write_text(
        '[preventative_work]\nname = "Early steps"\nto_age = 10\n[limits.agencies_invited]\nagencies = ["Police"]\n',
        encoding="utf-8",
    )
    house = settings_for(tmp_path).house()
    assert (house.early_work.name, house.early_work.from_age, house.early_work.to_age) == ("Early steps", 7, 10)
    assert house.agencies["agencies_invited"] == ("Police",)
