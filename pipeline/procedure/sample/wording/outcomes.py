"""What the record adds to a heading: the level of supervision, and work that did not go as planned."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Said

#: By level of supervision: what the family is told of it. Professionals have the level itself.
LEVELS = {
    "S1": Said(
        "",
        "Your child needs no more supervision than others of that age.",
        "Grown-ups look out for you as for others your age.",
        "You need no more supervision than others of your age.",
    ),
    "S2": Said(
        "",
        "Your child has extra checks: an adult looks in more often than is usual. At home that is {you}.",
        "A grown-up looks in on you a bit more often.",
        "You have an adult who checks in a little more often.",
    ),
    "S3": Said(
        "",
        "Your child is in sight of an adult in the places that the safety plan names. Elsewhere there is the "
        "usual freedom.",
        "In some places a grown-up can see you. Your plan names the places.",
        "You are near an adult where your safety plan says so. Elsewhere it is as usual.",
    ),
    "S4": Said(
        "",
        "Your child is in sight of an adult all day for now. {Worker} plans with {you} who that is.",
        "For now a grown-up can see you all the time.",
        "You are near an adult all day for now. Your social worker asks you who that should be.",
    ),
}
#: By heading of a review: what stands there where somebody was not present for that part of the meeting.
APART = {
    1: (
        Said(
            "Safety at home and at school was discussed with those who stayed for this part.",
            "In this part we spoke about safety at home and at school, without some of the family.",
            "We talked about being safe. Not all of us were there.",
            "In this part the talk was about safety. Not everybody was there for it.",
        ),
        Said(
            "{Worker} sums up for the file what can be passed on, by {later}.",
            "By {later} {worker} passes on as much as can be shared.",
            "Your social worker tells you more by {later}.",
            "Your social worker tells you by {later} what can be passed on.",
        ),
    ),
    3: (
        Said(
            "What {carers} manage alone, and where help is wanted, was weighed in a smaller group.",
            "A smaller group spoke about what goes well at home without help.",
            "A small group talked about your home.",
            "A smaller group spoke about what goes well for you at home.",
        ),
        Said(
            "The family worker offers a separate talk by {soon}.",
            "The family worker offers each of you a talk of your own by {soon}.",
            "A worker asks each of you by {soon}.",
            "The family worker offers you a talk of your own by {soon}.",
        ),
    ),
}
#: By how the work went, where it did not go as planned: what stands in place of its progress.
WORK = {
    "not_started": (
        Said(
            "The {sessions} sessions have not started.",
            "The {sessions} sessions have not started yet.",
            "Your {sessions} sessions have not started yet.",
            "Your {sessions} sessions have not started yet.",
        ),
        Said(
            "{Worker} gives the first date by {later}.",
            "{Worker} gives {you} the first date by {later}.",
            "Your social worker tells you the first day by {later}.",
            "You get the first date by {later}.",
        ),
    ),
    "never_started": (
        Said(
            "The {sessions} sessions did not start.",
            "The {sessions} sessions did not start.",
            "Your {sessions} sessions did not start.",
            "Your {sessions} sessions did not start.",
        ),
        Said(
            "{Worker} tells {carers} whom to ask if they are wanted later.",
            "{You} hear from {worker} whom to ask about them later.",
            "You can still ask your social worker for them.",
            "Your social worker says whom to ask if you want them later.",
        ),
    ),
    "ended": (
        Said(
            "The sessions ended before all {sessions} were done.",
            "The sessions ended before your child had been to all {sessions}.",
            "Your sessions stopped before you had all {sessions}.",
            "The sessions ended before you had done all {sessions}.",
        ),
        Said(
            "They can be taken up again when the child asks for it.",
            "They can begin again when your child asks for it. You can ring {worker}.",
            "You can start again. Ask your social worker.",
            "You can ask to begin again.",
        ),
    ),
}
#: What went well where the sessions have not started.
WELL_BEFORE_THE_WORK = "Keeping to the safety plan."
