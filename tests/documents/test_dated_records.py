"""A dated record shows what was known on its day: nothing later changes it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from pipeline.access.view import Audience, Reader, day_of_row, see
from pipeline.documents import OF_NO_CASE, Paper, made_from
from pipeline.documents.shared.family_context import CopyNote
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.dates import in_words
from pipeline.foundation.plugins import plugins_in
from pipeline.model import BY_COLLECTION, Blank
from pipeline.model.as_of import fact_dates
from pipeline.procedure.sample import AS_OF
from tests.dated_records import (
    LATER,
    PARTS,
    before,
    dated_papers,
    middle_day,
    of_the_sample,
    rows_in,
    said,
    said_of,
    sample,
)
from tests.documents.printing import TEMPLATES, every_part, text_of
from tests.extent import few_or_all
from tests.family_case import changed, family_case
from tests.making import made_of
from tests.naming import document_in
from tests.whole_case import whole_case

#: The copy of the plan in force, which dates each measure.
IN_FORCE = {"parents_safety_plan", "childs_safety_plan"}
LETTERS = {"parents_invitation", "childs_invitation"}
OF_NO_DAY = {
    "withheld",
    *(part.name for part in plugins_in("pipeline.documents") if made_from(part) in OF_NO_CASE),
}
#: The others that are no record of a day show a case as it is now.
CURRENT = (
    {part.name for part in plugins_in("pipeline.documents")}
    - {part.name for part in PARTS}
    - (IN_FORCE | LETTERS | OF_NO_DAY)
)
OF_A_MEETING = {"review_minutes", "plan", "aim_report"}
#: The sample's cases that the records are made of again after each thing that came later: a further
#: incident, a conference, others.
SOME = [sample()[number] for number in (0, 3, 6, 11)]
_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"20\d\d\b"
)


def test_a_document_that_is_no_record_of_a_day_says_as_at_which_day_it_is():
    told = changed(family_case(), "chronology", {"entry_id": "E-0503"}, summary_child="We went through it.")
    cases = (whole_case(), told)
    files = {
        path: data for case in cases for path, data in made_of(case, only=frozenset(CURRENT)).files.items()
    }
    for name in CURRENT:
        begins = re.sub("^parents_", "drafts/F-0001/", re.sub("^childs_", "drafts/F-0003/", name))
        room, _, document = begins.rpartition("/")
        of_room = [one for one in files if re.sub("^agencies/[A-Za-z]+/", "", one).rpartition("/")[0] == room]
        (path, *_) = [one for one in of_room if document_in(one) == document]
        assert re.search(r"[Aa]s at \d", text_of(files[path])), path


def test_a_paper_that_forgets_its_day_cannot_be_made():
    view = see(family_case(), Audience(Reader.PROFESSIONAL))
    with pytest.raises(ValueError, match="a different day from its own"):
        Paper("review_minutes", {"actions": view.actions}, day=date(2026, 10, 22))
    with pytest.raises(ValueError, match="a different day from its own"):
        Paper("action_sheet", {"line": {"one": [view.as_of(date(2026, 10, 22)).details]}}, day=None)
    with pytest.raises(TypeError):
        Paper("review_minutes", {})


def owner_in_stem(paper: Paper) -> str:
    """What a paper is about, from the name of its file."""
    return paper.stem.split(" - ")[1] if " - " in paper.stem else ""


def assert_the_same(paper: Paper, theirs: Paper) -> None:
    """A parent's copy and the professionals' record show the same plan, reviews ahead and due dates."""
    mine, all_of_them = (
        [(one.measure, one.version, one.agreed_on) for one in each.context.get("safety_plan", ())]
        for each in (paper, theirs)
    )
    assert mine == all_of_them
    if "reviews_arranged" in paper.context:
        days, all_days = ([said(row) for row in each.context["reviews_arranged"]] for each in (paper, theirs))
        assert [row["arranged_for"] for row in days] == [row["arranged_for"] for row in all_days]
    assert {one.due for one in paper.context["actions"]} <= {one.due for one in theirs.context["actions"]}


@pytest.mark.parametrize("name", list(LATER)[:: few_or_all(3, 1)])
def test_what_comes_later_changes_no_earlier_record_and_asks_no_question_of_it(name: str):
    for case in SOME[few_or_all(1, 0) :: few_or_all(4, 1)]:
        day = middle_day(case)
        now = before(name, case)
        then, since = said_of(now, day), said_of(LATER[name](now, day + timedelta(days=1)), day)
        assert then
        assert {key: since.get(key) for key in then} == then


def test_no_record_of_the_sample_holds_a_fact_that_is_later_than_its_day():
    met = 0
    for _, _, part, paper in of_the_sample():
        if paper.day is None:
            assert paper.context.get("draft"), part.name
            continue
        for row in rows_in(paper.context):
            assert day_of_row(row) == paper.day
            for name in fact_dates(row.collection):
                value = getattr(row, name, Blank.NOT_RECORDED)
                day = value.date() if isinstance(value, datetime) else value
                assert isinstance(day, Blank) or day <= paper.day, (
                    paper.stem,
                    BY_COLLECTION[row.collection].sheet,
                    name,
                )
                met += not isinstance(day, Blank)
    assert met > few_or_all(300, 1000)


def test_a_record_prints_no_later_date_than_those_that_were_set_that_day():
    opened = {part.name: Template(TEMPLATES / f"{part.name}.docx", form=written) for part in PARTS}
    for case in SOME[: few_or_all(1, 2)]:
        for _, part, paper in dated_papers(case):
            if paper.day is None:
                continue
            ahead = {
                getattr(row, name)
                for row in rows_in(paper.context)
                for name in dir(row)
                if name
                in ("due", "next_review", "plan_agreed_on", "arranged_for", "date_first_set", "share_by")
            }
            # What happened to the record itself is later than its day: when it was issued, and superseded.
            ahead |= {getattr(row, "minutes_issued_at", None) for row in rows_in(paper.context)}
            ahead.add(paper.context.get("superseded_on"))
            set_that_day = {in_words(one).split(" at ")[0] for one in ahead if isinstance(one, date)}
            copy = CopyNote(number="", version=1, recipient="A person", draft=True, content="")
            text = text_of(opened[part.name].fill({**paper.context, "copy": copy}))
            later = {
                one for one in _DATE.findall(text) if datetime.strptime(one, "%d %B %Y").date() > paper.day
            }
            assert later <= set_that_day, paper.stem


def test_the_professionals_and_the_familys_copy_of_a_meeting_show_the_same():
    everybodys = {(part.name, owner_in_stem(paper)): paper for _, _, part, paper in of_the_sample()}
    copies = 0
    for _, audience, part, paper in of_the_sample():
        document = getattr(part.module, "COPY_OF", "")
        if document in OF_A_MEETING:
            theirs = everybodys[document, owner_in_stem(paper)]
            assert (paper.day, owner_in_stem(paper)) == (theirs.day, owner_in_stem(theirs))
            if document == "review_minutes":
                assert paper.context["review"].next_review == theirs.context["review"].next_review
            if audience.reader is Reader.PARENT:
                assert_the_same(paper, theirs)
            copies += 1
    assert copies > few_or_all(100, 300)


def test_no_record_says_that_no_review_is_arranged_next_to_the_date_of_one():
    for _, _, part, paper in of_the_sample():
        if part.name == "intervention_plan" and isinstance(paper.context["review"].next_review, date):
            (row,) = paper.context["reviews_arranged"]
            assert row["arranged_for"] == paper.context["review"].next_review
        for row in paper.context.get("reviews_arranged", ()):
            assert row["arranged_for"] if isinstance(row, dict) else row.arranged_for or row.date_first_set


@pytest.mark.parametrize("name", sorted({part.name for part in PARTS}))
def test_no_template_of_a_dated_record_says_that_no_review_is_arranged(name: str):
    assert "has been arranged" not in every_part((TEMPLATES / f"{name}.docx").read_bytes())


def test_a_record_of_the_sample_is_never_dated_after_the_day_of_the_sample():
    assert all(paper.day <= AS_OF for _, _, _, paper in of_the_sample() if paper.day is not None)
