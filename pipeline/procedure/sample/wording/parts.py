"""The parts of an AIM report: what is written where a part is established, and where it is not."""

from __future__ import annotations

#: By part of contents 1 and 4: reasons where it is established, and where it is not ("" for none given).
PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "relationship": (
        (
            "The children know each other from one setting, which the safety plan names. The adults there "
            "know of it by {soon}.",
            "The children are in the same school and in different years. {Teacher} keeps their "
            "timetables apart until {later}.",
        ),
        ("The records do not agree on how the children know each other. {Worker} asks again by {soon}.",),
    ),
    "age_difference": (
        (
            "It was weighed with the stage of development of each child, and bears on the supervision.",
            "The assessors took it into account with what the schools say of each child's stage.",
        ),
        ("The children are close in age and stage.", ""),
    ),
    "no_consent": (
        (
            "Taken from the records of the police. The assessors did not ask the children again.",
            "The strategy discussion recorded it, and nothing since then says otherwise.",
        ),
        ("The accounts differ. The police are asked for an update by {later}.",),
    ),
    "exploitation": (
        ("The records of two agencies point to it. {Worker} brings it to the next review.",),
        ("Nothing in the records of four agencies points to it.", ""),
    ),
    "authority": (
        (
            "The child was sometimes asked to look after younger children. An adult does that from {soon}.",
            "The child had a task as a helper at the club. The club has ended it.",
        ),
        ("The child had no charge of others at home, in school or at the club.", ""),
    ),
    "secrecy": (
        ("The records say so. {Carers} and the school have agreed whom the child can talk to.",),
        ("An adult knew of it on the same day.", ""),
    ),
    "coercion": (
        ("One record says so. The work on respect in the intervention plan takes it up.",),
        ("The records were read for it, and do not say so.", ""),
    ),
    "violence": (
        ("One earlier entry in the chronology says so. The plan for school takes it up by {later}.",),
        ("No agency holds a record of it.", ""),
    ),
    "household": (
        (
            "Younger children visit at weekends. {Carers} stay in the room; {worker} checks by {later}.",
            "Other children live there. The measures at home in the safety plan are in force.",
        ),
        ("No other child lives there.", ""),
    ),
    "extended_family": (
        ("Younger cousins come to family occasions. An adult who knows the plan stays with them.",),
        ("Relatives visit without children.", ""),
    ),
    "school": (
        (
            "Break times are the time to manage. {Teacher} has named an adult by {soon}.",
            "The way to and from school is the time to manage. An adult meets the child at the gate.",
        ),
        ("School reports no concern, and has a named adult.", ""),
    ),
    "peers": (
        ("Friends meet without an adult after school. {Carers} agree where, and until when.",),
        ("The friends are of the same age, and known to the school.", ""),
    ),
    "network": (
        ("The club has younger members. Its safeguarding lead has the measures by {soon}.",),
        ("The child belongs to no club at present.", ""),
    ),
}
#: By domain of each AIM model.
DOMAINS: dict[str, tuple[str, ...]] = {
    "AIM3_sexual": (
        "What is known is in the chronology, by date, setting and category. The work on boundaries begins "
        "by {later}.",
        "The category is the same in each entry. The lead assessor looks at it again at the first review.",
    ),
    "AIM3_other": (
        "School records show few other concerns. The mentor meets the child each week.",
        "Two entries about conduct in school. {Teacher} reports on {later}.",
    ),
    "AIM3_development": (
        "Several moves in the early years. {Worker} asks health for the earlier record by {soon}.",
        "Development is as expected, by the records of health and of the school.",
    ),
    "AIM3_environment": (
        "{Carers} use the safety plan each day. Help at weekends is asked for.",
        "The family is settled, with relatives near by who know the plan.",
    ),
    "AIM3_regulation": (
        "The child can name two things that help when cross. The sessions build on them.",
        "The child asks for a break when sessions are hard, and comes back.",
    ),
    "AIM2_behaviour": (
        "Concerns: two settings. Strengths: the child keeps to the plan in both.",
        "Concerns: one setting. Strengths: no other concern in school.",
    ),
    "AIM2_development": (
        "Concerns: several moves. Strengths: steady progress in school.",
        "Strengths: development is as expected, by the records of health.",
    ),
    "AIM2_family": (
        "Strengths: {carers} took part in both interviews and ask for advice.",
        "Concerns: weekends. Strengths: {carers} have agreed the measures.",
    ),
    "AIM2_environment": (
        "Strengths: a named adult in school and at the club.",
        "Concerns: the way home. Strengths: an adult meets the child at the gate.",
    ),
    "U12_sexual": (
        "What is known is in the chronology, by date and setting. Family work on boundaries begins by "
        "{later}.",
    ),
    "U12_development": ("The child is at the stage of others in the class, by the school's record.",),
    "U12_family": ("{Carers} understand the plan, and have one person to telephone.",),
    "U12_environment": ("School and the club have a named adult each, who knows the measures.",),
}
#: How often a part is established.
SHARE = {"relationship": 0.9, "age_difference": 0.6, "no_consent": 0.7, "household": 0.6, "school": 0.7}

#: What the HSB team gives as its reasons, by what it recommends.
ADVICE_REASONS = {
    "aim_now": (
        "An assessment says which work is needed and how much supervision. Two trained assessors are free "
        "from {soon}.",
        "The child and {carers} are ready to take part. The police have no objection to a start by {soon}.",
    ),
    "aim_later": (
        "More has to be known first: the school's record, and the health record by {later}. The team looks "
        "at it again then.",
    ),
    "other_work": (
        "The child's age and stage suit family sessions and a programme in school better. The team offers "
        "advice to the worker each month.",
        "One setting, few entries, and support is in place. Six sessions are enough to begin with.",
    ),
    "proceed": (
        "The present work goes on, with the safety plan looked at by {later}. The team can be asked at any "
        "time.",
        "A case discussion with education first, by {soon}. The sessions are short, with pictures.",
    ),
}
