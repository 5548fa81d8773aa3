"""An agency's paper holds no row of the sharing log that keeps something from that agency."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, known, may_hide_a_value
from pipeline.model.agencies import SERVICE

REASON = "It was decided not to share it with this agency."
#: The columns that it reads: none decides on a family copy.
NEEDS = ()


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each row that does not say Share, unless it names another agency alone, and each that is marked.

    Who else is named in words, such as "School nurse", may be of any agency.

    The row is hidden as a whole: "Withheld" in the log would say that there is something. Its decision is
    hidden as a field too, so that the agency has minutes of its own in place of the full record.
    """
    if audience.agency in ("", SERVICE):
        return
    for row in case.sharing:
        marked = may_hide_a_value(row.not_for) or (known(row.not_for) and audience.agency in row.not_for)
        names_another = known(row.agency) and row.agency != audience.agency and not known(row.recipient)
        if marked or (row.decision != "share" and not names_another):
            yield Hidden(row, None, REASON, Ground.NOT_FOR_IT)
            yield Hidden(row, "decision", REASON, Ground.NOT_FOR_IT)
