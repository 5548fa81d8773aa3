"""The measure of a duty: how often it was done, and in time where the procedure or a council gives a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from pipeline.foundation.dates import day_of
from pipeline.foundation.plugins import Plugin
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.obligation import Obligation
from pipeline.procedure.time_limits import Limit, shipped_limits
from pipeline.reporting.measure import FIRST_DEFINED, REDEFINED, YES_NO, Measure
from pipeline.reporting.observation import (
    GRACE,
    AnswerType,
    Observation,
    Theme,
    since_the_referral,
    timeliness_of,
)

#: The limits from elsewhere that are law or national: the return to the department counts 45 and 15 working
#: days (S03, S05), regulations 33 and 28 the looked-after reviews and visits (S10 to S12). The others are
#: read in the procedures of other authorities.
_NATIONAL = frozenset({"S03", "S05", "S10", "S11", "S12"})
LOCAL_STANDARD = "None: the time is a local standard"
OWN_LIMIT = "The council's own time limit"
_NOT_RECORDED = "counts as not done, and is shown apart as not recorded."
_NOT_YET_DUE = "What is not yet due is shown apart as in progress."


def measure_of_duty(duty: Plugin, clock: Clock) -> Measure:
    """The measure of a duty. Its words are the duty's own (NAME, COUNTED, OF, QUESTION), or general ones."""
    module = duty.module
    limits = clock.limits.of(duty.name).limits
    first, limit = limits[-1] if limits else (FIRST_DEFINED, None)
    target, target_source = _target_of(duty, clock, limit)
    in_time = _leaves_time(module, limit) or _is_dated(module)
    return Measure(
        id=getattr(module, "MEASURE", f"{module.SOURCE} {duty.name.replace('_', ' ')}"),
        name=_own_words(module, "NAME", limit) or duty.meaning.rstrip("."),
        question=_own_words(module, "QUESTION", limit) or _question(module, limit),
        kind=AnswerType.SHARE,
        unit=getattr(module, "UNIT", module.SINCE),
        counted=_own_words(module, "COUNTED", limit) or _counted(module, limit),
        of=_own_words(module, "OF", limit) or _of(module, limit),
        open=_open(module, limit),
        polarity="More is better",
        target=target,
        target_source=target_source,
        changed=max(first, REDEFINED),
        source=module.SOURCE,
        caveat="",
        theme=Theme.TIMELINESS if in_time else Theme.PRACTICE,
        words=YES_NO,
        unit_of_number="",
        team_only=getattr(module, "TEAM_ONLY", False),
        observe=_observer(duty),
    )


def _observer(duty: Plugin) -> Callable[[Case, Clock], Iterator[Observation]]:
    """What gives the observations of a duty's measure in one case."""
    module = duty.module
    may_begin_before, is_counted = _may_begin_before(module), getattr(module, "measured", _every)
    observed = _on_the_day_it_began if getattr(module, "COUNTED_WHEN_IT_BEGAN", False) else timeliness_of

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        mine = (one for one in obligations_of(case, at, only=duty) if is_counted(case, one.about))
        found = (observed(one, at) for one in mine)
        counted = (one for one in found if one is not None)
        yield from since_the_referral(case, counted) if may_begin_before else counted

    return observe


def _on_the_day_it_began(obligation: Obligation, clock: Clock) -> Observation | None:
    """Whether an obligation was kept, on the day on which its time began; None where that is not known."""
    found, began = timeliness_of(obligation, clock), day_of(obligation.began)
    return None if found is None or began is None else found._replace(day=began)


def _every(case: Case, about: str) -> bool:
    return True


def _own_words(module: ModuleType, constant: str, limit: Limit | None) -> str:
    """The duty's own words for its measure, with the limit in force in them; empty where it has none.

    Words that name a limit are empty too where a council has set that there is none.
    """
    own = str(getattr(module, constant, ""))
    if "{limit}" in own and limit is None:
        return ""
    return own.replace("{limit}", limit.allowed if limit else "")


def _target_of(duty: Plugin, clock: Clock, limit: Limit | None) -> tuple[str, str]:
    """The target and its source: only what this procedure, the law or the council itself asks for.

    What belongs to a meeting has no time of its own, and is asked of all.
    """
    source = str(duty.module.SOURCE)
    if limit is None or _is_of_the_late(duty.module):
        return "", ""
    target = f"Within {limit.allowed}" if _leaves_time(duty.module, limit) else "All"
    if clock.limits.of(duty.name).limits != shipped_limits().of(duty.name).limits:
        return target, OWN_LIMIT
    if source[0] in "RL" or source in _NATIONAL:
        return target, getattr(duty.module, "TARGET_SOURCE", duty.module.PARAGRAPH)
    return "", LOCAL_STANDARD


def _leaves_time(module: ModuleType, limit: Limit | None) -> bool:
    """Whether a limit leaves time to do it; "the same day" leaves none: the record has an answer, no date."""
    return limit is not None and limit.span.number > 0 and not _is_of_the_late(module)


def _is_dated(module: ModuleType) -> bool:
    """Whether people set the date by which it is due."""
    return bool(getattr(module, "DATED", False))


def _may_begin_before(module: ModuleType) -> bool:
    """Whether its time may begin before the first referral, as that of a looked-after child."""
    return bool(getattr(module, "BEFORE_REFERRAL", False))


def _is_of_the_late(module: ModuleType) -> bool:
    """Whether the limit says what is late, of which the duty asks for something (its reason)."""
    return bool(getattr(module, "OF_THE_LATE", False))


def _question(module: ModuleType, limit: Limit | None) -> str:
    if _leaves_time(module, limit):
        return "What held up those that were not done in time?"
    return "Why were the others not done?"


def _counted(module: ModuleType, limit: Limit | None) -> str:
    if limit is not None and _leaves_time(module, limit):
        return f"It counts what the record shows as done within {limit.allowed}."
    return "It counts what the record shows as done."


def _of(module: ModuleType, limit: Limit | None) -> str:
    since = _as_read_after_a_colon(module.SINCE)
    if _leaves_time(module, limit):
        return f"All that fell due in the period. The time runs from: {since}."
    if limit is not None:
        return f"All to which it applies in the period, counted on the day of: {since}."
    return f"All to which it applies, counted on the {GRACE.days}th day after: {since}."


def _as_read_after_a_colon(since: str) -> str:
    """What begins the time, with a small letter unless it begins with an abbreviation."""
    return since if since[:2].isupper() else since[0].lower() + since[1:]


def _open(module: ModuleType, limit: Limit | None) -> str:
    """How what is open is counted: by the limit, by the dates that people set, or after 28 days."""
    if limit is None and not _is_dated(module):
        return (
            f"The procedure gives no time. What is not recorded after {GRACE.days} days {_NOT_RECORDED} "
            "Until then it is shown apart as in progress."
        )
    if _leaves_time(module, limit) or _is_dated(module):
        return f"What is past its time and not recorded {_NOT_RECORDED} {_NOT_YET_DUE}"
    return f"What is not recorded {_NOT_RECORDED} {_NOT_YET_DUE}"
