"""Wording of the family copies: what helps to take part, what a person may choose, what meetings are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from pipeline.documents.shared.family_glossary import texts_of_every_glossary
from pipeline.documents.shared.family_headings import titles_of_every_form
from pipeline.documents.shared.family_readers import Form


class Help(TypedDict):
    """What somebody may need in order to take part, and what to do."""

    need: str
    do: str


#: What helps a parent or carer to take part, and what a child may choose.
HELPS: tuple[Help, ...] = (
    {
        "need": "need an interpreter, or this letter in another format",
        "do": "Tell us, and we will arrange it before the meeting.",
    },
    {
        "need": "want somebody with you",
        "do": "You may bring somebody you trust, or an advocate. Tell us who.",
    },
    {
        "need": "cannot come",
        "do": "Tell us as soon as you can. You may join by telephone or send us what you want to say.",
    },
    {"need": "need help to get there", "do": "Tell us. We will see what we can do."},
)
BRING = (
    "What you want to say. You may write it down first.",
    "Your questions.",
    "Anything on paper that you want us to read.",
)
#: What the child may choose, by form.
CHOICES: Mapping[Form, tuple[str, ...]] = {
    Form.CHILD: (
        "You can come to all of the meeting, or to part of it.",
        "You can bring somebody you trust.",
        "You can write down or draw what you want to say. Your social worker can say it for you.",
        "You can choose not to come. That is all right, and we still want to know what you think.",
    ),
    Form.YOUNG_PERSON: (
        "You can come to all of the meeting, or to the part that matters most to you.",
        "You can bring somebody you trust, or an advocate.",
        "You can write down what you want to say, or ask your social worker to say it for you.",
        "You can choose not to come. We still want to know what you think, before or after.",
    ),
}
#: What the people are called who look after a child.
ADULTS: Mapping[Form, str] = {Form.PARENT: "adults", Form.CHILD: "grown-ups", Form.YOUNG_PERSON: "adults"}
#: Where a video meeting is, in a child's letter: an adult has the link, so that no child joins alone.
BY_VIDEO: Mapping[Form, str] = {
    Form.CHILD: "It is a video meeting. A grown-up who helps you has the link.",
    Form.YOUNG_PERSON: "It is a video meeting. An adult who supports you has the link.",
}
#: What each kind of meeting is about: for parents and carers, and for the child.
MEETINGS = {
    "": (
        "We will talk about what has been done and what comes next.",
        "We will talk about what comes next for you.",
    ),
    "aim_planning": (
        "An AIM assessment is a way of finding out what help is needed. At this meeting we plan it "
        "together: what we will do, who will talk to whom, and what keeps everyone safe in the meantime.",
        "We want to find out what help is right for you. At this meeting we plan how we do that, together "
        "with you.",
    ),
    "conference": (
        "A child protection conference is a meeting of the people who work with a child. It decides "
        "whether the child needs a plan to keep them safe. You are part of it, and you can say what you "
        "think.",
        "This is a meeting about keeping you safe. You can say what you think, or somebody can say it for "
        "you.",
    ),
    "review_conference": (
        "This meeting looks at the child protection plan: what has changed, and whether it is still needed.",
        "This meeting looks at how your plan is going.",
    ),
    "core_group": (
        "The core group is the small group that carries out the child protection plan. You are part of it.",
        "This is the group of people who make your plan happen. You can be part of it.",
    ),
    "child_in_need": (
        "This meeting agrees what help the child and the family need, and who will give it.",
        "This meeting is about the help that you and your family need.",
    ),
    "plan": (
        "This meeting makes a plan together: who does what, and by when.",
        "At this meeting we make a plan with you: who helps, and how.",
    ),
    "looked_after_review": (
        "This meeting looks at how things are going while the council looks after the child.",
        "This meeting looks at how things are going where you live.",
    ),
    "read_through": (
        "We have written the AIM report. We will read it through with you, and you can say where you do "
        "not agree. What you say is kept with the report, in your own words.",
        "We have written a report about you. We will read it with you. If you do not agree, you can say so.",
    ),
    "review": (
        "A review looks at how things are going, at what keeps everyone safe, and at what should change.",
        "A review looks at how things are going for you. We want to hear what is going well, and what you "
        "want to change.",
    ),
}


def texts_of_every_copy() -> Iterator[str]:
    """Yield what copies print in the same words in every case, in all their forms."""
    for one in HELPS:
        yield from map(str, one.values())
    yield from (*BRING, *ADULTS.values(), *BY_VIDEO.values())
    for texts in (*CHOICES.values(), *MEETINGS.values()):
        yield from texts
    yield from titles_of_every_form()
    yield from texts_of_every_glossary()
