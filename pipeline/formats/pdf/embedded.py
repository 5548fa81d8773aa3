"""Lays out Word files in this process, with the fonts that come with the library, and no other program."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from zipfile import BadZipFile, ZipFile

from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
from docx.image.image import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipeline.formats.pdf.finishing import finished
from pipeline.formats.pdf.joined_words import with_joined_words
from pipeline.formats.pdf.kept_rows import split_table, with_break_before
from pipeline.formats.pdf.lean import lean

#: Bytes of XML, and pixels of a picture: nothing here can be stopped once it has begun, and both take minutes
#: or gigabytes far above these. The largest paper of the sample has a tenth.
_MOST_BYTES, _MOST_XML, _MOST_PIXELS = 100_000_000, 5_000_000, 40_000_000
#: Paragraphs and rows of all stories: the time grows faster than they do.
_MOST_BLOCKS = 20_000
_BLOCK, _IS_STORY = re.compile(rb"<\w+:(?:p|tr)\b"), re.compile(r"^word/[^/]+\.xml$")
#: How many tables are moved to the next page at most.
_MOST_BREAKS = 12
#: A glyph that no font has, as this library writes it.
_NO_GLYPH = re.compile(rb"\(\\000\\000")
#: What every page has that shows more than its header and footer.
_TAGGED = b"/MCID"


@dataclass(frozen=True, repr=False)
class LaidOut:
    """The pages of a Word file: `word`, with the breaks that keep rows together, and its raw PDF."""

    word: bytes
    reader: PdfReader


def is_here() -> bool:
    """Whether the library is installed: it has no build for some machines."""
    return find_spec("rdocx") is not None


def convert(files: Mapping[str, bytes], seconds: float = 0, workers: int = 0) -> dict[str, bytes | str]:
    """The PDF of each Word file, or why there is none, as a clause that follows the engine's name.

    `seconds` and `workers` are LibreOffice's: here one file comes after another, in a tenth of a second each.
    """
    if not is_here():
        return dict.fromkeys(files, "is not installed")
    return {name: _converted(data) for name, data in files.items()}


def _converted(source: bytes) -> bytes | str:
    laid = laid_out(source)
    if isinstance(laid, str):
        return laid
    return finished(laid.reader, source) or "made a file that cannot be read"


def laid_out(source: bytes) -> LaidOut | str:
    """A Word file's pages, or why there are none, as a clause without a case's values."""
    why = _too_much(source)
    if why:
        return why
    try:
        laid = _with_rows_kept(source)
        contents = (page.get_contents() for page in laid.reader.pages)
        painted = [one.get_data() for one in contents if one is not None]
        if any(_NO_GLYPH.search(one) for one in painted):
            return "has no font for a character in it"
        if not all(_TAGGED in one for one in painted) or len(painted) != len(laid.reader.pages):
            return "left a page blank"
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return "made a file that cannot be read"
    except Unreadable:
        return "cannot read it"
    return laid


def pictures_of(laid: LaidOut, dpi: float) -> list[bytes]:
    """The pages as PNG. Raises Unreadable where the library gives up."""
    from rdocx import Document

    with _guarded():
        pictures = Document.from_bytes(lean(laid.word)).render_pages(dpi=dpi)
    return pictures if isinstance(pictures, list) else [pictures]


class Unreadable(Exception):
    """The library gave up on a file. Its words are not passed on: they may quote the file."""


def _with_rows_kept(source: bytes) -> LaidOut:
    """The pages, with no table split where its rows are to be kept together.

    The library keeps a paragraph with the next, but not a row of a table.
    """
    edited = source
    for _ in range(_MOST_BREAKS):
        laid = LaidOut(edited, PdfReader(io.BytesIO(_rendered(edited))))
        moved = None
        for table in split_table(laid.reader) if len(laid.reader.pages) > 1 else ():
            moved = with_break_before(edited, table)
            if moved is not None:
                break
        if moved is None:
            return laid
        edited = moved
    return laid


@contextmanager
def _guarded() -> Iterator[None]:
    """Make every fault of the library, a panic too, Unreadable."""
    try:
        yield
    except MemoryError:
        raise
    except BaseException as fault:  # a panic in the library is no Exception
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        raise Unreadable from None


def _rendered(source: bytes) -> bytes:
    """The library's PDF, made with its own fonts only, so that it is the same on every machine."""
    from rdocx import Document

    with _guarded():
        made = Document.from_bytes(lean(source)).to_pdfa_deterministic()
    return with_joined_words(made)


def _too_much(source: bytes) -> str:
    """Why a file is not given to the library; empty where it may be.

    The library gets each part at the size that the file declares, and no more: `lean` unpacks it.
    """
    try:
        with ZipFile(io.BytesIO(source)) as package:
            parts = package.infolist()
            if sum(one.file_size for one in parts) > _MOST_BYTES:
                return "does not lay out so large a file"
            if sum(one.file_size for one in parts if one.filename.endswith((".xml", ".rels"))) > _MOST_XML:
                return "does not lay out so long a file"
            if (
                sum(len(_BLOCK.findall(package.read(one))) for one in parts if _IS_STORY.search(one.filename))
                > _MOST_BLOCKS
            ):
                return "does not lay out so long a file"
            pictures = [one for one in parts if one.filename.startswith("word/media/")]
            if sum(one.file_size for one in pictures) > _MOST_PIXELS:
                return "does not lay out so large a picture"
            if any(_pixels(package.read(one)) > _MOST_PIXELS for one in pictures):
                return "does not lay out so large a picture"
    except (BadZipFile, ValueError, RuntimeError, EOFError, OSError, zlib.error):
        return "cannot read it"
    return ""


def _pixels(picture: bytes) -> int:
    try:
        image = Image.from_blob(picture)
    except (UnrecognizedImageError, InvalidImageStreamError):
        return 0
    return int(image.px_width * image.px_height)
