"""The invented council's logo in the sample: `python -m templates.drafting.logo` writes inputs/logo.png."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_SIZE, _SCALE = (900, 260), 4
_DEEP, _LIGHT = (29, 75, 87), (120, 164, 140)


def main(path: Path = Path("inputs/logo.png")) -> None:
    """Draw it four times as large, so that its edges are smooth when it is scaled down."""
    width, height = (side * _SCALE for side in _SIZE)
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((40, 60, 920, 940), fill=_DEEP)
    for offset, colour in ((0, _LIGHT), (120, (255, 255, 255)), (240, _LIGHT)):
        draw.arc((150, 330 + offset, 810, 790 + offset), 200, 340, fill=colour, width=46)
    for text, top, size in (("Meadowmere", 230, 330), ("Council", 600, 250)):
        draw.text((1040, top), text, fill=_DEEP, font=ImageFont.load_default(size))
    picture.resize(_SIZE, Image.Resampling.LANCZOS).quantize(32).save(path, optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    main()
