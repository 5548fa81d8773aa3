"""The partnership's report: a page in plain words, then tables, charts, questions and commentary."""

from __future__ import annotations

from templates.drafting.look import Page, on_page
from templates.drafting.pieces import Draft

REPORT_PAGE = Page(
    head="{{ title }}, {{ period }}",
    foot="{{ house.council }}, {{ house.service }}",
    title="{{ title }}, {{ period }}",
)
_SHARES = (
    ("Measure", 6.2, "{{ row.measure }}"),
    ("Number", 3.1, "{{ row.number }}"),
    ("Share", 2.6, "{{ row.share }}"),
    ("Against the period before", 2.8, "{{ row.change }}"),
    ("Target", 2.3, "{{ row.target }}"),
)
_WAITS = (
    ("Measure", 6.8, "{{ row.measure }}"),
    ("Counted", 2.0, "{{ row.counted }}"),
    ("Half took at most", 3.7, "{{ row.half }}"),
    ("The middle half in", 4.5, "{{ row.middle }}"),
)
#: The most rows of the headline measures, and of any other table, that stay on one page.
_HEADLINES, _SHORT = 16, 6
#: Points of space between a table and what follows it.
_AFTER_TABLE = 8
_REVISIONS = (
    ("Measure", 7.6, "{{ row.measure }}"),
    ("Of", 5.6, "{{ row.period }}"),
    ("First published on", 3.8, "{{ row.published }}"),
)


@on_page(REPORT_PAGE)
def partnership(draft: Draft) -> None:
    """The summary on the first page, then the figures, what they ask, and how to read them."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ period }}, from the records on {{ as_of }}", "Subtitle")
    draft.body("{{ time }}")
    draft.heading(2, "In short")
    _lines(draft, "line in summary.together")
    draft.when("summary.not_shown and not summary.headlines", lambda: draft.body("{{ summary.not_shown }}"))
    draft.bullets("line in summary.headlines", "{{ line }}")
    for name, title in (
        ("order", ""),
        ("changes", ""),
        ("waiting", "How long things took"),
        ("outcomes", "What came of it"),
    ):
        draft.when(f"summary.{name}", lambda name=name, title=title: _part(draft, name, title))  # type: ignore[misc]
    draft.heading(2, "Headline measures")
    draft.listing("Headline measures", "row in headlines", _SHARES, whole=_HEADLINES, then="headline_notes")
    _notes(draft, "line in headline_notes")
    draft.when(
        "summary.not_shown and summary.headlines",
        lambda: draft.body("{{ summary.not_shown }}", before=_AFTER_TABLE),
    )
    _charts(draft, "chart in headline_chart")
    draft.tag("for theme in themes")
    draft.heading(2, "{{ theme.title }}")
    draft.listing("Other measures", "row in theme.shares", _SHARES, whole=_SHORT, then="theme.notes")
    draft.listing("Waiting times", "row in theme.waits", _WAITS, whole=_SHORT, then="theme.notes")
    _notes(draft, "line in theme.notes")
    draft.tag("for line in theme.not_shown + theme.cautions")
    draft.body("{{ line }}", before=_AFTER_TABLE)
    draft.tag("endfor")
    _charts(draft, "chart in theme.charts")
    draft.tag("endfor")
    draft.when("questions", lambda: _questions(draft))
    draft.heading(2, "Commentary of the partnership")
    draft.own(
        "commentary", lambda: draft.body("To be written here: what explains the figures, and what follows.")
    )
    draft.when("revisions", lambda: _revisions(draft))
    draft.heading(2, "How to read the figures")
    _lines(draft, "line in about")
    _lines(draft, "line in signs")
    draft.body(
        "{{ plan }} The workbook, partnership.xlsx, has the plan, every figure and the definition of each "
        "measure."
    )


def _part(draft: Draft, name: str, title: str) -> None:
    if title:
        draft.heading(3, title)
    draft.bullets(f"line in summary.{name}", "{{ line }}")


def _lines(draft: Draft, loop: str) -> None:
    draft.tag(f"for {loop}")
    draft.body("{{ line }}")
    draft.tag("endfor")


def _notes(draft: Draft, loop: str) -> None:
    """The notes below a table, none of them alone on a page."""
    draft.tag(f"for {loop}")
    draft.tag("if loop.last")
    draft.body("{{ line }}", "Table text")
    draft.tag("else")
    draft.body("{{ line }}", "Table text", keep_with_next=True)
    draft.tag("endif")
    draft.tag("endfor")


def _charts(draft: Draft, loop: str) -> None:
    draft.tag(f"for {loop}")
    draft.body("{{ chart.picture }}", before=_AFTER_TABLE)
    draft.tag("endfor")


def _questions(draft: Draft) -> None:
    draft.heading(2, "Questions that the figures raise")
    draft.bullets("question in questions", "{{ question }}")


def _revisions(draft: Draft) -> None:
    title = "Figures that differ from the records as they are now"
    draft.heading(2, title)
    _lines(draft, "line in on_revisions")
    draft.listing(title, "row in revisions", _REVISIONS)
    draft.when("more_revisions", lambda: draft.body("{{ more_revisions }}", before=_AFTER_TABLE))
