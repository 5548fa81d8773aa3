"""Measures: what the partnership asks about all cases together. `Case -> observations`.

A module answers one question, the first line of its docstring. It has ID (K03), NAME (what is printed before
the figure), SOURCE, KIND, UNIT, COUNTED (the numerator, or what the number is), OF (the denominator), OPEN
(how open cases are counted), POLARITY, TARGET and TARGET_SOURCE (empty where none is set), CHANGED (when its
definition last changed), QUESTION (the question that the figure raises), CAVEAT, THEME (its part of the
report), WORDS (every possible answer, where KIND is a word) and MERGED (their coarser groupings, the finest
first), COUNTED_IN (the unit, where KIND is a number), LATEST (True where only the last observation of each
unit in a period counts), NO_IS_NOT_RECORDED (True where no record can be a No), and `observe(case, clock) ->
Iterator[Observation]`. A module that looks at other cases has a class LOOKBACK besides (see Lookback). To add
a measure, add a file.

Every duty also gives a measure, with the ID in its MEASURE if it has one; so does every field that figures
may be made from (how often it is filled in), and every rule (how often records keep to it).
"""

from __future__ import annotations

import dataclasses
from types import ModuleType

from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duties_in_force
from pipeline.reporting.duty_measures import measure_of_duty
from pipeline.reporting.measure import FIRST_DEFINED, OVER_OR_WAITING, YES_NO, Among, Implied, Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.published_counts import NOT_RECORDED
from pipeline.reporting.record_measures import completeness_measures, quality_measures

__all__ = [
    "COMPOSITES",
    "FIRST_DEFINED",
    "HEADLINES",
    "OVER_OR_WAITING",
    "YES_NO",
    "Measure",
    "completeness_measures",
    "measures_for",
    "quality_measures",
]

#: The measures that a board asks for first.
HEADLINES = frozenset({"K01", "K02", "K07", "K09", "K11", "K16", "K18", "K21", "K22", "K24", "K28", "K32"})
#: The themes of the year's composite: of all that fell due, how much was in time. Nothing is in two of them:
#: the AIM report is in K07 and not in R22, a looked-after review in K15 and not in S10 or S11.
COMPOSITES = {
    "Strategy discussions": ("K01", "K02", "K05"),
    "Assessment and report": ("K04", "K10", "K07"),
    "Reviews": ("K09",),
    "Child protection": ("K11", "K12", "K13", "K14"),
    "Looked-after children": ("K15",),
}
#: The measures whose things another measure counts too, as their definitions say: a reader can subtract the
#: one from the other. Most count all of them: each discussion, report or child harmed. K05, K18 and K20 look
#: at discussions that were held, K17 and K19 at those that were arranged too. A few count a thing some days
#: later than the other: conferences after an enquiry, plans after these, final plans.
#: Every referral is decided, and a discussion is held about all that are not closed at once: how many those
#: are is nowhere published, and the hours between the days are few.
_AMONG = {
    "K01": Among("K04", every=False, nearly=True, otherwise="K38"),
    "K04": Among("K38", nearly=True),
    "K03": Among("K01"),
    "K11": Among("K32", every=False, nearly=True),
    "K32": Among("K11", every=False, nearly=True, of="Child protection conference"),
    "K12": Among("K11", every=False, nearly=True),
    "K05": Among("K18"),
    "K16": Among("K02"),
    "K39": Among("K02"),
    "K18": Among("K17", every=False),
    "K19": Among("K17"),
    "K20": Among("K18"),
    "K33": Among("K18", every=False),
    "K06": Among("K33", "Agreed"),
    "K08": Among("K22"),
    "K25": Among("K24"),
    "K26": Among("K24"),
    "K28": Among("K40", every=False),
    "K31": Among("K21", every=False, nearly=True),
}
#: The measures that count things of another one and others, or at another time: first reviews those of plans
#: three months before (K12), first plans those of a year before (K21), refusals those that K33 has and those
#: in part. Their numbers are given as ranges alone.
_IN_RANGES = frozenset({"K13", "K34", "K37"})
#: A child harmed with a discussion in time has one; of one that is not recorded nobody can say whether it was
#: in time. A discussion in time is not waited for, and one that is not recorded is, or its hours are not
#: recorded either. One with everything recorded has its AIM decision.
_IMPLIES = {
    "K01": (
        Implied(("Yes",), "K03", ("Over", NOT_RECORDED)),
        Implied((NOT_RECORDED,), "K03", ("Still waiting", NOT_RECORDED)),
    ),
    "K02": (Implied(("Yes",), "K16", ("Yes",)),),
    "K16": (Implied((NOT_RECORDED,), "K02", (NOT_RECORDED,)),),
    "K20": (Implied(("Yes",), "K33", ("Agreed", "Declined by the family", "Not suitable", "Deferred")),),
}
#: The waits of which another measure says how many ended within a limit: each by itself is in hours or days.
_LIMIT_OF = {"K03": "K01"}
_COMPOSITE_OF = {name: theme for theme, names in COMPOSITES.items() for name in names}


def measures_for(clock: Clock) -> list[Measure]:
    """Every measure of the duties in force and of the measure modules, by ID: K first, then the rest."""
    measures = [measure_of_duty(duty, clock) for duty in duties_in_force(clock)] + [
        _of_module(part) for part in plugins_in("pipeline.reporting.measures")
    ]
    placed = [
        dataclasses.replace(
            one,
            headline=one.id in HEADLINES,
            composite=_COMPOSITE_OF.get(one.id, ""),
            among=_AMONG.get(one.id),
            implies=_IMPLIES.get(one.id, ()),
            in_ranges=one.id in _IN_RANGES,
            limit_of=_LIMIT_OF.get(one.id, ""),
        )
        for one in measures
    ]
    return sorted(placed, key=lambda measure: (not measure.id.startswith("K"), measure.id))


def _of_module(part: Plugin) -> Measure:
    module = part.module
    return Measure(
        id=module.ID,
        name=module.NAME,
        question=module.QUESTION,
        kind=module.KIND,
        unit=module.UNIT,
        counted=module.COUNTED,
        of=module.OF,
        open=module.OPEN,
        polarity=module.POLARITY,
        target=module.TARGET,
        target_source=module.TARGET_SOURCE,
        changed=module.CHANGED,
        source=module.SOURCE,
        caveat=module.CAVEAT,
        theme=module.THEME,
        words=_words_of(module),
        unit_of_number=getattr(module, "COUNTED_IN", ""),
        team_only=getattr(module, "TEAM_ONLY", False),
        observe=module.observe,
        latest=getattr(module, "LATEST", False),
        merged=getattr(module, "MERGED", ()),
        lookback=getattr(module, "LOOKBACK", None),
        no_is_not_recorded=getattr(module, "NO_IS_NOT_RECORDED", False),
    )


def _words_of(module: ModuleType) -> tuple[str, ...]:
    """The answers under which a measure's observations are counted."""
    if module.KIND is AnswerType.WORD:
        return tuple(module.WORDS)
    return OVER_OR_WAITING if module.KIND is AnswerType.NUMBER else YES_NO
