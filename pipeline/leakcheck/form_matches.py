"""Whether letters that were found in a text are a form of a secret, or parts of other words."""

from __future__ import annotations

from pipeline.foundation.everyday_words import ABBREVIATIONS, is_a_word
from pipeline.leakcheck.named_places import how_named
from pipeline.leakcheck.normalise import Stretch, Text
from pipeline.leakcheck.number_forms import BARE_FIGURES
from pipeline.leakcheck.places import Weight
from pipeline.leakcheck.secret_forms import A_PLACE, PART_OF_A_NAME, WHOLE_NAME, Form
from pipeline.leakcheck.words_as_names import (
    Written,
    how_written,
    is_a_usual_word,
    is_a_word_too,
    is_in_an_organisation,
    is_no_possessive,
)

_NAMES = {WHOLE_NAME, PART_OF_A_NAME}
_GUESSES = {"a short form of a name"}
#: This many letters of a name in a row do not occur by chance inside other words.
_SURE_WITHIN = 9
#: A part of a word of this length is more than chance.
_LONG_PART = 6


def how_found(form: Form, pattern: str, stretch: Stretch, text: Text) -> Written:
    """Whether a stretch of letters is the form, or parts of words that happen to be adjacent."""
    alone = stretch.begins and stretch.ends
    if form.weight is Weight.NAMED:
        return how_named(text, stretch, is_school=form.kind == A_PLACE) if alone else Written.AS_A_WORD
    if form.kind == BARE_FIGURES and _follows_letters(text, stretch.first):
        return Written.AS_A_WORD
    return _how_name_found(form, pattern, stretch, text)


def _how_name_found(form: Form, pattern: str, stretch: Stretch, text: Text) -> Written:
    """The same for what is not the name of a house or a school, and no bare figures."""
    alone = stretch.begins and stretch.ends
    if alone and not stretch.gaps and form.kind in _NAMES | _GUESSES:
        with_s = text.words[stretch.first] != pattern
        if with_s and is_no_possessive(text, stretch.first, pattern):
            return Written.AS_A_WORD
        if not form.name and is_in_an_organisation(text, stretch.first):
            return Written.DOUBTFUL
    if form.guessed:
        if not alone or stretch.gaps or not text.as_written(stretch.first)[:1].isupper():
            return Written.AS_A_WORD
        more = text.words[stretch.first].removeprefix(pattern)
        if not is_a_word_too(pattern):
            return Written.AS_A_NAME if more in ("", "s") else Written.AS_A_WORD
        return Written.AS_A_WORD if more else how_written(text, stretch.first, ())
    if form.breaks:
        return _whole_name(form, pattern, stretch, text)
    if form.name and alone and not stretch.gaps:
        found = how_written(text, stretch.first, form.name)
        is_plural = text.words[stretch.first] != pattern  # or a possessive without its apostrophe
        return Written.DOUBTFUL if is_plural and found is Written.AS_A_NAME else found
    if form.kind == PART_OF_A_NAME and alone and not stretch.gaps:
        token = text.words[stretch.first]
        if token != pattern and is_a_word(token):  # "changes" is not Chang's
            return how_written(text, stretch.first, form.name)
    return Written.AS_A_NAME if _is_form(form, pattern, stretch) else Written.AS_A_WORD


def _whole_name(form: Form, pattern: str, stretch: Stretch, text: Text) -> Written:
    """How the words of a whole name are written, as they are or run together."""
    alone = stretch.begins and stretch.ends
    if len(pattern) >= _SURE_WITHIN or (alone and stretch.longest == 1):
        return Written.AS_A_NAME
    if not stretch.gaps:
        token = text.words[stretch.first]
        return (
            Written.AS_A_WORD
            if is_a_word(token) or token in ABBREVIATIONS or not (stretch.begins or stretch.ends)
            else Written.AS_A_NAME
        )
    if not alone or not set(form.breaks) <= set(stretch.breaks):
        return Written.AS_A_WORD
    if all(map(is_a_usual_word, text.words[stretch.first : stretch.last + 1])):
        capitals = [text.as_written(one)[:1].isupper() for one in range(stretch.first, stretch.last + 1)]
        return Written.AS_A_NAME if all(capitals) else Written.AS_A_WORD
    return Written.AS_A_NAME


def _follows_letters(text: Text, place: int) -> bool:
    """Whether figures are of another reference: those of "M-000501" are not of LA-000501."""
    before = place and text.gap(place - 1).strip(" ") in ("", "-", "/") and text.words[place - 1]
    return bool(before) and str(before).isalpha() and text.as_written(place - 1).isupper()


def _is_form(form: Form, pattern: str, stretch: Stretch) -> bool:
    """Whether a stretch of letters is the form, not parts of two words that happen to be adjacent."""
    alone, gaps = stretch.begins and stretch.ends, stretch.gaps
    if not gaps:
        return alone or not form.aligned or (len(pattern) >= _LONG_PART and not pattern.isdigit())
    if not alone:
        return not form.aligned and len(pattern) >= _SURE_WITHIN
    broken = all(gap.strip(" ") or len(gap) > 1 for gap in gaps)
    return len(pattern) >= _LONG_PART or broken or stretch.longest == 1 or form.kind not in _NAMES
