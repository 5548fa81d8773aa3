"""A template for a reader who needs large print: its styles at 18 points or more, everything else as it is."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

#: Half-points. Text of 12 points and less is set in 18; what is larger already grows by as much.
_LEAST, _MORE = 36, 12
_SIZE = re.compile(rb'(<w:sz(?:Cs)? w:val=")(\d+)(")')
#: The head and the foot of a page may need a second line: the page's margins leave room for it, in
#: twentieths of a point.
_MARGINS, _SECOND_LINE = re.compile(rb"<w:pgMar [^>]*>"), 440
_TOP_AND_BOTTOM = re.compile(rb'(w:(?:top|bottom)=")(\d+)(")')


def large_print(template: bytes) -> bytes:
    """The same template in large print.

    The sizes stand in its styles, and wherever somebody set one by hand.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(template)) as package, ZipFile(made, "w", ZIP_DEFLATED) as large:
        for entry in package.infolist():
            content = package.read(entry)
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                content = _SIZE.sub(
                    lambda size: size[1] + str(_larger(int(size[2]))).encode() + size[3], content
                )
                content = _MARGINS.sub(lambda margins: _TOP_AND_BOTTOM.sub(_wider, margins[0]), content)
            large.writestr(entry, content)
    return made.getvalue()


def _wider(margin: re.Match[bytes]) -> bytes:
    return margin[1] + str(int(margin[2]) + _SECOND_LINE).encode() + margin[3]


def _larger(half_points: int) -> int:
    return max(_LEAST, half_points + _MORE)
