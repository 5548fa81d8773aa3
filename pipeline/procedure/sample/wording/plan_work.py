"""The multi-disciplinary plan, headings 9 to 14: the work, who does it, and when it is reviewed."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said, for_professionals

CHILDREN_HARMED = for_professionals(
    (
        "Each child harmed has been offered support by a worker of their own.",
        "Support for each child harmed is arranged in that child's own record.",
    ),
    (
        "Nothing from that record is repeated here.",
        "The workers will confirm to the chair by {later} that the offer was made.",
    ),
)
INTERVENTION = Heading(
    (
        Said(
            "Work on boundaries and safe relationships will begin by {later}.",
            "By {later} your child will begin work on boundaries and safe relationships.",
            "By {later} you will start sessions. They are about being safe with others.",
            "By {later} you will begin sessions on boundaries and safe relationships.",
        ),
        Said(
            "Work on managing feelings has been offered in school.",
            "The school is offering your child sessions on managing feelings, each {weekday}.",
            "On {weekday}s you can learn what helps when you feel cross.",
            "The school is offering you sessions on managing feelings, each {weekday}.",
        ),
        Said(
            "Six sessions with the youth worker will begin after the next meeting.",
            "After the next meeting your child will have six sessions with the youth worker.",
            "After our next meeting you will have six sessions with a worker.",
            "After the next meeting you will have six sessions with the youth worker.",
        ),
    ),
    (
        Said(
            "The work does not wait for other agencies.",
            "We will not wait for anyone else before we begin.",
            "We will not wait for anyone else.",
            "We will not wait for anyone else before we begin.",
        ),
        Said(
            "Progress will be reported to each review.",
            "At each review the worker will say what progress there is.",
            "At each meeting we will say what went well.",
            "At each review you will hear what has gone well.",
        ),
        Said(
            "Sessions will take place at school.",
            "The sessions will be at school, in a private room.",
            "You will meet at school, in a quiet room.",
            "You will meet at school, in a private room.",
        ),
    ),
)
ROLES = Heading(
    (
        Said(
            "Social care leads. Police, health and education will report to each review.",
            "Social care leads the plan. The other agencies will report to each review.",
            "Your social worker looks after the plan. Other people help.",
            "Social care leads the plan. The other agencies will report to each review.",
        ),
        Said(
            "Each professional's task, with its date, is in the table of actions.",
            "Each task has a date and one person who does it.",
            "Each job has a day and one person.",
            "Each task has a date and one person who does it.",
        ),
    ),
    (
        Said(
            "Tell the chair at once if a task cannot be done in time.",
            "If a task is late, the chair will be told at once. You can ask the chair about it.",
            "If a job is late, the chair will sort it out.",
            "If a task is late, the chair will be told at once. You can ask about it.",
        ),
        Said(
            "{Worker} will send the plan to everyone by {soon}.",
            "{Worker} will send the plan to everyone by {soon}.",
            "Your social worker will send you the plan by {soon}.",
            "Your social worker will send the plan to everyone by {soon}.",
        ),
    ),
)
ASSESSMENT = Heading(
    (
        Said(
            "An assessment of emotional health was requested.",
            "We asked the health service to look at how your child copes with feelings.",
            "A health worker will ask how you feel.",
            "We asked the health service to look at your emotional health.",
        ),
        Said(
            "An assessment by the educational psychologist was requested.",
            "We asked the educational psychologist to look at how your child learns best.",
            "Somebody will find out how you learn best.",
            "We asked the educational psychologist to look at how you learn best.",
        ),
        Said(
            "A speech and language assessment was requested.",
            (
                "We asked the speech and language service to look at how your child understands and "
                "explains things."
            ),
            "Somebody will find out how to explain things well to you.",
            "We asked the speech and language service how best to explain things to you.",
        ),
    ),
    (
        Said(
            "{Worker} will tell {carers} by {soon} how it works.",
            "{Worker} will explain to {you} by {soon} how it works.",
            "{Your_carers} will hear by {soon} how it works.",
            "Your social worker will explain to {your_carers} by {soon} how it works. You can ask too.",
        ),
        Said(
            "The result will be reported to the next review.",
            "You will hear the result at the next review, or sooner if you ask.",
            "We will tell you what they found at our next meeting.",
            "You will hear the result at the next review, or sooner if you ask.",
        ),
    ),
)
DBS = for_professionals(
    (
        "The meeting considered whether the conditions for a referral were met.",
        "The chair put the question, and each agency gave its view.",
    ),
    ("The outcome, the reason and who decided are set out below.",),
)
REVIEWS = Heading(
    (
        Said(
            "The plan will be reviewed six weeks from today, and then every three months.",
            "We will review the plan with {you} in six weeks, and then every three months.",
            "We will meet again in six weeks. Then we will meet every three months.",
            "We will review the plan with you in six weeks, and after that every three months.",
        ),
        Said(
            "The first review will take place by {later}.",
            "The first review will be by {later}.",
            "We will meet again by {later}.",
            "We will meet for the first review by {later}.",
        ),
    ),
    (
        Said(
            "The dates are in the record of reviews.",
            "{Worker} will tell {you} the dates. Please say which times do not suit you.",
            "Your social worker will tell you the day. You can say if it suits you.",
            "Your social worker will give you the dates. You can say which times suit you.",
        ),
        Said(
            "The chair will send invitations two weeks beforehand.",
            "The chair will send {you} a letter two weeks before.",
            "You will get a letter two weeks before.",
            "You will get a letter from the chair two weeks before.",
        ),
    ),
)
