"""The forms of a family copy: for parents and carers, for a child, and for a young person."""

from __future__ import annotations

import enum

from pipeline.access.view import Reader, View
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of, whole_years


class Form(enum.Enum):
    """Whom the words of a copy are for."""

    PARENT = enum.auto()
    CHILD = enum.auto()
    YOUNG_PERSON = enum.auto()

    @property
    def is_own(self) -> bool:
        """Whether the reader is the child whom the copy is about."""
        return self is not Form.PARENT


def form_of(view: View, house: House) -> Form:
    """Return the form for the recipient of a view, by the child's age on its day (F12).

    A copy that shows the case as it is now goes by the latest day in the record. Where the age is not known,
    the words are those for a young person.
    """
    if view.audience.reader is not Reader.CHILD:
        return Form.PARENT
    born, day = day_of(view.details.dob), view.day or day_of(view.latest)
    if born is None or day is None or whole_years(born, day) >= house.young_person_from:
        return Form.YOUNG_PERSON
    return Form.CHILD
