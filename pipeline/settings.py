"""The council's own words: inputs/settings.toml. Unknown keys are refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.documents import House
from pipeline.errors import InputError

FILE_NAME = "settings.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Council(_Part):
    """Who the paperwork comes from."""

    name: str = Field(default="The council", description="The council's name, at the top of every document", min_length=1)
    service: str = Field(default="Children's social care", description="The service's name", min_length=1)
    contact: str = Field(default="Ask the service", description="Whom to ask about a document", min_length=1)


class Documents(_Part):
    """What every document carries."""

    marking: str = Field(default="OFFICIAL-SENSITIVE", description="The protective marking on every page", min_length=1)


class Copies(_Part):
    """How the family's copies are made."""

    search_for_initials: bool = Field(default=False, description="Whether a child's initials, too, must not stand in a copy")
    password_folder: str = Field(
        default="", description="Where the passwords of encrypted copies are kept; copies are encrypted where it is given"
    )


class VirtualTeam(_Part):
    """The virtual harmful sexual behaviour team (R05)."""

    contact: str = Field(
        default="the virtual harmful sexual behaviour team", description="Who is invited to every discussion (R05)", min_length=1
    )


class Settings(_Part):
    """All settings, with what holds where the file says nothing."""

    council: Council = Council()
    documents: Documents = Documents()
    virtual_team: VirtualTeam = VirtualTeam()
    copies: Copies = Copies()

    def house(self) -> House:
        """What every document carries of the council."""
        return House(
            council=self.council.name, service=self.council.service, contact=self.council.contact,
            marking=self.documents.marking, virtual_team=self.virtual_team.contact,
        )  # fmt: skip

    def rows(self) -> list[tuple[str, str, str]]:
        """Each setting as (name, value, meaning), for the workbook's Settings sheet."""
        return [
            (f"{part}.{name}", str(getattr(getattr(self, part), name)), field.description or "")
            for part, kind in (("council", Council), ("documents", Documents), ("virtual_team", VirtualTeam), ("copies", Copies))
            for name, field in kind.model_fields.items()
        ]


def settings_file(inputs: Path) -> Path | None:
    """The file that holds for INPUTS: the one in that folder or beside that workbook, else the one in inputs/; None if neither."""
    beside = (inputs if inputs.is_dir() else inputs.parent) / FILE_NAME
    return next((path for path in (beside, Path("inputs") / FILE_NAME) if path.exists()), None)


def settings_for(inputs: Path) -> Settings:
    """The settings in force for INPUTS; the defaults where there is no file.

    Raises InputError, naming each line's key, where the file cannot be understood.
    """
    path = settings_file(inputs)
    if path is None:
        return Settings()
    try:
        with path.open("rb") as file:
            return Settings.model_validate(tomllib.load(file))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        where = f" ({fault})" if isinstance(fault, tomllib.TOMLDecodeError) else ""
        raise InputError(f"{path.name} cannot be understood{where}.", 'Write each line as name = "value".') from None
    except ValidationError as fault:
        raise InputError(f"{path.name}: {'; '.join(map(_plain, fault.errors()))}.", "Correct the file, and try again.") from None


def password_folder(settings: Settings, inputs: Path, out: Path) -> Path | None:
    """Where the passwords of encrypted copies are kept, beside the settings file unless it says otherwise; None where none is.

    Raises InputError where that is inside the folder of the outputs: a password never lies with what it opens.
    """
    if not settings.copies.password_folder:
        return None
    file = settings_file(inputs)
    folder = ((file.parent if file else Path()) / settings.copies.password_folder).resolve()
    if folder.is_relative_to(out.resolve()):
        remedy = "Name a folder that is kept apart from the copies."
        raise InputError(f'"copies.password_folder" in {FILE_NAME} lies in the outputs folder.', remedy)
    return folder


def _plain(error: object) -> str:
    assert isinstance(error, dict)
    key = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        return f'there is no setting "{key}"'
    if error["type"].startswith("bool"):
        return f'"{key}" is neither true nor false'
    if error["type"] == "string_too_short":
        return f'"{key}" is empty'
    return f'"{key}" is not a text in quotation marks'
