"""The partnership's report: a page in plain words, then each measure with its chart, table and commentary."""

from __future__ import annotations

from templates.drafting.look import Page, on_page
from templates.drafting.pieces import Draft

REPORT_PAGE = Page(
    head="{{ title }}, {{ period }}",
    foot="{{ house.council }}, {{ house.service }}",
    title="{{ title }}, {{ period }}",
)


@on_page(REPORT_PAGE)
def partnership(draft: Draft) -> None:
    """The summary, the list of contents, then the measures."""
    draft.logo()
    draft.heading(1, "{{ title }}")
    draft.body("{{ period }}, as the records stood on {{ as_of }}", "Subtitle")
    draft.when("draft", lambda: draft.body("DRAFT: not to be handed out.", "Marking"))
    draft.heading(2, "In short")
    draft.body("Figures are of the twelve months, {{ year }}, unless they say otherwise.")
    for name, title in (
        ("best", "Time limits that were kept most often"),
        ("least", "Time limits that were kept least often"),
        ("waiting", "How long things took"),
        ("outcomes", "What came of it"),
    ):
        draft.heading(3, title)
        draft.when(
            f"summary.{name}",
            lambda name=name: _lines(draft, f"line in summary.{name}"),  # type: ignore[misc]
            "No figure is large enough to be shown.",
        )
    draft.heading(2, "How to read the figures", new_page=True)
    _lines(draft, "line in about")
    _lines(draft, "line in signs")
    draft.when(
        "hides", lambda: draft.body("{{ hidden }} of the {{ counts }} counts of this edition are hidden.")
    )
    draft.body(
        "A share is given with all its parts. What is not yet due is in no share, nor is what cannot be "
        "told from the records."
    )
    draft.body(
        "The companion workbook, partnership.xlsx, holds every table, each definition and the other "
        "duties of the procedure."
    )
    draft.heading(2, "What is in this report")
    draft.contents(
        "theme in themes", "theme.title", "measure in theme.measures", "measure.id + ', ' + measure.name"
    )
    draft.tag("for theme in themes")
    draft.heading(2, "{{ theme.title }}", new_page=True)
    draft.tag("for measure in theme.measures")
    _measure(draft)
    draft.tag("endfor")
    draft.tag("endfor")


def _lines(draft: Draft, loop: str) -> None:
    draft.tag(f"for {loop}")
    draft.body("{{ line }}")
    draft.tag("endfor")


def _measure(draft: Draft) -> None:
    draft.heading(3, "{{ measure.id }}, {{ measure.name }}")
    _lines(draft, "line in measure.sentences")
    draft.when("measure.target", lambda: draft.body("Target: {{ measure.target }}"))
    draft.when("measure.caution", lambda: draft.body("Caution: {{ measure.caution }}"))
    draft.body("Question: {{ measure.question }}")
    draft.tag("if measure.has_chart")
    draft.body("{{ measure.chart }}", keep_with_next=True)
    draft.tag("endif")
    for kind, table in (("share", _shares), ("number", _numbers), ("word", _words)):
        draft.tag(f"if measure.kind == '{kind}' and measure.rows")
        table(draft)
        draft.tag("endif")
    draft.body("Commentary of the partnership: to be written here.", "Quote")


def _shares(draft: Draft) -> None:
    _table(draft, ("Period", 7.0), ("Counted", 2.5), ("Yes", 2.4), ("No", 2.4), ("Per cent", 2.7))


def _numbers(draft: Draft) -> None:
    _table(
        draft,
        ("Period", 5.0),
        ("Over", 1.5),
        ("Still waiting", 2.1),
        ("Median", 2.1),
        ("Lower quartile", 2.1),
        ("Upper quartile", 2.1),
        ("With those waiting", 2.1),
    )


def _words(draft: Draft) -> None:
    _table(draft, ("Answer", 7.4), ("This period", 2.9), ("Twelve months", 3.4), ("Per cent of these", 3.3))


def _table(draft: Draft, *columns: tuple[str, float]) -> None:
    draft.listing(
        "Figures",
        "row in measure.rows",
        [
            (head, width, "{{ row.cells[" + str(number) + "] }}")
            for number, (head, width) in enumerate(columns)
        ],
    )
