"""The sections of the settings file, each with its defaults and what its settings mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pipeline.foundation.council import EarlyWork
from pipeline.model import codes
from pipeline.model.continuum import steps_of


class SettingsSection(BaseModel):
    """A section: unknown keys are refused, and its values cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Council(SettingsSection):
    """Who the paperwork comes from."""

    name: str = Field(
        default="The council", description="The council's name, at the top of every document", min_length=1
    )
    service: str = Field(default="Children's social care", description="The service's name", min_length=1)
    contact: str = Field(default="Ask the service", description="Who to ask about a document", min_length=1)
    logo: Path | None = Field(
        default=None,
        description="A PNG or JPEG picture beside this file, at the top of every document; empty for none",
    )
    logo_width: int = Field(
        default=45, description="The printed width of the logo, in millimetres", ge=10, le=170
    )


class Documents(SettingsSection):
    """What every document carries."""

    marking: str = Field(
        default="OFFICIAL-SENSITIVE", description="The protective marking on every page", min_length=1
    )


class Family(SettingsSection):
    """What the copies and letters of a family say of the council (F12)."""

    contact: str = Field(
        default="",
        description=(
            "Who a family can ask, under a name that does not mention the procedure, because a child may "
            "carry the letter; empty for the service's name"
        ),
    )
    young_person_from: int = Field(
        default=12,
        description="The age from which a child's copies are written for a young person",
        ge=0,
        le=18,
    )
    by_day: str = Field(default="", description="On the last page: who to ring now")
    at_night: str = Field(
        default="", description=("Who to ring at night; safety plans also print it on page one")
    )
    advocate: str = Field(default="", description="On the last page: who speaks up for a child or parent")
    disagree: str = Field(default="", description="On the last page: what to do if somebody does not agree")
    complain: str = Field(default="", description="On the last page: how to complain")
    young_people: str = Field(default="", description="On the last page: a line for young people")


class Copies(SettingsSection):
    """How the family's copies are made."""

    search_for_initials: bool = Field(
        default=False, description="Whether a copy must also not contain a child's initials"
    )
    password_folder: str = Field(
        default="",
        description=("Where the passwords of encrypted copies are kept; copies are encrypted if this is set"),
    )


class Templates(SettingsSection):
    """How the Word templates are checked."""

    names: tuple[str, ...] = Field(
        default=(),
        description="Names of services that a template may use, although a word in them labels a child",
    )


class Workbooks(SettingsSection):
    """How the officers' workbooks are read."""

    own_sheets: tuple[str, ...] = Field(
        default=(),
        description=(
            "The officers' own sheets that look like one of the program's; nothing is read from them"
        ),
    )


class Referrals(SettingsSection):
    """The teams that receive referrals, as the column "Received by" and the due list name them."""

    team: str = Field(
        default=codes.RECEIVED_BY["DUTY"].label,
        description="The team that receives referrals of children without a social worker",
        min_length=1,
    )
    allocated_team: str = Field(
        default=codes.RECEIVED_BY["TEAM"].label,
        description="The team that receives referrals of children who have a social worker",
        min_length=1,
    )


class MentalHealth(SettingsSection):
    """The mental health service for children (R13)."""

    name: str = Field(
        default="CAMHS",
        description="What documents call the mental health service for children",
        min_length=1,
    )


class HSBTeam(SettingsSection):
    """The team that advises on harmful sexual behaviour (R05)."""

    name: str = Field(
        default=codes.AGENCY["HSBTeam"].label,
        description="What the team is called in lists of agencies and in documents",
        min_length=1,
    )
    contact: str = Field(
        default="the harmful sexual behaviour team",
        description="Who is invited to every discussion (R05)",
        min_length=1,
    )


class RecognitionSettings(SettingsSection):
    """How the behaviour is judged."""

    continuum: Literal["guidance", "hackett"] = Field(
        default="guidance",
        description=(
            "The continuum that judgements are on: guidance (healthy, problematic, harmful) or hackett "
            "(normal, inappropriate, problematic, abusive, violent)"
        ),
    )

    @field_validator("continuum", mode="before")
    @classmethod
    def _in_small_letters(cls, written: object) -> object:
        return written.strip().lower() if isinstance(written, str) else written

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of that continuum in order, as they are printed."""
        return steps_of(self.continuum)


class PreventativeWork(SettingsSection):
    """The preventative work for younger children that the area offers (R11)."""

    name: str = Field(
        default=EarlyWork.name,
        description="What the preventative work for younger children is called",
        min_length=1,
    )
    from_age: int = Field(
        default=EarlyWork.from_age, description=("The age from which it is offered"), ge=0, le=17
    )
    to_age: int = Field(
        default=EarlyWork.to_age, description=("The age up to which it is offered"), ge=0, le=17
    )
    to_age_with_learning_difficulties: int = Field(
        default=EarlyWork.to_age_with_learning_difficulties,
        description="The age up to which it is offered to a child with learning difficulties",
        ge=0,
        le=17,
    )

    @model_validator(mode="after")
    def _in_order(self) -> PreventativeWork:
        """Raises ValueError where it would be offered to nobody."""
        if min(self.to_age, self.to_age_with_learning_difficulties) < self.from_age:
            raise ValueError("it ends at an age below from_age")
        return self


class Calendar(SettingsSection):
    """The days on which the council is closed, besides weekends and the bank holidays of England."""

    closure_days: tuple[date, ...] = Field(
        default=(), description="The council's own closure days, which are not working days"
    )
    extra_bank_holidays: tuple[date, ...] = Field(
        default=(), description="Bank holidays proclaimed since this program was made"
    )
    patience_days: int = Field(
        default=14,
        description="After how many days something without a time limit becomes a finding if it is not done",
        ge=0,
        le=366,
    )


class ReportSettings(SettingsSection):
    """How the partnership's report is made safe to hand out, and how far back it looks."""

    threshold: int = Field(default=5, description="Counts from 1 to this number are hidden", ge=1, le=50)
    smallest_denominator: int = Field(
        default=10, description="Answers, percentages and medians of fewer than this are hidden", ge=2, le=100
    )
    trend_quarters: int = Field(default=12, description="How many quarters the trend covers", ge=8, le=40)
    revise_year_after: int = Field(
        default=0,
        description="After how many months a year's figures are openly revised, once; 0 for never",
        ge=0,
        le=36,
    )
    marking: str = Field(
        default="OFFICIAL", description="The protective marking of the partnership's edition", min_length=1
    )
