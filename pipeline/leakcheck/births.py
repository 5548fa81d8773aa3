"""Dates of birth as people write them where no full date is: "born in March 2014", "090314"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.leakcheck.written_dates import dates_in, month_in_words

_BORN = re.compile(r"\b(?:born|birth\w*|d\.?o\.?b\.?|ganwyd|geni)\b")
#: Of a birthday as well, and of other days too where no age follows.
_AGE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|(?:thir|four|fif|six|seven|eigh|nine)?teen"
_AN_AGE = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|(?:is|was|be|becomes|became)(?:\s+(?:aged?|now))?)\s+(?:\d{{1,2}}|{_AGE}|twelve|eighteen)"
    r"(?:\s+years?(?:\s+old|\s+of\s+age)?)?\s+(?:on|from)\b"
)
_BIRTHDAY = re.compile(r"\bbirthdays?\b")
_MONTH_AND_YEAR = re.compile(r"\b([a-z]{3,10})\.?,?\s+(?:of\s+)?(\d{4})\b")
_A_DAY = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?[\s,]*$")
#: A birthday is said so near the word "born", in letters; after an age or "birthday is" nearer.
_NEAR, _NEXT = 60, 30
_DAY_AND_MONTH = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?![\d/.\-]*\d)")
#: Six figures by themselves, and not those of a reference or a telephone number.
_SIX_FIGURES = re.compile(r"(?<!\w)(?<![a-z][-/])(?<!\d[ ./-])(\d{2})(\d{2})(\d{2})(?!\w)(?![ ./-]\d)")


class Birth(NamedTuple):
    """What a text gives of a birth: the year, the month or the day, each 0 where it is not; and the text."""

    year: int
    month: int
    day: int
    written: str

    def is_of(self, birthday: date) -> bool:
        """Whether all of it is of this date."""
        given = zip((self.year, self.month, self.day), birthday.timetuple(), strict=False)
        return all(mine in (0, theirs) for mine, theirs in given)


def births_in(text: str) -> Iterator[Birth]:
    """Every month, birthday and row of six figures in a folded text that may be of a birth."""
    yield from _months_in(text)
    yield from _birthdays_in(text)
    for match in _SIX_FIGURES.finditer(text):
        first, month, last = map(int, match.groups())
        for year, day in {(first, last), (last, first)}:
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield from (Birth(century + year, month, day, match.group()) for century in (1900, 2000))


def _months_in(text: str) -> Iterator[Birth]:
    for match in _MONTH_AND_YEAR.finditer(text):
        month = month_in_words(match.group(1))
        before = text[max(0, match.start() - _NEAR) : match.start()]
        is_of_a_day = _A_DAY.search(before)  # then it is a date, which is read as such
        if month is not None and not is_of_a_day and _BORN.search(before + text[match.end() :][:_NEAR]):
            yield Birth(int(match.group(2)), month, 0, match.group())


def _birthdays_in(text: str) -> Iterator[Birth]:
    """Days after "birthday" or an age: in any year, and in figures without one."""
    for said in (*_BIRTHDAY.finditer(text), *_AN_AGE.finditer(text)):
        after = text[said.end() :].split("\n")[0][:_NEXT]
        sentence = re.split(r"[;!?]|\.\s+(?=[^\W\d])", after)[0]
        for day, _, written in dates_in(sentence):
            yield Birth(0, day.month, day.day, written)
        for match in _DAY_AND_MONTH.finditer(sentence):
            for day_of, month in {(1, 2), (2, 1)}:
                if int(match.group(month)) <= 12:
                    yield Birth(0, int(match.group(month)), int(match.group(day_of)), match.group())
