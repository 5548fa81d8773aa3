"""Minutes of AIM reviews: their four headings, and what is written of the work by how far it has come."""

from __future__ import annotations

from pipeline.procedure.sample.wording import Heading, Said

RISK = Heading(
    (
        Said(
            "Risk was discussed setting by setting.",
            "We talked about each place in turn: home, school, outside and online.",
            "We talked about home, school and other places.",
            "We talked about home, school, other places and being online.",
        ),
        Said(
            "Concern is lower at school than at the last meeting.",
            "We are less worried about school than at the last meeting.",
            "School is going better than last time.",
            "School is going better than when we last met.",
        ),
        Said(
            "Concern is unchanged at home and lower in the community.",
            "Things are the same at home. Outside the home they are going better.",
            "Home is the same as before. Other places are going better.",
            "Things are the same at home. In other places they are going better.",
        ),
    ),
    (
        Said(
            "Nothing has been reported since the last meeting.",
            "Nothing has been reported since we last met.",
            "Nobody told us about a new worry.",
            "Nothing new has been reported since we last met.",
        ),
        Said(
            "The meeting found that supervision is working.",
            "The supervision is working, and we thank {you} for it.",
            "It helps that someone is near you.",
            "The supervision is working.",
        ),
        Said(
            "The meeting asked for another report from the school by {later}.",
            "The school will send us another report by {later}. You can ask {teacher} what is in it.",
            "Your school will write to us again by {later}.",
            "You can ask what is in the school's next report. It is due by {later}.",
        ),
    ),
)
SAFETY_PLAN = Heading(
    (
        Said(
            "The safety plan was read through, measure by measure.",
            "We went through the safety plan one part at a time.",
            "We read your safety plan with you.",
            "We went through each part of your safety plan.",
        ),
        Said(
            "Someone new is responsible for two measures.",
            "Two parts of the safety plan have someone new in charge. {Worker} will give {you} the names.",
            "Someone new will help with two parts of your plan.",
            "Somebody else now looks after two parts of your safety plan. You will get the names.",
        ),
        Said(
            "The measure for travel to school is no longer needed.",
            "Your child no longer needs an adult on the way to school.",
            "You can now go to school in the usual way.",
            "You can now travel to school in the usual way.",
        ),
    ),
    (
        Said(
            "The rest stays as it is.",
            "The rest of the plan stays as it is.",
            "The rest stays as it is.",
            "The rest of your plan stays as it is.",
        ),
        Said(
            "{Worker} will send the new version by {soon}.",
            "{Worker} will send {you} the new version by {soon}. Please use it instead of the old one.",
            "You will get your new plan by {soon}.",
            "You will get the new version by {soon}.",
        ),
        Said(
            "{Carers} agreed.",
            "{You} agreed to this at the meeting.",
            "{Your_carers} said yes to this.",
            "{Your_carers} said yes to this.",
        ),
    ),
)
CARERS = Heading(
    (
        Said(
            "{Carers} described a usual week.",
            "{You} told us how a usual week goes.",
            "{Your_carers} told us about your week.",
            "{Your_carers} told us about a usual week.",
        ),
        Said(
            "{Carers} described how they handle a change of plan.",
            "{You} told us what happens at home when a plan changes.",
            "{Your_carers} told us what they do when plans change.",
            "{Your_carers} told us what they do when a plan changes.",
        ),
        Said(
            "{Carers} asked for help at weekends.",
            "{You} would like some help at weekends.",
            "{Your_carers} would like help at weekends.",
            "{Your_carers} would like help at weekends.",
        ),
    ),
    (
        Said(
            "The meeting found that they are able to protect, with the help they have.",
            "The meeting found that {you} keep your child and others safe, with the help there is.",
            "They help to keep you safe. They do it well.",
            "The meeting found that they keep you and others safe.",
        ),
        Said(
            "A family worker will ring by {soon}.",
            "A family worker will ring {you} by {soon} to agree what would help.",
            "A worker will ring them by {soon}.",
            "A family worker will ring them by {soon}.",
        ),
        Said(
            "A relative now knows the plan too.",
            "Somebody else in the family now knows the plan, so that {you} can take a break.",
            "Someone else in your family now knows your plan.",
            "Somebody else in your family now knows your plan.",
        ),
    ),
)
_WELL = (
    "Going to the sessions each week.",
    "Asking for a break, and coming back.",
    "Telling an adult when something was hard.",
    "Keeping to what was agreed for break times.",
)
_NEXT = (
    Said(
        "The child has met the first aim.",
        "Your child has met the first aim.",
        "You did the first thing you set out to do.",
        "You have met your first aim.",
    ),
    Said(
        "The lead assessor will report again at the next review.",
        "The lead assessor will report again at the next review.",
        "We will tell you more at our next meeting.",
        "You will hear from the lead assessor again at the next review.",
    ),
    Said(
        "School and home use the same words for the same things.",
        "School and home now use the same words, so that your child hears one message.",
        "School and home now use the same words.",
        "Home and school now use the same words for things.",
    ),
)
PROGRESS = Heading(
    (
        Said(
            "Half of the {sessions} sessions are done.",
            "Your child has been to half of the {sessions} sessions.",
            "You went to half of your {sessions} sessions.",
            "You have done half of the {sessions} sessions.",
        ),
        Said(
            "Two thirds of the {sessions} sessions are done.",
            "Your child has been to two thirds of the {sessions} sessions.",
            "You went to most of your {sessions} sessions.",
            "You have done two thirds of the {sessions} sessions.",
        ),
        Said(
            "The {sessions} sessions are going as planned.",
            "The {sessions} sessions are going as planned, on {weekday}s.",
            "Your {sessions} sessions are going well. You meet on {weekday}s.",
            "Your {sessions} sessions are going as planned, on {weekday}s.",
        ),
        Said(
            "The {sessions} sessions began late and are now weekly.",
            "The {sessions} sessions began late. They are now every {weekday}.",
            "Your {sessions} sessions began late. Now they are every {weekday}.",
            "Your {sessions} sessions began late, and are now every {weekday}.",
        ),
    ),
    _NEXT,
    _WELL,
)
COMPLETE = Heading(
    (
        Said(
            "The {sessions} sessions are complete.",
            "Your child has been to all {sessions} sessions.",
            "You went to all {sessions} sessions. Well done.",
            "You have been to all {sessions} sessions. Well done.",
        ),
        Said(
            "All of the planned work is done.",
            "Your child has done all of the planned work.",
            "You did all of the work. Well done.",
            "You have done all of the planned work. Well done.",
        ),
    ),
    (
        Said(
            "The child has met each aim.",
            "Your child has met each aim. You can ring {worker} if you need help again.",
            "You did everything you set out to do.",
            "You have met each of your aims. You can ask for help again.",
        ),
        Said(
            "The school will continue to meet the child each week.",
            "The school will still meet your child each {weekday}.",
            "Someone at school will still meet you each {weekday}.",
            "Someone at school will still meet you each {weekday}.",
        ),
        Said(
            "{Carers} know where to get advice.",
            "{You} know who to ask for advice, and can ask at any time.",
            "{Your_carers} know how to get help.",
            "{Your_carers} know where to get advice. So do you.",
        ),
    ),
    (
        "Finishing every session.",
        ("Going to every session until the end."),
        "Learning what helps, and using it.",
    ),
)

REVIEW = (RISK, SAFETY_PLAN, CARERS, PROGRESS)
#: The last review, when the work is done.
FINAL_REVIEW = (RISK, SAFETY_PLAN, CARERS, COMPLETE)
