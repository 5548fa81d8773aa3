"""The headings that the procedure asks its paperwork to answer, in the guidance's order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Headings:
    """The headings of one kind of paperwork, numbered from 1.

    The first `mandatory` of them must be answered.
    """

    name: str
    titles: tuple[str, ...]
    mandatory: int

    def title(self, number: int) -> str:
        """The title of heading `number`, from 1."""
        return self.titles[number - 1]


#: R08 names the first three; R06 and R07 ask for the two that follow.
STRATEGY = Headings(
    "strategy discussion",
    (
        "Immediate action needed to safeguard the child",
        "Criminal aspects, and their effect on the work",
        "Who the information is shared with, and who shares it",
        "Information shared at the discussion",
        "Temporary risk management strategy",
    ),
    3,
)

#: R18, catalogue 2.2. Heading 13 is the DBS question considered, never whether a name is on a list.
PLAN = Headings(
    "multi-disciplinary plan",
    (
        "Child protection concerns for the child or young person",
        "The safety of children who may be at risk",
        "Managing risk at home, in school and in the wider community",
        "Immediate living arrangements",
        "School attendance and related education issues",
        "Individual health needs, including emotional health needs",
        "Support for the child and family: social, emotional and behavioural development",
        "The needs of the child or young person",
        "Support for the children harmed and their families",
        "Intervention and treatment",
        "Roles, tasks and expectations of each professional and agency",
        "Any need for further assessment",
        "Disclosure and Barring Service (DBS) question",
        "Timing and frequency of review meetings",
    ),
    14,
)

#: R23, catalogue 2.3.
AIM_REPORT = Headings(
    "AIM report",
    (
        "Context of the behaviours",
        "The child's development, family and social circumstances",
        "Need for services",
        "Risk to self and others",
        "Level of supervision required",
        "Child protection: risk to the child and to other children",
        "The child's motivation and capacity to engage",
        "Parents' and carers' capacity to manage and support",
        "Conclusions and initial level of intervention",
        "Timescales for review",
    ),
    10,
)

#: R30 names the first three; R28 asks for the fourth.
REVIEW = Headings(
    "review", ("Risk", "Safety plan", "Carers' ability to protect", "Progress of the intervention plan"), 3
)

#: R20: what an AIM planning meeting records.
AIM_PLANNING = Headings(
    "AIM planning meeting",
    (
        "How the assessment will be carried out",
        "Who will interview whom",
        "The current risk management plan, and whether to change it",
    ),
    3,
)

#: The plan's heading on the DBS question.
DBS_HEADING = 13

ALL = (STRATEGY, PLAN, AIM_REPORT, REVIEW, AIM_PLANNING)
