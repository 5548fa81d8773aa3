"""Whether a weekday, a town, a relative or a charity is meant, where somebody has the same name."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.foundation.beside_names import (
    ADDRESSED,
    BODIES,
    BY,
    CALLED,
    CHARITIES,
    DATES,
    DETERMINERS,
    EYE_ON,
    FAMILY,
    FULL_DAYS,
    HUMAN,
    IN_A_PERSON,
    KNOWN_CHARITIES,
    NEAR_A_DAY,
    OF_A_DAY,
    OF_A_FAMILY,
    OF_A_PERSON,
    OF_A_TOWN,
    OF_TOWNS,
    ON,
    OWNERS,
    SAINTS,
    SPOKEN,
    TO_A_TOWN,
    TO_YOU,
    WITH_A_PERSON,
)
from pipeline.foundation.everyday_words import ABBREVIATIONS, RELATIVES, WEEKDAYS, is_common, is_usual, towns
from pipeline.foundation.given_names import is_a_given_name

#: So many words beside one are looked at; what is between words that nothing parts; what ends a sentence.
_NEAR = 4
_BETWEEN_DAYS = ("and", "or", "till", "to", "until")
_JOINS = " -'"
_ENDS = re.compile(r"[.!?:;\n\r\t|•–—\"“”()\[\]/>]|(?:^|\s)[-*]\s")
_BREAKS = re.compile(r"[.!?](?=\s|$)|[:;\n\r\t|()\[\]]")


class Reading(enum.Enum):
    """What a word that may be a name is, by the words beside it."""

    NAME = "a name"
    DOUBTFUL = "a name or not"
    WORD = "no name"


@dataclass(frozen=True)
class Place:
    """A word of a text, and what is beside it in its sentence. All words are folded but `written`.

    `before`: the words before it that no mark parts from it, the nearest last; `lead`: also past a comma.
    `after`: the words after it, also past a comma; `joined`: whether no mark parts the first from it.
    `next_has_capital`: so has that word. `has_s`: it has 's. `is_first`: it begins its sentence.
    `is_given`: it is the given name of the person who has it. `is_shouted`: a word beside it is in capitals.
    """

    word: str
    written: str
    before: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    joined: bool = True
    next_has_capital: bool = False
    has_s: bool = False
    is_first: bool = False
    is_given: bool = False
    is_shouted: bool = False

    @property
    def is_shortened(self) -> bool:
        """Whether it is in capitals, and the words beside it are not."""
        return len(self.written) > 1 and self.written.isupper() and not self.is_shouted

    @property
    def is_called(self) -> bool:
        """Whether it is after "called", "Mr" or another word that only a name follows."""
        return self.last in CALLED

    @property
    def last(self) -> str:
        """The word before it; empty without one."""
        return self.before[-1] if self.before else ""

    @property
    def next(self) -> str:
        """The word after it; empty where a mark parts them."""
        return self.after[0] if self.after and self.joined else ""


def beside(
    words: Sequence[str], gap: Callable[[int], str], as_written: Callable[[int], str], at: int, given: str
) -> Place:
    """The word at an index of a text's folded words, with what is beside it.

    `gap`: what is between the word at an index and the next; `as_written`: the word at an index as written.
    `given`: the given name of the person who may have the word as a name.
    """
    start, before = at, 0
    while start and at - start < _NEAR and not _ENDS.search(gap(start - 1)):
        before += before == at - start and not gap(start - 1).strip(_JOINS)
        start -= 1
    end = at
    while end + 1 < len(words) and end - at <= _NEAR and not _BREAKS.search(gap(end)):
        end += 1
    has_s = at + 1 < len(words) and words[at + 1] == "s" and gap(at) == "'"
    first = at + (2 if has_s else 1)
    singular = words[at].removesuffix("s")
    word = singular if singular in WEEKDAYS else words[at]
    near = [as_written(one) for one in (at - 1, at + 1) if 0 <= one < len(words)]
    return Place(
        word=word,
        written=as_written(at),
        before=tuple(words[at - before : at]),
        lead=tuple(words[start:at]),
        after=tuple(words[first : end + 1]),
        joined=first >= len(words) or not gap(first - 1).strip(_JOINS),
        next_has_capital=first <= end and as_written(first)[:1].isupper(),
        has_s=has_s,
        is_first=start == at,
        is_given=word == given,
        is_shouted=any(len(one) > 1 and one.isupper() for one in near),
    )


def may_be_more(part: str) -> bool:
    """Whether a folded part of a name is also a weekday, a relative, an abbreviation or a town."""
    return part in WEEKDAYS or part in RELATIVES or part in ABBREVIATIONS or part in towns()


def reading_of(place: Place) -> Reading | None:
    """What a word that may be a name is; None where nothing here says so."""
    if place.is_called:
        return None
    if place.word in ABBREVIATIONS and place.is_shortened:
        return None if place.has_s or place.next in HUMAN else Reading.WORD
    if place.word in WEEKDAYS:
        return _as_a_day(place)
    if place.word in RELATIVES:
        return _as_a_relative(place)
    if place.written[:1].isupper() and place.word in towns():
        return _as_a_town(place)
    return _as_a_thing(place) if is_usual(place.word) else None


def in_a_body(place: Place) -> Reading | None:
    """A charity, a hospital or a saint's church is a question at most: "Prince's Trust", "St Mary's"."""
    if not place.written[:1].isupper():
        return None
    if place.word in KNOWN_CHARITIES and (place.has_s or place.word.endswith("s")):
        return Reading.DOUBTFUL
    with_saint = (place.last, place.word) if place.last in SAINTS else (place.word,)
    listed = {(*with_saint, *place.after[:1]), (place.word, *place.after[:2])} & CHARITIES
    is_body = place.next in BODIES and place.next_has_capital
    is_saint = place.last in SAINTS and (place.has_s or place.next_has_capital)
    follows_saint = (
        place.word in SAINTS
        and place.next_has_capital
        and place.after[1:2]
        and ((place.word, *place.after[:2]) in CHARITIES or place.after[1] in BODIES)
    )
    return Reading.DOUBTFUL if listed or is_body or is_saint or follows_saint else None


def _is_addressed(place: Place) -> bool:
    """Whether somebody is spoken to: "Thank you, Sunday", "Sunday, you did well"."""
    spoken = bool(place.lead) and not place.before and place.lead[-1] in ADDRESSED
    return spoken or (
        not place.joined and place.is_first and place.after[:1] != () and place.after[0] in TO_YOU
    )


def _is_of_a_person(place: Place) -> bool:
    """Whether what is beside a word is beside a person only."""
    if place.has_s and place.after and place.after[0] in FAMILY:
        return True
    if place.next in HUMAN or _is_addressed(place):
        return True
    is_spoken_to = place.last in ("to", "with") and place.before[-2:-1] != () and place.before[-2] in SPOKEN
    return is_spoken_to or place.last in WITH_A_PERSON


def _as_a_day(place: Place) -> Reading:
    """A weekday beside a date, a time of day or another weekday, or after "on" and "every", is the day."""
    if not place.written[:1].isupper() and is_common(place.word):
        return Reading.WORD
    if place.has_s:  # "Sunday's review" may be the child's
        return Reading.NAME if _is_of_a_person(place) else Reading.DOUBTFUL
    if _is_dated(place):
        return Reading.WORD
    does = place.next in HUMAN
    if place.last in ON:
        is_person = place.last == "on" and not EYE_ON.isdisjoint(place.before[-3:-1])
        return Reading.DOUBTFUL if is_person or (does and place.last in ("till", "until")) else Reading.WORD
    if place.last in FULL_DAYS or (
        place.last in _BETWEEN_DAYS and not FULL_DAYS.isdisjoint(place.before[-2:])
    ):
        return Reading.DOUBTFUL if does else Reading.WORD
    if _is_of_a_person(place):
        return Reading.NAME
    if place.last in BY and not FULL_DAYS.isdisjoint(place.before[-2:]):
        return Reading.WORD
    if place.last in ("a", "an", "the") and place.next in OF_A_DAY:
        return Reading.WORD
    return Reading.DOUBTFUL


def _is_dated(place: Place) -> bool:
    """Whether a date, a time or another weekday follows a weekday."""
    after = (*place.after[:3], "", "", "")
    if after[0] == "the":
        after = (*after[1:], "")
    if re.fullmatch(r"\d{1,2}(st|nd|rd|th|am|pm)", after[0]) or place.next in NEAR_A_DAY | FULL_DAYS:
        return True
    if after[0].isdigit():
        is_of_a_month = after[1] in DATES or (after[1] == "of" and after[2] in DATES)
        return is_of_a_month or bool(re.fullmatch(r"\d{1,4}(am|pm)?|am|pm", after[1]))
    if after[0] in DATES and after[1][:1].isdigit():
        return True
    return after[0] in _BETWEEN_DAYS and after[1] in FULL_DAYS


def _as_a_relative(place: Place) -> Reading | None:
    """What a relative is called is no name in small letters, and with a capital it may be either."""
    if not place.written[:1].isupper():
        return Reading.WORD
    return Reading.WORD if place.last in OWNERS else Reading.DOUBTFUL


def _as_a_town(place: Place) -> Reading | None:
    """A town where something is in it; a surname that is a town is otherwise a question.

    Somebody is near, at or from a person as well, so a given name is a town there only where one travels.
    """
    if _is_of_a_person(place):
        return Reading.NAME
    if place.last in DETERMINERS:
        is_family = place.next in OF_A_FAMILY
        return Reading.NAME if is_family else Reading.DOUBTFUL
    if place.has_s:
        return Reading.NAME if place.is_given else Reading.DOUBTFUL
    if place.is_first and is_usual(place.word):
        return None
    second = place.before[-2] if len(place.before) > 1 else ""
    if place.last == "in":
        return Reading.DOUBTFUL if second in IN_A_PERSON else Reading.WORD
    if place.next in OF_A_TOWN - {"and"} and (place.next_has_capital or not place.is_given):
        return Reading.WORD
    if place.last in OF_TOWNS:
        is_travel = second in TO_A_TOWN and place.last not in ("near", "at")
        is_town = is_travel or not (place.is_given or second in SPOKEN | OF_A_PERSON)
        return Reading.WORD if is_town else Reading.DOUBTFUL
    if not place.is_given:
        return Reading.DOUBTFUL
    return None if is_a_given_name(place.word) or not place.is_first else Reading.DOUBTFUL


def _as_a_thing(place: Place) -> Reading | None:
    """Of a thing "the" is said, as in "the Plan", and of a person only with the family: "the Will family"."""
    if not place.written[:1].isupper():
        return None
    if place.has_s and place.after and place.after[0] in FAMILY:
        return Reading.NAME
    is_thing = place.last in DETERMINERS and not place.has_s and place.next not in OF_A_FAMILY
    return Reading.DOUBTFUL if is_thing else None
