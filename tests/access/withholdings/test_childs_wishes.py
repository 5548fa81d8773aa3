from __future__ import annotations

from pipeline.access.withholdings import childs_wishes
from pipeline.model import codes
from tests.access.withholdings.hiding import PROFESSIONALS, rows
from tests.family_case import FATHER, MOTHER, YOUNG, changed, family_case


def wishing(wish):
    return changed(family_case(), "family", {"person_id": "F-0002"}, child_wish=codes.SHARING_WISH[wish])


def words_hidden(case, audience):
    return [
        one.record.wording
        for one in childs_wishes.hide(case, audience)
        if one.record.collection == "disagreements"
    ]


def test_the_childs_own_words_are_kept_from_the_person_that_the_child_named():
    case = wishing("words")
    assert words_hidden(case, FATHER) == ["I would like the meeting to be in the afternoon."]
    assert words_hidden(case, MOTHER) == words_hidden(case, YOUNG) == words_hidden(case, PROFESSIONALS) == []
    assert words_hidden(wishing("none"), FATHER)


def test_where_the_child_is_content_nothing_is_hidden():
    assert words_hidden(wishing("share"), FATHER) == []


def test_what_was_withheld_on_this_ground_is_hidden():
    ground, no = codes.WITHHOLD_GROUND["wishes"], codes.RELEASE["withhold"]
    case = changed(family_case(), "actions", {"action_id": "A-0501"}, withhold_ground=ground, release=no)
    assert rows(childs_wishes, case, MOTHER) == {"actions A-0501"}
