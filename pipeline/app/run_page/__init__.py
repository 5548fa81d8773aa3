"""outputs/index.html: the run as a page that needs no network, no server and no script from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.app.run.run_result import RunResult
from pipeline.app.run_page.copy_rows import copy_rows
from pipeline.app.run_page.due_rows import due_rows, implied_rows, weeks_due
from pipeline.app.run_page.file_counts import CHANGES, FileCounts
from pipeline.app.run_page.finding_text import without_values
from pipeline.app.run_page.made_apart import made_apart
from pipeline.app.run_page.manual_steps import kept_files, steps_by_hand
from pipeline.app.run_page.timelines import drawn_timelines
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.council import House
from pipeline.foundation.dates import shown
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import plugins_in
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due
from pipeline.storage.folder import Change, Outputs, is_there

FILE_NAME = "index.html"
_HERE = Path(__file__).parent
_CONTENTS = (
    ("numbers", "In numbers"),
    ("due", "Overdue, and due soon"),
    ("held", "Held back, and why"),
    ("problems", "Problems in the workbooks"),
    ("changes", "What changed since last time"),
    ("copies", "Family copies: status and reasons"),
    ("made", "What was made"),
)
#: How many pieces of the page are written at once.
_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class Run:
    """What the page shows: the run's reading and result, what is due within `days`, and the outputs.

    `narrowed`: what the run was asked for, where that was not everything.
    """

    reading: Reading
    outcome: RunResult
    due: Due
    days: int
    clock: Clock
    house: House
    narrowed: str = ""


def page_of(run: Run, outputs: Outputs) -> Iterator[bytes]:
    """The page in pieces: the same bytes for the same data.

    It holds references, cells, file names and dates, and no text of a case.
    """
    outcome, made = run.outcome, FileCounts()
    for one in _cases(run, outputs):
        made.add(one)
    problems = [one for one in outcome.findings if one.severity is not Severity.NOTE]
    context = {
        "council": run.house.council,
        "marking": run.house.marking,
        "as_at": shown(run.clock.now),
        "narrowed": run.narrowed,
        "contents": _CONTENTS,
        "numbers": _numbers(run, made, problems),
        "held": _held(run),
        "is_held": bool(outcome.held_back),
        "refused": outcome.refused,
        "stopped": list(_stopped(outcome)),
        "without_copies": list(_without_copies(run)),
        "copies": list(copy_rows(outcome)),
        "by_hand": list(steps_by_hand(outcome)),
        "overdue": len(run.due.overdue),
        "coming": len(run.due.coming),
        "days": run.days,
        "weeks": weeks_due(run.due, run.clock.today),
        "due": due_rows(run.due, run.clock),
        "is_due": bool(run.due.listed),
        "timelines": list(drawn_timelines(run.due, run.reading.cases, run.clock)),
        "implied": list(implied_rows(run.due)),
        "due_file": is_there(outputs.root / "due" / "due.xlsx"),
        "problems": _problems(problems, outputs.root),
        "books": list(_books(run.reading, problems)),
        "made": made,
        "gone": sorted(outputs.gone),
        "kept": list(kept_files(outcome)),
        "kinds": made.most_kinds(),
        "cases": _cases(run, outputs),
        "apart": list(made_apart(outputs.root)),
        "register_file": REGISTER if (outputs.root / REGISTER).exists() else "",
    }
    pieces = _template().stream(**context)
    pieces.enable_buffering(_AT_ONCE)
    return (piece.encode() for piece in pieces)


@cache
def _template() -> Any:
    style, script = ((_HERE / name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (style, script)]
    policy = (
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action "
        "'none'"
    )
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["link"] = lambda path: quote(path)
    environment.filters["change"] = CHANGES.get
    ours = {"style": style, "script": script, "policy": policy.format(*digests)}
    environment.globals.update({name: Markup(text) for name, text in ours.items()})  # noqa: S704
    return environment.get_template("page.html")


def _numbers(run: Run, made: FileCounts, problems: Sequence[Finding]) -> list[tuple[str, int, bool, str]]:
    """Each number with its name, whether more than none is bad, and its section; what is bad comes first."""
    outcome = run.outcome
    numbers = [
        ("Overdue", len(run.due.overdue), True, "due"),
        ("Problems", len(problems), True, "problems"),
        ("Cases held back", len(outcome.held_back), True, "held"),
        ("Files refused", len(outcome.refused), True, "held"),
        ("Files not written", len(outcome.unwritten) + len(outcome.unfilled), True, "made"),
        ("Copies to recall", len({one.copy_number for one in outcome.recalls}), True, "copies"),
        ("Due soon", len(run.due.coming), False, "due"),
        ("Cases read", len(run.reading.cases), False, "problems"),
        ("Files", made.files, False, "made"),
        ("New or written again", made.files - made.counts[Change.NONE], False, "changes"),
        ("Copies issued", made.issued, False, "copies"),
        ("Drafts to approve", made.drafts, False, "copies"),
    ]
    return sorted(numbers, key=lambda one: not (one[2] and one[1]))


def _cases(run: Run, outputs: Outputs) -> Iterator[dict[str, Any]]:
    outcome = run.outcome
    made, idle = set(outcome.cases_written), set(outcome.nothing_due)
    for case_id in run.reading.cases.ids:
        status = outcome.copy_statuses.get(case_id)
        copies = status.copies if status else ()
        if case_id in outcome.held_back:
            state = "Held back"
        elif case_id in made or case_id in idle:
            state = "Made" if case_id in made else "Nothing due yet"
        else:
            state = "Not asked for" if status is None else "Not written"
        issued = sum(one.issued for one in copies)
        paths = outputs.files_in(f"cases/{safe_name(case_id)}")
        files = [(path, outputs.change(path)) for path in paths]
        yield {
            "case": case_id,
            "status": state,
            "files": files,
            "documents": [str(outputs.entry(path).get("document", "")) for path in paths],
            "issued": issued,
            "drafts": len(copies) - issued,
        }


def _held(run: Run) -> Iterator[dict[str, Any]]:
    several = len(run.reading.workbooks) > 1
    for case_id, why in run.outcome.held_back.items():
        lines: dict[str, None] = {}
        for one in why:
            place = f"{one.workbook}, {one.place}" if several else one.place
            lines[f"{place}: {_problem(one)} {without_values(one.remedy)}"] = None
        yield {"case": case_id, "why": list(lines), "left": case_id in run.outcome.left_as_they_were}


def _stopped(outcome: RunResult) -> Iterator[dict[str, Any]]:
    questions: dict[tuple[str, str, str, str], list[str]] = {}
    for case_id, status in outcome.copy_statuses.items():
        for one in status.stopped:
            questions.setdefault((case_id, one.person_id, one.place, one.question), []).append(one.stem)
    for (case_id, person, place, question), stems in questions.items():
        yield {
            "case": case_id,
            "person": person,
            "place": place,
            "question": question,
            "stems": dict.fromkeys(stems),
        }


def _without_copies(run: Run) -> Iterator[dict[str, Any]]:
    """The cases whose family gets no copies, grouped by what has to be corrected."""
    together: dict[tuple[str, ...], list[str]] = {}
    for case_id, why in run.outcome.without_copies.items():
        lines = (f"{one.workbook}, {one.place}: {_problem(one)} {without_values(one.remedy)}" for one in why)
        together.setdefault(tuple(dict.fromkeys(lines)), []).append(case_id)
    return ({"cases": case_ids, "why": lines} for lines, case_ids in together.items())


def _problems(problems: Iterable[Finding], root: Path) -> Iterator[dict[str, str]]:
    """The rows of the page's table: errors first, then by workbook and cell."""

    def order(one: Finding) -> tuple[bool, str, str, int, int, str, str]:
        is_error = one.severity is Severity.ERROR
        return (not is_error, one.workbook, one.sheet, one.row, len(one.column), one.column, one.problem)

    for one in sorted(problems, key=order):
        marked = f"check/{one.workbook}" if is_there(root / "check" / one.workbook) else ""
        yield {
            "workbook": one.workbook,
            "marked": marked,
            "place": one.place,
            "severity": one.severity.value.capitalize(),
            "problem": _problem(one),
            "remedy": without_values(one.remedy),
        }


def _problem(one: Finding) -> str:
    """The problem without dates, which may be dates of birth: only a duty's sentence keeps its dates."""
    return without_values(
        one.problem, dates=one.rule in {part.name for part in plugins_in("pipeline.procedure.duties")}
    )


def _books(reading: Reading, problems: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    counts = Counter((one.workbook, one.sheet) for one in problems)
    for one in reading.counts:
        yield {
            "workbook": one.workbook,
            "sheet": one.sheet,
            "rows": one.rows,
            "refused": one.refused,
            "problems": counts[one.workbook, one.sheet],
        }
