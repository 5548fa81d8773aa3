"""The short forms of streets: "Rd" for "Road"."""

from __future__ import annotations

import re

SHORT_STREETS = {
    "ave": "avenue",
    "av": "avenue",
    "cl": "close",
    "cres": "crescent",
    "ct": "court",
    "dr": "drive",
    "gdns": "gardens",
    "gr": "grove",
    "hse": "house",
    "ln": "lane",
    "pl": "place",
    "rd": "road",
    "sq": "square",
    "st": "street",
    "tce": "terrace",
    "terr": "terrace",
    "wy": "way",
}
#: After a word, so that "St Mary" is no street.
_AFTER_A_WORD = re.compile(rf"(?<=\w )({'|'.join(SHORT_STREETS)})\b\.?", re.IGNORECASE)


def with_streets_in_full(text: str) -> str:
    """A text with the short forms of streets written out."""
    return _AFTER_A_WORD.sub(lambda found: SHORT_STREETS[found.group(1).lower()], text)
