"""Converts Word files with the engine asked for, and what it cannot lay out with the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.formats.pdf import embedded, libreoffice
from pipeline.foundation.errors import OutputError

#: Said where a run makes no PDF at all, and what to do then.
NO_ENGINE = (
    "No PDF was made, because neither the program's own PDF engine nor LibreOffice is installed.",
    "Install LibreOffice, or the program again with everything that it needs, and run the command again.",
)


class Engine(StrEnum):
    """What turns a Word file into pages: the library in the program, or LibreOffice."""

    EMBEDDED = "embedded"
    LIBREOFFICE = "libreoffice"

    @property
    def words(self) -> str:
        """Its name in a sentence."""
        return "LibreOffice" if self is Engine.LIBREOFFICE else "the embedded engine"


@dataclass(frozen=True, kw_only=True, repr=False)
class Pdf:
    """One PDF. `instead`: why another engine made it than the one asked for; empty otherwise."""

    data: bytes
    engine: Engine
    instead: str = ""


#: Of each file its PDF, or a clause without a case's values on why this engine made none.
_Convert = Callable[[Mapping[str, bytes], float, int], dict[str, bytes | str]]


def can_convert() -> bool:
    """Whether any engine is on this machine."""
    return embedded.is_here() or libreoffice.converter() is not None


def to_pdf(
    files: Mapping[str, bytes], engine: Engine = Engine.EMBEDDED, *, seconds: float = 0, workers: int = 0
) -> dict[str, Pdf | OutputError]:
    """The PDF of each Word file, under the same name, or the error that prevented it.

    What `engine` cannot lay out goes to the other. `workers`: how many processes of LibreOffice run at once
    (0: one for each core); one that does not finish in `seconds` (0: by the number of its files) is killed.
    Raises OutputError where there is no engine.
    """
    if not can_convert():
        raise OutputError(*NO_ENGINE)
    results: dict[str, Pdf | OutputError] = {}
    why: dict[str, str] = {}
    for one, convert in _in_order(engine):
        left = {name: data for name, data in files.items() if name not in results}
        for name, made in (convert(left, seconds, workers) if left else {}).items():
            if isinstance(made, bytes):
                results[name] = Pdf(data=made, engine=one, instead=why.get(name, ""))
            else:
                why.setdefault(name, f"{one.words} {made}")
    return {name: results.get(name) or _missing(name, why[name]) for name in files}


def _in_order(first: Engine) -> Iterator[tuple[Engine, _Convert]]:
    engines: dict[Engine, _Convert] = {
        Engine.EMBEDDED: embedded.convert,
        Engine.LIBREOFFICE: libreoffice.convert,
    }
    yield first, engines.pop(first)
    yield from engines.items()


def _missing(name: str, why: str) -> OutputError:
    return OutputError(
        f"{name} could not be made into a PDF: {why}.",
        "Its Word file is there. Save that as a PDF yourself, or install LibreOffice and run again.",
    )
