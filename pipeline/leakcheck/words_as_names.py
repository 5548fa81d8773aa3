"""Names that are everyday words too: whether a word in a text is written as a name.

"Will came", "Will's mother", "called Will" and "with Will" name somebody; "he will" and "Will he come?" name
nobody. Where the sentence does not say which it is, a person has to look.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection

from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.variants import is_everyday, month_of
from pipeline.model.identity import ORDINARY

#: Given names that texts hold as often as everyday words, and only as names.
_ONLY_NAMES = frozenset({"jack", "julian", "max", "nick", "sam", "tom"})
#: A name of so few letters is a word, or an abbreviation, in some text or other.
_SHORT = 2
_TITLES = frozenset({"dr", "master", "miss", "mr", "mrs", "ms", "mx"})
_BEFORE_A_NAME = _TITLES | {"aka", "called", "named", "nicknamed"}
#: After these words a lower-case one is no name: "called an ambulance", "called to".
_SMALL_WORDS = """
    a ad ai al am an and as at be by can de do en for given go had has he her him his if in is it la
    man may me my no of off on one or our out shall she so the them they to too up us was we with
    you
"""
#: Before a month, not before a person.
_BEFORE_A_MONTH = """
    beginning by during each early end every from in last late mid next of since this till until
"""
#: What follows the one who does something, and hardly ever a word that begins a sentence.
_AFTER_A_PERSON = """
    agreed also and arrived asked asks attended attends became called came can comes could did does
    enjoys explained feels felt gave gets goes got had has is joined knew knows left likes lived
    lives made makes met might moved never now or plays rang said saw says sees shared should spoke
    spoken stayed stays still talked talks then thinks thought told visited visits wanted wants was
    went were who whose will works would wrote
"""
_IS_SMALL, _OF_A_MONTH, _OF_A_PERSON = (
    frozenset(words.split()) for words in (_SMALL_WORDS, _BEFORE_A_MONTH, _AFTER_A_PERSON)
)
_ENDS = re.compile(r"[.!?:;\n\r\t|•–—\"“”()\[\]/>]|(?:^|\s)[-*](?:\s|$)")
_POSSESSIVE = re.compile(r"'s\b")


class Written(enum.Enum):
    """How an everyday word that is somebody's name is written."""

    AS_A_NAME = "as a name"
    DOUBTFUL = "so that it may be a name"
    AS_A_WORD = "as a word"


def is_a_word_too(part: str) -> bool:
    """Whether a folded part of a name is an everyday word, or too short to be more than that."""
    return is_a_usual_word(part) or len(part) <= _SHORT or month_of(part) is not None


def is_a_usual_word(word: str) -> bool:
    """Whether a folded word is an everyday one that may be somebody's name."""
    return word not in _ONLY_NAMES and (word in ORDINARY or is_everyday(word))


def how_written(text: Text, place: int, own: Collection[str]) -> Written:
    """How the word at an index of the text's words is written. `own`: all parts of the person's name."""
    written, words = text.as_written(place), text.words
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if not written[:1].isupper():
        is_called = before in _BEFORE_A_NAME and words[place] not in _IS_SMALL
        return Written.AS_A_NAME if is_called and _adjacent(text, place - 1) else Written.AS_A_WORD
    if _POSSESSIVE.match(text.plain, text.end_of(place)):
        return Written.AS_A_NAME
    if (before in own and _adjacent(text, place - 1)) or (after in own and _adjacent(text, place)):
        return Written.AS_A_NAME
    if before in _BEFORE_A_NAME and not _ENDS.search(text.gap(place - 1).replace(".", "")):
        return Written.AS_A_NAME
    if month_of(words[place]) and _is_a_date(before, after):
        return Written.AS_A_WORD
    if len(written) > 1 and written.isupper():
        return _in_capitals(text, place)
    if place == 0 or _ENDS.search(text.gap(place - 1)):
        return _at_the_start(text, place, after)
    if _in_a_title(text, place):
        return Written.DOUBTFUL
    return Written.AS_A_NAME


def _is_a_date(before: str, after: str) -> bool:
    return before.isdigit() or after.isdigit() or before in _OF_A_MONTH or bool(re.match(r"\d", before))


def _in_capitals(text: Text, place: int) -> Written:
    """A word in capitals: a name among others that are not, and in a heading one cannot say."""
    near = [text.as_written(one) for one in (place - 1, place + 1) if 0 <= one < len(text.words)]
    shouted = any(len(one) > 1 and one.isupper() for one in near)
    return Written.DOUBTFUL if shouted or not near else Written.AS_A_NAME


def _at_the_start(text: Text, place: int, after: str) -> Written:
    """The first word of a sentence has its capital anyway."""
    if place + 1 == len(text.words) or _ENDS.search(text.gap(place)):
        return Written.DOUBTFUL
    is_of_a_person = after in _OF_A_PERSON and not text.as_written(place + 1)[:1].isupper()
    return Written.DOUBTFUL if is_of_a_person else Written.AS_A_WORD


def _in_a_title(text: Text, place: int) -> bool:
    """Whether a neighbour has a capital too, as in the name of a place, a team or a paper."""
    follows = (
        place + 1 < len(text.words) and _adjacent(text, place) and text.as_written(place + 1)[:1].isupper()
    )
    leads = (
        place > 1
        and _adjacent(text, place - 1)
        and text.as_written(place - 1)[:1].isupper()
        and not _ENDS.search(text.gap(place - 2))
    )
    return follows or leads


def _adjacent(text: Text, place: int) -> bool:
    """Whether only spaces are between a word and the next."""
    return not text.gap(place).strip(" ")
