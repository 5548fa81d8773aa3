"""The forms of a withheld value in a text: how people write it, and how it is hidden on purpose."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

Disguise = Callable[[str], str]

_CYRILLIC = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_GREEK = str.maketrans("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_ACCENTS = str.maketrans("aeiou", "áéîõü")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}

#: For any text: case, similar letters, invisible characters, split words.
ANY: dict[str, Disguise] = {
    "as it is": lambda text: text,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "with accents": lambda text: text.translate(_ACCENTS),
    "with Cyrillic letters": lambda text: text.translate(_CYRILLIC),
    "with Greek letters": lambda text: text.translate(_GREEK),
    "in wide letters": lambda text: text.translate(_WIDE).replace("\u3000", " "),
    "with spaces of no width": lambda text: "\u200b".join(text),
    "with soft hyphens": lambda text: "\u00ad".join(text),
    "with a joiner": lambda text: "\u2060".join(text),
    "with hyphens": lambda text: " ".join(
        "-".join((word[: len(word) // 2], word[len(word) // 2 :])) for word in text.split()
    ),
    "over two lines": lambda text: text.replace(" ", "\n"),
    "letter by letter": lambda text: " ".join(text.replace(" ", "")),
    "with dots between": lambda text: ".".join(text.replace(" ", "")),
    "with no spaces": lambda text: text.replace(" ", ""),
    "in base64": lambda text: base64.b64encode(f"It says {text} here.".encode()).decode(),
    "in a web address": lambda text: (
        "".join(f"%{byte:02X}" for byte in text.encode()) if len(text) > 3 else quote(text)
    ),
    "as character codes": lambda text: "".join(f"&#{ord(letter)};" for letter in text),
}
NAMES: dict[str, Disguise] = {
    "the given name": lambda text: text.split()[0],
    "the family name": lambda text: text.split()[-1],
    "family name first": lambda text: ", ".join(reversed(text.split(" ", 1))),
    "with 's": lambda text: f"{text}'s",
    "with a curly 's": lambda text: f"{text}’s",
    "the given name in the plural": lambda text: f"{text.split()[0]}s",
    "with a letter wrong": lambda text: " ".join(
        one[:2] + ("e" if one[2] != "e" else "a") + one[3:] for one in text.split()
    ),
    "with a letter missing": lambda text: " ".join(one[:3] + one[4:] for one in text.split()),
    "with two letters in the wrong place": lambda text: " ".join(
        one[:2] + one[3] + one[2] + one[4:] for one in text.split()
    ),
    "with figures for letters": lambda text: text.lower().replace("o", "0").replace("e", "3"),
    "with a middle name": lambda text: f"{text.split()[0]} Alder {text.split()[-1]}",
}
NUMBERS: dict[str, Disguise] = {
    "with no spaces": lambda text: text.replace(" ", ""),
    "in threes": lambda text: " ".join(_groups(text.replace(" ", ""), 3)),
    "with hyphens": lambda text: "-".join(_groups(text.replace(" ", ""), 4)),
    "with dots": lambda text: ".".join(_groups(text.replace(" ", ""), 2)),
    "in brackets": lambda text: f"({text.replace(' ', '')[:5]}) {text.replace(' ', '')[5:]}",
    "with the country's code": lambda text: (
        f"+44 {text.replace(' ', '')[1:]}" if text.startswith("0") else text
    ),
    "with the country's code and (0)": lambda text: (
        f"+44 (0) {text.replace(' ', '')[1:]}" if text.startswith("0") else text
    ),
}
_IN_WORDS = dict(enumerate(("one", "two", "three", "four", "five"), 1)) | {12: "twelve"}
#: Of a telephone number only.
TELEPHONES: dict[str, Disguise] = {"without its 0": lambda text: text.replace(" ", "").removeprefix("0")}
_IN_WORDS = dict(enumerate(("one", "two", "three", "four", "five"), 1)) | {12: "twelve"}
ADDRESSES: dict[str, Disguise] = {
    "the first line": lambda text: text.split(",")[0],
    "the postcode": lambda text: text.split(",")[-1].strip(),
    "the postcode run together": lambda text: text.split(",")[-1].replace(" ", ""),
    "the postcode in small letters with many spaces": lambda text: "   ".join(
        text.split(",")[-1].lower().split()
    ),
    "over lines": lambda text: text.replace(", ", "\n"),
    "without commas": lambda text: text.replace(",", ""),
    "the number in words": lambda text: (
        f"{_IN_WORDS[int(text.split()[0])]} {text.split(',')[0].split(maxsplit=1)[1]}"
    ),
    "the street and the village": lambda text: " in ".join(
        one.strip() for one in text.split(maxsplit=1)[1].split(",")[:2]
    ),
}


def birthdays(day: date) -> dict[str, str]:
    """A birthday as people write it without its year, with another, or in six figures."""
    return {
        "in six figures": f"{day:%d%m%y}",
        "in six figures, year first": f"{day:%y%m%d}",
        "birthday, in figures": f"a birthday on {day.day}/{day.month}",
        "birthday, in a later year": f"a birthday on {day.day} {day:%B} 2027",
        "by an age": f"she turned seven on {day:%d/%m/%Y}",
    }


def dates(day: date) -> dict[str, str]:
    """A date as people write it."""
    suffix = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return {
        "in words": f"{day.day} {day:%B %Y}",
        "short": f"{day.day} {day:%b} {day:%y}",
        "with a suffix": f"{day.day}{suffix} {day:%B} {day:%Y}",
        "with of": f"the {day.day}{suffix} of {day:%B} {day:%Y}",
        "month first": f"{day:%B} {day.day}, {day:%Y}",
        "strokes": f"{day:%d/%m/%Y}",
        "short strokes": f"{day.day}/{day.month}/{day:%y}",
        "dots": f"{day:%d.%m.%Y}",
        "hyphens": f"{day:%d-%m-%Y}",
        "year first": f"{day:%Y-%m-%d}",
        "packed": f"{day:%Y%m%d}",
        "packed, day first": f"{day:%d%m%Y}",
        "American": f"{day:%m/%d/%Y}",
        "with a weekday": f"{day:%A} {day.day} {day:%B %Y}",
        "spaces": f"{day:%d %m %Y}",
        "capitals": f"{day.day} {day:%B %Y}".upper(),
    }


def _groups(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]
