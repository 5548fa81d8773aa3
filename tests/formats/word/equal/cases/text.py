"""Tags in paragraphs and runs: whole paragraphs and runs, trimmed, commented, split over runs, quoted."""

from __future__ import annotations

from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import all_of, grid, raw, runs, texts

_HOSTILE = (
    "{{ 7*7 }} {% for x in y %} {# no #} </w:t></w:r> & &amp; &lt; ]]> <!-- ' \" \u202ebidi\u202c \u200b "
    "caf\u00e9 \U0001f600"
)
_PEOPLE = holding(
    people=["Alder", "Birch & Co", "Cedar <x>"], shown=True, hidden=False, name="Rowan", living=True
)
_PAGE_BREAK = (
    '<w:p><w:r><w:t xml:space="preserve">a {{ name }} </w:t><w:br w:type="page"/><w:t> b</w:t></w:r></w:p>'
)
_SPLIT = (
    '<w:p><w:pPr><w:spacing w:after="60"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Dear {</w:t></w:r>'
    '<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>{ na</w:t></w:r><w:proofErr '
    'w:type="spellEnd"/>'
    "<w:r><w:t>me }</w:t></w:r><w:r><w:t>}, {% if</w:t></w:r>"
    '<w:bookmarkStart w:id="3" w:name="here"/><w:r><w:t xml:space="preserve"> shown '
    '%</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    "<w:r><w:t>}yes{% endif %}</w:t></w:r></w:p>"
)
_ATTRIBUTES = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="30"/></w:rPr><w:t>{{ name '
    "}}</w:t></w:r></w:p>"
)
_MIXED_RUN = (
    "<w:p><w:r><w:t>{{ name }}</w:t><w:tab/><w:t>{{ name }}</w:t><w:br/><w:t>{{ name }}</w:t></w:r></w:p>"
)
_EMPTY = (
    "<w:p/><w:p><w:pPr/></w:p><w:p><w:r/></w:p><w:p><w:r><w:t/></w:r></w:p><w:p><w:r><w:t "
    'xml:space="preserve"> </w:t></w:r></w:p>'
)
_FIELDS = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
    "</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{{ name }}</w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="end"/></w:r>'
    '<w:fldSimple w:instr=" DATE "><w:r><w:t>{{ name }}</w:t></w:r></w:fldSimple></w:p>'
)

_RANGES = holding(x='one\ntwo\tthree "quoted" & <more>')
_MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_FORMULA = f"<w:p><w:r><w:t>a</w:t></w:r><m:oMath {_MATHS}><m:r><m:t>{{{{ x }}}}</m:t></m:r></m:oMath></w:p>"
_TURNED = '<w:p><w:bdo w:val="rtl"><w:r><w:t>{{ x }}</w:t></w:r></w:bdo></w:p>'
_INSTRUCTION = (
    '<w:p><w:r><w:instrText>HYPERLINK "{{ x }}"</w:instrText></w:r><w:r><w:t>{{ x }}</w:t></w:r></w:p>'
)
_BOOKMARK = (
    '<w:p><w:bookmarkStart w:id="0" w:name="{{ x }}"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
)
_EDITED = (
    '<w:p w:rsidR="00AA00AA"><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r '
    'w:rsidRPr="00CC00CC"><w:rPr><w:b/></w:rPr>'
    "<w:t>{{ x }}</w:t></w:r></w:p>"
)
_SECTION = (
    '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr><w:r><w:t>{{ x }}</w:t></w:r></w:p>'
)
_ACROSS_A_TAB = (
    "<w:p><w:r><w:t>{% if x %}a</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>b{% endif %}</w:t></w:r></w:p>"
)
_ENTITIES = (
    "<w:p><w:r><w:t>&lt;w:p&gt; &amp;amp; &#xe9; {{ x }} &lt; {% if 1 &lt; 2 %}y{% endif %}</w:t></w:r></w:p>"
)

CASES = [
    Case("a value in a formula", raw(_FORMULA), _RANGES),
    Case("a value in text that is turned round", raw(_TURNED), _RANGES),
    Case("a value in a field's instruction", raw(_INSTRUCTION), holding(x="https://example.org/?a=1&b=2")),
    Case("a value in an attribute", raw(_BOOKMARK), holding(x="a")),
    Case("a value in a paragraph with marks of editing", raw(_EDITED), _RANGES),
    Case("a value at the end of a section", raw(_SECTION), _RANGES),
    Case("a condition across a tab", raw(_ACROSS_A_TAB), _RANGES),
    Case("signs of markup in the template's own text", raw(_ENTITIES), _RANGES),
    Case("text in a tag for rich text", texts("a {{r x }} b"), holding(x="plain & text")),
    Case("text of many letters", texts("{{ x }}"), holding(x="word & " * 20_000)),
    Case("no tag at all", texts("Nothing here")),
    Case("an empty document", lambda document: None),
    Case(
        "values of every plain kind",
        texts("{{ a }}|{{ b }}|{{ c }}|{{ d }}|{{ e }}"),
        holding(a="x", b=7, c=1.5, d=True, e=0),
    ),
    Case("hostile text", texts("[{{ x }}]", "{{ x }} and {{ x }}"), holding(x=_HOSTILE)),
    Case("text with breaks and tabs", texts("a {{ x }} b {{ x }} c"), holding(x="one\ntwo\tthree\n\n\tfour")),
    Case("breaks in a run with a look", raw(_ATTRIBUTES), holding(name="one\ntwo\tthree")),
    Case("breaks in a run of many texts", raw(_MIXED_RUN), holding(name="one\ntwo\tthree")),
    Case(
        "spaces around tags",
        texts("  a  {{ name }}  b  ", " {{ name }}", "{{ name }} ", "a{{name}}b"),
        _PEOPLE,
    ),
    Case(
        "a loop over paragraphs",
        texts("Before", "{%p for p in people %}", "{{ p }}", "{%p endfor %}", "After"),
        _PEOPLE,
    ),
    Case(
        "a loop over no paragraphs",
        texts("Before", "{%p for p in people %}", "{{ p }}", "{%p endfor %}", "After"),
        holding(people=[]),
    ),
    Case(
        "a condition that holds",
        texts("{%p if shown %}", "yes", "{%p else %}", "no", "{%p endif %}", "end"),
        _PEOPLE,
    ),
    Case(
        "a condition that does not",
        texts("{%p if hidden %}", "yes", "{%p elif shown %}", "or", "{%p endif %}", "end"),
        _PEOPLE,
    ),
    Case(
        "a loop within a paragraph",
        texts("{% for p in people %}{{ p }}{% if not loop.last %}, {% endif %}{% endfor %}."),
        _PEOPLE,
    ),
    Case(
        "a run tag",
        runs("a ", ("{%r if shown %}", "bold"), ("strong", "bold"), "{%r endif %}", " z"),
        _PEOPLE,
    ),
    Case("a run tag within a text", texts("a {%r if hidden %} b {%r else %} c {%r endif %} d"), _PEOPLE),
    Case(
        "a run loop with a look",
        runs(("{%r for p in people %}", "italic"), ("{{ p }}", "bold"), "{%r endfor %}"),
        _PEOPLE,
    ),
    Case(
        "trimmed tags",
        texts(
            "My house is",
            "{%- if living -%}",
            "in a town",
            "{%- else -%}",
            "in the country",
            "{%- endif -%}",
            "and I love it.",
        ),
        _PEOPLE,
    ),
    Case(
        "tags trimmed on one side",
        texts("a {%- if shown %} b {% endif -%}", "c", "d", "{%- if shown %}e{% endif %}"),
        _PEOPLE,
    ),
    Case("comments", texts("a{# not this #}b", "{#p nor this paragraph #}", "c {{ name }}"), _PEOPLE),
    Case("a comment over rows and cells", grid(["{#tr no #}", ""], ["{#tc no #}", "{{ name }}"]), _PEOPLE),
    Case("tags split over many runs", raw(_SPLIT), _PEOPLE),
    Case(
        "a tag in runs of other looks",
        runs(("{", "bold"), "{", (" name ", "italic"), "}", ("}", "bold")),
        _PEOPLE,
    ),
    Case(
        "round quotation marks in a tag",
        texts("{% if name == \u201cRowan\u201d %}yes{% endif %} {{ \u2018a\u2019 }}"),
        _PEOPLE,
    ),
    Case("signs of comparison in a tag", texts("{% if 1 < 2 and 3 > 2 %}yes{% endif %}"), _PEOPLE),
    Case("braces that are meant", texts("{_{ name }_} and {_% if %_} {{ name }}"), _PEOPLE),
    Case(
        "a loop that begins in one paragraph and ends in another",
        texts("a {% for p in people %}{{ p }}", "b {{ p }}", "c{% endfor %} d"),
        _PEOPLE,
    ),
    Case(
        "a condition that begins in one run and ends in another",
        runs("a {% if hidden %}", ("b", "bold"), "{% endif %} c"),
        _PEOPLE,
    ),
    Case(
        "a choice between runs",
        runs("{% if shown %}", ("{{ name }}", "bold"), "{% else %}", ("none", "italic"), "{% endif %}"),
        _PEOPLE,
    ),
    Case(
        "text beside text with breaks",
        runs(("a {{ x }}", "bold"), ("{{ y }}", "italic"), " z"),
        holding(x="1\n2", y="3\t4"),
    ),
    Case("what is raw", texts("{% raw %}{{ name }} {% if %}{% endraw %} {{ name }}"), _PEOPLE),
    Case("empty paragraphs and runs", all_of(raw(_EMPTY), texts("{{ name }}"), raw(_EMPTY)), _PEOPLE),
    Case("a page break beside a tag", raw(_PAGE_BREAK), _PEOPLE),
    Case("fields of Word's own", raw(_FIELDS), _PEOPLE),
    Case(
        "headings, lists and quotes",
        all_of(
            *(
                texts("{{ name }}", style=style)
                for style in ("Heading 1", "List Bullet", "List Number", "Quote")
            )
        ),
        _PEOPLE,
    ),
    Case(
        "bullets in a loop",
        all_of(
            texts("{%p for p in people %}"), texts("{{ p }}", style="List Bullet"), texts("{%p endfor %}")
        ),
        _PEOPLE,
    ),
    Case(
        "letters of the world",
        texts("\u00e9 {{ x }} \u4e2d"),
        holding(x="\u4e2d\u6587 \u0395\u03bb \u05d0\u05d1 \U0001f9ea \u00a0 e\u0301"),
    ),
]
