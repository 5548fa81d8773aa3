"""What has no time limit: its age in days, when it is a finding, and that closing a case does not end it."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.app.list_due import DueResult
from pipeline.app.said.of_cases import due_lines
from pipeline.model import codes
from pipeline.model.finding import Severity
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import due_of
from pipeline.procedure.duties import findings_of, obligations_of
from pipeline.procedure.obligation import Status
from pipeline.storage.folder import Published
from tests.builders import ordinary_case

POLICE = "police_told_of_a_crime"


def a_crime(told=None, closed_on=None):
    """The referral of 4 August says that a crime may have been committed."""
    case = ordinary_case()
    (referral,) = case.referrals
    values = {"crime_concern": True, **({"police_contacted_at": told} if told else {})}
    case = dataclasses.replace(case, referrals=(dataclasses.replace(referral, **values),))
    if closed_on:
        status = {"status": codes.STATUS["closed"], "closed_on": closed_on}
        case = dataclasses.replace(case, details=dataclasses.replace(case.details, **status))
    return case


def the_police(case, today, patience=14):
    clock = Clock(today, patience=patience)
    obligations = [one for one in obligations_of(case, clock) if one.duty == POLICE]
    return obligations, list(findings_of(obligations))


@pytest.mark.parametrize(("today", "days", "is_found"), [(5, 1, False), (18, 14, False), (19, 15, True)])
def test_it_is_listed_with_its_age_and_found_once_it_is_older_than_the_patience(today, days, is_found):
    ((one,), found) = the_police(a_crime(), date(2026, 8, today))
    assert (one.status, one.age) == (Status.DUE, days)
    assert bool(found) is is_found
    if found:
        assert (found[0].severity, "It has been open for 15 days." in found[0].problem) == (
            Severity.WARNING,
            True,
        )


def test_the_patience_is_the_councils():
    assert the_police(a_crime(), date(2026, 8, 12), patience=7)[1]
    assert not the_police(a_crime(), date(2026, 8, 12), patience=30)[1]


def test_closing_the_case_does_not_make_it_not_applicable():
    ((one,), found) = the_police(a_crime(closed_on=date(2026, 9, 1)), date(2026, 10, 30))
    assert (one.status, one.age) == (Status.MISSED, 87)
    assert found[0].severity is Severity.WARNING


def test_what_was_done_has_no_age():
    ((one,), found) = the_police(a_crime(told=datetime(2026, 8, 20, 9, 0)), date(2026, 10, 30))
    assert (one.status, one.age, found) == (Status.MET, None, [])


def test_the_list_of_what_is_due_says_for_how_many_days_it_has_been_open(tmp_path):
    due = due_of([a_crime()], Clock(date(2026, 8, 6)), 14)
    said = "\n".join(due_lines(DueResult(due=due, doubtful=(), published=Published()), days=14, out=tmp_path))
    assert "for R-0001 (R03), open for 2 days." in said
