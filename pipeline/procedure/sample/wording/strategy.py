"""Minutes of strategy discussions: about the child who displayed the behaviour, and about a child harmed."""

from __future__ import annotations

from pipeline.procedure.sample.wording import for_professionals

DISPLAYED = (
    for_professionals(
        (
            "The child stays at home, with an adult in sight at all times.",
            "The child stays with {carers}, who have agreed the supervision set out below.",
            "A relative will stay in the household until {soon}, so that two adults share the supervision.",
            "Nobody needs to move. The arrangements agreed by telephone on the day of the referral stay "
            "in place.",
        ),
        (
            "{Worker} will visit by {soon} and tell the chair what was found.",
            "The duty team will telephone {carers} each evening until {soon}.",
            "The school will start its own arrangements on the next school day.",
        ),
    ),
    for_professionals(
        (
            "Police have opened an investigation. It does not hold up the assessment or the safety plan.",
            "A police investigation is open. The work with the child and the family continues alongside it.",
        ),
        (
            "Until the officer agrees, professionals will not ask the child about the matter itself.",
            "The officer will give the chair an update by {later}.",
            "The officer and {worker} will speak each week, so that neither piece of work hinders the other.",
        ),
    ),
    for_professionals(
        (
            "By {soon} {worker} will inform the school's safeguarding lead of what the school needs to know.",
            "Information goes to the school and to health. {Worker} will telephone both and confirm in "
            "writing by {soon}.",
            (
                "The chair will inform the HSB team. {Worker} will inform the school and the family "
                "doctor by {soon}."
            ),
        ),
        (
            "{Carers} will be told what has been shared, and with whom.",
            (
                "Nothing will be shared with clubs or relatives before {later}, when this will be "
                "considered again."
            ),
            "No details of any other child will be shared.",
        ),
    ),
    for_professionals(
        (
            "Each agency shared what it holds. The chronology was read through and agreed.",
            "Health, education and social care compared their records. Two dates in the chronology were "
            "corrected.",
            "Education described attendance and support in school. Health reported appointments kept. "
            "Police had nothing to add.",
        ),
        (
            "No agency held information that the others had not seen.",
            "The school will send its record of contacts to {worker} by {soon}.",
            "The school nurse will check one earlier record and report by {soon}.",
        ),
    ),
    for_professionals(
        (
            "A temporary risk management strategy was agreed for each setting. Its measures are in the "
            "safety plan.",
            "The measures in the safety plan begin today. Each has a named owner.",
            "{Carers} were telephoned during the discussion and agreed the measures, which begin today.",
        ),
        (
            "They cover the child and any child who may be at risk, and will be reviewed on {later}.",
            "{Worker} will go through the measures with {carers} by {soon}.",
            "They stay in force until {later}, when they will be reviewed.",
        ),
    ),
)

#: The same where no investigation is open.
DISPLAYED_WITHOUT_INVESTIGATION = (
    DISPLAYED[0],
    for_professionals(
        (
            "Police have recorded the matter. No investigation is open.",
            "Police took part and are not opening an investigation at present.",
        ),
        (
            "The officer will tell {worker} if that changes.",
            "The officer will confirm this to the chair in writing by {soon}.",
            "The work with the child and the family will begin at once.",
        ),
    ),
    *DISPLAYED[2:],
)

HARMED = (
    for_professionals(
        (
            "The child is safe at home. Nothing further is needed today.",
            "The child's parents have all they need to keep the child safe, and have a number to "
            "telephone at any time.",
            "The child's own social worker will visit by {soon}.",
        ),
        (
            "The school will keep a named adult available each day.",
            "The parents asked for one point of contact, which is the child's own social worker.",
            "A family worker will telephone the parents on {soon}.",
        ),
    ),
    for_professionals(
        (
            "Police explained to the parents what happens next.",
            "Police have spoken with the parents, and do not need to see the child again.",
        ),
        (
            "Support does not wait for the police.",
            "Other professionals will not ask the child about the matter.",
            "The parents can ask the child's own social worker at any time.",
        ),
    ),
    for_professionals(
        (
            "The child's own social worker will tell the child's school by {soon}.",
            "Health and the school will be told that support is in place, and nothing more.",
            "The parents will decide what relatives are told.",
        ),
        (
            "The two records are kept apart, and so are the two sets of minutes.",
            "Nothing from this record will go to another family.",
        ),
    ),
    for_professionals(
        (
            "Health, education and social care shared what they hold about this child.",
            "The school described attendance and friendships. Health reported no new needs.",
        ),
        ("No further records are needed.", "The school nurse will offer an appointment by {later}."),
    ),
    for_professionals(
        (
            "The two children will not be in the same place without an adult who supervises them.",
            "Arrangements at arrival, at breaks and at the end of the school day were agreed.",
            "The parents and the school have agreed where the child can go if worried, and to whom.",
        ),
        (
            "The arrangements will be reviewed on {later}.",
            "Each agency has named one person who is responsible.",
        ),
    ),
)
