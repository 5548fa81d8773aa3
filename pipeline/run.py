"""The order of work: read, check, view, fill, prove, publish. Read this first."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import duties
from pipeline.case import Case
from pipeline.clock import Clock
from pipeline.copies import Recipient
from pipeline.documents import House
from pipeline.duties import obligations_of
from pipeline.errors import OutputError
from pipeline.filenames import safe_name
from pipeline.finding import Finding
from pipeline.issuing import Begun, Files, Press, begin, finish
from pipeline.outputs import Outputs, Published
from pipeline.parts import parts_in
from pipeline.pdf import converter, to_pdf
from pipeline.proving import Proving, Refused
from pipeline.register import FILE_NAME as REGISTER
from pipeline.register import Recall, Register
from pipeline.rules import findings_of
from pipeline.workbook.mark import mark
from pipeline.workbook.opening import protect
from pipeline.workbook.read import Reading

Progress = Callable[[str], None]
#: How many Word files wait for their PDF together: enough to keep every core busy, and few enough to hold.
_FILES_AT_ONCE = 240


@dataclass
class Outcome:
    """What a run came to: findings, what became of every file, cases held back and why, files that could not be written.

    `refused`: files that the proof did not let through. `recipients`: whose copies were made or stopped. `left_as_they_were`: the
    cases held back that have documents from an earlier run.
    """

    findings: list[Finding] = field(default_factory=list)
    published: Published = field(default_factory=Published)
    cases_written: list[str] = field(default_factory=list)
    nothing_due: list[str] = field(default_factory=list)
    held_back: dict[str, list[Finding]] = field(default_factory=dict)
    unwritten: list[OutputError] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    recalls: list[Recall] = field(default_factory=list)
    pdf_missing: bool = False
    left_as_they_were: set[str] = field(default_factory=set)


def check(reading: Reading, clock: Clock) -> list[Finding]:
    """Every finding there is: what the reader met, then what the rules and the duties found in each case.

    Of a cell that a rule speaks of, its duty says nothing more.
    """
    found = list(reading.findings)
    for case in reading.cases:
        by_rules = list(findings_of(case, clock.today))
        spoken_of = {(one.workbook, one.place) for one in by_rules}
        found.extend(by_rules)
        by_duties = duties.findings_of(obligations_of(case, clock, duties.WITH_A_FINDING))
        found.extend(one for one in by_duties if (one.workbook, one.place) not in spoken_of)
    return found


def held_back(reading: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
    """The cases that get no documents, each with the findings that have to be put right first."""
    held = {case_id: list(why) for case_id, why in reading.doubtful.items()}
    for finding in findings:
        if finding.blocks and finding.case_id:
            held.setdefault(finding.case_id, []).append(finding)
    return held


def give_back(reading: Reading, findings: list[Finding], out: Path, progress: Progress = lambda name: None) -> Published:
    """Write each officer's workbook to out/check/ with its problem cells marked, under its own password if it had one."""
    published = Published()
    with Outputs(out) as outputs:
        for package in reading.packages:
            progress(package.name)
            marked = mark(package.data, [one for one in findings if one.workbook == package.name])
            if package.password is not None:
                marked = protect(marked, package.password)
            published.add(outputs.publish("check", {package.name: marked}, all_of_folder=False))
    return published


@dataclass(frozen=True)
class Order:
    """What a run is asked for. `only` and `case_ids` narrow it; `passwords`: encrypt what is issued, and keep the words there."""

    house: House
    out: Path
    templates: Path
    clock: Clock
    only: Collection[str] = ()
    case_ids: Collection[str] = ()
    drafts_only: bool = False
    pdf: bool = False
    initials: bool = False
    passwords: Path | None = None


def run(reading: Reading, order: Order, progress: Progress = lambda name: None) -> Outcome:
    """Write every paper that every sound case is due, each file proved before it is moved into place.

    Raises TemplateError where a template asks for what does not exist: then nothing of that case is written.
    """
    findings = check(reading, order.clock)
    held = held_back(reading, findings)
    wanted = order.case_ids
    outcome = Outcome(findings=findings, held_back={one: why for one, why in held.items() if not wanted or one in wanted})
    register = Register.load(order.out / REGISTER)
    proving = Proving(reading.cases, order.house, initials=order.initials)
    outcome.pdf_missing = order.pdf and converter() is None
    pdf = order.pdf and not outcome.pdf_missing
    press = Press(order.templates, order.house, proving, order.out, order.clock, pdf, order.passwords)
    documents = [part for part in parts_in("pipeline.documents") if not order.only or part.name in order.only]
    with Outputs(order.out) as outputs:
        waiting: list[Begun] = []
        for case in reading.cases:
            if wanted and case.id not in wanted:
                continue
            progress(case.id)
            if case.id in outcome.held_back:
                if (order.out / "cases" / safe_name(case.id)).exists():
                    outcome.left_as_they_were.add(case.id)
                continue
            waiting.append(begin(case, documents, press, register, drafts_only=order.drafts_only))
            if not pdf or sum(len(one.sheets) for one in waiting) >= _FILES_AT_ONCE:
                _publish(waiting, press, register, outputs, outcome, order)
                waiting = []
        _publish(waiting, press, register, outputs, outcome, order)
        if outcome.recipients or any(register):
            register.recalls = outcome.recalls
            outputs.keep_register(REGISTER, register.to_xlsx())
    return outcome


def _publish(
    begun: list[Begun], press: Press, register: Register, outputs: Outputs, outcome: Outcome, order: Order
) -> None:  # fmt: skip
    """Turn the Word files of several cases into PDF, where that is asked for; then move each case's files into place."""
    pdfs = to_pdf({name: data for one in begun for name, data in one.word_files.items()}) if press.pdf and begun else {}
    for one in begun:
        _publish_case(one.case, finish(one, pdfs, press, register), register, outputs, outcome, order)


def _publish_case(case: Case, made: Files, register: Register, outputs: Outputs, outcome: Outcome, order: Order) -> None:
    """Move everything of one case into place. What was refused is not written; the rest is."""
    outcome.recipients.extend(made.recipients)
    outcome.refused.extend(made.refused)
    outcome.recalls.extend(made.recalls)
    outcome.unwritten.extend(made.unmade)
    try:
        published = outputs.publish(
            f"cases/{safe_name(case.id)}", made.files, all_of_folder=not order.only, keep=made.keep,
            refused=[path for one in made.refused for path in (one.path, f"{one.path.removesuffix('.docx')}.pdf")],
        )  # fmt: skip
    except OutputError as fault:
        outcome.unwritten.append(fault)
        return
    for issued in made.issued:
        register.put(issued)
    outcome.published.add(published)
    (outcome.cases_written if made.files else outcome.nothing_due).append(case.id)
