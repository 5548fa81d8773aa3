"""Actions in words for every reader: those of professionals, and those of the child."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.procedure.sample.wording import Said


@dataclass(frozen=True)
class Task:
    """An action: what is done, the role of the person who does it, and the code of their agency."""

    said: Said
    owner: str
    agency: str


def _by(owner: str, agency: str, *words: str) -> Task:
    return Task(Said(*words), owner, agency)


TASKS = (
    _by(
        "Social worker",
        "CSC",
        "Visit the family and go through the safety plan.",
        "The social worker will visit {you} and go through the safety plan.",
        "Your social worker will come and read your plan with you.",
        "Your social worker will visit, and you will go through your plan together.",
    ),
    _by("Business support", "CSC", "Send the chronology to each agency that took part."),
    _by(
        "Social worker",
        "CSC",
        "Tell the school's safeguarding lead what was agreed.",
        "The social worker will tell the school what it needs to know, and nothing more.",
        "Your social worker will tell your school what we agreed.",
        "Your social worker will tell the school only what it needs to know.",
    ),
    _by(
        "{Role_at_school}",
        "Education",
        "Write the school's part of the safety plan.",
        "The school will write its part of the safety plan and show it to you.",
        "Your school will write part of your plan.",
        "Your school will write its part of your safety plan and ask what you think.",
    ),
    _by("School nurse", "Health", "Check the health record and report to the chair."),
    _by("Detective constable", "Police", "Confirm whether an investigation is open."),
    _by(
        "Team manager",
        "CSC",
        "Offer the family a support worker.",
        "We will offer you a family support worker. You choose the day.",
        "A worker can come and help your family.",
        "We will offer your family a support worker.",
    ),
    _by(
        "{Role_at_school}",
        "Education",
        "Arrange a mentor in school.",
        "The school will find a mentor for your child and tell you who it is.",
        "Your school will find you a mentor.",
        "The school will find you a mentor. You can say who would suit you.",
    ),
    _by("Business support", "CSC", "Invite the HSB team to the next meeting."),
    _by(
        "Business support",
        "CSC",
        "Book the room and send the invitations.",
        "We will send you a letter with the date and place of the next meeting.",
        "You will get a letter about our next meeting.",
        "We will write to you with the date and place of our next meeting.",
    ),
    _by(
        "School nurse",
        "Health",
        "Offer an appointment with the school nurse.",
        "A nurse will offer your child an appointment. You can be there.",
        "A nurse will give you a day to meet.",
        "A nurse will offer you an appointment.",
    ),
    _by(
        "Deputy head",
        "Education",
        "Look at the supervision at break times and report.",
        "The deputy head will check the supervision at break times, and will report to the next meeting.",
        "Your school will look at how breaks are going.",
        "The deputy head will check how break times are going, and will ask you.",
    ),
    _by(
        "Case manager",
        "YOS",
        "Explain the assessment to the family.",
        "The case manager will explain the assessment to you.",
        "A worker will tell you how we will work with you.",
        "The case manager will explain to you how the assessment works.",
    ),
    _by(
        "Case manager",
        "YOS",
        "Ask the youth club for a named adult.",
        "The youth club will name an adult your child can go to.",
        "At the club there will be a grown-up you can go to.",
        "The youth club will choose an adult you can go to.",
    ),
)
TASKS_FOR_A_CHILD_HARMED = (
    _by("Social worker", "CSC", "Offer the family a support worker of their own."),
    _by("Safeguarding lead", "Education", "Name an adult in school whom the child can go to."),
    _by("Detective constable", "Police", "Tell the parents what happens next."),
    _by("School nurse", "Health", "Offer an appointment with the school nurse."),
)
#: What the child does.
BY_THE_CHILD = (
    Said(
        "The child will tell {teacher} when an arrangement at school does not work.",
        "Your child will let {teacher} know when something is not going well.",
        "You tell {your_teacher} when something at school is hard.",
        "You tell {your_teacher} when something at school does not work for you.",
    ),
    Said(
        "The child will write down questions for {worker} before each visit.",
        "Your child will write down questions before the social worker comes. You can help.",
        "You think of what to ask your social worker.",
        "You write down your questions before your social worker visits.",
    ),
    Said(
        "The child will ask an adult at home before going out, and say when they will be back.",
        "Before going out, your child will ask {you} and agree a time to be back.",
        "You ask before you go out. You say when you will be back.",
        "You ask before you go out, and say when you will be back.",
    ),
    Said(
        "The child will use the card to leave a lesson when they need a break.",
        "Your child will show a card at school to take a short break.",
        "When you need a break, you show your card.",
        "You show your card when you need a break from a lesson.",
    ),
    Said(
        "The child will choose one after-school activity with {worker}.",
        "Your child will choose an after-school activity, and the social worker will help to arrange it.",
        "You choose something to do after school.",
        "You choose one after-school activity, and your social worker will arrange it.",
    ),
    Said(
        "The child will ring a trusted adult when plans change.",
        "Your child will ring an adult they trust when plans change.",
        "When plans change, you ring a grown-up you trust.",
        "When plans change, you ring an adult you trust.",
    ),
)
#: The same once the child has set aims of their own (report, content 7).
BY_THE_CHILD_AFTER_THE_REPORT = (
    *BY_THE_CHILD,
    Said(
        "The child will bring the two aims to the next meeting, and say how they went.",
        "Your child will say at the next meeting how the two aims went.",
        "You tell us at our next meeting how it went.",
        "At the next meeting you say how your two aims went.",
    ),
)
