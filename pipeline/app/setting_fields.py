"""The entries of the settings' forms, from the settings' own models: kind, meaning, and text of a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from pipeline.app.roles_and_editions import days_as_written, known_roles
from pipeline.app.settings import Settings
from pipeline.app.settings_sections import SettingsSection
from pipeline.app.settings_toml import is_printable
from pipeline.foundation.dates import shown
from pipeline.foundation.plugins import plugins_in
from pipeline.procedure.time_limits import shipped_limits

TEXT, NUMBER, YES_NO, CHOICE = "text", "number", "yes or no", "choice"
LINES, DAYS, DAY, NOT_HERE = "lines", "days", "day", "not here"
#: A setting that names a folder anywhere: no page leads there, so it is changed in the file.
_IN_THE_FILE = {("copies", "password_folder")}
_YES, _NO = "yes", "no"
_ROLES, _WORKS_BY = "roles", "works_by"
_YEAR = re.compile(r" (19|20)\d\d\Z")
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
#: The headings of the forms whose names alone say too little, or something else.
_TITLES = {
    "hsb_team": "HSB team",
    "referrals": "Referral team",
    "mental_health": "Mental health service",
    "preventative_work": "Preventative work",
    "report": "Partnership report",
    _ROLES: "What roles are called",
    _WORKS_BY: "Editions that the council works by",
}


class NoValue(ValueError):
    """A text that is no value of its entry: the sentence that says why."""


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
            if text not in (self.choices or (_YES, _NO)):
                raise NoValue("Choose one of these.")
            return text == _YES if self.kind == YES_NO else text
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
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise NoValue("Write each date as day, month and year, such as 29/12/2026, one on a line.") from None


def is_one_file(name: str) -> bool:
    """Whether a name is that of a file and leads nowhere else."""
    return not set(name) & set("/\\:\0") and name not in (".", "..")


def _sections() -> Iterator[tuple[str, tuple[str, str]]]:
    for name, one in Settings.model_fields.items():
        kind = one.annotation
        if isinstance(kind, type) and issubclass(kind, SettingsSection):
            title = _TITLES.get(name, name.replace("_", " ").capitalize())
            yield name, (title, (kind.__doc__ or "").strip())
    roles = "What each role is called here, in lists and documents. Leave empty what has the program's name."
    yield _ROLES, (_TITLES[_ROLES], roles)
    editions = (
        "The date of the edition of each law or guidance that the council works by. A time limit from an "
        "older edition is then a finding. Write a date as 29/12/2026; leave empty what is not known."
    )
    yield _WORKS_BY, (_TITLES[_WORKS_BY], editions)


#: The title of each section's form, and what the section is about.
SECTIONS: dict[str, tuple[str, str]] = dict(_sections())


def entries_of(section: str, data: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of a section's form, with what the data of the file has for them."""
    written = data.get(section)
    written = written if isinstance(written, dict) else {}
    if section == _ROLES:
        for role in _with_written(known_roles(), written):
            yield Entry(role, role, "", TEXT, str(written.get(role, "")), is_free=True)
        return
    if section == _WORKS_BY:
        days = days_as_written(written)
        assert isinstance(days, dict)
        for title in _with_written(_instruments(), days):
            yield Entry(title, title, "", DAY, text_of(days.get(title, "")), is_free=True)
        return
    kind = Settings.model_fields[section].annotation
    assert isinstance(kind, type)
    assert issubclass(kind, SettingsSection)
    for name, one in kind.model_fields.items():
        yield _entry(section, name, one, written)


def _entry(section: str, name: str, about: FieldInfo, written: Mapping[str, Any]) -> Entry:
    kind, choices = _kind_of(about.annotation)
    default = text_of(about.default)
    return Entry(
        name=name,
        label=name.replace("_", " ").capitalize(),
        meaning=about.description or "",
        kind=NOT_HERE if (section, name) in _IN_THE_FILE else kind,
        text=text_of(written[name]) if name in written else default,
        default=default,
        choices=choices,
    )


def _kind_of(kind: Any) -> tuple[str, tuple[str, ...]]:
    """How a setting of a type is entered, and what it may be chosen from."""
    if kind is bool:
        return YES_NO, (_YES, _NO)
    if kind is int:
        return NUMBER, ()
    if get_origin(kind) is Literal:
        return CHOICE, tuple(map(str, get_args(kind)))
    if get_origin(kind) is tuple:
        return (DAYS if get_args(kind)[0] is date else LINES), ()
    return TEXT, ()


def text_of(value: Any) -> str:
    """A value as a person writes it in a form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, (list, tuple)):
        return "\n".join(map(text_of, value))
    if isinstance(value, date):
        return shown(value)
    return value.name if isinstance(value, Path) else str(value).strip()


def _with_written(known: Iterable[str], written: Iterable[str]) -> list[str]:
    """The names that the program knows and those in the file, one that is written otherwise only once."""
    own = list(written)
    same = {name.casefold() for name in own}
    return sorted([*own, *(name for name in known if name.casefold() not in same)], key=str.casefold)


def _instruments() -> list[str]:
    """The laws and guidance that a time limit is from, by title, without the year of an edition."""
    limits = shipped_limits()
    found = {limits.of(part.name).edition.title for part in plugins_in("pipeline.procedure.duties")}
    return sorted({_YEAR.sub("", title) for title in found} - {""})
