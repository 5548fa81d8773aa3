"""What was decided not to be done: what a row of the sheet Not done is about, and whether it says enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case, NotDone
from pipeline.model.finding import Finding, at
from pipeline.procedure.obligation import Asked, Obligation
from pipeline.procedure.queries import says_something

#: A reason has at least so many words.
_FEWEST_WORDS = 4


def is_about(row: NotDone, duty: str, asked: Asked) -> bool:
    """Whether a row is about what a duty asks for: the same duty, and the rows that it is asked of.

    An ID answers for everything that the duty asks of it: for each copy of a report, each disagreement.
    """
    done = asked.done.record.id if asked.done is not None else ""
    return row.what == duty and _is_of(row.belongs_to, asked.key, done)


def _is_of(owner: str, key: str, done: str) -> bool:
    """Whether an ID names what is asked for by its key, the row that it is asked of, or that of its cell."""
    return owner in (key, done) or key == f"after {owner}" or key.startswith((f"{owner}/", f"{owner}-"))


def is_complete(row: NotDone) -> bool:
    """Whether a row gives a reason and says who decided."""
    return gives_a_reason(row) and says_something(row.decided_by)


def gives_a_reason(row: NotDone) -> bool:
    """Whether the reason says something, in more than a few words: "Not needed." is none."""
    return says_something(row.reason) and len(str(row.reason).split()) >= _FEWEST_WORDS


def findings_of_not_done(case: Case, obligations: Iterable[Obligation]) -> Iterator[Finding]:
    """A note at each complete row that closes nothing: it is done, is not asked for, or is of another row.

    What is implied has no obligation, and closes itself: a No at the discussion about a child harmed too.
    """
    settled = [one for one in obligations if one.is_settled]
    duties = {part.name for part in plugins_in("pipeline.procedure.duties")}
    others = {one.discussion_id for one in case.discussions if one.about == "harmed"}
    for row in case.not_done:
        if row.belongs_to in others and row.what in ("risk_strategy_agreed", "chronology_shared"):
            continue
        mine = (one for one in settled if one.duty == row.what)
        if row.what in duties and is_complete(row) and not any(_closes(row, one) for one in mine):
            finding = at(
                row,
                "belongs_to",
                "this does not match anything that is open, so it closes nothing.",
                "Enter the ID named in the finding about it. If it has been done after all, delete the row.",
            )
            yield replace(finding, rule="not_done_closes_something", case_id=case.id)


def _closes(row: NotDone, one: Obligation) -> bool:
    key = one.id.partition(f"/{one.duty}/")[2]
    evidence = one.evidence.record.id if one.evidence is not None else ""
    return _is_of(row.belongs_to, key, evidence)
