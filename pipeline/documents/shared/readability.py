"""How easily a text reads: figures that prompt its author and decide nothing (F12)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_BETWEEN = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*")
_ACRONYM = re.compile(r"\b[A-Z]{2,}[0-9]*s?\b")
#: The Automated Readability Index gives a United States school grade; the first grade is for the age of six.
_AGE_OF_GRADE_NOUGHT = 5


@dataclass(frozen=True)
class Readability:
    """How easily a text reads.

    `average` and `longest`: words a sentence, on average and in the longest; `age`: the reading age in years;
    `unexplained`: abbreviations that the document does not explain.
    """

    average: float
    longest: int
    age: int
    unexplained: tuple[str, ...]


def readability_of(texts: Iterable[str], explained: Collection[str] = ()) -> Readability | None:
    """Return how easily these texts read together; None where they hold no sentence.

    `explained`: terms that the document explains.

    The reading age is by the Automated Readability Index (Senter and Smith, 1967): 4.71 times letters a word
    plus 0.5 times words a sentence less 21.43 is the school grade, and five more the age. It counts letters,
    so it needs no word list.
    """
    texts = list(texts)
    sentences = [words for text in texts for one in _BETWEEN.split(text) if (words := _WORD.findall(one))]
    words = [word for one in sentences for word in one]
    if not words:
        return None
    letters = sum(sum(map(str.isalnum, word)) for word in words)
    average = len(words) / len(sentences)
    grade = 4.71 * letters / len(words) + 0.5 * average - 21.43
    known = " ".join(explained)
    unexplained = dict.fromkeys(one for text in texts for one in _ACRONYM.findall(text) if one not in known)
    return Readability(
        average, max(map(len, sentences)), max(round(grade) + _AGE_OF_GRADE_NOUGHT, 5), tuple(unexplained)
    )


def prompt_of(found: Readability, most_words: int) -> str:
    """Return the figures in sentences, and the aims: `most_words` a sentence, an age of 9 to 11 (F12)."""
    prompt = (
        f"its sentences have {found.average:.0f} words on average (aim for {most_words} or fewer), and "
        f"{found.longest} in the longest. "
        f"The reading age is about {found.age} (aim for 9 to 11)."
    )
    if found.unexplained:
        prompt += f" Explain or write out: {', '.join(found.unexplained)}."
    return prompt
