"""Where the child has a disability, the HSB team discusses whether an AIM assessment is appropriate."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, has_disability, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R32"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Children with disabilities: “A case discussion should be had with a member of the … harmful "
    "sexual behaviour team”"
)
WHAT = "Case discussion with the HSB team"
SINCE = "Strategy discussion"
WHO = "Social worker"
DO = "Speak to the HSB team, and enter Yes."
NONE = "No disability is recorded."
DOCUMENT = "aim_advice"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for the case, from the first discussion about the child."""
    if not has_disability(case):
        return
    held = [one for one in about_the_child(case) if took_place(one)]
    if held:
        consulted = next((one for one in held if one.hsb_team_consulted is True), held[0])
        done = Cell(consulted, "hsb_team_consulted")
        yield Asked(key=case.id, since=Cell(held[0], "held_at"), done=done)
