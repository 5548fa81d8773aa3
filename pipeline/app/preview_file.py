"""The pages of a Word file as pictures: on one web page of its own, or kept for a while to be looked at."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections import OrderedDict
from html import escape
from pathlib import Path

from pipeline.formats.pdf import Page, pages_of
from pipeline.storage.folder import write_atomically_by

_STYLE = Path(__file__).with_name("preview_page.css")
#: The most bytes of pictures that are kept to be looked at: some hundred pages.
_MOST_KEPT = 30_000_000


def preview(file: Path, out: Path) -> tuple[Path, int]:
    """Write the pages of a Word file to `out`/previews/: the path of the web page, and how many pages.

    It holds all that it shows, asks for nothing from elsewhere and has no script. Raises OutputError where
    the file cannot be laid out, or the web page cannot be written.
    """
    pages = pages_of(file)
    page = _web_page(file.stem, pages)
    place = out / "previews" / f"{file.stem} - preview.html"
    return write_atomically_by(place, lambda target: target.write_text(page, encoding="utf-8")), len(pages)


def _web_page(title: str, pages: list[Page]) -> str:
    shown = "\n".join(_figure(number, len(pages), page) for number, page in enumerate(pages, 1))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}, preview</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n<main>\n{shown}\n</main></body></html>\n"
    )


def _figure(number: int, count: int, page: Page) -> str:
    """One page: its picture, and its words, which a screen reader finds below the picture."""
    picture = base64.b64encode(page.picture).decode("ascii")
    return (
        f'<figure><img alt="Page {number} of {count}; its words follow" '
        f'src="data:image/png;base64,{picture}"><figcaption>Page {number} of {count}</figcaption><details>'
        f"<summary>The words of page {number}</summary><pre>{escape(page.words)}</pre></details></figure>"
    )


class Previews:
    """The pages of the Word files that were looked at last, each laid out once while its content is the same.

    `most`: how many bytes of pictures are kept. They are in memory only, and end with the program.
    """

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._most, self._kept, self._lock = most, OrderedDict[bytes, list[Page]](), threading.Lock()

    def of(self, document: bytes) -> list[Page]:
        """The pages of a Word file. Raises OutputError where it cannot be laid out."""
        digest = hashlib.sha256(document).digest()
        with self._lock:
            if digest not in self._kept:
                self._kept[digest] = pages_of(document)
            self._kept.move_to_end(digest)
            pages = self._kept[digest]
            while len(self._kept) > 1 and self._size() > self._most:
                self._kept.popitem(last=False)
        return pages

    def _size(self) -> int:
        return sum(len(page.picture) for pages in self._kept.values() for page in pages)
