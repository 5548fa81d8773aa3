"""The multi-disciplinary plan, headings 1 to 4: safety, and where the child lives."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

OWN_SAFETY = Heading(
    (
        Said(
            "The child's own safety was considered first.",
            "First we asked what your child needs to be safe.",
            "First we asked what keeps you safe.",
            "First we asked what you need to be safe.",
        ),
        Said(
            "The chair read out what is known so far.",
            "The chair read out what is known so far, so that everyone had the same facts.",
            "First the chair said what we know.",
            "The chair said what is known so far, so that we all had the same facts.",
        ),
        Said(
            "The meeting asked whether the child is at risk of harm.",
            "We asked whether your child is at risk of harm, at home or elsewhere.",
            "We asked if you are safe where you live.",
            "We asked whether you are safe, at home and elsewhere.",
        ),
    ),
    (
        Said(
            "The plan addresses every child protection concern.",
            "The plan deals with every worry that was raised.",
            "Your plan has an answer to every worry.",
            "The plan deals with every worry that was raised.",
        ),
        Said(
            "{Worker} will see the child every two weeks.",
            "{Worker} will see your child every two weeks, and ask how things are.",
            "Your social worker will come every two weeks. You can say how you are.",
            "Your social worker will see you every two weeks. You can ask to talk alone.",
        ),
        Said(
            "The question will be asked again at each review.",
            "We will ask this again at each review.",
            "We will ask you again at each meeting.",
            "We will ask you this again at each review.",
        ),
    ),
)
OTHERS_SAFETY = Heading(
    (
        Said(
            "Two named adults make sure that the arrangements at school and in the community are kept.",
            "Two adults check what was agreed: one at school, and one at clubs and activities.",
            "Two grown-ups help to keep everyone safe. One is at school.",
            "Two adults check what was agreed: one at school, and one at activities.",
        ),
        Said(
            "Each setting has a named adult who knows the plan.",
            "In each place one adult knows the plan. {Worker} will give {you} a list of their names.",
            "In each place one grown-up knows your plan.",
            "In each place one adult knows your plan. You will get a list of their names.",
        ),
        Said(
            "The arrangements from the strategy discussion continue.",
            "What was agreed in the first days continues. You will notice no change this week.",
            "What we agreed at the start stays the same.",
            "What was agreed in the first days continues. Nothing changes this week.",
        ),
    ),
    (
        Said(
            "The school will report to {worker} each Friday.",
            "The school will report to {worker} each Friday.",
            "Each Friday your school will say how it went.",
            "Each Friday your school will report how the week went.",
        ),
        Said(
            "{Worker} will speak to each setting by {later}.",
            "{Worker} will speak to the adults in each place by {later}.",
            "Your social worker will talk to each place by {later}.",
            "Your social worker will speak to the adults in each place by {later}.",
        ),
        Said(
            "The arrangements change only at a meeting, never by agreement between two people.",
            "What was agreed can only change at a meeting. Please ask {worker} before you change anything.",
            "This can only change at a meeting. We will ask you first.",
            "What was agreed can only change at a meeting, and you will be asked first.",
        ),
    ),
)
SETTINGS = Heading(
    (
        Said(
            "Home: {carers} follow the safety plan. School: {teacher} follows it. Community: each activity "
            "is agreed beforehand.",
            "At home {you} follow the safety plan. At school {teacher} does. Activities are agreed first.",
            "At home {your_carers} use your plan. At school {your_teacher} does. You ask before you go out.",
            "At home {your_carers} follow the plan. At school {your_teacher} does. You agree activities "
            "first.",
        ),
        Said(
            "The safety plan sets out what happens at home, at school and in the community, measure by "
            "measure.",
            "The safety plan says what happens at home, at school and outside, one thing at a time.",
            "Your safety plan says what happens at home, at school and outside.",
            "Your safety plan says what happens at home, at school and outside.",
        ),
    ),
    (
        Said(
            "{Worker} will go through the measures with {carers} by {soon}.",
            "By {soon} {worker} will go through it with {you}.",
            "Your social worker will read it with all of you by {soon}.",
            "Your social worker will go through it with {your_carers} by {soon}. You can be there.",
        ),
        Said(
            "Each measure will be checked every month until the report is final.",
            "We will check each part every month until the report is finished.",
            "We will check it every month. We will ask what works for you.",
            "We will check each part every month, and ask what works for you.",
        ),
        Said(
            "A copy of the safety plan is kept where {carers} can find it.",
            "Please keep a copy where you can find it. {Worker} will bring another if it is lost.",
            "{Your_carers} keep a copy at home. You can ask to see it.",
            "{Your_carers} keep a copy at home, and you have your own.",
        ),
    ),
)
LIVING = Heading(
    (
        Said(
            "The child continues to live with {carers}.",
            "Your child will stay in the same home.",
            "You will stay where you live now.",
            "You will stay in the home where you live now.",
        ),
        Said(
            "The present living arrangements suit the plan.",
            "Where your child lives now suits the plan.",
            "Your home is right for you now.",
            "Where you live now suits the plan.",
        ),
        Said(
            "The sleeping arrangements at home were changed in the week after the discussion.",
            "In the first week {you} changed who has which room. That stays the same.",
            "At home you have your own place to sleep. That stays the same.",
            "In the first week {your_carers} changed who has which room. That stays the same.",
        ),
    ),
    (
        Said(
            "{Worker} will check the arrangements at each visit.",
            "At each visit {worker} will ask whether this still works.",
            "Your social worker will ask how it is at each visit.",
            "At each visit your social worker will ask whether this still works.",
        ),
        Said("No move is planned.", "No move is planned.", "You do not have to move.", "No move is planned."),
        Said(
            "The housing officer will reply to {worker} by {later}.",
            "The housing officer will reply by {later}, and {worker} will let {you} know.",
            "We asked about your home. We will tell you more by {later}.",
            "The housing officer will reply by {later}. Your social worker will let you know.",
        ),
    ),
)
