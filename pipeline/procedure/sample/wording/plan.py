"""The multi-disciplinary plan: its 14 headings."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading

PLAN = (
    Heading(
        (
            "The child's own safety was considered first.",
            "What is known so far was read to the meeting.",
            "The meeting asked whether the child is at risk of harm.",
        ),
        (
            "No child protection concern remains that the plan does not address.",
            "{Worker} sees the child every two weeks.",
            "The question is asked again at each review.",
        ),
        "The meeting asked first what your child needs in order to be safe.",
        "We asked first what you need in order to be safe.",
    ),
    Heading(
        (
            "Two named adults see that the arrangements at school and in the community are kept.",
            "Each setting has a named adult who knows the plan.",
            "The arrangements from the strategy discussion continue.",
        ),
        (
            "The school reports to {worker} each Friday.",
            "{Worker} speaks with each setting by {later}.",
            "What was agreed changes only at a meeting, never between two people.",
        ),
        "We agreed how other children are kept safe, and who sees to it.",
    ),
    Heading(
        (
            "Home: {carers} keep to the safety plan. School: the head of year does. Community: each "
            "activity is agreed beforehand.",
            "The safety plan sets out what happens at home, at school and in the community, measure by "
            "measure.",
        ),
        (
            "{Worker} goes through the measures with {carers} by {soon}.",
            "Each measure is looked at every month until the report.",
            "A copy of the safety plan is kept where {carers} can find it.",
        ),
        "The safety plan says what happens at home, at school and outside. You have a copy of it.",
    ),
    Heading(
        (
            "The child goes on living with {carers}.",
            "The present living arrangements suit the plan.",
            "The sleeping arrangements at home were changed in the week after the discussion.",
        ),
        (
            "{Worker} looks at the arrangements at each visit.",
            "No move is planned.",
            "The housing officer replies to {worker} by {later}.",
        ),
        "Your child goes on living where they live now.",
        "You stay where you live now.",
    ),
    Heading(
        (
            "The child attends full time.",
            "Attendance was 91% last term.",
            "The child attends a reduced timetable until {later}, when it is looked at again.",
        ),
        (
            "The head of year is the point of contact.",
            "The school's own safety plan was shared with the meeting.",
            "A mentor meets the child each Monday.",
        ),
        "The school has one person for you to talk to: the head of year.",
    ),
    Heading(
        (
            "The school nurse offers a health assessment by {later}.",
            "Health needs are met by the family doctor.",
            "Emotional health was discussed with the child beforehand.",
        ),
        (
            "A place in the school's counselling service begins on {soon}.",
            "No appointment is outstanding.",
            "The named nurse tells the next meeting what was offered and taken up.",
        ),
        "A nurse will offer a health check, and somebody for your child to talk to.",
    ),
    Heading(
        (
            "A family support worker visits each week for eight weeks.",
            "{Carers} have been offered the programme for parents.",
            "{Carers} asked for advice on supervision, which the family centre gives on {soon}.",
        ),
        (
            "What is offered is looked at after four weeks.",
            "Visits are arranged around working hours.",
            "Brothers and sisters are offered a worker of their own.",
        ),
        "A family support worker will visit you. You may say which day suits you.",
    ),
    Heading(
        (
            "The child asked to keep going to the swimming club.",
            "The child would like one person to answer questions.",
            "The child would like meetings to be explained beforehand.",
        ),
        (
            "The meeting agreed, and {worker} sees to it by {soon}.",
            "The meeting agreed, and asks about it at each review.",
            "{Worker} tells the child by {soon} what was decided.",
        ),
        "We heard what your child asked for, and wrote it into the plan.",
    ),
    Heading(
        (
            "Each child harmed has been offered support by a worker of their own.",
            "Support for each child harmed is arranged in that child's own record.",
        ),
        (
            "Nothing from that record is repeated here.",
            "The workers confirm to the chair, by {later}, that the offer was made.",
        ),
    ),
    Heading(
        (
            "Work on boundaries and safe relationships begins by {later}.",
            "Work on managing feelings has been offered in school.",
            "Six sessions with the youth worker begin after the next meeting.",
        ),
        (
            "Nothing waits for other agencies.",
            "Progress is reported to each review.",
            "Sessions take place at school.",
        ),
        "We will tell you what work is planned with your child, and when it starts.",
    ),
    Heading(
        (
            "Social care leads. Police, health and education report to each review.",
            "Each professional's task, with its date, is in the table of actions.",
        ),
        (
            "The chair is told at once if a task cannot be done in time.",
            "{Worker} sends the plan to everyone by {soon}.",
        ),
        "Each person's task is written down, with a date.",
    ),
    Heading(
        (
            "An assessment of emotional health was requested.",
            "An assessment by the educational psychologist was requested.",
            "A speech and language assessment was requested.",
        ),
        ("{Worker} tells {carers} by {soon} how it works.", "The result is brought to the next review."),
        "We talked about which assessments would help.",
    ),
    Heading(
        (
            "The meeting considered whether the conditions for a referral were met.",
            "The question was put by the chair, and each agency spoke to it.",
        ),
        ("The outcome, the reason and who decided are set out below.",),
    ),
    Heading(
        (
            "The plan is reviewed six weeks from today, and then every three months.",
            "The first review takes place by {later}.",
        ),
        ("The dates are in the record of reviews.", "The chair sends invitations two weeks beforehand."),
        "We meet again to see how the plan is going. You are invited.",
    ),
)
