"""Picture files from the data: each read once, and given one part of the package."""

from __future__ import annotations

import functools
import os
import posixpath
from pathlib import Path
from typing import IO, NamedTuple

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.opc.packuri import PackURI

from pipeline.formats.word.values.document_state import Filling, Medium
from pipeline.foundation.errors import PipelineError


class ImageFile(NamedTuple):
    """A picture, and the name and extension of its file."""

    image: Image
    filename: str
    extension: str


def media_part(picture: ImageFile, now: Filling) -> tuple[str, str]:
    """The part for a picture and its file name: the part that holds it already, or the next free one.

    Parts are numbered, and named after the first file that brought them, as python-docx does.
    """
    sha1 = picture.image.sha1
    if sha1 in now.plan.pictures:
        name = now.plan.pictures[sha1]
        return name, f"image{posixpath.splitext(name)[1]}"
    if sha1 not in now.media:
        names = [*now.plan.pictures.values(), *(one.part for one in now.media.values())]
        taken = {PackURI(f"/{name}").idx for name in names}
        number = next(one for one in range(1, len(names) + 2) if one not in taken)
        now.media[sha1] = Medium(
            f"word/media/image{number}.{picture.extension}", picture.image.blob, picture.filename
        )
    return now.media[sha1].part, now.media[sha1].filename


def picture_of(descriptor: str | IO[bytes]) -> ImageFile:
    """A picture by its path or its open file. Raises PipelineError where it cannot be read."""
    try:
        if isinstance(descriptor, (str, os.PathLike)):
            name = os.path.basename(descriptor)  # noqa: PTH119
            extension = os.path.splitext(name)[1][1:]  # noqa: PTH122
            return ImageFile(_image(Path(descriptor).read_bytes()), name, extension)
        descriptor.seek(0)
        image = _image(descriptor.read())
        return ImageFile(image, image.filename, image.ext)
    except (OSError, ValueError, InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        raise PipelineError(
            "A picture cannot be read.", "Check that the file is there and is a PNG or JPEG picture."
        ) from None


@functools.lru_cache(maxsize=64)
def _image(blob: bytes) -> Image:
    return Image.from_blob(blob)
