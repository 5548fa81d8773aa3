"""A case file audit as a workbook: by domain, by duty, by case, every exception, and how cases were drawn."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.formats.working_list import Column, Value, WorkingList
from pipeline.procedure.audit.tally import Audit, Kept

_KINDS = tuple(Kept)


def audit_workbook(audit: Audit, marking: str) -> bytes:
    """An .xlsx file of five sheets, one table on each. It names cases by their reference, and no child."""
    restricted = f"RESTRICTED, {marking}"
    write = WorkingList("Case file audit", f"{restricted}. As of {audit.as_of}.", restricted)
    write.table(
        "Domains",
        ("Requirements by domain. This is a sample, not a statistic."),
        _DOMAIN_COLUMNS,
        _domains(audit),
    )
    write.table(
        "Duties",
        "What is not met everywhere, or is not clear, most cases first.",
        _DUTY_COLUMNS,
        _duties(audit),
    )
    write.table("Cases", "The sampled cases, for the auditor's grades.", _CASE_COLUMNS, _cases(audit))
    write.table("Exceptions", "Every requirement that is not met, by case.", _LINE_COLUMNS, _lines(audit))
    write.table("Drawing", _drawn_words(audit), _DRAWING_COLUMNS, _drawing(audit))
    return write.to_bytes()


_COUNTS: tuple[Column, ...] = tuple((kind.value, 11) for kind in _KINDS)
_AUDITOR: tuple[Column, ...] = (("Grade", 12), ("Auditor's comment", 44))
_DOMAIN_COLUMNS: tuple[Column, ...] = (("Domain", 46), *_COUNTS, *_AUDITOR)
_DUTY_COLUMNS: tuple[Column, ...] = (
    ("Asked by", 10),
    ("Domain", 24),
    ("What is asked", 40),
    ("Cases", 8),
    *_COUNTS[1:],
    ("Which cases", 24),
    ("Auditor's comment", 32),
)
_CASE_COLUMNS: tuple[Column, ...] = (("Case", 12), *_COUNTS, *_AUDITOR)
_LINE_COLUMNS: tuple[Column, ...] = (
    ("Case", 9),
    ("Domain", 24),
    ("Asked by", 9),
    ("What is asked", 36),
    ("Status", 14),
    ("Why", 46),
    ("Cell", 18),
    ("Auditor's comment", 34),
)
_DRAWING_COLUMNS: tuple[Column, ...] = (("Kind", 12), ("Which", 52), ("Of all", 10), ("Drawn", 10))


def _domains(audit: Audit) -> list[Sequence[Value]]:
    return [
        (one.words, *(audit.counts_of(domain=one)[kind] for kind in _KINDS), "", "") for one in audit.domains
    ]


def _duties(audit: Audit) -> list[Sequence[Value]]:
    return [
        (
            one.source,
            one.domain.words,
            one.meaning,
            len(one.case_ids),
            *(one.counts[kind] for kind in _KINDS[1:]),
            ", ".join(one.case_ids),
            "",
        )
        for one in audit.unkept()
    ]


def _cases(audit: Audit) -> list[Sequence[Value]]:
    return [
        (case_id, *(audit.counts_of(case_id=case_id)[kind] for kind in _KINDS), "", "")
        for case_id in audit.sample.case_ids
    ]


def _lines(audit: Audit) -> list[Sequence[Value]]:
    return [
        (one.case_id, one.domain.words, one.source, one.meaning, one.status, one.why, one.evidence, "")
        for one in sorted(audit.lines, key=lambda one: one.case_id)
        if one.kept is not Kept.MET
    ]


def _drawn_words(audit: Audit) -> str:
    sample = audit.sample
    left_out = f" Not in the draw: {', '.join(audit.left_out)}." if audit.left_out else ""
    return (
        f"{len(sample.case_ids)} of {sample.of}, from {audit.which}, with seed {sample.seed}. The same seed "
        f"and the same cases give the same sample.{left_out}"
    )


def _drawing(audit: Audit) -> list[Sequence[Value]]:
    return [
        *(("Stratum", one.name, one.of, one.drawn) for one in audit.sample.strata),
        *(("Group", one.name, one.of, one.drawn) for one in audit.sample.groups),
    ]
