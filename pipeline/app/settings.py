"""The council's settings, inputs/settings.toml. Unknown keys are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, ValidationError, field_validator

from pipeline.app.own_names import list_names, own_roles
from pipeline.app.roles_and_editions import (
    days_as_written,
    edition_findings,
    role_findings,
    roles_by_name,
    roles_in_documents,
)
from pipeline.app.settings_faults import plain_fault
from pipeline.app.settings_sections import (
    Calendar,
    Copies,
    Council,
    Documents,
    Family,
    HSBTeam,
    MentalHealth,
    PreventativeWork,
    RecognitionSettings,
    Referrals,
    ReportSettings,
    SettingsSection,
    Templates,
    Workbooks,
)
from pipeline.app.settings_toml import (
    CORRECT,
    FILE_NAME,
    read_toml,
    refuse_other_names,
    settings_file,
    with_names_of_today,
    with_place_of_logo,
    without_retired,
)
from pipeline.formats.logo import NoLogo, picture_of
from pipeline.foundation.council import EarlyWork, House, LastPage, Picture
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import InputError
from pipeline.foundation.plugins import plugins_in
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limits, shipped_limits

_MOST_FAULTS = 5


class Settings(SettingsSection):
    """All settings, with the defaults for what the file leaves out.

    `limits`: the council's own, by duty, which override those shipped. `roles`: the council's names for
    roles, by the name that the program has. `works_by`: the date of the edition of each law or guidance that
    the council works by.
    """

    council: Council = Council()
    documents: Documents = Documents()
    referrals: Referrals = Referrals()
    hsb_team: HSBTeam = HSBTeam()
    mental_health: MentalHealth = MentalHealth()
    recognition: RecognitionSettings = RecognitionSettings()
    preventative_work: PreventativeWork = PreventativeWork()
    family: Family = Family()
    copies: Copies = Copies()
    templates: Templates = Templates()
    workbooks: Workbooks = Workbooks()
    calendar: Calendar = Calendar()
    report: ReportSettings = ReportSettings()
    roles: dict[str, Annotated[str, Field(min_length=1)]] = Field(default_factory=dict)
    works_by: dict[str, date] = Field(default_factory=dict)
    limits: dict[str, dict[str, Any]] = Field(default_factory=dict)

    _days = field_validator("works_by", mode="before")(days_as_written)
    _retired: tuple[str, ...] = PrivateAttr(default=())

    def all_limits(self) -> Limits:
        """The time limits in force: those shipped, overridden by the council's own.

        Raises ValueError for an unknown duty or what is no limit.
        """
        known = [part.name for part in plugins_in("pipeline.procedure.duties")]
        for duty in self.limits:
            if duty not in known:
                raise ValueError(f"there is no duty \"{duty}\"; 'hsb list' lists them all")
        return shipped_limits().changed_by(self.limits).of_council(self.council.name)

    def clock(self, now: date) -> Clock:
        """The clock by which due dates are calculated, at a day or at a moment of London's time."""
        return Clock(
            now,
            self.all_limits(),
            frozenset((*self.calendar.closure_days, *self.calendar.extra_bank_holidays)),
            self.calendar.patience_days,
            roles_by_name(own_roles(self.roles, self.referrals)),
        )

    def list_names(self) -> dict[str, str]:
        """The council's own names for entries of the lists in a workbook, by the labels that those have."""
        return list_names(self.referrals, self.hsb_team)

    def house(self) -> House:
        """What every document shows of the council."""
        return House(
            council=self.council.name,
            service=self.council.service,
            contact=self.council.contact,
            marking=self.documents.marking,
            hsb_team=self.hsb_team.contact,
            mental_health=self.mental_health.name,
            logo=self._logo(),
            early_work=EarlyWork(**self.preventative_work.model_dump()),
            continuum=self.recognition.steps,
            roles=roles_in_documents(own_roles(self.roles, self.referrals)),
            agencies=self._agencies(),
            family_contact=self.family.contact or self.council.service,
            last_page=LastPage(**self.family.model_dump(include=set(LastPage.__dataclass_fields__))),
            young_person_from=self.family.young_person_from,
        )

    def findings(self) -> list[Finding]:
        """Warnings: what is no longer a setting, and a logo that cannot be printed and so is left out.

        Also a role that is none, and each limit of an older edition than the council works by.
        """
        return [
            *map(_no_longer, self._retired),
            *self._no_logo(),
            *role_findings(self.roles),
            *edition_findings(self.all_limits(), self.works_by),
        ]

    def _no_logo(self) -> list[Finding]:
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
        found += [
            (f"roles.{role}", name, "What this role is called here") for role, name in self.roles.items()
        ]
        edition = "The date of the edition that the council works by"
        found += [(f"works_by.{title}", shown(day), edition) for title, day in self.works_by.items()]
        limits = self.all_limits()
        for duty in sorted(
            plugins_in("pipeline.procedure.duties"), key=lambda one: (one.module.SOURCE, one.name)
        ):
            terms = limits.of(duty.name)
            value = terms.limits_in_words or "no time limit"
            if terms.has_limit and terms.edition.title:
                value = f"{value}; {terms.edition}"
            if not terms.switched_on:
                value = f"switched off ({value})"
            found.append((f"limits.{duty.name}", value, duty.meaning))
        return found


#: The settings on a workbook's Settings sheet: those about workbooks and cases, and so not `templates`.
_PARTS = [
    (name, kind)
    for name, field in Settings.model_fields.items()
    if name != "templates"
    and isinstance(kind := field.annotation, type)
    and issubclass(kind, SettingsSection)
]


def _no_longer(name: str) -> Finding:
    return Finding(
        workbook=FILE_NAME,
        problem=f'"{name}" is no longer a setting: reports show ranges for small numbers.',
        remedy=f"Delete the line from {FILE_NAME}.",
        rule="retired_setting",
        severity=Severity.WARNING,
    )


def _written(value: object) -> str:
    if isinstance(value, Path):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(one if isinstance(one, str) else shown(one) for one in value)
    return str(value)


def settings_for(inputs: Path) -> Settings:
    """The settings in force for INPUTS; the defaults where there is no file.

    Raises InputError, naming the key of each faulty line, where the file cannot be read or understood: a
    setting that protects somebody is never passed over.
    """
    path = settings_file(inputs)
    if path is None:
        refuse_other_names(inputs if inputs.is_dir() else inputs.parent)
        return Settings()
    data, retired = without_retired(with_names_of_today(read_toml(path)))
    try:
        settings = Settings.model_validate(with_place_of_logo(data, path.parent))
    except ValidationError as fault:
        faults = list(dict.fromkeys(map(plain_fault, fault.errors())))
        more = f"; and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
        raise InputError(f"{path.name}: {'; '.join(faults[:_MOST_FAULTS])}{more}.", CORRECT) from None
    settings._retired = retired
    try:
        settings.all_limits()
    except ValueError as fault:
        raise InputError(f"{path.name}: {fault}.", CORRECT) from None
    return settings


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
            f'"copies.password_folder" in {FILE_NAME} does not exist.', "Name an existing folder."
        ) from None
    if folder.is_relative_to(out.resolve()):
        remedy = "Name a folder that is separate from the copies."
        raise InputError(f'"copies.password_folder" in {FILE_NAME} is inside the outputs folder.', remedy)
    return folder
