"""The publication plan: over how long a time each measure is published, so that it can mostly be shown.

A measure that counts forty things a quarter is published by quarter, one that counts four a year over three
years. The plan is chosen when the first edition is made, and changed only at a year's end.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.foundation.errors import InputError
from pipeline.reporting.aggregate import Tally
from pipeline.reporting.measure import Measure
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import Control
from pipeline.reporting.wordings import Grouping, wordings_of

#: The plan's name in the folder of reports.
FILE_NAME = "publication_plan.toml"
#: The times that a measure can be published over, in months, by the word for each in the plan.
LENGTHS = {"quarter": 3, "half-year": 6, "year": 12, "two years": 24, "three years": 36}
#: A measure can mostly be shown where this share of its periods can.
_MOSTLY = 0.6
#: The widest range, in percentage points, that counts as shown.
WIDEST = 15
#: How many times the fewest that a share is given of there have to be, so that a poorer year is shown too.
_ENOUGH = 1.5
#: The months of a year.
_YEAR = 12
#: How far back the choice looks, in months.
_LOOKED_AT = 36

_HEAD = """\
# Over how long a time each measure is published in the partnership's report: "quarter", "half-year", "year",
# "two years" or "three years". It is the shortest time over which the numbers can mostly be shown; the remark
# at the end of a line says what it is. With "as K18" it is given over no shorter time than K18, which counts
# these things too. You may change a line. A change counts from the first report on a time that ends on 31
# March, because figures over different times could give small numbers away.

"""


@dataclass(frozen=True)
class PublicationPlan:
    """Over how many months each measure is published, and the day the plan was made.

    `why`: what each measure is, and whether its records go back no further or it follows another measure.
    """

    made: date
    months: Mapping[str, int]
    why: Mapping[str, str] = field(default_factory=dict)

    def of(self, measure: str) -> int:
        """The months over which a measure is published; a year where the plan does not name it."""
        return self.months.get(measure, 12)

    def as_file(self) -> bytes:
        """The plan as a text that a person can read and edit."""
        words = {months: word for word, months in LENGTHS.items()}
        lines = [
            f'{_key(name)} = "{words[months]}"' + (f"  # {self.why[name]}" if name in self.why else "")
            for name, months in self.months.items()
        ]
        return (_HEAD + f"made = {self.made.isoformat()}\n\n[measures]\n" + "\n".join(lines) + "\n").encode()


def _key(name: str) -> str:
    return name if name.isalnum() else f'"{name}"'


def plan_in(folder: Path) -> PublicationPlan | None:
    """The plan in the folder of reports; None where there is none.

    Raises InputError where it cannot be read.
    """
    file = folder / FILE_NAME
    try:
        content = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        where = f" ({fault})" if isinstance(fault, tomllib.TOMLDecodeError) else ""
        raise InputError(
            f"{file}, the publication plan, cannot be read{where}.",
            "Correct it, or delete it. 'hsb report --plan' writes it again.",
        ) from None
    return _plan_of(content, file)


def _plan_of(content: Mapping[str, object], file: Path) -> PublicationPlan:
    """Raises InputError where a line is none of a plan's."""
    made, measures = content.get("made"), content.get("measures")
    if not isinstance(made, date) or not isinstance(measures, dict):
        raise InputError(
            f'{file}, the publication plan, needs a line "made = " with a date, and a part [measures].',
            "Correct it, or delete it. 'hsb report --plan' writes it again.",
        )
    for name, word in measures.items():
        if word not in LENGTHS:
            known = ", ".join(f'"{one}"' for one in LENGTHS)
            raise InputError(f"{file}: {name} cannot be {word!r}.", f"Write one of {known}.")
    return PublicationPlan(made, {str(name): LENGTHS[word] for name, word in measures.items()})


def plan_for(
    tallies: Sequence[Tally],
    groupings: Mapping[str, Sequence[Grouping]],
    period: Period,
    control: Control,
    made: date,
) -> PublicationPlan:
    """The plan for these counts: for each measure the shortest time over which it can mostly be shown.

    It is no shorter than that of the measure whose things it counts too: beside each other, the numbers of
    the shorter time would have to be hidden.
    """
    measures, own, why = {one.measure.id: one.measure for one in tallies}, {}, {}
    for tally in tallies:
        name = tally.measure.id
        own[name], about = _choice(tally, groupings[name], period, control)
        why[name] = f"{tally.measure.name}{about}"
    months = {}
    for name in own:
        leader = max(_of_the_same_things(name, measures), key=own.__getitem__)
        months[name] = own[leader]
        if own[leader] > own[name]:
            why[name] = f"{measures[name].name}, as {leader}"
    return PublicationPlan(made, months, why)


def _of_the_same_things(name: str, measures: Mapping[str, Measure]) -> Iterator[str]:
    """A measure, the one that counts the same things, the one that counts those of that one, and so on."""
    yield name
    if (leader := measures[name].counts_the_things_of) in measures:
        yield from _of_the_same_things(leader, measures)


def _choice(tally: Tally, groupings: Sequence[Grouping], period: Period, control: Control) -> tuple[int, str]:
    """The months over which a measure is published, and whether its records go back no further.

    It says no number, not even about how many there were: the plan lies beside the reports.
    """
    lengths = [12, 24, 36] if tally.measure.latest else list(LENGTHS.values())
    began = min((tally.slices[place].first for place, _ in tally.seen), default=period.last)
    for months in lengths:
        blocks = (
            period.blocks_to_its_end(months, _LOOKED_AT // months)
            if months < 12
            else [period.months_to_its_end(months)]
        )
        counted = [block for block in blocks if block.last >= began] or blocks[-1:]
        shown = sum(_can_be_shown(tally, groupings, block, control) for block in counted)
        if shown >= _MOSTLY * len(counted):
            return months, ""
        if months >= _YEAR and began >= period.months_to_its_end(months).first:
            return months, ", since the records begin"  # a longer time holds no more
    return lengths[-1], ""


def _can_be_shown(tally: Tally, groupings: Sequence[Grouping], period: Period, control: Control) -> bool:
    """Whether a figure, by itself, can be said in numbers or in ranges that are narrow enough."""
    counts = tally.figure(period).counts
    in_ranges = tally.measure.in_ranges
    first = next(wordings_of(counts, groupings, control, in_ranges=in_ranges))
    total = first.total
    if (
        total is None
        or (total.least != total.most and not in_ranges)
        or not first.answers
        or total.least < _ENOUGH * control.fewest
    ):
        return False
    widest = sum(one.most - one.least for one in first.answers)
    return 100 * widest <= WIDEST * total.least
