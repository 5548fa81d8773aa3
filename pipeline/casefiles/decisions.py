"""The decisions in a case that count, for the audit log: who approved, checked, stopped or released what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from pipeline.casefiles.content_code import code_of
from pipeline.casefiles.leak_checker import clearance_counts
from pipeline.foundation.dates import day_of
from pipeline.model import Case, Releasable, known
from pipeline.model.approval import counts
from pipeline.model.decision import Decision as OnRow
from pipeline.model.decision import decision_on

#: The decisions on rows, which are logged for a whole record.
RELEASES = ("released", "withheld")
_OF_COPIES = (("approved", "approved_by", "approved_on"), ("checked", "second_checker", "checked_on"))
#: Every kind of decision.
DECISIONS = ("approved", "checked", "stopped", "cleared", *RELEASES)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One decision: what was decided, about which copy, record or row, by whom, on which day.

    `content`: the content code of a copy, or the code of a cleared sentence. `rows`: of a record, how many
    rows one person decided on in the same way on one day.
    """

    what: str
    case: str
    about: str
    by: str
    on: str
    content: str = ""
    rows: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What it is about: a later decision with the same key is the same decision, changed."""
        return key_of(self.to_json())

    def to_json(self) -> dict[str, object]:
        """The decision as the audit log keeps it, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value}


def key_of(act: Mapping[str, object]) -> tuple[str, ...]:
    """The key of a decision from the log. Several people may have released rows of one record."""
    names = ("what", "case", "about") + (("by", "on") if act.get("what") in RELEASES else ())
    return tuple(str(act.get(name, "")) for name in names)


def decisions_in(case: Case, today: date) -> Iterator[Decision]:
    """The decisions of a case that count today (F1, F3, F10, F11)."""
    for copy in case.copies:
        if copy.is_stopped:
            by = str(copy.stopped_by) if known(copy.stopped_by) else ""
            yield Decision(what="stopped", case=case.id, about=copy.copy_id, by=by, on=_text(copy.stopped_on))
        for what, by, on in _OF_COPIES:
            if counts(case, copy, by, on, today) and (content := code_of(copy.approved_content)):
                yield Decision(
                    what=what,
                    case=case.id,
                    about=copy.copy_id,
                    by=str(getattr(copy, by)),
                    on=_text(getattr(copy, on)),
                    content=content,
                )
    for one in case.clearances:
        if clearance_counts(case, one, today):
            yield Decision(
                what="cleared",
                case=case.id,
                about=one.clearance_id,
                by=str(one.cleared_by),
                on=_text(one.cleared_on),
                content=code_of(one.sentence),
            )
    yield from _releases(case, today)


def _releases(case: Case, today: date) -> Iterator[Decision]:
    """One decision for all rows of a record on which one person decided in the same way on one day."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for row in case.records():
        decision = decision_on(case, row) if isinstance(row, Releasable) else None
        if decision is not None and decision.decided and _counts(case, decision, today):
            what = RELEASES[decision.release != "yes"]
            about = str(row.__dict__.get("belongs_to") or row.sheet)
            found[what, about, str(decision.release_by), _text(decision.release_on)] += 1
    for (what, about, by, on), rows in found.items():
        yield Decision(what=what, case=case.id, about=about, by=by, on=on, rows=rows)


def _counts(case: Case, decision: OnRow, today: date) -> bool:
    row, by = decision.cell("release_by")
    return counts(case, row, by, decision.cell("release_on")[1], today)


def _text(day: object) -> str:
    return str(day_of(day) or "")
