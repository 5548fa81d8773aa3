"""The lines that a run ends with: counts, family copies, and what was not made and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.app.run.run_result import RunResult
from pipeline.app.said.of_files import file_lines, plural, some
from pipeline.app.said.ways import COMMANDS, Ways, capital
from pipeline.casefiles.copy_lines import DRAFT, NOT_MADE
from pipeline.casefiles.copy_status import CopyMade, CopyStopped
from pipeline.casefiles.job import Unfilled
from pipeline.formats.pdf import NO_ENGINE
from pipeline.foundation.filenames import safe_name
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model.finding import FAULT, Finding, Severity

#: How many cells are named where a case is held back; the findings name them all.
_PLACES = 5
#: How many documents are named that were not made because of one template; the page names them all.
_NAMED = 20
#: How many of the copies that a run issues it names.
_ISSUED = 10
#: What was not read of a workbook is said by every run, although nothing may have to be done about it.
_NOT_READ = ("sheet_not_read", "extra_column")


def run_lines(
    outcome: RunResult, out: Path, only: Collection[str] = (), ways: Ways = COMMANDS
) -> Iterator[str]:
    """The result of a run: documents, cases, and why each case is held back. `only`: what was asked for."""
    several = len({one.workbook for one in outcome.findings}) > 1
    yield from _note_lines(outcome, ways)
    yield from _count_lines(outcome, out, ways)
    yield from _held_back_lines(outcome, ways, several=several)
    removed = set(_taken_with_copies(outcome))
    said = removed | set(_drafts_of_issued(outcome))
    published = outcome.published
    yield from file_lines(
        replace(published, withdrawn=[one for one in published.withdrawn if one not in said]),
        outcome.uncarried,
    )
    yield from copy_lines(outcome, ways) if _may_hold_copies(only) else _only_lines(only, ways)
    yield from _lines_without_copies(outcome, ways, len(removed), several=several)
    if outcome.pdf_missing:
        yield " ".join(NO_ENGINE)
    yield from _lines_by_other(outcome.by_other)


def _lines_by_other(by_other: Mapping[str, str]) -> Iterator[str]:
    """Each reason why another engine made PDFs than the one asked for, with the first of these files."""
    for why in dict.fromkeys(by_other.values()):
        paths = [path for path, one in by_other.items() if one == why]
        more = f" and {plural(len(paths) - 1, 'more')}" if len(paths) > 1 else ""
        yield f"{paths[0]}{more}: made by the other engine, because {why}. Check the pages."


def _note_lines(outcome: RunResult, ways: Ways) -> Iterator[str]:
    """How many notes there are, and which templates have words where no reader sees them."""
    notes = sum(
        finding.severity is Severity.NOTE and finding.rule not in _NOT_READ for finding in outcome.findings
    )
    if notes:
        yield f"Notes: {notes}. {capital(ways.check)} shows them."
    for name, parts in outcome.own_words.items():
        where = ", ".join(parts)
        yield (
            f"{name}.docx has its own words in parts that show no text ({where}): see "
            f"{ways.check_template.format(name=name)}."
        )


def _count_lines(outcome: RunResult, out: Path, ways: Ways) -> Iterator[str]:
    """How many documents were written, of how many cases, and what else is in the folder."""
    yield (
        f"Documents: {outcome.published.written} written, {outcome.published.unchanged} already up to date, "
        f"in {out / 'cases'}."
    )
    if outcome.renamed:
        were = (
            "file of an earlier release was" if outcome.renamed == 1 else "files of an earlier release were"
        )
        yield f"{outcome.renamed} {were} renamed: a name now begins with its day. No text in them changed."
    waiting = f", {len(outcome.waiting)} waiting for a file" if outcome.waiting else ""
    failed = f", {len(outcome.none_made)} of which none could be made" if outcome.none_made else ""
    yield (
        f"Cases: {len(outcome.cases_written)} with documents, {len(outcome.nothing_due)} with nothing due "
        f"yet, {len(outcome.held_back)} held back{failed}{waiting}."
    )
    if outcome.not_read:
        names = ", ".join(outcome.not_read)
        cases = plural(len(outcome.not_read), "case")
        yield f"There are documents for {cases} not in the workbooks: {names}. {ways.clean}"
        if given := sum(outcome.not_read.values()):
            copies = plural(given, "copy", "copies")
            said = "Runs do not look at these, so no run will say whether one should be recalled."
            yield f"The family has {copies} from them. {said}"
    for path in outcome.strays:
        yield f"{path} is not an issued copy, but anything in family/ may be handed over. Delete it."
    yield from outcome.said_of_trail
    if outcome.end_of_trail:
        yield (
            f"audit.log: {outcome.end_of_trail}. Write this code down outside the outputs folder, so that "
            "a change to the log can be detected."
        )
    if outcome.is_manifest_lost:
        yield "manifest.json is missing or damaged, so every file that was there counts as changed by hand."
        yield "Where a file has a (new) one beside it, compare the two, and keep one of them."
    if outcome.same:
        yield (
            f"Nothing has changed since the last run in {plural(len(outcome.same), 'case')}, so those "
            "documents are left as they are."
        )


def _held_back_lines(outcome: RunResult, ways: Ways, *, several: bool) -> Iterator[str]:
    """Each case that gets no documents, and the cells to correct. `several`: name the workbook too."""
    for case_id, blocking in outcome.held_back.items():
        if any(one.rule == FAULT for one in blocking):
            yield (
                f"  {case_id} is held back. The findings say where the program has a fault. Your data is "
                "not the cause."
            )
        else:
            yield (
                f"  {case_id} is held back: {_places(blocking, several=several)}. Correct these, and "
                f"{ways.again}."
            )
        if case_id in outcome.left_as_they_were:
            yield "    Its documents from an earlier run were left as they were."


def _taken_with_copies(outcome: RunResult) -> Iterator[str]:
    """The files that were removed because their case gets no family copies for now."""
    folders = tuple(
        f"cases/{safe_name(case_id)}/{room}/"
        for case_id in outcome.without_copies
        for room in ("family", "drafts")
    )
    return (path for path in outcome.published.withdrawn if path.startswith(folders))


def _drafts_of_issued(outcome: RunResult) -> Iterator[str]:
    """The drafts that were removed because their copy is issued now."""
    for case_id, copy in _new_copies(outcome):
        draft = copy.path.replace("family/", "drafts/", 1).rpartition(" - version ")[0]
        yield f"cases/{safe_name(case_id)}/{draft} - DRAFT.docx"
        yield f"cases/{safe_name(case_id)}/{draft} - DRAFT.pdf"


def _new_copies(outcome: RunResult) -> Iterator[tuple[str, CopyMade]]:
    """The copies that this run issues, each with its Case ID."""
    refused = {(one.case_id, one.path) for one in outcome.refused}
    for case_id, status in outcome.copy_statuses.items():
        for copy in status.copies:
            if copy.issued and not copy.again and (case_id, copy.path) not in refused:
                yield case_id, copy


def _lines_without_copies(outcome: RunResult, ways: Ways, taken: int, *, several: bool) -> Iterator[str]:
    """The cases whose family gets no copies, by what has to be corrected."""
    together: dict[str, list[str]] = {}
    for case_id, why in outcome.without_copies.items():
        together.setdefault(_places(why, several=several), []).append(case_id)
    for places, case_ids in together.items():
        yield (f"No family copy was made of {some(case_ids)}. Correct these, and {ways.again}: {places}.")
    if taken:
        yield (
            f"{plural(taken, 'draft')} of theirs that an earlier run had made "
            f"{'was' if taken == 1 else 'were'} removed."
        )


def _may_hold_copies(only: Collection[str]) -> bool:
    """Whether a run of these documents, or of all, looks at family copies."""
    return not only or any(one.name in only and hasattr(one.module, "COPY_OF") for one in _documents())


def _only_lines(only: Collection[str], ways: Ways) -> Iterator[str]:
    """That no family copy was looked at, and the names of those of the documents that were asked for."""
    copies = [one.name for one in _documents() if getattr(one.module, "COPY_OF", None) in only]
    more = ways.add_documents.format(names=ways.between.join(copies))
    named = f" For the family's, {more}." if copies else ""
    yield f"Family copies: not made, because you asked only for {' and '.join(only)}.{named}"


def _documents() -> Sequence[Plugin]:
    return plugins_in("pipeline.documents")


def copy_lines(outcome: RunResult, ways: Ways = COMMANDS) -> Iterator[str]:
    """The family copies: how many, which are stopped and why, and which would be different today."""
    counts: Counter[str] = Counter()
    stopped: set[tuple[str, str, str]] = set()
    refused = {(one.case_id, one.path) for one in outcome.refused}
    for case_id, status in outcome.copy_statuses.items():
        for copy in status.copies:
            is_refused = (case_id, copy.path) in refused
            counts["refused" if is_refused else "issued" if copy.issued else "drafts"] += 1
            counts["again"] += copy.again and not is_refused
        stopped |= {(case_id, one.person_id, one.stem) for one in status.stopped}
    yield (
        f"Family copies: {counts['issued']} issued ({counts['again']} of them already, unchanged), "
        f"{plural(counts['drafts'], 'draft')} waiting for approval, {len(stopped)} stopped, "
        f"{counts['refused']} refused."
    )
    yield from _issued_lines(outcome, ways)
    if counts["drafts"]:
        yield (
            f"  The drafts are in the folder drafts of each case; {ways.everything} lists them. A draft "
            "is issued once a row of Copies given has its code, one person has approved it, and a second has "
            "checked it."
        )
    questions: dict[tuple[str, str, str], list[CopyStopped]] = {}
    for case_id, status in outcome.copy_statuses.items():
        for one in status.stopped:
            key = (case_id, f"{one.question} {one.who} decides.", one.person_id)
            questions.setdefault(key, []).append(one)
    for (case_id, question, person), those in questions.items():
        papers = ", ".join(dict.fromkeys(one.stem for one in those))
        places = list(dict.fromkeys(one.place for one in those))
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        yield f"  {case_id}: {papers} for {person} waits. {places[0]}{more}: {question}"
    yield from _lines_of_copies(outcome, ways)
    for case_id, status in outcome.copy_statuses.items():
        for person, what in status.needs:
            yield f"  {case_id}: {person} needs {what}. A person has to make it."
    for recall in outcome.recalls:
        yield (f"  Recall or check: copy {recall.copy_number} of {recall.case_id}. {recall.why}")


def _issued_lines(outcome: RunResult, ways: Ways) -> Iterator[str]:
    """The copies that this run issues, the first of them by name, and what to enter when they are given."""
    new = list(_new_copies(outcome))
    for case_id, copy in new[:_ISSUED]:
        yield f"  {case_id}: issued now: {copy.path}"
    if len(new) > _ISSUED:
        yield f"  Issued now: {len(new) - _ISSUED} more. {ways.everything} names them."
    if new:
        yield f"  When you give a copy, {ways.given}."


def _lines_of_copies(outcome: RunResult, ways: Ways) -> Iterator[str]:
    """Each draft and each copy not made for which a person has to act; how many more are not made."""
    more = 0
    for case_id, status in outcome.copy_statuses.items():
        for line in status.lines:
            if line.acts and line.state in (DRAFT, NOT_MADE):
                who = f" {line.who} decides." if line.who else ""
                yield f"  {case_id}: {line.sentence}{who}"
            more += line.state == NOT_MADE and not line.acts
    if more:
        yield f"  Not made, with nothing to do: {more}. {ways.everything} says why for each."


def unfilled_lines(outcome: RunResult, ways: Ways = COMMANDS) -> Iterator[str]:
    """Each fault of a template once, the documents not made because of it, and the earlier ones."""
    faults: dict[str, list[Unfilled]] = {f"{one.message} {one.remedy}": [] for one in outcome.faulty.values()}
    for one in outcome.unfilled:
        faults.setdefault(f"{one.fault.message} {one.fault.remedy}", []).append(one)
    for sentence, those in faults.items():
        yield sentence
        for one in those[:_NAMED]:
            yield f"  {one.case_id}, {one.path} was not written.{one.said_of_earlier}"
        if len(those) > _NAMED:
            yield (
                f"  {len(those) - _NAMED} more were not written because of it: {ways.everything} names "
                "them all."
            )


def _places(findings: Sequence[Finding], *, several: bool) -> str:
    """The first of the cells, with their workbooks where there are several."""
    places = list(dict.fromkeys(f"{one.workbook}, {one.place}" if several else one.place for one in findings))
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return ("; " if several else ", ").join(places[:_PLACES]) + more
