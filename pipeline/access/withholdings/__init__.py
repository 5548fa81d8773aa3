"""Withholdings: each hides from an audience what it may not see, with the reason.

Each can only hide more: none can show what a label or another withholding hides.

A part has `hide(case, audience) -> Iterator[Hidden]`, and NEEDS, the columns that it reads, such as
"family.child_wish" ("*.release" is the column on every sheet that has it). Where one of them is missing, no
family copy is made. To add a withholding, add a file.
"""

from __future__ import annotations

from pipeline.access.audience import Audience, Hidden
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case


def hidden_from(case: Case, audience: Audience) -> list[Hidden]:
    """Everything that the withholdings hide from one audience."""
    return [
        one for part in plugins_in("pipeline.access.withholdings") for one in part.module.hide(case, audience)
    ]
