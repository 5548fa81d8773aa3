"""What the end of a run tells: every finding, every count, every file that was kept, in lines that a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipeline.app import run_page
from pipeline.app.run_result import RunResult
from pipeline.casefiles.job import Unfilled
from pipeline.casefiles.leak_checker import Refused
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.dates import shown
from pipeline.foundation.filenames import safe_name
from pipeline.model.finding import FAULT, Finding, Severity
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due, who_of
from pipeline.storage.folder import Published

#: How many cells are named where a case is held back; the findings name them all.
_PLACES = 5
#: Up to so many findings of the same words in one column have a line each.
_SAME = 3
#: How many documents are named that were not made because of one template; the page names them all.
_NAMED = 20
_NEW_CODE = (
    "It has changed since, or the code is mistyped: look at the draft again, and copy the code at its top."
)
_NONE: Mapping[str, str] = {}
#: What was not read of a workbook is said by every run, although nothing may have to be done about it.
_NOT_READ = ("sheet_not_read", "extra_column")


def shown_by_run(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that a run shows: those that need a person, and each sheet and column that was not read."""
    return (one for one in findings if one.severity is not Severity.NOTE or one.rule in _NOT_READ)


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Every finding, by workbook and sheet, in the order of the rows."""
    for workbook, in_workbook in groupby(sorted(findings, key=_order), key=lambda one: one.workbook):
        yield workbook
        for sheet, in_sheet in groupby(in_workbook, key=lambda one: one.sheet):
            yield f"  {sheet}" if sheet else "  The workbook"
            for one, more in _together(list(in_sheet)):
                yield f"    {one.severity.value:<8}{one.sentence}{_held(one)}{more} [{one.rule}]"


def _together(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding; where many cells of one column have the same, the first with the others' cells after it."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        row = one.row if one.blocks or one.stops_copies else 0
        alike.setdefault((one.rule, one.column, one.problem, one.remedy, row), []).append(one)
    for same in alike.values():
        if len(same) <= _SAME:
            yield from ((one, "") for one in same)
        else:
            cells = [f"{one.column}{one.row}" for one in same[1:]]
            more = f" and {len(cells) - _PLACES} more" if len(cells) > _PLACES else ""
            yield same[0], f" The same at {', '.join(cells[:_PLACES])}{more}."


def _order(finding: Finding) -> tuple[str, str, int, int, str, str]:
    return (
        finding.workbook,
        finding.sheet,
        finding.row,
        len(finding.column),
        finding.column,
        finding.problem,
    )


def _held(finding: Finding) -> str:
    if finding.stops_copies and finding.case_id:
        return f" The family of case {finding.case_id} gets no copies until then."
    if finding.stops_copies and finding.row > 1 and finding.blocks:
        return " No family copy is made of the cases that the row may be about until then."
    if not finding.blocks:
        return ""
    if finding.case_id:
        return f" Case {finding.case_id} gets no documents until then."
    if finding.row or finding.rule in ("sheet_has_headings", "sheet_has_its_columns"):
        return " The cases on it get no documents until then." if finding.row <= 1 else ""
    return " The cases of this workbook get no documents until then."


def count_lines(reading: Reading) -> Iterator[str]:
    """How many sheets and rows were read, and where rows were refused."""
    sheets = reading.counts
    rows, refused = sum(one.rows for one in sheets), sum(one.refused for one in sheets)
    yield (
        f"Read: {plural(len(reading.workbooks), 'workbook')}, {plural(len(sheets), 'sheet')}, "
        f"{plural(rows, 'row')}, "
        f"of which {refused} refused."
    )
    for one in sheets:
        if one.refused:
            yield (
                f"  {one.workbook}, {one.sheet}: {one.refused} of {plural(one.rows, 'row')} refused; the "
                "findings say why."
            )


def read_as_lines(reading: Reading) -> Iterator[str]:
    """Every cell that was read as something other than what it says."""
    yield f"Read as something else: {len(reading.read_as)}"
    for one in reading.read_as:
        yield f"  {one.workbook} {one.place}: read as {one.read_as}"


def check_lines(
    reading: Reading,
    findings: list[Finding],
    held: Iterable[str],
    without_copies: Iterable[str],
    given_back: int,
    out: Path,
) -> Iterator[str]:
    """The result of a check in numbers.

    `held`: cases that would get no documents; `without_copies`: no family copies.
    """
    names = sorted(held)
    yield (
        f"Cases: {len(reading.cases)}, of which {len(names)} would get no "
        f"documents{': ' if names else ''}{', '.join(names)}."
    )
    if stopped := sorted(set(without_copies) - set(names)):
        which = "all" if len(stopped) == len(reading.cases) > 1 else ", ".join(stopped)
        yield f"No family copy would be made of {plural(len(stopped), 'case')}: {which}."
    tally = ", ".join(plural(sum(one.severity is kind for one in findings), kind.value) for kind in Severity)
    yield f"Findings: {tally}."
    if given_back:
        yield f"Given back with the cells marked: {plural(given_back, 'workbook')}, in {out / 'check'}."


def run_lines(outcome: RunResult, out: Path) -> Iterator[str]:
    """What a run came to: documents, cases, and why each case that is held back is."""
    notes = sum(
        finding.severity is Severity.NOTE and finding.rule not in _NOT_READ for finding in outcome.findings
    )
    if notes:
        yield f"Notes: {notes}. 'hsb check' shows them."
    for name, parts in outcome.own_words.items():
        where = ", ".join(parts)
        yield (
            f"{name}.docx brings words of its own in parts that show no text ({where}): see 'hsb "
            f"templates check {name}'."
        )
    published = outcome.published
    yield (
        f"Documents: {published.written} written, {published.unchanged} already up to date, in "
        f"{out / 'cases'}."
    )
    yield (
        f"Cases: {len(outcome.cases_written)} with documents, {len(outcome.nothing_due)} with nothing due "
        "yet, "
        f"{len(outcome.held_back)} held "
        f"back{f', {len(outcome.waiting)} waiting for a file' if outcome.waiting else ''}."
    )
    if outcome.not_read:
        names = ", ".join(outcome.not_read)
        cases = plural(len(outcome.not_read), "case")
        yield f"There are documents of {cases} not in the workbooks: {names}. See 'hsb clean --help'."
    if outcome.is_manifest_lost:
        yield "manifest.json is missing or damaged, so every file that was there counts as changed by hand."
        yield "Where a file has a (new) one beside it, compare the two, and keep one of them."
    if outcome.same:
        yield (
            f"Nothing has changed since the last run in {plural(len(outcome.same), 'case')}: what was "
            "made is left as it is."
        )
    several = len({one.workbook for one in outcome.findings}) > 1
    for case_id, blocking in outcome.held_back.items():
        if any(one.rule == FAULT for one in blocking):
            yield (
                f"  {case_id} is held back: the findings say where the program has a fault. It is nothing "
                "in your data."
            )
        else:
            yield (
                f"  {case_id} is held back: {_places(blocking, several=several)}. Put these right, and "
                "run the command again."
            )
        if case_id in outcome.left_as_they_were:
            yield "    Its documents from an earlier run were left as they were."
    taken = set(_taken_with_copies(outcome))
    yield from file_lines(
        replace(published, withdrawn=[one for one in published.withdrawn if one not in taken]),
        outcome.uncarried,
    )
    yield from copy_lines(outcome)
    yield from _lines_without_copies(outcome, len(taken), several=several)
    if outcome.pdf_missing:
        yield (
            "No PDF was made, because LibreOffice is not on this machine. Install it, and run the same "
            "command again."
        )


def _taken_with_copies(outcome: RunResult) -> Iterator[str]:
    """What was taken away because its case gets no family copies for now."""
    folders = tuple(f"cases/{safe_name(case_id)}/family/" for case_id in outcome.without_copies)
    return (path for path in outcome.published.withdrawn if path.startswith(folders))


def _lines_without_copies(outcome: RunResult, taken: int, *, several: bool) -> Iterator[str]:
    """The cases whose family gets no copies, by what has to be put right."""
    together: dict[str, list[str]] = {}
    for case_id, why in outcome.without_copies.items():
        together.setdefault(_places(why, several=several), []).append(case_id)
    for places, case_ids in together.items():
        yield (
            f"No family copy was made of {some(case_ids)}. Put these right, and run the command again: "
            f"{places}."
        )
    if taken:
        yield (
            f"{plural(taken, 'draft')} of theirs that an earlier run had made "
            f"{'was' if taken == 1 else 'were'} taken away."
        )


def some(case_ids: Sequence[str]) -> str:
    """The cases by name; of many, how many there are."""
    return f"{len(case_ids)} cases" if len(case_ids) > _PLACES else ", ".join(case_ids)


def copy_lines(outcome: RunResult) -> Iterator[str]:
    """What became of the family's copies: how many, which are stopped and why, which are out and would be made otherwise today."""
    counts: Counter[str] = Counter()
    stopped: set[tuple[str, str, str]] = set()
    for case_id, told in outcome.told.items():
        counts.update("issued" if one.issued else "drafts" for one in told.copies)
        counts["again"] += sum(one.again for one in told.copies)
        stopped |= {(case_id, one.person_id, one.stem) for one in told.stopped}
    lost = [one for one in outcome.refused if one.path.startswith("family/")]
    drafts = counts["drafts"] - sum("DRAFT.docx" in one.path for one in lost)
    issued = counts["issued"] - sum("DRAFT" not in one.path and one.path.endswith(".docx") for one in lost)
    yield (
        f"Family copies: {issued} issued ({counts['again']} of them already, unchanged), {drafts} drafts "
        "that wait for approval, "
        f"{len(stopped)} stopped, {len(lost)} refused."
    )
    questions: dict[tuple[str, str, str], list[str]] = {}
    for case_id, told in outcome.told.items():
        for one in told.stopped:
            key = (case_id, f"{one.place}: {one.question} {one.who} decides.", one.person_id)
            questions.setdefault(key, []).append(one.stem)
    for (case_id, question, person), papers in questions.items():
        yield f"  {case_id}: {', '.join(papers)} for {person} waits. {question}"
    for case_id, told in outcome.told.items():
        for waiting in told.waits:
            copy = f"{case_id}: {waiting.stem} for {waiting.person_id}"
            yield f"  {copy}. {waiting.place} is not the code of what the copy holds now. {_NEW_CODE}"
    for case_id, told in outcome.told.items():
        for person, what in told.needs:
            yield f"  {case_id}: {person} needs {what}. A person has to make it."
    for recall in outcome.recalls:
        yield (
            f"  To recall or to check: copy {recall.copy.copy_number} of {recall.copy.case_id}. {recall.why}"
        )


def due_lines(due: Due, clock: Clock, days: int, doubtful: Iterable[str], out: Path | None) -> Iterator[str]:
    """What is overdue and what falls due, a line each, and how much there is besides.

    `out`: None where nothing was written.
    """
    for title, listed in (("Overdue", due.overdue), (f"Due in the next {plural(days, 'day')}", due.coming)):
        yield f"{title}: {len(listed)}"
        for one in listed:
            yield (
                f"  {one.case_id}  {shown(one.due)}  {one.subject} ({one.source}). {who_of(one)}. {one.to_do}"
            )
    yield (
        f"Due later: {due.later}. Without a time limit: {len(due.undated)}. Cannot be told: "
        f"{len(due.unknown)}."
    )
    for case_id in doubtful:
        yield (
            f"{case_id} has rows that could not be read, so what is due for it may be wrong: see 'hsb check'."
        )
    if out is not None:
        yield (
            f"Listed by time, person and case in {out / 'due' / 'due.xlsx'}; for a calendar in "
            f"{out / 'due' / 'due.ics'}."
        )


def report_lines(
    hidden: tuple[int, int],
    folder: Path,
    draft: bool,
    doubtful: Sequence[str],
    *,
    is_written: bool,
    is_entered: bool,
    is_refused: bool = False,
) -> Iterator[str]:
    """Where the report is, how much of it is hidden, and what to do before it goes out.

    `is_written`: whether its files are there. `is_entered`: whether the register of what was handed out has
    it. `is_refused`: that there is nothing to hand out.
    """
    number, of = hidden
    if is_written and is_refused:
        yield (
            f"There is no report to hand out. A draft to look at, and restricted.xlsx, are in {folder}: "
            "for the team only."
        )
    elif is_written:
        yield (
            f"The report is in {folder}: partnership.xlsx and partnership.docx to hand out, "
            "restricted.xlsx for the team only."
        )
    if number:
        goes = "of the draft" if is_refused else "that go out"
        yield f"{number} of the {of} counts {goes} are hidden, so that no small number can be worked out."
    if doubtful:
        count = plural(len(doubtful), "case")
        yield (
            f"{count} with findings that hold back documents were counted all the same; 'hsb check' lists "
            "them."
        )
    if not is_written:
        yield "The report was not written, and nothing was entered in the register of what was handed out."
    elif is_refused:
        yield (
            "Nothing was entered in the register of what was handed out, and what was handed out earlier "
            "stays as it is."
        )
    elif not draft and not is_entered:
        yield (
            "It does not stand in the register of what was handed out. Hand nothing out until the same "
            "command has ended with 0."
        )
    elif draft:
        yield (
            "This is a draft, and not in the register of what was handed out. Run it again without "
            "--draft for the one to send."
        )
    else:
        yield (
            "It stands in the register of what was handed out. Write the commentary in partnership.docx "
            "before you send it."
        )


def refused_lines(refused: Iterable[Refused], *, written: bool = False) -> Iterator[str]:
    """Each file that the proof refused, and why: the kind of thing, the place in the file, the cell it comes from.

    `written`: it stands in outputs/ and has to be taken away by hand.
    """
    for one in refused:
        fate = "must not go out. Take it away" if written else "was refused and not written"
        yield f"{one.case_id}, {one.path} {fate}:"
        for leak in one.leaks:
            yield f"  {leak.sentence}"
        yield "  Put the text right in the workbook, or in the document if it was typed there."
        yield "  If it is a coincidence, write it on the sheet Cleared coincidences."


def unfilled_lines(outcome: RunResult) -> Iterator[str]:
    """Each fault of a template, once, with the documents that were not made because of it and what became of earlier ones."""
    faults: dict[str, list[Unfilled]] = {f"{one.message} {one.remedy}": [] for one in outcome.faulty.values()}
    for one in outcome.unfilled:
        faults.setdefault(f"{one.fault.message} {one.fault.remedy}", []).append(one)
    for sentence, those in faults.items():
        yield sentence
        for one in those[:_NAMED]:
            yield f"  {one.case_id}, {one.path} was not written.{one.said_of_earlier}"
        if len(those) > _NAMED:
            yield (
                f"  {len(those) - _NAMED} more were not written because of it: {run_page.FILE_NAME} names "
                "them all."
            )


def file_lines(published: Published, uncarried: Mapping[str, str] = _NONE) -> Iterator[str]:
    """Each file in which a person had written, and what became of it; and each that was taken away.

    `uncarried`: by path, why.
    """
    for path, places in published.carried:
        yield f"{path}: what was written by hand stands in the new version ({', '.join(places)})."
    for path, places in published.both:
        yield (
            f"{path}: the workbook has changed as well at {', '.join(places)}. Both stand there: see "
            "which is to stay."
        )
    for edited, beside in published.kept:
        why = (
            f" What was written could not be carried over, because {uncarried[edited]}."
            if edited in uncarried
            else ""
        )
        yield (
            f"{edited} was changed by hand since it was written, so it was kept. The new one is "
            f"{beside}.{why}"
        )
    for path in published.withdrawn:
        yield f"{path} is no longer due and was taken away."
    for path in published.stands:
        yield (
            f"{path} holds what was written by hand, so it was kept, though its new version was refused. "
            "Put it right there."
        )
    for path in published.stale:
        why = (
            f" What was written could not be carried over, because {uncarried[path]}."
            if path in uncarried
            else ""
        )
        yield f"{path} is no longer due, but holds what was written by hand, so it was kept.{why}"


def _places(findings: list[Finding], *, several: bool) -> str:
    """The first of the cells, with their workbooks where there are several."""
    places = list(dict.fromkeys(f"{one.workbook}, {one.place}" if several else one.place for one in findings))
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return ("; " if several else ", ").join(places[:_PLACES]) + more


def plural(count: int, noun: str) -> str:
    """A number with its noun: "1 row", "2 rows"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
