"""The guides say what the program does today: they are built, and what they name is looked up."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright

from pipeline.cli import hsb
from pipeline.foundation.plugins import plugins_in
from tests import guides
from tools.guides import GUIDES, ROOT, commands, reference
from tools.guides_page import build_guides, mended

PAGES = guides.pages()
#: Words in italics that are not in the program: programs of others, and what they call their own.
ELSEWHERE = set((GUIDES / "words_elsewhere.txt").read_text(encoding="utf-8").splitlines())


def _id(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guides") / "html"
    build_guides(folder)
    return folder


def test_the_guides_are_built_without_a_warning_and_need_no_network(built):
    shown = list(built.rglob("*.html"))
    assert len(shown) > len(PAGES) + len(plugins_in("pipeline.documents"))
    for page in shown:
        fetched = re.findall(
            r'<(?:script|link|img)[^>]+(?:src|href)="(https?:)', page.read_text(encoding="utf-8")
        )
        assert not fetched, page.name


def test_axe_finds_nothing_in_the_guides_and_they_fit_a_narrow_window(built):
    if (path := shutil.which("chromium")) is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        for page in ("index", "analyst", "developers/word-engine", "reference/fields/agenda"):
            tab.goto((built / f"{page}.html").as_uri())
            assert [one["id"] for one in Axe().run(tab).response["violations"]] == [], page
        tab.set_viewport_size({"width": 320, "height": 256})
        for page in ("index", "templates", "reference/sheets", "reference/commands", "reference/parts"):
            tab.goto((built / f"{page}.html").as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= 320, page
        browser.close()


def test_a_name_is_broken_only_after_an_underscore_and_what_scrolls_can_have_the_focus():
    assert mended('<pre>a_b</pre><span class="pre">a_b</span> a_b') == (
        '<pre tabindex="0">a_b</pre><span class="pre">a_<wbr>b</span> a_b'
    )


def test_the_list_of_commands_has_every_command_in_a_sentence():
    found = dict(re.findall(r"^\| `hsb ([a-z ]+)` \| (.+) \|$", reference()["command_list"], re.MULTILINE))
    assert set(found) == {name for name, _ in commands()} > {"run", "workbook sample"}
    assert [name for name, words in found.items() if not words.endswith((".", "/."))] == []


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_every_command_in_the_guides_is_one_that_hsb_takes(page):
    for line in guides.commands_in(guides.text_of(page)):
        assert (fault := _fault_of(line)) is None, f"{_id(page)}: hsb {line}: {fault}"


def _fault_of(line: str) -> str | None:
    """What is wrong with a command, by its name and its options; None where it can be given."""
    words = re.findall(r'"[^"]*"|\S+', line.partition("  #")[0])
    command: click.Command = hsb
    while words and isinstance(command, click.Group):
        if words[0] in ("--help", "--version"):
            return None
        known = command.commands.get(words[0])
        if known is None:
            return f"no command {words[0]}"
        command, words = known, words[1:]
    if "--help" in words or not words:
        return None
    try:
        command.make_parser(click.Context(command)).parse_args(words)
    except click.BadOptionUsage:  # a sentence may name an option without its value
        return None
    except click.UsageError as error:
        return error.format_message()
    return None


@pytest.mark.parametrize(("line", "fault"), [
    ("chek inputs", "no command chek"),
    ("run --casee C-0007", "No such option"),
    ("workbook blanc x.xlsx", "no command blanc"),
])  # fmt: skip
def test_a_command_that_is_not_there_is_found(line, fault):
    assert fault in _fault_of(line)


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_every_word_in_italics_is_a_name_in_the_workbook_or_on_the_page(page):
    text = guides.text_of(page)
    sections = {heading for one in PAGES for heading in guides.headings_in(guides.text_of(one))}
    known = guides.names_in_the_workbook() | sections | ELSEWHERE
    unknown = [
        one
        for one in guides.italics_in(text)
        if one not in known and one.rstrip(".,") not in known and one not in guides.words_of_the_program()
    ]
    assert not unknown, f"{_id(page)}: {unknown}"


def test_no_line_of_words_from_elsewhere_is_left_over():
    used = {one for page in PAGES for one in guides.italics_in(guides.text_of(page))}
    assert sorted(ELSEWHERE - used) == []


def test_every_picture_is_there_has_words_in_its_place_and_is_used():
    used = set()
    for page in PAGES:
        for words, path in guides.pictures_in(guides.text_of(page)):
            picture = (page.parent / path).resolve()
            assert picture.exists(), f"{_id(page)} shows {path}"
            assert words != "" or path.startswith(":::"), f"{_id(page)}: {path} has no words in its place"
            used.add(picture.name)
    assert {one.name for one in guides.PICTURES.glob("*.png")} - used == set()


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_every_file_of_the_house_that_a_page_names_is_there(page):
    for name in re.findall(r"`((?:pipeline|templates|tests|docs|tools)/[\w./]+)`", guides.text_of(page)):
        assert (ROOT / name).exists(), f"{_id(page)} names {name}"


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_every_setting_that_a_page_names_is_one(page):
    settings = reference()["settings"]
    sections = re.findall(r"`\[([a-z_]{3,}[a-z_.]*)\]`", guides.text_of(page))
    assert [one for one in sections if f"[{one.partition('.')[0]}" not in settings] == []
