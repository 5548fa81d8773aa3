"""`hsb init` makes a folder, and says what it made and what to do next."""

from pathlib import Path


def test_it_says_what_it_made_and_what_to_do_next(hsb):
    code, said = hsb("init", "our team")
    assert code == 0
    for name in (
        "inputs/cases.xlsx",
        "inputs/settings.toml",
        "templates/",
        "README.txt",
        "Start.bat",
        "start.sh",
    ):
        assert f"\n  {name} " in said
    assert "2. Enter your council's name, who decides, and the first case on the page." in said
    assert 'hsb open "our team"' in said


def test_a_second_time_it_refuses_and_changes_nothing(hsb):
    hsb("init", "team")
    before = {one: one.stat().st_mtime_ns for one in Path("team").rglob("*")}
    code, said = hsb("init", "--example", "team")
    assert code == 6
    assert "already contains README.txt, Start.bat, inputs, start.sh, templates. Nothing was written." in said
    assert {one: one.stat().st_mtime_ns for one in Path("team").rglob("*")} == before


def test_the_new_folder_can_be_checked_at_once(hsb, monkeypatch):
    hsb("init", "team")
    monkeypatch.chdir("team")
    code, said = hsb("check")
    assert code == 1
    assert "Findings: 0 errors, 1 warning, 0 notes." in said
    assert "no cases were found. Fill in the Cases sheet" in said
