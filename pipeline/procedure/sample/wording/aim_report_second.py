"""The AIM report, contents 6 to 10: from child protection to the timescales for review."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

PROTECTION = Heading(
    (
        Said(
            "No new child protection concern was found.",
            "We found no new worry about your child's own safety.",
            "We asked if you are safe. We found no new worry.",
            "We asked about your own safety too, and found no new worry.",
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
            "What we agreed for other children goes on as it is. {Worker} lets {you} know before it changes.",
            "What we agreed for other children goes on.",
            "What we agreed for other children goes on. You hear before it changes.",
        ),
        Said(
            "The arrangements for each setting are in the safety plan.",
            "The safety plan says what happens in each place, and who sees to it.",
            "Your safety plan says what happens in each place.",
            "Your safety plan says what happens in each place, and who sees to it.",
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
            "The child found the first sessions hard and went on.",
            "Your child found the first sessions hard, and kept coming.",
            "The first sessions were hard. You kept coming.",
            "You found the first sessions hard, and you kept coming.",
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
            "The child would like the sessions to go on with the same worker.",
            "Your child would like to keep the same worker. The lead assessor answers this by {soon}.",
            "You want to keep the same worker. We answer you by {soon}.",
            "You would like to keep the same worker. The lead assessor answers you by {soon}.",
        ),
    ),
    (
        "Coming to the sessions, and saying what helps.",
        "Asking questions when something was not clear.",
        "Saying what is hard, and going on.",
        "Using the words of the safety plan.",
    ),
)
CARERS = Heading(
    (
        Said(
            "{Carers} keep to the safety plan and ask for advice in good time.",
            "{You} follow the safety plan well, and ask for advice in good time.",
            "{Your_carers} keep to your plan. They ask when they need help.",
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
            "{Your_carers} talked with us two times.",
            "{Your_carers} came to both interviews.",
        ),
    ),
    (
        Said(
            "Help at weekends would make a difference.",
            "Help at weekends would make a difference. {Worker} says by {later} what there is.",
            "We look for some help at weekends. We tell you by {later}.",
            "Help at weekends would make a difference. Your social worker looks for it by {later}.",
        ),
        Said(
            "They would like to meet others in the same position.",
            "Other families have the same questions. {Worker} offers {you} a group by {later}.",
            "They would like to meet other families. Your social worker helps with that.",
            "They would like to meet other families. Your social worker offers a group by {later}.",
        ),
        Said(
            "They asked for the plan to be explained to a relative, which {worker} does by {soon}.",
            "{You} would like somebody else in the family to know the plan. {Worker} explains it by {soon}.",
            "Your social worker explains the plan to your family by {soon}.",
            "They would like somebody else in the family to know your plan. You hear who it is by {soon}.",
        ),
    ),
)
CONCLUSIONS = Heading(
    (
        Said(
            "The assessors recommend {sessions} sessions with the lead assessor, and family work as well.",
            "We recommend {sessions} sessions for your child with the lead assessor. There is family work "
            "for you as well.",
            "You get {sessions} sessions with the worker you know. Your family gets help too.",
            "We recommend {sessions} sessions with the lead assessor. Your family gets help as well.",
        ),
        Said(
            "A piece of work of {sessions} sessions is recommended, and family meetings every month.",
            "We recommend {sessions} sessions for your child, on {weekday}s. Each month you all meet the "
            "worker.",
            "You get {sessions} sessions, on {weekday}s. Each month your family comes too.",
            "We recommend {sessions} sessions, on {weekday}s. Each month your family meets the worker too.",
        ),
        Said(
            "{Sessions} sessions in school are recommended.",
            "We recommend {sessions} sessions in school. {Teacher} finds a quiet room.",
            "You get {sessions} sessions at school. They are in a quiet room.",
            "We recommend {sessions} sessions in school. {Your_teacher} finds a private room.",
        ),
    ),
    (
        Said(
            "The work begins by {later}.",
            "The first one is by {later}.",
            "The first one is by {later}.",
            "The first one is by {later}.",
        ),
        Said(
            "The work begins as soon as the review has agreed it.",
            "They begin as soon as the first review agrees. You and your child can speak there.",
            "They start after our next meeting. You can speak there.",
            "They begin as soon as the first review agrees. You can speak there.",
        ),
    ),
)
TIMESCALES = Heading(
    (
        Said(
            "The first review takes place within four weeks.",
            "The first review is within four weeks.",
            "We meet again within four weeks.",
            "The first review is within four weeks.",
        ),
        Said(
            "Reviews take place every eight to twelve weeks.",
            "After the first review we meet every eight to twelve weeks.",
            "We meet again every two or three months.",
            "After the first review we meet every eight to twelve weeks.",
        ),
    ),
    (
        Said(
            "The chair invites everyone who took part.",
            "The chair sends {you} a letter with the day, time and place.",
            "You get a letter with the day.",
            "You get a letter with the day, time and place.",
        ),
        Said(
            "The dates are in the record of reviews.",
            "The dates are written down, and {worker} gives them to {you} by {soon}.",
            "Your social worker tells you the day by {soon}.",
            "Your social worker gives you the dates by {soon}.",
        ),
    ),
)
