"""Text: what two spellings of the same words have in common, and the name of a file as words."""

from __future__ import annotations

#: Words of file names that are not written in small letters.
_ABBREVIATIONS = {word.casefold(): word for word in ("AIM", "AIM3", "CAMHS", "DBS", "ID", "NHS", "YOS")}
#: Words that lose an apostrophe in a file name, unless they are its last.
_POSSESSIVES = {"childs": "child's", "parents": "parents'", "carers": "carers'"}


def letters_and_digits(text: object) -> str:
    """A text without case, spaces and punctuation."""
    return "".join(letter for letter in str(text).casefold() if letter.isalnum())


def sentence_case(name: str) -> str:
    """The name of a file or a part as words: "aim_report_written" is "AIM report written"."""
    *first, last = (_ABBREVIATIONS.get(word, word) for word in name.split("_"))
    words = " ".join([*(_POSSESSIVES.get(word, word) for word in first), last])
    return words[:1].upper() + words[1:]


def file_name_case(words: str) -> str:
    """The name that `sentence_case` made into these words: "AIM report written" is "aim_report_written"."""
    return words.casefold().replace("'", "").replace(" ", "_")
