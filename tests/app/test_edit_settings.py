"""The settings as forms: what is changed is written in its place, and nothing else of the file changes."""

from __future__ import annotations

import codecs
import os
import shutil
import stat
import tomllib
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.app.edit_settings import change_settings, file_faults, form_of
from pipeline.app.setting_fields import SECTIONS
from pipeline.app.settings import Settings, settings_for
from pipeline.app.settings_sections import SettingsSection
from pipeline.app.settings_toml import data_in, text_in
from pipeline.foundation.errors import InputError, OutputError
from tests.extent import few_or_all
from tests.making import ROOT

SAMPLE = ROOT / "inputs" / "settings.toml"


@pytest.fixture
def inputs(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "settings.toml")
    shutil.copy(ROOT / "inputs" / "logo.png", tmp_path)
    return tmp_path


def change(inputs, section, **values):
    return change_settings(inputs, section, values, form_of(inputs, section).digest)


def as_shown(form):
    return {one.name: one.text for one in form.entries}


def lines_that_differ(former, now):
    before, after = former.decode().splitlines(), now.decode().splitlines()
    return [one for one in after if one not in before], [one for one in before if one not in after]


def test_every_setting_is_in_a_form_with_what_it_means():
    parts = {
        name: one.annotation
        for name, one in Settings.model_fields.items()
        if isinstance(one.annotation, type) and issubclass(one.annotation, SettingsSection)
    }
    assert set(SECTIONS) == {*parts, "roles", "works_by"}
    for name, kind in parts.items():
        entries = form_of(ROOT / "inputs", name).entries
        assert [one.name for one in entries] == list(kind.model_fields)
        assert all(one.meaning for one in entries)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("how", ["utf-8", "bom", "utf-16", "crlf"])
def test_a_form_that_is_sent_as_it_was_shown_changes_no_byte(inputs, section, how):
    file = inputs / "settings.toml"
    text = file.read_text(encoding="utf-8")
    data = {
        "utf-8": text.encode(),
        "bom": codecs.BOM_UTF8 + text.encode(),
        "utf-16": text.encode("utf-16"),
        "crlf": text.replace("\n", "\r\n").encode(),
    }[how]
    file.write_bytes(data)
    assert change(inputs, section, **as_shown(form_of(inputs, section))) is None
    assert file.read_bytes() == data
    assert not (inputs / "settings.toml.before").exists()


@pytest.mark.parametrize("how", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_value_is_written_in_its_place_and_every_comment_stays(inputs, how, newline):
    file = inputs / "settings.toml"
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", newline).encode(how))
    former = file.read_bytes()
    assert change(inputs, "council", name='Fern "Hollow" Council £ é', logo_width="60") is None
    new, _ = text_in(file.read_bytes(), "settings.toml")
    old, _ = text_in(former, "settings.toml")
    assert [one for one in zip(old.split(newline), new.split(newline), strict=True) if one[0] != one[1]] == [
        ('name = "Meadowmere Council"', 'name = "Fern \\"Hollow\\" Council £ é"'),
        ("logo_width = 45", "logo_width = 60"),
    ]
    assert file.read_bytes()[:2] == former[:2]
    assert (inputs / "settings.toml.before").read_bytes() == former
    assert settings_for(inputs).council.name == 'Fern "Hollow" Council £ é'


def test_a_comment_behind_a_value_stays(inputs):
    (inputs / "settings.toml").write_text("[council]\nname = 'A'   # as the mayor wants it\n")
    change(inputs, "council", name="B")
    assert (inputs / "settings.toml").read_text() == '[council]\nname = "B"   # as the mayor wants it\n'


def test_a_setting_that_was_left_out_is_added_at_the_end_of_its_section_with_what_it_means(inputs):
    file = inputs / "settings.toml"
    former = file.read_bytes()
    change(inputs, "templates", names="Child Offenders' Line\nAnother service")
    change(inputs, "roles", **{"Social worker": "Lead practitioner"})
    change(inputs, "works_by", **{"Working Together to Safeguard Children": "1/1/2026"})
    new, gone = lines_that_differ(former, file.read_bytes())
    assert gone == []
    assert new == [
        "[templates]",
        "# Names of services that a template may use, although a word in them labels a child",
        'names = ["Child Offenders\' Line", "Another service"]',
        "[roles]",
        '"Social worker" = "Lead practitioner"',
        "[works_by]",
        '"Working Together to Safeguard Children" = 2026-01-01',
    ]


def test_what_is_added_lies_before_the_comments_on_the_next_section(inputs):
    file = inputs / "settings.toml"
    file.write_text("[copies]\nsearch_for_initials = true\n\n# about the next\n[report]\nthreshold = 6\n")
    change(inputs, "report", marking="OFFICIAL-SENSITIVE")
    change(inputs, "copies", search_for_initials="no")
    change(inputs, "council", name="A")
    assert file.read_text() == (
        "[copies]\nsearch_for_initials = false\n\n# about the next\n[report]\nthreshold = 6\n"
        "# The protective marking of the partnership's edition\n"
        'marking = "OFFICIAL-SENSITIVE"\n\n[council]\n'
        "# The council's name, at the top of every document\n"
        'name = "A"\n'
    )


def test_a_role_that_is_left_empty_is_taken_out(inputs):
    change(inputs, "roles", **{"Social worker": "Lead practitioner", "Core group": "Group"})
    change(inputs, "roles", **{"Social worker": ""})
    assert settings_for(inputs).roles == {"Core group": "Group"}


def test_where_there_is_no_file_the_first_change_makes_it(tmp_path):
    assert change(tmp_path, "council", name="Fernhollow Council") is None
    assert settings_for(tmp_path).council.name == "Fernhollow Council"
    assert not (tmp_path / "settings.toml.before").exists()


@pytest.mark.parametrize(
    ("section", "values", "name", "said"),
    [
        ("council", {"name": "  "}, "name", "It is empty."),
        ("council", {"logo_width": "wide"}, "logo_width", "Write a whole number, in figures."),
        ("council", {"logo_width": "500"}, "logo_width", "It is not a valid whole number"),
        ("council", {"logo": "../secret.png"}, "logo", "write its name only"),
        ("council", {"logo": "C:\\secret.png"}, "logo", "write its name only"),
        ("council", {"name": "a\x00b"}, "name", "no control characters"),
        ("council", {"name": "a" * 501}, "name", "no more than 500 letters"),
        ("copies", {"search_for_initials": "perhaps"}, "search_for_initials", "Choose one of these."),
        ("recognition", {"continuum": "none"}, "continuum", "Choose one of these."),
        ("calendar", {"closure_days": "29/12/2026\n31/2/2026"}, "closure_days", "such as 29/12/2026"),
        ("works_by", {"Working Together to Safeguard Children": "soon"}, None, "such as 29/12/2026"),
        ("preventative_work", {"from_age": "12", "to_age": "9"}, "", "it ends at an age below from_age"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_at_its_field_and_nothing_is_written(
    inputs, section, values, name, said
):
    former = (inputs / "settings.toml").read_bytes()
    form = change(inputs, section, **values)
    assert form is not None
    (place, sentence), *more = form.faults.items()
    assert not more
    assert said in sentence
    assert place == (next(iter(values)) if name is None else name)
    assert {one.name: one.text for one in form.entries}[next(iter(values))] == next(
        iter(values.values())
    ).strip()
    assert (inputs / "settings.toml").read_bytes() == former


def test_days_are_read_as_people_write_them(inputs):
    change(inputs, "calendar", closure_days="29/12/2026\n2026-12-30\n")
    assert settings_for(inputs).calendar.closure_days == (date(2026, 12, 29), date(2026, 12, 30))
    assert tomllib.loads((inputs / "settings.toml").read_text())["calendar"]["closure_days"] == [
        date(2026, 12, 29),
        date(2026, 12, 30),
    ]


def test_a_folder_for_passwords_exists_and_lies_apart_from_the_copies(tmp_path):
    inputs = tmp_path / "inputs"
    for name in ("inputs", "passwords", "outputs/kept"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(SAMPLE, inputs / "settings.toml")
    for wrong in ("../nowhere", "../outputs/kept", "../outputs"):
        faulty = change(inputs, "copies", password_folder=wrong)
        assert "exists and lies outside the folder outputs" in faulty.faults["password_folder"]
    assert change(inputs, "copies", password_folder="../passwords") is None
    assert settings_for(inputs).copies.password_folder == "../passwords"


def test_a_time_limit_is_changed_from_a_first_day_and_every_comment_stays(inputs):
    section, former = "limits.strategy_discussion_for_the_child", (inputs / "settings.toml").read_text()
    faulty = change(inputs, section, limit="two days", first_day="1/4/2027")
    assert "Write the limit as 24 hours" in faulty.faults["limit"]
    assert "first day" in change(inputs, section, limit="48 hours").faults["first_day"]
    assert (inputs / "settings.toml").read_text() == former
    assert change(inputs, section, limit="48 hours", first_day="1/4/2027") is None
    text = (inputs / "settings.toml").read_text()
    assert all(line in text for line in former.splitlines())
    terms = settings_for(inputs).all_limits().of("strategy_discussion_for_the_child")
    assert str(terms.in_force(date(2027, 4, 1))) == "48 hours"
    assert str(terms.in_force(date(2027, 3, 31))) == "24 hours"
    assert change(inputs, section, switched_on="no") is None
    assert change(inputs, section, limit="36 hours", first_day="1/4/2027") is None
    terms = settings_for(inputs).all_limits().of("strategy_discussion_for_the_child")
    assert (terms.switched_on, str(terms.in_force(date(2027, 4, 1)))) == (False, "36 hours")


@pytest.mark.parametrize("first_day", ["1/1/1900", "1/1/0001", "31/12/1999", "31/3/2027"])
def test_a_limit_from_a_day_before_the_one_in_force_is_refused_at_its_day(inputs, first_day):
    section = "limits.strategy_discussion_for_the_child"
    assert change(inputs, section, limit="48 hours", first_day="1/4/2027") is None
    former = (inputs / "settings.toml").read_text()
    faulty = change(inputs, section, limit="36 hours", first_day=first_day)
    assert faulty.faults == {
        "first_day": "The limit before holds from 01/04/2027. Write that day, to replace it, or a later one."
    }
    assert (inputs / "settings.toml").read_text() == former


@pytest.mark.parametrize("limit", ["\u0663 days", "0 hours", "\u0662\u0664 hours"])
def test_a_limit_is_written_in_our_figures_and_is_never_no_hours(inputs, limit):
    section, former = "limits.strategy_discussion_for_the_child", (inputs / "settings.toml").read_text()
    assert "Write the limit as" in change(inputs, section, limit=limit, first_day="1/4/2027").faults["limit"]
    assert (inputs / "settings.toml").read_text() == former


@pytest.mark.parametrize("day", ["\u0661/4/2027", "\u0662\u0660\u0662\u0667-04-01"])
def test_a_day_is_written_in_our_figures(inputs, day):
    section = "limits.strategy_discussion_for_the_child"
    faulty = change(inputs, section, limit="48 hours", first_day=day)
    assert "Write each date as" in faulty.faults["first_day"]


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(inputs):
    digest = form_of(inputs, "council").digest
    file = inputs / "settings.toml"
    file.write_bytes(file.read_bytes() + b"# mine\n")
    former = file.read_bytes()
    with pytest.raises(OutputError, match="changed by somebody else meanwhile"):
        change_settings(inputs, "council", {"name": "B"}, digest)
    assert file.read_bytes() == former


def test_a_file_in_ansi_is_said_with_what_to_do_in_notepad(inputs):
    (inputs / "settings.toml").write_bytes("[council]\nname = 'Café'\n".encode("cp1252"))
    with pytest.raises(InputError) as fault:
        form_of(inputs, "council")
    assert "Notepad" in fault.value.remedy
    assert "UTF-8" in file_faults(inputs)[0]
    with pytest.raises(InputError):
        settings_for(inputs)


def test_a_faulty_file_can_be_put_right_by_its_form(inputs):
    (inputs / "settings.toml").write_text("[council]\nlogo_width = 'wide'\n[copies]\nsearch = true\n")
    assert len(file_faults(inputs)) == 2
    form = change(inputs, "council", logo_width="45")
    assert form.faults == {"": 'There is no setting "copies.search".'}
    (inputs / "settings.toml").write_text("[council]\nlogo_width = 'wide'\n")
    assert change(inputs, "council", logo_width="45") is None
    assert file_faults(inputs) == []


@pytest.mark.parametrize(
    "text",
    [
        'council.name = "A"\n',
        'council = { name = "A" }\n',
        "[council]\nname = '''\n[council]\n'''\n",
        '["council"]\n"name" = "A"',
    ],
)
def test_however_the_file_is_written_a_change_is_right_or_refused(inputs, text):
    (inputs / "settings.toml").write_text(text)
    with suppress(InputError):
        change(inputs, "council", name="B", contact="C")
    now = (inputs / "settings.toml").read_text()
    assert now == text or data_in(now, "x")["council"] == {"name": "B", "contact": "C"}


@settings(max_examples=few_or_all(80, 2_000), deadline=None)
@given(
    section=st.sampled_from(sorted(SECTIONS)),
    texts=st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                ["yes", "hackett", "12", "29/12/2026", "a\r\nb", '"""', "\\", "[x]\ny = 1", "'", "#"]
            ),
        ),
        min_size=1,
        max_size=4,
    ),
    how=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_whatever_is_typed_the_file_can_be_used_afterwards_and_keeps_its_comments(
    tmp_path_factory, section, texts, how
):
    inputs = tmp_path_factory.mktemp("typed")
    text = SAMPLE.read_text(encoding="utf-8")
    (inputs / "settings.toml").write_bytes(text.encode(how))
    entries = form_of(inputs, section).entries
    given = {one.name: typed for one, typed in zip(entries, texts, strict=False)}
    form = change(inputs, section, **given)
    now = text_in((inputs / "settings.toml").read_bytes(), "settings.toml")[0]
    settings_for(inputs)
    assert form is None or now == text
    assert [one for one in text.split("\n") if one.startswith("#")] == [
        one for one in now.split("\n") if one.startswith("#") and one in text
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes, and links need an administrator")
def test_the_former_settings_are_for_no_more_people_and_a_link_stays_one(inputs, tmp_path):
    real = tmp_path / "elsewhere" / "ours.toml"
    real.parent.mkdir()
    (inputs / "settings.toml").rename(real)
    (inputs / "settings.toml").symlink_to(real)
    real.chmod(0o600)
    former = real.read_bytes()
    assert change(inputs, "council", name="Fern Council") is None
    assert (inputs / "settings.toml").is_symlink()
    kept = real.with_name("ours.toml.before")
    assert b"Fern Council" in real.read_bytes()
    assert kept.read_bytes() == former
    assert [stat.S_IMODE(one.stat().st_mode) for one in (real, kept)] == [0o600, 0o600]
