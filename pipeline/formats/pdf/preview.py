"""A Word file's pages as pictures, each with its words for a screen reader: what a print preview shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pypdf.errors import PyPdfError

from pipeline.formats.pdf.embedded import LaidOut, Unreadable, is_here, laid_out, pictures_of
from pipeline.foundation.errors import OutputError

#: Points in an inch; and the resolution at which a page of A4 fills a screen.
_POINTS, DPI = 72, 96.0
#: Pages, and pixels of all of them: 200 pages of A4 at 144 dots an inch.
_MOST_PAGES, _MOST_PIXELS = 200, 400_000_000


@dataclass(frozen=True, repr=False)
class Page:
    """One page: its picture as PNG, and its words in the order in which they are read."""

    picture: bytes
    words: str


def pages_of(source: bytes | Path, *, dpi: float = DPI) -> list[Page]:
    """The pages of a Word file as its PDF has them, at `dpi` dots an inch.

    They are laid out in this process and nothing is fetched: a linked picture is left out. Raises
    OutputError, without a value of the case, for what cannot be read or would take minutes or gigabytes.
    """
    if not is_here():
        raise _no_preview("is not installed")
    try:
        laid = laid_out(source.read_bytes() if isinstance(source, Path) else source)
    except OSError:
        raise OutputError(
            "The file cannot be read.", "See that it is there and is not open elsewhere."
        ) from None
    if isinstance(laid, str):
        raise _no_preview(laid)
    if _pixels(laid, dpi) > _MOST_PIXELS or len(laid.reader.pages) > _MOST_PAGES:
        raise _no_preview("does not draw so many or so large pages")
    try:
        words = [page.extract_text() for page in laid.reader.pages]
        pictures = pictures_of(laid, dpi)
    except (Unreadable, PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        raise _no_preview("cannot read it") from None
    if len(pictures) != len(words):
        raise _no_preview("draws other pages than it lays out")
    return [Page(picture, text) for picture, text in zip(pictures, words, strict=True)]


def _pixels(laid: LaidOut, dpi: float) -> float:
    boxes = [page.mediabox for page in laid.reader.pages]
    return sum(float(box.width) * float(box.height) for box in boxes) * (dpi / _POINTS) ** 2


def _no_preview(why: str) -> OutputError:
    return OutputError(
        f"There is no preview: the embedded engine {why}.", "Open the file in Word to see its pages."
    )
