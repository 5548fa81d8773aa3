"""Roles by the council's names, and limits that are older than the edition a council works by."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from pipeline.access.view import Audience, Reader, see
from pipeline.access.withholdings import hidden_from
from pipeline.app.limits_in_force import limits_in_force
from pipeline.app.roles_and_editions import known_roles
from pipeline.app.settings import Settings, settings_for
from pipeline.casefiles.compliance_sheet import duties_of_case
from pipeline.documents import closing_summary
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.council import Roles
from pipeline.foundation.errors import InputError
from pipeline.foundation.plugins import plugins_in
from pipeline.model import codes
from pipeline.procedure.due import due_of
from pipeline.procedure.implied import implied_in
from pipeline.procedure.time_limits import Edition, shipped_limits
from tests.builders import ordinary_case
from tests.documents.printing import TEMPLATES, text_of
from tests.procedure.implied.test_implied import decided
from tests.rich_case import HOUSE
from tests.whole_case import detailed, whole_case

TODAY = date(2026, 10, 30)
TITLE = "Working Together to Safeguard Children"
ROLES = '[roles]\n"Social worker" = "Lead child protection practitioner"\n'


def said(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    return settings_for(tmp_path)


def rules_of(settings):
    return [one.rule for one in settings.findings()]


def test_every_limit_of_a_statute_names_its_edition():
    for duty in plugins_in("pipeline.procedure.duties"):
        terms = shipped_limits().of(duty.name)
        if duty.module.SOURCE.startswith("S") and terms.has_limit:
            assert terms.edition.title, f"{duty.name}: name its edition in limits.toml"


def is_limit_from(limits, duty):
    """Whether a duty in force has a limit from Working Together, by the name of its edition."""
    terms = limits.of(duty)
    return terms.switched_on and terms.has_limit and terms.edition.title.startswith(TITLE)


@pytest.mark.parametrize("title", [TITLE, f"{TITLE} 2026", "working together to  safeguard children"])
def test_a_limit_of_an_older_edition_than_the_council_works_by_is_one_finding(tmp_path, title):
    settings = said(tmp_path, f'[works_by]\n"{title}" = 2026-03-02\n')
    found = [one for one in settings.findings() if one.rule == "limit_of_an_older_edition"]
    limits = settings.all_limits()
    from_it = [
        part.name for part in plugins_in("pipeline.procedure.duties") if is_limit_from(limits, part.name)
    ]
    assert len(found) == len(from_it) > 5
    assert all(any(f"[limits.{name}]" in one.remedy for one in found) for name in from_it)
    (core,) = [one for one in found if "first_core_group_held" in one.remedy]
    assert core.problem == (
        "S06, First core group: its limit (10 working days) comes from an edition (Working Together to "
        "Safeguard Children 2023, 15/12/2023) that is older than the one that the council works by, dated "
        "02/03/2026."
    )
    assert "edition_date, and the limit if it differs, under [limits.first_core_group_held]" in core.remedy


@pytest.mark.parametrize("written", ["2026-03-02", '"2026-03-02"', '"02/03/2026"'])
def test_the_day_of_an_edition_may_be_written_as_people_write_it(tmp_path, written):
    settings = said(tmp_path, f'[works_by]\n"{TITLE}" = {written}\n')
    assert settings.works_by == {TITLE: date(2026, 3, 2)}


def test_a_limit_that_was_compared_with_the_new_edition_is_found_no_more(tmp_path):
    written = f'[works_by]\n"{TITLE}" = 2026-03-02\n'
    for duty in plugins_in("pipeline.procedure.duties"):
        if shipped_limits().of(duty.name).edition.is_of(TITLE):
            written += f'[limits.{duty.name}]\nedition = "{TITLE} 2026"\nedition_date = 2026-03-02\n'
    settings = said(tmp_path, written)
    assert rules_of(settings) == []
    core = settings.all_limits().of("first_core_group_held")
    assert str(core.edition) == f"{TITLE} 2026, 02/03/2026"
    assert str(core.in_force(TODAY)) == "10 working days", "only what is written under the heading changes"


def test_the_edition_that_a_limit_is_from_is_no_finding(tmp_path):
    assert rules_of(said(tmp_path, f'[works_by]\n"{TITLE}" = 2023-12-15\n')) == []
    assert rules_of(Settings()) == []


def test_a_limit_that_is_switched_off_is_not_looked_at_and_one_without_a_date_cannot_be_compared(tmp_path):
    off = '[works_by]\n"Wales Safeguarding Procedures" = 2026-03-02\n'
    assert rules_of(said(tmp_path, off)) == []
    (found,) = said(tmp_path, f"{off}[limits.further_core_groups_held]\nswitched_on = true\n").findings()
    assert "has no date to compare with" in found.problem


def test_an_instrument_that_no_limit_is_from_is_said_with_those_that_are(tmp_path):
    (found,) = said(tmp_path, '[works_by]\n"Working Togther" = 2026-03-02\n').findings()
    assert found.rule == "unknown_edition"
    assert f"{TITLE} 2023" in found.remedy


@pytest.mark.parametrize(
    "text",
    [
        f'[works_by]\n"{TITLE}" = "next spring"',
        "[limits.first_core_group_held]\nedition_date = '2026'",
        "[limits.first_core_group_held]\nedition = 2026",
        '[roles]\n"Social worker" = ""',
        '[roles]\n"Social worker" = 3',
    ],
)
def test_what_is_no_edition_no_date_and_no_name_is_refused_with_its_key(tmp_path, text):
    with pytest.raises(InputError, match=r"works_by|limits\.first_core_group_held|roles\.Social worker"):
        said(tmp_path, text)


def test_an_edition_is_of_its_instrument_and_of_no_other():
    assert Edition("Regulations for Placements 2010").is_of("Regulations for Placements 2010")
    assert not Edition("Regulations for Placements 2010").is_of("Regulations")
    assert not Edition().is_of("")


def test_hsb_list_has_the_limits_of_the_council_and_those_shipped_where_its_settings_are_broken(tmp_path):
    own = "[limits.first_core_group_held]\n2000-01-01 = '8 working days'\n"
    (tmp_path / "settings.toml").write_text(own, encoding="utf-8")
    limit = limits_in_force(tmp_path).of("first_core_group_held").limit_and_edition
    assert limit == f"8 working days ({TITLE} 2023, 15/12/2023)"
    for broken in ("[limits", "[limits]\nfirst_core_group_held = 3\n", "limits = 3"):
        (tmp_path / "settings.toml").write_text(broken, encoding="utf-8")
        assert limits_in_force(tmp_path) == shipped_limits()


def test_a_role_has_the_councils_name_in_what_is_due_in_what_is_implied_and_in_documents(tmp_path):
    settings = said(tmp_path, ROLES.replace("Social", "social") + '"Chair of the review" = "Review chair"\n')
    clock, case = settings.clock(TODAY), decided(s47_decision=True)
    due = due_of([case, ordinary_case(discussions=())], clock, 3660)
    every = [*due.overdue, *due.coming, *due.undated, *due.unknown, *due.implied]
    assert "Social worker" not in {one.who for one in every}
    assert "Lead child protection practitioner" in {one.who for one in every}
    roles = settings.house().roles
    assert (roles.social_worker, roles.chair_of_the_review) == (
        "Lead child protection practitioner",
        "Review chair",
    )
    assert roles.team_manager == "Team manager"
    own = {"Chair of the discussion": "Discussion chair"}
    assert [one.who for one in implied_in(case, TODAY)] == ["Chair of the discussion"]
    assert [one.who for one in implied_in(case, TODAY, own)] == ["Discussion chair"]


def test_the_councils_names_are_in_signatures_and_a_role_without_one_keeps_its_own():
    case = detailed(whole_case(), status=codes.STATUS["closed"], closed_on=TODAY)
    view = see(case, Audience(Reader.PROFESSIONAL), hidden_from(case, Audience(Reader.PROFESSIONAL)))
    house = replace(HOUSE, roles=Roles(social_worker="Lead child protection practitioner"))
    (paper,) = closing_summary.papers(view, house)
    text = text_of(Template(TEMPLATES / "closing_summary.docx", form=written).fill(paper.context))
    assert "\nLead child protection practitioner |  |  | \nTeam manager |  |  | \n" in text
    assert "\nSocial worker |" not in text


def test_the_name_of_a_duty_itself_goes_before_the_name_of_its_role(tmp_path):
    text = '[roles]\n"Core group" = "Network meeting"\n[limits.first_core_group_held]\nwho = "The Hub"\n'
    clock = said(tmp_path, text).clock(TODAY)
    assert clock.limits.of("first_core_group_held").who == "The Hub"
    assert clock.roles == {"Core group": "Network meeting"}


def test_a_role_that_is_none_is_said_with_those_there_are(tmp_path):
    (found,) = said(tmp_path, '[roles]\n"Socail worker" = "Practitioner"\n').findings()
    assert found.rule == "unknown_role"
    assert "Social worker" in found.remedy
    assert {str(one.default) for one in fields(Roles)} <= set(known_roles())


def test_the_compliance_sheet_ends_with_the_editions_in_force(tmp_path):
    text = f'[limits.first_core_group_held]\nedition = "{TITLE} 2026"\nedition_date = 2026-03-02\n'
    editions = duties_of_case(ordinary_case(), said(tmp_path, text).clock(TODAY)).rows["editions"]
    assert {"edition": f"{TITLE} 2026, 02/03/2026", "sources": "S06"} in editions
    assert not any("S07" in one["sources"] for one in editions), "it is switched off"
