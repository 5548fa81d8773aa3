"""What a run leaves for a person to do, and the files that it kept because a person wrote in them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.app.run.run_result import RunResult
from pipeline.formats.pdf import NO_ENGINE


def steps_by_hand(outcome: RunResult) -> Iterator[str]:
    """A sentence on everything that a person has to do or to repair after the run."""
    for case_id, status in outcome.copy_statuses.items():
        for person, what in status.needs:
            yield f"{case_id}: {person} needs {what}."
    for recall in outcome.recalls:
        yield (f"{recall.case_id}: recall or check copy {recall.copy_number}. {recall.why}")
    faults = [*outcome.faulty.values(), *(one.fault for one in outcome.unfilled)]
    yield from dict.fromkeys(f"{one.message} {one.remedy}" for one in faults)
    for one in outcome.unfilled:
        yield (
            f"{one.case_id}: {one.path} was not written, because its template has a "
            f"fault.{one.said_of_earlier}"
        )
    for fault in outcome.unwritten:
        yield f"{fault.message} {fault.remedy}"
    if outcome.pdf_missing:
        yield " ".join(NO_ENGINE)


def kept_files(outcome: RunResult) -> Iterator[str]:
    """A sentence on every file that was kept because a person wrote in it."""
    for path, places in outcome.published.both:
        yield (
            f"{path}: the workbook has changed as well at {', '.join(places)}. Both versions are there: "
            "decide which to keep."
        )
    for edited, new in outcome.published.kept:
        why = (
            f" It could not be carried over, because {outcome.uncarried[edited]}."
            if edited in outcome.uncarried
            else ""
        )
        yield f"{edited} was changed by hand, so it was kept. The new one is {new}.{why}"
    for path in outcome.published.refused_but_kept:
        yield f"{path} contains text written by hand, so it was kept, although its new version was refused."
    for path in outcome.published.stale:
        yield f"{path} is no longer due, but contains text written by hand, so it was kept."
