"""Whether everyday words in a text are the name of a house, a site or a school: "the Old Forge"."""

from __future__ import annotations

from pipeline.leakcheck.normalise import Stretch, Text
from pipeline.leakcheck.places import is_kind_of_place, is_shared, is_street
from pipeline.leakcheck.schools import ANY_SCHOOL, SAINT
from pipeline.leakcheck.words_as_names import Written

_NOT_OWN = SAINT | {"s", ANY_SCHOOL, "the"}

#: After these a house in small letters is any house: "an old mill".
_ANY_ONE = frozenset({"a", "an", "any", "every", "no", "some"})


def how_named(text: Text, stretch: Stretch, *, is_school: bool) -> Written:
    """How the words of a name of everyday words are written, all of them in a row in a text.

    With a capital on each they are the name; in small letters two of them are for a person to judge. A single
    one, or a figure with one, is none where more of a name follows it: "the Forge Surgery".
    """
    places = range(stretch.first, stretch.last + 1)
    letters = [at for at in places if text.words[at].isalpha() and text.words[at] not in _NOT_OWN]
    own = [at for at in letters if not is_kind_of_place(text.words[at])] or letters
    is_named = all(text.as_written(at)[:1].isupper() for at in own)
    if is_school:
        is_sure = is_named or not is_shared([text.words[at] for at in own])
        in_a_row = not any("." in text.gap(at) or "\n" in text.gap(at) for at in places[1:-1])
        return Written.AS_A_NAME if is_sure and in_a_row else Written.AS_A_WORD
    is_single = len(own) < 2
    if not is_named:
        before = text.words[stretch.first - 1] if stretch.first else ""
        return Written.AS_A_WORD if is_single or before in _ANY_ONE else Written.DOUBTFUL
    if _goes_on(text, stretch.last):
        return Written.AS_A_WORD if is_single else Written.DOUBTFUL
    return Written.AS_A_NAME


def _goes_on(text: Text, last: int) -> bool:
    """Whether another word with a capital follows, which is not what such a house or site is called."""
    if last + 1 >= len(text.words) or text.gap(last).strip(" "):
        return False
    after = text.words[last + 1]
    return text.as_written(last + 1)[:1].isupper() and (is_street(after) or not is_kind_of_place(after))
