"""Replaces a template's own files: pictures by the names they have in Word, other parts by their content."""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from docx.oxml.ns import nsmap
from lxml import etree

from pipeline.formats.word.compiled_template import Plan
from pipeline.foundation.errors import TemplateError

File = Path | str | bytes


def replacements(
    name: str,
    package: bytes,
    plan: Plan,
    texts: dict[str, str],
    pictures: Mapping[str, File],
    media: Mapping[File, File],
    embedded: Mapping[File, File],
    files: Mapping[str, File],
) -> dict[str, bytes]:
    """The parts that a caller replaces, by name, with their new content.

    Raises TemplateError for what the template does not have.
    """
    with ZipFile(io.BytesIO(package)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    changed = {
        **_same_files(name, parts, "word/media/", media),
        **_same_files(name, parts, "word/embeddings/", embedded),
    }
    for part, new in files.items():
        if part not in parts:
            raise _missing(name, f'no part "{part}"')
        changed[part] = _bytes(new)
    stories = {
        part: texts[part].encode() if part in texts else parts[part]
        for part in plan.relations
        if part in parts
    }
    for picture, new in pictures.items():
        names = [
            found for part, xml in stories.items() for found in _parts_of_picture(picture, plan, part, xml)
        ]
        if not names:
            raise _missing(name, f'no picture "{picture}"')
        changed.update(dict.fromkeys(names, _bytes(new)))
    return changed


def _same_files(
    name: str, parts: Mapping[str, bytes], folder: str, wanted: Mapping[File, File]
) -> dict[str, bytes]:
    """The replacements of parts in a folder by their present content."""
    changed: dict[str, bytes] = {}
    for old, new in wanted.items():
        checksum = zlib.crc32(_bytes(old))
        same = [
            part for part, data in parts.items() if part.startswith(folder) and zlib.crc32(data) == checksum
        ]
        if not same:
            raise _missing(name, "no file that is the same as one to be replaced")
        changed.update(dict.fromkeys(same, _bytes(new)))
    return changed


def _parts_of_picture(wanted: str, plan: Plan, part: str, xml: bytes) -> list[str]:
    """The parts of the pictures in one filled part that have this name, title or description."""
    targets = {rid: target for rid, _, target, outside in plan.relations[part] if not outside}
    found = []
    for picture in etree.fromstring(xml).iter(f"{{{nsmap['pic']}}}pic"):
        about, blip = picture.find("pic:nvPicPr/pic:cNvPr", nsmap), picture.find("pic:blipFill/a:blip", nsmap)
        if (
            about is None
            or blip is None
            or wanted not in [about.get(name) for name in ("name", "title", "descr")]
        ):
            continue
        rid = blip.get(f"{{{nsmap['r']}}}embed", "")
        if rid in targets:
            found.append(posixpath.normpath(posixpath.join(posixpath.dirname(part), targets[rid])))
    return found


def _missing(name: str, what: str) -> TemplateError:
    return TemplateError(f"{name} has {what}.", "Look at the template's picture names, or at its parts.")


def _bytes(file: File) -> bytes:
    return file if isinstance(file, bytes) else Path(file).read_bytes()
