"""Tagged PDF from Word files: an engine that comes with the program, and LibreOffice where it is there."""

from __future__ import annotations

from pipeline.formats.pdf.convert import NO_ENGINE, Engine, Pdf, can_convert, to_pdf
from pipeline.formats.pdf.libreoffice import swept
from pipeline.formats.pdf.preview import Page, pages_of

__all__ = ["NO_ENGINE", "Engine", "Page", "Pdf", "can_convert", "pages_of", "swept", "to_pdf"]
