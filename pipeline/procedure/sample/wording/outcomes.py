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
        "An adult checks in with your child more often than is usual. At home that is {you}.",
        "A grown-up looks in on you a bit more often.",
        "An adult checks in with you more often than is usual.",
    ),
    "S3": Said(
        "",
        "An adult keeps your child in sight in the places that the safety plan names. Elsewhere your child "
        "has the usual freedom.",
        "In some places a grown-up can see you. Your plan names them.",
        "In the places that your safety plan names, an adult can see you. Elsewhere it is as usual.",
    ),
    "S4": Said(
        "",
        "For now an adult keeps your child in sight at all times. {Worker} plans with {you} who that is.",
        "For now a grown-up can see you all the time.",
        "For now an adult can see you at all times. Your social worker plans with you who that is.",
    ),
}
#: By how the work went, where it did not go as planned: what stands in place of its progress.
WORK = {
    "not_started": (
        Said(
            "The {sessions} sessions have not started.",
            "The {sessions} sessions have not started yet.",
            "Your {sessions} sessions have not started yet.",
            "The {sessions} sessions have not started yet.",
        ),
        Said(
            "{Worker} gives the first date by {later}.",
            "{Worker} gives {you} the first date by {later}.",
            "Your social worker tells you the first day by {later}.",
            "Your social worker gives you the first date by {later}.",
        ),
    ),
    "never_started": (
        Said(
            "The {sessions} sessions did not start.",
            "The {sessions} sessions did not start.",
            "Your {sessions} sessions did not start.",
            "The {sessions} sessions did not start.",
        ),
        Said(
            "{Worker} tells {carers} whom to ask if they are wanted later.",
            "{Worker} tells {you} whom to ask if you want them later.",
            "You can still ask your social worker for them.",
            "Your social worker tells you whom to ask if you want them later.",
        ),
    ),
    "ended": (
        Said(
            "The sessions ended before all {sessions} were done.",
            "The sessions ended before your child had been to all {sessions}.",
            "Your sessions stopped before you had all {sessions}.",
            "The sessions ended before you had been to all {sessions}.",
        ),
        Said(
            "They can be taken up again when the child asks for it.",
            "They can begin again when your child asks for it. You can ring {worker}.",
            "You can start again. Ask your social worker.",
            "They can begin again when you ask for it.",
        ),
    ),
}
#: What went well where the sessions have not started.
WELL_BEFORE_THE_WORK = "Keeping to the safety plan."
