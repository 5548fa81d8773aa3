"""Words beside a weekday, a town or a charity, and words beside a person, by which a name is known."""

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
TO_A_PERSON = _set("""
    and asked asks about because children girl boy child pupil beside but contacted for friend helped hurt
    if knows met meet saw seen sees
    she he support supports supported supporting tell telling thanked told toward upset when where whether
    while with without
""")
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
    afternoon afternoons am evening evenings last lunchtime mid midday midnight morning mornings next night
    nights noon pm term week weekly weekend
""")
ON = _set("alternate each every last most next on this till until")
BY = _set("a an after any before between by from one or since the to")
#: With these "on Sunday" is about a person: "an eye on", "focus on".
EYE_ON = _set("""
    based call called calls check checked checking checks concentrate depend depends effect eye focus
    focused focuses focusing hit impact pick picked picking picks rely relies
""")
OF_A_DAY = _set("""
    appointment assembly call class club conference deadline discussion group lesson meeting minutes plan
    review school service session sessions timetable training trip visit visits
""")
MONTHS = """
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec
"""
DATES = _set(MONTHS)
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
