"""The multi-disciplinary plan, headings 5 to 8: school, health, support, and what the child needs."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

SCHOOL = Heading(
    (
        Said(
            "The child attends full time.",
            "Your child goes to school full time.",
            "You go to school all day, as you do now.",
            "You go to school full time.",
        ),
        Said(
            "Attendance was 91% last term.",
            "Your child was at school for 91% of last term. We aim for more.",
            "You came to school on most days.",
            "You were at school for 91% of last term.",
        ),
        Said(
            "The child attends a reduced timetable until {later}, when it is looked at again.",
            "Your child has a shorter timetable until {later}. Then we look at it with {you}.",
            "You go to school for fewer hours until {later}. Then we ask you.",
            "You have a shorter timetable until {later}. Then we look at it with you.",
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
            "The school has its own plan. By {soon} {teacher} goes through it with {you}.",
            "Your school has a plan too. {Your_teacher} tells you about it by {soon}.",
            "The school has its own plan. {Your_teacher} shows it to you by {soon}.",
        ),
        Said(
            "A mentor meets the child each Monday.",
            "A mentor meets your child each Monday, so the week begins with a plan.",
            "A mentor meets you each Monday.",
            "A mentor meets you each Monday to plan the week.",
        ),
    ),
)
HEALTH = Heading(
    (
        Said(
            "The school nurse offers a health assessment by {later}.",
            "A nurse offers your child a health check by {later}. You can be there.",
            "A nurse sees you by {later}. You can bring someone.",
            "A nurse offers you a health check by {later}. You may say no.",
        ),
        Said(
            "Health needs are met by the family doctor.",
            "Your family doctor looks after your child's health. Nothing new is needed.",
            "Your doctor looks after you, as before.",
            "Your family doctor looks after your health, as before.",
        ),
        Said(
            "Emotional health was discussed with the child beforehand.",
            "{Worker} asked your child before the meeting how things feel just now.",
            "Your social worker asked how you feel. We listened.",
            "Before the meeting your social worker asked how you are. We talked about what you said.",
        ),
    ),
    (
        Said(
            "A place in the school's counselling service begins on {soon}.",
            "A counsellor at school sees your child from {soon}. What is said there stays private, unless "
            "somebody is not safe.",
            "From {soon} you can talk to a counsellor. That is a good listener.",
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
            "The named nurse tells the next meeting what was offered and taken up.",
            "The nurse reports to the next meeting what was offered and used.",
            "The nurse tells our next meeting how it went.",
            "The nurse reports to the next meeting what you were offered.",
        ),
    ),
)
FAMILY_SUPPORT = Heading(
    (
        Said(
            "A family support worker visits each week for eight weeks.",
            "A family support worker visits {you} each week for eight weeks.",
            "A worker comes to your home each week. That is for eight weeks.",
            "A family support worker visits your home each week for eight weeks.",
        ),
        Said(
            "{Carers} have been offered the programme for parents.",
            "We offer {you} a place in the programme for parents. It is free.",
            "{Your_carers} can go to a group for parents.",
            "{Your_carers} can go to a programme for parents.",
        ),
        Said(
            "{Carers} asked for advice on supervision, which the family centre gives on {soon}.",
            "{You} asked for advice on supervision. The family centre gives it on {soon}.",
            "{Your_carers} get advice from the family centre on {soon}.",
            "{Your_carers} asked for advice. The family centre gives it on {soon}.",
        ),
    ),
    (
        Said(
            "What is offered is looked at after four weeks.",
            "After four weeks we ask {you} whether it helps.",
            "After four weeks we ask if it helps you.",
            "After four weeks we ask you all whether it helps.",
        ),
        Said(
            "Visits are arranged around working hours.",
            "You can choose a time outside your working hours.",
            "People come when you are all at home.",
            "Visits are at a time when you are all at home.",
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
            "Swimming club matters to your child, who asked to keep going.",
            "You asked to keep going swimming.",
            "You asked to keep going to the swimming club.",
        ),
        Said(
            "The child would like one person to answer questions.",
            "Your child would like to have one person to put questions to.",
            "You asked for one person to answer you.",
            "You asked for one person who answers your questions.",
        ),
        Said(
            "The child would like meetings to be explained beforehand.",
            "Your child would like to know beforehand what a meeting is for.",
            "You want to know what a meeting is for.",
            "You asked us to explain meetings beforehand.",
        ),
    ),
    (
        Said(
            "The meeting agreed, and {worker} sees to it by {soon}.",
            "We agreed. {Worker} arranges it by {soon}.",
            "We said yes. Your social worker sees to it by {soon}.",
            "We agreed. Your social worker arranges it by {soon}.",
        ),
        Said(
            "The meeting agreed, and asks about it at each review.",
            "We agreed, and ask your child at each review whether it is so.",
            "We said yes. We ask you again each time.",
            "We agreed. At each review you can say whether we kept to it.",
        ),
        Said(
            "{Worker} tells the child by {soon} what was decided.",
            "{Worker} lets your child know by {soon} what was decided.",
            "Your social worker tells you what we decided by {soon}.",
            "Your social worker lets you know by {soon} what was decided.",
        ),
    ),
)
