"""The AIM report, contents 6 to 10: from child protection to the timescales for review."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

PROTECTION = Heading(
    (
        Said(
            "No new child protection concern was found.",
            "We found no new worries about your child's own safety.",
            "We asked if you are safe. We found nothing new to worry about.",
            "We asked about your own safety too, and found nothing new to worry about.",
        ),
        Said(
            "The matters raised at the strategy discussion have been addressed.",
            "The questions about safety that we had at the start are answered.",
            "We had questions about keeping you safe. They are answered now.",
            "We had questions about your safety at the start. They are answered now.",
        ),
    ),
    (
        Said(
            "The arrangements for other children continue.",
            (
                "What we agreed for other children stays the same. {Worker} will let {you} know before "
                "anything changes."
            ),
            "What we agreed for other children stays the same.",
            "What we agreed for other children stays the same. You will hear before anything changes.",
        ),
        Said(
            "The arrangements for each setting are in the safety plan.",
            "The safety plan says what happens in each place, and who does it.",
            "Your safety plan says what happens in each place.",
            "Your safety plan says what happens in each place, and who does it.",
        ),
    ),
)
ENGAGEMENT = Heading(
    (
        Said(
            "The child came to every session.",
            "Your child came to every session.",
            "You came to every session. Thank you.",
            "You came to every session. Thank you.",
        ),
        Said(
            "The child missed one session and asked for another date.",
            "Your child missed one session, and asked for another date without being reminded.",
            "You missed one session. You asked for a new day. That was good.",
            "You missed one session and asked for another date yourself.",
        ),
        Said(
            "The child found the first sessions hard, but carried on.",
            "Your child found the first sessions hard, but kept coming.",
            "The first sessions were hard, but you kept coming.",
            "You found the first sessions hard, but you kept coming.",
        ),
    ),
    (
        Said(
            "The child can say what the safety plan is for.",
            "Your child can say what the safety plan is for. You can talk about it together at home.",
            "You can say what your safety plan is for.",
            "You can say what your safety plan is for.",
        ),
        Said(
            "The child set two aims, which are in the plan.",
            "Your child chose two aims. They are in the plan, and you can ask about them at home.",
            "You chose two aims. They are in your plan.",
            "You set two aims of your own. They are in your plan.",
        ),
        Said(
            "The child would like to continue the sessions with the same worker.",
            "Your child would like to keep the same worker. The lead assessor will reply by {soon}.",
            "You want to keep the same worker. We will answer you by {soon}.",
            "You would like to keep the same worker. The lead assessor will answer you by {soon}.",
        ),
    ),
    (
        "Coming to the sessions, and saying what helps.",
        "Asking questions when something was not clear.",
        "Saying what is hard, and carrying on.",
        "Using the words of the safety plan.",
    ),
)
CARERS = Heading(
    (
        Said(
            "{Carers} keep to the safety plan and ask for advice in good time.",
            "{You} follow the safety plan well, and ask for advice in good time.",
            "{Your_carers} stick to your plan. They ask when they need help.",
            "{Your_carers} use your safety plan, and ask for advice in good time.",
        ),
        Said(
            "{Carers} supervise well on weekdays.",
            "{You} supervise well from Monday to Friday.",
            "{Your_carers} look after you well in the week.",
            "{Your_carers} supervise well from Monday to Friday.",
        ),
        Said(
            "{Carers} took part in both interviews.",
            "{You} came to both interviews, and answered what we asked.",
            "{Your_carers} talked to us twice.",
            "{Your_carers} came to both interviews.",
        ),
    ),
    (
        Said(
            "Help at weekends would make a difference.",
            "Help at weekends would make a difference. {Worker} will say by {later} what is available.",
            "We are looking for some help at weekends. We will tell you by {later}.",
            "Help at weekends would make a difference. Your social worker will say by {later} what there is.",
        ),
        Said(
            "They would like to meet other parents in the same position.",
            (
                "Other families have the same questions. {Worker} will offer {you} a place in a group by "
                "{later}."
            ),
            "They would like to meet other families. Your social worker will help with that.",
            "They would like to meet other families. Your social worker will offer them a group by {later}.",
        ),
        Said(
            "They asked for the plan to be explained to a relative. {Worker} will do this by {soon}.",
            (
                "{You} would like somebody else in the family to know the plan. {Worker} will explain it to "
                "them by {soon}."
            ),
            "Your social worker will explain the plan to someone else in your family by {soon}.",
            (
                "They would like somebody else in the family to know your plan. You will hear who it is by "
                "{soon}."
            ),
        ),
    ),
)
CONCLUSIONS = Heading(
    (
        Said(
            "The assessors recommend {sessions} sessions with the lead assessor, and family work as well.",
            "We recommend {sessions} sessions for your child with the lead assessor, and sessions for the "
            "family too.",
            "You will have {sessions} sessions with the worker you know. Your family will get help too.",
            "We recommend {sessions} sessions with the lead assessor. Your family will get help as well.",
        ),
        Said(
            "The assessors recommend {sessions} sessions, and a family meeting every month.",
            "We recommend {sessions} sessions for your child, on {weekday}s. Each month the whole family "
            "will meet the worker.",
            "You will have {sessions} sessions, on {weekday}s. Each month your family will come too.",
            (
                "We recommend {sessions} sessions, on {weekday}s. Each month your family will meet the "
                "worker too."
            ),
        ),
        Said(
            "{Sessions} sessions in school are recommended.",
            "We recommend {sessions} sessions in school. {Teacher} will find a quiet room.",
            "You will have {sessions} sessions at school, in a quiet room.",
            "We recommend {sessions} sessions in school. {Your_teacher} will find a private room.",
        ),
    ),
    (
        Said(
            "The work will begin by {later}.",
            "The first one will be by {later}.",
            "The first one will be by {later}.",
            "The first one will be by {later}.",
        ),
        Said(
            "The work will begin as soon as the review agrees it.",
            "They will begin once the first review agrees. You and your child can have your say there.",
            "They will start after our next meeting. You can have your say there.",
            "They will begin once the first review agrees. You can have your say there.",
        ),
    ),
)
TIMESCALES = Heading(
    (
        Said(
            "The first review will take place within four weeks.",
            "The first review will be within four weeks.",
            "We will meet again within four weeks.",
            "The first review will be within four weeks.",
        ),
        Said(
            "Reviews will take place every eight to twelve weeks.",
            "After the first review we will meet every eight to twelve weeks.",
            "We will meet again every two or three months.",
            "After the first review we will meet every eight to twelve weeks.",
        ),
    ),
    (
        Said(
            "The chair will invite everyone who took part.",
            "The chair will write to {you} to give the date, time and place.",
            "You will get a letter with the day.",
            "You will get a letter with the date, time and place.",
        ),
        Said(
            "The dates are in the record of reviews.",
            "{Worker} will write to {you} with the dates by {soon}.",
            "Your social worker will tell you the day by {soon}.",
            "Your social worker will give you the dates by {soon}.",
        ),
    ),
)
