"""The multi-disciplinary plan, headings 5 to 8: school, health, support, and what the child needs."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

SCHOOL = Heading(
    (
        Said(
            "The child attends school full time.",
            "Your child goes to school full time.",
            "You go to school all day, as you do now.",
            "You go to school full time.",
        ),
        Said(
            "Attendance was 91% last term.",
            "Your child was at school for 91% of last term. We want to improve on that.",
            "You came to school on most days.",
            "You were at school for 91% of last term.",
        ),
        Said(
            "The child has a reduced timetable until {later}, when it will be reviewed.",
            "Your child has a shorter timetable until {later}. Then we will look at it with {you}.",
            "You go to school for fewer hours until {later}. Then we will ask how it is.",
            "You have a shorter timetable until {later}. Then we will look at it with you.",
        ),
    ),
    (
        Said(
            "{Teacher} is the point of contact.",
            "If something worries you, ask for {teacher}.",
            "If something worries you, go to {your_teacher}.",
            "If something worries you, go to {your_teacher} first.",
        ),
        Said(
            "The school's own safety plan was shared with the meeting.",
            "The school has its own plan. By {soon} {teacher} will go through it with {you}.",
            "Your school has a plan too. {Your_teacher} will tell you about it by {soon}.",
            "The school has its own plan. {Your_teacher} will show it to you by {soon}.",
        ),
        Said(
            "A mentor will meet the child each Monday.",
            "A mentor will meet your child each Monday to plan the week.",
            "A mentor will meet you each Monday.",
            "A mentor will meet you each Monday to plan the week.",
        ),
    ),
)
HEALTH = Heading(
    (
        Said(
            "The school nurse will offer a health assessment by {later}.",
            "A nurse will offer your child a health check by {later}. You can be there.",
            "A nurse will see you by {later}. You can bring someone.",
            "A nurse will offer you a health check by {later}. You can say no.",
        ),
        Said(
            "Health needs are met by the family doctor.",
            "Your family doctor looks after your child's health. Nothing new is needed.",
            "Your doctor looks after you, as before.",
            "Your family doctor looks after your health, as before.",
        ),
        Said(
            "Emotional health was discussed with the child beforehand.",
            "{Worker} asked your child before the meeting how they were feeling.",
            "Your social worker asked how you feel. We listened.",
            "Before the meeting your social worker asked how you are. We talked about what you said.",
        ),
    ),
    (
        Said(
            "A place in the school's counselling service begins on {soon}.",
            "A counsellor at school will see your child from {soon}. What they say stays private, unless "
            "somebody is not safe.",
            "From {soon} you can talk to a counsellor. A counsellor is a good listener.",
            "From {soon} you can see a counsellor at school. What you say stays private, unless somebody is "
            "not safe.",
        ),
        Said(
            "No appointment is outstanding.",
            "There is no appointment to make.",
            "You do not need to go anywhere now.",
            "You have no appointment to make.",
        ),
        Said(
            "The named nurse will tell the next meeting what was offered and taken up.",
            "The nurse will tell the next meeting what was offered and used.",
            "The nurse will tell our next meeting how it went.",
            "The nurse will tell the next meeting what you were offered.",
        ),
    ),
)
FAMILY_SUPPORT = Heading(
    (
        Said(
            "A family support worker will visit each week for eight weeks.",
            "A family support worker will visit {you} each week for eight weeks.",
            "A worker will come to your home each week for eight weeks.",
            "A family support worker will visit your home each week for eight weeks.",
        ),
        Said(
            "{Carers} have been offered the programme for parents.",
            "We are offering {you} a place on the programme for parents. It is free.",
            "{Your_carers} can go to a group for parents.",
            "{Your_carers} can go to a programme for parents.",
        ),
        Said(
            "{Carers} asked for advice on supervision. The family centre will give it on {soon}.",
            "{You} asked for advice on supervision. The family centre will meet {you} on {soon}.",
            "{Your_carers} will get advice from the family centre on {soon}.",
            "{Your_carers} asked for advice. The family centre will meet them on {soon}.",
        ),
    ),
    (
        Said(
            "The support will be reviewed after four weeks.",
            "After four weeks we will ask {you} whether it helps.",
            "After four weeks we will ask if it helps you.",
            "After four weeks we will ask all of you whether it helps.",
        ),
        Said(
            "Visits are arranged around working hours.",
            "You can choose a time outside your working hours.",
            "People will come when you are all at home.",
            "Visits will be at a time when you are all at home.",
        ),
        Said(
            "Brothers and sisters are offered a worker of their own.",
            "Brothers and sisters can have a worker of their own.",
            "Brothers and sisters can have a worker too.",
            "Brothers and sisters can have a worker of their own.",
        ),
    ),
)
NEEDS = Heading(
    (
        Said(
            "The child asked to keep going to the swimming club.",
            "Your child likes swimming club and asked to keep going.",
            "You asked to keep going swimming.",
            "You asked to keep going to the swimming club.",
        ),
        Said(
            "The child would like one person who answers questions.",
            "Your child would like one person to ask questions.",
            "You asked for one person to ask questions.",
            "You asked for one person who can answer your questions.",
        ),
        Said(
            "The child would like meetings to be explained beforehand.",
            "Your child would like us to explain meetings beforehand.",
            "You want to know what each meeting is for.",
            "You asked us to explain meetings beforehand.",
        ),
    ),
    (
        Said(
            "The meeting agreed, and {worker} will arrange it by {soon}.",
            "We agreed. {Worker} will arrange it by {soon}.",
            "We said yes. Your social worker will sort it out by {soon}.",
            "We agreed. Your social worker will arrange it by {soon}.",
        ),
        Said(
            "The meeting agreed, and will ask about it at each review.",
            "We agreed. At each review we will ask your child whether we kept to it.",
            "We said yes. We will ask you about it each time.",
            "We agreed. At each review you can say whether we kept to it.",
        ),
        Said(
            "{Worker} will tell the child by {soon} what was decided.",
            "{Worker} will let your child know by {soon} what was decided.",
            "Your social worker will tell you by {soon} what we decided.",
            "Your social worker will let you know by {soon} what was decided.",
        ),
    ),
)
