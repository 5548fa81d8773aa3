"""What Jinja itself can do, in the default environment and in a caller's own."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from jinja2 import ChainableUndefined, DictLoader, Environment, Undefined
from jinja2.sandbox import SandboxedEnvironment

from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import grid, texts

_ITEMS = holding(
    items=[{"name": "b & c", "n": 2, "at": date(2026, 8, 4)}, {"name": "a", "n": 1, "at": date(2026, 8, 5)}],
    name="Rowan <r>",
    words=["one", "two", "three"],
    number=3.14159,
    empty="",
    none_here=[],
)
_FILTERS = (
    "upper",
    "lower",
    "title",
    "length",
    "e",
    "default('x')",
    "replace('R', 'L')",
    "truncate(4, true)",
    "center(20)",
    "reverse",
    "first",
    "wordwrap(3)",
    "urlencode",
    "trim",
    "indent(4)",
    "striptags",
    "forceescape",
    "escape|length",
    "wordcount",
)


def _filters() -> Environment:
    environment = Environment()
    environment.filters["shout"] = lambda text: f"{text}!"
    environment.globals["council"] = "Anytown & District"
    environment.tests["short"] = lambda text: len(text) < 4
    return environment


def _loading() -> Environment:
    shelf = {"part": "[{{ name }}]", "shelf": "{% macro line(a) %}({{ a }}){% endmacro %}"}
    return Environment(loader=DictLoader(shelf))


def _lenient() -> Environment:
    return Environment(undefined=Undefined)


def _finalizing() -> Environment:
    return Environment(finalize=lambda value: "-" if value == "" else value)


_MACRO = "{% macro line(a, b='z') %}[{{ a }}|{{ b }}]{% endmacro %}{{ line(name) }} {{ line('x', b=number) }}"
_CALL = "{% macro box(a) %}[{{ a }}: {{ caller() }}]{% endmacro %}{% call box('t') %}{{ name }}{% endcall %}"
_NAMESPACE = (
    "{% set ns = namespace(total=0) %}{% for i in items %}{% set ns.total = ns.total + i.n %}{% endfor "
    "%}{{ ns.total }}"
)
_LOOP = (
    "{% for i in items %}{{ loop.index }}/{{ loop.length }} {{ loop.cycle('odd', 'even') }} {{ loop.last "
    "}}; {% endfor %}"
)
_RECURSIVE = (
    "{% for i in tree recursive %}({{ i.name }}{% if i.below %}{{ loop(i.below) }}{% endif %}){% endfor %}"
)
_TREE = holding(
    tree=[
        {"name": "a", "below": [{"name": "b", "below": []}, {"name": "c", "below": []}]},
        {"name": "d", "below": []},
    ]
)


class _Said:
    """An object with fields and a text of its own."""

    name = "x & y"

    def __str__(self) -> str:
        return "<said>"


class _Kind(StrEnum):
    ONE = "one & only"


CASES = [
    Case(
        "an object with a text of its own", texts("{{ x }} {{ x.name }} {{ x['name'] }}"), holding(x=_Said())
    ),
    Case("a value of a list of values", texts("{{ x }} {{ x.value }} {{ x.name }}"), holding(x=_Kind.ONE)),
    Case(
        "nothing, with something in its place",
        texts("[{{ x or '' }}] {{ x|default('none', true) }} {{ x is none }}"),
        holding(x=None),
    ),
    Case("a name that is asked after", texts("{{ x is defined }} {{ x|default('d') }}"), holding(y=1)),
    Case(
        "values that come one by one",
        texts("{% for n in x %}{{ n }}{% endfor %}"),
        lambda template: {"x": (n for n in "abc")},
    ),
    Case("a function of the context", texts("{{ x(2) }} {{ x(n=3) }}"), holding(x=lambda n: n * 2)),
    *(Case(f"the filter {used}", texts(f"[{{{{ name|{used} }}}}]"), _ITEMS) for used in _FILTERS),
    Case(
        "filters of lists",
        texts("{{ words|join(', ') }} {{ words|last }} {{ items|map(attribute='name')|join('; ') }}"),
        _ITEMS,
    ),
    Case(
        "sorting and grouping",
        texts(
            "{% for n, g in items|groupby('n') %}{{ n }}: {{ g|length }} {% endfor %}",
            "{% for i in items|sort(attribute='name') %}{{ i.name }}{% endfor %}",
        ),
        _ITEMS,
    ),
    Case(
        "batches and slices",
        texts("{% for two in words|batch(2, '-') %}{{ two|join }} {% endfor %}{{ words[1:]|join }}"),
        _ITEMS,
    ),
    Case(
        "sums and rounding",
        texts(
            "{{ number|round(2) }} {{ items|sum(attribute='n') }} {{ 7 // 2 }} {{ 2 ** 3 }} {{ "
            "'%.1f'|format(number) }}"
        ),
        _ITEMS,
    ),
    Case("joining texts", texts("{{ name ~ ' + ' ~ number }} {{ 'a<b' }} {{ name + '>' }}"), _ITEMS),
    Case(
        "dates in a form",
        texts("{% for i in items %}{{ i.at }} {{ i.at.strftime('%d/%m/%Y') }} {% endfor %}"),
        _ITEMS,
    ),
    Case(
        "an inline condition", texts("{{ 'yes' if number > 3 else 'no' }} {{ empty or 'nothing' }}"), _ITEMS
    ),
    Case(
        "tests of Jinja",
        texts(
            "{{ name is string }} {{ number is number }} {{ empty is defined }} {{ 3 is odd }} {{ 'o' in "
            "name }}"
        ),
        _ITEMS,
    ),
    Case(
        "set and with",
        texts(
            "{% set a = name %}{{ a }} {% with b = number %}{{ b }}{% endwith %}",
            "{%p set c = 5 %}",
            "{{ c }}",
        ),
        _ITEMS,
    ),
    Case("a block that is set", texts("{% set a %}[{{ name }}]{% endset %}{{ a }}{{ a }}"), _ITEMS),
    Case("a filter over a block", texts("{% filter upper %}text {{ words[0] }}{% endfilter %}"), _ITEMS),
    Case("a macro", texts(_MACRO), _ITEMS),
    Case(
        "a macro of paragraphs",
        texts(
            "{%p macro pair(a) %}",
            "First {{ a }}",
            "Then {{ a }}",
            "{%p endmacro %}",
            "{{p pair(name) }}",
            "{{p pair('x') }}",
        ),
        _ITEMS,
    ),
    Case("a macro that calls back", texts(_CALL), _ITEMS),
    Case("a namespace", texts(_NAMESPACE), _ITEMS),
    Case("what a loop knows", texts(_LOOP), _ITEMS),
    Case("a loop with an else", texts("{% for x in none_here %}{{ x }}{% else %}none{% endfor %}"), _ITEMS),
    Case("a filtered loop", texts("{% for i in items if i.n > 1 %}{{ i.name }}{% endfor %}"), _ITEMS),
    Case("a recursive loop", texts(_RECURSIVE), _TREE),
    Case(
        "loops in loops",
        texts(
            "{%p for i in items %}",
            "{{ i.name }}",
            "{%p for w in words %}",
            "{{ loop.index }} {{ w }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
        _ITEMS,
    ),
    Case(
        "escaping turned off",
        texts("{% autoescape false %}{{ words[0] }}{% endautoescape %} {{ name }}"),
        _ITEMS,
    ),
    Case(
        "items by key and place",
        texts(
            "{{ items[0]['name'] }} {{ items[1].name }} {{ words[-1] }} {{ name.upper() }} {{ "
            "items[0].get('n') }}"
        ),
        _ITEMS,
    ),
    Case(
        "an environment of the caller's own",
        texts("{{ name|shout }} {{ council }} {{ 'abc' is short }}"),
        _ITEMS,
        _filters,
    ),
    Case(
        "names that a lenient environment does not know",
        texts("[{{ nobody }}]{% if nobody %}x{% endif %}"),
        _ITEMS,
        _lenient,
    ),
    Case(
        "names far below what a lenient environment knows",
        texts("[{{ nobody.at.all }}]"),
        _ITEMS,
        lambda: Environment(undefined=ChainableUndefined),
    ),
    Case(
        "a sandbox of the caller's own",
        texts("{{ name|upper }} {{ words[0] }}"),
        _ITEMS,
        SandboxedEnvironment,
    ),
    Case(
        "what is taken from a loader",
        texts("{% include 'part' %} {% from 'shelf' import line %}{{ line(number) }}"),
        _ITEMS,
        _loading,
    ),
    Case(
        "an asynchronous environment",
        texts("{{ name }} {% for w in words %}{{ w }} {% endfor %}"),
        _ITEMS,
        lambda: Environment(enable_async=True),
    ),
    Case(
        "an asynchronous environment over tables",
        grid(["{%tc for w in words %}", "{{ w }}", "{%tc endfor %}"]),
        _ITEMS,
        lambda: Environment(enable_async=True),
    ),
    Case("an environment that finalizes", texts("[{{ empty }}] [{{ name }}]"), _ITEMS, _finalizing),
    Case(
        "the extension do",
        texts("{% set l = [] %}{% do l.append(name) %}{{ l|length }}"),
        _ITEMS,
        lambda: Environment(extensions=["jinja2.ext.do"]),
    ),
    Case(
        "loop controls",
        texts(
            "{% for w in words %}{% if w == 'one' %}{% continue %}{% endif %}{{ w }}{% endfor %}",
            "{% for w in words %}{{ w }}{% if w == 'two' %}{% break %}{% endif %}{% endfor %}",
        ),
        _ITEMS,
        lambda: Environment(extensions=["jinja2.ext.loopcontrols"]),
    ),
    Case(
        "trimmed blocks",
        texts("a", "{%p if name %}", "  {% if name %} b {% endif %}", "{%p endif %}"),
        _ITEMS,
        lambda: Environment(trim_blocks=True, lstrip_blocks=True),
    ),
    Case(
        "translated text", texts("{% trans %}Hello {{ name }}{% endtrans %}"), _ITEMS, lambda: _translating()
    ),
    Case(
        "other delimiters",
        texts("[[ name ]] and [[ words[0] ]]"),
        _ITEMS,
        lambda: Environment(variable_start_string="[[", variable_end_string="]]"),
    ),
    Case(
        "the usual delimiters where others are used",
        texts("[[ name ]] and {{ name }}"),
        _ITEMS,
        lambda: Environment(variable_start_string="[[", variable_end_string="]]"),
    ),
    Case(
        "other delimiters of blocks",
        texts("[% if name %]yes[% endif %]"),
        _ITEMS,
        lambda: Environment(block_start_string="[%", block_end_string="%]"),
    ),
    Case(
        "a line statement's prefix",
        texts("# not a statement {{ name }}"),
        _ITEMS,
        lambda: Environment(line_statement_prefix="%%"),
    ),
    Case(
        "loops in tables with what a loop knows",
        grid(["{%tr for i in items %}", ""], ["{{ loop.index }}", "{{ i.name }}"], ["{%tr endfor %}", ""]),
        _ITEMS,
    ),
]


def _translating() -> Environment:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    environment.install_null_translations(newstyle=True)
    return environment
