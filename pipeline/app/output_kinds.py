"""The kinds of file in outputs/ that can be taken away by themselves, each with a retention of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.documents.assembled import withheld


@dataclass(frozen=True)
class OutputKind:
    """One kind: its name in commands, what it is, and the paths below outputs/ that it has."""

    name: str
    meaning: str
    places: re.Pattern[str]


#: The passwords of encrypted copies, which lie in no outputs folder.
PASSWORDS = "passwords"

#: A file is of the first kind that has its path. What is of none goes with its case, or by itself.
KINDS = (
    OutputKind(
        "marked",
        "workbooks returned by a check, and marked copies of refused files",
        re.compile(r"check/.|(cases|harmed)/.*/refused - [^/]*$"),
    ),
    OutputKind(
        "schedules",
        "the schedules of what is withheld, for the chair",
        re.compile(rf"cases/[^/]+/drafts/[^/]+/(?:{withheld.NAME}|withheld)\b[^/]*$"),
    ),
    OutputKind("drafts", "drafts of family copies", re.compile(r"cases/[^/]+/drafts/.")),
    OutputKind(
        "recalled",
        "issued copies that were recalled or replaced, kept as evidence",
        re.compile(r"cases/[^/]+/recalled/."),
    ),
    OutputKind("due", "lists and calendars of what is due", re.compile(r"due/.")),
    OutputKind(
        "reports", "reports of a period, without the register of figures", re.compile(r"reports/[^/]+/.")
    ),
    OutputKind("panel", "the HSB team's monthly lists", re.compile(r"panel/.")),
    OutputKind("previews", "documents as pages, to look at without Word", re.compile(r"previews/.")),
    OutputKind("audits", "audit packs of sampled cases", re.compile(r"audits/.")),
    OutputKind(PASSWORDS, "passwords of people who have no encrypted copies left here", re.compile(r"(?!)")),
)


def kind_of(place: str) -> str:
    """The name of a file's kind, by its path below outputs/; empty for one of no kind."""
    return next((one.name for one in KINDS if one.places.match(place)), "")


def kinds_in_words() -> str:
    """Every kind with what it is, in one sentence for a command's help."""
    return "; ".join(f"{one.name}: {one.meaning}" for one in KINDS)
