"""Which phrases mention a person who could be somebody in particular: one rule for each kind of words."""

from __future__ import annotations

from pipeline.leakcheck.mention_words import around
from pipeline.leakcheck.phrases import Phrase

#: What is for all boys, or all girls.
_OF_ALL = {("toilets",), ("changing",), ("school",), ("team",)}


def may_identify(phrase: Phrase) -> bool:
    """Whether a phrase, by the rule of its kind, mentions somebody in particular."""
    return _RULES[phrase.kind](phrase)


def _a_relative(phrase: Phrase) -> bool:
    if _is_a_thing(phrase) or phrase.sort == "generic":
        return False
    if phrase.is_plural:
        return phrase.sort in ("definite", "possessive", "number")
    return not (phrase.is_all and phrase.sort == "none")


def _a_relative_or_a_name(phrase: Phrase) -> bool:
    if phrase.sort == "possessive":
        return not _is_a_thing(phrase)
    is_alone = phrase.sort == "none" and not phrase.between
    return is_alone and phrase.is_capital and not phrase.before_a_name and _a_relative(phrase)


def _a_keeper(phrase: Phrase) -> bool:
    if phrase.sort in ("possessive", "number"):
        return phrase.determiner != "children"  # "the children's guardian" is a role of the court
    is_said = phrase.is_singled_out or phrase.after[:1] == ("of",)
    if phrase.sort == "definite":
        return is_said or phrase.is_placed or not phrase.is_plural
    return phrase.sort == "indefinite" and not {"former", "previous"}.isdisjoint(phrase.between)


def _an_acquaintance(phrase: Phrase) -> bool:
    if _is_a_thing(phrase) or phrase.sort in ("none", "generic"):
        return False
    return phrase.sort != "indefinite" or "good" not in phrase.between


def _some_of_many(phrase: Phrase) -> bool:
    return phrase.sort == "number" or not around("number").isdisjoint(phrase.before)


def _a_partner(phrase: Phrase) -> bool:
    is_ours = phrase.determiner in ("our", "its", "council")
    return phrase.sort == "possessive" and not is_ours and not _is_a_thing(phrase)


def _a_trade(phrase: Phrase) -> bool:
    return phrase.sort not in ("none", "generic") and phrase.after[:1] != ("of",) and not _is_a_thing(phrase)


def _a_boy_or_girl(phrase: Phrase) -> bool:
    if _is_a_thing(phrase) or phrase.sort in ("none", "generic"):
        return False
    return not (phrase.sort == "indefinite" and _is_predicate(phrase))


def _some_child(phrase: Phrase) -> bool:
    if phrase.sort in ("none", "generic") or _is_predicate(phrase) or phrase.before[-1:] == ("all",):
        return False
    if phrase.sort == "number":
        return True
    if phrase.sort == "indefinite":
        return phrase.is_placed and phrase.after[0] not in ("who", "whose", "whom", "with")
    if phrase.is_singled_out:
        return True
    is_of_the_case = not phrase.is_plural and not phrase.between and phrase.word in ("child", "person")
    if not is_of_the_case:
        return phrase.is_placed
    if phrase.after[1:2] == ("displayed",):
        return False
    return phrase.follows(around("where_else")) or phrase.after[:1] == ("who",) or _at_a_number(phrase)


def _at_a_number(phrase: Phrase) -> bool:
    return phrase.after[:2] in (("at", "number"), ("from", "number"), ("from", "another"))


def _an_adult(phrase: Phrase) -> bool:
    return phrase.sort not in ("none", "generic") and not _is_predicate(phrase)


def _anybody(phrase: Phrase) -> bool:
    if _may_be_anybody(phrase) or phrase.sort == "generic":
        return False
    if phrase.word in ("somebody", "someone"):
        return phrase.is_placed
    if phrase.word == "one":
        return phrase.sort == "definite" and phrase.after[:1] in (("who",), ("whose",))
    if phrase.word == "people":
        is_at_home = phrase.after[:1] == ("who",) and phrase.after[1:2] in (("live",), ("lived",))
        return phrase.sort == "definite" and (is_at_home or phrase.follows(around("where_else")))
    return _a_person(phrase)


def _a_person(phrase: Phrase) -> bool:
    if phrase.sort in ("definite", "possessive"):
        return phrase.is_singled_out or phrase.follows(around("where") - {"with", "on"})
    if phrase.sort == "number":
        return phrase.is_singled_out or phrase.follows(around("where") - {"with", "on", "at", "in"})
    is_met = phrase.follows(around("where") - {"with", "on", "who", "whose", "whom"})
    return phrase.sort == "indefinite" and phrase.word == "person" and is_met


def _may_be_anybody(phrase: Phrase) -> bool:
    """Whether it is anybody who can help, or one of a service: "somebody you trust"."""
    if phrase.after[:2] == ("from", "the"):
        return not around("services").isdisjoint(phrase.after[2:])
    return not around("helping").isdisjoint(phrase.after[1:2])


def _some_family(phrase: Phrase) -> bool:
    if phrase.sort in ("none", "generic", "possessive"):
        return False
    is_another = phrase.determiner == "another" or not {"other", "host", "new"}.isdisjoint(phrase.between)
    if phrase.word == "couple":
        return phrase.after[:1] != ("of",)
    return is_another or phrase.after[:1] == ("of",) or phrase.follows(around("where") - {"on", "up"})


def _a_member(phrase: Phrase) -> bool:
    return phrase.sort not in ("none", "generic")


def _the_eldest(phrase: Phrase) -> bool:
    is_alone = not phrase.after or phrase.after[0] in around("after_the_eldest")
    return phrase.sort in ("definite", "possessive") and is_alone


def _is_a_thing(phrase: Phrase) -> bool:
    if phrase.after[:1] != ("'s",):
        return not around("things").isdisjoint(phrase.after[:1])
    if phrase.after[1:2] == ("day",):
        return phrase.word in ("mother", "father")
    return phrase.is_plural and phrase.after[1:2] in _OF_ALL


def _is_predicate(phrase: Phrase) -> bool:
    """Whether it only describes the child: "he is a boy who likes routines"."""
    return phrase.sort == "indefinite" and not around("predicate").isdisjoint(phrase.before[-1:])


_RULES = {
    "relatives": _a_relative,
    "called": _a_relative,
    "called_too": _a_relative_or_a_name,
    "keepers": _a_keeper,
    "acquaintances": _an_acquaintance,
    "many": _some_of_many,
    "partners": _a_partner,
    "trades": _a_trade,
    "young": _a_boy_or_girl,
    "any_child": _some_child,
    "adults": _an_adult,
    "anybody": _anybody,
    "families": _some_family,
    "members": _a_member,
    "eldest": _the_eldest,
}
