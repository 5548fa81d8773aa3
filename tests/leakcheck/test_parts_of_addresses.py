"""Parts of a safe address however they are typed and said, and two parts of a harmed child's together."""

from __future__ import annotations

import pytest

from pipeline.access.secrets import secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.leakcheck import Detector
from pipeline.leakcheck.normalise import Text
from tests.family_case import FATHER, changed, family_case
from tests.leakcheck.test_places import kinds

CARAVAN = "Plot 9 Sunny Acres Caravan Park Exampleton"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (CARAVAN, "Plot 9, Sunny Acres Caravan Park"),
        (CARAVAN, "Sunny Acres"),
        (CARAVAN, "plot nine"),
        (CARAVAN, "a park in Exampleton"),
        ("Plot 9, Sunny Acres Caravan Park, Exampleton", "Sunny Acres"),
        ("Pitch 12 Hill Farm Little Puddlecombe", "Pitch 12"),
        ("Pitch 12 Hill Farm Little Puddlecombe", "Hill Farm"),
        ("Pitch 12 Hill Farm Little Puddlecombe", "Puddlecombe"),
        ("Mooring 4 Willow Marina Wexcombe", "Willow Marina"),
        ("Unit 4 Quillfeather Yard Wexcombe", "Unit 4"),
        ("Rose Cottage Mill Lane Little Tenbury", "Rose Cottage"),
        ("The Old Forge, 7 Heron Lane, Nether Wexcombe", "the Old Forge"),
        ("The Old Forge, 7 Heron Lane, Nether Wexcombe", "Old Forge"),
        ("c/o Quillfeather, PO Box 118, Deal", "box 118"),
        ("The Old Forge 7 Heron Lane Nether Wexcombe", "the Old Forge"),
        ("The Old Forge, 7 Heron Lane, Nether Wexcombe", "Wexcombe"),
        ("The Forge, High Street, Bristol", "the Forge"),
        ("14 Marlow Crescent, Bristol", "fourteen Marlow Crescent"),
        ("14 Marlow Crescent, Bristol", "number fourteen, Marlow Cres."),
        ("14 Marlow Crescent, Bristol", "14 Marlow"),
        ("12 Park Road, Bristol", "twelve Park Road"),
        ("7 Green Lane, Bristol", "7 Green Ln"),
        ("Fourteen Church Road, Bristol", "14 Church Road"),
        ("St Mary's Hostel, High Street, Bristol", "Saint Mary's Hostel"),
        ("14 St Mary's Road, Bristol", "14 Saint Mary's Rd"),
        ("Flat 102, Church Road, Bristol", "flat one hundred and two in Church Road"),
    ],
)
def test_a_part_of_a_safe_address_is_found_however_it_is_typed_and_said(address, said):
    assert kinds(f"They live at {said} now.", address)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (CARAVAN, "On a sunny day we mark acres. The plot of the story. Nine came to a caravan park."),
        ("Pitch 12 Hill Farm Little Puddlecombe", "The pitch was wet, and 12 played. A farm is on a hill."),
        ("The Old Forge, 7 Heron Lane, Nether Wexcombe", "An old man can forge ahead. It was an old forge."),
        ("The Forge, High Street, Bristol", "He saw the forge. The Forge Road Surgery was asked."),
        ("St Mary's Hostel, High Street, Bristol", "St Mary's Church and Mary's mother were asked."),
        ("The School, High Street, Bristol", "The School was asked."),
        ("The Bungalow, High Street, Bristol", "The Bungalow"),
        ("14 Marlow Crescent, Bristol", "Marlow Crescent Surgery was asked."),
        ("14 May Street, Bristol", "On 14 May they met."),
        ("14 Old Church Road, Bristol", "Old Church Road Surgery was asked."),
        ("Unit 4 Milton Keynes Somerset", "They met in Milton Keynes."),
    ],
)
def test_everyday_words_of_a_safe_address_are_let_be_where_they_name_no_place(address, text):
    assert kinds(text, address) == set()


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (CARAVAN, "We saw sunny acres."),
        ("The Old Forge, 7 Heron Lane, Nether Wexcombe", "The Old Forge Surgery was asked."),
        ("Hill Farm, Mill Lane, Deal", "It is hill farm land."),
    ],
)
def test_where_everyday_words_may_name_a_safe_house_a_person_has_to_say(address, text):
    case = changed(
        family_case(), "family", {"person_id": "F-0001"}, address=address, address_confidential=True
    )
    secrets, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    found = list(Detector(secrets, given).hits_in(Text(text)))
    assert found
    assert all(one.doubtful for one in found)


def of_a_child_harmed(text, address):
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, home_address=address)
    secrets, given = secrets_of(case, FATHER, hidden_from(case, FATHER))
    return {one.kind for one in Detector(secrets, given).hits_in(Text(text))}


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("Rose Cottage, Mill Lane, Little Tenbury", "She lives at Rose Cottage, Mill Lane."),
        ("Rose Cottage, Mill Lane, Little Tenbury", "She lives at Rose Cottage in Little Tenbury."),
        ("Rose Cottage Mill Lane Little Tenbury", "She lives in Mill Lane, Little Tenbury."),
        ("Flat 3, Rowan House, Little Tenbury", "She lives at Flat 3, Rowan House."),
        ("Flat 3 Rowan House Little Tenbury", "She lives at Flat three, Rowan House."),
        ("14 Marlow Crescent, Little Tenbury", "She lives in Marlow Crescent, Little Tenbury."),
        ("12 Park Road, Bristol", "She lives at 12 Park Road."),
        ("12 Park Road, Bristol", "She lives in Park Road, Bristol."),
        ("3 Mill Lane, Bristol", "She lives in Mill Ln in Bristol."),
        (CARAVAN, "She lives at Plot 9, Sunny Acres."),
        ("The Old Forge, Nether Wexcombe", "She lives at The Old Forge, Nether Wexcombe."),
    ],
)
def test_two_parts_of_the_address_of_a_child_harmed_beside_each_other_reveal_it(address, text):
    assert of_a_child_harmed(text, address) == {"an address"}


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("Rose Cottage, Mill Lane, Little Tenbury", "Rose Cottage is a tea room."),
        ("Rose Cottage, Mill Lane, Little Tenbury", "We met in Little Tenbury."),
        ("12 Park Road, Bristol", "Park Road Surgery was asked. 12 came to the park."),
        ("Flat 3, Rowan House, Little Tenbury", "Flat 3 is empty."),
        (
            "14 Church Road, Bristol",
            "Church Road Surgery was asked, and so were the school and the team in Bristol.",
        ),
        (CARAVAN, "We met at Sunny Acres. The plot of it was good."),
        ("The Old Forge, Nether Wexcombe", "They ate at the Old Forge."),
    ],
)
def test_one_part_of_the_address_of_a_child_harmed_is_let_be(address, text):
    assert of_a_child_harmed(text, address) == set()
