"""The notes and the explanations of signs that the report's files print."""

from __future__ import annotations

from pipeline.reporting.published_counts import HIDDEN, NOTHING, TOO_FEW, Control

NOTES = (
    (
        "note 1",
        "A percentage is shown only where enough were counted. Where it is not known exactly, the least "
        "and the most that it can be are given; where it is, both are the same.",
    ),
    (
        "note 2",
        "With small numbers a percentage goes up and down by chance. If nothing changes, the underlying "
        "percentage is in this interval 95 times in 100 (Wilson). None is given where the percentage is a "
        "range.",
    ),
    (
        "note 3",
        "Not recorded: it should have been recorded and is not. In a percentage it counts as No. Of a "
        "waiting time or an outcome it is in no percentage and is given here only.",
    ),
    (
        "note 4",
        "The first time by which half were over. Those still waiting count for as long as they have waited "
        "(Kaplan-Meier), because leaving them out would leave out the longest waits.",
    ),
    (
        "note 5",
        "Some were followed for less than a year, because the case was closed. This is what would be "
        "expected had all been followed for a year (Kaplan-Meier).",
    ),
    ("note 6", "In progress: not yet due, or not yet followed for long enough. It is in no percentage."),
)


def signs_of(control: Control) -> list[str]:
    """What the signs in the cells of an edition mean, as lines for the cover and each sheet."""
    nothing = f"{NOTHING}: does not apply, for example a percentage where there was nothing to count."
    if control.is_open:
        return [nothing]
    return [
        f"{HIDDEN}: not shown, so that nobody can work out who a child is. Numbers from 1 to "
        f"{control.threshold} are not shown, nor any number from which one of them could be worked out.",
        f"{TOO_FEW}: too few for a percentage or a waiting time, because fewer than {control.fewest} were "
        "counted.",
        nothing,
    ]
