"""The multi-disciplinary plan, headings 1 to 4: safety, and where the child lives."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

OWN_SAFETY = Heading(
    (
        Said(
            "The child's own safety was considered first.",
            "We asked first what your child needs in order to be safe.",
            "We asked first what keeps you safe.",
            "We asked first what you need in order to be safe.",
        ),
        Said(
            "What is known so far was read to the meeting.",
            "The chair read out what is known so far, so that everyone had the same facts.",
            "First the chair said what we know.",
            "The chair said what is known so far, so that all of us had the same facts.",
        ),
        Said(
            "The meeting asked whether the child is at risk of harm.",
            "We asked whether your child is at risk of harm, at home or elsewhere.",
            "We asked if you are safe where you are.",
            "We asked whether you are safe, at home and elsewhere.",
        ),
    ),
    (
        Said(
            "No child protection concern remains that the plan does not address.",
            "The plan deals with each worry that was raised.",
            "Your plan has an answer to each worry.",
            "The plan deals with each worry that was raised.",
        ),
        Said(
            "{Worker} sees the child every two weeks.",
            "{Worker} sees your child every two weeks, and asks how things are.",
            "Your social worker comes every two weeks. You can say how you are.",
            "Your social worker sees you every two weeks. You can ask to talk alone.",
        ),
        Said(
            "The question is asked again at each review.",
            "We ask this again at each review.",
            "We ask you again at each meeting.",
            "We ask you this again at each review.",
        ),
    ),
)
OTHERS_SAFETY = Heading(
    (
        Said(
            "Two named adults see that the arrangements at school and in the community are kept.",
            "Two adults check what was agreed: one at school, and one at clubs and activities.",
            "Two grown-ups help to keep everyone safe. One is at school.",
            "Two adults check what was agreed: one at school, and one at activities.",
        ),
        Said(
            "Each setting has a named adult who knows the plan.",
            "In each place one adult knows the plan. {Worker} gives {you} a list of who they are.",
            "In each place one grown-up knows your plan.",
            "In each place one adult knows your plan. You get a list of who they are.",
        ),
        Said(
            "The arrangements from the strategy discussion continue.",
            "What was agreed in the first days goes on: you notice no change this week.",
            "What we agreed at the start goes on.",
            "What was agreed in the first days goes on. Nothing changes this week.",
        ),
    ),
    (
        Said(
            "The school reports to {worker} each Friday.",
            "The school reports to {worker} each Friday.",
            "Each Friday your school says how it went.",
            "Each Friday your school reports how the week went.",
        ),
        Said(
            "{Worker} speaks with each setting by {later}.",
            "{Worker} speaks with each place by {later}.",
            "Your social worker talks to each place by {later}.",
            "Your social worker speaks with each place by {later}.",
        ),
        Said(
            "What was agreed changes only at a meeting, never between two people.",
            "What was agreed changes only at a meeting. Please ask {worker} before you change anything.",
            "This changes only at a meeting. You are asked first.",
            "What was agreed changes only at a meeting, and you are asked first.",
        ),
    ),
)
SETTINGS = Heading(
    (
        Said(
            "Home: {carers} keep to the safety plan. School: {teacher} does. Community: each activity is "
            "agreed beforehand.",
            "At home {you} follow the safety plan. At school {teacher} does. Activities are agreed "
            "beforehand.",
            "At home {your_carers} use your plan. At school {your_teacher} does. You ask before you go out.",
            "At home {your_carers} keep to the plan. At school {your_teacher} does. You agree activities "
            "beforehand.",
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
            "{Worker} goes through the measures with {carers} by {soon}.",
            "By {soon} {worker} goes through it with {you}.",
            "Your social worker reads it with you all by {soon}.",
            "Your social worker goes through it with {your_carers} by {soon}. You can be there.",
        ),
        Said(
            "Each measure is looked at every month until the report.",
            "We check each part every month until the report is finished.",
            "We check it every month. We ask what works for you.",
            "We check each part every month, and ask what works for you.",
        ),
        Said(
            "A copy of the safety plan is kept where {carers} can find it.",
            "Please keep a copy where you can find it. {Worker} brings another if it is lost.",
            "{Your_carers} keep a copy at home. You can ask to see it.",
            "{Your_carers} keep a copy at home, and you have your own.",
        ),
    ),
)
LIVING = Heading(
    (
        Said(
            "The child goes on living with {carers}.",
            "Your child goes on living at the same home.",
            "You stay in the home you live in.",
            "You stay in the home where you live now.",
        ),
        Said(
            "The present living arrangements suit the plan.",
            "Where your child lives now suits the plan.",
            "Your home is right for you now.",
            "Where you live now suits the plan.",
        ),
        Said(
            "The sleeping arrangements at home were changed in the week after the discussion.",
            "In the first week {you} changed who has which room. That goes on.",
            "At home you have your own place to sleep. That stays the same.",
            "In the first week {your_carers} changed who has which room, and it stays so.",
        ),
    ),
    (
        Said(
            "{Worker} looks at the arrangements at each visit.",
            "{Worker} asks at each visit whether it still works.",
            "Your social worker asks how it is when visiting.",
            "Your social worker asks at each visit whether it still works.",
        ),
        Said("No move is planned.", "No move is planned.", "You do not have to move.", "No move is planned."),
        Said(
            "The housing officer replies to {worker} by {later}.",
            "The housing officer replies by {later}, and {worker} lets {you} know.",
            "We asked about your home. We tell you more by {later}.",
            "The housing officer replies by {later}. Your social worker lets you know.",
        ),
    ),
)
