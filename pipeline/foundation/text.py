"""Text, reduced to what two spellings of the same words have in common."""

from __future__ import annotations


def letters_and_digits(text: object) -> str:
    """A text without case, spaces and punctuation."""
    return "".join(letter for letter in str(text).casefold() if letter.isalnum())
