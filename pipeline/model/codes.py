"""The code lists: each entry's code, its label, and the usual ways in which people write it.

Sources: DfE, a national list; LOCAL, a list of this project (PROJ in the catalogue).
"""

from __future__ import annotations

from pipeline.model.code import code_list

SEX = code_list("Sex", "DfE", _1=("Male", "M", "boy"), _2=("Female", "F", "girl"))
ETHNICITY = code_list(
    "Ethnicity",
    "DfE",
    WBRI=("White British", "White - British"),
    WIRI=("White Irish", "White - Irish"),
    WIRT="Traveller of Irish heritage",
    WROM=("Gypsy or Roma", "Gypsy/Roma"),
    WOTH=("Any other White background", "White other"),
    MWBC="White and Black Caribbean",
    MWBA="White and Black African",
    MWAS="White and Asian",
    MOTH="Any other Mixed background",
    AIND=("Indian", "Asian - Indian"),
    APKN=("Pakistani", "Asian - Pakistani"),
    ABAN=("Bangladeshi", "Asian - Bangladeshi"),
    AOTH="Any other Asian background",
    CHNE="Chinese",
    BCRB=("Black Caribbean", "Caribbean"),
    BAFR=("Black African", "African"),
    BOTH="Any other Black background",
    OOTH="Any other ethnic group",
    REFU="Refused",
    NOBT=("Information not yet obtained", "not obtained"),
)
DISABILITY = code_list(
    "Disability",
    "DfE",
    NONE=("No disability", "none", "no", "n"),
    MOB="Mobility",
    HAND="Hand function",
    PC="Personal care",
    INC="Incontinence",
    COMM="Communication",
    LD=("Learning disability", "learning"),
    HEAR="Hearing",
    VIS="Vision",
    BEH=("Behaviour", "behavioural"),
    AUT=("Autism or Asperger syndrome", "autism", "ASD", "ASC"),
    CON="Consciousness",
    DDA=("Other disability (Equality Act)", "other"),
)
LEGAL_STATUS = code_list(
    "Legal status",
    "DfE",
    C1=("Interim care order", "ICO"),
    C2=("Full care order", "care order", "FCO"),
    D1="Freeing order granted",
    E1=("Placement order granted", "placement order"),
    V2=("Accommodated under section 20", "section 20", "s20"),
    V3="Series of short breaks, episodes recorded",
    V4="Series of short breaks, agreements recorded",
    J1="Remanded to accommodation",
    J2="Placed under the Police and Criminal Evidence Act",
    J3="Youth rehabilitation order with residence",
    L1="Police protection",
    L2=("Emergency protection order", "EPO"),
    L3="Child assessment order",
)
FORMAT = code_list(
    "Format needed",
    "LOCAL",
    standard=("Standard print", "normal"),
    large=("Large print", "18pt"),
    easy="Easy Read",
    audio="Audio",
    translated=("Translated", "translation"),
)
STATUS = code_list("Case status", "LOCAL", open=("Open", "active"), closed=("Closed", "ended"))
CLOSE_REASON = code_list(
    "Reason for closing",
    "DfE",
    RC1="Adopted",
    RC2="Died",
    RC3="Child arrangements order",
    RC4="Special guardianship order",
    RC5="Transferred to another local authority",
    RC6="Transferred to adult social services",
    RC7=("Services ended for any other reason", "services ended"),
    RC8=("Closed after assessment, no further action", "no further action"),
    RC9=("Closed after assessment, to early help", "early help"),
)
ROLE = code_list(
    "Linked child's part",
    "LOCAL",
    harmed=("Child harmed", "harmed child"),
    other=("Other child", "sibling", "witness"),
)
HAND_OVER_TO = code_list(
    "Handed over to",
    "LOCAL",
    council=("Another council", "other council", "another local authority"),
    adult=("Adult services", "adult social care", "adults"),
    none=("No hand-over needed", "none needed", "not needed"),
)
RELATIONSHIP = code_list(
    "Relationship",
    "LOCAL",
    mother=("Mother", "mum"),
    father=("Father", "dad"),
    step=("Step-parent", "stepmother", "stepfather", "stepmum", "stepdad"),
    foster=("Foster carer", "carer"),
    kin=("Relative who cares for the child", "grandparent", "grandmother", "grandfather", "aunt", "uncle"),
    guardian=("Special guardian", "guardian"),
    young=("The child or young person", "child", "self", "young person"),
    sibling=("Brother or sister", "brother", "sister"),
    other="Other",
)
REFERRAL_SOURCE = code_list(
    "Referral source",
    "DfE",
    _1A=("Individual: family member, relative or carer", "family", "family member"),
    _1B="Individual: acquaintance",
    _1C=("Individual: self", "self"),
    _1D="Individual: other",
    _2A=("School", "schools"),
    _2B="Education services",
    _3A=("Health services: GP", "GP"),
    _3B="Health services: health visitor",
    _3C="Health services: school nurse",
    _3D="Health services: other primary health",
    _3E=("Health services: A and E", "A&E", "emergency department"),
    _3F="Health services: other",
    _4="Housing",
    _5A="Local authority: social care",
    _5B="Local authority: other internal",
    _5C="Local authority: other external",
    _5D="Local authority: education welfare",
    _6=("Police", "the police"),
    _7="Other legal agency",
    _8="Other",
    _9=("Anonymous", "anon"),
    _10=("Not known to the service", "source unknown"),
)
RECEIVED_BY = code_list(
    "Received by",
    "LOCAL",
    DUTY=("Referral team", "ART", "ART duty", "Access and Response Team", "front door", "duty team"),
    TEAM=("Allocated team", "allocated social work team", "allocated"),
)
REFERRAL_DECISION = code_list(
    "Decision on the referral",
    "LOCAL",
    SD=("Strategy discussion", "strategy meeting"),
    CIN=("Child in need assessment", "single assessment"),
    EH="Early help",
    NFA=("No further action",),
)
ABOUT = code_list(
    "About",
    "LOCAL",
    displayed=("The child who displayed the behaviour", "displayed"),
    harmed=("A child harmed", "child harmed", "harmed"),
)
MODE = code_list(
    "How it was held",
    "LOCAL",
    meeting=("Meeting in person", "in person", "face to face"),
    call=("Conference call", "phone", "telephone", "teleconference"),
    video=("Video meeting", "video call", "teams", "online"),
)
AIM_DECISION = code_list(
    "AIM decision",
    "LOCAL",
    yes=("Yes", "Y", "agreed"),
    no=("No", "N", "not suitable"),
    deferred=("Deferred", "not yet", "later"),
)
HSB_TEAM_ADVICE = code_list(
    "HSB team's recommendation",
    "LOCAL",
    aim_now=("An AIM assessment now", "AIM now", "AIM assessment"),
    aim_later=("An AIM assessment later", "AIM later"),
    other_work=("Other work instead of an AIM assessment", "other work"),
    proceed=("No AIM assessment at present: advice on how to proceed", "advice on how to proceed"),
    none=("No recommendation yet", "none yet"),
)
LEAD_AGENCY = code_list(
    "Lead agency",
    "LOCAL",
    CSC=("Children's social care", "social care"),
    YOS=("Youth Offending Service", "YOT", "YJS", "youth justice service"),
)
MEETING_KIND = code_list(
    "Kind of meeting",
    "LOCAL",
    aim_planning=("AIM planning meeting", "AIM planning"),
    conference=("Initial child protection conference", "ICPC", "CPC"),
    review_conference=("Review child protection conference", "RCPC"),
    core_group=("Core group",),
    child_in_need=("Child in need meeting", "CIN meeting", "CIN"),
    plan=("Multi-agency planning meeting", "planning meeting"),
    looked_after_review=("Looked-after review", "LAC review", "CLA review", "looked after review"),
    read_through=("Reading the report with the family", "read-through"),
)
DBS = code_list(
    "DBS question",
    "Catalogue 2.2",
    not_considered="Not considered",
    not_met=("Considered: conditions not met", "conditions not met"),
    not_referred=("Considered: not referred", "not referred"),
    referred=("Considered: referred",),
)
AGENCY = code_list(
    "Agency",
    "LOCAL",
    CSC=("Children's social care", "social care", "social worker"),
    Police=("Police", "the police"),
    YOS=("Youth Offending Service", "YOT", "YJS"),
    Health=("Health", "NHS"),
    Education=("Education", "school"),
    HSBTeam=(
        "Harmful sexual behaviour team",
        "HSB team",
        "virtual team",
        "virtual harmful sexual behaviour team",
    ),
    IRO=("Independent Reviewing Officer",),
    Parent=("Parent or carer", "mother", "father", "carer", "family"),
    Child=("Child or young person", "young person"),
    Advocate="Advocate",
    Other="Other agency",
)
#: The agencies from which something can be kept: not the service itself, nor the family, whose copies have
#: releases.
AGENCY_KEPT_AWAY = code_list(
    "Agency that is not to read it",
    "LOCAL",
    Police=("Police", "the police"),
    YOS=("Youth Offending Service", "YOT", "YJS"),
    Health=("Health", "NHS"),
    Education=("Education", "school"),
    HSBTeam=(
        "Harmful sexual behaviour team",
        "HSB team",
        "virtual team",
        "virtual harmful sexual behaviour team",
    ),
    IRO=("Independent Reviewing Officer",),
    Advocate="Advocate",
    Other="Other agency",
)
ATTENDED = code_list(
    "Attended",
    "LOCAL",
    yes=("Yes", "Y", "attended"),
    no=("No", "N", "apologies", "absent"),
    partial=("Part of the meeting", "part", "partly"),
)
EXCLUSION_GROUND = code_list(
    "Ground for exclusion",
    "LOCAL",
    violence="Risk of violence or intimidation",
    disrupt="Conduct that would stop the meeting",
    police="Police enquiries would be put at risk",
    harm="Serious harm to a child",
    third="Information about another person",
    wishes="The child's expressed wish",
    other="Other ground",
)
ENTRY_TYPE = code_list(
    "Kind of entry",
    "LOCAL",
    incident="Incident",
    referral="Referral",
    meeting="Meeting",
    visit="Visit",
    decision="Decision",
    contact="Contact",
    assessment="Assessment",
    service="Service started or ended",
    other="Other",
)
SETTING = code_list(
    "Setting",
    "LOCAL",
    home="Home",
    school=("School", "education"),
    community="Community",
    online="Online",
    placement=("Placement", "care placement"),
)
BEHAVIOUR = code_list(
    "Category code",
    "LOCAL",
    {"C1": "Category 1 of 3", "C2": "Category 2 of 3", "C3": "Category 3 of 3"},
    C1=("Category 1",),
    C2=("Category 2",),
    C3=("Category 3",),
)
#: Both scales of the continuum: a council works with one of them, and "problematic" is a step of either.
CONTINUUM = code_list(
    "Continuum",
    "LOCAL",
    healthy=("Healthy", "green"),
    normal="Normal",
    inappropriate="Inappropriate",
    problematic=("Problematic", "concerning", "amber"),
    harmful=("Harmful", "red"),
    abusive="Abusive",
    violent="Violent",
)
RECOGNITION_TOOL = code_list(
    "Tool used to recognise it",
    "LOCAL",
    brook=("Brook Sexual Behaviours Traffic Light Tool", "Brook", "traffic light tool"),
    hackett=("Hackett continuum", "Hackett"),
    aim=("AIM checklist", "AIM"),
    judgement=("Professional judgement alone", "professional judgement", "none"),
    other=("Another tool", "other"),
)
CONSIDERATION = code_list(
    "Consideration",
    "LOCAL",
    concern=("Considered: of concern", "of concern"),
    no_concern=("Considered: of no concern", "of no concern", "no concern"),
    not_established=("Not established yet", "not established"),
)
DISABILITY_PART = code_list(
    "Part of a disability",
    "LOCAL",
    part=("Part of the disability", "part of it"),
    separate=("Separate from the disability",),
    not_established=("Considered, not established yet", "not established yet"),
    not_considered=("Not considered", "no"),
)
RELEASE = code_list(
    "Release",
    "LOCAL",
    yes=("Release", "yes", "released"),
    withhold=("Withhold", "no", "withheld from family"),
    pending=("Pending", "not decided", "tbc"),
)
INFORMATION = code_list(
    "Information",
    "LOCAL",
    referral=("That there is a referral", "referral", "fact of the referral"),
    decisions=("What was decided", "decisions"),
    measures=("Measures of the safety plan", "safety plan", "measures"),
    chronology="Chronology",
    minutes=("Minutes", "record"),
    plan=("Multi-disciplinary plan", "plan"),
    report="AIM report",
    contacts=("Who is involved and how to reach them", "contacts"),
    health="Information on health",
    education="Information on education",
    other="Other information",
)
#: With whom something is shared: an agency, or the family.
SHARED_WITH = code_list(
    "Shared with",
    "LOCAL",
    Police=("Police", "the police"),
    YOS=("Youth Offending Service", "YOT", "YJS"),
    Health=("Health", "NHS"),
    Education=("Education", "school"),
    HSBTeam=(
        "Harmful sexual behaviour team",
        "HSB team",
        "virtual team",
        "virtual harmful sexual behaviour team",
    ),
    IRO=("Independent Reviewing Officer",),
    Advocate="Advocate",
    Other="Other agency",
    Parent=("Parent or carer", "mother", "father", "carer", "family"),
    Child=("Child or young person", "young person"),
)
SHARING_DECISION = code_list(
    "Decision on sharing",
    "LOCAL",
    share=("Share", "yes", "shared", "to be shared"),
    not_to_share=("Do not share", "no", "not shared", "not to be shared"),
)
#: As in the advice on information sharing for safeguarding practitioners: consent is seldom the basis.
SHARING_GROUND = code_list(
    "Ground for sharing",
    "UK GDPR, article 6",
    task=("Public task: safeguarding children", "public task", "safeguarding", "working together"),
    legal=("Legal obligation", "legal duty", "court order"),
    vital=("Vital interests: to protect life", "vital interests", "vital"),
    legitimate=("Legitimate interests", "legitimate interest"),
    consent=("Consent", "agreed by the family"),
)
SHARING_WISH = code_list(
    "Child's wish about sharing",
    "LOCAL",
    share=("May read what is shared", "yes", "happy to share"),
    words=("Not the child's own words", "not my words"),
    none=("Nothing", "no", "does not want to share"),
)
WITHHOLD_GROUND = code_list(
    "Ground for withholding",
    "LOCAL",
    third="Third party",
    harmed="Child harmed",
    police="Police",
    harm="Serious harm",
    legal="Legal advice",
    source="Source",
    wishes="The child's wishes",
    other="Other ground",
)
PLAN_TRIGGER = code_list(
    "Why this version",
    "LOCAL",
    initial=("First plan", "initial"),
    further=("Further incident",),
    review=("Review",),
)
S47_OUTCOME = code_list(
    "Section 47 outcome",
    "DfE",
    icpc=("Initial child protection conference", "Initial CP Conference", "ICPC"),
    monitor=("Other agency to monitor the child's welfare", "Other Agency to Monitor Child's Welfare"),
    continue_fa=(
        "No further action: continue with family assessment",
        "NFA - Continue With Family Assessment",
    ),
    legal=("Start legal action", "Initiate Legal Action"),
    services=("Provision of services (section 17)", "Provision of Services (s17)", "child in need"),
    short_breaks=("Provision of short breaks (section 17)", "Provision of Short Break Care (s17)"),
    nfa=("No further action", "NFA"),
    other="Other outcome",
)
CONFERENCE_OUTCOME = code_list(
    "Conference outcome",
    "LOCAL",
    plan=("Child protection plan", "CP plan", "CPP"),
    no_plan=("No child protection plan", "no plan"),
)
CP_CATEGORY = code_list(
    "Category of plan",
    "DfE",
    NEG="Neglect",
    PHY="Physical abuse",
    SAB="Sexual abuse",
    EMO="Emotional abuse",
    MUL=("More than one category", "multiple"),
)
ROUTE = code_list(
    "Route",
    "LOCAL",
    cpc=("Child protection conference", "conference"),
    cin=("Child in need", "CIN"),
    eh="Early help",
    none=("No further service", "none"),
)
AIM_MODEL = code_list(
    "AIM model",
    "Catalogue 2.3",
    AIM2=("AIM2", "AIM 2"),
    AIM3=("AIM3", "AIM 3"),
    U12=("AIM Under 12s", "AIM under 12", "under 12s"),
    other="Other model",
)
#: Contents 1 and 4 of the AIM report, as the guidance divides them, and the domains of each model.
AIM_REPORT_PART = code_list(
    "Part of an AIM report",
    "Guidance, AIM models",
    relationship="Nature of the relationship",
    age_difference=("Difference in age", "age difference"),
    no_consent="Absence of consent",
    exploitation="Exploitation",
    authority=("Authority or responsibility", "authority", "responsibility"),
    secrecy="Secrecy",
    coercion=("Coercion or bribery", "coercion", "bribery"),
    violence="Violence",
    household=("Household", "other children in the household"),
    extended_family="Extended family",
    school=("School", "education"),
    peers=("Peer group", "peers"),
    network=("Wider social network", "social network", "wider network"),
    AIM3_sexual="AIM3: sexual behaviour",
    AIM3_other="AIM3: non-sexual behaviour",
    AIM3_development=("AIM3: developmental", "AIM3: development"),
    AIM3_environment=("AIM3: environmental and family", "AIM3: environmental/family"),
    AIM3_regulation="AIM3: self-regulation",
    AIM2_behaviour="AIM2: sexual and non-sexual behaviours",
    AIM2_development=("AIM2: development", "AIM2: developmental"),
    AIM2_family="AIM2: family",
    AIM2_environment="AIM2: environment",
    U12_sexual="Under 12s: sexual behaviour",
    U12_development=("Under 12s: child development", "Under 12s: development"),
    U12_family="Under 12s: family and carers",
    U12_environment=("Under 12s: environmental factors", "Under 12s: environment"),
)
PART_ANSWER = code_list(
    "Answer on a part of an AIM report",
    "LOCAL",
    established=("Established", "yes"),
    not_established=("Not established", "no"),
    na=("Does not apply",),
)
RISK_BAND = code_list("Risk band (not AIM3)", "LOCAL", low="Low", medium=("Medium", "moderate"), high="High")
RESPONSE = code_list(
    "Family's response",
    "LOCAL",
    accepted=("Accepted", "agreed"),
    declined=("Declined", "refused"),
    partial=("Accepted in part", "partial"),
)
DELAY_REASON = code_list(
    "Reason for delay",
    "LOCAL",
    family="Family not available",
    assessor="Assessor not available",
    information="Information awaited",
    police=("Police asked for a delay", "police investigation", "police"),
    illness="Illness",
    other="Other reason",
)
CARERS_SUPPORT = code_list(
    "Degree of support",
    "LOCAL",
    full=("Can give the support needed", "full"),
    with_help=("Can give it with help", "with help"),
    some=("Can give some of it", "some", "in part"),
    little=("Can give little or none at present", "little", "none"),
    not_agreed=("The parents or carers differ", "differ"),
)
CHILD_VERSION = code_list(
    "Child-friendly version",
    "LOCAL",
    made=("Made", "yes"),
    not_needed=("Considered, not needed", "not needed"),
    not_yet=("Not yet considered", "no"),
)
SUPERVISION = code_list(
    "Level of supervision",
    "LOCAL",
    {
        "S1": "Level 1 of 4: usual for the child's age",
        "S2": "Level 2 of 4: extra checks by an adult",
        "S3": "Level 3 of 4: within sight of an adult in named settings",
        "S4": "Level 4 of 4: within sight of an adult at all times",
    },
    S1=("1 Usual for age", "usual for age"),
    S2=("2 Extra checks", "extra checks"),
    S3=("3 Within sight in named settings", "named settings"),
    S4=("4 Within sight at all times", "at all times"),
)
INTERVENTION = code_list(
    "Intervention",
    "LOCAL",
    not_started="Not started",
    started=("Under way", "started"),
    completed=("Completed as planned", "completed"),
    ended=("Ended early",),
)
ACTION_STATUS = code_list(
    "Action status",
    "LOCAL",
    open=("Open", "to do"),
    done=("Done", "complete", "completed"),
    dropped=("No longer needed", "dropped"),
)
REVIEW_TYPE = code_list(
    "Kind of review",
    "LOCAL",
    first=("First AIM review", "first"),
    later=("Later AIM review", "later"),
    final=("Final AIM review", "final"),
)
PARTICIPATION = code_list(
    "Child's part in the review",
    "DfE",
    PN0="Child under 4 at the time",
    PN1="Attended and spoke for themselves",
    PN2="Attended, views given by an advocate",
    PN3="Attended, views given without speaking",
    PN4="Attended, gave no views",
    PN5="Did not attend, views given by an advocate",
    PN6="Did not attend, views sent",
    PN7="Did not attend, views not given",
)
RAISED_BY = code_list(
    "Raised by",
    "LOCAL",
    child=("Child or young person", "young person"),
    parent=("Parent or carer", "mother", "father", "carer"),
    professional=("Professional",),
)
DOCUMENT = code_list(
    "Document",
    "LOCAL",
    strategy_minutes="Strategy discussion minutes",
    plan="Multi-disciplinary plan",
    aim_report="AIM report",
    review_minutes="Review minutes",
    safety_plan="Safety plan",
    chronology="Chronology",
    invitation="Invitation",
)
#: Every paper of a case, as a refusal and a clearance name it.
PAPER = code_list(
    "Paper",
    "LOCAL",
    action_sheet="Your actions",
    agenda="Agenda",
    aim_advice="AIM assessment: advice on suitability",
    aim_planning_record=("AIM planning meeting: record", "AIM planning record", "planning record"),
    aim_report="AIM report",
    chronology="Chronology",
    closing_summary="Closing summary",
    compliance_sheet="Compliance with the procedure",
    easy_read="Easy Read version",
    further_incident_notice="Notice of a further incident",
    hand_over_pack="Hand-over pack",
    intervention_plan="Intervention plan",
    invitation="Invitation",
    minutes_to_complete="Minutes to complete",
    plan="Multi-disciplinary plan",
    recognition_record="Recognition record",
    refusal_record="Refusal or denial: record of what was considered",
    review_minutes="Review minutes",
    safety_plan="Safety plan",
    school_safety_and_support_plan=("School safety and support plan", "school plan"),
    section_47_record="Section 47 enquiry: record of the outcome",
    strategy_minutes="Strategy discussion minutes",
    withheld="What these copies withhold",
)
#: What each duty asks for, by the name of the duty: its source, and its own words (WHAT).
NOT_DONE = code_list(
    "Not done",
    "LOCAL",
    strategy_discussion_for_the_child=("R01 Strategy discussion", "R01"),
    strategy_discussion_for_each_child_harmed=("R02 Strategy discussion", "R02"),
    police_told_of_a_crime=("R03 Contact with the police", "Contact with the police", "R03"),
    agencies_invited=("R04 Invitation of the agencies", "Invitation of the agencies", "R04"),
    hsb_team_invited=(
        "R05 Invitation of the HSB team",
        "R05",
        "R05 Invitation of the virtual team",
        "virtual_team_invited",
    ),
    chronology_shared=("R06 Sharing of the chronology", "Sharing of the chronology", "R06"),
    risk_strategy_agreed=(
        "R07 Temporary risk management strategy",
        "Temporary risk management strategy",
        "R07",
    ),
    strategy_headings_recorded=("R08 Record of the three headings", "R08"),
    section_47_decided=("R09 Section 47 decision", "Section 47 decision", "R09"),
    aim_decided_and_led=("R10 AIM decision with its lead", "AIM decision with its lead", "R10"),
    other_work_recorded=(
        "R11 Record of other work and who does it",
        "Record of other work and who does it",
        "R11",
    ),
    social_care_stays_involved=(
        "R12 Joint involvement of social care",
        "Joint involvement of social care",
        "R12",
    ),
    camhs_referral_discussed_first=(
        "R13 Discussion with the HSB team",
        "Discussion with the HSB team",
        "R13 Discussion with the virtual team",
        "Discussion with the virtual team",
        "R13",
    ),
    conference_where_the_child_is_harmed=("R14 Child protection conference", "Child protection conference"),
    hsb_team_invited_to_the_conference=(
        "R14 Invitation of the HSB team",
        "R14 Invitation of the virtual team",
        "virtual_team_invited_to_the_conference",
    ),
    core_group_addresses_the_behaviour=(
        "R15 Discussion of behaviour and risk at the core group",
        "Discussion of behaviour and risk at the core group",
        "R15",
    ),
    services_considered_without_a_plan=(
        "R16 Consideration of services and risk",
        "Consideration of services and risk",
        "R16",
    ),
    child_in_need_considered=(
        "R17 Decision on route and level of need",
        "Decision on route and level of need",
        "R17",
    ),
    plan_answers_its_headings=(
        "R18 Answer to all 14 headings of the plan",
        "Answer to all 14 headings of the plan",
    ),
    support_is_offered=(
        "R18 Support of a child harmed and the family",
        "Support of a child harmed and the family",
    ),
    aim_planning_meeting_held=("R19 AIM planning meeting", "AIM planning meeting"),
    planning_meeting_attended=("R19 Invitation of those involved", "Invitation of those involved"),
    planning_meeting_recorded=("R20 Record of the three headings", "R20"),
    assessment_is_joint=("R21 Joint assessment", "Joint assessment"),
    assessors_are_qualified=("R21 Qualification of the assessors", "Qualification of the assessors"),
    aim_report_written=("R22 AIM report", "AIM report", "R22"),
    aim_report_answers_its_contents=(
        "R23 Answer to all 10 contents of the AIM report",
        "Answer to all 10 contents of the AIM report",
    ),
    aim_report_answers_each_part=(
        "R23 Answer to each part of contents 1 and 4 of the AIM report",
        "Answer to each part of contents 1 and 4 of the AIM report",
    ),
    carers_support_considered=(
        "R24 Degree of support that parents or carers can give",
        "Degree of support that parents or carers can give",
    ),
    report_read_with_the_family=(
        "R24 Reading of the report with the family",
        "Reading of the report with the family",
    ),
    disagreements_attached=("R25 Attaching of the disagreement", "Attaching of the disagreement", "R25"),
    family_keeps_a_copy=("R26 Copy of the AIM report", "Copy of the AIM report", "R26"),
    child_version_considered=("R27 Child-friendly version", "Child-friendly version", "R27"),
    family_invited_to_the_review=("R28 Invitation of the family", "Invitation of the family"),
    intervention_plan_agreed=("R28 Intervention plan", "Intervention plan"),
    next_review_set=("R28 Date of the next review", "Date of the next review"),
    review_follows_the_report=("R28 AIM review meeting", "AIM review meeting"),
    review_held_by_its_date=("R28 Review", "Review"),
    exclusions_minuted=("R29 Reason for the exclusion", "Reason for the exclusion", "R29"),
    review_covers_risk_plan_and_carers=(
        "R30 Discussion of risk, safety plan and carers' ability",
        "Discussion of risk, safety plan and carers' ability",
        "R30",
    ),
    reviewing_officer_invited=(
        "R31 Invitation of the Independent Reviewing Officer",
        "Invitation of the Independent Reviewing Officer",
        "R31",
    ),
    disability_discussed_with_the_hsb_team=(
        "R32 Case discussion with the HSB team",
        "Case discussion with the HSB team",
        "R32 Case discussion with the virtual team",
        "Case discussion with the virtual team",
        "disability_discussed_with_the_virtual_team",
    ),
    education_fully_involved=("R32 Involvement of education", "Involvement of education"),
    incident_discussed="R33 Strategy discussion",
    safety_plan_reviewed_after_an_incident=("R33 Review of the safety plan", "Review of the safety plan"),
    refusal_considers_safeguarding=(
        "R34 Consideration of a safeguarding response",
        "Consideration of a safeguarding response",
        "R34",
    ),
    delay_has_its_reason=(
        "R35 Reason for the delay of the AIM report",
        "Reason for the delay of the AIM report",
        "R35",
    ),
    referral_decided=("S01 Decision on the referral", "Decision on the referral", "S01"),
    late_assessment_has_its_reason=("S03 Reason for the late assessment", "Reason for the late assessment"),
    single_assessment_concluded=("S03 Single assessment", "Single assessment"),
    section_47_ends_in_time=(
        "S04 Outcome of the section 47 enquiry",
        "Outcome of the section 47 enquiry",
        "S04",
    ),
    conference_held_in_time=(
        "S05 Initial child protection conference",
        "Initial child protection conference",
    ),
    hand_over_pack_sent=("S05 Hand-over pack", "Hand-over pack"),
    hand_over_accepted=("S05 Acceptance of the hand-over", "Acceptance of the hand-over"),
    receiving_conference_held=("S05 Receiving conference", "Receiving conference"),
    first_core_group_held=("S06 First core group", "First core group", "S06"),
    further_core_groups_held=("S07 Next core group", "Next core group", "S07"),
    first_review_conference_held=("S08 First review conference", "First review conference", "S08"),
    later_review_conferences_held=("S09 Later review conference", "Later review conference", "S09"),
    first_looked_after_review_held=("S10 First looked-after review", "First looked-after review", "S10"),
    later_looked_after_reviews_held=("S11 Later looked-after review", "Later looked-after review"),
    second_looked_after_review_held=("S11 Second looked-after review", "Second looked-after review"),
    child_visited_after_placement=("S12 First visit", "First visit", "S12"),
    child_in_need_meeting_held=("S13 Child in need meeting", "Child in need meeting", "S13"),
    family_has_the_conference_report=(
        "S14 Report to the family before the conference",
        "Report to the family before the conference",
        "S14",
    ),
    out_of_court_assessment_made=(
        "S15 Assessment by the Youth Offending Service",
        "Assessment by the Youth Offending Service",
        "S15",
    ),
    strategy_record_circulated=(
        "K05 Record of the strategy discussion",
        "Record of the strategy discussion",
        "K05",
    ),
)
METHOD = code_list(
    "How it was given",
    "LOCAL",
    hand=("By hand", "hand"),
    email=("Secure email", "encrypted email"),
    post=("Recorded post", "recorded delivery"),
)
#: Why a copy for the family does not go out, or comes back: a list, so that no text of a case is in it.
STOP_REASON = code_list(
    "Why it was stopped",
    "LOCAL",
    wrong=("Something in it is not right", "not right", "wrong"),
    withheld=("It holds something to withhold", "to withhold"),
    person=("It is for somebody else", "wrong person"),
    changed=("A decision behind it has changed", "decision changed"),
    other=("Another reason", "other"),
)
YES_NO = code_list("Yes or no", "LOCAL", Y=("Yes", "true", "1"), N=("No", "false", "0"))
