"""The council's logo: read from its file, and checked before any document has to hold it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from pipeline.foundation.council import Picture

_LARGEST, _MOST_PIXELS, _TALLEST_MM = 1_000_000, 20_000, 120
#: The first and last bytes of a complete file of each kind.
_KINDS = ((b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"), (b"\xff\xd8\xff", b"\xff\xd9"))


class NoLogo(Exception):
    """The logo cannot be used on documents. The text says why, as the end of a sentence."""


def picture_of(path: Path, width: int, description: str) -> Picture:
    """The picture in a file, to be printed `width` millimetres wide. Raises NoLogo if it cannot be used."""
    try:
        is_file, size = path.is_file(), path.stat().st_size
        content = path.read_bytes() if is_file and size <= _LARGEST else b""
    except (OSError, ValueError):
        raise NoLogo("does not exist or cannot be read") from None
    if not is_file:
        raise NoLogo("is not a file")
    if size > _LARGEST:
        raise NoLogo("is larger than 1 MB")
    if not any(
        content.startswith(first) and content.rstrip(b"\0\r\n").endswith(last) for first, last in _KINDS
    ):
        raise NoLogo("is not a complete PNG or JPEG picture")
    try:
        image = Image.from_file(BytesIO(content))
        wide, high = image.px_width, image.px_height
        _ = image.width, image.height
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        ArithmeticError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
    ):
        raise NoLogo("is a damaged picture") from None
    if not 0 < wide <= _MOST_PIXELS or not 0 < high <= _MOST_PIXELS:
        raise NoLogo(f"is larger than {_MOST_PIXELS} by {_MOST_PIXELS} pixels, or empty")
    if high / wide * width > _TALLEST_MM:
        raise NoLogo(f"would be more than {_TALLEST_MM} mm high at this width")
    return Picture(content, width, description)
