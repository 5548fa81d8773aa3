"""The council's details on every document: names, protective marking, logo and the early work it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Picture:
    """An image to print: a PNG or JPEG file, its width in millimetres, and its alternative text."""

    content: bytes
    width: float
    description: str


@dataclass(frozen=True)
class EarlyWork:
    """The preventative programme for younger children instead of an AIM assessment, and its ages (R11)."""

    name: str = "the preventative programme"
    from_age: int = 7
    to_age: int = 11
    to_age_with_learning_difficulties: int = 13


@dataclass(frozen=True)
class Roles:
    """The roles that documents print, in signatures and details, by the council's names."""

    social_worker: str = "Social worker"
    team_manager: str = "Team manager"
    lead_assessor: str = "Lead assessor"
    second_assessor: str = "Second assessor"
    chair_of_the_meeting: str = "Chair of the meeting"
    chair_of_the_review: str = "Chair of the review"
    reviewing_officer: str = "Independent Reviewing Officer"
    hsb_team: str = "HSB team"


@dataclass(frozen=True)
class LastPage:
    """What the council says on the last page of every family copy; what is empty is left out."""

    by_day: str = ""
    at_night: str = ""
    advocate: str = ""
    disagree: str = ""
    complain: str = ""
    young_people: str = ""


@dataclass(frozen=True, kw_only=True)
class House:
    """The council's details on every document, from its settings.

    `family_contact`: whom a family asks, under a name that says nothing of the procedure.
    `young_person_from`: from what age the child's copies speak as to a young person.
    `continuum`: the steps of the continuum that it works with, in order.
    `mental_health`: what the mental health service for children is called.
    `agencies`: by duty, the agencies to invite where the council's settings differ from those shipped.
    """

    council: str
    service: str
    contact: str
    marking: str
    hsb_team: str
    logo: Picture | None = None
    early_work: EarlyWork = EarlyWork()
    continuum: tuple[str, ...] = ("Healthy", "Problematic", "Harmful")
    roles: Roles = Roles()
    agencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    family_contact: str = ""
    last_page: LastPage = LastPage()
    young_person_from: int = 12
    mental_health: str = "CAMHS"

    @property
    def words(self) -> str:
        """Everything that documents print of the council in every case."""
        own = (
            self.council,
            self.service,
            self.contact,
            self.hsb_team,
            self.family_contact,
            self.mental_health,
        )
        return " ".join((*own, *vars(self.last_page).values()))
