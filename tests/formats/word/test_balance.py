"""A conditional or repeated block leaves open what was open before it, or the template is refused."""

from __future__ import annotations

import io
import itertools
import random

import pytest
from jinja2 import Environment
from lxml import etree

from pipeline.formats.word import Template
from pipeline.formats.word.compile.balance import crossings
from pipeline.formats.word.lint.check import faults_of
from pipeline.foundation.errors import TemplateError
from tests.extent import few_or_all
from tests.formats.word.drawing import drawn, element, lines, paragraphs, part, qn, template
from tests.formats.word.equal.cases import CASES
from tests.formats.word.equal.pieces import raw


def boxed(inner: str) -> str:
    """A paragraph with a text box that holds this text."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{inner}</w:t></w:r></w:p></w:txbxContent>"
    return f"<w:p><w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r></w:p>"


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def control(*texts: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(map(said, texts))}</w:sdtContent></w:sdt>"


def beside(first: str, then: str) -> str:
    """Two texts of a paragraph, the first inside an element."""
    return f"<w:p>{first}<w:r><w:t>{then}</w:t></w:r></w:p>"


def within(name: str, text: str) -> str:
    return f"<w:{name}><w:r><w:t>{text}</w:t></w:r></w:{name.split(' ')[0]}>"


TABLE = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
_LINK = within('hyperlink w:anchor="a"', "{% if x %}in")
_TAG = within('smartTag w:element="e"', "{% for y in x %}in")
_FIELD = within('fldSimple w:instr="DATE"', "{% if x %}in")
_CALL = within('hyperlink w:anchor="a"', "{{ y() }}")
CROSSING = [
    (control("{%p if x %}", "in") + said("{%p endif %}"), "is outside the content control"),
    (said("{%p if x %}") + control("in", "{%p endif %}"), "is in a content control"),
    (control("{%p for y in x %}", "in") + said("{%p endfor %}"), "is outside the content control"),
    (
        control("{%p if x %}", "a", "{%p else %}", "b") + said("{%p endif %}"),
        "is outside the content control",
    ),
    (beside(_LINK, "out{% endif %}"), "is outside the link"),
    (beside(_TAG, "out{% endfor %}"), "is outside the smart tag"),
    (beside(_FIELD, "out{% endif %}"), "is outside the field"),
    (boxed("{% if x %}in") + said("out{% endif %}"), "is outside the text box"),
    (TABLE.format(said("{% if x %}"), said("")) + said("{% endif %}"), "is outside the table, row or cell"),
    (TABLE.format(said("{%p if x %}"), said("")) + said("{%p endif %}"), "is outside the table, row or cell"),
    (control("{% set y %}in") + said("{% endset %}"), "is outside the content control"),
    (control("{% macro y() %}in") + said("{% endmacro %}"), "is outside the content control"),
    (
        said("{% filter upper %}a") + said("b{% endfilter %}"),
        "{% filter upper %} could make what Word cannot open",
    ),
    (
        said("{% macro y() %}in") + said("more{% endmacro %}") + beside(_CALL, ""),
        "{{ y() }} could make what Word cannot open",
    ),
    (
        said("{% set y %}in") + said("more{% endset %}{{ y|upper }}"),
        "{{ y|upper }} could make what Word cannot open",
    ),
]


@pytest.mark.parametrize(("xml", "why"), CROSSING)
def test_a_template_of_which_no_whole_document_might_come_is_refused_and_found(xml, why):
    package = drawn(raw(xml))
    with pytest.raises(TemplateError) as refused:
        Template(io.BytesIO(package))
    assert "The template, page, " in refused.value.message
    assert why in refused.value.message
    assert len([one for one in faults_of("letter.docx", package, None, "") if one.stops]) == 1


_OPTIONAL = "<w:r><w:t>{% if x %}</w:t></w:r>" + within('hyperlink w:anchor="a"', "{% endif %}in{% if x %}")
#: What is balanced either way, and its paragraphs with x and without.
SOUND = [
    (control("{%p if x %}", "in", "{%p endif %}"), ["in"], []),
    (said("a{% if x %}") + said("{% endif %}b"), ["a", "b"], ["ab"]),
    (TABLE.format(said("a{% if x %}"), said("{% endif %}b")), ["a", "b"], ["ab"]),
    (said("{%p if x %}") + control("in") + said("{%p endif %}"), ["in"], []),
    (beside(_OPTIONAL, "{% endif %}"), ["in"], ["in"]),
    (said("{% macro y() %}in{% endmacro %}{{ y() }}"), ["in"], ["in"]),
    (said("{% set y %}in") + said("more{% endset %}{{ y }}"), ["in", "more"], ["in", "more"]),
    (said("{% filter trim %}in") + said("more{% endfilter %}"), ["in", "more"], ["in", "more"]),
    (said("a{% if not x %}") + said("{% else %}b{% endif %}"), ["ab"], ["a", ""]),
]


@pytest.mark.parametrize(("xml", "with_it", "without"), SOUND)
def test_what_is_whole_either_way_is_filled(xml, with_it, without):
    for value, expected in ((True, with_it), (False, without)):
        filled = part(template(raw(xml)).fill({"x": value}))
        assert ["".join(one.itertext(qn("w:t"))) for one in filled.iter(qn("w:p"))] == expected


@pytest.mark.parametrize("case", CASES[:: few_or_all(3, 1)], ids=lambda case: case.name)
def test_nothing_that_docxtpl_fills_is_refused(case):
    assert case.opened()


def test_a_block_in_a_header_is_placed_there():
    def draw(document):
        header = document.sections[0].header.paragraphs[0]
        header._p.append(element('<w:hyperlink w:anchor="a"><w:r><w:t>{% if x %}</w:t></w:r></w:hyperlink>'))
        header.add_run("{% endif %}")

    with pytest.raises(
        TemplateError, match=r"header of section 1, paragraph 1: \{% endif %\} is outside the link"
    ):
        template(draw)


def test_of_two_tags_that_are_alike_the_one_that_crosses_is_named():
    xml = said("{% if x %}a{% endif %}") + beside(_LINK, "out{% endif %}")
    with pytest.raises(TemplateError, match=r"page, paragraph 2: \{% endif %\}"):
        template(raw(xml))


@pytest.mark.parametrize("name", ["smartTag", "hyperlink", "customXml", "fldSimple"])
def test_a_tag_cut_by_an_element_is_one_tag(name):
    xml = beside(within(name, "a {{ na"), "me }} b")
    assert "".join(part(template(raw(xml)).fill({"name": "N"})).itertext()) == "a N b"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["{%p if a %}{# why #}", "x", "{%p endif %}"], ["x"]),
        (["{# why #} {%p if a %}", "x", "{%p endif %}{#p so #}"], ["x"]),
        (["Keep {#p a comment #}"], ["Keep "]),
        (["{#p a comment #}", "x"], ["x"]),
        (["{{ a }}{#p a comment #}"], ["1"]),
    ],
)
def test_a_remark_loses_nothing_that_stands_beside_it(texts, expected):
    assert lines(template(paragraphs(*texts)).fill({"a": 1})) == expected


@pytest.mark.parametrize(("beside", "rows"), [("b", 2), ("", 1)])
def test_a_remark_for_a_row_takes_the_row_where_there_is_nothing_else_in_it(beside, rows):
    def draw(document):
        table = document.add_table(rows=2, cols=2)
        for row, texts in zip(table.rows, (("{#tr a comment #}", beside), ("{{ a }}", "c")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    filled = part(template(draw).fill({"a": 1}))
    assert "".join(filled.itertext()) == f"{beside}1c"
    assert len(list(filled.iter("{*}tr"))) == rows


def _drawn_by_chance(chance: random.Random) -> str:
    """Nested elements, and blocks that begin and end at random places among them."""
    pieces = ["<x>"]
    opened = ["x"]
    for _ in range(chance.randint(2, 6)):
        if len(opened) > 1 and chance.random() < 0.5:
            pieces.append(f"</{opened.pop()}>")
        else:
            opened.append(chance.choice("ab"))
            pieces.append(f"<{opened[-1]}>")
    pieces += [f"</{name}>" for name in reversed(opened)]
    for many in "lm"[: chance.randint(1, 2)]:
        first, then = sorted(chance.sample(range(1, len(pieces)), 2))
        begins, ends = chance.choice(
            [
                ("{% if f %}", "{% endif %}"),
                ("{% if g %}", "{% endif %}"),
                ("{% if not f %}", "{% endif %}"),
                (f"{{% for y in {many} %}}", "{% endfor %}"),
                ("{% if f %}1{% else %}", "{% endif %}"),
            ]
        )
        pieces.insert(then, ends)
        pieces.insert(first, begins)
    return "".join(pieces)


def _is_whole(source: str) -> bool:
    made = Environment(autoescape=True).from_string(source)
    try:
        for f, g, first, then in itertools.product((True, False), (True, False), (0, 1, 2), (0, 1, 2)):
            etree.fromstring(made.render(f=f, g=g, l=range(first), m=range(then)))
    except etree.XMLSyntaxError:
        return False
    return True


def test_what_is_refused_is_just_what_can_come_out_broken():
    chance, verdicts = random.Random(23), []
    for _ in range(800):
        source = _drawn_by_chance(chance)
        try:
            Environment(autoescape=True).parse(source)
        except Exception:  # blocks that overlap are no template
            continue
        verdicts.append(_is_whole(source))
        assert (crossings(source) == []) is verdicts[-1], source
    assert 100 < verdicts.count(True) < len(verdicts) - 100
