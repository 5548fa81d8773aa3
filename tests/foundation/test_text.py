"""Two spellings of the same words have the same letters and digits."""

from pipeline.foundation.text import letters_and_digits


def test_case_spaces_and_punctuation_do_not_count():
    assert letters_and_digits("Flat 2, Fernhollow-Row") == letters_and_digits("flat2 FERNHOLLOW ROW")


def test_another_digit_is_another_text():
    assert letters_and_digits("Flat 2") != letters_and_digits("Flat 3")
