"""Words that belong to names, and those that show that a cell names nobody; how a name is compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TITLES_WORDS = """
    mr mrs ms miss dr mx prof professor sir dame lady lord rev cllr
"""
TITLES = frozenset(_TITLES_WORDS.split())
#: Words that say what somebody is, not who.
_ROLES_WORDS = """
    administrator adviser advisor advocate agency and area assessor assistant at business by care case
    chair chairperson chairwoman chairman child children childrens chief clerk clinical conference
    consultant coordinator council deputy designated detective constable director doctor education
    executive family for governance group head health in inspector interim iro independent information
    lead lead's leader learning legal licensing local manager managers mentor minute nurse of office
    officer on organisation participation pc dc ds dsl sergeant police practice practitioner principal
    professional protection psychologist qa quality reviewer reviewing safeguarding school secretary
    senior service services social specialist staff support supervisor taker teacher team the therapist
    unit virtual with worker workers yos youth offending
"""
ROLES = frozenset(_ROLES_WORDS.split())
#: Words of roles that after a name may say that somebody else acted: "for", "and".
NOT_IN_A_ROLE = frozenset(["for", "by", "and", "on", "at", "a"])
#: What somebody is to the child: with it a person is described, not named.
_FAMILY_ROLES_WORDS = """
    mother father mum dad parent parents carer carers guardian grandmother grandfather aunt uncle
    stepmother stepfather foster young person or child social worker family adoptive placement
"""
FAMILY_ROLES = frozenset(_FAMILY_ROLES_WORDS.split())
#: Roles that are surnames as well: "Kate Nurse" is a person, "Nurse" is not.
ALSO_SURNAMES = frozenset(
    ["care", "case", "clerk", "constable", "head", "minute", "nurse", "police", "unit", "youth"]
)
#: Words that show that a text is not an answer, wherever they are in it.
_NO_ANSWER_WORDS = """
    pending tbc tba tbd awaiting awaited email emailed unknown ditto checked unchecked approved
    unapproved yet confirmed applicable waiting outstanding required needed nobody noone someone
    somebody anyone anybody everyone whoever done todo recorded completed cleared released agreed
    decided signed not dont cannot without ask follow check checking checker approver decider
    consent refused refuse refuses declined decline issue issued send sent sure know same next both
    another panel verbal phone teams draft file week monday tuesday wednesday thursday friday
    saturday sunday qualified parents members order approval
"""
#: What people write where a form wants a name.
PLACEHOLDERS = frozenset(
    ["a n other", "an other", "joe bloggs", "john doe", "jane doe", "name surname", "first last", "n n"]
)
#: Small words that belong to names.
_PARTICLES_WORDS = "af al ap bin de del den der di du el ferch ibn la le mac nee née of te ten ter van von y"
PARTICLES = frozenset(_PARTICLES_WORDS.split())
#: Words that show that a text is not a name only at its beginning, because they may be surnames.
AT_FIRST = frozenset(["no", "see"])
NO_ANSWER = frozenset(_NO_ANSWER_WORDS.split())
_ALONE_WORDS = """
    no yes y n x na none nil null ok okay not see same above as below self me us them it is to be so
    later soon today tomorrow now all any other tick true false test
"""
ALONE = frozenset(_ALONE_WORDS.split())
WORD = re.compile(r"[^\W_]+")


@cache
def _look_alikes() -> dict[str, str]:
    """The Latin letter that each look-alike letter of another script resembles."""
    from confusable_homoglyphs.confusables import confusables_data

    found: dict[str, str] = {}
    for letter, others in confusables_data.items():
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            for other in (one["c"] for one in others):
                if len(other) == 1 and not other.isascii():
                    found.setdefault(other, letter.lower())
    return found


def fold(text: str) -> str:
    """A text in lower-case Latin letters, without accents, apostrophes and invisible characters."""
    seen = "".join(
        letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cc") or letter in "\n\t"
    )
    plain = (_look_alikes().get(letter, letter) if not letter.isascii() else letter for letter in seen)
    parts = unicodedata.normalize("NFKD", "".join(plain)).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter) and letter not in "'’ʼ`")
