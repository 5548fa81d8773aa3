"""One family copy as a run makes it, for the tests of its document."""

from __future__ import annotations

from pipeline.documents import MadeFrom, documents_from
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case
from tests.documents.printing import assert_golden, text_of
from tests.family_case import approved, family_case
from tests.making import files_of_case
from tests.naming import document_in


def copies_of(case: Case, document: str, person: str) -> dict[str, bytes]:
    """The copies of one document for one person, by file name."""
    folders = tuple(f"{room}/{person}/" for room in ("family", "drafts"))
    return {
        path.rsplit("/", 1)[-1]: data
        for path, data in files_of_case(case, _makers_of(document)).items()
        if path.startswith(folders) and document_in(path) == document
    }


def _makers_of(document: str) -> frozenset[str]:
    """The documents that may have a file of this name; all for the schedule, which lists the others."""
    if document in {part.name for part in documents_from(MadeFrom.WITHHELD)}:
        return frozenset()
    parts = plugins_in("pipeline.documents")
    return frozenset(
        part.name for part in parts if document in (part.name, getattr(part.module, "COPY_OF", ""))
    )


def text_of_copy(case: Case, document: str, person: str) -> str:
    """The text of the one copy of a document for a person."""
    (data,) = copies_of(case, document, person).values()
    return text_of(data)


def assert_copy_is_golden(document: str, person: str, name: str, owner: str) -> None:
    """Assert that the draft and the issued copy read as their golden texts."""
    assert_copy_of_is_golden(family_case(), document, person, name, owner)


def assert_copy_of_is_golden(case: Case, document: str, person: str, name: str, owner: str) -> None:
    """The same, for another case."""
    (draft,) = copies_of(case, document, person).values()
    (issued,) = copies_of(approved(case, person, document, owner), document, person).values()
    assert_golden(f"{name} (draft)", draft)
    assert_golden(name, issued)
