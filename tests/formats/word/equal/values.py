"""Values that hypothesis generates for a context: hostile text, and everything else that prints as text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

#: Text that means something to Jinja, to docxtpl, to XML or to a reader's eye.
SNIPPETS = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{{r x }}",
    "{%p if x %}",
    "</w:t>",
    "<w:p>",
    "</w:p>",
    "<w:tab/>",
    "&amp;",
    "&",
    "&#10;",
    "&lt;",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "'",
    '"',
    "\u201c",
    "\u2019",
    "\u202e",
    "\u202c",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u200b",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\x85",
    "\U0001f600",
    "\n",
    "\t",
    "\n\n",
    " ",
    "\\",
    "\\n",
    "$1",
    "\\1",
    "%s",
    "{0}",
    "rId1",
    "\U000f0000",
)
#: What docxtpl gets wrong: tags that it makes of braces in the data, control characters, line ends of other
#: systems.
WRONG_IN_DOCXTPL = (
    "{_{",
    "}_}",
    "{_%",
    "%_}",
    "{_{ 7*7 }_}",
    "\x00",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x0e\x1b1",
    "\x7f",
    "\ufffe",
    "\r\n",
    "\r",
)
_NEW_LINE = re.compile(r"\r\n?|\x0b")
_BRACES = re.compile(r"\{_[{%]|[}%]_\}")
_BULLETS = re.compile(r"(?m)^\s*[-*\u2022\u2023\u2043\u25aa\u25cf\u25e6\u00b7\uf0b7]")

_letters = st.text(
    st.characters(categories=["L", "N", "Zs", "Sc", "Sm", "Ps", "Pe", "Po", "So", "Mn"]), max_size=8
)
_any_text = st.lists(st.one_of(_letters, st.sampled_from(SNIPPETS + WRONG_IN_DOCXTPL)), max_size=8).map(
    "".join
)

#: Text of any characters, except lines that would become a list.
hostile = _any_text.filter(lambda text: _BULLETS.search(_NEW_LINE.sub("\n", text)) is None)
#: The same without what docxtpl gets wrong.
text = (
    st.lists(st.one_of(_letters, st.sampled_from(SNIPPETS)), max_size=8)
    .map("".join)
    .filter(lambda made: _BRACES.search(made) is None and _BULLETS.search(made) is None)
)
plain: st.SearchStrategy[Any] = st.one_of(
    text,
    text,
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(min_value=date(1900, 1, 1)),
    st.decimals(),
    st.times(),
)

_NEVER_SHOWN = re.compile(r"[\x00-\x08\x0c-\x1f\x7f\ufffe\uffff]")


def shown(value: str) -> str:
    """What a reader should see of a text: all but control characters, with one kind of line ending."""
    return _NEVER_SHOWN.sub("", _NEW_LINE.sub("\n", value))
