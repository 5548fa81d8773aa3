"""The procedure's headings in plain words: for parents and carers, for a child, for a young person (F12)."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.documents.shared.family_readers import Form

#: Headings that are never shared with a family, so that no letter names them.
NEVER_FOR_FAMILY = {
    "Support for the children harmed and their families",
    "Disclosure and Barring Service (DBS) question",
}
FOR_PARENTS = {
    "Context of the behaviours": "What we looked at",
    "The child's development, family and social circumstances": "Growing up, family and friends",
    "Need for services": "What help your child needs",
    "Risk to self and others": "What keeps everyone safe, and what could make it harder",
    "Level of supervision required": "How closely an adult should be near",
    "Child protection: risk to the child and to other children": "Whether any child needs more protection",
    "The child's motivation and capacity to engage": "How your child took part",
    "Parents' and carers' capacity to manage and support": "What you can do, and the help you get",
    "Conclusions and initial level of intervention": "What we suggest",
    "Timescales for review": "When we will meet again",
    "Risk": "What keeps everyone safe now",
    "Safety plan": "How the safety plan is working",
    "Carers' ability to protect": "What you can do, and the help you get",
    "Progress of the intervention plan": "How the work is going",
    "Child protection concerns for the child or young person": "Keeping your child safe",
    "The safety of children who may be at risk": "Keeping other children safe",
    "Managing risk at home, in school and in the wider community": (
        "Keeping safe at home, at school and outside"
    ),
    "Immediate living arrangements": "Where your child lives for now",
    "School attendance and related education issues": "School",
    "Individual health needs, including emotional health needs": "Health and feelings",
    "Support for the child and family: social, emotional and behavioural development": (
        "Help for your child and your family"
    ),
    "The needs of the child or young person": "What your child needs",
    "Intervention and treatment": "The work we do with your child",
    "Roles, tasks and expectations of each professional and agency": "What each worker does",
    "Any need for further assessment": "Whether we need to find out more",
    "Timing and frequency of review meetings": "When we will meet again",
    "How the assessment will be carried out": "How we do the assessment",
    "Who will interview whom": "Who talks to whom",
    "The current risk management plan, and whether to change it": "What keeps everyone safe now",
    "How the child is, and what the child says": "How your child is, and what your child says",
    "Where the child lives, education and health": "Home, school and health",
    "The plan from here": "What happens next",
    "Progress of the child protection plan": "How the child protection plan is going",
    "The risks now": "What we are worried about now",
    "The safety plan": "The safety plan",
    "The AIM report, read through together": "The report, read through together",
    "Where anybody does not agree, in their own words": "What somebody does not agree with",
}
_FOR_A_CHILD = {
    "Context of the behaviours": "What we looked at",
    "The child's development, family and social circumstances": "You and your family",
    "Need for services": "Help for you",
    "Risk to self and others": "Keeping safe",
    "Level of supervision required": "Having a grown-up near",
    "Child protection: risk to the child and to other children": "Making sure you are safe too",
    "The child's motivation and capacity to engage": "How you worked with us",
    "Parents' and carers' capacity to manage and support": "The people who look after you",
    "Conclusions and initial level of intervention": "What we think will help",
    "Timescales for review": "When we will meet again",
    "Risk": "Keeping safe",
    "Safety plan": "Your safety plan",
    "Carers' ability to protect": "The people who look after you",
    "Progress of the intervention plan": "How it is going",
    "Child protection concerns for the child or young person": "Making sure you are safe",
    "The safety of children who may be at risk": "Keeping other children safe",
    "Managing risk at home, in school and in the wider community": (
        "Keeping safe at home, at school and outside"
    ),
    "Immediate living arrangements": "Where you live",
    "School attendance and related education issues": "School",
    "Individual health needs, including emotional health needs": "Feeling well",
    "Support for the child and family: social, emotional and behavioural development": (
        "Help for you and your family"
    ),
    "The needs of the child or young person": "What you need",
    "Intervention and treatment": "Work that we do with you",
    "Roles, tasks and expectations of each professional and agency": "Who helps you, and how",
    "Any need for further assessment": "Whether we need to find out more",
    "Timing and frequency of review meetings": "When we will meet again",
    "How the assessment will be carried out": "What we will do together",
    "Who will interview whom": "Who will talk to you",
    "The current risk management plan, and whether to change it": "What keeps everyone safe now",
    "How the child is, and what the child says": "How you are, and what you say",
    "Where the child lives, education and health": "Where you live, school, and feeling well",
    "The plan from here": "What happens next",
    "Progress of the child protection plan": "How your plan is going",
    "The risks now": "Keeping safe",
    "The safety plan": "Your safety plan",
    "The AIM report, read through together": "Your report, read together",
    "Where anybody does not agree, in their own words": "What you do not agree with",
}
_FOR_A_YOUNG_PERSON = {
    **_FOR_A_CHILD,
    "Level of supervision required": "When an adult is near",
    "Child protection: risk to the child and to other children": "Your own safety",
    "The child's motivation and capacity to engage": "How you took part",
    "Parents' and carers' capacity to manage and support": "The people who support you",
    "Carers' ability to protect": "The people who support you",
    "Progress of the intervention plan": "How the work is going",
    "Child protection concerns for the child or young person": "Your own safety",
    "Individual health needs, including emotional health needs": "Health and wellbeing",
    "Where the child lives, education and health": "Home, school or college, and health",
}
_OF_FORM: Mapping[Form, Mapping[str, str]] = {
    Form.PARENT: FOR_PARENTS,
    Form.CHILD: _FOR_A_CHILD,
    Form.YOUNG_PERSON: _FOR_A_YOUNG_PERSON,
}


def headings_for(form: Form) -> Mapping[str, str]:
    """Return the words for each heading of the procedure that this reader can be shown."""
    return _OF_FORM[form]


def titles_of_every_form() -> list[str]:
    """Return every heading in the words of every form."""
    return [title for titles in _OF_FORM.values() for title in titles.values()]
