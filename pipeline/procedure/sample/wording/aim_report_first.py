"""The AIM report, contents 1 to 5: from the context of the behaviours to the level of supervision."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

CONTEXT = Heading(
    (
        Said(
            "The incidents are in the chronology, by date, setting and category.",
            "We read what agencies wrote down, by date and place. {Worker} will answer your questions about "
            "it by {later}.",
            "We read what people wrote down. You can ask your social worker about it.",
            "We read what agencies wrote down, by date and place. Your social worker will answer your "
            "questions by {later}.",
        ),
        Said(
            "The referral concerned one setting.",
            "The referral was about one place. The safety plan says what adults do there now.",
            "We looked at one place. Your plan says what happens there now.",
            "The referral was about one place. Your safety plan says what happens there now.",
        ),
        Said(
            "The assessors read the records of four agencies.",
            "We read the records of four agencies before we met you.",
            "We read what four teams wrote. Then we met you.",
            "We read the records of four agencies before we met you.",
        ),
    ),
    (
        Said(
            "The assessors considered age, setting and supervision at the time.",
            "We thought about your child's age, the place, and which adults were near.",
            "We thought about your age. We thought about who was near.",
            "We thought about your age, the place, and who was near at the time.",
        ),
        Said(
            "The child was seen five times, and {carers} twice.",
            "We met your child five times and {you} twice.",
            "We met you five times. You told us how you see it.",
            "We met you five times and {your_carers} twice. Your view is in the report.",
        ),
        Said(
            "The assessors spoke with the school, and with the worker who knows the child best.",
            "We spoke with the school, and with the worker who knows your child best.",
            "We talked to your school. We talked to the worker who knows you best.",
            "We spoke with your school, and with the worker who knows you best.",
        ),
    ),
)
DEVELOPMENT = Heading(
    (
        Said(
            "School records show steady progress.",
            "The school's records show that your child makes steady progress.",
            "Your school says you are doing well.",
            "Your school's records show steady progress.",
        ),
        Said(
            "The family has lived in the area for some years.",
            "You have lived in the area for some years. Your child knows the school and the people nearby.",
            "You have lived here for some years. You know your school well.",
            "You have lived in the area for some years, and know people here.",
        ),
        Said(
            "The family has moved three times in five years.",
            "Your family has moved three times in five years. We will plan any change in good time.",
            "Your family has moved three times. We will tell you early if something changes.",
            "Your family has moved three times in five years. We will tell you early if something changes.",
        ),
    ),
    (
        Said(
            "Relatives who live nearby give regular help.",
            "You have family nearby who help each week.",
            "Your wider family helps each week.",
            "You have wider family nearby, who help each week.",
        ),
        Said(
            "Health records show that development is as expected.",
            "Health records show that your child is developing as expected.",
            "The nurse says you are growing well.",
            "Health records show that you are developing as expected.",
        ),
        Said(
            "{Carers} gave a full account of the child's early years.",
            "{You} gave us a full account of your child's early years. It helped us to understand.",
            "{Your_carers} told us about when you were small. That helped us.",
            "{Your_carers} told us about your early years. You can read that part.",
        ),
    ),
)
SERVICES = Heading(
    (
        Said(
            "The child needs a regular adult to talk to outside the family.",
            (
                "Your child needs one adult outside the family to talk to. {Teacher} will do this each "
                "{weekday}."
            ),
            "You will have one grown-up at school to talk to. You will meet each {weekday}.",
            (
                "You will have one adult outside the family to talk to. {Your_teacher} will see you on "
                "{weekday}s."
            ),
        ),
        Said(
            "The services needed are those named in the plan.",
            "Your child will get the help named in the plan. You can ask {worker} when each part begins.",
            "You will get the help in your plan. You can ask when it starts.",
            "You will get the help named in your plan. You can ask when each part begins.",
        ),
        Said(
            "A place in the mentoring scheme is recommended.",
            "We are asking for a mentor for your child. They would meet each {weekday}.",
            "We are asking for a mentor for you. You would meet each {weekday}.",
            "We are asking for a mentor for you. You would meet each {weekday} and choose what to do.",
        ),
    ),
    (
        Said(
            "The lead assessor will request the services by {soon}.",
            "The lead assessor will ask for this by {soon}, and will let {you} know.",
            "We will ask for this by {soon}. Then we will let you know.",
            "The lead assessor will ask for this by {soon}, and will let you know.",
        ),
        Said(
            "There is no waiting list for these services.",
            "Your child does not have to wait for this.",
            "You do not have to wait.",
            "You do not have to wait for this.",
        ),
        Said(
            "{Worker} will confirm the start date by {later}.",
            "{Worker} will let {you} know the first date by {later}.",
            "Your social worker will tell you the first day by {later}.",
            "Your social worker will give you the first date by {later}.",
        ),
    ),
)
RISK = Heading(
    (
        Said(
            "Risk is described setting by setting, not in one word.",
            "We describe each place on its own: home, school, outside and online. One word is not enough.",
            "We looked at home, school, outside and online. Each place is different.",
            "We describe each place on its own: home, school, outside and online. One word is not enough.",
        ),
        Said(
            "Concern is lower in settings with clear supervision.",
            "We are less worried where an adult is clearly in charge. You can see this at school already.",
            "It goes well when a grown-up is there to help.",
            "Where an adult is clearly in charge, things go better.",
        ),
    ),
    (
        Said(
            "The risk is lower with an adult who knows the plan.",
            "It helps when the adult in charge knows the plan. {Worker} will make sure of this by {soon}.",
            "It helps when a grown-up knows your plan. Your social worker will see to this by {soon}.",
            (
                "It helps when the adult in charge knows your plan. Your social worker will see to this by "
                "{soon}."
            ),
        ),
        Said(
            "The risk is higher when routines change without notice.",
            "Sudden changes of routine make it harder. Please let {worker} know of a change the day before.",
            "Sudden changes are hard. We will tell you about changes the day before.",
            "Sudden changes make it harder. Adults will give you a day's notice of any change.",
        ),
        Said(
            "Strengths were found in every area that the assessors looked at.",
            "We found strengths in every area. The report names them, and the work will build on them.",
            "We found many things that you do well.",
            "We found strengths in every area. The work will build on them.",
        ),
    ),
)
SUPERVISION = Heading(
    (
        Said(
            "Supervision is recommended at the level named in this report.",
            "We recommend this level of supervision.",
            "This is how near a grown-up will be.",
            "This is the supervision that we recommend.",
        ),
        Said(
            "The present level of supervision is right for now.",
            "This level of supervision is right for now.",
            "What we do now is right for now.",
            "This level is right for now.",
        ),
    ),
    (
        Said(
            "The level can be lowered one setting at a time.",
            "It can be lowered one place at a time. You will notice it first where things are going well.",
            "When things go well, we will change this. We will start with one place.",
            "It can be lowered one place at a time, as things go well.",
        ),
        Said(
            "The level will be reviewed at the first review meeting.",
            "We will look at the level again at the first review, and ask {you} how it is going.",
            "We will look at this again at our next meeting. We will ask you first.",
            "At the first review we will ask you, and then look at it again.",
        ),
    ),
)
