"""The lines that a report ends with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.app.make_report import ReportResult
from pipeline.app.published_reports import COPY
from pipeline.app.report_plan import PlanResult
from pipeline.app.said.of_files import plural
from pipeline.app.said.ways import COMMANDS, Ways, capital
from pipeline.reporting.edition import Edition
from pipeline.reporting.period_notes import OF_PUBLISHED
from pipeline.reporting.prose import given_away_sentence, lowered
from pipeline.reporting.put_together import parts_of

#: How many measures a line names.
_NAMED = 8


def report_lines(result: ReportResult, *, hand_out: bool, ways: Ways = COMMANDS) -> Iterator[str]:
    """Where the report is, how much of it is shown, and what to do next."""
    out = hand_out and not result.refused
    if result.is_written:
        yield _where(result, out=out)
    hidden = result.edition.hidden().sentence
    if hidden:
        yield f"{hidden} restricted.xlsx, for the team only, has every number."
    yield from _about_the_edition(result)
    if result.better and not out:
        names = {name: one.name for name, one in result.edition.measures.items()}
        yield (
            f"A year ends, so the publication plan may change. {capital(ways.plan)} writes the plan that the "
            "numbers suggest; or leave it as it is."
        )
        yield from _suggested(result.better, names)
    if result.kept_drafts:
        yield (
            "The earlier report had been changed by hand outside the place for the commentary. It is kept "
            f"beside the report as {' and '.join(result.kept_drafts)}. Only the commentary was carried "
            "over. Decide what else should be published, and add it to the report."
        )
    if out and result.is_written and not result.has_commentary:
        yield (
            'No commentary is written: partnership.docx still says "To be written here". Write it there, or '
            "delete those lines, before you send the report."
        )
    if result.doubtful:
        count = plural(len(result.doubtful), "case")
        yield (
            f"Counted as far as the rows could be read: {count} with findings that hold back documents. "
            f"{capital(ways.check)} lists them."
        )
    if result.register.copy:
        yield copy_line(result.register.copy, is_mended=result.is_entered)
    yield _register_line(result, ways, out=out)
    if not result.has_copy:
        yield (
            f"The copy of the register, {COPY}, could not be written: it may be open, or a folder may have "
            "its name. The report is published all the same. Close or move it; the next report writes it."
        )


def copy_line(copy: Path, *, is_mended: bool = False) -> str:
    """That the copy of the register was read, and when the register is as it should be again."""
    then = (
        "The register has been written again."
        if is_mended
        else "The next report that is published writes the register again."
    )
    return (
        "The register of published reports, reports/released.json, is not as the program wrote it: it is "
        f"missing, damaged, out of date or changed by hand. Its copy, {copy.name}, was used instead. {then}"
    )


def _about_the_edition(result: ReportResult) -> Iterator[str]:
    """What the team has to know of the edition, and no reader of it."""
    edition = result.edition
    changed = {one.measure.id for one in edition.changed()}
    new = {one.measure.id for one in edition.figures.values() if one.is_of_published}
    if result.revises:
        yield f"The figures of {result.revises.words} are revised in this edition where records have changed."
    elif changed:
        yield (
            f"The records have changed since figures of {plural(len(changed), 'measure')} were published. "
            "These are given as published, and say so. restricted.xlsx has both."
        )
    if new:
        yield (
            f"New figures of {plural(len(new), 'measure')} add up {OF_PUBLISHED}. restricted.xlsx has both."
        )
    if edition.given_away:
        threshold, names = edition.control.threshold, _named(edition.given_away)
        before = result.register.released.threshold_before()
        yield given_away_sentence(threshold, before, names)
    if result.waits:
        yield (
            f"publication_plan.toml was changed for {_named(result.waits)}. "
            "That counts from the first report on a time that ends on 31 March."
        )
    last = result.register.released.last()
    if last is not None and last.period.last > edition.asked.last and not result.was_out:
        yield (
            f"The report on {last.period.words}, a later time, is published already. Once this one is "
            "published too, it has to be taken back first if that one is wrong."
        )
    yield from _about_the_plan(edition)


def _about_the_plan(edition: Edition) -> Iterator[str]:
    """Which names in the publication plan are no measure's, and which measures it does not name."""
    named, shown = edition.plan.months, [one for name in edition.measures for one in parts_of(name) or [name]]
    wrong = tuple(one for one in named if one not in shown)
    unnamed = tuple(one for one in shown if one not in named)
    parts = [f"names {_named(wrong)}, of which the report has no figures"] if wrong else []
    parts += [f"does not name {_named(unnamed)}, given by the year for that reason"] if unnamed else []
    if parts:
        yield f"publication_plan.toml {'; it '.join(parts)}. If that is a mistake, correct the names there."


def _named(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _where(result: ReportResult, *, out: bool) -> str:
    if out:
        return (
            f"The report is in {result.folder}: partnership.xlsx, partnership.docx and figures.csv "
            "to hand out, restricted.xlsx for the team only."
        )
    return f"A draft of the report is in {result.folder}: for the team only."


def _register_line(result: ReportResult, ways: Ways, *, out: bool) -> str:
    """Whether the register has it, and so what to do next."""
    if not result.is_written:
        return "The report was not written, and nothing was entered in the register of published reports."
    if result.refused:
        return (
            "Nothing was entered in the register of published reports, and earlier reports stay as they are."
        )
    if not out:
        again = "An edition for this period is already published. Its files stay as they are. "
        return f"{again if result.was_out else ''}Read it, write the commentary, and {ways.hand_out}."
    if not result.is_entered:
        return (
            "It is not in the register of published reports. Do not publish anything until "
            f"{ways.handed_out}."
        )
    if result.was_out and not result.edition.released():
        return (
            "This report was published already, and nothing in it is new: the register of published reports, "
            "reports/released.json, stays as it is."
        )
    return "It is in the register of published reports, reports/released.json. Keep that file."


def plan_lines(result: PlanResult) -> Iterator[str]:
    """Where the publication plan is, and what the numbers suggest where it may not change yet."""
    if result.is_written:
        yield (
            f"The publication plan is in {result.file}: the period over which each measure is published. "
            "Read it, and make changes before the first report is published."
        )
        return
    yield f"{result.file} already exists, and changes only at a year's end. It stays as it is."
    yield from _suggested(result.suggested, result.names)


def _suggested(suggested: Mapping[str, tuple[str, str]], names: Mapping[str, str]) -> Iterator[str]:
    """Each measure with its name, the time that the numbers suggest for it, and the time in the plan."""
    if suggested:
        yield f"The numbers suggest another period for {plural(len(suggested), 'measure')}:"
    for name, (now, then) in suggested.items():
        called = f"{name}, {lowered(names[name])}" if name in names else name
        yield f"  {called}: {_length(then)} (now: {_length(now)})"


def _length(words: str) -> str:
    """A time of the plan in a sentence: by quarter, over two years."""
    return f"over {words}" if words.endswith("years") else f"by {words}"
