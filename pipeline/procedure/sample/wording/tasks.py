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
        "The social worker visits {you} and goes through the safety plan.",
        "Your social worker comes and reads your plan with you.",
        "Your social worker visits, and you go through your plan together.",
    ),
    _by("Business support", "CSC", "Send the chronology to each agency that took part."),
    _by(
        "Social worker",
        "CSC",
        "Tell the school's safeguarding lead what was agreed.",
        "The social worker tells the school what it needs to know, and nothing more.",
        "Your social worker tells your school what we agreed.",
        "Your social worker tells the school only what it needs to know.",
    ),
    _by(
        "{Role_at_school}",
        "Education",
        "Write the school's part of the safety plan.",
        "The school writes its part of the safety plan and shows it to you.",
        "Your school writes its part of your plan.",
        "The school writes its part of your safety plan and asks what you think.",
    ),
    _by("School nurse", "Health", "Check the health record and report to the chair."),
    _by("Detective constable", "Police", "Confirm whether an investigation is open."),
    _by(
        "Team manager",
        "CSC",
        "Offer the family a support worker.",
        "We offer you a family support worker. You choose the day.",
        "A worker can come and help your family.",
        "We offer your family a support worker.",
    ),
    _by(
        "{Role_at_school}",
        "Education",
        "Arrange a mentor in school.",
        "The school finds a mentor for your child and lets you know who it is.",
        "Your school finds you a mentor.",
        "The school finds a mentor for you. You can say who suits you.",
    ),
    _by("Business support", "CSC", "Invite the virtual team to the next meeting."),
    _by(
        "Business support",
        "CSC",
        "Book the room and send the invitations.",
        "You get a letter with the date and place of the next meeting.",
        "You get a letter about our next meeting.",
        "We write to you with the day and place of our next meeting.",
    ),
    _by(
        "School nurse",
        "Health",
        "Offer an appointment with the school nurse.",
        "A nurse offers your child an appointment. You can be there.",
        "A nurse gives you a day to meet.",
        "A nurse offers you an appointment.",
    ),
    _by(
        "Deputy head",
        "Education",
        "Look at the supervision at break times and report.",
        "The deputy head checks the supervision at break times and reports to the group.",
        "Your school looks at how breaks go.",
        "The deputy head checks how break times go, and asks you.",
    ),
    _by(
        "Case manager",
        "YOS",
        "Explain the assessment to the family.",
        "The case manager explains the assessment to you.",
        "A worker tells you how we will work with you.",
        "You hear from the case manager how the assessment works.",
    ),
    _by(
        "Case manager",
        "YOS",
        "Ask the youth club for a named adult.",
        "The youth club names an adult your child can go to.",
        "At the club there is a grown-up you can go to.",
        "The youth club names an adult you can go to.",
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
        "The child tells {teacher} when an arrangement at school does not work.",
        "Your child lets {teacher} know when something does not go well.",
        "You tell {your_teacher} when something at school is hard.",
        "You tell {your_teacher} when something at school does not work for you.",
    ),
    Said(
        "The child writes down questions for {worker} before each visit.",
        "Your child notes questions before the social worker comes. You can help.",
        "You think of what to ask your social worker.",
        "You note your questions before your social worker visits.",
    ),
    Said(
        "The child asks an adult at home before going out, and says when they will be back.",
        "Your child asks {you} before going out, and says when to expect them back.",
        "You ask before you go out. You say when you come back.",
        "You ask before you go out, and say when you will be back.",
    ),
    Said(
        "The child uses the card to leave a lesson when a break is needed.",
        "Your child shows a card at school to take a short break.",
        "When you need a break, you show your card.",
        "You show your card when you need a break from a lesson.",
    ),
    Said(
        "The child chooses one activity after school with {worker}.",
        "Your child picks an activity for after school, and the social worker helps to arrange it.",
        "You choose a thing to do after school.",
        "You choose one activity after school, and your social worker arranges it.",
    ),
    Said(
        "The child rings a trusted adult when plans change.",
        "Your child rings an adult they trust when plans change.",
        "When plans change, you ring a grown-up you trust.",
        "When plans change, you ring an adult you trust.",
    ),
)
#: The same once the child has set aims of their own (report, content 7).
BY_THE_CHILD_AFTER_THE_REPORT = (
    *BY_THE_CHILD,
    Said(
        "The child brings the two aims to the next meeting, and says how they went.",
        "Your child says at the next meeting how the two aims went.",
        "You tell us at our next meeting how it went.",
        "You say at the next meeting how your two aims went.",
    ),
)
