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
        "The workers confirm to the chair, by {later}, that the offer was made.",
    ),
)
INTERVENTION = Heading(
    (
        Said(
            "Work on boundaries and safe relationships begins by {later}.",
            "By {later} your child begins work on boundaries and safe relationships.",
            "By {later} you start sessions. They are about being safe with others.",
            "By {later} you begin sessions on boundaries and safe relationships.",
        ),
        Said(
            "Work on managing feelings has been offered in school.",
            "The school offers your child sessions on managing feelings, each {weekday}.",
            "On {weekday}s you can learn what helps when you feel cross.",
            "The school offers you sessions on managing feelings, each {weekday}.",
        ),
        Said(
            "Six sessions with the youth worker begin after the next meeting.",
            "After the next meeting your child has six sessions with the youth worker.",
            "After our next meeting you get six sessions with a worker.",
            "After the next meeting you have six sessions with the youth worker.",
        ),
    ),
    (
        Said(
            "Nothing waits for other agencies.",
            "We do not wait for anyone else before we begin.",
            "We do not wait for anyone else.",
            "We do not wait for anyone else before we begin.",
        ),
        Said(
            "Progress is reported to each review.",
            "At each review the worker says how far it has come.",
            "At each meeting we say what went well.",
            "At each review you hear what has gone well.",
        ),
        Said(
            "Sessions take place at school.",
            "Your child is seen at school, in a room of its own.",
            "You meet at school, in a quiet room.",
            "You meet at school, in a private room.",
        ),
    ),
)
ROLES = Heading(
    (
        Said(
            "Social care leads. Police, health and education report to each review.",
            "Social care leads the plan. The other agencies report to each review.",
            "Your social worker looks after the plan. Others help.",
            "Social care leads the plan. The other agencies report to each review.",
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
            "The chair is told at once if a task cannot be done in time.",
            "If a task is late, the chair is told at once. You can ask the chair about it.",
            "If a job is late, the chair sorts it out.",
            "If a task is late, the chair is told at once. You can ask about it.",
        ),
        Said(
            "{Worker} sends the plan to everyone by {soon}.",
            "{Worker} sends the plan to everyone by {soon}.",
            "Your social worker sends the plan out by {soon}.",
            "Your social worker sends the plan to everyone by {soon}.",
        ),
    ),
)
ASSESSMENT = Heading(
    (
        Said(
            "An assessment of emotional health was requested.",
            "We asked the health service to look at how your child copes with feelings.",
            "A health worker asks how you feel.",
            "We asked the health service to look at your emotional health.",
        ),
        Said(
            "An assessment by the educational psychologist was requested.",
            "We asked the educational psychologist to look at how your child learns best.",
            "Somebody finds out how you learn best.",
            "We asked the educational psychologist to look at how you learn best.",
        ),
        Said(
            "A speech and language assessment was requested.",
            "We asked the speech and language service how your child understands and explains things.",
            "Somebody finds out how to explain things well to you.",
            "We asked the speech and language service how to explain things well to you.",
        ),
    ),
    (
        Said(
            "{Worker} tells {carers} by {soon} how it works.",
            "{Worker} explains to {you} by {soon} how it works.",
            "{Your_carers} hear how it works by {soon}.",
            "Your social worker explains to {your_carers} by {soon} how it works. You can ask too.",
        ),
        Said(
            "The result is brought to the next review.",
            "You hear the result at the next review, or before it if you ask.",
            "We tell you what they found at our next meeting.",
            "You hear the result at the next review, or before it if you ask.",
        ),
    ),
)
DBS = for_professionals(
    (
        "The meeting considered whether the conditions for a referral were met.",
        "The question was put by the chair, and each agency spoke to it.",
    ),
    ("The outcome, the reason and who decided are set out below.",),
)
REVIEWS = Heading(
    (
        Said(
            "The plan is reviewed six weeks from today, and then every three months.",
            "We review the plan with {you} in six weeks, and then every three months.",
            "We meet again in six weeks. Then we meet every three months.",
            "We review the plan with you in six weeks, and after that every three months.",
        ),
        Said(
            "The first review takes place by {later}.",
            "The first review is by {later}.",
            "We meet again by {later}.",
            "We meet for the first review by {later}.",
        ),
    ),
    (
        Said(
            "The dates are in the record of reviews.",
            "{Worker} gives {you} the dates. Please say which times do not suit you.",
            "Your social worker tells you the day. You can say what suits you.",
            "Your social worker gives you the dates. You can say which times suit you.",
        ),
        Said(
            "The chair sends invitations two weeks beforehand.",
            "The chair sends {you} a letter two weeks before.",
            "You get a letter two weeks before.",
            "The chair sends you a letter two weeks before.",
        ),
    ),
)
