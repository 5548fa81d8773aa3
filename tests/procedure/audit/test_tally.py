"""What an audit counts: every requirement that is over or not clear, and what was not entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from pipeline.model import AimAssessment, codes
from pipeline.procedure.audit.domains import DOMAINS, NO_DOMAIN
from pipeline.procedure.audit.drawing import draw, traits_of
from pipeline.procedure.audit.tally import Audit, Kept, Line, lines_of
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.implied import implied_in
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.rich_case import rich_case

CLOCK = Clock(date(2026, 10, 30))


def audit_of(*cases, clock=CLOCK):
    audit = Audit(sample=draw(map(traits_of, cases), len(cases), 1), as_of="30 October 2026")
    for case in cases:
        audit.add(case, clock)
    return audit


def late():
    """A case whose discussion about the child was held a day late."""
    case = ordinary_case()
    first, *others = case.discussions
    return replace(case, discussions=(replace(first, held_at=datetime(2026, 8, 6, 10, 0)), *others))


def test_each_requirement_is_counted_once_and_what_is_due_or_does_not_apply_is_not():
    case = rich_case()
    over = [
        one for one in obligations_of(case, CLOCK) if one.status not in (Status.DUE, Status.NOT_APPLICABLE)
    ]
    implied = list(implied_in(case, CLOCK.today))
    assert over
    assert len(lines_of(case, CLOCK)) == len(over) + len(implied)


def test_a_discussion_that_was_late_is_missed_in_the_first_domain_and_named_with_its_case():
    audit = audit_of(late())
    found = next(one for one in audit.unkept() if one.source == "R01")
    assert (found.words, found.case_ids, found.domain) == ("Missed 1", ("C-0001",), DOMAINS[0])


def test_what_the_record_implies_and_nobody_entered_is_counted():
    case = ordinary_case()
    first, *others = case.discussions
    decided = replace(case, discussions=(replace(first, s47_decision=True), *others))
    counts = audit_of(decided).counts_of(domain=DOMAINS[0])
    assert counts[Kept.NOT_ENTERED] >= 1
    assert counts[Kept.NOT_ENTERED] == audit_of(case).counts_of(domain=DOMAINS[0])[Kept.NOT_ENTERED] + 1


def test_a_date_to_aim_for_is_never_missed_or_overdue():
    planned = AimAssessment(
        aim_id="AIM-1", planning_meeting_on=date(2026, 3, 2), model=codes.AIM_MODEL["AIM3"]
    )
    case = ordinary_case(aim_assessments=(placed(planned),))
    (line,) = [one for one in lines_of(case, CLOCK) if one.part == "aim_report_written"]
    assert (line.kept, line.status) == (Kept.LATER, "Past the target date")


def test_the_counts_of_the_domains_and_of_the_cases_add_up_to_all():
    cases = [late(), replace(rich_case(), details=replace(rich_case().details, case_id="C-0002"))]
    audit = audit_of(*cases)
    domains = [audit.counts_of(domain=one) for one in audit.domains]
    by_case = [audit.counts_of(case_id=one) for one in audit.sample.case_ids]
    for kind in Kept:
        assert sum(one[kind] for one in domains) == audit.counts_of()[kind]
        assert sum(one[kind] for one in by_case) == audit.counts_of()[kind]


def test_what_is_not_kept_in_most_cases_comes_first():
    second = replace(late(), details=replace(late().details, case_id="C-0002"))
    unkept = audit_of(late(), second).unkept()
    assert [len(one.case_ids) for one in unkept] == sorted(
        (len(one.case_ids) for one in unkept), reverse=True
    )
    assert next(one for one in unkept if one.source == "R01").words == "Missed 2"


def test_a_duty_in_no_domain_has_a_row_of_its_own_and_else_there_are_five():
    audit = audit_of(late())
    assert audit.domains == DOMAINS
    own = Line("C-0001", NO_DOMAIN, "L01", "own", "Our own.", Kept.MISSED, "Missed", "Why.", "Cases!A2")
    audit.lines.append(own)
    assert audit.domains == (*DOMAINS, NO_DOMAIN)
