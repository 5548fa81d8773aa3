"""A template for readers who need large print: styles at 18 points or more, head and foot in lines."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

#: Half-points. Text of 12 points or less is set in 18; larger text grows by the same amount.
_LEAST, _MORE = 36, 12
_SIZE = re.compile(rb'(<w:sz(?:Cs)? w:val=")(\d+)(")')
#: Room in the margins for a second line in the header and footer, in twentieths of a point.
_MARGINS, _SECOND_LINE = re.compile(rb"<w:pgMar [^>]*>"), 440
#: In the head and the foot of a page, what is set at the right gets a line of its own: both have no room.
_BESIDE_TEXT = re.compile(r"word/(?:header|footer)\d*\.xml")
_TOP_AND_BOTTOM = re.compile(rb'(w:(?:top|bottom)=")(\d+)(")')


def large_print(template: bytes) -> bytes:
    """The same template in large print.

    The sizes are changed in its styles, and wherever somebody set one by hand; in the head and the foot of
    its pages a new line takes the place of a tab.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(template)) as package, ZipFile(made, "w", ZIP_DEFLATED) as large:
        for entry in package.infolist():
            content = package.read(entry)
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                content = _SIZE.sub(
                    lambda size: size[1] + str(_larger(int(size[2]))).encode() + size[3], content
                )
                if _BESIDE_TEXT.match(entry.filename):
                    content = content.replace(b"<w:tab/>", b"<w:br/>")
                content = _MARGINS.sub(lambda margins: _TOP_AND_BOTTOM.sub(_wider, margins[0]), content)
            large.writestr(entry, content)
    return made.getvalue()


def _wider(margin: re.Match[bytes]) -> bytes:
    return margin[1] + str(int(margin[2]) + _SECOND_LINE).encode() + margin[3]


def _larger(half_points: int) -> int:
    return max(_LEAST, half_points + _MORE)
