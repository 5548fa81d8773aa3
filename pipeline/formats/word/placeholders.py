"""Marks that stand in a part's text between rendering and writing: letters that no document and no value can hold.

A mark is `LEAD`, one kind, and for some kinds a number and a semicolon. XML forbids both letters of `LEAD`,
so a template cannot hold it, and what a value holds of them is dropped on its way in. None is left in a
finished document.
"""

from __future__ import annotations

import re

LEAD = "\x0e\x1b"

#: What a value asks for within a run's text.
BREAK, TAB, PARAGRAPH, PAGE, ITEM, ITEMS_END, SHADE, SHADE_END = (LEAD + kind for kind in "12345678")

#: Where a table begins whose grid or very being depends on the data (with its number in the part), and where
#: it ends.
TABLE, TABLE_END = LEAD + "(", LEAD + ")"
#: The end of a cell, header or note that the data may have left without its last paragraph.
BLOCK_END = LEAD + "]"
#: The number of a picture, counted through the finished part.
PICTURE_NUMBER = LEAD + "#"
#: A picture of the data (with its number in the document), put in after everything that reads text.
PICTURE = LEAD + "!"
#: A list starts again here; the number of a list; the whole w:numPr of a list that has it from its style
#: (each with its number).
LIST_START, LIST_NUMBER, LIST_PROPERTIES = LEAD + "^", LEAD + "=", LEAD + "~"

#: Letters that XML cannot hold, less those of a mark that stands in text which the engine itself has made.
STRAY = re.compile(
    r"\x0e(?!\x1b[1-8()\]#!^=~])|(?<!\x0e)\x1b|[\x00-\x08\x0b\x0c\x0d\x0f-\x1a\x1c-\x1f\ufffe\uffff\ud800-\udfff]"
)
#: Letters that a plain value is printed without.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
