"""A tag prints no value's repr, makes nothing too large, and changes none of its values."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

import pytest
from docxtpl import RichText
from jinja2 import Environment

from pipeline.foundation.errors import TemplateError
from tests.formats.word.drawing import lines, paragraphs, template

INNER = [
    '{{ l ~ "" }}',
    '{{ "a" ~ l }}',
    "{{ l|upper }}",
    "{{ l|pprint }}",
    "{{ l|join }}",
    '{{ [l]|join(", ") }}',
    "{{ l|string }}",
    "{{ l|trim }}",
    "{{ l|safe }}",
    "{{ l|e }}",
    "{{ l|title }}",
    "{{ l|center(9) }}",
    "{{ l|indent }}",
    "{{ l|truncate(9) }}",
    "{{ l|wordwrap }}",
    "{{ l|striptags }}",
    "{{ l|urlize }}",
    '{{ "%s"|format(l) }}',
    '{{ "%s" % l }}',
    '{{ "%(a)s" % {"a": l} }}',
    '{{ "{}".format(l) }}',
    '{{ "{0.inner}".format(o) }}',
    '{{ "a"|replace("a", l) }}',
    "{{ {'a': l}|xmlattr }}",
    "{{ {'a': l[0]}|urlencode }}",
    "{{ [o]|map('string')|first }}",
    "{{ [o]|map(attribute='inner')|join }}",
    "{{ [o]|join(attribute='inner') }}",
    "{% set x %}{{ l }}{% endset %}{{ x }}",
    "{% filter upper %}{{ l }}{% endfilter %}",
]


@dataclass
class Holder:
    inner: list[object] = field(default_factory=lambda: [object()])


@pytest.mark.parametrize("tag", INNER)
def test_the_inner_form_of_a_value_is_refused_however_it_is_made_a_text(tag):
    with pytest.raises(TemplateError, match="not text, a number or a date") as fault:
        template(paragraphs("Text", tag)).fill({"l": [object()], "o": Holder()})
    assert "page, paragraph 2" in fault.value.message
    assert "0x" not in str(fault.value)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('{{ l|join(", ") }}', "a, b"),
        ('{{ "a" ~ 1 ~ 2.5 }}', "a12.5"),
        ("{{ l|first|upper }}", "A"),
        ('{{ "%s-%d" % ("a", 1) }}', "a-1"),
        ('{{ "{0} {x.name}".format(1, x=o) }}', "1 N"),
        ('{{ [o]|join(", ", attribute="name") }}', "N"),
        ("{{ l|tojson }}", '["a", "b"]'),
        ("{{ '%s %s'|format('a', 1) }}", "a 1"),
        ("{{ {'a': 1}|urlencode }}", "a=1"),
        ("{{ 3 * 4 }} {{ 2 ** 8 }} {{ 7 % 4 }}", "12 256 3"),
        ('{{ "ab" * 2 }}', "abab"),
        ("{{ range(3)|list|length }}", "3"),
        ("{{ l|map('upper')|join }}", "AB"),
    ],
)
def test_what_has_a_text_is_put_together_as_before(tag, expected):
    named = type("Named", (), {"name": "N"})()
    assert lines(template(paragraphs(tag)).fill({"l": ["a", "b"], "o": named})) == [expected]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ range(10**9)|length }}",
        "{% for x in range(200000) %}{% endfor %}",
        '{{ "a" * 10**9 }}',
        "{{ [1] * 10**9 }}",
        "{{ 9**999999 }}",
        '{{ "%1000000000d" % 1 }}',
        '{{ "{:1000000000}".format(1) }}',
        '{{ "a"|center(10**9) }}',
        "{{ [1]|batch(10**9, 0)|list }}",
        '{{ "a"|indent(10**9, true) }}',
    ],
)
def test_what_is_too_large_is_refused_as_too_large(tag):
    with pytest.raises(TemplateError, match=r"paragraph 1: .*the result is too large"):
        template(paragraphs(tag)).fill({})


CHANGES = [
    ("{% set _ = l.append(2) %}{{ l|length }}", "2"),
    ("{% set _ = l['append'](2) %}{{ l|length }}", "2"),
    ("{% set _ = d.update(a=2) %}{{ d.a }}", "2"),
    ("{% set _ = d.pop('a') %}{{ d|length }}", "1"),
    ("{% set _ = d.inner.append(1) %}{{ d.inner|length }}", "1"),
    ("{% for one in rows %}{% set _ = one.append(9) %}{% endfor %}{{ rows[0]|length }}", "2"),
    ("{% set _ = o.inner.append('x') %}{{ o.inner|length }}", "2"),
    ("{% set _ = l|attr('clear')() %}{{ l|length }}", "0"),
    ("{% set _ = q.appendleft(1) %}{{ q|length }}", "2"),
    ("{% set own = [] %}{% for x in l %}{% set _ = own.append(x) %}{% endfor %}{{ own|length }}", "1"),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
@pytest.mark.parametrize("environment", [None, Environment()])
def test_what_a_document_is_filled_from_is_never_changed(text, expected, environment):
    def context():
        return {"l": [1], "d": OrderedDict(a=1, inner=[]), "rows": [[1]], "o": Holder([1]), "q": deque([1])}

    if environment is not None and "o.inner" in text:
        pytest.skip("a caller's own environment reaches into the caller's objects")
    given, made = context(), template(paragraphs(text), environment=environment)
    for _ in range(2):  # the second document is as the first
        assert lines(made.fill(given)) == [expected]
    assert given == context()


def linked(made) -> RichText:
    rich = RichText("see ")
    rich.add("there", url_id=made.build_url_id("https://example.org"))
    return rich


@pytest.mark.parametrize(
    "context",
    [
        lambda rich: {"g": iter("012"), "r": rich},
        lambda rich: {"g": (x for x in "012"), "r": rich},
        lambda rich: {"g": map(str, range(3)), "r": [rich]},
    ],
)
def test_what_can_be_read_only_once_is_read_whole_beside_a_link(context):
    made = template(paragraphs("{% for x in g %}[{{ x }}]{% endfor %}", "{% if r %}{% endif %}"))
    assert lines(made.fill(context(linked(made)))) == ["[0][1][2]", ""]


def test_what_can_be_read_only_once_is_read_whole_where_it_makes_links_itself():
    made = template(paragraphs("{% for x in g %}{{r x }}{% endfor %}"))
    filled = made.fill({"g": (linked(made) for _ in range(2))})
    assert lines(filled) == ["see theresee there"]
