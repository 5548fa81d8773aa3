"""The agencies that read a case's paperwork, and the groups of them that a field line names.

An agency reads at most the rows that a meeting of its own heard, and of these the fields whose lines name it.
"""

from __future__ import annotations

from pipeline.model import codes

#: The service that keeps the record, and reads all of it.
SERVICE = "CSC"
#: Every agency, by its code. The family has copies of its own.
AGENCIES = tuple(str.__str__(one) for one in codes.AGENCY.codes if one not in ("Parent", "Child"))

Agencies = frozenset[str]
#: What a field line has that names none: those of its sheet.
UNSAID: Agencies = frozenset()


def also(*agencies: str) -> Agencies:
    """The service and these agencies; raises ValueError for one that is not on the list."""
    unknown = set(agencies) - set(AGENCIES)
    if unknown:
        raise ValueError(f"No such agency: {', '.join(sorted(unknown))}.")
    return frozenset({SERVICE, *agencies})


#: All of them.
EVERY = frozenset(AGENCIES)
#: None but the service.
NONE_BUT_US = also()
#: Those that inquire into what happened, or answer for the young person before a court.
ENQUIRING = also("Police", "YOS")
#: Those that work with the child.
WITH_THE_CHILD = also("Police", "YOS", "Health", "Education", "Advocate")


def words_of(agencies: Agencies) -> str:
    """The agencies by their labels, as the table of who may read what prints them."""
    if agencies == EVERY:
        return "Each that has part in it"
    return ", ".join(codes.AGENCY[one].label for one in AGENCIES if one in agencies)
