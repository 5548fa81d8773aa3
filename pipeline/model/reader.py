"""Who may read a field."""

from __future__ import annotations

import enum


class Reader(enum.Flag):
    """Who may read a field at most. Withholdings can only reduce this."""

    PROFESSIONAL = enum.auto()
    PARENT = enum.auto()
    CHILD = enum.auto()
    AGGREGATE = enum.auto()

    @property
    def words(self) -> str:
        """The reader's name in the "Who may read what" table."""
        names = ("Professional at the meeting", "Parent or carer", "Child", "Figures only")
        return dict(zip(Reader, names, strict=True))[self]
