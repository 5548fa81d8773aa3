"""The partnership's report in Word: its wording, and that it says no more than its edition shows."""

from __future__ import annotations

import io
import re
import zipfile

from docx import Document
from lxml import etree

from pipeline.documents.assembled import partnership
from pipeline.reporting.published_counts import Control
from pipeline.reporting.word_report import word_report_of
from tests.documents.printing import assert_golden, text_of
from tests.figures import CLOCK, QUARTER, QUARTERS, YEAR
from tests.reporting.making import OF_EDITION, cases, report, report_files
from tests.rich_case import HOUSE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def report_docx():
    return report_files()["partnership.docx"]


def test_the_wording_is_the_golden_wording():
    assert_golden("partnership - all", report_docx())


def test_it_begins_with_a_summary_in_plain_words():
    headings = [
        one.text
        for one in Document(io.BytesIO(report_docx())).paragraphs
        if one.style.name.startswith("Heading")
    ]
    assert headings[:2] == [partnership.TITLE, "In short"]
    assert headings[2:6] == [
        "Time limits that were kept most often",
        "Time limits that were kept least often",
        "How long things took",
        "What came of it",
    ]


def test_each_measure_has_its_question_and_a_place_for_commentary():
    text = text_of(report_docx())
    measures = re.findall(r"^(K\d\d[ab]?), ", text, re.M)
    assert len(set(measures)) == 40, "all but K27, with K35 in two"
    assert text.count("Commentary of the partnership: to be written here.") == 40
    assert text.count("Question: ") == 40


def test_each_chart_is_a_picture_with_words_and_no_numbers_behind_it():
    with zipfile.ZipFile(io.BytesIO(report_docx())) as package:
        names = package.namelist()
        page = etree.fromstring(package.read("word/document.xml"))
    pictures = list(page.iter(f"{WP}docPr"))
    assert len(pictures) >= 5
    assert 5 <= len([one for one in names if one.endswith(".png")]) <= len(pictures), (
        "equal charts are one picture"
    )
    assert not [one for one in names if "chart" in one or "embed" in one]
    for one in pictures:
        assert re.match(r"(Run chart by quarter|Bar chart), .+: .+\d", one.get("descr")), one.get("descr")


def test_no_word_and_no_alternative_text_says_more_than_the_edition_shows():
    edition = report().edition
    hidden = {(measure, period) for (measure, period, _), count in edition.counts.items() if count is None}
    themes = word_report_of(
        edition, [one.measure for one in edition.figures.values()], HOUSE, OF_EDITION, draw=False
    ).context["themes"]
    for theme in themes:
        for measure in theme["measures"]:
            for period, sentence in zip(edition.periods, measure["sentences"], strict=True):
                shown = {
                    str(count)
                    for (name, span, _), count in edition.counts.items()
                    if name == measure["id"] and span == period and count is not None
                }
                if (measure["id"], period) in hidden and measure["kind"] == "share":
                    share = edition.share(measure["id"], period)
                    said = set(re.findall(r"\b\d+(?:\.\d+)?\b", sentence.replace(period.words, "")))
                    assert said <= shown | {f"{share:g}" if isinstance(share, float) else ""}, sentence


def test_a_hidden_point_is_a_gap_and_its_alternative_text_says_how_many():
    with zipfile.ZipFile(io.BytesIO(report_docx())) as package:
        page = etree.fromstring(package.read("word/document.xml"))
    told = [one.get("descr") for one in page.iter(f"{WP}docPr")]
    assert any("hidden" in one for one in told)
    assert not any(re.search(r"[^\d.]nan|\[c\]", one) for one in told)


def test_a_report_of_nothing_says_so():
    from pipeline.reporting.aggregate import gather, slices_of
    from pipeline.reporting.edition import edition_of
    from pipeline.reporting.measures import measures_for

    measures = measures_for(CLOCK)
    quarters = tuple(QUARTERS)
    made = edition_of(
        gather([], measures, CLOCK, slices_of([QUARTER, YEAR, *quarters])),
        (QUARTER, YEAR),
        quarters,
        Control(),
    )
    context = word_report_of(made, measures, HOUSE, OF_EDITION).context
    assert context["summary"] == {"best": [], "least": [], "waiting": [], "outcomes": []}
    (first, *_) = context["themes"][0]["measures"]
    assert first["sentences"][0] == "July to September 2026: there was nothing to count."
    assert not first["rows"]
    assert not first["has_chart"]


def test_the_cases_it_was_made_of_are_invented():
    assert len(cases()) == 120
