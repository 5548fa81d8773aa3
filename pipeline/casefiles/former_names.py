"""The names that files had in earlier releases, which began with the name of a template: from old to new."""

from __future__ import annotations

import re
from datetime import date

from pipeline.foundation.filenames import stem_of

#: By how a file's name began, how people call the document; what differs in a family's copy is in the second.
_TITLES = {
    "action_sheet": "Action sheet",
    "agenda": "Agenda",
    "aim_advice": "AIM advice",
    "aim_planning_record": "AIM planning record",
    "aim_report": "AIM report",
    "chronology": "Chronology",
    "closing_summary": "Closing summary",
    "compliance_sheet": "Compliance sheet",
    "easy_read": "Easy Read version",
    "further_incident_notice": "Further incident notice",
    "hand_over_pack": "Hand-over pack",
    "intervention_plan": "Intervention plan",
    "invitation": "Invitation",
    "minutes_to_complete": "Minutes to complete",
    "plan": "Multi-disciplinary plan",
    "recognition_record": "Recognition record",
    "refusal_record": "Refusal record",
    "review_minutes": "Review minutes",
    "safety_plan": "Safety plan",
    "school_safety_and_support_plan": "School safety and support plan",
    "section_47_record": "Section 47 record",
    "strategy_minutes": "Strategy minutes",
    "withheld": "Schedule of what is withheld",
}
_FAMILY_TITLES = {"chronology": "What happened and when", "plan": "Plan", "review_minutes": "Review"}
_NAME = re.compile(
    r"(?P<refused>refused - )?(?P<document>[a-z0-9_]+)(?P<parts>(?: - .+?)?)"
    r"(?P<number> \((?:new|new \d+|\d+)\))?\.(?P<ending>docx|pdf)"
)
_DAY, _STATE = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"DRAFT|version \d+")
#: A folder of family copies, in a path below a case's folder or below outputs/.
_OF_FAMILY = re.compile(r"(?:^|/)(?:family|drafts|recalled)/(?!professionals/)")


def name_now(path: str) -> str:
    """The path of a file that an earlier release wrote as it is called now; any other path as it is.

    Then a name was "plan - M-0018 - 2026-08-20.docx": the document, the ID, the day, the addressee; of a
    family copy, whether it is a draft or which version.
    """
    folder, slash, name = path.rpartition("/")
    found = _NAME.fullmatch(name)
    if found is None or found["document"] not in _TITLES:
        return path
    title, is_of_family = _TITLES[found["document"]], bool(_OF_FAMILY.search(path))
    if is_of_family:
        title = _FAMILY_TITLES.get(found["document"], title)
    parts = found["parts"].split(" - ")[1:]
    state = parts.pop() if is_of_family and parts and _STATE.fullmatch(parts[-1]) else ""
    at, day = _day_in(parts)
    stem = stem_of(title, " - ".join(parts[:at]), day, to=" - ".join(parts[at + 1 :]))
    tail = f"{f' - {state}' if state else ''}{found['number'] or ''}.{found['ending']}"
    return f"{folder}{slash}{found['refused'] or ''}{stem}{tail}"


def _day_in(parts: list[str]) -> tuple[int, date | None]:
    """The place of the day among the parts of a name, and the day; the end where there is none."""
    for at, part in enumerate(parts):
        if _DAY.fullmatch(part):
            try:
                return at, date.fromisoformat(part)
            except ValueError:
                continue
    return len(parts), None
