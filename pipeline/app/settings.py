"""The council's settings, inputs/settings.toml. Unknown keys are refused."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.app.settings_faults import plain_fault
from pipeline.formats.logo import NoLogo, picture_of
from pipeline.foundation.council import EarlyWork, House, Picture
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import InputError
from pipeline.foundation.plugins import plugins_in
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limits, shipped_limits

FILE_NAME = "settings.toml"
#: Names by which a settings file may be saved by mistake, because Windows hides the endings of names.
_MEANT = ("settings", "settings.txt", "settings.toml", "settings.toml.txt")
_LARGEST, _LONGEST, _DEEPEST, _MOST_FAULTS = 1_000_000, 500, 9, 5
_CORRECT = "Correct the file, and try again."
#: What XML, and so a document, cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Council(_Part):
    """Who the paperwork comes from."""

    name: str = Field(
        default="The council", description="The council's name, at the top of every document", min_length=1
    )
    service: str = Field(default="Children's social care", description="The service's name", min_length=1)
    contact: str = Field(default="Ask the service", description="Whom to ask about a document", min_length=1)
    logo: Path | None = Field(
        default=None,
        description="A PNG or JPEG picture beside this file, at the top of every document; empty for none",
    )
    logo_width: int = Field(
        default=45, description="How wide the logo is printed, in millimetres", ge=10, le=170
    )


class Documents(_Part):
    """What every document carries."""

    marking: str = Field(
        default="OFFICIAL-SENSITIVE", description="The protective marking on every page", min_length=1
    )


class Copies(_Part):
    """How the family's copies are made."""

    search_for_initials: bool = Field(
        default=False, description="Whether a child's initials, too, must not stand in a copy"
    )
    password_folder: str = Field(
        default="",
        description=(
            "Where the passwords of encrypted copies are kept; copies are encrypted where it is given"
        ),
    )


class Templates(_Part):
    """How the Word templates are checked."""

    names: tuple[str, ...] = Field(
        default=(),
        description="Names of services that may be in a template, though a word in them labels a child",
    )


class Workbooks(_Part):
    """How the officers' workbooks are read."""

    own_sheets: tuple[str, ...] = Field(
        default=(),
        description=(
            "Sheets that are the officers' own, though they look like one that is read; nothing is read "
            "from them"
        ),
    )


class VirtualTeam(_Part):
    """The virtual harmful sexual behaviour team (R05)."""

    contact: str = Field(
        default="the virtual harmful sexual behaviour team",
        description="Who is invited to every discussion (R05)",
        min_length=1,
    )


class PreventativeWork(_Part):
    """The preventative work for younger children that the area offers (R11)."""

    name: str = Field(
        default=EarlyWork.name,
        description="What the preventative work for younger children is called",
        min_length=1,
    )
    from_age: int = Field(default=EarlyWork.from_age, description="From what age it is offered", ge=0, le=17)
    to_age: int = Field(default=EarlyWork.to_age, description="To what age it is offered", ge=0, le=17)
    to_age_with_learning_difficulties: int = Field(
        default=EarlyWork.to_age_with_learning_difficulties,
        description="To what age, where a child has learning difficulties",
        ge=0,
        le=17,
    )

    @model_validator(mode="after")
    def _in_order(self) -> PreventativeWork:
        """Raises ValueError where it would be offered to nobody."""
        if min(self.to_age, self.to_age_with_learning_difficulties) < self.from_age:
            raise ValueError("it ends at an age below from_age")
        return self


class Calendar(_Part):
    """The days on which the council is closed, besides weekends and the bank holidays of England."""

    closure_days: tuple[date, ...] = Field(
        default=(), description="The council's own closure days: no working days"
    )
    extra_bank_holidays: tuple[date, ...] = Field(
        default=(), description="Bank holidays proclaimed since this program was made"
    )


class ReportSettings(_Part):
    """How the partnership's report is made safe to hand out, and how far back it looks."""

    method: Literal["hide", "round"] = Field(
        default="hide",
        description='How small numbers are kept safe: "hide" them, or "round" every number; never both',
    )
    threshold: int = Field(default=5, description="Counts from 1 to this are hidden", ge=1, le=50)
    smallest_denominator: int = Field(
        default=10, description="Percentages and medians of fewer are hidden", ge=2, le=100
    )
    rounding_base: int = Field(
        default=5, description="To what multiple counts are rounded, where the method is round", ge=3, le=50
    )
    trend_quarters: int = Field(default=12, description="How many quarters the trend goes back", ge=8, le=40)
    marking: str = Field(
        default="OFFICIAL", description="The protective marking of the partnership's edition", min_length=1
    )


class Settings(_Part):
    """All settings, with the defaults for what the file leaves out.

    `limits`: the council's own, by duty, which override those shipped.
    """

    council: Council = Council()
    documents: Documents = Documents()
    virtual_team: VirtualTeam = VirtualTeam()
    preventative_work: PreventativeWork = PreventativeWork()
    copies: Copies = Copies()
    templates: Templates = Templates()
    workbooks: Workbooks = Workbooks()
    calendar: Calendar = Calendar()
    report: ReportSettings = ReportSettings()
    limits: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def all_limits(self) -> Limits:
        """The time limits in force: those shipped, overridden by the council's own.

        Raises ValueError for an unknown duty or what is no limit.
        """
        known = [part.name for part in plugins_in("pipeline.procedure.duties")]
        for duty in self.limits:
            if duty not in known:
                raise ValueError(f"there is no duty \"{duty}\"; 'hsb list' names them all")
        return shipped_limits().changed_by(self.limits)

    def clock(self, now: date) -> Clock:
        """The clock by which due dates are calculated, at a day or at a moment of London's time."""
        return Clock(
            now,
            self.all_limits(),
            frozenset((*self.calendar.closure_days, *self.calendar.extra_bank_holidays)),
        )

    def house(self) -> House:
        """What every document shows of the council."""
        return House(
            council=self.council.name,
            service=self.council.service,
            contact=self.council.contact,
            marking=self.documents.marking,
            virtual_team=self.virtual_team.contact,
            logo=self._logo(),
            early_work=EarlyWork(**self.preventative_work.model_dump()),
            agencies=self._agencies(),
        )

    def findings(self) -> list[Finding]:
        """A warning where the logo is missing or cannot be printed: documents are made without it."""
        logo = self._logo_or_why()
        if not isinstance(logo, NoLogo) or self.council.logo is None:
            return []
        problem = f'"council.logo" names a file that {logo}. Documents are made without a logo.'
        remedy = f'Put a PNG or JPEG picture beside {FILE_NAME}, or leave "council.logo" empty.'
        return [
            Finding(
                workbook=FILE_NAME, problem=problem, remedy=remedy, rule="logo", severity=Severity.WARNING
            )
        ]

    def _logo(self) -> Picture | None:
        """The council's logo; None where none is named, or where it cannot be printed (see `findings`)."""
        logo = self._logo_or_why()
        return None if isinstance(logo, NoLogo) else logo

    def _logo_or_why(self) -> Picture | NoLogo | None:
        if self.council.logo is None:
            return None
        try:
            return picture_of(self.council.logo, self.council.logo_width, f"Logo of {self.council.name}")
        except NoLogo as why:
            return why

    def _agencies(self) -> dict[str, tuple[str, ...]]:
        """Who has to be invited, by duty, for the duties about invitations."""
        limits = self.all_limits()
        found = {part.name: limits.of(part.name).agencies for part in plugins_in("pipeline.procedure.duties")}
        return {duty: agencies for duty, agencies in found.items() if agencies}

    def rows(self) -> list[tuple[str, str, str]]:
        """Each setting as (name, value, meaning), for the workbook's Settings sheet."""
        found = [
            (f"{part}.{name}", _written(getattr(getattr(self, part), name)), field.description or "")
            for part, kind in _PARTS
            for name, field in kind.model_fields.items()
        ]
        limits = self.all_limits()
        for duty in sorted(
            plugins_in("pipeline.procedure.duties"), key=lambda one: (one.module.SOURCE, one.name)
        ):
            terms = limits.of(duty.name)
            value = (
                "; ".join(f"{limit or 'none'} from {shown(first)}" for first, limit in terms.limits)
                or "no time limit"
            )
            if not terms.switched_on:
                value = f"switched off ({value})"
            found.append((f"limits.{duty.name}", value, duty.meaning))
        return found


#: The settings on a workbook's Settings sheet: those about workbooks and cases, and so not `templates`.
_PARTS = (
    ("council", Council),
    ("documents", Documents),
    ("virtual_team", VirtualTeam),
    ("copies", Copies),
    ("workbooks", Workbooks),
    ("calendar", Calendar),
    ("report", ReportSettings),
    ("preventative_work", PreventativeWork),
)


def _written(value: object) -> str:
    if isinstance(value, Path):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(one if isinstance(one, str) else shown(one) for one in value)
    return str(value)


def settings_file(inputs: Path) -> Path | None:
    """The settings file for INPUTS: in that folder or next to that workbook, else in inputs/; or None."""
    next_to_it = (inputs if inputs.is_dir() else inputs.parent) / FILE_NAME
    return next((path for path in (next_to_it, Path("inputs") / FILE_NAME) if os.path.lexists(path)), None)


def settings_for(inputs: Path) -> Settings:
    """The settings in force for INPUTS; the defaults where there is no file.

    Raises InputError, naming the key of each faulty line, where the file cannot be read or understood: a
    setting that protects somebody is never passed over.
    """
    path = settings_file(inputs)
    if path is None:
        _none_by_another_name(inputs if inputs.is_dir() else inputs.parent)
        return Settings()
    data = _read(path)
    try:
        settings = Settings.model_validate(_with_place_of_logo(data, path.parent))
    except ValidationError as fault:
        faults = list(dict.fromkeys(map(plain_fault, fault.errors())))
        more = f"; and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
        raise InputError(f"{path.name}: {'; '.join(faults[:_MOST_FAULTS])}{more}.", _CORRECT) from None
    try:
        settings.all_limits()
    except ValueError as fault:
        raise InputError(f"{path.name}: {fault}.", _CORRECT) from None
    return settings


def _none_by_another_name(folder: Path) -> None:
    """Raises InputError where the folder has settings under a name by which they are not read."""
    try:
        names = sorted(
            one.name for one in folder.iterdir() if one.name.casefold() in _MEANT and one.is_file()
        )
    except OSError:
        return
    if names:
        raise InputError(
            f"{names[0]} is not read: the settings are read from {FILE_NAME} alone.",
            f"Rename it to {FILE_NAME}.",
        )


def _read(path: Path) -> dict[str, Any]:
    """The file's data. Raises InputError where it is no file, cannot be read, or holds no settings."""
    again = "Put back your last good copy, or see README.md for one to begin with."
    try:
        if not path.is_file():
            raise InputError(f"{path.name} is a folder, or leads nowhere.", again)
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path.name} is too large to be a file of settings.", again)
        data = path.read_bytes()
    except OSError:
        raise InputError(
            f"{path.name} cannot be read.", "See that it is there and that you may read it, and try again."
        ) from None
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(
            f"{path.name} is empty.", f"{again} Where the program's own settings are to hold, take it away."
        )
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        settings = tomllib.loads(data.decode("utf-16" if is_utf_16 else "utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(
            f"{path.name} is not saved as UTF-8 text.",
            'Save it again in an editor, with the encoding "UTF-8".',
        ) from None
    except (ValueError, RecursionError) as fault:
        where = f" ({fault})" if isinstance(fault, tomllib.TOMLDecodeError) else ""
        raise InputError(
            f"{path.name} cannot be understood{where}.", 'Write each line as name = "value".'
        ) from None
    if not _is_printable(settings):
        held = f"a control character, a text of more than {_LONGEST} letters, or brackets within brackets"
        raise InputError(f"{path.name} holds what no setting can be: {held}.", _CORRECT)
    return settings


def _is_printable(value: object, depth: int = 0) -> bool:
    """Whether every name and text in a value can be printed in a document."""
    if isinstance(value, (dict, list)):
        held = (*value, *value.values()) if isinstance(value, dict) else value
        return depth < _DEEPEST and all(_is_printable(one, depth + 1) for one in held)
    return not isinstance(value, str) or (len(value) <= _LONGEST and _CONTROL.search(value) is None)


def _with_place_of_logo(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The settings as written, with the full path of the logo, which is in the same folder."""
    council = data.get("council")
    logo = council.get("logo") if isinstance(council, dict) else None
    if not isinstance(council, dict) or not isinstance(logo, str):
        return data
    return {**data, "council": {**council, "logo": folder / logo.strip() if logo.strip() else None}}


def password_folder(settings: Settings, inputs: Path, out: Path) -> Path | None:
    """The folder for the passwords of encrypted copies, relative to the settings file; None where not set.

    Raises InputError where it cannot be found, or is inside the outputs folder: a password is never kept
    with the file that it opens.
    """
    if not settings.copies.password_folder:
        return None
    file = settings_file(inputs)
    try:
        folder = ((file.parent if file else Path()) / settings.copies.password_folder).resolve()
    except (OSError, RuntimeError):
        raise InputError(
            f'"copies.password_folder" in {FILE_NAME} leads nowhere.', "Name a folder that is there."
        ) from None
    if folder.is_relative_to(out.resolve()):
        remedy = "Name a folder that is kept apart from the copies."
        raise InputError(f'"copies.password_folder" in {FILE_NAME} lies in the outputs folder.', remedy)
    return folder
