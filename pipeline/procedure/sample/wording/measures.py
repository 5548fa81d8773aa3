"""Safety measures and chronology entries, in words for every reader."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.procedure.sample.wording import Said


@dataclass(frozen=True)
class Measure:
    """A measure: what is done, and the role of the person who sees that it is."""

    said: Said
    owner: str


def _seen_to_by(owner: str, *words: str) -> Measure:
    return Measure(Said(*words), owner)


#: By setting.
MEASURES = {
    "home": (
        _seen_to_by(
            "Parent or carer",
            "An adult is in the same room when younger children visit.",
            "When younger children visit, {you} or another adult will stay in the same room.",
            "When younger children visit, a grown-up stays in the room.",
            "When younger children visit, an adult stays in the room with you.",
        ),
        _seen_to_by(
            "Parent or carer",
            "Bedrooms are used by one person at a time.",
            "Only one person at a time uses a bedroom. Visitors use the living room.",
            "Only one person at a time goes in a bedroom.",
            "You have your bedroom to yourself. Visitors use the living room.",
        ),
        _seen_to_by(
            "Parent or carer",
            "An adult stays downstairs until everyone is asleep.",
            "{You} or another adult will stay downstairs until everyone is asleep.",
            "A grown-up stays up until you are asleep.",
            "An adult stays downstairs until everyone is asleep.",
        ),
    ),
    "school": (
        _seen_to_by(
            "{Role_at_school}",
            "A named adult meets the child at the gate.",
            "An adult your child knows meets them at the school gate.",
            "A grown-up you know meets you at the gate.",
            "An adult you know meets you at the school gate.",
        ),
        _seen_to_by(
            "Deputy head",
            "The child uses the staffed area at breaks.",
            "At break your child stays where staff can see them.",
            "At break you play where the teachers are.",
            "At break you stay where staff can see you.",
        ),
        _seen_to_by(
            "{Role_at_school}",
            "{Teacher} looks at the timetable each week.",
            "{Teacher} looks at the timetable each week, and tells you about any change.",
            "{Your_teacher} looks at your week with you.",
            "{Your_teacher} goes through your timetable with you each week.",
        ),
    ),
    "community": (
        _seen_to_by(
            "Social worker",
            "Each activity is agreed with the social worker beforehand.",
            "{You} agree each activity with the social worker before your child goes.",
            "You ask your social worker before you go somewhere new.",
            "You agree each activity with your social worker before you go.",
        ),
        _seen_to_by(
            "Club leader",
            "The club has a named adult who knows the plan.",
            "One adult at the club knows the plan. Your child can go to them.",
            "One grown-up at your club can help you.",
            "One adult at the club knows your plan. You can go to them.",
        ),
    ),
    "online": (
        _seen_to_by(
            "Parent or carer",
            "Devices are used in shared rooms only.",
            "Phones, tablets and computers are used only in rooms that everyone uses.",
            "You use a phone or tablet where your family can see.",
            "You use your phone and computer in rooms that everyone uses.",
        ),
        _seen_to_by(
            "Parent or carer",
            "An adult looks through the settings of each device every week.",
            "Each week {you} look through the settings of each device with your child.",
            "Each week a grown-up looks at your settings with you.",
            "Each week an adult goes through the settings of your devices with you.",
        ),
    ),
    "placement": (
        _seen_to_by(
            "Foster carer",
            "The foster carers keep a diary and send it to the social worker each Monday.",
            "The foster carers keep a diary, and the social worker reads it each Monday.",
            "Your foster carers write down how the week was. You can help them.",
            "Your foster carers keep a diary, and your social worker reads it. You can ask to see it.",
        ),
    ),
}
#: By what happened. What is not about the child alone has no words for the child.
ENTRIES = {
    "incident": (
        Said("Recorded under its own reference. The safeguarding lead told the council the same day."),
        Said("Recorded under its own reference. The council was told by telephone."),
    ),
    "referral": (
        Said("The referral was received and passed to the duty manager."),
        Said("A discussion was arranged."),
    ),
    "discussion": (Said("Strategy discussion held. Its decisions are in the minutes."),),
    "contact": (
        Said(
            "The school telephoned to say that its arrangements are in place.",
            "The school rang to say that what was agreed at school has begun.",
        ),
        Said(
            "Health confirmed that the appointment was kept.",
            "Health told us that your child went to the appointment.",
        ),
    ),
    "enquiry": (
        Said(
            "A section 47 enquiry began.",
            "The council began a section 47 enquiry, to find out whether your child is safe.",
        ),
    ),
    "plan": (
        Said(
            "Meeting held. The multi-disciplinary plan was agreed.",
            "We met you and agreed the plan.",
            "We met and made your plan.",
            "We met you and agreed your plan.",
        ),
    ),
    "planning": (
        Said(
            "AIM planning meeting held. The assessment began.",
            "We met to plan the assessment, and it began.",
            "We began to get to know you.",
            "We met to plan your assessment, and it began.",
        ),
    ),
    "report": (
        Said(
            "The AIM report was made final.",
            "The assessors finished the AIM report.",
            "We finished writing your report.",
            "The assessors finished your AIM report.",
        ),
    ),
    "review": (
        Said(
            "AIM review held. The date of the next review was set.",
            "We met for a review and agreed what happens next.",
            "We met and asked how you are.",
            "We met for your review and agreed what happens next.",
        ),
        Said(
            "AIM review held. The safety plan was confirmed.",
            "We met for a review. The safety plan stays in place.",
            "We met. Your safety plan stays the same.",
            "We met for your review. Your safety plan stays in place.",
        ),
    ),
    "declined": (
        Said(
            "The family declined the assessment. A safeguarding response was considered.",
            "You chose not to have the assessment. We thought about what else keeps everyone safe.",
            "Your family said no to the assessment. We will plan other help.",
            "You and your family said no to the assessment. We looked at what else would help.",
        ),
    ),
    "service": (
        Said(
            "The sessions of work began.",
            "Your child's sessions began.",
            "Your sessions began.",
            "Your sessions began.",
        ),
        Said(
            "The family support worker began visiting.",
            "The family support worker began visiting you.",
            "A worker began to visit your family.",
            "The family support worker began visiting your family.",
        ),
    ),
    "closed": (
        Said(
            "The case was closed to the service.",
            "We closed the case. You can ring us if you need help again.",
            "Our work with you ended. You can ask for help again.",
            "We closed your case. You can ask for help again.",
        ),
    ),
}
