"""Rules: each is a sentence that the record must keep. `Case -> findings`: what is wrong or missing.

A part has SOURCE (where the sentence comes from), SEVERITY, BLOCKS (whether the documents would be wrong) and
`find(case, today) -> Iterator[Finding]`; the rule's name, severity and case are filled in for it. A rule that
guards a family copy has NEEDS as well, the columns that it reads: where one is missing, no family copy is
made. STOPS_COPIES, where it is there, says that a case with such a finding gets its documents but no family
copies. A rule that judges an order of dates, or a day that lies ahead, in words of its own names it in ORDERS
or DAYS, and dates_in_order or nothing_held_in_the_future leaves it to that rule. To add one, add a file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case
from pipeline.model.finding import Finding


def findings_of(case: Case, today: date) -> Iterator[Finding]:
    """What every rule finds in one case, rule by rule, with the rule's name and severity filled in."""
    for part in plugins_in("pipeline.procedure.rules"):
        rule = part.module
        for finding in rule.find(case, today):
            stops = getattr(rule, "STOPS_COPIES", False)
            yield dataclasses.replace(
                finding,
                rule=part.name,
                severity=rule.SEVERITY,
                blocks=rule.BLOCKS,
                stops_copies=stops,
                case_id=case.id,
            )
