"""What a council calls its teams: in lists, in what is due, and under former names of settings."""

import dataclasses
import io

import pytest

from pipeline.app.own_names import list_names, own_roles
from pipeline.app.settings import Settings, settings_for
from pipeline.app.settings_sections import HSBTeam, Referrals
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.model import codes
from tests.builders import ordinary_case
from tests.trouble.draft import base, workbook

RECEIVERS = "Referral team or allocated team"
OURS = Referrals(team="Front Door", allocated_team="Locality team")


def settings(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    return settings_for(tmp_path)


def test_without_names_of_its_own_nothing_has_another():
    assert list_names(Referrals(), HSBTeam()) == {}
    assert own_roles({}, Referrals()) == {}


def test_the_role_of_those_who_receive_referrals_follows_from_the_teams():
    assert own_roles({}, OURS) == {RECEIVERS: "Front Door or Locality team"}
    assert own_roles({}, Referrals(team="Front Door")) == {RECEIVERS: "Front Door or allocated team"}
    assert own_roles({RECEIVERS: "The desk"}, OURS) == {RECEIVERS: "The desk"}


def test_every_name_is_one_of_an_entry_of_a_list():
    labels = {code.label for listed in (codes.RECEIVED_BY, codes.AGENCY) for code in listed.codes}
    assert set(list_names(OURS, HSBTeam(name="Advisers"))) <= labels


def test_a_list_with_other_labels_understands_what_it_understood_before():
    listed = codes.RECEIVED_BY.called({"Referral team": "Front Door", "Police": "The police"})
    assert [code.label for code in listed.codes] == ["Front Door", "Allocated team"]
    for written in ("front door", "Referral team", "ART", "duty"):
        found = listed.find(written)
        assert found is not None
        assert (found, found.label) == (codes.RECEIVED_BY["DUTY"], "Front Door")
    assert codes.SEX.called({"Referral team": "Front Door"}) is codes.SEX


def test_a_workbook_with_the_councils_names_is_written_and_read_back(tmp_path):
    file = tmp_path / "cases.xlsx"
    names = list_names(OURS, HSBTeam(name="Advisers"))
    made = io.BytesIO()
    case = ordinary_case()
    referral = dataclasses.replace(case.referrals[0], received_by=codes.RECEIVED_BY["DUTY"])
    case = dataclasses.replace(case, referrals=(referral,))
    write_cases(made, [case], names=names)
    file.write_bytes(made.getvalue())
    reading = read([file], names=names)
    assert reading.findings == []
    assert [note for note in reading.read_as if "Front Door" in str(note)] == []
    found = next(iter(reading.cases)).referrals[0].received_by
    assert (found, found.label) == (codes.RECEIVED_BY["DUTY"], "Front Door")


def test_a_workbook_of_an_earlier_release_is_read_as_before(tmp_path):
    sheets = base()
    headings = sheets["Strategy discussions"][0]
    old = {"HSB team consulted": "Virtual team consulted", "CAMHS referral on": "CAMHS or FYPS referral on"}
    sheets["Strategy discussions"][0] = [old.get(one, one) for one in headings]
    file = tmp_path / "cases.xlsx"
    file.write_bytes(workbook(sheets))
    assert [one for one in read([file]).findings if "read" in one.problem] == []


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ('[virtual_team]\ncontact = "Ring us"\n', lambda one: one.hsb_team.contact == "Ring us"),
        (
            "[limits.virtual_team_invited]\nswitched_on = false\n",
            lambda one: "hsb_team_invited" in one.limits,
        ),
        ('[roles]\n"Virtual team" = "Advisers"\n', lambda one: one.house().roles.hsb_team == "Advisers"),
        (
            '[roles]\n"Access and Response Team or allocated team" = "The desk"\n',
            lambda one: one.roles[RECEIVERS] == "The desk",
        ),
    ],
)
def test_settings_under_their_former_names_mean_what_they_meant(tmp_path, text, check):
    found = settings(tmp_path, text)
    assert check(found)
    assert [one for one in found.findings() if one.rule == "unknown_role"] == []


def test_the_neutral_names_are_nobodys():
    text = " ".join(value for _, value, _ in Settings().rows())
    for word in ("Be Safe", "Access and Response", "FYPS", "irtual"):
        assert word not in text
