"""The kinds of entries in a settings form: how a value is written there, and read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.app.settings_toml import is_printable
from pipeline.foundation.dates import shown

TEXT, NUMBER, YES_NO, CHOICE = "text", "number", "yes or no", "choice"
LINES, DAYS, DAY = "lines", "days", "day"
YES, NO = "yes", "no"
_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


class NoValue(ValueError):
    """A text that is no value of its entry: the sentence that says why. `name`: of another entry at fault."""

    def __init__(self, sentence: str, name: str = "") -> None:
        super().__init__(sentence)
        self.name = name


@dataclass(frozen=True)
class Entry:
    """One setting in a form.

    `text`: its value as a person writes it. `default`: that of a setting that is left out. `is_free`: it may
    be left out by leaving it empty.
    """

    name: str
    label: str
    meaning: str
    kind: str
    text: str
    default: str = ""
    choices: tuple[str, ...] = ()
    is_free: bool = False

    def with_text(self, text: str) -> Entry:
        """The entry with another text in it."""
        return replace(self, text=text)

    def value_of(self, text: str) -> Any:
        """The value that a text means. Raises NoValue where it means none of this kind."""
        if not is_printable(" ".join(text.split("\n")) if self.kind == TEXT else text.split("\n")):
            raise NoValue("Write no more than 500 letters, and no control characters.")
        if self.kind == NUMBER:
            if not re.fullmatch(r"-?[0-9]{1,9}", text):
                raise NoValue("Write a whole number, in figures.")
            return int(text)
        if self.kind in (YES_NO, CHOICE):
            if text not in (self.choices or (YES, NO)):
                raise NoValue("Choose one of these.")
            return text == YES if self.kind == YES_NO else text
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if self.kind == LINES:
            return lines
        if self.kind == DAYS:
            return [_day(line) for line in lines]
        return _day(text) if self.kind == DAY else " ".join(lines)


def _day(text: str) -> date:
    """A day as 29/12/2026 or 2026-12-29."""
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return datetime.strptime(text.encode("ascii").decode(), "%Y-%m-%d").date()
    except ValueError:
        raise NoValue("Write each date as day, month and year, such as 29/12/2026, one on a line.") from None


def text_of(value: Any) -> str:
    """A value as a person writes it in a form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, (list, tuple)):
        return "\n".join(map(text_of, value))
    if isinstance(value, date):
        return shown(value)
    return value.name if isinstance(value, Path) else str(value).strip()
