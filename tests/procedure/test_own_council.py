"""The council's own name as a home authority is said."""

from __future__ import annotations

import pytest

from pipeline.model import LinkedChild, codes
from pipeline.procedure.own_council import findings_of_own_council
from tests.builders import ordinary_case, placed


@pytest.mark.parametrize(
    ("home", "council", "number"),
    [
        ("Meadowmere Council", "Meadowmere Council", 1),
        ("Meadowmere", "Meadowmere Borough Council", 1),
        ("MBC", "Meadowmere Borough Council", 1),
        ("MC", "Meadowmere Council", 1),
        ("Own", "Meadowmere Council", 1),
        ("this council", "Meadowmere Council", 1),
        ("Meadowmere CC", "Meadowmere Council", 1),
        ("Meadowmere C.C.", "Meadowmere City Council", 1),
        ("Meadowmere MBC", "Meadowmere", 1),
        ("LB Meadowmere", "Meadowmere Council", 1),
        ("London Borough of Meadowmere", "Meadowmere LBC", 1),
        ("Meadowmere District Council", "Meadowmere DC", 1),
        ("Meadowmere County Council", "Meadowmere UA", 1),
        ("the council", "Meadowmere Council", 1),
        ("London", "Meadowmere Council", 0),
        ("QBC", "Meadowmere Council", 0),
        ("Upper Quillham CC", "Meadowmere CC", 0),
        ("MBD", "Meadowmere Council", 0),
        ("Meadowmere Children's Social Care", "Meadowmere Council", 1),
        ("Mere Council", "Meadowmere Council", 0),
        ("Upper Quillham Council", "Meadowmere Council", 0),
        ("Meadowmere Council", "", 0),
    ],
)
def test_it_is_found_at_the_childs_cell_however_it_is_written(home, council, number):
    child = placed(LinkedChild(link_id="L-1", role=codes.ROLE["harmed"], home_authority=home))
    found = list(findings_of_own_council(ordinary_case(linked_children=(child,)), council))
    assert len(found) == number
    assert all(one.place.startswith("Linked children!") and one.place.endswith("2") for one in found)
