"""The words that label a child: one list, for the check of templates and for these tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.app.labelling_words import SHIPPED, labelling_words
from pipeline.cli import hsb

ROOT = Path(__file__).parents[2]
TRACKED = subprocess.run(
    ["git", "ls-files", "pipeline", "templates", "tests/golden", "inputs"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=False,
).stdout.splitlines()


def found(text, *names):
    return [word for word, _ in labelling_words(names).found_in(text)]


@pytest.mark.parametrize(
    "word",
    [
        "victim",
        "Victims",
        "VICTIM'S",
        "victimised",
        "perpetrator",
        "perpetrating",
        "abusers",
        "offender",
        "sex-offenders",
        "Molester",
        "predatory",
        "paedophile",
    ],
)
def test_a_word_is_found_in_every_form_of_it(word):
    ((_, said),) = labelling_words().found_in(f"The plan for the {word}.")
    assert said.serious
    assert said.instead.startswith("the child ")


@pytest.mark.parametrize(
    "text",
    [
        "Invite Victim Support.",
        "VICTIM SUPPORT",
        "the Victims\u2019 Code",
        "Victim\u00a0Support",
        "The Youth Offending Service leads.",
        "The child harmed and the child who displayed the behaviour",
        "It was offered",
        "The therapist leads.",
    ],
)
def test_the_name_of_a_service_labels_nobody(text):
    assert found(text) == []


def test_a_name_counts_as_it_is_written_and_excuses_nothing_beside_it():
    assert found("Offer victim support") == ["victim"]
    assert found("Victim Support for the victim") == ["victim"]
    assert found("The Alderwick Victims Hub") == ["Victims"]
    assert found("The Alderwick Victims Hub", "Alderwick Victims Hub") == []


def test_what_may_be_meant_otherwise_is_worth_a_look():
    ((word, said),) = labelling_words().found_in("patterns of offending")
    assert (word, said.serious, said.why) == ("offending", False, "which may label a child")


#: The lists of words to look for in what people write.
LISTS = (SHIPPED, ROOT / "pipeline/leakcheck/mentions.toml")


def test_no_text_of_the_program_and_no_golden_text_labels_a_child():
    assert len(TRACKED) > 300
    for name in TRACKED:
        path = ROOT / name
        if path not in LISTS and path.suffix in (".py", ".txt", ".toml", ".html", ".js", ".css"):
            labels = [
                word for word, said in labelling_words().found_in(path.read_text("utf-8")) if said.serious
            ]
            assert labels == [], name


def in_heading(document):
    document.add_paragraph("Plan for the victim", style="Heading 2")


def in_text(document):
    document.add_paragraph("Plan for the vic").add_run("tim")


def in_header(document):
    document.sections[0].header.paragraphs[0].add_run("Plan for the victim")


def in_title(document):
    document.core_properties.title = "Plan for the victim"


def in_category(document):
    document.core_properties.category = "Plan for the victim"


def in_alternative_text(document):
    picture = next(document.element.iter("{*}docPr"), None)
    if picture is None:
        document.add_picture(str(ROOT / "inputs" / "logo.png"))
        picture = next(document.element.iter("{*}docPr"))
    picture.set("descr", "Plan for the victim")


def in_name_of_style(document):
    document.styles.add_style("Words of the victim", 1)


def in_content_control(document):
    markup = document.element.body.makeelement("{urn:x}note", {})
    markup.set("title", "victim")
    document.element.body.insert(0, markup)


@pytest.mark.parametrize(
    ("put", "where"),
    [
        (in_heading, "page, paragraph "),
        (in_text, "page, paragraph "),
        (in_header, "header of section 1, paragraph 1"),
        (in_title, "document property title"),
        (in_category, "docProps/core.xml"),
        (in_alternative_text, "page, "),
        (in_name_of_style, "word/styles.xml"),
        (in_content_control, "word/document.xml"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_the_check_finds_it_wherever_it_is_and_says_what_to_write(tmp_path, put, where):
    document = Document(str(ROOT / "templates" / "aim_advice.docx"))
    put(document)
    document.save(str(tmp_path / "letter.docx"))
    shown = CliRunner().invoke(hsb, ["templates", "check", str(tmp_path / "letter.docx")])
    assert shown.exit_code == 4
    (said,) = [line.strip() for line in shown.output.splitlines() if "labels a child" in line]
    assert said.startswith(where)
    assert 'has the word "victim", which labels a child. Write "the child harmed".' in said


def test_a_council_names_its_own_services_in_its_settings(tmp_path, monkeypatch):
    document = Document(str(ROOT / "templates" / "aim_advice.docx"))
    document.add_paragraph("The Alderwick Victims Hub is invited.")
    document.save(str(tmp_path / "letter.docx"))
    monkeypatch.chdir(tmp_path)
    call = ["templates", "check", "letter.docx"]
    assert 'has the word "Victims"' in CliRunner().invoke(hsb, call).output
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "settings.toml").write_text(
        '[templates]\nnames = ["Alderwick Victims Hub"]\n', encoding="utf-8"
    )
    shown = CliRunner().invoke(hsb, call)
    assert shown.exit_code == 0, shown.output
