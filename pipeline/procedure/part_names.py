"""The names of rules and duties in words, for those who read what was found."""

from __future__ import annotations

from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.foundation.text import sentence_case
from pipeline.procedure.clock import Clock
from pipeline.procedure.time_limits import Limit


def name_in_words(rule: str, clock: Clock) -> str:
    """What a rule or a duty is called: "AIM planning meeting within 10 working days".

    A duty has its NAME, or WHAT it asks for, with the limit in force; a rule the words of its file's name.
    """
    duty = next((one for one in plugins_in("pipeline.procedure.duties") if one.name == rule), None)
    return sentence_case(rule) if duty is None else _duty_in_words(duty, clock)


def _duty_in_words(duty: Plugin, clock: Clock) -> str:
    limits = clock.limits.of(duty.name).limits
    limit: Limit | None = limits[-1][1] if limits else None
    own, what = str(getattr(duty.module, "NAME", "")), str(duty.module.WHAT)
    if limit is None or not limit.span.number:
        return own if own and "{limit}" not in own else what
    if own:
        return own.replace("{limit}", limit.allowed)
    return what if getattr(duty.module, "OF_THE_LATE", False) else f"{what} within {limit.allowed}"
