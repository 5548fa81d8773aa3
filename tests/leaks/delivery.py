"""What a reader would receive from the worst possible template: one that prints the whole view."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from unittest.mock import patch

from docx import Document

from pipeline.access.view import Audience, Hidden, View, see
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.model import Case
from templates.drafting.look import Page, base_document
from tests.rich_case import HOUSE

DEFENCES = ("labels", "withholdings", "release", "proof")


@functools.cache
def _everything() -> Template:
    document = base_document(Page(mark="", foot="{{ lines | join(', ') }}", title="{{ child }}"))
    document.add_paragraph("{{ child }} {{ recipient }}")
    for line in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return Template(io.BytesIO(made.getvalue()), form=written)


def lines_of(view: View) -> list[str]:
    """Every value that a view holds."""
    rows = [view.details, *(row for of_sheet in view.rows.values() for row in of_sheet)]
    return [str(getattr(row, name)) for row in rows for name in dir(row)]


def delivered(
    case: Case,
    audience: Audience,
    proving: LeakChecker,
    off: Iterable[str] = (),
    hides: Iterable[Hidden] | None = None,
) -> str | None:
    """All that this reader would receive, folded; None where the leak check refused the file.

    `off`: the defences that are gone. `hides`: what the view hides, where it is not all that is withheld.
    """
    gone = set(off)
    hidden = [] if "withholdings" in gone else hidden_from(case, audience) if hides is None else hides
    with (
        patch(
            "pipeline.access.view.readable_in",
            (lambda kind, reader: list(kind.fields)) if "labels" in gone else _readable(),
        ),
        patch(
            "pipeline.access.view.unreleased",
            (lambda case, record, audience: ()) if "release" in gone else _unreleased(),
        ),
    ):
        view = see(case, audience, hidden)
    lines = lines_of(view)
    child, recipient = str(case.details.child_name), audience.recipient
    data = _everything().fill(
        {"child": child, "recipient": "for you", "lines": lines, "reference": "", "house": HOUSE}
    )
    if "proof" not in gone:
        guard = proving.guard(case, audience, hidden_from(case, audience))
        if proving.leaks(
            "copy.docx", data, case, guard, document="plan", person_id=recipient, must_hold=(child,)
        ):
            return None
    document = Document(io.BytesIO(data))
    texts = [
        *(one.text for one in document.paragraphs),
        *(one.text for one in document.sections[0].footer.paragraphs),
    ]
    return "\n".join(texts).casefold()


def _readable() -> object:
    from pipeline.access import view

    return view.readable_in


def _unreleased() -> object:
    from pipeline.access import view

    return view.unreleased
