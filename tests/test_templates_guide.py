"""The worked example of the guide for templates, done: what the guide quotes is what the check says."""

from __future__ import annotations

import copy

import pytest
from docx import Document

from pipeline.app.template_tools import checked
from tests import guides
from tests.documents.printing import TEMPLATES
from tools.guides import GUIDES

TEXT = guides.text_of(GUIDES / "templates.md")
LIST = {
    "{%p if actions %}": "Tag",
    "Actions in one list": "Heading 2",
    "{%p for one in actions %}": "Tag",
    "{{ one.task }} ({{ one.owner }}, by {{ one.due }})": "List Bullet",
    "{%p endfor %}": "Tag",
    "{%p endif %}": "Tag",
}


def edited(folder, template="plan", row=None, before="Circulation", paragraphs=None):
    """The lines of the check of a template with a row more in its first table, and paragraphs above one."""
    document = Document(str(TEMPLATES / f"{template}.docx"))
    if row:
        table = document.tables[0]
        table.rows[-1]._tr.addnext(copy.deepcopy(table.rows[1]._tr))
        for cell, words in zip(table.rows[-1].cells, row, strict=True):
            cell.paragraphs[0].text = words
    if paragraphs:
        place = next(one for one in document.paragraphs if one.text == before)
        place.text = "Who receives this plan"
        for words, style in paragraphs.items():
            place.insert_paragraph_before(words, style=style)
    document.save(str(folder / f"{template}.docx"))
    return checked(folder / f"{template}.docx").lines


def test_the_example_with_its_mistakes_gets_the_sentences_of_the_guide(tmp_path):
    wrong = {
        words.replace("%}", "%} Then:") if "for one" in words else words: one for words, one in LIST.items()
    }
    del wrong["{%p endfor %}"]
    lines = edited(tmp_path, row=("School or college", "{{ child.scool }}"), paragraphs=wrong)
    assert len(lines) == 4
    assert [line for line in lines if line not in TEXT] == []


def test_the_example_put_right_has_no_faults(tmp_path):
    lines = edited(tmp_path, row=("School or college", "{{ child.school }}"), paragraphs=LIST)
    assert lines == ["plan.docx: no faults (checked against what a professional at the meeting may read)."]
    assert lines[0] in TEXT


@pytest.mark.parametrize(
    ("template", "words", "said"),
    [
        ("plan", "{{ child.school }", "begins with `{{` and has no `}}`"),
        ("plan", "{%p if actions %}", "has no `{% endif %}`"),
        ("plan", "Please note {%p if actions %}", "replaces its whole paragraph"),
        ("plan", "{%tr for one in actions %}", "is a tag for a row of a table, and is in none"),
        ("plan", "A victim", 'has the word "victim", which labels a child'),
        (
            "parents_plan",
            "{{ child.nhs_number }}",
            'names "nhs_number", which may not be read by a parent or carer',
        ),
    ],
)
def test_each_mistake_gets_the_words_of_the_guide(tmp_path, template, words, said):
    document = Document(str(TEMPLATES / f"{template}.docx"))
    document.paragraphs[-1].insert_paragraph_before(words)
    document.save(str(tmp_path / f"{template}.docx"))
    assert said in TEXT
    assert said.replace("`", "") in " ".join(checked(tmp_path / f"{template}.docx").lines)
