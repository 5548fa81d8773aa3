"""`hsb report`, as an analyst runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.cli import hsb as commands
from tests.cli.test_cli import put
from tests.comparing import assert_same_files, tree
from tests.locked import locked
from tests.reporting.making import three_measures
from tests.shared import shared_folder
from tests.trouble.draft import base, workbook

HERE = "outputs/reports/2026-27-Q2"
EDITIONS = ["partnership.docx", "partnership.xlsx", "restricted.xlsx"]
ASKED = ("report", "--as-of", "30/10/2026", "--quarter", "2026-27-Q2")


#: The shortest trend allowed, so that a report is made quickly.
SHORT = "[report]\ntrend_quarters = 8\n"


@pytest.fixture(autouse=True)
def _few_measures():
    with three_measures():
        yield


@pytest.fixture
def inputs(hsb):
    put("inputs/cases.xlsx")
    Path("inputs/settings.toml").write_text(SHORT, encoding="utf-8")


def _hand_out(folder: Path) -> None:
    (folder / "inputs").mkdir()
    (folder / "inputs" / "cases.xlsx").write_bytes(workbook(base()))
    (folder / "inputs" / "settings.toml").write_text(SHORT, encoding="utf-8")
    words = [ASKED[0], str(folder / "inputs"), *ASKED[1:], "--out", str(folder / "outputs")]
    with three_measures():
        assert CliRunner().invoke(commands, words).exit_code == 0


@pytest.fixture
def handed_out(inputs):
    """The folder after `hsb report`: the report of the first test, made once for all the others."""
    shutil.copytree(shared_folder("a report that was handed out", _hand_out) / "outputs", "outputs")


@pytest.fixture
def quick(monkeypatch):
    """Editions with no hidden counts, which are made at once."""
    from pipeline.reporting.published_counts import OPEN

    monkeypatch.setattr("pipeline.app.make_report.control_of", lambda settings: OPEN)


def files(folder=HERE):
    return sorted(path.name for path in Path(folder).iterdir() if path.is_file())


def test_it_writes_both_editions_and_enters_what_goes_out_in_the_register(hsb, inputs):
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert files() == ["partnership.docx", "partnership.xlsx", "restricted.xlsx"]
    assert "to hand out" in said
    (entry,) = json.loads(Path("outputs/reports/released.json").read_bytes())["editions"]
    assert entry["period"] == "2026-27-Q2"


def test_the_same_command_again_changes_nothing(hsb, handed_out):
    before = tree(Path("outputs/reports"))
    assert hsb(*ASKED)[0] == 0
    assert_same_files(tree(Path("outputs/reports")), before)


def test_a_draft_stands_apart_says_so_and_is_not_in_the_register(hsb, inputs, quick):
    code, said = hsb(*ASKED, "--draft")
    assert code == 0
    assert "This is a draft" in said
    assert files(f"{HERE}/draft") == ["partnership.docx", "partnership.xlsx", "restricted.xlsx"]
    assert not Path("outputs/reports/released.json").exists()
    assert str(openpyxl.load_workbook(f"{HERE}/draft/partnership.xlsx")["Cover"]["A1"].value).startswith(
        "DRAFT"
    )
    assert "DRAFT" in Document(f"{HERE}/draft/partnership.docx").sections[0].header.paragraphs[0].text


def test_commentary_that_somebody_wrote_is_kept(hsb, handed_out):
    document = Document(f"{HERE}/partnership.docx")
    document.add_paragraph("We looked into this.")
    document.save(f"{HERE}/partnership.docx")
    Path("inputs/settings.toml").write_text(f'[council]\nname = "Another Council"\n{SHORT}', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert "We looked into this." in [one.text for one in Document(f"{HERE}/partnership.docx").paragraphs]
    assert "partnership (new).docx" in files()


def test_any_days_may_be_asked_for_and_without_any_it_is_the_last_quarter_that_is_over(hsb, inputs, quick):
    assert hsb("report", "--as-of", "30/10/2026", "--from", "03/08/2026", "--to", "16/10/2026")[0] == 0
    assert files("outputs/reports/2026-08-03 to 2026-10-16")
    assert hsb("report", "--as-of", "30/10/2026", "--draft")[0] == 0
    assert files(f"{HERE}/draft")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--quarter", "2026-28-Q1"), "is no quarter: write for example 2026-27-Q2"),
        (("--quarter", "2026-27-Q2", "--from", "01/07/2026"), "not both"),
        (("--from", "01/07/2026"), "go together"),
        (("--from", "02/07/2026", "--to", "01/07/2026"), "the last day lies before the first"),
        (("--quarter", "2026-27-Q4"), "has not begun on 30/10/2026, so there is nothing to count in it"),
        (("--from", "31/10/2026", "--to", "01/12/2026"), "has not begun on 30/10/2026"),
        (("--from", "31/12/1949", "--to", "31/03/2026"), "the year must lie from 1950 to 2099"),
        (("--from", "01/01/2026", "--to", "01/01/2100"), "the year must lie from 1950 to 2099"),
        (("--as-of", "31/12/1949"), "the year must lie from 1950 to 2099"),
        (("--from", "01/01/0001", "--to", "31/03/2026"), "the year 1 cannot be meant"),
    ],
)
def test_a_period_that_is_none_is_a_wrong_command(hsb, inputs, words, said):
    code, printed = hsb("report", "--as-of", "30/10/2026", *words)
    assert code == 2
    assert said in " ".join(printed.split())
    assert not Path("outputs").exists()


def test_a_period_that_is_not_over_says_that_its_figures_are_provisional(hsb, inputs, quick):
    hsb("report", "--as-of", "30/10/2026", "--quarter", "2026-27-Q3", "--draft")
    cover = openpyxl.load_workbook("outputs/reports/2026-27-Q3/draft/partnership.xlsx")["Cover"]
    assert any("provisional [p]" in str(row[0]) for row in cover.iter_rows(values_only=True))


def test_the_two_methods_are_never_mixed(hsb, inputs):
    Path(HERE).mkdir(parents=True)
    Path(f"{HERE}/partnership.xlsx").write_bytes(b"handed out")
    before = {
        "format": 1,
        "editions": [{"period": "2026-27-Q2", "made": "", "method": "hide", "threshold": 5, "shown": {}}],
    }
    Path("outputs/reports/released.json").write_text(json.dumps(before), encoding="utf-8")
    Path("inputs/settings.toml").write_text(f'{SHORT}method = "round"\n', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 6
    assert 'not made by the method "round"' in said
    assert Path(f"{HERE}/partnership.xlsx").read_bytes() == b"handed out"
    assert files(f"{HERE}/draft") == EDITIONS
    assert hsb(*ASKED, "--out", "elsewhere")[0] == 0
    cover = openpyxl.load_workbook("elsewhere/reports/2026-27-Q2/partnership.xlsx")["Cover"]
    assert any("rounded to a multiple of 5" in str(row[0]) for row in cover.iter_rows(values_only=True))


@pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe\x00", b'{"editions": [3]}', b"[" * 100_000])
def test_where_the_register_cannot_be_read_there_is_a_draft_and_nothing_to_hand_out(
    hsb, inputs, content, quick
):
    Path("outputs/reports").mkdir(parents=True)
    Path("outputs/reports/released.json").write_bytes(content)
    code, said = hsb(*ASKED)
    assert code == 6
    assert "cannot be read. Put back the copy from your last backup." in said
    assert "There is no report to hand out." in said
    assert files() == ["restricted.xlsx"]
    assert files(f"{HERE}/draft") == EDITIONS
    assert Path("outputs/reports/released.json").read_bytes() == content


def test_an_edition_that_would_give_a_number_away_is_not_written_but_the_teams_own_and_a_draft_are(
    hsb, inputs, monkeypatch
):
    monkeypatch.setattr(
        "pipeline.reporting.linked_counts.hidden", lambda tables, first, threshold: frozenset()
    )
    code, said = hsb(*ASKED)
    assert code == 5, said
    assert "would give away small numbers" in said
    assert "A longer period, or a later one, may be possible: try it with --draft first." in said
    assert files() == ["restricted.xlsx"]
    assert files(f"{HERE}/draft") == EDITIONS
    assert not Path("outputs/reports/released.json").exists()
    draft = openpyxl.load_workbook(f"{HERE}/draft/partnership.xlsx")
    assert draft["Cover"]["A1"].value.startswith("DRAFT, not to be handed out.")
    assert any("has to stay in the team" in str(row[0]) for row in draft["Cover"].iter_rows(values_only=True))
    assert {row[3] for row in draft["Timeliness"].iter_rows(min_row=8, values_only=True)} == {"[c]"}, (
        "nothing is safe, so nothing is shown"
    )
    assert "DRAFT" in Document(f"{HERE}/draft/partnership.docx").sections[0].header.paragraphs[0].text


def test_a_draft_that_was_asked_for_says_that_it_could_not_be_handed_out(hsb, inputs, monkeypatch):
    monkeypatch.setattr(
        "pipeline.reporting.linked_counts.hidden", lambda tables, first, threshold: frozenset()
    )
    assert hsb(*ASKED, "--draft")[0] == 5
    assert not files()
    assert files(f"{HERE}/draft") == EDITIONS


@pytest.mark.parametrize(
    "line", ["threshold = 0", 'method = "both"', "trend_quarters = 3", "smallest = 4", 'threshold = "five"']
)
def test_a_setting_that_cannot_be_is_refused_by_name(hsb, inputs, line):
    Path("inputs/settings.toml").write_text(f"[report]\n{line}\n", encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 3
    assert f"report.{line.split(' ')[0]}" in said


def test_report_cannot_be_asked_of_run(hsb, inputs):
    code, said = hsb("run", "--only", "partnership")
    assert code == 2
    assert "no document 'partnership'" in said


def test_where_its_workbook_is_open_nothing_is_written_and_it_still_says_what_it_has_to_say(hsb, handed_out):
    before = Path("outputs/reports/released.json").read_bytes()
    Path(f"{HERE}/~$partnership.xlsx").write_bytes(b"somebody")
    Path("inputs/settings.toml").write_text(f'[council]\nname = "Another Council"\n{SHORT}', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 6
    assert "partnership.xlsx is open in Excel" in said
    assert (
        "The report was not written, and nothing was entered in the register of what was handed out." in said
    )
    assert "The report is in" not in said
    assert Path("outputs/reports/released.json").read_bytes() == before


def test_where_the_register_cannot_be_written_it_says_that_nothing_may_be_handed_out_yet(hsb, inputs, quick):
    Path("outputs/reports").mkdir(parents=True)
    Path("outputs/reports/~$released.json").write_bytes(b"somebody")
    code, said = hsb(*ASKED)
    assert code == 6
    assert "The report is in" in said
    assert "Hand nothing out until the same command has ended with 0." in said
    assert files() == ["partnership.docx", "partnership.xlsx", "restricted.xlsx"]


def test_a_register_that_nobody_may_read_is_one_sentence(hsb, handed_out):
    with locked(Path("outputs/reports")):
        code, said = hsb(*ASKED)
    assert code == 6
    assert "cannot be read" in said


def test_a_logo_that_is_missing_stops_no_report(hsb, inputs, quick):
    Path("inputs/settings.toml").write_text('[council]\nlogo = "gone.png"\n', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert (
        '"council.logo" names a file that is not there, or cannot be read. Documents are made without a logo.'
        in said
    )
