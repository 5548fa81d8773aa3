"""The entries of the settings' forms, from the settings' own models: kind, meaning, and text of a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from pipeline.app.entry_kinds import CHOICE, DAY, DAYS, LINES, NO, NUMBER, TEXT, YES, YES_NO, Entry, text_of
from pipeline.app.limit_fields import duty_of, limit_entries
from pipeline.app.roles_and_editions import days_as_written, known_roles
from pipeline.app.settings import Settings
from pipeline.app.settings_sections import SettingsSection
from pipeline.foundation.plugins import plugins_in
from pipeline.procedure.time_limits import shipped_limits

_ROLES, _WORKS_BY = "roles", "works_by"
_OF_A_LIMIT = (
    "A change here changes what is due and overdue in every case whose time begins on its first day or later."
)
_YEAR = re.compile(r" (19|20)\d\d\Z")
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


def about_of(section: str) -> tuple[str, str] | None:
    """The title of a section's form, and what it is about; None where there is no such form."""
    duty = duty_of(section)
    if duty is None:
        return SECTIONS.get(section)
    meaning = duty.meaning.rstrip(".")
    first = meaning[:1].lower() if meaning[1:2].islower() or meaning[1:2] == " " else meaning[:1]
    return f"Time limit: {first}{meaning[1:]}", _OF_A_LIMIT


def entries_of(section: str, data: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of a section's form, with what the data of the file has for them."""
    if (duty := duty_of(section)) is not None:
        yield from limit_entries(duty.name, data)
        return
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
        yield _entry(name, one, written)


def _entry(name: str, about: FieldInfo, written: Mapping[str, Any]) -> Entry:
    kind, choices = _kind_of(about.annotation)
    default = text_of(about.default)
    return Entry(
        name=name,
        label=name.replace("_", " ").capitalize(),
        meaning=about.description or "",
        kind=kind,
        text=text_of(written[name]) if name in written else default,
        default=default,
        choices=choices,
    )


def _kind_of(kind: Any) -> tuple[str, tuple[str, ...]]:
    """How a setting of a type is entered, and what it may be chosen from."""
    if kind is bool:
        return YES_NO, (YES, NO)
    if kind is int:
        return NUMBER, ()
    if get_origin(kind) is Literal:
        return CHOICE, tuple(map(str, get_args(kind)))
    if get_origin(kind) is tuple:
        return (DAYS if get_args(kind)[0] is date else LINES), ()
    return TEXT, ()


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
