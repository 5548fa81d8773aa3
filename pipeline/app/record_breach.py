"""Writes the breach sheet of an issued copy that is in the wrong hands, and enters it in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.app.run.trail import breach_known, issued_by_log
from pipeline.casefiles.breach import breach_of, until
from pipeline.casefiles.issued_files import in_recalled
from pipeline.casefiles.provenance import digest_of
from pipeline.documents.assembled import breach_sheet
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.arranged import arranged
from pipeline.foundation.council import House
from pipeline.foundation.filenames import safe_name
from pipeline.storage.folder import Outputs, Published

#: The folder of breach sheets below outputs/.
FOLDER = "breaches"


@dataclass(frozen=True, kw_only=True)
class RecordedBreach:
    """The sheet of one copy: its path below outputs/, and when the 72 hours end.

    `said`: what was changed by hand in the log or in the register.
    """

    path: str
    until: datetime
    published: Published
    said: list[str]


def record_breach(
    outputs: Outputs, number: str, known: datetime, house: House, templates: Path
) -> RecordedBreach:
    """Write the sheet of a copy to outputs/breaches/. One that somebody filled in stays.

    `known`: when the council knew of the breach. Raises LookupError where the register knows no such copy,
    InputError where it cannot be read, TemplateError where the sheet's template has a fault, and OutputError
    where the sheet cannot be written.
    """
    register, said = issued_by_log(outputs)
    copy = register.get(number)
    if copy is None:
        raise LookupError(number)
    place = f"cases/{safe_name(copy.case_id)}"
    entries = [outputs.entry(f"{place}/{file}") for file in (copy.file, in_recalled(copy.file))]
    cells = next((one["cells"] for one in entries if one.get("cells")), ())
    recalls = [one.why for one in register.recalls if one.copy_number == number]
    template = templates / "breach_sheet.docx"
    (paper,) = breach_sheet.papers(breach_of(copy, known, recalls=recalls, cells=cells), house)
    data = Template(template, form=written, arrange=arranged).fill(paper.context)
    origin = {"document": "breach_sheet", "template": digest_of(template.read_bytes()), "cells": []}
    breach_known(outputs, copy, known, until(known))
    name = f"{paper.stem}.docx"
    published = outputs.publish(FOLDER, {name: data}, all_of_folder=False, origins={name: origin})
    path = published.kept[0][1] if published.kept else f"{FOLDER}/{name}"
    return RecordedBreach(path=path, until=until(known), published=published, said=said)
