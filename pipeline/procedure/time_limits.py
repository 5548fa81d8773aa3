"""The time limits: how long the procedure allows for each duty, from which date, and with what tolerance."""

from __future__ import annotations

import enum
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.foundation.dates import shown
from pipeline.model import codes

SHIPPED = Path(__file__).with_name("limits.toml")

_SPAN = re.compile(r"([0-9]{1,4}) (hour|working day|day|week|month)s?")
_YEAR_AT_THE_END = re.compile(r",? \d{4}$")
#: What a limit is from where it names no edition.
LOCAL_EDITION = "the local procedure, date not known"


class Unit(enum.Enum):
    """The unit of a limit. Hours include nights, weekends and changes of the clocks."""

    HOURS = "hour"
    DAYS = "day"
    WORKING_DAYS = "working day"
    WEEKS = "week"
    MONTHS = "month"


@dataclass(frozen=True)
class Span:
    """A length of time, such as "15 working days"."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """The span in words."""
        return (
            f"{self.number} {self.unit.value}{'' if self.number == 1 else 's'}"
            if self.number
            else "the same day"
        )


@dataclass(frozen=True)
class Limit:
    """How long a duty may take.

    `about`: a target date, which is never a breach. `tolerance`: added to it.
    """

    span: Span
    about: bool = False
    tolerance: Span | None = None

    def __str__(self) -> str:
        """The limit in words: "about 56 days, and 14 days more"."""
        tolerance = f", and {self.tolerance} more" if self.tolerance else ""
        return f"{'about ' if self.about else ''}{self.span}{tolerance}"

    @property
    def allowed(self) -> str:
        """The limit as it is read after "within": "about 56 days, or at most 14 days more"."""
        tolerance = f", or at most {self.tolerance} more" if self.tolerance else ""
        return f"{'about ' if self.about else ''}{self.span}{tolerance}"


@dataclass(frozen=True)
class Edition:
    """The edition of the law or guidance that a limit is from, and its date where that is known."""

    title: str = ""
    day: date | None = None

    def __str__(self) -> str:
        """The edition in words: "Working Together to Safeguard Children 2023, 15/12/2023"."""
        return (
            f"{self.title}, {shown(self.day)}" if self.day else self.title and f"{self.title}, date not known"
        )

    def is_of(self, instrument: str) -> bool:
        """Whether it is an edition of that instrument, named with any year after its title, or none."""
        return bool(self.title) and _without_year(self.title) == _without_year(instrument)


@dataclass(frozen=True)
class Terms:
    """The settings of one duty: whether it is in force, its limits by first day, and who does it.

    `agencies`: the codes of the agencies that must be invited, where the duty is about invitations.
    `council`: the council's own name.
    `edition`: what the limits are from; empty where it is the local procedure.
    """

    switched_on: bool = True
    limits: tuple[tuple[date, Limit | None], ...] = ()
    who: str = ""
    agencies: tuple[str, ...] = ()
    council: str = ""
    edition: Edition = Edition()

    @property
    def has_limit(self) -> bool:
        """Whether there is a limit at all, from whatever day."""
        return any(limit is not None for _, limit in self.limits)

    @property
    def limits_in_words(self) -> str:
        """Each limit with its first day; empty where there is none."""
        return "; ".join(f"{limit or 'none'} from {shown(first)}" for first, limit in self.limits)

    @property
    def limit_and_edition(self) -> str:
        """The limit with the edition that it is from: "10 working days (...)"; empty where there is none."""
        if not self.has_limit:
            return ""
        limits = str(self.limits[0][1]) if len(self.limits) == 1 else self.limits_in_words
        return f"{limits} ({str(self.edition) or LOCAL_EDITION})"

    def in_force(self, day: date) -> Limit | None:
        """The limit for something that began on `day`; None where there is none."""
        return next((limit for first, limit in reversed(self.limits) if first <= day), None)

    def changed_by(self, other: Terms, *, switch: bool) -> Terms:
        """These terms with the council's own over them; a limit from the same day is replaced."""
        limits = dict(self.limits) | dict(other.limits)
        on = other.switched_on if switch else self.switched_on
        ordered = tuple(sorted(limits.items(), key=lambda one: one[0]))
        edition = Edition(other.edition.title or self.edition.title, other.edition.day or self.edition.day)
        return Terms(
            on, ordered, other.who or self.who, other.agencies or self.agencies, self.council, edition
        )


@dataclass(frozen=True)
class Limits:
    """The terms of every duty, by its name. A duty that has none has no time limit."""

    terms: Mapping[str, Terms] = field(default_factory=dict)

    def of(self, duty: str) -> Terms:
        """The terms of one duty."""
        return self.terms.get(duty, _PLAIN)

    def changed_by(self, written: Mapping[str, Mapping[str, Any]]) -> Limits:
        """These limits with a council's settings over them.

        Raises ValueError, with a sentence, for a bad limit.
        """
        terms = dict(self.terms)
        for duty, settings in written.items():
            own = _terms(duty, settings)
            terms[duty] = self.of(duty).changed_by(own, switch="switched_on" in settings)
        return Limits(terms)

    def of_council(self, name: str) -> Limits:
        """These limits, whose terms carry the council's own name."""
        return Limits({duty: replace(terms, council=name) for duty, terms in self.terms.items()})


def _without_year(title: str) -> str:
    return _YEAR_AT_THE_END.sub("", " ".join(title.split())).casefold()


_PLAIN = Terms()


@cache
def shipped_limits() -> Limits:
    """The limits in limits.toml: those of the procedure and the statutory ones, each with its source."""
    return Limits().changed_by(tomllib.loads(SHIPPED.read_text(encoding="utf-8")))


def _terms(duty: str, settings: Mapping[str, Any]) -> Terms:
    """The terms in the settings of one duty. Raises ValueError, with a sentence, for what cannot be read."""
    if not isinstance(settings, Mapping):
        raise ValueError(  # noqa: TRY004 - what a settings file holds is a value, whatever its type
            f'"limits.{duty}" is not a heading: write [limits.{duty}] on a line of its own'
        )
    limits: dict[date, Limit | None] = {}
    switched_on, who = True, ""
    agencies: tuple[str, ...] = ()
    title, day = "", None
    for key, value in settings.items():
        if key == "switched_on" and isinstance(value, bool):
            switched_on = value
        elif key == "who" and isinstance(value, str) and value.strip():
            who = value.strip()
        elif key == "agencies" and isinstance(value, list):
            agencies = tuple(_agency(duty, one) for one in value)
        elif key == "edition" and isinstance(value, str) and value.strip():
            title = " ".join(value.split())
        elif key == "edition_date" and type(value) is date:
            day = value
        else:
            limits[_day(duty, key)] = _limit(f"limits.{duty}.{key}", value)
    ordered = tuple(sorted(limits.items(), key=lambda one: one[0]))
    return Terms(switched_on, ordered, who, agencies, edition=Edition(title, day))


def _agency(duty: str, written: object) -> str:
    found = codes.AGENCY.find(written) if isinstance(written, str) else None
    if found is None:
        known = ", ".join(code.label for code in codes.AGENCY.codes)
        raise ValueError(
            f'"limits.{duty}.agencies" names {written!r}, which is no agency. There are: {known}'
        )
    return found


def _day(duty: str, key: str) -> date:
    try:
        return date.fromisoformat(key)
    except ValueError:
        raise ValueError(
            f'"limits.{duty}.{key}" is neither a first day such as 2027-04-01, nor switched_on = true or '
            'false, nor who = "...", nor agencies = [...], nor edition = "...", nor edition_date = 2027-04-01'
        ) from None


def _limit(where: str, value: object) -> Limit | None:
    if value == "none":
        return None
    if isinstance(value, str):
        span = _span(where, value.removeprefix("about "))
        if span == Span(0, Unit.HOURS):
            raise ValueError(f'"{where}" is 0 hours: write "the same day" where a duty ends with its day')
        return Limit(span, about=value.startswith("about "))
    if not isinstance(value, Mapping) or not {"limit"} <= set(value) <= {"limit", "tolerance"}:
        raise ValueError(
            f'"{where}" is not a limit: write, for example, "10 working days", or '
            f'{{ limit = "...", tolerance = "..." }}'
        )
    limit = _limit(where, value["limit"])
    if limit is None or "tolerance" not in value:
        return limit
    tolerance = _span(where, value["tolerance"])
    if (tolerance.unit is Unit.HOURS) is not (limit.span.unit is Unit.HOURS):
        raise ValueError(
            f'"{where}" counts its limit in hours and its tolerance in days, or the other way round'
        )
    return replace(limit, tolerance=tolerance if tolerance.number else None)


def _span(where: str, written: object) -> Span:
    if written == "the same day":
        return Span(0, Unit.DAYS)
    found = _SPAN.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError(
            f'"{where}" is not a limit: write, for example, "24 hours", "10 working days", "about 56 '
            'days", "6 weeks", "3 months", "the same day" or "none"'
        )
    return Span(int(found[1]), Unit(found[2]))
