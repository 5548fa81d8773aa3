"""Every heading of the procedure in words for parents, for a child and for a young person."""

from __future__ import annotations

import pytest

from pipeline.documents.shared.family_headings import NEVER_FOR_FAMILY, headings_for
from pipeline.documents.shared.family_readers import Form
from pipeline.model.section_headings import ALL, STRATEGY

_JARGON = ("capacity", "ability to protect", "motivation", "supervision required", "intervention")


@pytest.mark.parametrize("form", Form)
def test_each_heading_that_a_family_reads_has_its_own_plain_words(form):
    titles = headings_for(form)
    for kind in ALL:
        if kind is STRATEGY:
            continue
        shown = [one for one in kind.titles if one not in NEVER_FOR_FAMILY]
        assert set(shown) <= titles.keys()
        assert len({titles[one] for one in shown}) == len(shown), "two headings of a record that read alike"
    for title in titles.values():
        assert len(title.split()) <= 10, title
        assert not [one for one in _JARGON if one in title.lower()], title


def test_only_a_child_reads_of_grown_ups():
    said = {form: " ".join(headings_for(form).values()) for form in Form}
    assert "grown-up" in said[Form.CHILD]
    assert "adult" not in said[Form.CHILD]
    assert "grown-up" not in said[Form.YOUNG_PERSON] + said[Form.PARENT]
