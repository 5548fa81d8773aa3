"""Marks in a part's text between rendering and writing, made of characters that no document can hold.

A mark is `LEAD`, one kind and, for some kinds, a number and a semicolon. XML forbids both characters of
`LEAD`, so a template cannot hold them, and they are dropped from values. A finished document holds no marks.
"""

from __future__ import annotations

import re

LEAD = "\x0e\x1b"

#: Layout that a value asks for within a run's text.
BREAK, TAB, PARAGRAPH, PAGE, ITEM, ITEMS_END, SHADE, SHADE_END = (LEAD + kind for kind in "12345678")

#: The start (with its number in the part) and end of a table whose grid or existence depends on the data.
TABLE, TABLE_END = LEAD + "(", LEAD + ")"
#: The end of a cell, header or note that the data may have left without its last paragraph.
BLOCK_END = LEAD + "]"
#: The number of a picture, counted through the finished part.
PICTURE_NUMBER = LEAD + "#"
#: A picture from the data (with its number in the document), inserted after every step that reads text.
PICTURE = LEAD + "!"
#: A list starts again here; the number of a list; the complete w:numPr of a list that inherits it from its
#: style (each with its number).
LIST_START, LIST_NUMBER, LIST_PROPERTIES = LEAD + "^", LEAD + "=", LEAD + "~"

#: Characters that XML cannot hold, except those of the engine's own marks.
STRAY = re.compile(
    r"\x0e(?!\x1b[1-8()\]#!^=~])|(?<!\x0e)\x1b"
    r"|[\x00-\x08\x0b\x0c\x0d\x0f-\x1a\x1c-\x1f\ufffe\uffff\ud800-\udfff]"
)
#: Characters dropped from a plain value.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
