"""Numbers in words, as the figures of an address: "fourteen Church Road" is 14 Church Road."""

from __future__ import annotations

import re

_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_VALUES = {word: number for number, word in enumerate(f"{_UNIT}|{_TEEN}".split("|"), 1)} | {
    word: number for number, word in zip(range(20, 100, 10), _TEN.split("|"), strict=True)
}
_BELOW_A_HUNDRED = rf"(?:{_TEN})(?:[\s-]+(?:{_UNIT}))?|{_TEEN}|{_UNIT}"
_NUMBER = re.compile(
    rf"\b(?:(a|{_UNIT})[\s-]+hundred(?:(?:[\s-]+and)?[\s-]+({_BELOW_A_HUNDRED}))?|({_BELOW_A_HUNDRED}))\b",
    re.IGNORECASE,
)


def with_figures(text: str) -> str:
    """A text with its numbers below a thousand in figures."""
    return _NUMBER.sub(_figures, text)


def _figures(found: re.Match[str]) -> str:
    hundreds, rest, alone = (one.lower() if one else "" for one in found.groups())
    number = sum(_VALUES[word] for word in re.findall(r"[a-z]+", rest or alone))
    return str(number + 100 * (_VALUES.get(hundreds, 1) if hundreds else 0))
