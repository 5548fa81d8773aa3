from __future__ import annotations

from pipeline.access.withholdings import safe_address
from tests.access.withholdings.hiding import PROFESSIONALS, fields
from tests.family_case import FATHER, MOTHER, YOUNG, changed, family_case


def safe(**more):
    return changed(family_case(), "family", {"person_id": "F-0001"}, address_confidential=True, **more)


def test_nothing_is_hidden_where_no_address_is_kept_safe():
    assert fields(safe_address, family_case(), FATHER) == set()


def test_the_address_and_what_gives_it_away_are_hidden_from_everyone_of_the_family_the_person_too():
    for audience in (FATHER, YOUNG, MOTHER):
        hidden = fields(safe_address, safe(), audience)
        assert hidden >= {"F-0001 address", "F-0001 telephone", "F-0001 gives_away"}
        assert hidden >= {"C-0501 home_address", "C-0501 school", "C-0501 gp_practice", "C-0501 court"}


def test_professionals_documents_do_not_hold_it_either():
    assert fields(safe_address, safe(), PROFESSIONALS) == {
        "F-0001 address",
        "F-0001 telephone",
        "F-0001 gives_away",
    }


def test_the_childs_own_address_is_the_same_one_however_it_is_written():
    case = safe(address="12 thistledown row Meadowmere ZZ994AB")
    assert "C-0501 home_address" in fields(safe_address, case, PROFESSIONALS)
