"""The people in a sample case: the child, the family, the children harmed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.model import Blank, CaseDetails, FamilyMember, LinkedChild, codes
from pipeline.procedure.sample.branches import Branch
from pipeline.procedure.sample.names import nhs_number
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording.rows import VIEWS_ON_SHARING

_MOTHER = {"relationship": "mother", "parental_responsibility": True}
_FATHER = {"relationship": "father", "parental_responsibility": True}
_FOSTER = {"relationship": "foster", "parental_responsibility": False}
#: What a later case of the same child has from the earlier one.
_OF_THE_CHILD = ("child_ref", "dob", "nhs_number", "sex", "ethnicity", "school", "gp_practice")
_WISHES = ("share", "share", "share", "words")


def describe_child(story: CaseStory, received: date) -> CaseDetails:
    """The child's own row, as at the referral."""
    branch, rng, names = story.branch, story.rng, story.names
    age = rng.randint(8, 11) if branch.model == "U12" else rng.randint(12, 16)
    values: dict[str, Any] = {
        "case_id": story.case_id,
        "child_ref": f"LA-{story.number:05d}0",
        "child_name": story.child_name,
        "dob": day_of(received) - timedelta(days=age * 365 + rng.randint(15, 345)),
        "nhs_number": nhs_number(story.number),
        "sex": codes.SEX[rng.choice("112")],
        "ethnicity": rng.choice(codes.ETHNICITY.codes),
        "disability": tuple(codes.DISABILITY[one] for one in branch.disability),
        "home_address": names.address(),
        "school": names.school(),
        "gp_practice": names.surgery(),
        "looked_after": False,
        "social_worker": story.social_worker,
        "language": branch.language or "English",
        "interpreter_needed": bool(branch.language),
        "format_needed": codes.FORMAT[branch.format],
        "status": codes.STATUS["open"],
        "child_view_on_sharing": rng.choice((*VIEWS_ON_SHARING, Blank.NOT_ASKED)),
    }
    if branch.looked_after:
        values |= {
            "looked_after": True,
            "legal_status": codes.LEGAL_STATUS[rng.choice(("C2", "V2"))],
            "looked_after_from": day_of(received) - timedelta(days=rng.randint(100, 900)),
        }
    if branch.blanks:
        values |= {
            "ethnicity": Blank.NOT_ASKED,
            "gp_practice": Blank.NOT_KNOWN,
            "home_address": Blank.WITHHELD,
            "child_view_on_sharing": Blank.NOT_ASKED,
            "nhs_number": Blank.NOT_KNOWN,
        }
    if story.earlier is not None:
        values |= {name: getattr(story.earlier.details, name) for name in _OF_THE_CHILD}
    return CaseDetails(**values)


def describe_family(story: CaseStory, home: str | Blank, received: date) -> None:
    """Enter the adults who bring the child up, and the child, who may have a copy too."""
    branch = story.branch
    adults = [_FOSTER, _MOTHER] if branch.looked_after else [_MOTHER, _FATHER]
    if story.rng.random() < 0.2 and not branch.apart:
        adults = adults[:1] if not branch.looked_after else adults
    for place, adult in enumerate(adults):
        story.enter(
            FamilyMember, person_id=story.new_id("F"), **_adult(story, place, adult, home, day_of(received))
        )
    story.enter(
        FamilyMember,
        person_id=story.new_id("F"),
        name=story.child_name,
        relationship=codes.RELATIONSHIP["young"],
        parental_responsibility=Blank.NOT_APPLICABLE,
        may_receive_copy=True,
        address=home,
        telephone=Blank.NOT_APPLICABLE,
        address_confidential=False,
        language=branch.language or "English",
        interpreter_needed=bool(branch.language),
        format_needed=codes.FORMAT[branch.format],
    )


def _adult(
    story: CaseStory, place: int, adult: dict[str, object], home: str | Blank, received: date
) -> dict[str, Any]:
    """The fields of one adult; the first, at place 0, lives with the child."""
    branch, names = story.branch, story.names
    foster = adult is _FOSTER
    values: dict[str, Any] = {
        "name": _name_before(story, str(adult["relationship"]))
        or names.person(names.surname() if foster else story.surname),
        "may_receive_copy": True,
        "address": home if place == 0 else names.address(),
        "address_confidential": False,
        "telephone": names.telephone(),
        "language": "English" if foster else branch.language or "English",
        "interpreter_needed": bool(branch.language) and not foster,
        "format_needed": codes.FORMAT["standard"],
        **adult,
        "relationship": codes.RELATIONSHIP[str(adult["relationship"])],
        "child_wish": codes.SHARING_WISH[story.rng.choice(_WISHES)],
    }
    if foster:
        values |= {"copy_agreed_by": story.chair, "copy_agreed_on": received}
    if branch.safe and place == 0:
        values |= {
            "address_confidential": True,
            "gives_away": "Paperboat Lane Nursery; the Kite Steps tram stop",
        }
    if branch.apart:
        values |= _apart(place)
    if branch.blanks and place == 0:
        values |= {
            "parental_responsibility": Blank.NOT_KNOWN,
            "language": Blank.NOT_ASKED,
            "address": Blank.WITHHELD,
        }
    if branch.format == "large" and place == 0:
        values["format_needed"] = codes.FORMAT["large"]
    return values


def _name_before(story: CaseStory, relationship: str) -> str:
    """The name of the mother or father in the earlier case of the child; empty where there is none."""
    known_before = story.earlier.family if story.earlier and relationship != "foster" else ()
    return next((str(one.name) for one in known_before if one.relationship == relationship), "")


def _apart(place: int) -> dict[str, Any]:
    """The fields of parents who live apart: one's address is confidential, the other may not have a copy."""
    if place == 0:
        return {"address_confidential": True}
    return {"may_receive_copy": False, "reason_if_no": "A court order; the chair decided on legal advice."}


def describe_linked_children(story: CaseStory, received: date) -> None:
    """Enter each child harmed and, in one branch, a brother or sister."""
    branch, names = story.branch, story.names
    for place in range(branch.harmed):
        blank = branch.blanks and place == 0
        story.enter(
            LinkedChild,
            link_id=story.new_id("L"),
            role=codes.ROLE["harmed"],
            child_ref=f"LA-{story.number:05d}{place + 1}",
            child_name=names.person(names.surname()),
            dob=Blank.NOT_KNOWN
            if blank
            else day_of(received) - timedelta(days=story.rng.randint(1700, 4900)),
            home_address=Blank.WITHHELD if blank else names.address(),
            school=names.school(),
            home_authority="Upper Quillham Council" if branch.elsewhere else Blank.NOT_APPLICABLE,
            support_offered=_support_offered(branch),
            social_worker=Blank.NOT_KNOWN if branch.elsewhere else names.staff(),
        )
    if branch.sibling:
        story.enter(
            LinkedChild,
            link_id=story.new_id("L"),
            role=codes.ROLE["other"],
            child_ref=f"LA-{story.number:05d}9",
            child_name=names.person(story.surname),
            dob=day_of(received) - timedelta(days=story.rng.randint(900, 2500)),
            school=names.school(),
            home_authority=Blank.NOT_APPLICABLE,
            support_offered=True,
            social_worker=story.social_worker,
        )


def _support_offered(branch: Branch) -> bool | Blank:
    """Whether support was offered; not known where another council is responsible."""
    if not branch.held:
        return Blank.NOT_ASKED
    return Blank.NOT_KNOWN if branch.elsewhere else True
