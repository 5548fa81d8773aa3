"""Numbering starts again for each list."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from tests.formats.word.drawing import element, part, template

NUMBERED = "List Number"


def own_number(document, paragraph, number):
    paragraph._p.get_or_add_pPr().append(
        element(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )


def draw_with(*blocks):
    """Draws paragraphs; those that begin with `1. ` belong to the numbered list."""

    def draw(document):
        for text in blocks:
            document.add_paragraph(
                text.removeprefix("1. "), style=NUMBERED if text.startswith("1. ") else None
            )

    return draw


def groups(filled):
    """The texts of each numbered list, in order of first appearance."""
    found: dict = {}
    for paragraph in part(filled).iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == "ListNumber":
            number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            found.setdefault(None if number is None else number.get(qn("w:val")), []).append(
                "".join(paragraph.itertext())
            )
    return list(found.values())


def starts_again(filled):
    """The lists in the numbering part that start again at one."""
    overrides = part(filled, "word/numbering.xml").iter(qn("w:startOverride"))
    return {
        one.getparent().getparent().get(qn("w:numId")) for one in overrides if one.get(qn("w:val")) == "1"
    }


MEETINGS = {"meetings": [{"title": "First", "actions": ["a", "b"]}, {"title": "Second", "actions": ["c"]}]}
NESTED = (
    "{%p for meeting in meetings %}",
    "{{ meeting.title }}",
    "{%p for action in meeting.actions %}",
    "1. {{ action }}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def test_each_turn_of_an_outer_loop_has_a_list_of_its_own():
    filled = template(draw_with(*NESTED)).fill(MEETINGS)
    assert groups(filled) == [["a", "b"], ["c"]]
    assert len(starts_again(filled)) == 1


def test_the_turns_of_one_loop_are_one_list():
    filled = template(draw_with("{%p for action in actions %}", "1. {{ action }}", "{%p endfor %}")).fill(
        {"actions": ["a", "b", "c"]}
    )
    assert groups(filled) == [["a", "b", "c"]]
    assert starts_again(filled) == set()


def test_items_with_a_paragraph_below_each_are_still_one_list():
    blocks = ("{%p for action in actions %}", "1. {{ action }}", "By whom: the chair", "{%p endfor %}")
    assert groups(template(draw_with(*blocks)).fill({"actions": ["a", "b"]})) == [["a", "b"]]


def test_a_heading_in_the_loop_makes_a_list_of_each_turn():
    blocks = ("{%p for action in actions %}", "Heading", "1. {{ action }}", "{%p endfor %}")
    assert groups(template(draw_with(*blocks)).fill({"actions": ["a", "b"]})) == [["a"], ["b"]]


def test_steps_written_in_the_loop_start_again_at_each_turn():
    blocks = ("{%p for action in actions %}", "1. Write {{ action }}", "1. Send it", "{%p endfor %}")
    filled = template(draw_with(*blocks)).fill({"actions": ["a", "b"]})
    assert groups(filled) == [["Write a", "Send it"], ["Write b", "Send it"]]


def test_two_loops_after_each_other_are_two_lists():
    loop = ("{%p for action in actions %}", "1. {{ action }}", "{%p endfor %}")
    assert groups(template(draw_with(*loop, "Then", *loop)).fill({"actions": ["a", "b"]})) == [
        ["a", "b"],
        ["a", "b"],
    ]


def test_a_loop_goes_on_with_the_list_it_stands_in():
    blocks = ("1. Open", "{%p for action in actions %}", "1. {{ action }}", "{%p endfor %}", "1. Close")
    assert groups(template(draw_with(*blocks)).fill({"actions": ["a"]})) == [["Open", "a", "Close"]]


@pytest.mark.parametrize("first", [[], ["a"]])
def test_a_list_that_is_empty_in_one_turn_does_not_disturb_the_next(first):
    meetings = [{"title": "1", "actions": first}, {"title": "2", "actions": ["b"]}]
    filled = template(draw_with(*NESTED)).fill({"meetings": meetings})
    assert groups(filled) == ([first] if first else []) + [["b"]]


def test_numbers_given_to_the_paragraph_itself_start_again_too():
    def draw(document):
        number = document.part.numbering_part.element.findall(qn("w:num"))
        decimal = next(one for one in number if is_decimal(document, one)).get(qn("w:numId"))
        for text in NESTED:
            paragraph = document.add_paragraph(text.removeprefix("1. "))
            if text.startswith("1. "):
                own_number(document, paragraph, decimal)

    numbers = [one.get(qn("w:val")) for one in part(template(draw).fill(MEETINGS)).iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


def is_decimal(document, number):
    root = document.part.numbering_part.element
    kind = number.find(qn("w:abstractNumId")).get(qn("w:val"))
    abstract = next(
        one for one in root.findall(qn("w:abstractNum")) if one.get(qn("w:abstractNumId")) == kind
    )
    return abstract.find(f"{qn('w:lvl')}/{qn('w:numFmt')}").get(qn("w:val")) == "decimal"


def test_bullets_stay_as_the_template_has_them():
    def draw(document):
        for text in NESTED:
            document.add_paragraph(
                text.removeprefix("1. "), style="List Bullet" if text.startswith("1. ") else None
            )

    assert not list(part(template(draw).fill(MEETINGS)).iter(qn("w:numPr")))


def test_no_number_passes_from_one_document_to_the_next():
    made = template(draw_with(*NESTED))
    first = made.fill(MEETINGS)
    made.fill({"meetings": MEETINGS["meetings"] * 3})
    assert made.fill(MEETINGS) == first
