"""Names that are everyday words too: whether a word in a text is written as a name.

"Will came", "Will's mother", "called Will" and "with Will" name somebody; "he will" and "Will he come?" name
nobody. Where the sentence does not say which it is, a person has to look.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from functools import cache

from pipeline.foundation.beside_names import FAMILY
from pipeline.foundation.everyday_words import (
    PRINTED_ALONE,
    RELATIVES,
    WEEKDAYS,
    is_a_word,
    is_common,
    is_in_every_text,
)
from pipeline.foundation.given_names import is_a_given_name
from pipeline.foundation.word_or_name import Place, Reading, beside, in_a_body, may_be_more, reading_of
from pipeline.leakcheck.normalise import Text
from pipeline.leakcheck.variants import is_everyday
from pipeline.leakcheck.written_dates import month_of
from pipeline.model import RECORDS
from pipeline.model.identity import ORDINARY

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
#: Before a month, and hardly ever before a person.
_BEFORE_A_MONTH = "beginning during early end in last late mid next until"
#: Before a month as often as before a person.
_BEFORE_BOTH = "by each every from of since till this to"
#: What follows a person of whom something is said, even where the word is a small one.
_AFTER_A_PERSON = """
    agreed also and arrived asked asks attended attends became called came can comes could cried did
    does enjoys explained feels felt gave gets goes got had has is joined knew knows left likes
    lived lives made makes met might moved never now or plays ran rang refused said saw says sees
    shared should spoke stayed stays still talked talks then thinks thought told visited visits
    wanted wants was went were who whose will works would wrote
"""
#: After these a word that begins a sentence is no name: "Will he come?", "Mark the page", "Hope for it".
_AFTER_A_WORD = """
    a about an any at be been each either every for he her his how i if in into it its my no not of
    on our out over she some than that the their them there these they this those to under up us we
    what when where which who with without you your
"""
#: What follows some words where they name nobody.
_OF_THE_YOUNG = (
    "adult adults carer carers child children man men people people's person person's persons woman women"
)
_OF_A_CASE = (
    "conference conferences file law management manager managers note notes number record records worker"
)
_USUAL = {"case": _OF_A_CASE, "page": "number numbers", "ward": "manager round staff", "young": _OF_THE_YOUNG}
_IS_SMALL, _OF_A_MONTH, _OF_BOTH, _OF_A_PERSON, _OF_A_WORD = (
    frozenset(words.split())
    for words in (_SMALL_WORDS, _BEFORE_A_MONTH, _BEFORE_BOTH, _AFTER_A_PERSON, _AFTER_A_WORD)
)
_BEFORE_A_THING = "a all an any each every her his its my no our some that the their this your"
_DETERMINERS = frozenset(_BEFORE_A_THING.split())
_ENDS = re.compile(r"[.!?:;\n\r\t|•–—\"“”()\[\]/>]|(?:^|\s)[-*](?:\s|$)")
_POSSESSIVE = re.compile(r"'s\b")


class Written(enum.Enum):
    """How an everyday word that is somebody's name is written."""

    AS_A_NAME = "as a name"
    DOUBTFUL = "so that it may be a name"
    AS_A_WORD = "as a word"


_AS = {Reading.NAME: Written.AS_A_NAME, Reading.DOUBTFUL: Written.DOUBTFUL, Reading.WORD: Written.AS_A_WORD}


def is_a_word_too(part: str) -> bool:
    """Whether a folded part of a name is an everyday word, or too short to be more than that."""
    return _is_a_word(part) or may_be_more(part)


def _is_a_word(part: str) -> bool:
    return is_a_usual_word(part) or len(part) <= _SHORT or month_of(part) is not None or part in RELATIVES


def is_in_an_organisation(text: Text, place: int) -> bool:
    """Whether a word is in the name of a charity, a hospital or a church: "Barnardo's", "St Mary's"."""
    return in_a_body(_beside(text, place, ())) is not None


def is_another_word(found: str) -> bool:
    """Whether a word near to a name is an everyday one or a weekday: "Tuesday" is not Thursday misspelt."""
    return is_everyday(found) or found in WEEKDAYS or found.removesuffix("s") in WEEKDAYS


def is_no_name(found: str) -> bool:
    """Whether a small word two letters from a long name is in the dictionary: "staffed" is not Stafford."""
    return is_a_word(found) and not is_a_given_name(found)


def is_a_usual_word(word: str) -> bool:
    """Whether a folded word is an everyday one that may be somebody's name."""
    return word in ORDINARY or (is_everyday(word) and not is_a_given_name(word))


def how_written(text: Text, place: int, own: Sequence[str]) -> Written:
    """How the word at an index of the text's words is written. `own`: the parts of the name, in order."""
    written, words = text.as_written(place), text.words
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    is_possessive = bool(_POSSESSIVE.match(text.plain, text.end_of(place)))
    is_own = (before in own and _adjacent(text, place - 1)) or (after in own and _adjacent(text, place))
    near = _beside(text, place, own)
    found = in_a_body(near) or (None if is_own else reading_of(near))
    if found is not None:
        return _AS[found]
    if not _is_a_word(near.word):
        return Written.AS_A_NAME
    if not is_own and (_is_printed_alone(near) or _in_a_heading(words, place)):
        return Written.AS_A_WORD
    if not written[:1].isupper():
        if is_possessive and before not in _DETERMINERS:
            return Written.DOUBTFUL
        is_called = before in _BEFORE_A_NAME and words[place] not in _IS_SMALL
        return Written.AS_A_NAME if is_called and _adjacent(text, place - 1) else Written.AS_A_WORD
    if is_possessive:
        return Written.AS_A_NAME
    if is_own:
        return Written.AS_A_NAME
    if before in _BEFORE_A_NAME and not _ENDS.search(text.gap(place - 1).replace(".", "")):
        return Written.AS_A_NAME
    if month_of(words[place]) and (read := _as_a_month(text, place, before, after)) is not None:
        return read
    return _by_its_capital(text, place, after)


def _by_its_capital(text: Text, place: int, after: str) -> Written:
    """A word with a capital is a name but at a sentence's start, or in a title."""
    written = text.as_written(place)
    if len(written) > 1 and written.isupper():
        return _in_capitals(text, place)
    if place == 0 or _ENDS.search(text.gap(place - 1)):
        return _at_the_start(text, place, after)
    if _in_a_title(text, place):
        return Written.DOUBTFUL
    return Written.AS_A_NAME


def is_no_possessive(text: Text, place: int, name: str) -> bool:
    """Whether a word that is a folded name and an s is a word of its own: "This" is not Thi's.

    Where somebody of the family is named after it, a possessive may lack its apostrophe: "Lens mum".
    """
    word = text.words[place]
    after = text.words[place + 1] if place + 1 < len(text.words) and _adjacent(text, place) else ""
    if name in WEEKDAYS and name.endswith("day"):
        return after not in FAMILY
    if not is_common(word) or is_a_given_name(word) or (len(name) > _SHORT and is_a_usual_word(name)):
        return False
    if is_in_every_text(word):
        return True
    is_first = place == 0 or bool(_ENDS.search(text.gap(place - 1)))
    return after not in FAMILY and (is_first or not text.as_written(place)[:1].isupper())


def _is_printed_alone(near: Place) -> bool:
    """Whether a word is a heading or a label of one word, before a new line or another beginning: "Plan"."""
    is_alone = near.is_first and not near.has_s and (not near.next or near.next_has_capital)
    return is_alone and near.written[:1].isupper() and near.word in PRINTED_ALONE and not near.is_given


def _in_a_heading(words: Sequence[str], place: int) -> bool:
    """Whether the word at an index is in the heading of a column, which papers print: "Plan version"."""
    return any(
        tuple(words[place - at : place - at + len(heading)]) == heading
        for heading, at in _headings().get(words[place], ())
        if at <= place
    )


@cache
def _headings() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The headings of two words or more, by each word in them, with its index."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for heading in {field.heading for kind in RECORDS for field in kind.fields.values()}:
        words = tuple(Text(heading).words)
        for at, word in enumerate(words if len(words) > 1 else ()):
            found.setdefault(word, []).append((words, at))
    return found


def _beside(text: Text, place: int, own: Sequence[str]) -> Place:
    """What is beside the word at an index of a text's words."""
    return beside(text.words, text.gap, text.as_written, place, own[0] if own else "")


def _as_a_month(text: Text, place: int, before: str, after: str) -> Written | None:
    """How the name of a month is written, by the day, year or preposition beside it; None without one."""
    if re.match(r"\d", before) and _adjacent(text, place - 1):
        return Written.AS_A_WORD
    if after and _adjacent(text, place) and re.fullmatch(r"(19|20)\d\d|\d{1,2}(st|nd|rd|th)?", after):
        later = text.words[place + 2] if place + 2 < len(text.words) else ""
        return Written.DOUBTFUL if later in ("year", "years", "yrs", "month", "months") else Written.AS_A_WORD
    if before in _OF_A_MONTH:
        return Written.AS_A_WORD
    if before in _OF_BOTH:
        near = text.words[max(0, place - 2) : place] + text.words[place + 1 : place + 3]
        return Written.AS_A_WORD if any(map(month_of, near)) else Written.DOUBTFUL
    return None


def _in_capitals(text: Text, place: int) -> Written:
    """A word in capitals: a name among others that are not, and in a heading one cannot say."""
    near = [text.as_written(one) for one in (place - 1, place + 1) if 0 <= one < len(text.words)]
    shouted = any(len(one) > 1 and one.isupper() for one in near)
    return Written.DOUBTFUL if shouted or not near else Written.AS_A_NAME


def _at_the_start(text: Text, place: int, after: str) -> Written:
    """The first word of a sentence has its capital anyway: what follows may say what it is."""
    word = text.words[place]
    if not after or not _adjacent(text, place) or text.as_written(place + 1)[:1].isupper():
        return Written.DOUBTFUL
    if word in _IS_SMALL:
        return Written.DOUBTFUL if after in _OF_A_PERSON else Written.AS_A_WORD
    is_usual = after in _OF_A_WORD or after in _USUAL.get(word, "").split() or after.isdigit()
    return Written.AS_A_WORD if is_usual else Written.DOUBTFUL


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
