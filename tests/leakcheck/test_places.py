"""Which parts of an address reveal it by themselves, and which only together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.access.secrets import secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.leakcheck import Detector
from pipeline.leakcheck.near_places import runs_of_venue
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.places import Weight, parts_of_address, towns_of
from tests.family_case import FATHER, MOTHER, changed, family_case
from tests.making import press_for

FLAT = "Flat 2, 14 Church Road, Bristol, BS5 0XX"


def parts(address, *, wide=True):
    found = list(parts_of_address(address, wide=wide))
    alone = {"".join(one.words) for one in found if one.weight is Weight.ALONE}
    return alone, {"".join(one.words) for one in found} - alone


@pytest.mark.parametrize(
    ("address", "alone", "shared"),
    [
        (
            "12 Kite Steps, Little Puddlecombe, ZZ99 4AB",
            "12kitesteps kitesteps 12kite littlepuddlecombe puddlecombe",
            "12",
        ),
        ("14 Church Road, Yate, BS37 1AA", "14churchroad", "14 14church churchroad yate"),
        ("Flat 2, 8 Victoria Street\nBristol", "8victoriastreet", "flat2 victoriastreet bristol"),
        ("Rose Cottage, Station Road, Chipping Sodbury", "rosecottage", "stationroad chippingsodbury"),
        (
            "27 Bramble Way Kingswood Bristol BS15 1AA",
            "27brambleway brambleway 27bramble",
            "27 kingswood bristol",
        ),
        ("Flat 12B Rose Ct, Deal", "flat12brosecourt 12brosecourt", "12b 12brose rosecourt deal"),
        ("3 Long Ln, Wells, Somerset", "3longlane", "longlane wells somerset"),
        ("The Cottage, The Green, Bath", "", "bath"),
        ("The Old Forge, High Street, Deal", "", "theoldforge oldforge highstreet deal"),
        ("Hill Farm, Mill Lane, Deal", "", "hillfarm milllane deal"),
        ("12 Park Road, Deal", "12parkroad", "12 parkroad deal"),
        ("14 Marina Road, Deal", "14marinaroad marinaroad", "14 deal"),
        ("3 First Avenue, Deal", "3firstavenue", "firstavenue deal"),
        ("2 The Green, Deal", "", "2thegreen deal"),
        ("Willow Marina, Wexcombe", "wexcombe", "willowmarina"),
        ("Rose Cottage Park Road Deal", "rosecottage", "parkroad deal"),
        (
            "Mooring 4 Willow Marina Wexcombe Somerset",
            "mooring4willowmarina 4willowmarina mooring4 wexcombe",
            "willowmarina somerset",
        ),
        ("Flat 2 14 Church Road Deal", "14churchroad", "flat2 14 14church churchroad deal"),
        (
            "14 St Mary's Road, Deal",
            "14stmarysroad 14saintmarysroad 14streetmarysroad stmarysroad saintmarysroad streetmarysroad",
            "14 deal",
        ),
        ("Seven Kite Steps, Deal", "sevenkitesteps 7kitesteps kitesteps 7kite sevenkite", "deal"),
        ("Quillfeather House, High Street, Deal", "quillfeatherhouse", "highstreet deal"),
    ],
)
def test_what_many_addresses_hold_reveals_none(address, alone, shared):
    assert parts(address) == (set(alone.split()), set(shared.split()))


@pytest.mark.parametrize(
    ("address", "alone", "shared"),
    [
        ("12 Kite Steps, Little Puddlecombe", "12kitesteps kitesteps", "littlepuddlecombe"),
        ("14 Church Road, Yate", "14churchroad", "churchroad yate"),
        ("Rose Cottage, Mill Lane, Yate", "", "rosecottage milllane yate"),
        ("Flat 3, Rowan House, Little Tenbury", "", "flat3 rowanhouse littletenbury"),
    ],
)
def test_an_address_that_is_not_kept_safe_is_searched_for_by_its_house_and_by_its_parts_together(
    address, alone, shared
):
    assert parts(address, wide=False) == (set(alone.split()), set(shared.split()))


_TYPED = "14 2b flat suite box plot st saint the old forge lane road park farm deal , ; bs5 0xx seven a"


@given(st.lists(st.sampled_from(_TYPED.split()), max_size=7), st.booleans())
def test_whatever_is_typed_as_an_address_has_parts_of_one_word_or_more(words, wide):
    assert all(one.words for one in parts_of_address(" ".join(words), wide=wide))


def kinds(text, address, audience=FATHER, **more):
    case = changed(
        family_case(), "family", {"person_id": "F-0001"}, address=address, address_confidential=True
    )
    secrets, given = secrets_of(case, audience, hidden_from(case, audience))
    return {one.kind for one in Detector(secrets, given, **more).hits_in(Text(text))}


@pytest.mark.parametrize("audience", [FATHER, MOTHER])
@pytest.mark.parametrize(
    "text",
    [
        "Avon and Somerset Police, Bristol, were told.",
        "Church Road Surgery was asked.",
        "On 14 May they met in Bristol.",
        "He has a flat in Bristol.",
        "The flat is on the second floor. Flat 2 is empty.",
        "Bristol is mentioned here, and much later, after a great many other words that have to do with the "
        "plan and with who does what by when, and who is told of it, comes Church Road.",
    ],
)
def test_a_town_or_a_common_street_by_itself_is_let_be(text, audience):
    assert kinds(text, FLAT, audience) == set()


@pytest.mark.parametrize("audience", [FATHER, MOTHER])
@pytest.mark.parametrize(
    "text",
    [
        "They live in Church Road, in Bristol.",
        "It is flat 2 in Church Road.",
        "It is 14 Church Road.",
        "It is 14, Church Rd.",
        "It is in Church Rd, Bristol.",
        "It is no. 14 in Church Road.",
        "It is in Church Road, at number 14.",
        "it is church rd in bristol",
        "Bristol BS5 0XX",
        "bs50xx",
    ],
)
def test_two_parts_of_one_address_reveal_it(text, audience):
    assert kinds(text, FLAT, audience)


def test_a_village_or_a_rare_street_by_itself_reveals_an_address():
    address = "3 Paperboat Lane, Upper Quillham"
    assert kinds("They are in Upper Quillham now.", address) == {"an address"}
    assert kinds("It is in Paperboat Lane.", address) == {"an address"}


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("14 Church Rd, Bristol", "It is 14 Church Road."),
        ("Hope House, Station Road, Chipping Sodbury", "She is at Hope House."),
        ("3 Paperboat Lane, Upper Quillham", "It is Paperboat Ln."),
        ("3 Paperboat Lane, Upper Quillham", "It is in Quillham."),
        ("3 Paperboat Lane, Upper Quillham", "It is in Upper Quilham."),
        ("27 Quillfeather Way Kingswood Bristol BS15 1AA", "It is in Quillfeather Way."),
    ],
)
def test_an_address_is_known_however_it_is_entered_or_said(address, text):
    assert kinds(text, address)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("3 Long Lane, Wells, Somerset", "Avon and Somerset Police came. He wells up. Wells, Somerset."),
        ("3 Long Lane, Yate, South Gloucestershire", "South Gloucestershire Council wrote."),
        ("3 Long Lane, Yate, England", "Social Work England was asked."),
        ("5 Park View, Rugby", "He plays rugby; there is a park view."),
        ("The Cottage, The Green, Bath", "The cottage pie was on the green plate."),
    ],
)
def test_a_county_a_game_and_a_pie_are_no_address(address, text):
    assert kinds(text, address) == set()


def test_a_village_that_is_the_familys_surname_is_no_address():
    assert kinds("The Fernhollow family came.", "1 Kite Steps, Fernhollow") == set()
    assert kinds("The Fernhollow family lives on Kite Steps.", "1 Kite Steps, Fernhollow") == {"an address"}


def test_a_town_of_several_cases_by_itself_reveals_no_address():
    assert list(towns_of("1 Kite Steps, Upper Quillham, ZZ99 1AA")) == ["upperquillham"]
    assert kinds("In Upper Quillham.", "1 Kite Steps, Upper Quillham", towns=("upperquillham",)) == set()
    case = changed(
        family_case(),
        "family",
        {"person_id": "F-0001"},
        address="1 Kite Steps, Upper Quillham",
        address_confidential=True,
    )
    checker = press_for(case).leak_checker
    assert isinstance(checker, LeakChecker)

    def said(text):
        return list(checker.guard(case, FATHER, hidden_from(case, FATHER)).hits_in(Text(text)))

    before = checker.digest
    assert said("In Upper Quillham.")
    for _ in ("a second case", "a third"):
        checker.add(case)
    assert checker.digest != before
    assert not said("In Upper Quillham.")
    assert said("In Kite Steps, Upper Quillham.")


def test_the_place_of_a_meeting_counts_as_a_whole_and_its_house_and_postcode_but_no_everyday_words():
    def runs(value, given=()):
        return set(runs_of_venue(value, given, ()))

    assert runs("Online") == runs("Family Centre") == set()
    assert "fernbrookhallroom2" in runs("Fernbrook Hall, Room 2")
    assert {"7buttonholeway", "zz992qw"} < runs("Rear office, 7 Buttonhole Way, ZZ99 2QW")
    assert runs("Fernbrook Hall", ["Fernbrook Hall, Room 4"]) == set()
