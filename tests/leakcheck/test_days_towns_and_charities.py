"""Names that are weekdays, towns, relatives, abbreviations, charities, or a common word without its s."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from pipeline.foundation.everyday_words import is_usual
from pipeline.model.identity import ORDINARY
from tests.leakcheck.test_words_as_names import EVERYONE, FATHER, is_named


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nguyen Thi Mai", "This part says what was agreed. We do this."),
        ("Nguyen Thi Mai", "It says This, and THIS PART."),
        ("Ye Chen", "Yes, you may bring a friend. The answer was Yes."),
        ("Bu Lin", "Bus fares are paid. The Bus is late."),
        ("Ana Gla", "Glass is kept away."),
        ("Mai Les", "Less time is spent there."),
        ("Ga Lin", "Gas is off."),
        ("Sunday Okoro", "The next review is on Sunday 7 June 2026."),
        ("Sunday Okoro", "The group meets every Sunday, on Sundays at ten, and next Sunday."),
        ("Sunday Okoro", "Sunday, 7 June. Sunday the 7th. Sunday 07/06/2026. Sunday 10am. Sunday morning."),
        ("Monday Eze", "The centre is open Monday to Friday, from Monday until Thursday."),
        ("Monday Eze", "A Monday session. Mondays and Wednesdays."),
        ("Carl Friday", "The next review is on Friday 5 June 2026."),
        ("Wednesday Ade", "By Wednesday 3 June he will ring. We meet on Wed 3 June."),
        ("Thursday Ade", "We meet on Tuesday 2 June, and on Tuesdays."),
        ("Sat Kaur", "On Sat 6 June 2026. He sat down. Every Sat."),
        ("Thu Tran", "The visit is on Thu 4 June."),
        ("Mon Roy", "The visit is on Mon 1 June 2026 and Mon 8 June."),
        ("Chelsea Bath", "The session is in Bath, at the clinic. He has a bath."),
        ("Chelsea Bath", "The train to Bath. The clinic is near Bath. The team from Bath."),
        ("Chelsea Bath", "The session is in Chelsea. The trip is by the bus to Chelsea."),
        ("Austin Reading", "They live in Reading, near Reading Station. He is reading."),
        ("Brooklyn Lincoln", "The school is in Lincoln. They wrote to Lincoln County Council."),
        ("Florence York", "They moved to York, and came from York."),
        ("Ai Sato", "No AI is used to write it."),
        ("Ian Aim", "The AIM report is ready. The aim is to help."),
        ("Nia Plan", "The plan is agreed."),
        ("Nan Wu", "Your nan helps. His Nan has a key."),
        ("Cam Hs", "CAMHS will write."),
        ("Sen Co", "The SENCO will write, and so will the SENCo."),
        ("Sen Roy", "A SEN plan is made."),
    ],
)
@pytest.mark.parametrize("audience", [FATHER, EVERYONE])
def test_a_day_a_town_or_a_word_is_let_be(name, text, audience):
    assert is_named(text, name, audience=audience) is False


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nguyen Thi Mai", "We spoke to Thi. Thi's mother came."),
        ("Nguyen Thi Mai", "Thi came."),
        ("Ye Chen", "We met Ye's mother."),
        ("Chang Oakmoss", "We met Changs mum."),
        ("Sunday Okoro", "Sunday's mother came."),
        ("Sunday Okoro", "A boy called Sunday was there."),
        ("Sunday Okoro", "a boy called sunday was there"),
        ("Sunday Okoro", "It was Sunday Okoro."),
        ("Sunday Okoro", "Okoro came."),
        ("Sunday Okoro", "Sunday told his teacher."),
        ("Sunday Okoro", "Adults stay near when Sunday visits."),
        ("Sunday Okoro", "We spoke to Sunday about it, and were with Sunday."),
        ("Sunday Okoro", "Dear Sunday, this is for you."),
        ("Sunday Okoro", "Thank you, Sunday."),
        ("Sunday Okoro", "Sunday, you did well."),
        ("Carl Friday", "Mr Friday rang."),
        ("Carl Friday", "It was Carl Friday, on Friday 5 June."),
        ("Thu Tran", "We met Thu."),
        ("Chelsea Bath", "It was Chelsea Bath."),
        ("Chelsea Bath", "Chelsea's mother came. Chelsea's plan is agreed."),
        ("Chelsea Bath", "We were with Chelsea, because Chelsea cried."),
        ("Chelsea Bath", "chelsea cried"),
        ("Chelsea Bath", "We spoke to Chelsea."),
        ("Chelsea Bath", "The Bath family came."),
        ("Chelsea Bath", "Ms Bath rang."),
        ("Lincoln Oakmoss", "We met Lincoln. Lincoln cried."),
        ("Nan Wu", "A girl called Nan was there. Nan Wu came."),
        ("Ian Aim", "Ian came. It was Ian Aim."),
        ("Prince King", "It was Prince King. Prince's mother came."),
        ("St John Smith", "It was St John Smith."),
        ("John Oakmoss", "John's mother came."),
        ("Paul Barnardo", "We met Paul Barnardo. Mr Barnardo rang."),
        ("Sen Roy", "We met Sen. sen came."),
    ],
)
@pytest.mark.parametrize("audience", [FATHER, EVERYONE])
def test_the_child_of_such_a_name_is_found(name, text, audience):
    assert is_named(text, name, audience=audience) is True


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday Okoro", "Sunday was quiet."),
        ("Sunday Okoro", "By Sunday it was done."),
        ("Sunday Okoro", "Keep an eye on Sunday."),
        ("Sunday Okoro", "Adults focus on Sunday at home."),
        ("Sunday Okoro", "Child: Sunday, 9"),
        ("Sunday Okoro", "Sundays mum came."),
        ("Sunday Okoro", "Sunday's review was short. Sunday's plan is agreed."),
        ("Sunday Okoro", "He sat next to Sunday, and lay on Sunday."),
        ("Sunday Okoro", "He was hit last night by Sunday."),
        ("Sunday Okoro", "In 2019 Sunday was there."),
        ("Chelsea Bath", "He keeps away from Bath. The mother of Bath. He sat next to Bath."),
        ("Sunday Okoro", "Sunday"),
        ("Sat Kaur", "Sat was quiet."),
        ("Len Oakmoss", "Lens mum came."),
        ("Chelsea Bath", "He may not sit near Chelsea, and keeps away from Chelsea."),
        ("Chelsea Bath", "He confided in Chelsea."),
        ("Chelsea Bath", "He shouted at Chelsea."),
        ("Chelsea Bath", "Bath was there."),
        ("Austin Reading", "We discussed Reading."),
        ("Nan Wu", "Nan will look after him."),
        ("Nia Plan", "The Plan is agreed."),
        ("Prince King", "The Prince's Trust helps."),
        ("St John Smith", "St John Ambulance was there."),
        ("Mary Oakmoss", "He goes to St Mary's."),
        ("Paul Barnardo", "Barnardo's helps."),
    ],
)
def test_where_it_may_be_either_a_person_is_asked_and_the_finding_at_the_cell_says_it(name, text):
    assert is_named(text, name) is None
    assert is_named(text, name, audience=EVERYONE) is False


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Stafford Oakmoss", "The club is staffed at all times.", False),
        ("Stafford Oakmoss", "We met Staffrod.", True),
        ("Katherina Oakmoss", "katherine came", True),
        ("Nia Plan", "Minute taker, Plan version, Plan agreed on.", False),
        ("Nia Plan", "We met Plan.", True),
        ("Nia Plan", "It is right for you.\nPlan\nWhat people will do to help you.", False),
        ("Nia Plan", "Plan: SP-000101", False),
        ("Nia Plan", "Plan's mother came.", True),
        ("Plan Oakmoss", "Plan", None),
    ],
)
def test_a_word_of_the_dictionary_is_no_name_misspelt_and_a_heading_is_no_name(name, text, named):
    assert is_named(text, name) is named


def test_every_word_that_a_template_prints_alone_is_no_name_there():
    """Of the everyday words that are seldom a name: those of `ORDINARY` are, and a person is asked."""
    alone = set()
    for path in (Path(__file__).parent.parent.parent / "templates").glob("*.docx"):
        alone |= {one for line in docx.Document(path).paragraphs for one in _only_word(line.text)}
        cells = (cell for table in docx.Document(path).tables for row in table.rows for cell in row.cells)
        alone |= {one for cell in cells for one in _only_word(cell.text)}
    assert "Plan" in alone
    for word in alone:
        if is_usual(word.lower()) and word.lower() not in ORDINARY:
            assert is_named(f"{word}\nOther", f"Nia {word}") is False, word


def _only_word(line):
    return re.findall(r"^\s*([A-Z][a-z]+):?\s*$", line)
