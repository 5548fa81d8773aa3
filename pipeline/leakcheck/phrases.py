"""The words of a sentence that may mention a person, each with what leads to it and what follows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.leakcheck.mention_words import around, first_words, heads, plurals

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*['\u2019]?")
_BREAK = re.compile(r"[.,;:!?()/\[\]\u2013\u2014\"\u201c\u201d]")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_BEGINNINGS = ("half-", "step-", "great-", "foster-", "ex-", "god-", "grand-", "co-", "birth-")
_ENDINGS = ("-in-law", "-ji", "-jaan", "-jan")
#: The most words between a determiner and its noun, and in a phrase of the lists.
_BETWEEN, _PHRASE = 3, 4
#: The sorts of determiners; "a" and "an" are indefinite.
_SORTS = ("generic", "number", "definite", "possessive")


class Token(NamedTuple):
    """A word as it is written, folded, without 's; and where it is."""

    written: str
    word: str
    has_s: bool
    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """A word of the lists where it is used: its kind, what leads to it and what follows.

    `sort`: that of its determiner, "his" or "the"; "none" without one. `between`: the words between both.
    `before` and `after`: the next words in the same clause; the first of those after it is "'s" where it has
    one. `is_all`: there is nothing else in the sentence. `start` and `end`: with the words between.
    """

    start: int
    end: int
    kind: str
    word: str
    is_plural: bool
    determiner: str
    sort: str
    between: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    is_capital: bool
    before_a_name: bool
    is_all: bool

    @property
    def is_singled_out(self) -> bool:
        """Whether a word before it says which one of several."""
        return not around("which").isdisjoint(self.between)

    @property
    def is_placed(self) -> bool:
        """Whether what follows says which one: "in his class", "who moved", "at number 14"."""
        return self.follows(around("where"))

    def follows(self, words: frozenset[str]) -> bool:
        """Whether one of these words follows, and not a time or a term."""
        later = [one for one in self.after[1:3] if one not in around("definite")][:1]
        is_time = bool(later) and (later[0] in around("when") or later[0].isdigit())
        return bool(self.after) and self.after[0] in words and not is_time


def phrases_in(sentence: str) -> Iterator[Phrase]:
    """Every word and phrase of the lists in a sentence, in order."""
    tokens = _tokens(sentence)
    if first_words().isdisjoint(form for one in tokens for form in _forms(one.word)):
        return
    for at in range(len(tokens)):
        for kind, length in _heads_at(tokens, at):
            yield _phrase(sentence, tokens, at, length, kind)


def _tokens(sentence: str) -> list[Token]:
    tokens = []
    for match in _WORD.finditer(sentence):
        plain = match[0].replace("\u2019", "'")
        bare = _POSSESSIVE.sub("", plain).rstrip("'")
        tokens.append(Token(bare, folded(bare), bare != plain, match.start(), match.start() + len(bare)))
    return tokens


def folded(word: str) -> str:
    """A word in lower case, without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(one for one in plain if not unicodedata.combining(one))


def _heads_at(tokens: Sequence[Token], at: int) -> Iterator[tuple[str, int]]:
    """The kind of the word at a place, or of the longest phrase that begins there, and its length."""
    for length in range(_PHRASE, 1, -1):
        words = [one.word for one in tokens[at : at + length]]
        if len(words) == length and (kind := heads().get(" ".join(words))):
            yield kind, length
            return
    for form in _forms(tokens[at].word):
        if kind := heads().get(form):
            yield kind, 1
            return


def _forms(word: str) -> Iterator[str]:
    """A word, and without what makes a relative a half, a step, a great one or an in-law."""
    yield word
    if "-" not in word:
        return
    for ending in _ENDINGS:
        if word.endswith((ending, f"{ending}s")):
            yield word.rsplit(ending, 1)[0]
    for beginning in _BEGINNINGS:
        if word.startswith(beginning):
            yield from _forms(word.removeprefix(beginning))


def _phrase(sentence: str, tokens: Sequence[Token], at: int, length: int, kind: str) -> Phrase:
    last = at + length - 1
    determiner, sort, between, first = _determined(sentence, tokens, at)
    after = tokens[last + 1 : last + 4]
    if after and _BREAK.search(sentence[tokens[last].end : after[0].start]):
        after = []
    word = next((one for one in _forms(tokens[last].word) if one in heads()), tokens[last].word)
    has_s = tokens[last].has_s
    following = tuple(one.word for one in after)
    return Phrase(
        start=tokens[at if sort == "none" else at - len(between)].start,
        end=tokens[last].end,
        kind=kind,
        word=word,
        is_plural=word in plurals(),
        determiner=determiner,
        sort=sort,
        between=between,
        before=tuple(one.word for one in tokens[max(0, first - 2) : first]),
        after=("'s", *following) if has_s else following,
        is_capital=tokens[at].written[:1].isupper(),
        before_a_name=bool(after) and not has_s and after[0].written[:1].isupper(),
        is_all=len(tokens) == length,
    )


def _determined(sentence: str, tokens: Sequence[Token], at: int) -> tuple[str, str, tuple[str, ...], int]:
    """The determiner of the word at a place, its sort, the words between, and where the phrase begins."""
    between: list[str] = []
    for place in range(at - 1, max(-1, at - _BETWEEN - 2), -1):
        one = tokens[place]
        if _BREAK.search(sentence[one.end : tokens[place + 1].start].removeprefix("'s")):
            break
        if sort := _sort_of(one):
            return one.word, sort, tuple(between), place
        if one.word in around("beyond"):
            break
        between.append(one.word)
    return "", "none", tuple(between), at


def _sort_of(token: Token) -> str:
    if token.has_s:
        return "possessive"
    for sort in _SORTS:
        if token.word in around(sort):
            return sort
    return "indefinite" if token.word in ("a", "an") else ""
