"""The branches of the procedure that the sample covers, each with what is different in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random


@dataclass(frozen=True, kw_only=True)
class Branch:
    """What happens in a case; the defaults are the usual course.

    `days_ago`: the fewest and most days from the referral to the date of the sample. `hours`: from the
    referral to the strategy discussion. `section_47`: how an enquiry ends ("" for no enquiry, "open" for one
    that has not ended).
    """

    name: str
    days_ago: tuple[int, int] = (150, 1000)
    weekend_night: bool = False
    dates_only: bool = False
    hours: float = 0
    held: bool = True
    harmed: int = 1
    elsewhere: bool = False
    section_47: str = ""
    police: bool = False
    aim: str = "yes"
    lead: str = "CSC"
    model: str = "AIM3"
    declined: bool = False
    denial: bool = False
    weeks_to_report: int = 8
    looked_after: bool = False
    disability: tuple[str, ...] = ("NONE",)
    further: bool = False
    apart: bool = False
    safe: bool = False
    language: str = ""
    format: str = "standard"
    excluded: str = ""
    disagreements: int = 0
    review_put_off: bool = False
    review_overdue: bool = False
    blanks: bool = False
    sibling: bool = False
    closed: bool = False
    dbs: str = "not_referred"

    @property
    def goes_on(self) -> bool:
        """Whether a case of any age may take it: not one that stops where something has not been done yet."""
        return self.held and self.section_47 != "open" and not self.review_overdue


BRANCHES: tuple[Branch, ...] = (
    Branch(name="AIM agreed, reported and reviewed", days_ago=(330, 400)),
    Branch(name="AIM declined by the family", declined=True, section_47="child_in_need", dbs="not_met"),
    Branch(name="AIM not suitable, other work instead", aim="no", model="U12", dbs="not_considered"),
    Branch(name="Led by the Youth Offending Service", lead="YOS", police=True, days_ago=(200, 500)),
    Branch(name="Looked after", looked_after=True, days_ago=(250, 600), dbs="not_met"),
    Branch(name="Disability", disability=("LD", "AUT"), format="easy", days_ago=(170, 500)),
    Branch(name="Further incident", further=True, days_ago=(200, 450)),
    Branch(
        name="Section 47 to conference, with a plan", section_47="plan", days_ago=(260, 600), dbs="referred"
    ),
    Branch(name="Section 47 to child in need", section_47="child_in_need"),
    Branch(
        name="Police investigation open, behaviour denied",
        police=True,
        denial=True,
        section_47="child_in_need",
        days_ago=(160, 260),
        weeks_to_report=10,
    ),
    Branch(name="Parents apart, one address confidential", apart=True, disagreements=2, days_ago=(200, 600)),
    Branch(name="Interpreter", language="Polish", format="translated"),
    Branch(name="Late discussion and late report", hours=30.5, weeks_to_report=12, days_ago=(200, 700)),
    Branch(name="Nothing held yet, overdue", days_ago=(4, 9), held=False),
    Branch(name="Referred within the last day", days_ago=(0, 0), held=False),
    Branch(name="Closed", closed=True, days_ago=(700, 1050), dbs="not_met"),
    Branch(
        name="Two children harmed",
        harmed=2,
        section_47="child_in_need",
        police=True,
        safe=True,
        days_ago=(200, 600),
    ),
    Branch(name="Child harmed in another council's area", elsewhere=True),
    Branch(
        name="Referred in the night before a weekend",
        weekend_night=True,
        hours=19.5,
        police=True,
        days_ago=(200, 1000),
    ),
    Branch(name="Times not written down", dates_only=True),
    Branch(name="Every kind of blank", blanks=True, days_ago=(200, 500)),
    Branch(
        name="A parent excluded from part of a review", excluded="third", disagreements=1, days_ago=(250, 600)
    ),
    Branch(name="AIM decision deferred", aim="deferred", days_ago=(20, 45)),
    Branch(name="AIM report being written", days_ago=(45, 60)),
    Branch(
        name="Section 47, conference without a plan", section_47="no_plan", model="AIM2", days_ago=(200, 1000)
    ),
    Branch(name="Section 47 just begun", section_47="open", days_ago=(3, 6)),
    Branch(
        name="Large print, and a review put off", format="large", review_put_off=True, days_ago=(250, 600)
    ),
    Branch(
        name="Older model, review overdue",
        model="AIM2",
        review_overdue=True,
        days_ago=(300, 420),
        dbs="referred",
    ),
    Branch(
        name="Under twelve, with a brother or sister",
        model="U12",
        sibling=True,
        excluded="wishes",
        days_ago=(250, 700),
    ),
    Branch(
        name="No child harmed known by name",
        harmed=0,
        disagreements=1,
        language="Tigrinya",
        days_ago=(200, 800),
    ),
)


def later_branch(rng: Random, years: int) -> Branch:
    """A branch for a case that is not the first of its branch, at any time in the `years`.

    More are looked after, and more have no assessment, than there are branches for it.
    """
    among = [one for one in BRANCHES if one.goes_on]
    branch = rng.choice([*among, *(one for one in among if one.declined or one.aim == "no")])
    looked_after = branch.looked_after or (not branch.apart and not branch.blanks and rng.random() < 0.12)
    return replace(branch, days_ago=(0, years * 365), looked_after=looked_after)
