"""A part of an AIM report: a part of content 1 or 4, or a domain of the model, with its answer and why."""

from __future__ import annotations

from pipeline.model import codes
from pipeline.model.agencies import also
from pipeline.model.code import Code
from pipeline.model.fields import Record, code, prose, reference
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import with_record_of

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class ReportPart(
    Record,
    sheet="AIM report parts",
    collection="report_parts",
    known_from=with_record_of("aim_id"),
    agencies=also("YOS", "HSBTeam"),
):
    """One part of one report (R23). Never in a family copy: it is about the children harmed too.

    Of the agencies, those that make assessments may read it.
    """

    aim_id: str = reference("AIM ID", ("aim_assessments",), P, "The assessment.")
    part: Code | Blank = code(
        "Part",
        codes.AIM_REPORT_PART,
        P | A,
        "One row for each part of contents 1 and 4, and for each domain of the model.",
        required=True,
    )
    answer: Code | Blank = code(
        "Answer", codes.PART_ANSWER, P | A, "For contents 1 and 4. Empty for a domain of the model."
    )
    reason: str | Blank = prose(
        "Reason, or what is to be managed",
        P,
        "In short, neutral words: how it is known, and what is done. Do not describe the behaviour.",
    )


def _parts(*names: str) -> tuple[Code, ...]:
    return tuple(codes.AIM_REPORT_PART[name] for name in names)


#: The parts of content 1 (the context) and of content 4 (risk to self and others), in the guidance's order.
PARTS_OF_CONTENT: dict[int, tuple[Code, ...]] = {
    1: _parts(
        "relationship",
        "age_difference",
        "no_consent",
        "exploitation",
        "authority",
        "secrecy",
        "coercion",
        "violence",
    ),
    4: _parts("household", "extended_family", "school", "peers", "network"),
}
#: The domains of each AIM model that the program knows. Another model has none here.
DOMAINS: dict[str, tuple[Code, ...]] = {
    model: tuple(one for one in codes.AIM_REPORT_PART.codes if one.startswith(f"{model}_"))
    for model in ("AIM2", "AIM3", "U12")
}


def model_of(part: Code) -> str:
    """The AIM model of which a part is a domain; empty for a part of a content."""
    return next((model for model, domains in DOMAINS.items() if part in domains), "")
