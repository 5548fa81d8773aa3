"""outputs/index.html: complete without a network, accessible, and without what people wrote."""

from __future__ import annotations

import dataclasses
import html
import os
import re
import shutil
import subprocess
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import pytest

from pipeline.app.run_documents import RunRequest, run
from pipeline.app.run_page import file_counts
from pipeline.app.run_page.finding_text import without_values
from pipeline.app.run_page.timelines import drawn_timelines
from pipeline.app.settings import settings_for
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.parsed_cell import quoted
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.model import Kind, known
from pipeline.procedure.due import due_of
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.comparing import assert_same_text
from tests.extent import few_or_all
from tests.making import ROOT, TEMPLATES

SETTINGS = settings_for(ROOT / "inputs")
NOW = SETTINGS.clock(date(2026, 10, 30))
#: The cases of the page, one of which is held back; in `make test-all` two more.
IDS, HELD = few_or_all((2, 3, 4, 6), (1, 2, 3, 4, 5, 6)), 3
CASES = len(IDS)
#: The most files that the page names among the changes: fewer than the run makes.
NAMED = few_or_all(100, 200)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
in_a_browser = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"), reason="Chromium is not installed"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A run over some cases of a workbook, one of which is held back."""
    folder = tmp_path_factory.mktemp("page")
    every, place = list(sample_cases(6, 3)), IDS.index(HELD)
    cases = [every[number - 1] for number in IDS]
    held = dataclasses.replace(cases[place].details, dob=date(2031, 1, 1))
    cases[place] = dataclasses.replace(cases[place], details=held)
    write_cases(folder / "cases.xlsx", cases)
    reading = read([folder / "cases.xlsx"])
    out = folder / "outputs"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_counts, "_NAMED", NAMED)
        outcome = run(reading, RunRequest(house=SETTINGS.house(), out=out, templates=TEMPLATES, clock=NOW))
        assert outcome.held_back
        yield reading, outcome, out


@pytest.fixture(scope="module")
def page(made):
    return (made[2] / "index.html").read_text(encoding="utf-8")


class _Elements(HTMLParser):
    """Every element of a page in order, with its attributes and the text inside it."""

    def __init__(self, text):
        super().__init__()
        self.found, self._open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        one = {"tag": tag, "text": "", **dict(attrs)}
        self.found.append(one)
        if tag not in ("meta", "input", "link", "br"):
            self._open.append(one)

    def handle_endtag(self, tag):
        while self._open and self._open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        for one in self._open:
            one["text"] += data


def elements(page, *tags):
    return [one for one in _Elements(page).found if one["tag"] in tags]


def test_every_file_of_every_case_has_a_link_that_leads_to_it(made, page):
    links = {unquote(one["href"]) for one in elements(page, "a") if not one["href"].startswith("#")}
    files = {path.relative_to(made[2]).as_posix() for path in (made[2] / "cases").rglob("*.docx")}
    assert files <= links
    assert all((made[2] / one).exists() for one in links)


def test_what_is_overdue_and_the_problems_come_before_the_rest(page):
    sections = re.findall(r'<h2 id="(\w+)"', page)
    assert sections == ["numbers", "due", "held", "problems", "changes", "copies", "made"]
    numbers = re.findall(r'<div( class="bad")?><dt><a href="#(\w+)">([^<]+)</a></dt><dd>(\d+)</dd>', page)
    assert numbers[0][2] in {"Overdue", "Problems"}
    assert [bool(one[0]) for one in numbers] == sorted((bool(one[0]) for one in numbers), reverse=True)
    assert {one[1] for one in numbers} <= set(sections)
    listed = page[page.index('id="problems-table"') : page.index("What was read")]
    severities = re.findall(r">(Error|Warning)</td>", listed)
    assert severities == sorted(severities)
    assert re.search(r'<td class="state( error)?">(\d+ days? overdue|Due in \d+ days?|Due today)</td>', page)


def test_each_case_with_something_due_has_its_timeline_as_a_drawing_and_as_a_table(page):
    due = page[page.index('id="due-table"') : page.index('id="timelines"')]
    drawn = page[page.index('id="timelines"') : page.index('id="held"')]
    cases = list(dict.fromkeys(re.findall(r'<th scope="row">([^<]+)</th><td data-key', due)))
    assert cases == re.findall(r"<summary>([^:]+): (?:\d+ overdue|due soon)</summary>", drawn) != []
    assert len(re.findall(r'<svg role="img"', drawn)) == len(cases)
    titles = re.findall(r'<title id="timeline-\d+">([^<]*)</title>', drawn)
    for title, table in zip(titles, drawn.split("<caption>")[1:], strict=True):
        assert title.startswith("Timeline of the case as at 30 October 2026. ")
        references = re.findall(r'<th scope="row">[^<]+</th><td>([^<]*)</td>', table)
        assert references
        assert all(one.casefold() in title.casefold() for one in references)


def test_late_is_hatched_and_each_state_has_its_own_shape():
    cases = PackedCases(case for case in sample_cases(30) if case.id in ("C-0001", "C-0028"))
    clock = SETTINGS.clock(AS_OF)
    drawn = {one["case"]: one for one in drawn_timelines(due_of(cases, clock, 14), cases, clock)}
    assert [one["late_words"] for one in drawn.values()] == ["1 overdue", "due soon"]
    for one in drawn.values():
        (late,) = one["late"]
        assert late[2] > 0
        assert late[0] + late[2] <= one["as_at"]
    shapes = {(path, filled) for one in drawn.values() for _, _, path, filled in one["marks"]}
    assert len(shapes) == len({row["status"] for one in drawn.values() for row in one["rows"]}) == 4


def test_it_says_what_is_held_back_and_which_cells(made, page):
    (case_id,) = made[1].held_back
    held = page[page.index('id="held"') : page.index('id="problems"')]
    assert case_id in held
    for finding in made[1].held_back[case_id]:
        assert finding.place in held


def test_it_says_what_is_due_and_each_problem_with_its_cell(made, page):
    problems = html.unescape(page[page.index('id="problems"') : page.index('id="changes"')])
    for finding in made[1].findings:
        assert (finding.place in problems) == (finding.severity.value != "note"), finding.place
    assert re.search(r"\d+ overdue, \d+ due in the next 14 days", page)


def marks(page):
    """The names of the files marked in the list of what was made, by their mark."""
    made = page[page.index('id="made"') :]
    return sorted(
        (mark, unquote(path))
        for path, mark in re.findall(r'<a href="([^"]*)">[^<]*</a> <b>([^<]*)</b>', made)
    )


def test_what_a_first_run_made_is_all_new_and_too_much_to_name_twice(made, page):
    files = sorted(path.relative_to(made[2]).as_posix() for path in made[2].rglob("*.docx"))
    assert len(files) > NAMED
    assert marks(page) == [("New", one) for one in files]
    changes = page[page.index('id="changes"') : page.index('id="made"')]
    assert f"New: {len(files)}, too many to name here." in changes
    assert "<a " not in changes


def test_what_a_later_run_changed_is_marked_and_named(made, tmp_path):
    out = tmp_path / "outputs"
    shutil.copytree(made[2], out)
    cases = list(made[0].cases)
    changed = dataclasses.replace(
        cases[0], actions=(dataclasses.replace(cases[0].actions[0], task="Send the letter."),)
    )
    run(
        dataclasses.replace(made[0], cases=PackedCases([changed, *cases[1:]])),
        RunRequest(house=SETTINGS.house(), out=out, templates=TEMPLATES, clock=NOW),
    )
    later = (out / "index.html").read_text(encoding="utf-8")
    anew = [one for mark, one in marks(later) if mark == "Written again"]
    assert anew
    assert all(one.startswith((f"cases/{changed.id}/", "harmed/")) for one in anew)
    assert all((out / one).read_bytes() != (made[2] / one).read_bytes() for one in anew)
    changes = later[later.index('id="changes"') : later.index('id="made"')]
    assert sorted(unquote(one["href"]) for one in elements(changes, "a")) == sorted(
        one for _, one in marks(later)
    )


def test_no_text_of_a_case_no_name_no_date_of_birth_and_no_number_stands_on_it(made, page):
    text = html.unescape(page)
    roles = {
        one.owner for case in made[0].cases for one in case.actions
    }  # files are named by whose actions they list
    for case in made[0].cases:
        for record in case.records():
            for name, field in record.fields.items():
                value = getattr(record, name)
                if value in roles or name.endswith("_id"):
                    continue
                tells = field.kind is Kind.TEXT and field.tells.name != "NOTHING" and len(str(value)) > 6
                if known(value) and (tells or name == "dob"):
                    shown = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
                    assert shown not in text, (record, name)
                if isinstance(value, str) and len(value.split()) > 4:
                    assert value not in text, (record, name)


@pytest.mark.parametrize(
    "typed", ['x" SECRET "y', '" SECRET', 'SECRET "', 'about "2010" SECRET "or so', 'a "b" SECRET']
)
def test_what_somebody_typed_is_taken_out_whatever_quotation_marks_are_in_it(typed):
    assert without_values(f'"{typed}" is not on the list.') == "The entry is not on the list."
    assert without_values(f'"Sex" says "{typed}", at Cases!D4.') == '"Sex" says the entry, at Cases!D4.'


def test_what_somebody_typed_is_taken_out_of_a_finding_and_headings_stay():
    assert without_values('"Wrenna Oakmoss" is not on the list.') == "The entry is not on the list."
    assert without_values('"Case ID" is empty, and "Sex" is not.') == '"Case ID" is empty, and "Sex" is not.'
    assert without_values('"LA-000031" is not yes or no.') == "The entry is not yes or no."


def test_marks_that_somebody_typed_hide_nothing_between_headings():
    typed = quoted('School" SECRET "School')
    assert without_values(f"{typed} is not yes or no.") == "The entry is not yes or no."


def test_it_needs_nothing_from_anywhere_and_lets_nothing_in(page):
    assert "http" not in re.sub(r'http-equiv="', "", page)
    assert "default-src 'none'" in page
    assert not elements(page, "link", "img", "iframe", "object", "form")
    assert not [one for one in elements(page, "script") if "src" in one]
    assert not re.search(r"\son\w+=|style=\"", page)


def test_it_is_the_same_when_nothing_has_changed(made, page):
    run(made[0], RunRequest(house=SETTINGS.house(), out=made[2], templates=TEMPLATES, clock=NOW))
    assert_same_text((made[2] / "index.html").read_text(encoding="utf-8"), page, "index.html")


def test_it_can_be_read_by_everybody(page):
    assert elements(page, "html")[0]["lang"] == "en-GB"
    assert elements(page, "title")[0]["text"].startswith("What the run made")
    levels = [int(one["tag"][1]) for one in elements(page, "h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = page.split("<table")[1:]
    assert tables
    for table in tables:
        assert "<caption>" in table
        assert not re.search(r"<th(?![^>]*scope)[ >]", table)
    labels = {one["for"] for one in elements(page, "label")}
    assert {one["id"] for one in elements(page, "input")} == labels
    for drawing in elements(page, "svg"):
        assert drawing["role"] == "img"
    named = re.findall(r'<svg role="img" aria-labelledby="([\w-]+)"[^>]*>\n<title id="\1">', page)
    assert len(named) == page.count("<svg") > 2
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_its_colours_are_easy_to_tell_apart():
    style = (ROOT / "pipeline/app/run_page/style.css").read_text()
    colours = dict(re.findall(r"--(\w+): #(\w{6})", style))
    for name in ("ink", "soft", "accent", "bad", "good"):
        for ground in ("ffffff", colours["band"]):
            assert _contrast(colours[name], ground) >= 4.5, (name, ground)


def _contrast(one, other):
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def in_chromium(folder, page, script=""):
    """The page as Chromium has it after running another script."""
    if script:
        page = re.sub(r"script-src '[^']+'", "script-src 'unsafe-inline'", page)
        page = page.replace("</body>", f"<script>{script}</script></body>")
    file = folder / "tried.html"
    file.write_text(page, encoding="utf-8")
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--virtual-time-budget=4000",
        "--dump-dom",
        file.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


@in_a_browser
def test_in_a_browser_its_own_script_runs_and_no_other_may(page, tmp_path):
    seen = in_chromium(tmp_path, page)
    assert re.search(rf'id="cases-table-shown"[^>]*>{CASES} of {CASES} rows shown', seen)
    tried = page.replace("</body>", "<script>document.title = 'changed'</script></body>")
    assert "<title>changed" not in in_chromium(tmp_path, tried)


@in_a_browser
def test_in_a_browser_it_is_searched_without_a_server(page, tmp_path):
    find = "const box = document.getElementById('cases-table-search'); box.value = 'c-0004 MADE';"
    find += "box.dispatchEvent(new Event('input'));"
    seen = in_chromium(tmp_path, page, find)
    assert re.search(rf'id="cases-table-shown"[^>]*>1 of {CASES} rows shown', seen)
    rows = re.findall(r"<tr( hidden=\"\")?><th scope=\"row\">(C-\d+)", seen[seen.index('id="cases-table"') :])
    assert [case for hidden, case in rows if not hidden] == ["C-0004"]


@in_a_browser
def test_in_a_browser_a_heading_sorts_its_table_both_ways(page, tmp_path):
    press = (
        "const head = document.querySelectorAll('#cases-table thead th')[2]; "
        "head.querySelector('button').click();"
    )
    for times, reverse in ((1, False), (2, True)):
        seen = in_chromium(
            tmp_path, page, press * 1 if times == 1 else press + "head.querySelector('button').click();"
        )
        body = seen[seen.index('id="cases-table"') :]
        numbers = [int(one) for one in re.findall(r'<td>[^<]+</td><td class="number">(\d+)</td>', body)]
        assert len(numbers) == CASES
        assert numbers == sorted(numbers, reverse=reverse)
        assert f'aria-sort="{"descending" if reverse else "ascending"}"' in body


@in_a_browser
def test_in_a_browser_it_prints_on_pages(page, tmp_path):
    (tmp_path / "tried.html").write_text(page, encoding="utf-8")
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={tmp_path / 'page.pdf'}",
        (tmp_path / "tried.html").as_uri(),
    ]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    from pypdf import PdfReader

    text = "\n".join(one.extract_text() for one in PdfReader(tmp_path / "page.pdf").pages)
    assert "What the run made" in text
    assert "Find a case" not in text
