from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.leakcheck.mention_words import heads
from pipeline.leakcheck.mentions import Readership, mentions_in, names_in

SENTENCES = tomllib.loads((Path(__file__).parent / "mentions.toml").read_text(encoding="utf-8"))
MOTHER = Readership("mother", names_in("Robin Fernhollow"))
FATHER, YOUNG = Readership("father", MOTHER.child), Readership("young", MOTHER.child)


def mentioned(sentence, reader=MOTHER):
    return [sentence[one.start : one.end] for one in mentions_in(sentence, reader)]


@pytest.mark.parametrize("sentence", SENTENCES["listed"])
def test_a_sentence_that_mentions_somebody_by_relation_role_or_description_is_listed(sentence):
    assert mentioned(sentence)


@pytest.mark.parametrize("sentence", SENTENCES["unlisted"])
def test_a_sentence_that_mentions_nobody_the_reader_the_child_or_staff_is_not_listed(sentence):
    assert mentioned(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Her aunt came.", ["aunt"]),
        ("The older girl and the taxi driver came.", ["older girl", "taxi driver"]),
        ("His friend’s mother has a key.", ["friend", "mother"]),
        ("Her great-grandmother's house is near.", ["great-grandmother"]),
        ("It was about Child B.", ["Child B"]),
        ("CIOCIA will be there.", ["CIOCIA"]),
    ],
)
def test_what_is_marked_is_the_word_for_the_person_with_what_singles_it_out(sentence, words):
    assert mentioned(sentence) == words


def test_every_word_of_the_lists_mentions_somebody_where_it_is_used_of_one_person():
    frames: tuple[str, ...] = (
        "His {} came.",
        "The other {} came.",
        "Two of his {} came.",
        "The {} who came is here.",
    )
    frames += ("His {}", "Somebody, {} in his class.", "The {} came.", "The {} across the road came.")
    unused = [
        word for word in heads() if not any(mentioned(one.format(word), Readership()) for one in frames)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("relation", "own", "other"),
    [
        ("mother", "His mother agreed.", "His father agreed."),
        ("mother", "Robin's mum agreed.", "His friend's mum agreed."),
        ("mother", "His parents agreed.", "The parents of the other boy agreed."),
        ("father", "Dad agreed.", "Mum agreed."),
        ("father", "The child's father agreed.", "Your father agreed."),
        ("step", "His stepfather agreed.", "His father agreed."),
        ("foster", "His foster carer agreed.", "The foster carer of the other child agreed."),
        ("guardian", "His guardian agreed.", "Another guardian agreed."),
        ("mother", "Your son agreed.", "Your nephews agreed."),
        ("kin", "Your grandson agreed.", "His grandson agreed."),
    ],
)
def test_the_readers_own_relation_to_the_child_is_not_listed_and_the_same_word_for_another_is(
    relation, own, other
):
    reader = Readership(relation, MOTHER.child)
    assert mentioned(own, reader) == []
    assert mentioned(other, reader) != []


def test_a_childs_own_copy_lists_the_childs_parents_and_a_parents_copy_does_not_list_the_child():
    assert mentioned("Your mum agreed.", YOUNG) == ["mum"]
    assert mentioned("Your child goes on living at home.", FATHER) == []


def test_a_child_whose_name_is_a_word_for_a_relative_is_the_child():
    nan = Readership("father", names_in("Nan Fernhollow"))
    assert mentioned("Nan agreed with the plan.", nan) == []
    assert mentioned("Nan agreed with the plan.", FATHER) == ["Nan"]
    assert mentioned("His nan agreed with the plan.", nan) == ["nan"]


def test_a_role_beside_a_name_in_a_table_is_no_sentence():
    assert mentioned("Father") == []
    assert mentioned("His father") != []


@pytest.mark.parametrize(
    "code", ["Content code 0FD4-A5D8-9DAD.", "Copy ABBA-0DAD was given.", "Sentence 3F9A-02C1."]
)
def test_letters_of_a_code_are_no_word_for_a_person(code):
    assert mentioned(code) == []


@given(st.text(alphabet="the his aunt's ’boy-who.,éß\u0301 A2", max_size=60))
def test_any_text_has_mentions_in_order_inside_it(text):
    at = 0
    for one in mentions_in(text, MOTHER):
        assert at <= one.start < one.end <= len(text)
        at = one.end
