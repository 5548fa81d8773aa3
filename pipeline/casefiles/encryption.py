"""Encrypts finished copies; the passwords are kept apart from them (F11)."""

from __future__ import annotations

import io
import secrets
from pathlib import Path

from msoffcrypto import OfficeFile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from pipeline.foundation.errors import InputError, OutputError

#: Without 0, O, 1, I and L, which look alike on paper.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LOCKED_OFFICE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def encrypted(name: str, data: bytes, password: str) -> bytes:
    """The .docx or .pdf file, AES-encrypted with the password; a PDF with 256 bits."""
    made = io.BytesIO()
    if name.endswith(".pdf"):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        writer.encrypt(password, algorithm="AES-256")
        writer.write(made)
    else:
        OOXMLFile(io.BytesIO(data)).encrypt(password, made)
    return made.getvalue()


def decrypted(name: str, data: bytes, password: str) -> bytes:
    """An encrypted file, decrypted. Raises InputError where the password is wrong."""
    made = io.BytesIO()
    try:
        if name.endswith(".pdf"):
            reader = PdfReader(io.BytesIO(data), password=password)
            writer = PdfWriter()
            writer.clone_document_from_reader(reader)
            writer.write(made)
        else:
            file = OfficeFile(io.BytesIO(data))
            file.load_key(password=password, verify_password=True)
            file.decrypt(made)
    except (InvalidKeyError, DecryptionError, FileFormatError, PyPdfError):
        raise InputError(
            f"{name} does not open with this password.", "Use the password from this copy's folder."
        ) from None
    return made.getvalue()


def is_encrypted(data: bytes) -> bool:
    """Whether a file opens only with a password; False for a damaged one, which the leak check refuses."""
    if data.startswith(b"%PDF"):
        try:
            return bool(PdfReader(io.BytesIO(data)).is_encrypted)
        except Exception:  # on a damaged file the reader may fail in any way
            return False
    return data.startswith(_LOCKED_OFFICE_FILE)


def new_password() -> str:
    """Four groups of four letters and figures, easy to read out on the telephone: about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def known_password(folder: Path, who: str) -> str:
    """The password of one person's copies; empty where there is none, or it cannot be read."""
    try:
        return (folder / f"{who}.txt").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def password_for(folder: Path, who: str) -> str:
    """The password of one person's copies, from `folder`/`who`.txt; a new one where there is none.

    Raises OutputError where it can be neither read nor written.
    """
    file = folder / f"{who}.txt"
    try:
        if file.exists():
            return file.read_text(encoding="ascii").strip()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        password = new_password()
        unfinished = folder / f".{who}.part"
        unfinished.touch(mode=0o600)
        unfinished.write_text(password + "\n", encoding="ascii")
        unfinished.replace(file)
    except (OSError, UnicodeDecodeError):
        raise OutputError(
            "The password folder cannot be used.",
            "Check that you can read it and write to it, and try again.",
        ) from None
    return password
