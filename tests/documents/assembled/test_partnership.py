"""The partnership's report in Word: one page in plain words, short tables, and no more than is shown."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

from docx import Document
from lxml import etree

from pipeline.documents.assembled import partnership
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.reporting.contents import Contents
from pipeline.reporting.front_page import edition_facts
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control
from pipeline.reporting.summary_picture import summary_of
from pipeline.reporting.word_report import word_report_of
from tests.documents.printing import assert_golden, text_of
from tests.figures import CLOCK, QUARTER, QUARTERS, YEAR, tally
from tests.reporting.making import OF_EDITION, ROOT, cases, order, report, report_files
from tests.rich_case import HOUSE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def report_docx():
    return report_files()["partnership.docx"]


def paragraphs():
    return Document(io.BytesIO(report_docx())).paragraphs


def small_edition(**counts):
    """The edition of one measure of the catalogue, with these answers in the quarter."""
    one = tally({QUARTER: counts}, periods=[YEAR.before, *QUARTERS])
    contents = Contents(QUARTER, PublicationPlan(CLOCK.today, {"K24": 12}), 8)
    return edition_of([one], contents, Control(), on=CLOCK.today)


def context_of(edition):
    return word_report_of(edition, HOUSE, OF_EDITION).context


def part_of(package):
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return parts.read("word/document.xml")


def filled(edition, **changes):
    request = order(**changes)
    paper = word_report_of(edition, HOUSE, edition_facts(request, edition))
    return Template(ROOT / "templates" / "partnership.docx", form=written).fill(paper.context)


def test_the_wording_is_the_golden_wording():
    assert_golden("partnership - all", report_docx())


def test_its_first_part_holds_at_least_six_statements_with_numbers():
    lines = [one.text for one in paragraphs()]
    first = lines[: lines.index("Headline measures")]
    statements = [line for line in first[3:] if re.search(r"\d", re.sub(r"K\d\d|\d+ \w+ 20\d\d", "", line))]
    assert len(statements) >= 6
    assert re.match(r"Of [\d,]+( to [\d,]+)? things that fell due in the year", statements[0])


def test_a_small_service_has_a_statement_where_one_number_can_be_shown():
    summary = context_of(small_edition(Yes=40, No=8))["summary"]
    assert summary["headlines"] == ["Report read through with the family (K24): 40 of 48 (83.3%)."]


def test_its_parts_come_in_one_order_under_headings_of_their_level():
    headings = [(one.style.name, one.text) for one in paragraphs() if one.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", partnership.TITLE)
    assert headings[1] == ("Heading 2", "In short")
    second = [text for style, text in headings if style == "Heading 2"]
    assert second[1:6] == ["Headline measures", "Timeliness", "Waiting times", "Practice", "Outcomes"]
    assert second[-2:] == ["Commentary of the partnership", "How to read the figures"]


def test_each_headline_measure_has_a_row_whether_it_is_shown_or_not():
    rows = context_of(report().edition)["headlines"]
    wanted = [one.id for one in report().edition.measures.values() if one.headline]
    assert len(wanted) == 12
    for name in wanted:
        assert any(f"({name})" in row["measure"] for row in rows), name
    (row,) = context_of(small_edition(Yes=3))["headlines"]
    assert row["number"] == "Not shown (of 5 or fewer)"


def test_no_table_has_a_row_of_what_is_too_small_besides_the_headline_measures():
    context = context_of(report().edition)
    for theme in context["themes"]:
        assert all(re.search(r"\d", row["number"]) for row in theme["shares"])
        assert all(re.search(r"\d", row["half"]) for row in theme["waits"])
    assert "[c]" not in text_of(report_docx())


def test_what_is_too_small_is_named_once_with_the_reason_and_the_place():
    edition = small_edition(Yes=3)
    edition = dataclasses.replace(
        edition, measures={"K24": dataclasses.replace(edition.measures["K24"], headline=False)}
    )
    (theme,) = context_of(edition)["themes"]
    assert not theme["shares"]
    assert theme["not_shown"] == [
        "Too few to be shown: Report read through with the family (K24), 5 or fewer were counted. The team's "
        "own edition has it."
    ]


def test_what_counts_many_is_not_called_too_few():
    edition = small_edition(Yes=60, No=11)
    measure = dataclasses.replace(edition.measures["K24"], headline=False)
    key = "K24", YEAR
    hidden = dataclasses.replace(edition.figures[key].published, answers=())
    shown = dataclasses.replace(edition.figures[key], published=hidden)
    figures = {**edition.figures, key: shown}
    (theme,) = context_of(dataclasses.replace(edition, measures={"K24": measure}, figures=figures))["themes"]
    assert theme["not_shown"] == [
        "Not shown, because a small number could be worked out from it: Report read through with the family "
        "(K24), 71 were counted. The team's own edition has it."
    ]


def of_two_years(on, history=()):
    one = tally({QUARTER: {"Yes": 40, "No": 8}}, periods=[*QUARTER.quarters_to_its_end(24), YEAR.before])
    contents = Contents(QUARTER, PublicationPlan(on, {"K24": 24}), 8)
    return edition_of([one], contents, Control(), history, on=on)


def test_the_time_of_a_figure_and_its_day_are_in_a_note_below_the_table():
    (row,) = context_of(small_edition(Yes=40, No=8))["headlines"]
    assert row["measure"] == "Report read through with the family (K24)"
    first = of_two_years(CLOCK.today)
    context = context_of(first)
    (row,) = context["headlines"]
    assert row["measure"] == "Report read through with the family (K24) [note\u00a0a]"
    assert context["headline_notes"] == ["[note\u00a0a] Two years to September 2026."]
    history = [dataclasses.replace(one, edition=None) for one in first.released()]
    assert context_of(of_two_years(CLOCK.today, history))["headline_notes"] == [
        "[note\u00a0a] Two years to September 2026, as published on 30 October 2026."
    ]


def differing(made, **changes):
    """The edition whose figure of the year differs from the records."""
    key = ("K24", made.main("K24"))
    figure = dataclasses.replace(made.figures[key], is_revised=True, **changes)
    return dataclasses.replace(made, figures={**made.figures, key: figure})


def test_what_differs_from_the_records_says_whether_it_was_published_before():
    made = small_edition(Yes=40, No=8)
    before, new = context_of(differing(made, is_repeated=True)), context_of(differing(made))
    assert before["revisions"][0]["published"] == "30 October 2026"
    assert new["revisions"][0]["published"] == "This report"
    both = "restricted.xlsx has both."
    assert before["on_revisions"] == [
        f"Those with a date are as published; their records have changed since. {both}"
    ]
    assert new["on_revisions"] == [
        "Those first published in this report add up the numbers as they were published; the records now "
        f"have others. {both}"
    ]
    assert context_of(made)["on_revisions"] == []
    text = text_of(filled(differing(made)))
    assert "Figures that differ from the records as they are now" in text


def test_no_note_below_a_table_is_alone_on_a_page():
    made = context_of(of_two_years(CLOCK.today))
    lines = [f"[note {one}] A time." for one in "abc"]
    paper = word_report_of(
        of_two_years(CLOCK.today), HOUSE, edition_facts(order(), small_edition(Yes=40, No=8))
    )
    context = {**paper.context, "headline_notes": lines}
    assert made["headline_notes"]
    data = Template(ROOT / "templates" / "partnership.docx", form=written).fill(context)
    notes = [one for one in Document(io.BytesIO(data)).paragraphs if one.text.startswith("[note")]
    assert [bool(one.paragraph_format.keep_with_next) for one in notes] == [True, True, False]


def test_no_table_has_a_lone_row_on_a_page_and_a_short_one_is_on_one_page():
    tables = etree.fromstring(part_of(filled(report().edition))).iter(f"{W}tbl")
    for table in tables:
        rows = list(table.iter(f"{W}tr"))[1:]
        stays = [all(one.find(f".//{W}keepNext") is not None for one in row.iter(f"{W}p")) for row in rows]
        assert stays[0], "the first row stays with the second"
        assert stays[-2], "the last but one stays with the last"
        if len(rows) <= 6:
            assert all(stays[:-1])


def test_only_a_measure_that_is_shown_and_was_not_done_well_raises_its_question():
    question = "which families have not been through the report, and why?"
    assert context_of(small_edition(Yes=40, No=20))["questions"] == [
        f"Report read through with the family (K24), 40 of 60 (66.7%): {question}"
    ]
    assert context_of(small_edition(Yes=60, No=2))["questions"] == []
    assert context_of(small_edition(Yes=3, No=4))["questions"] == []


def test_each_chart_is_a_picture_with_words_and_no_numbers_behind_it():
    with zipfile.ZipFile(io.BytesIO(report_docx())) as package:
        names = package.namelist()
        page = etree.fromstring(package.read("word/document.xml"))
    pictures = list(page.iter(f"{WP}docPr"))
    assert 1 <= len(pictures) <= 4
    assert not [one for one in names if "chart" in one or "embed" in one]
    for one in pictures:
        assert re.search(r"\d", one.get("descr")), one.get("descr")


def test_the_place_for_commentary_is_kept_when_the_report_is_made_again():
    page = Document(io.BytesIO(report_docx())).element
    assert [one.get(f"{W}val") for one in page.iter(f"{W}tag")] == ["own:commentary"]


def test_a_draft_differs_from_what_is_handed_out_by_one_word():
    edition = small_edition(Yes=40, No=8)
    draft, final = (text_of(filled(edition, draft=one)) for one in (True, False))
    assert draft.replace("DRAFT, ", "") == final
    assert draft.count("DRAFT") == 1


def test_no_number_of_what_is_not_shown_is_in_the_report():
    text = text_of(filled(small_edition(Yes=57, No=3)))
    assert not re.search(r"\b57\b|\b95%", text)
    assert "55 to 60 of 60" in text


def test_the_summary_picture_is_the_same_for_the_same_figures_and_says_draft():
    edition = small_edition(Yes=40, No=8)
    once, again = (summary_of(edition, order()) for _ in range(2))
    assert once == again
    assert once[0].startswith(b"\x89PNG")
    assert b"<dc:date>" not in once[1]
    assert summary_of(edition, order(draft=True)) != once


def test_a_report_of_nothing_says_so():
    context = context_of(small_edition())
    assert context["summary"]["together"] == ["Nothing was counted in this period."]
    row = context["headlines"][0]
    assert (row["number"], row["share"]) == ("Nothing to count", "Does not apply")
    assert context["themes"] == []


def test_the_cases_it_was_made_of_are_invented():
    assert len(cases()) == 120
