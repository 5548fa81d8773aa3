"""How people shorten the name of a school: without its church and its kind, "Saint" for "St"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Whose school it is, by its church or by who keeps it.
_CHURCHES = (
    r"(?:roman\s+)?catholic|r\.?\s?c\.?|church\s+of\s+england|c\.?\s?(?:of|/)\s?e\.?|c\s?of\s?e|c\.?e\.?"
    r"|church\s+in\s+wales|c\s?in\s?w|ciw|methodist|anglican|voluntary[\s-]+(?:aided|controlled)|v\.?[ac]\.?"
)
_KINDS = (
    r"academ(?:y|ies)|colleges?|grammar|infants?'?|juniors?'?|nurser(?:y|ies)|prep|preparatory|primary"
    r"|schools?|secondary|sixth\s+form"
)
#: In a school's name, and as often in another.
_OFTEN_OTHERWISE = "community|comprehensive|first|foundation|free|high|lower|middle|special|trust|upper"
_ONE = rf"(?:{_CHURCHES}|{_KINDS}|{_OFTEN_OTHERWISE})(?!\w)"
_ROW = re.compile(rf"(?<!\w){_ONE}(?:(?:[ \t()-]+|[ \t]+(?:and|&)[ \t]+){_ONE})*", re.IGNORECASE)
_CHURCH = re.compile(rf"(?<!\w)(?:{_CHURCHES})(?!\w)", re.IGNORECASE)
_KIND = re.compile(rf"(?<!\w)(?:{_KINDS})(?!\w)", re.IGNORECASE)
_SAINT = re.compile(r"\b(?:saint\b|st\.)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: What is in place of all words for a school, so that no name as it is written is found there.
ANY_SCHOOL = "anyschool"
SAINT = frozenset({"st", "saint"})
#: So many schools and churches are called after these that the name alone is of none: our own list.
_MANY_SAINTS = """
    agnes aidan alban albans aloysius andrew anne anns ann anselm anthony antony augustine barnabas
    bartholomew bede benedict bernadette bernard catherine cecilia chad charles christopher clare clement
    columba cuthbert david dominic dunstan edmund edward elizabeth francis gabriel george gerard giles
    gregory helen hilda hugh ignatius james jerome joan john johns joseph josephs jude katharine katherine
    laurence lawrence leonard luke margaret mark martin mary marys matthew michael monica nicholas nicolas
    oswald patrick paul peter peters philip raphael richard robert saviour simon stephen swithun teresa
    theresa thomas ursula vincent wilfrid william winefride
"""
_COMMON_SAINTS = frozenset(_MANY_SAINTS.split())


def without_church(name: str) -> str:
    """The name of a place without whose church it is of."""
    return _CHURCH.sub(" ", name)


def schools_in_short(text: str) -> str:
    """A text with ANY_SCHOOL for every row of words such as "RC Primary School", and "St" for "Saint"."""
    if not _KIND.search(text):
        return text
    return _SAINT.sub(
        "St", _ROW.sub(lambda row: ANY_SCHOOL if _KIND.search(row.group()) else row.group(), text)
    )


def school_in_short(name: str) -> str:
    """A folded school's name as most people say it, "dovecote anyschool"; empty where that is no name."""
    short = " ".join(_WORD.findall(schools_in_short(re.sub(r"['\u2019]", "", name))))
    own = set(short.split()) - SAINT - {ANY_SCHOOL, "the", "s"}
    return short if own and ANY_SCHOOL in short.split()[1:] else ""


def of_a_saint(name: str) -> tuple[str, ...]:
    """The words of the saint in a folded name, "mary s"; none where it is called after none."""
    words = _WORD.findall(_CHURCH.sub(" ", name))
    if not words or words[0] not in SAINT:
        return ()
    rest = words[1:]
    end = next((at for at, one in enumerate(rest) if _ROW.fullmatch(one) or one == "church"), len(rest))
    return tuple(rest[:end])


def saint_alone(saint: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The names by which one of few saints' schools is known by itself; none of a saint of many."""
    base = tuple(one for one in saint if one != "s")
    if not base or any(one in _COMMON_SAINTS or one.removesuffix("s") in _COMMON_SAINTS for one in base):
        return
    for before in ("st", "saint"):
        yield (before, *base)
        if len(base) < len(saint):
            yield (before, *base, "s")
