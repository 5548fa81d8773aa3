"""Pictures of the screens for the guides: docs/pictures/NAME.png, and in NAME.txt the text of each page.

`make pictures` writes them. Otherwise the text is compared exactly and the picture loosely: two runs of one
screen differ by less than 0.2 of 255 in the mean, two different screens by more than 2. Another browser or
another font draws another picture of the same screen: then only the text is compared.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageStat

from tests.making import ROOT

FOLDER = ROOT / "docs" / "pictures"
#: Which browser and which font the pictures were taken with.
DRAWN_BY = FOLDER / "drawn-by"
#: Whether the pictures are taken, not compared.
WRITES = os.environ.get("HSB_GOLDEN") == "1"
NAMES = (
    "start-empty", "start", "workbooks", "entry-steps", "entry-question", "entry-problem", "cases", "case",
    "work", "copies", "copy", "copy-sentence", "copy-approved", "sign-in", "due", "files", "look", "report",
    "report-made", "report-plan", "templates", "template", "settings", "setting",
)  # fmt: skip
#: Pixels; a longer page is cut off at its foot.
WIDTH, _LONGEST = 1280, 1100
_COLOURS, _REDUCED = 16, 160
#: How much a picture may differ: its height as a share, its reduced grey picture in the mean of 255.
_HEIGHT, _GREY = 0.04, 1.0
_AGAIN = "The screen has changed: run make pictures, and look at docs/pictures/{0}.png before you commit it."
#: What no two runs have in common, by what it becomes.
_NEUTRAL = """([folder, neutral]) => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const now = walk.currentNode.data;
    const then = now
      .replaceAll(folder, neutral)
      .replace(/HSB[/]\\S+/g, (path) => path.replaceAll("/", "\\\\"))
      .replace(/last made on \\d\\d.\\d\\d.\\d{4} \\d\\d:\\d\\d/g, "last made on 30/10/2026 10:15")
      .replace(/(until|at) \\d\\d:\\d\\d/g, "$1 10:15");
    if (then !== now) walk.currentNode.data = then;
  }
}"""
#: Where the page ends: a short one has nothing below its foot.
_FOOT = "Math.ceil(document.querySelector('footer').getBoundingClientRect().bottom + window.scrollY) + 20"
_PLACE = "C:\\Users\\Officer\\HSB"


class Album:
    """Takes the pictures of a tab, or compares them. `changed`: what is wrong, a sentence for each."""

    def __init__(self, tab: Any, folder: Path) -> None:
        self._tab, self._folder = tab, str(folder)
        if WRITES:
            FOLDER.mkdir(exist_ok=True)
            DRAWN_BY.write_text(_drawn_by(tab), encoding="utf-8")
        self._compares = DRAWN_BY.read_text(encoding="utf-8") == _drawn_by(tab)
        self.changed: list[str] = []

    def take(self, name: str, at: Any = None) -> None:
        """Take the picture of the page as it is; of one part of it, where `at` is given."""
        self._tab.wait_for_load_state("load")  # with its style: the words are there before
        self._tab.evaluate("document.fonts.ready.then(() => null)")
        self._tab.evaluate(_NEUTRAL, [self._folder, _PLACE])
        text = _lines(self._tab.get_by_role("main").inner_text())
        self._tab.evaluate("window.scrollTo(0, 0); document.activeElement.blur()")
        full = self._tab.evaluate(_FOOT)
        top = 0 if at is None else max(at.bounding_box()["y"] - 20, 0)
        clip = {"x": 0, "y": top, "width": WIDTH, "height": min(full - top, _LONGEST)}
        data = self._tab.screenshot(full_page=True, clip=clip, animations="disabled")
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        if WRITES:
            (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
            reduced = picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            reduced.save(FOLDER / f"{name}.png", optimize=True)
        elif (FOLDER / f"{name}.txt").read_text(encoding="utf-8") != text or not self._is_like(name, picture):
            self.changed.append(_AGAIN.format(name))

    def _is_like(self, name: str, picture: Image.Image) -> bool:
        return not self._compares or _is_like(picture, Image.open(FOLDER / f"{name}.png").convert("RGB"))


def _drawn_by(tab: Any) -> str:
    """The browser and the font that draw the screens here."""
    named = shutil.which("fc-match")
    font = (
        subprocess.run([named, "Arial"], capture_output=True, text=True, check=True).stdout if named else ""
    )
    return f"Chromium {tab.context.browser.version}, {font.strip()}\n"


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines).strip()) + "\n"


def _is_like(one: Image.Image, other: Image.Image) -> bool:
    if one.width != other.width or abs(one.height - other.height) > _HEIGHT * other.height:
        return False
    return difference(one, other) < _GREY


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, grey and reduced, out of 255."""
    height = max(1, min(one.height, other.height) * _REDUCED // one.width)
    small = [
        one.crop((0, 0, one.width, min(one.height, other.height)))
        .convert("L")
        .resize((_REDUCED, height), Image.Resampling.BOX)
        for one in (one, other)
    ]
    return float(ImageStat.Stat(ImageChops.difference(*small)).mean[0])
