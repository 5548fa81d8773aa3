"""Names that are everyday words, namesakes among the staff, and names made of short words."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.access.secrets import secrets_of
from pipeline.access.view import Audience, Reader
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.generate import generate
from pipeline.casefiles.job import CaseJob
from pipeline.leakcheck import Detector
from pipeline.leakcheck.normalise import Text
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.family_case import FATHER, changed, family_case
from tests.leakcheck.common_names import GIVEN, of_a_group
from tests.making import press_for

EVERYONE = Audience(Reader.PROFESSIONAL)


def hits(text, name, audience=FATHER, case=None):
    case = changed(case or family_case(), "linked_children", {"link_id": "L-0501"}, child_name=name)
    secrets, given = secrets_of(case, audience, hidden_from(case, audience))
    return list(Detector(secrets, given).hits_in(Text(text)))


def is_named(text, name, **more):
    """True: it is a name. False: it is not. None: a person has to say."""
    found = hits(text, name, **more)
    return False if not found else True if any(not one.doubtful for one in found) else None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will Oakmoss", "We spoke to Will at school."),
        ("Will Oakmoss", "Will's mother came."),
        ("Will Oakmoss", "WILL was there."),
        ("Will Oakmoss", "A boy called will was there."),
        ("Will Oakmoss", "It was Will Oakmoss."),
        ("Will Oakmoss", "It was Oakmoss, Will."),
        ("Mark Oakmoss", "Adults stay near when Mark visits."),
        ("Mark Oakmoss", "Mr Mark came."),
        ("Rose Oakmoss", "We met Rose."),
        ("May Oakmoss", "We met May in the library."),
        ("April Oakmoss", "The sofa is where April sleeps."),
        ("Young Oakmoss", "We asked Young about it."),
        ("Case Oakmoss", "Case's plan is agreed."),
        ("An Oakmoss", "We spoke with An about it."),
        ("Do Oakmoss", "We spoke with Do."),
        ("Van Oakmoss", "We met Van."),
        ("De Oakmoss", "We met De there."),
        ("Chang Oakmoss", "We met Changs mum, and chang came."),
        ("John Oakmoss", "john came, and they met john."),
        ("Mary Oakmoss", "Mary cried."),
        ("Billy Oakmoss", "billy was there"),
        ("Robert Oakmoss", "Bobs mum came."),
        ("Will Öakmoss", "Übung: we met Will in the “Straße”."),
    ],
)
@pytest.mark.parametrize("audience", [FATHER, EVERYONE])
def test_a_word_written_as_a_name_is_a_name(name, text, audience):
    assert is_named(text, name, audience=audience) is True


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will Oakmoss", "He will come, and they will see what people will do."),
        ("Will Oakmoss", "Will he come? Will it help?"),
        ("Mark Oakmoss", "Mark each page. We mark it."),
        ("May Oakmoss", "It may help. May we ask? On 4 May 2026, in May, next May."),
        ("April Oakmoss", "The review is on 8 April 2026; the plan is from April to June."),
        ("June Oakmoss", "In June the plan is reviewed, and from May to June."),
        ("Rose Oakmoss", "The number rose. Rose to the top."),
        ("Young Oakmoss", "Young people are heard. A young person spoke."),
        ("Page Oakmoss", "Page 1 of 3. See the next page."),
        ("Case Oakmoss", "The case was closed. Case manager: yes. In any case."),
        ("Given Oakmoss", "Given that, a copy was given. Given name."),
        ("An Oakmoss", "An adult stays near. It is an agreed plan."),
        ("Do Oakmoss", "Do not worry. We do what we said."),
        ("To Oakmoss", "To the school. It is up to you."),
        ("My Oakmoss", "My plan is good. It is my plan."),
        ("Chang Oakmoss", "A plan changes. We talk if that changes."),
        ("Ho Me", "We saw him at home, and who met him."),
        ("Ki Nd", "People are kind and kindly."),
        ("Su Re", "We make sure that it is so, sure enough."),
        ("To My", "What is to my liking. It goes to my school."),
        ("Bo Li", "The rule is abolished."),
        ("Ho Me", "Write to home@example.org."),
    ],
)
@pytest.mark.parametrize("audience", [FATHER, EVERYONE])
def test_a_word_that_names_nobody_is_let_be(name, text, audience):
    assert is_named(text, name, audience=audience) is False


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will Oakmoss", "Will came to the meeting."),
        ("Hope Oakmoss", "Hope is important."),
        ("June Oakmoss", "By June the plan is reviewed."),
        ("May Oakmoss", "The report by May was read."),
        ("Rose Oakmoss", "Rose gardens are near."),
        ("Will Oakmoss", "Will, aged 9, was seen."),
        ("Will Oakmoss", "Will & Lucy were seen."),
        ("Will Oakmoss", "Will refused. Will cried."),
        ("Will Oakmoss", "i met will's mum"),
        ("May Oakmoss", "May, 9, lives with her aunt."),
        ("May Oakmoss", "May 9 years old."),
        ("Will Oakmoss", "Child: Will, 9"),
        ("William Oakmoss", "Will came to the meeting."),
        ("Robert Oakmoss", "Rob"),
        ("Rose Oakmoss", "The meeting was at Rose Court."),
        ("Will Oakmoss", "WHAT WILL HAPPEN"),
        ("Mark Oakmoss", "The Marks were there."),
        ("May Oakmoss", "May"),
    ],
)
def test_where_the_sentence_cannot_say_a_person_has_to(name, text):
    assert is_named(text, name) is None
    assert is_named(text, name, audience=EVERYONE) is False, "a finding at the cell says it to professionals"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ho Me", "We saw Ho Me there."),
        ("Ho Me", "We saw Me, Ho there."),
        ("Bo Li", "It was Bo Li, and boli7 too."),
        ("Bo Li", "It was bo li."),
        ("Ki Nd", "It was K i N d."),
        ("Shruti Oakmoss", "shruti came"),
    ],
)
def test_a_name_of_short_words_is_found_as_whole_words_in_their_order(name, text):
    assert is_named(text, name) is True


def with_staff(name):
    case = family_case()
    rows = tuple(
        dataclasses.replace(row, name=name) if row.agency == "CSC" else row for row in case.attendance
    )
    assert rows != case.attendance
    return dataclasses.replace(case, attendance=rows)


@pytest.mark.parametrize("audience", [FATHER, EVERYONE])
def test_a_professional_may_share_a_childs_given_name(audience):
    case = with_staff("Lucy Candlewharf")
    for text in ("Lucy Candlewharf, social worker", "Candlewharf, Lucy", "Ask Lucy Candlewharf."):
        assert is_named(text, "Lucy Oakmoss", audience=audience, case=case) is False
    for text in ("Lucy came.", "Lucy Oakmoss", "Lucy Candle", "Candlewharf met Lucy.", "Lucie came."):
        assert is_named(text, "Lucy Oakmoss", audience=audience, case=case) is True


@pytest.mark.parametrize(
    "cell",
    [
        "Social worker for Lucy",
        "Lucy's teacher",
        "Lucy's Teacher",
        "Teacher of Lucy",
        "Mrs Oakmoss, Lucy's mother",
        "Lucy told Mark",
        "Lucy",
        "tbc",
    ],
)
def test_a_cell_for_staff_that_names_a_child_frees_no_name(cell):
    case = with_staff(cell)
    for text in (
        "Lucy came.",
        cell.replace("tbc", "Lucy"),
        "The teacher of Lucy came.",
        "Lucy told Mark so.",
    ):
        assert is_named(text, "Lucy Oakmoss", case=case) is True


@pytest.mark.parametrize(
    "cell",
    [
        "Ms Lucy Candlewharf SW",
        "PC Lucy Candlewharf",
        "Lucy Candlewharf social worker",
        "Lucy Candlewharf–social worker",
        "Lucy Jane Candlewharf",
        "Tom Reed + Lucy Candlewharf",
        "Tom Reed and Lucy Candlewharf, school nurses",
    ],
)
def test_a_professionals_name_is_read_from_beside_a_title_or_a_role(cell):
    case = with_staff(cell)
    assert is_named("Lucy Candlewharf was there.", "Lucy Oakmoss", case=case) is False
    assert is_named("We met Lucy. Candlewharf came too.", "Lucy Oakmoss", case=case) is True


@pytest.mark.parametrize("group", list(GIVEN)[:: few_or_all(4, 1)])
def test_honest_papers_go_out_whatever_names_are_common(group):
    """At most 1 in 200 is refused or asks a person, of one case or, in `make test-all`, of sixty."""
    made = refused = 0
    for seed in few_or_all((1,), (1, 2)):
        with of_a_group(group):
            cases = list(sample_cases(few_or_all(1, 30), seed))
        jobs = [CaseJob(case=one, issued=(), issued_files={}) for one in cases]
        for result in generate(press_for(*cases), jobs):
            made += len(result.files)
            refused += len(result.refused)
    assert made > few_or_all(20, 1000)
    assert refused <= made / 200
