from __future__ import annotations

from pipeline.access.view import see
from pipeline.access.withholdings import serious_harm
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, sections
from tests.family_case import AIM, MOTHER, changed, family_case


def test_it_is_hidden_whatever_the_release_says_and_no_mark_shows():
    ground = codes.WITHHOLD_GROUND["harm"]
    case = changed(
        family_case(),
        "sections",
        {"belongs_to": AIM, "section_no": 4},
        withhold_ground=ground,
        show_withheld=True,
    )
    assert sections(serious_harm, case, MOTHER) == {(AIM, 4)}
    assert sections(serious_harm, case, PROFESSIONALS) == set()
    view = see(case, MOTHER, serious_harm.hide(case, MOTHER))
    assert 4 not in [row.section_no for row in view.sections if row.belongs_to == AIM]
