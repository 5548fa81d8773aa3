"""The settings file."""

from __future__ import annotations

import codecs
import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document as DocxDocument
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.app.settings import Settings, password_folder, settings_for
from pipeline.formats.logo import NoLogo, picture_of
from pipeline.foundation.errors import InputError
from tests.locked import locked


def test_the_settings_beside_the_workbooks_are_read(tmp_path):
    (tmp_path / "settings.toml").write_text('[council]\nname = "Meadowmere Council"\n', encoding="utf-8")
    assert settings_for(tmp_path).house().council == "Meadowmere Council"
    assert settings_for(tmp_path / "cases.xlsx").house().council == "Meadowmere Council"


def test_a_workbook_elsewhere_has_the_settings_of_the_inputs_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "settings.toml").write_text(
        '[council]\nname = "Meadowmere Council"\n', encoding="utf-8"
    )
    assert settings_for(tmp_path / "elsewhere" / "cases.xlsx").council.name == "Meadowmere Council"


def test_without_a_file_the_documents_still_have_a_marking(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert settings_for(tmp_path).house().marking == "OFFICIAL-SENSITIVE"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[council]\nnmae = "x"', 'there is no setting "council.nmae"'),
        ("[council]\nname = 3", '"council.name" must be text'),
        ('[council]\nname = " "', '"council.name" is empty'),
        ("[council", "cannot be understood"),
        (
            '[recognition]\ncontinuum = "traffic lights"',
            "\"recognition.continuum\" is none of 'guidance' or 'hackett'",
        ),
        ("[recognition]\ncontinuum = 3", '"recognition.continuum" is none of'),
    ],
)
def test_a_file_that_cannot_be_understood_names_the_key(tmp_path, text, said):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="settings") as fault:
        settings_for(tmp_path)
    assert said in str(fault.value)


def test_the_continuum_is_the_guidances_unless_the_council_works_with_the_other(tmp_path):
    assert Settings().house().continuum == ("Healthy", "Problematic", "Harmful")
    (tmp_path / "settings.toml").write_text('[recognition]\ncontinuum = "hackett"\n', encoding="utf-8")
    steps = ("Normal", "Inappropriate", "Problematic", "Abusive", "Violent")
    assert settings_for(tmp_path).house().continuum == steps


def test_every_setting_has_a_row_for_the_settings_sheet():
    rows = Settings().rows()
    assert ("documents.marking", "OFFICIAL-SENSITIVE", "The protective marking on every page") in rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[limits.aim_report_written]\n2026-01-01 = "soon"',
            '"limits.aim_report_written.2026-01-01" is not a limit',
        ),
        ("[limits.tea]\nswitched_on = true", 'there is no duty "tea"'),
        ('[limits]\naim_report_written = "56 days"', "a new settings.toml"),
        ('[calendar]\nclosure_days = ["Christmas"]', "must be a date such as 2026-12-29"),
        ("[calendar]\nclosure_days = 2026-12-29", "is not in the form that a new settings.toml has"),
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
    assert rows["limits.further_core_groups_held"][0] == (
        "switched off (6 weeks from 01/01/2000; Wales Safeguarding Procedures, date not known)"
    )
    assert rows["limits.first_core_group_held"][0] == (
        "10 working days from 01/01/2000; Working Together to Safeguard Children 2023, 15/12/2023"
    )


def test_the_logo_stands_beside_the_settings_and_is_described(tmp_path):
    picture = (Path(__file__).parents[2] / "inputs" / "logo.png").read_bytes()
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


PICTURE = (Path(__file__).parents[2] / "inputs" / "logo.png").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "does not exist or cannot be read"),
        ("folder", "is not a file"),
        (b"", "is not a complete PNG or JPEG picture"),
        (b"no picture", "is not a complete PNG or JPEG picture"),
        (PICTURE[: len(PICTURE) // 2], "is not a complete PNG or JPEG picture"),
        (PICTURE[:8] + PICTURE[-12:], "is a damaged picture"),
        (PICTURE[:16] + bytes(8) + PICTURE[24:], "is larger than 20000 by 20000 pixels, or empty"),
        (
            PICTURE[:16] + b"\0\0\0\1\0\0\xff\xff" + PICTURE[24:],
            "is larger than 20000 by 20000 pixels, or empty",
        ),
        (PICTURE[:16] + b"\0\0\0\1\0\0\0\x20" + PICTURE[24:], "would be more than 120 mm high at this width"),
        (PICTURE[:8] + bytes(1_000_001) + PICTURE[-12:], "is larger than 1 MB"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_said_and_left_out(tmp_path, content, said):
    if content == "folder":
        (tmp_path / "logo.png").mkdir()
    elif content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    (tmp_path / "settings.toml").write_text(
        '[council]\nname = "Meadowmere"\nlogo = "logo.png"\n', encoding="utf-8"
    )
    settings = settings_for(tmp_path)
    assert settings.house().logo is None
    assert settings.house().council == "Meadowmere"
    (found,) = settings.findings()
    assert found.sentence == (
        f'settings.toml: "council.logo" names a file that {said}. Documents are made without a logo. '
        'Put a PNG or JPEG picture beside settings.toml, or leave "council.logo" empty.'
    )
    assert not found.blocks


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_logo_that_is_damaged_anywhere_is_printed_or_left_out(tmp_path, data):
    damaged = bytearray(PICTURE)
    for place in data.draw(st.lists(st.integers(8, 120), min_size=1, max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    (tmp_path / "logo.png").write_bytes(damaged)
    try:
        picture = picture_of(tmp_path / "logo.png", 45, "Logo")
    except NoLogo:
        return
    DocxDocument().add_picture(io.BytesIO(picture.content), width=Mm(picture.width))


def test_without_a_logo_there_is_none(tmp_path):
    (tmp_path / "settings.toml").write_text('[council]\nlogo = ""\n', encoding="utf-8")
    assert settings_for(tmp_path).house().logo is None


def test_the_preventative_work_and_the_agencies_are_the_councils_own(tmp_path):
    (tmp_path / "settings.toml").write_text(
        '[preventative_work]\nname = "Early steps"\nto_age = 10\n[limits.agencies_invited]\nagencies = '
        '["Police"]\n',
        encoding="utf-8",
    )
    house = settings_for(tmp_path).house()
    assert (house.early_work.name, house.early_work.from_age, house.early_work.to_age) == (
        "Early steps",
        7,
        10,
    )
    assert house.agencies["agencies_invited"] == ("Police",)


def refused(tmp_path, data):
    (tmp_path / "settings.toml").write_bytes(data)
    with pytest.raises(InputError) as fault:
        settings_for(tmp_path)
    assert fault.value.exit_code == 3
    assert fault.value.remedy
    return fault.value.message


NAMED = '[council]\nname = "Meadowmère"\n[copies]\nsearch_for_initials = true\n'


@pytest.mark.parametrize(
    "data",
    [
        NAMED.encode("utf-8-sig"),
        NAMED.encode("utf-16"),
        codecs.BOM_UTF16_BE + NAMED.encode("utf-16-be"),
        NAMED.replace("\n", "\r\n").encode(),
    ],
)
def test_settings_that_windows_saved_its_own_way_are_read(tmp_path, data):
    (tmp_path / "settings.toml").write_bytes(data)
    assert settings_for(tmp_path).council.name == "Meadowmère"
    assert settings_for(tmp_path).copies.search_for_initials is True


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "settings.toml is empty."),
        (b" \r\n\0\0", "settings.toml is empty."),
        (NAMED.encode("latin-1"), "settings.toml is not saved as UTF-8 text."),
        (NAMED.encode("utf-16")[:-1], "settings.toml is not saved as UTF-8 text."),
        (b"a = " + b"[" * 20_000, "settings.toml cannot be understood."),
        (b"a = " + b"9" * 5_000, "settings.toml cannot be understood."),
        (
            b"[" + b".".join([b"a"] * 2_000) + b"]",
            "settings.toml contains something that no setting can be: ",
        ),
        (
            b'[council]\nname = "a\\u0001b"',
            "settings.toml contains something that no setting can be: a control character",
        ),
        (b'"\\u0000" = 1', "settings.toml contains something that no setting can be: a control character"),
        (b'[council]\nname = "' + b"x" * 501 + b'"', "a text of more than 500 letters"),
        (b"#" * 1_000_001, "settings.toml is too large to be a settings file."),
        (b"council = 3", '"council" is not in the form that a new settings.toml has'),
        (b"[council.name]\nx = 1", '"council.name" must be text'),
        (b"[council]\nname = 2026-12-29", '"council.name" must be text'),
        (b"limits = 3", '"limits" is not in the form that a new settings.toml has'),
        (b"[report]\nthreshold = -1", '"report.threshold" is not a valid whole number'),
        (b"[report]\nthreshold = 1" + b"0" * 30, '"report.threshold" is not a valid whole number'),
        (b"[report]\nthreshold = nan", '"report.threshold" is not a valid whole number'),
        (b"[preventative_work]\nfrom_age = 15", "it ends at an age below from_age"),
        (b"\n".join(b"x%d = 1" % number for number in range(9)), "; and 4 more."),
    ],
)
def test_settings_that_cannot_be_read_are_one_sentence_and_never_left_out(tmp_path, data, said):
    assert said in refused(tmp_path, data)


def test_settings_that_are_a_folder_or_lead_nowhere_are_not_taken_for_none(tmp_path):
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(InputError, match=r"settings\.toml is a folder, or does not exist"):
        settings_for(tmp_path)
    (tmp_path / "settings.toml").rmdir()
    (tmp_path / "settings.toml").symlink_to(tmp_path / "gone")
    with pytest.raises(InputError, match=r"settings\.toml is a folder, or does not exist"):
        settings_for(tmp_path)


def test_settings_that_nobody_may_read_are_one_sentence(tmp_path):
    (tmp_path / "settings.toml").write_text(NAMED, encoding="utf-8")
    with (
        locked(tmp_path / "settings.toml"),
        pytest.raises(InputError, match=r"settings\.toml cannot be read"),
    ):
        settings_for(tmp_path)


@pytest.mark.parametrize("name", ["settings.toml.txt", "Settings.txt", "settings"])
def test_settings_saved_under_a_name_by_which_they_are_not_read_are_not_left_out(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(NAMED, encoding="utf-8")
    with pytest.raises(
        InputError, match=r"The settings are read only from settings\.toml\. Rename it to settings\.toml\."
    ):
        settings_for(tmp_path)


def test_a_folder_of_passwords_that_leads_in_a_circle_is_one_sentence(tmp_path):
    name = "circle"
    (tmp_path / name).symlink_to(tmp_path / name)
    (tmp_path / "settings.toml").write_text(f'[copies]\npassword_folder = "{name}"\n', encoding="utf-8")
    with pytest.raises(InputError, match="does not exist"):
        password_folder(settings_for(tmp_path), tmp_path, tmp_path / "out")


VALUES = st.sampled_from(
    [
        '""',
        "3",
        "-1",
        "1e400",
        "nan",
        "9" * 40,
        "true",
        "2026-12-29",
        "07:32:00",
        "[]",
        "[[1]]",
        "{}",
        '{limit="3 days"}',
        '"none"',
        '"9999 working days"',
        '"about 0 days"',
        '["Police"]',
        '"\\u0007"',
        '"../x"',
    ]
)
KEYS = st.sampled_from(
    [
        "council",
        "council.name",
        "council.logo",
        "council.logo_width",
        "copies.password_folder",
        "calendar.closure_days",
        "x",
        '""',
        "report.method",
        "report.threshold",
        "limits",
        "limits.tea",
        "limits.aim_report_written.2026-01-01",
        "limits.aim_report_written.who",
        "limits.agencies_invited.agencies",
        "preventative_work.to_age",
    ]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=3), st.binary(max_size=3), st.integers(0, 60))
def test_whatever_the_file_says_it_is_in_force_or_refused_in_a_sentence(tmp_path, lines, damage, place):
    data = "\n".join(f"{key} = {value}" for key, value in lines).encode()
    (tmp_path / "settings.toml").write_bytes(data[:place] + damage + data[place:])
    found = said = None
    try:
        found = settings_for(tmp_path)
    except InputError as refusal:
        said = refusal.message
    if found is None:
        assert len(str(said)) < 1000
        return
    assert found.house().marking
    assert found.clock(date(2026, 10, 30))
    assert found.rows()
