"""Invented contexts for the bench: plain values that differ for each number, so that nothing is cached."""

from __future__ import annotations

from random import Random
from typing import Any

ROWS = 40

_ROLES = (
    "Chair",
    "Social worker",
    "School nurse",
    "Head of year",
    "Police officer",
    "Youth justice worker",
    "Minute taker",
)
_PLACES = (
    "North & West team",
    "Family help <hub>",
    "Safeguarding & reviewing",
    "Children's services",
    "Schools & colleges",
)
_STEPS = (
    "Agree who speaks with the family & when",
    "Send the minutes within <5 working days",
    "Share the plan with school & health",
    "Book the review, at the latest <3 months from now",
    "Record the decision & the reason for it",
)
_WORDS = (
    "The meeting went through the referral & agreed what is known, what is not known and who asks.",
    "Each service says what it will do, by when, and who stands in if the worker is away.",
    "The review is held in good time (<3 months) & the family is told before it.",
)


def context(number: int) -> dict[str, Any]:
    """The context of one document: eight values and three lists of forty rows.

    No two lists share a name of a column.
    """
    draw = Random(number)
    return {
        "reference": f"C-{number:04d}",
        "held_on": _day(draw),
        "chair": f"Worker {draw.randrange(100, 1000)}, {draw.choice(_PLACES)}",
        "venue": draw.choice(_PLACES),
        "summary": " ".join(draw.choices(_WORDS, k=3)),
        "decision": draw.choice(_STEPS),
        "review_on": _day(draw),
        "marking": f"Official & sensitive {number}",
        "attendance": [
            {
                "attendee": f"Worker {draw.randrange(100, 1000)}",
                "role": draw.choice(_ROLES),
                "service": draw.choice(_PLACES),
            }
            for _ in range(ROWS)
        ],
        "actions": [
            {"step": draw.choice(_STEPS), "person": draw.choice(_ROLES), "due": _day(draw)}
            for _ in range(ROWS)
        ],
        "events": [
            {
                "day": _day(draw),
                "event": f"{draw.choice(_STEPS)} ({draw.randrange(1000)})",
                "source": draw.choice(_PLACES),
            }
            for _ in range(ROWS)
        ],
    }


def grid(number: int) -> dict[str, Any]:
    """The context for the template with merged cells, colours, growing columns and pictures."""
    draw = Random(number)
    months = [f"Month {number % 12 + place}" for place in range(6)]
    return {
        "reference": f"C-{number:04d}",
        "months": months,
        "services": [
            {
                "name": draw.choice(_PLACES),
                "colour": draw.choice(("DDEBF7", "FFF2CC", "E2EFDA")),
                "counts": [str(draw.randrange(100)) for _ in months],
            }
            for _ in range(20)
        ],
        "steps": [
            {"step": draw.choice(_STEPS), "note": f"Step & note {draw.randrange(1000)}"} for _ in range(20)
        ],
    }


def _day(draw: Random) -> str:
    return f"{draw.randrange(1, 29)} {draw.choice(('March', 'May', 'October'))} {draw.randrange(2024, 2028)}"
