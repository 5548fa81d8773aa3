"""The notes and the explanations of signs that both reports print."""

from __future__ import annotations

from pipeline.reporting.published_counts import HIDDEN, NOTHING, TOO_FEW
from pipeline.reporting.shares import WIDEST

NOTES = (
    (
        "note 1",
        "A percentage is given with all its parts, and only where enough were counted. Where counts are "
        "rounded, the least "
        "and the most that it can be are given, worked out from the rounded counts alone.",
    ),
    ("note 2", "In progress: not yet due, or not yet followed for long enough. It is in no percentage."),
    (
        "note 3",
        "Not recorded: it should have been recorded and is not. In a percentage it counts as No, as what was "
        "not done; of times and answers it is only shown here.",
    ),
    (
        "note 4",
        "The time by which half are over, those still waiting counted for as long as they have waited "
        "(Kaplan-Meier). A "
        "median of those over alone leaves out the ones that have waited longest.",
    ),
    (
        "note 5",
        "From the figures that are shown. Limits are those of natural variation (XmR), from 12 points; "
        "they are on trial "
        "until there are 20. With fewer points the middle is the median.",
    ),
)


def signs_of(method: str, threshold: int, fewest: int, base: int, within: int = 0) -> list[str]:
    """What the signs in the cells mean, as lines for the cover and each sheet.

    `within`: the greatest difference between a rounded count and the true one.
    """
    signs = [f"{NOTHING}: not applicable, for example a percentage of nothing."]
    if method == "hide":
        signs.insert(
            0,
            f"{HIDDEN}: hidden, so that no child can be told from a small number. Counts from 1 to "
            f"{threshold} are "
            f"hidden, and others from which these could be worked out; so are percentages and medians "
            f"of fewer than {fewest}.",
        )
    elif method == "round":
        signs.insert(
            0,
            f"Every count is rounded to a multiple of {base}, so that no child can be told from a small "
            "number. It may "
            f"be up to {within} more or less than the true one, and 0 is not always none. Parts add up to "
            "their "
            f"total. A percentage is given as the least and the most that it can be.",
        )
        signs.append(
            f"{TOO_FEW}: too few for a percentage or a median, or, of a percentage, left open over more than "
            f"{WIDEST} points."
        )
    return signs
