"""The register's entry for an issued copy, and a recall of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from pipeline.foundation.text import file_name_case, sentence_case

#: The heading of each column of the register, by the name of the entry's field.
HEADINGS = {
    "copy_number": "Copy number",
    "case_id": "Case ID",
    "person_id": "Person ID",
    "document": "Document",
    "belongs_to": "Belongs to",
    "version": "Version",
    "state": "State",
    "file": "File",
    "sha256": "SHA-256",
    "content": "Content code",
    "withheld": "What was withheld",
    "approved_by": "Approved by",
    "second_checker": "Second checker",
    "method": "How it was given",
    "sent_at": "Given at",
    "read_through_on": "Read through on",
    "supersedes": "Replaces copy",
    "issued_on": "Issued on",
    "encrypted": "Encrypted",
    "template": "Template",
    "rules": "Withholdings",
    "parts": "Content by part",
    "recipient": "Recipient's name as a code",
    "notes": "Notes of your own",
}
#: What is recorded after a copy went out.
LATER = ("method", "sent_at", "read_through_on", "supersedes")


@dataclass(frozen=True, kw_only=True)
class Issued:
    """One issued copy, with every value as text.

    `parts`: a digest of each part of its content, by the part's name. `recipient`: digests of the words of
    its holder's name.
    """

    copy_number: str
    case_id: str
    person_id: str
    document: str
    belongs_to: str = ""
    version: str
    state: str = "Issued"
    file: str = ""
    sha256: str = ""
    content: str = ""
    withheld: str = ""
    approved_by: str = ""
    second_checker: str = ""
    method: str = ""
    sent_at: str = ""
    read_through_on: str = ""
    supersedes: str = ""
    issued_on: str = ""
    encrypted: str = ""
    template: str = ""
    rules: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""
    notes: str = ""

    def to_json(self) -> dict[str, object]:
        """The entry for the manifest, in case the run is cut off before the register is written."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The case, the person, the document, and what the document belongs to."""
        return (self.case_id, self.person_id, self.document, self.belongs_to)

    def recall(self, why: str, *, stays: bool = False) -> Recall:
        """The recall of this copy. `stays`: its file may still be handed over, or is not where it was."""
        return Recall(self.case_id, self.copy_number, why, stays)


@dataclass(frozen=True)
class Recall:
    """One issued copy to recall or to check, by its case and number, and why.

    `stays`: its file does not move to recalled/, because what it holds may still be handed over.
    """

    case_id: str
    copy_number: str
    why: str
    stays: bool = field(default=False, compare=False)


def cell_of_entry(copy: Issued, name: str) -> str:
    """What the register has in one of its columns for this entry, by the name of the column's field."""
    if name == "parts":
        return json.dumps(dict(copy.parts), sort_keys=True)
    return sentence_case(copy.document) if name == "document" else str(getattr(copy, name))


def entry_from_row(row: Mapping[str | None, object]) -> Issued:
    """The entry from a row of the register, with the columns of both of its sheets.

    Raises ValueError where `version` or `parts` cannot be read.
    """
    values: dict[str, object] = {one.name: text_of_cell(row.get(one.name, "")) for one in fields(Issued)}
    values["parts"] = json.loads(str(values["parts"]) or "{}")
    values["document"] = file_name_case(str(values["document"]))
    int(str(values["version"]))
    return Issued(**values)  # type: ignore[arg-type]


def entry_from_json(kept: object) -> Issued | None:
    """The entry from the manifest; None where it is incomplete or damaged."""
    if not isinstance(kept, dict):
        return None
    values = {name: value for name, value in kept.items() if name in HEADINGS}
    parts = values.get("parts", {})
    texts = [value for name, value in values.items() if name != "parts"]
    if not isinstance(parts, dict) or not all(isinstance(one, str) for one in (*texts, *parts.values())):
        return None
    try:
        copy = Issued(**values)
        int(copy.version)
    except (TypeError, ValueError):
        return None
    return copy


def text_of_cell(value: object) -> str:
    """The text of a cell; a whole number without its decimal point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
