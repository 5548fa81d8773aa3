"""The same template and context give the same document, part by part, as docxtpl with escaping on."""

from __future__ import annotations

import pytest

from tests.extent import few_or_all
from tests.formats.word.equal.case import Case
from tests.formats.word.equal.cases import CASES
from tests.formats.word.equal.compare import differences


@pytest.mark.parametrize("case", CASES[:: few_or_all(3, 1)], ids=lambda case: case.name)
def test_ours_is_what_docxtpl_gives(case: Case):
    assert differences(case.by_docxtpl(), case.by_ours()) == []
