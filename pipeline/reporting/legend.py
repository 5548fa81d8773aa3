"""The notes, the signs and the words for how a figure is shown, which every form of the report prints."""

from __future__ import annotations

from pipeline.reporting.published_counts import HIDDEN, NOTHING, Control

EXACT = "Exact"
AS_RANGE = "Range"
TOO_SMALL = "Too small to show, or it would give a smaller number away; the team's own edition has it"
TOO_FEW_FOR_A_SHARE = "Too few for answers and percentages; the team's own edition has them"
TOO_WIDE = "The range is too wide to be of use; the team's own edition has the number"

NOTES = (
    (
        "note 1",
        "A percentage is given as the least and the most that it can be: the same number twice where it "
        "is exact. A "
        "range is worked out from the counts in the same row alone. In the measure of further incidents "
        "the exact "
        "percentage allows for cases that were closed early (Kaplan-Meier).",
    ),
    (
        "note 2",
        "Wilson's 95% interval: how far a share of so few could be from what is usual, by chance alone. "
        "Only for "
        "exact shares.",
    ),
    (
        "note 4",
        "The time by which half are over, those still waiting counted for as long as they have waited "
        "(Kaplan-Meier, "
        "by R's convention: the middle of the two times where exactly half are over between them). The "
        "quartiles are "
        "of those that are over.",
    ),
    (
        "note 6",
        "What should have been recorded and is not counts as not done. How many these are is shown apart,"
        " and is a "
        "part of the No.",
    ),
    (
        "note 7",
        "Better or worse than the time before only where the difference is more than chance at 95% "
        "(Newcombe's "
        "interval).",
    ),
)


def signs_of(control: Control) -> list[str]:
    """What the signs in the cells mean, as lines for the cover and each sheet."""
    if control.is_open:
        return [f"{NOTHING}: not applicable, for example a percentage of nothing."]
    return [
        f"{HIDDEN}: not shown, so that no child can be told from a small number. Counts from 1 to "
        f"{control.threshold} are not shown, nor others from which these could be worked out, nor answers "
        "of fewer "
        f"than {control.fewest}. Where a range is safe it is shown: the least and the most.",
        f"{NOTHING}: not applicable, for example a percentage of nothing, or an interval of a range.",
        "[r]: revised. [p]: provisional.",
    ]
