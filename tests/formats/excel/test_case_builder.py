"""Records become cases; the records that were read are not changed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.formats.excel.case_builder import Assembly
from pipeline.model import Blank, CopyGiven, codes
from tests.builders import ordinary_case, placed
from tests.family_case import family_case


def test_a_reference_that_is_read_otherwise_gives_another_record_and_the_one_that_was_read_stays():
    case = ordinary_case()
    written = placed(replace(case.discussions[1], case_id="c 0001", link_id="l 0001"), 3)
    others = [one for one in case.records() if one is not case.discussions[1]]
    assembly = Assembly([*others, written])
    (built,) = assembly.cases()
    assert (written.case_id, written.link_id) == ("c 0001", "l 0001")
    assert (built.discussions[1].case_id, built.discussions[1].link_id) == ("C-0001", "L-0001")
    assert assembly.current(written) is built.discussions[1]
    assert [one.read_as for one in assembly.read_as] == ["C-0001", "L-0001"]
    assert assembly.references.exact["discussions"]["SD-0002"] is built.discussions[1]


def test_a_row_whose_reference_leads_nowhere_is_refused_under_its_own_place():
    case = ordinary_case()
    lost = placed(replace(case.discussions[1], case_id="C-9999", link_id="l-0001"), 3)
    assembly = Assembly([*(one for one in case.records() if one is not case.discussions[1]), lost])
    (built,) = assembly.cases()
    assert len(built.discussions) == 1
    assert assembly.refused == [assembly.current(lost)]
    assert assembly.case_of[id(assembly.current(lost))] == ""


COPY = placed(CopyGiven(copy_id="CG-9001", document=codes.DOCUMENT["safety_plan"]), 8)


def test_a_copy_about_the_case_belongs_to_the_case_of_the_person_whose_it_is():
    case = family_case()
    person = case.family[0].person_id
    copy = replace(COPY, person_id=person)
    nobodys = replace(copy, copy_id="CG-9002", person_id=Blank.NOT_RECORDED)
    assembly = Assembly([*case.records(), placed(copy, 8), placed(nobodys, 9)])
    (built,) = assembly.cases()
    ids = [one.copy_id for one in built.copies]
    assert "CG-9001" in ids
    assert "CG-9002" not in ids
