"""Two spellings of the same words have the same letters and digits."""

import pytest

from pipeline.foundation.plugins import FOLDERS, plugins_in
from pipeline.foundation.text import file_name_case, letters_and_digits, sentence_case


def test_case_spaces_and_punctuation_do_not_count():
    assert letters_and_digits("Flat 2, Fernhollow-Row") == letters_and_digits("flat2 FERNHOLLOW ROW")


def test_another_digit_is_another_text():
    assert letters_and_digits("Flat 2") != letters_and_digits("Flat 3")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("aim_report_written", "AIM report written"),
        ("childs_safety_plan", "Child's safety plan"),
        ("nhs_number_has_its_check_digit", "NHS number has its check digit"),
        ("carers_support_considered", "Carers' support considered"),
        ("review_covers_risk_plan_and_carers", "Review covers risk plan and carers"),
        ("section_47_decided", "Section 47 decided"),
        ("plan", "Plan"),
        ("", ""),
    ],
)
def test_the_name_of_a_file_is_read_as_words_and_found_again_from_them(name, words):
    assert sentence_case(name) == words
    assert file_name_case(words) == name


def test_every_part_of_the_program_has_its_own_words():
    names = [part.name for folder in FOLDERS.values() for part in plugins_in(folder)]
    assert all(file_name_case(sentence_case(name)) == name for name in names)
