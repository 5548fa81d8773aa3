"""One family copy as a run makes it, for the tests of its document."""

from __future__ import annotations

from pipeline.model import Case
from tests.documents.printing import matches_golden, text_of
from tests.family_case import approved, family_case
from tests.making import made_of


def copies_of(case: Case, document: str, person: str) -> dict[str, bytes]:
    """The copies of one document for one person, by file name."""
    made = made_of(case)
    assert not made.refused
    folder = f"family/{person}/"
    return {
        path.removeprefix(folder): data
        for path, data in made.files.items()
        if path.startswith(f"{folder}{document}")
    }


def text_of_copy(case: Case, document: str, person: str) -> str:
    """The text of the one copy of a document for a person."""
    (data,) = copies_of(case, document, person).values()
    return text_of(data)


def is_golden(document: str, person: str, name: str, owner: str) -> bool:
    """Whether the draft and the issued copy read as their golden texts do."""
    return is_golden_of(family_case(), document, person, name, owner)


def is_golden_of(case: Case, document: str, person: str, name: str, owner: str) -> bool:
    """The same of another case."""
    (draft,) = copies_of(case, document, person).values()
    (issued,) = copies_of(approved(case, person, document, owner), document, person).values()
    return matches_golden(f"{name} (draft)", draft) and matches_golden(name, issued)
