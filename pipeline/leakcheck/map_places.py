"""A place as a map says it, which reveals an address without any of its words."""

from __future__ import annotations

import re

#: The squares of the national grid. Two are words: "no 0800 1111" is a telephone number.
_GRID = (
    r"(?:h[ptuw-z]|n[a-df-hj-nr-uw-z]|ov|s[cdehjkmnpr-z]|t[afglmqrv]|[ns]o(?=\s?[1-9]))\s?\d{3,5}\s?\d{3,5}"
)
#: A place on a map: degrees, a national grid reference, three words with dots, a map's address, a plus code.
ON_A_MAP = re.compile(
    r"(?<!\d)-?\d{1,2}\.\d{3,}\s*[,;/ "
    rf"]\s*-?\d{{1,3}}\.\d{{3,}}|\b{_GRID}\b|///\s*[a-z]+\.[a-z]+\.[a-z]+"
    r"|\d{1,2}\s?°\s?\d|(?:maps\.|/maps|openstreetmap|what3words|w3w|goo\.gl/maps|plus\.codes)"
    r"|\b[23456789cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}\b"
)
