"""The AIM planning meeting and the AIM report with its 10 contents."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading

AIM_PLANNING = (
    Heading(
        (
            "Two assessors work together over eight weeks.",
            "Records are read first, then come the interviews.",
        ),
        (
            "Sessions take place after school.",
            "The child's sessions are at the family centre, at the child's own request.",
            "The sessions are short, with pictures and breaks.",
        ),
    ),
    Heading(
        (
            "The lead assessor sees the child; the second assessor sees {carers}.",
            "Both assessors see the child and {carers}.",
        ),
        ("The school is interviewed by {later}.", "Interviews are finished by {later}."),
    ),
    Heading(
        (
            "The safety plan was read through and stays as it is.",
            "The safety plan was read through, and break times were added.",
        ),
        ("{Worker} looks at it again on {later}.", "{Carers} agreed."),
    ),
)

AIM_REPORT = (
    Heading(
        (
            "The incidents are in the chronology, by date, setting and category.",
            "The referral concerned one setting.",
            "The assessors read the records of four agencies.",
        ),
        (
            "The assessors considered age, setting and supervision at the time.",
            "The child was seen five times, and {carers} twice.",
            "The assessors spoke with the school, and with the worker who knows the child best.",
        ),
        "This part says what we looked at, and whom we talked to.",
        "We read what people wrote, and we talked with you.",
    ),
    Heading(
        (
            "School records show steady progress.",
            "The family has lived in the area for some years.",
            "The family has moved three times in five years.",
        ),
        (
            "Relatives near by give regular help.",
            "Health records show that development is as expected.",
            "{Carers} gave a full account of the early years.",
        ),
        "This part is about your family, and how your child is growing up.",
        "You told us about your family, your school and what you like to do.",
    ),
    Heading(
        (
            "The child needs a regular adult to talk to outside the family.",
            "The services needed are those named in the plan.",
            "A place in the mentoring scheme is recommended.",
        ),
        (
            "The lead assessor asks for what is needed by {soon}.",
            "No service is being waited for.",
            "{Worker} confirms the start by {later}.",
        ),
        "Your child needs some help. This part says what kind, and from whom.",
        "Some people will help you. We will tell you who they are.",
    ),
    Heading(
        (
            "Risk is described setting by setting rather than as one word.",
            "Concern is lower in settings with clear supervision.",
        ),
        (
            "What lowers it is an adult who knows the plan.",
            "What raises it is a change of routine without notice.",
            "Strengths were found in every area that the assessors looked at.",
        ),
        "This part says what keeps everyone safe, and what could make it harder.",
        "We wrote down what helps you, and what makes things harder.",
    ),
    Heading(
        (
            "Supervision is recommended at the level named in this report.",
            "The present level of supervision is right for now.",
        ),
        (
            "The level can be lowered one setting at a time.",
            "The level is looked at again at the first review.",
        ),
        "This part says how closely an adult should be near by.",
        "A grown-up will stay near you at some times.",
    ),
    Heading(
        (
            "No new child protection concern was found.",
            "The matters raised at the strategy discussion have been addressed.",
        ),
        (
            "The arrangements for other children continue.",
            "The arrangements for each setting are in the safety plan.",
        ),
        "This part says whether anyone needs more protection.",
        "We checked that you are safe too.",
    ),
    Heading(
        (
            "The child came to every session.",
            "The child missed one session and asked for another date.",
            "The child found the first sessions hard and went on.",
        ),
        (
            "The child can say what the safety plan is for.",
            "The child set two aims, which are in the plan.",
            "The child would like the sessions to go on with the same worker.",
        ),
        "Your child worked hard with us.",
        "You came to the sessions and worked hard.",
        "Coming to the sessions, and saying what helps.",
    ),
    Heading(
        (
            "{Carers} keep to the safety plan and ask for advice in good time.",
            "{Carers} supervise well on weekdays.",
            "{Carers} took part in both interviews.",
        ),
        (
            "Help at weekends would make a difference.",
            "They would like to meet others in the same position.",
            "They asked for the plan to be explained to a relative, which {worker} does by {soon}.",
        ),
        "You know your child well, and you keep to the plan.",
        "The people who look after you are helping you.",
    ),
    Heading(
        (
            "The assessors recommend twelve sessions with the lead assessor, and family work beside them.",
            "A short piece of work is recommended, with family sessions.",
            "Six sessions in school are recommended.",
        ),
        ("The work begins by {later}.", "The work begins as soon as the review has agreed it."),
        "We recommend some sessions. This part says how many, and with whom.",
        "We think some sessions will help you.",
    ),
    Heading(
        (
            "The first review takes place within four weeks.",
            "Reviews take place every eight to twelve weeks.",
        ),
        ("The chair invites everyone who took part.", "The dates are in the record of reviews."),
        "We meet you again to see how things are going.",
        "We will meet again and ask how you are.",
    ),
)
