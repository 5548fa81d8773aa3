"""Words beside a weekday, a town, a charity or a person, by which a name is known from the word."""

from __future__ import annotations

from pipeline.foundation.everyday_words import WEEKDAYS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set("a all an any each every no some that the this those these")
OWNERS = _set("her his its my our their your")
CALLED = _set("aka called named nicknamed dear hello hi mr mrs ms miss mx master dr")
#: Only a person does it.
HUMAN = _set("""
    agreed arrived asked asks attended became believes came cried cries describes enjoyed enjoys explained
    explains feels felt hates joined knew knows laughed likes lived lives loves played plays refused
    replied says sees sleeps slept said smiled spoke talked talks thinks thought told understands understood
    visited visits wanted wants wept who whose whom wrote
""")
#: What is done to, or with, a person.
WITH_A_PERSON = _set(
    "alongside asked beside friend harmed helped hurt met sibling telling thanked told upset with"
)
SPOKEN = _set(
    "listen listened listens said say says sorry speak speaking speaks spoke talk talked talking talks"
)
FAMILY = _set("""
    aunt auntie bed bedroom brother brothers carer carers cousin dad family father friend friends gran
    grandad grandma grandmother grandparents home house mam mother mum mummy nan nana parent parents phone
    room sister sisters solicitor teacher uncle
""")
OF_A_FAMILY = FAMILY | _set("boys children girls household siblings twins")
ADDRESSED = _set("hello hi no please sorry thank thanks well yes you")
TO_YOU = _set("can do please sorry thank thanks we well you your")

NEAR_A_DAY = _set("""
    afternoon afternoons am evening evenings lunchtime midday midnight morning mornings night nights noon pm
""")
ON = _set("alternate each every last most next on this till until")
BY = _set("a an after any before between by from one or since the to")
#: With one of these shortly before it, "on Sunday" may be about a person: "an eye on", "sat on".
EYE_ON = _set("""
    based cheat cheated check checked checking checks climbed concentrate crush depend depends effect eye
    fell focus focused focuses focusing hand hands hit impact jump jumped jumping jumps landed lay laid lie
    lies lying pick picked picking picks rely relies sat sit sits sitting spat stood tell told walked
""")
OF_A_DAY = _set("""
    appointment assembly club deadline group lesson meeting service session sessions timetable visits
""")
DATES = _set("""
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec
""")
FULL_DAYS = frozenset(day for day in WEEKDAYS if day.endswith("day"))

OF_A_TOWN = _set("""
    abbey academy and area borough branch bus centre city clinic college council county court crescent
    crown fc football hospital infirmary library local magistrates market north office police prison
    railway road rugby south spa station street team town train united university
""")
TO_A_TOWN = _set("""
    born bus coach commute commuted drive driven drives drove journey live lived lives living move moved
    moves moving office road route station train trains travel travelled travelling travels way
""")
#: After one of these and a preposition a surname may be a person: "away from", "the mother of".
OF_A_PERSON = _set("""
    afraid angry attracted aunt away before brother brothers care carer class close closer cousin cross dad
    did does done family father friend friends frightened gave give given happened harm it jealous keep keeps
    kept kind known laughed letter letters looked mother mum name next nothing parent parents ran rude run
    runs safety sat scared seated sent shouted sister sisters sit sits sitting something stay stays teacher
    them this view views worried write wrote
""")
OF_TOWNS = _set("at from near of to around outside towards via between")
#: After these "in" is not where somebody is.
IN_A_PERSON = _set(
    "confide confided confides faith interest interested trust trusted trusts believe believed"
)

CHARITIES = {
    ("prince", "trust"),
    ("king", "trust"),
    ("st", "john", "ambulance"),
    ("winston", "wish"),
    ("lucy", "faithfull"),
    ("marie", "collins"),
    ("ronald", "mcdonald"),
}
KNOWN_CHARITIES = _set("barnardo barnardos coram")
BODIES = _set("""
    ambulance association brigade charity foundation fund hospice hospital infirmary society trust
""")
SAINTS = _set("saint st")
