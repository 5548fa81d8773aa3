"""What the record adds to a heading: the level of supervision, and work that did not go as planned."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Said

#: By level of supervision: what the family is told of it. Professionals have the level itself.
LEVELS = {
    "S1": Said(
        "",
        "Your child needs no more supervision than others of the same age.",
        "Grown-ups look out for you, as they do for others your age.",
        "You need no more supervision than others your age.",
    ),
    "S2": Said(
        "",
        "Your child has extra checks. An adult looks in more often than usual. At home that is {you}.",
        "A grown-up looks in on you a bit more often.",
        "You have an adult who checks in a little more often.",
    ),
    "S3": Said(
        "",
        "An adult can see your child in the places named in the safety plan. Elsewhere things are as usual.",
        "In some places a grown-up can see you. Your plan names the places.",
        "You are near an adult where your safety plan says so. Elsewhere things are as usual.",
    ),
    "S4": Said(
        "",
        "For now an adult can see your child all day. {Worker} will plan with {you} who that is.",
        "For now a grown-up can see you all the time.",
        "For now you are near an adult all day. Your social worker will ask you who that should be.",
    ),
}
#: By heading of a review: what stands there where somebody was not present for that part of the meeting.
APART = {
    1: (
        Said(
            "Safety at home and at school was discussed with those who stayed for this part.",
            "We spoke about safety at home and at school. Some of the family were not there.",
            "We talked about being safe. Not all of us were there.",
            "We talked about safety. Not everybody was there for this.",
        ),
        Said(
            "{Worker} will record by {later} what can be passed on.",
            "By {later} {worker} will pass on as much as can be shared.",
            "Your social worker will tell you more by {later}.",
            "Your social worker will tell you by {later} what can be shared.",
        ),
    ),
    3: (
        Said(
            "A smaller group discussed what {carers} manage alone, and where they want help.",
            "A smaller group spoke about what goes well at home without help.",
            "A small group talked about your home.",
            "A smaller group spoke about what goes well for you at home.",
        ),
        Said(
            "The family worker will offer a separate talk by {soon}.",
            "The family worker will offer each of you a separate talk by {soon}.",
            "A worker will ask each of you by {soon}.",
            "The family worker will offer you a separate talk by {soon}.",
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
            "{Worker} will give the first date by {later}.",
            "{Worker} will let {you} know the first date by {later}.",
            "Your social worker will tell you the first day by {later}.",
            "You will get the first date by {later}.",
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
            "{Worker} will tell {carers} whom to ask if they want the sessions later.",
            "{Worker} will tell {you} who to ask if {you} want them later.",
            "You can still ask your social worker for them.",
            "Your social worker will tell you who to ask if you want them later.",
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
            "They can start again if the child asks.",
            "They can start again if your child asks. You can ring {worker}.",
            "You can start again. Ask your social worker.",
            "You can ask to start again.",
        ),
    ),
}
#: What went well where the sessions have not started.
WELL_BEFORE_THE_WORK = "Keeping to the safety plan."
