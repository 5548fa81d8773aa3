"""`hsb report`, as an analyst runs it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.cli import hsb as commands
from tests.cli.test_cli import put
from tests.comparing import assert_same_files, tree
from tests.documents.printing import text_of
from tests.locked import locked
from tests.reporting.making import three_measures
from tests.shared import shared_folder
from tests.trouble.draft import base, workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HERE = "outputs/reports/2026-27-Q2"
EDITIONS = {
    "figures.csv",
    "partnership.docx",
    "partnership.xlsx",
    "restricted.xlsx",
    "summary.png",
    "summary.svg",
}
ASKED = ("report", "--as-of", "30/10/2026", "--quarter", "2026-27-Q2")
NEXT = ("report", "--as-of", "15/01/2027", "--quarter", "2026-27-Q3")
REGISTER, PLAN = Path("outputs/reports/released.json"), Path("outputs/reports/publication_plan.toml")
COPY = Path("outputs/released_copy.json")


#: The shortest trend allowed, so that a report is made quickly.
SHORT = "[report]\ntrend_quarters = 8\n"
#: A plan by which the next quarter repeats what went out.
OVER_YEARS = 'made = 2026-10-30\n[measures]\nK01 = "three years"\nK03 = "three years"\nK33 = "three years"\n'


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
    (folder / "outputs" / "reports").mkdir(parents=True)
    (folder / PLAN).write_text(OVER_YEARS, encoding="utf-8")
    words = [ASKED[0], str(folder / "inputs"), *ASKED[1:], "--out", str(folder / "outputs"), "--hand-out"]
    with three_measures():
        assert CliRunner().invoke(commands, words).exit_code == 0


@pytest.fixture
def handed_out(inputs):
    """The folder after `hsb report --hand-out`, made once for all tests."""
    shutil.copytree(shared_folder("a report that was handed out", _hand_out) / "outputs", "outputs")


def files(folder=HERE):
    return {path.name for path in Path(folder).iterdir() if path.is_file()}


def cover(folder=HERE):
    book = openpyxl.load_workbook(f"{folder}/partnership.xlsx")
    return [str(row[0]) for row in book["Cover"].iter_rows(values_only=True)]


def test_a_first_try_is_a_draft_and_not_in_the_register(hsb, inputs):
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert files() == EDITIONS
    assert "A draft of the report is in" in said
    assert "add --hand-out" in said
    assert not REGISTER.exists()
    assert cover()[0].startswith("DRAFT")
    assert "DRAFT" in Document(f"{HERE}/partnership.docx").sections[0].header.paragraphs[0].text


def test_handing_out_is_a_step_of_its_own_and_enters_it_in_the_register(hsb, handed_out):
    assert files() == EDITIONS
    (entry,) = json.loads(REGISTER.read_bytes())["editions"]
    assert entry["name"] == "2026-27-Q2"
    assert not cover()[0].startswith("DRAFT")
    assert PLAN.exists()


def test_the_same_command_again_changes_nothing(hsb, handed_out):
    before = tree(Path("outputs/reports"))
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 0, said
    assert "This report was published already, and nothing in it is new" in said
    assert_same_files(tree(Path("outputs/reports")), before)


def test_a_draft_after_that_has_a_folder_of_its_own(hsb, handed_out):
    before = Path(f"{HERE}/partnership.xlsx").read_bytes()
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert "is already published" in said
    assert Path(f"{HERE}/partnership.xlsx").read_bytes() == before
    assert files(f"{HERE}/draft") == EDITIONS - {"restricted.xlsx"}
    assert cover(f"{HERE}/draft")[0].startswith("DRAFT")


def test_what_went_out_is_taken_back_by_a_named_person_with_a_reason(hsb, handed_out):
    code, said = hsb(*ASKED, "--take-back", "--by", "A. Officer", "--reason", "sent too early")
    assert code == 0, said
    assert "Ask everybody who has it to delete it." in said
    (entry,) = json.loads(REGISTER.read_bytes())["editions"]
    assert entry["taken back"] == {"by": "A. Officer", "on": "2026-10-30", "reason": "sent too early"}
    assert hsb(*ASKED)[0] == 0
    assert cover()[0].startswith("DRAFT")


def test_only_the_last_one_can_be_taken_back(hsb, handed_out):
    later = ("report", "--as-of", "15/01/2027", "--quarter", "2026-27-Q3")
    assert hsb(*later, "--hand-out")[0] == 0
    code, said = hsb(*ASKED, "--take-back", "--by", "A. Officer", "--reason", "a mistake")
    assert code == 6
    assert "was published later, and repeats figures from this one" in said
    assert "first: hsb report --take-back --quarter 2026-27-Q3 --by NAME --reason TEXT" in said
    code, said = hsb(*ASKED[:-1], "2025-26-Q4", "--take-back", "--by", "A. Officer", "--reason", "x")
    assert code == 6
    assert "has no report on January to March 2026" in said


def test_an_earlier_quarter_after_a_later_one_is_noticed(hsb, handed_out):
    assert "a later time, is published already" not in hsb(*ASKED)[1]
    code, said = hsb(*ASKED[:-1], "2026-27-Q1")
    assert code == 0
    assert "The report on July to September 2026, a later time, is published already." in said


@pytest.mark.parametrize(
    "words",
    [
        ("--take-back", "2025-26-Q4"),
        ("--take-back",),
        ("2026-27-Q2", "--quarter", "2026-27-Q1", "--take-back"),
    ],
)
def test_no_report_is_taken_back_that_is_not_named(hsb, handed_out, words):
    before = REGISTER.read_bytes()
    code, said = hsb("report", "--as-of", "30/10/2026", *words, "--by", "A. Officer", "--reason", "a mistake")
    assert code == 2
    assert "Say which report to take back: --take-back --quarter" in said
    assert REGISTER.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--take-back",), "needs --by"),
        (("--take-back", "--by", " ", "--reason", "x"), "needs --by"),
        (("--by", "A. Officer"), "go with --take-back"),
        (("--hand-out", "--plan"), "Use only one of"),
    ],
)
def test_options_that_do_not_go_together_are_refused(hsb, inputs, words, said):
    code, printed = hsb(*ASKED, *words)
    assert code == 2
    assert said in " ".join(printed.split())


def test_a_next_quarter_repeats_what_went_out_with_its_day(hsb, handed_out):
    code, said = hsb("report", "--as-of", "15/01/2027", "--quarter", "2026-27-Q3", "--hand-out")
    assert code == 0, said
    assert len(json.loads(REGISTER.read_bytes())["editions"]) == 2
    figures = Path("outputs/reports/2026-27-Q3/figures.csv").read_text(encoding="utf-8-sig")
    assert "2026-10-30" in figures
    text = text_of(Path("outputs/reports/2026-27-Q3/partnership.docx").read_bytes())
    assert "as published on 30 October 2026" in text


def test_a_period_that_is_not_over_is_a_draft_only(hsb, inputs):
    code, said = hsb("report", "--as-of", "30/10/2026", "--quarter", "2026-27-Q3", "--hand-out")
    assert code == 6
    assert "is not over, so its figures could change after publication. Publish it after 31/12/2026" in said
    assert not REGISTER.exists()
    assert files("outputs/reports/2026-27-Q3") == EDITIONS
    assert any("its figures are provisional" in line for line in cover("outputs/reports/2026-27-Q3"))


def test_a_workbook_without_a_case_is_not_published(hsb):
    Path("inputs").mkdir()
    assert hsb("workbook", "blank", "inputs/cases.xlsx")[0] == 0
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 6, said
    assert "The workbooks have no case, so there is nothing to publish." in said
    assert not REGISTER.exists()
    assert cover()[0].startswith("DRAFT")
    code, said = hsb(*ASKED)
    assert code == 0, said


def test_cases_of_two_teams_with_the_same_ids_are_not_published_without_the_second(hsb):
    Path("inputs").mkdir()
    assert hsb("workbook", "sample", "inputs/north.xlsx", "--cases", "2")[0] == 0
    assert hsb("workbook", "sample", "inputs/south.xlsx", "--cases", "1", "--seed", "2")[0] == 0
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 6, said
    assert "1 Case ID is in more than one row of the sheet Cases: C-0001. Only the first row" in said
    assert "Counted as far as the rows could be read: 1 case with findings that hold back" in said
    assert not REGISTER.exists()
    assert cover()[0].startswith("DRAFT")


def test_the_plan_is_written_by_itself_and_stays_until_a_years_end(hsb, inputs):
    code, said = hsb(*ASKED, "--plan")
    assert code == 0, said
    assert "The publication plan is in" in said
    text = PLAN.read_text(encoding="utf-8")
    assert 'K01 = "' in text
    assert not Path(HERE).exists()
    PLAN.write_text(text.replace('K01 = "year"', 'K01 = "two years"'), encoding="utf-8")
    code, said = hsb(*ASKED, "--plan")
    assert "changes only at a year's end. It stays as it is" in said
    assert hsb(*ASKED[:-1], "2025-26-Q4", "--plan")[0] == 0
    assert 'K01 = "year"' in PLAN.read_text(encoding="utf-8")


def test_a_plan_that_is_changed_in_the_year_is_followed_from_the_years_end(hsb, handed_out):
    text = PLAN.read_text(encoding="utf-8")
    PLAN.write_text(text.replace('K01 = "three years"', 'K01 = "year"'), encoding="utf-8")
    code, said = hsb("report", "--as-of", "15/01/2027", "--quarter", "2026-27-Q3")
    assert code == 0
    assert "publication_plan.toml was changed for K01." in said


def test_a_wrong_name_in_the_plan_is_noticed(hsb, handed_out):
    text = PLAN.read_text(encoding="utf-8")
    assert "publication_plan.toml names" not in hsb(*ASKED)[1]
    PLAN.write_text(text.replace("K33 =", "K3 ="), encoding="utf-8")
    later = ("report", "--as-of", "15/04/2027", "--quarter", "2026-27-Q4")
    code, said = hsb(*later)
    assert code == 0
    assert "publication_plan.toml names K3, of which the report has no figures; it does not name K33," in said


def test_a_plan_that_cannot_be_read_says_so(hsb, inputs):
    PLAN.parent.mkdir(parents=True)
    PLAN.write_text('made = 2026-10-30\n[measures]\nK01 = "month"\n', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 3
    assert "K01 cannot be 'month'" in said


def with_commentary(words):
    """The draft with these words in the place for the commentary."""
    document = Document(f"{HERE}/partnership.docx")
    place = next(
        one
        for one in document.element.body.iter(f"{W}sdt")
        if "own:" in one.find(f".//{W}tag").get(f"{W}val")
    )
    next(place.iter(f"{W}t")).text = words
    return document


def words_of(file):
    return "".join(one.text or "" for one in Document(file).element.body.iter(f"{W}t"))


def test_commentary_written_in_the_draft_is_in_what_goes_out(hsb, inputs):
    assert hsb(*ASKED)[0] == 0
    with_commentary("We looked into this.").save(f"{HERE}/partnership.docx")
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 0, said
    handed = Document(f"{HERE}/partnership.docx")
    assert "We looked into this." in words_of(f"{HERE}/partnership.docx")
    assert "DRAFT" not in handed.sections[0].header.paragraphs[0].text
    assert files() == EDITIONS
    assert "No commentary is written" not in said


def test_commentary_goes_out_though_more_of_the_draft_was_changed_which_is_kept_beside(hsb, inputs):
    assert hsb(*ASKED)[0] == 0
    document = with_commentary("We looked into this.")
    document.add_paragraph("A line below the frame.")
    document.save(f"{HERE}/partnership.docx")
    book = openpyxl.load_workbook(f"{HERE}/partnership.xlsx")
    book["Cover"]["A30"] = "A remark."
    book.save(f"{HERE}/partnership.xlsx")
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 0, said
    assert "We looked into this." in words_of(f"{HERE}/partnership.docx")
    assert "DRAFT" not in Document(f"{HERE}/partnership.docx").sections[0].header.paragraphs[0].text
    kept = {"partnership (changed by hand).docx", "partnership (changed by hand).xlsx"}
    assert files() == {*EDITIONS, *kept}
    assert all(name in said for name in kept)
    assert "A line below the frame." in words_of(f"{HERE}/partnership (changed by hand).docx")


def test_handing_out_says_where_no_commentary_is_written(hsb, inputs):
    assert "No commentary is written" not in hsb(*ASKED)[1]
    assert "No commentary is written" in hsb(*ASKED, "--hand-out")[1]


def test_commentary_that_somebody_wrote_elsewhere_is_kept(hsb, handed_out):
    document = Document(f"{HERE}/partnership.docx")
    document.add_paragraph("We looked into this.")
    document.save(f"{HERE}/partnership.docx")
    Path("inputs/settings.toml").write_text(f'[council]\nname = "Another Council"\n{SHORT}', encoding="utf-8")
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 0, said
    kept = f"{HERE}/partnership (changed by hand).docx"
    assert "We looked into this." in [one.text for one in Document(kept).paragraphs]
    assert "partnership (changed by hand).docx" in said
    assert "Another Council" in Document(f"{HERE}/partnership.docx").sections[0].footer.paragraphs[0].text


def test_any_days_may_be_asked_for_and_without_any_it_is_the_last_quarter_that_is_over(hsb, inputs):
    assert hsb("report", "--as-of", "30/10/2026", "--from", "03/08/2026", "--to", "16/10/2026")[0] == 0
    assert files("outputs/reports/2026-08-03 to 2026-10-16") == EDITIONS
    assert hsb("report", "--as-of", "30/10/2026")[0] == 0
    assert files() == EDITIONS


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--quarter", "2026-28-Q1"), "is no quarter: write for example 2026-27-Q2"),
        (("--quarter", "2026-27-Q2", "--from", "01/07/2026"), "not both"),
        (("--from", "01/07/2026"), "go together"),
        (("--from", "02/07/2026", "--to", "01/07/2026"), "the last day is before the first"),
        (("--quarter", "2026-27-Q4"), "has not begun on 30/10/2026, so there is nothing to count"),
        (("--from", "31/10/2026", "--to", "01/12/2026"), "has not begun on 30/10/2026"),
        (("--from", "31/12/1949", "--to", "31/03/2026"), "the year must be between 1950 and 2099"),
        (("--from", "01/01/2026", "--to", "01/01/2100"), "the year must be between 1950 and 2099"),
        (("--as-of", "31/12/1949"), "the year must be between 1950 and 2099"),
        (("--from", "01/01/0001", "--to", "31/03/2026"), "the year 1 cannot be right"),
    ],
)
def test_a_period_that_is_none_is_a_wrong_command(hsb, inputs, words, said):
    code, printed = hsb("report", "--as-of", "30/10/2026", *words)
    assert code == 2
    assert said in " ".join(printed.split())
    assert not Path("outputs").exists()


def test_settings_that_are_none_any_more_change_nothing_and_say_so(hsb, inputs):
    Path("inputs/settings.toml").write_text(f'{SHORT}method = "round"\n', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert '"report.method" is no longer a setting' in said


def test_where_the_register_cannot_be_read_there_is_a_draft_and_nothing_to_hand_out(hsb, inputs):
    REGISTER.parent.mkdir(parents=True)
    REGISTER.write_bytes(b"{")
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 6
    assert "cannot be read. Restore the register from your last backup." in said
    assert files() == EDITIONS
    assert any("Keep this draft within the team" in line for line in cover())
    assert REGISTER.read_bytes() == b"{"


EMPTY = b'{"format": 2, "editions": []}'


@pytest.mark.parametrize(("content", "is_of_earlier_version"), [(None, False), (EMPTY, True)])
def test_a_register_that_lost_a_published_report_is_noticed(hsb, handed_out, content, is_of_earlier_version):
    if is_of_earlier_version:
        forget_what_was_entered()
    REGISTER.write_bytes(content) if content else REGISTER.unlink()
    COPY.unlink()
    before = Path(f"{HERE}/partnership.xlsx").read_bytes()
    code, said = hsb(*NEXT, "--hand-out")
    assert code == 6
    assert "A report that was published is not in" in said
    assert "July to September 2026 (2026-27-Q2). Restore the register from your last backup." in said
    assert "To take it back: hsb report --take-back --quarter 2026-27-Q2 --by NAME --reason TEXT" in said
    assert cover("outputs/reports/2026-27-Q3")[0].startswith("DRAFT")
    assert "restricted.xlsx" in files("outputs/reports/2026-27-Q3")
    assert hsb(*ASKED)[0] == 6
    assert Path(f"{HERE}/partnership.xlsx").read_bytes() == before


def test_each_report_that_the_register_lost_can_be_taken_back(hsb, handed_out):
    assert hsb(*NEXT, "--hand-out")[0] == 0
    REGISTER.unlink()
    COPY.unlink()
    forget_what_was_entered()
    by = ("--take-back", "--by", "A. Officer", "--reason", "never sent")
    assert hsb(*ASKED, *by)[0] == 0
    code, said = hsb(*NEXT)
    assert code == 6
    assert "(2026-27-Q3)" in said
    assert "(2026-27-Q2)" not in said
    assert hsb(*NEXT, *by)[0] == 0
    assert [one["taken back"]["by"] for one in json.loads(REGISTER.read_bytes())["editions"]] == [
        "A. Officer",
        "A. Officer",
    ]
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 0, said
    assert len(json.loads(REGISTER.read_bytes())["editions"]) == 3


def test_the_next_report_goes_out_from_the_copy_of_a_register_that_was_lost(hsb, handed_out):
    as_it_was = REGISTER.read_bytes()
    REGISTER.unlink()
    code, said = hsb(*NEXT, "--hand-out")
    assert code == 0, said
    assert "Its copy, released_copy.json, was used instead." in " ".join(said.split())
    editions = json.loads(REGISTER.read_bytes())["editions"]
    assert editions[:1] == json.loads(as_it_was)["editions"]
    assert [one["name"] for one in editions] == ["2026-27-Q2", "2026-27-Q3"]
    assert COPY.read_bytes() == REGISTER.read_bytes()


def test_a_report_whose_files_came_and_not_its_entry_holds_back_the_next(hsb, handed_out):
    lock = Path("outputs/reports/~$released.json")
    lock.touch()
    assert hsb(*NEXT, "--hand-out")[0] == 6
    lock.unlink()
    last = ("report", "--as-of", "15/04/2027", "--quarter", "2026-27-Q4", "--hand-out")
    code, said = hsb(*last)
    assert code == 6
    assert "interrupted: the files of October to December 2026 (2026-27-Q3) are there" in said
    assert "DRAFT" in cover("outputs/reports/2026-27-Q4")[0]
    code, said = hsb(*NEXT)
    assert code == 0, said
    assert "DRAFT" in cover("outputs/reports/2026-27-Q3")[0]
    assert hsb(*last)[0] == 0
    assert [one["name"] for one in json.loads(REGISTER.read_bytes())["editions"]] == [
        "2026-27-Q2",
        "2026-27-Q4",
    ]


def test_what_is_said_names_the_folder_and_that_a_copy_could_not_be_written(hsb, inputs):
    elsewhere = (*ASKED, "--out", "else where", "--hand-out")
    Path("else where/released_copy.json").mkdir(parents=True)
    code, said = hsb(*elsewhere)
    assert code == 0, said
    assert "The copy of the register, released_copy.json, could not be written" in " ".join(said.split())
    Path("else where/reports/released.json").unlink()
    assert '--reason TEXT --out "else where"' in hsb(*elsewhere[:-1])[1]


def test_drafts_are_not_taken_for_published_reports(hsb, inputs):
    assert hsb(*ASKED)[0] == 0
    code, said = hsb(*NEXT)
    assert code == 0, said
    assert hsb(*ASKED, "--hand-out")[0] == 0


def forget_what_was_entered():
    """The manifest as a version wrote it that did not keep the periods in it."""
    manifest = Path("outputs/manifest.json")
    text = re.sub(r',"entered":\[[^]]*\]', "", manifest.read_text(encoding="utf-8"))
    manifest.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    ["threshold = 0", "revise_year_after = -1", "trend_quarters = 3", "smallest = 4", 'threshold = "five"'],
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
    before = REGISTER.read_bytes()
    Path(f"{HERE}/~$partnership.xlsx").write_bytes(b"somebody")
    Path("inputs/settings.toml").write_text(f'[council]\nname = "Another Council"\n{SHORT}', encoding="utf-8")
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 6
    assert "partnership.xlsx is open in Excel" in said
    assert "The report was not written, and nothing was entered in the register" in said
    assert "The report is in" not in said
    assert REGISTER.read_bytes() == before


def test_where_the_register_cannot_be_written_it_says_that_nothing_may_be_handed_out_yet(hsb, inputs):
    REGISTER.parent.mkdir(parents=True)
    Path("outputs/reports/~$released.json").write_bytes(b"somebody")
    code, said = hsb(*ASKED, "--hand-out")
    assert code == 6
    assert "The report is in" in said
    assert "Do not publish anything until the same command has ended with 0." in said
    assert files() == EDITIONS
    Path("outputs/reports/~$released.json").unlink()
    assert hsb(*ASKED, "--hand-out")[0] == 0


def test_a_register_that_nobody_may_read_is_one_sentence(hsb, handed_out):
    COPY.unlink()
    with locked(REGISTER):
        code, said = hsb(*ASKED)
    assert code == 6
    assert "cannot be read" in said


def test_a_logo_that_is_missing_stops_no_report(hsb, inputs):
    Path("inputs/settings.toml").write_text('[council]\nlogo = "gone.png"\n', encoding="utf-8")
    code, said = hsb(*ASKED)
    assert code == 0, said
    assert '"council.logo" names a file that does not exist or cannot be read.' in said
