"""Builds the guides as pages, usable by keyboard and screen reader: `python -m tools.guides_page`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.guides import GUIDES, ROOT

#: What the theme writes, and what it lacks: a level of the headings between links, names of the two columns
#: at the sides, and a way to the wide tables and blocks of code for those who scroll with the keyboard.
_MENDED = (
    (r'<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">'),
    (r'<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Pages of the guides">'),
    (r'<aside class="toc-drawer([^"]*)">', r'<aside class="toc-drawer\1" aria-label="Parts of this page">'),
    (r"<pre>", '<pre tabindex="0">'),
    (r'<div class="table-wrapper([^"]*)">', r'<div class="table-wrapper\1" tabindex="0">'),
)
#: A name in a sentence or a cell, which may only be broken after an underscore.
_NAME = re.compile(r'(?<=<span class="pre">)[^<]*')


def mended(page: str) -> str:
    """A page of the guides with what it lacks for screen readers and for the keyboard (WCAG 2.2, 2.1.1)."""
    for lacking, whole in _MENDED:
        page = re.sub(lacking, whole, page)
    return _NAME.sub(lambda one: one[0].replace("_", "_<wbr>"), page)


def mend_pages(folder: Path) -> None:
    """Mend every page in a folder of built guides."""
    for file in folder.rglob("*.html"):
        file.write_text(mended(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def build_guides(folder: Path) -> None:
    """Build the guides into a folder, where index.html is the first page.

    Raises RuntimeError, with what Sphinx said, where a page has a fault, such as a link to nothing.
    """
    with tempfile.TemporaryDirectory() as aside:
        build = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d", aside]
        done = subprocess.run([*build, str(GUIDES), str(folder)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    for leftover in (".buildinfo", "objects.inv"):
        (folder / leftover).unlink(missing_ok=True)


if __name__ == "__main__":
    build_guides(ROOT / "dist" / "guides")
