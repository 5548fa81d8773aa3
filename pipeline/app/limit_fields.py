"""The entries of the form of one duty's time limit, and what they become in settings.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pipeline.app.entry_kinds import DAY, NO, TEXT, YES, YES_NO, Entry, NoValue, text_of
from pipeline.app.toml_text import REMOVED, Key
from pipeline.foundation.dates import shown
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.procedure.time_limits import Limits, Terms, shipped_limits

_PREFIX = "limits."
_LIMIT, _FROM = "limit", "first_day"
_ANY_DAY = "2000-01-01"
_FORMS = "24 hours, 10 working days, about 56 days, 6 weeks, 3 months, the same day or none"


class LimitLine(NamedTuple):
    """One duty in the list of limits: its form, what it is about, its limit, and whether it is kept."""

    section: str
    meaning: str
    source: str
    limit: str
    switched_on: bool


def duty_of(section: str) -> Plugin | None:
    """The duty whose limit a section of the settings is about; None where there is none."""
    name = section.removeprefix(_PREFIX) if section.startswith(_PREFIX) else ""
    return next((one for one in _duties() if one.name == name), None)


def limit_lines(written: Mapping[str, Any]) -> list[LimitLine]:
    """Every duty with its limit, by source. `written`: the data of the settings file."""
    found = []
    for one in sorted(_duties(), key=lambda one: (one.module.SOURCE, one.name)):
        terms = _terms(one.name, written)
        said = terms.limits_in_words if len(terms.limits) > 1 else _last(terms)
        found.append(LimitLine(_PREFIX + one.name, one.meaning, one.module.SOURCE, said, terms.switched_on))
    return found


def limit_entries(duty: str, written: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of one duty's form, with what is in force."""
    terms = _terms(duty, written)
    on = "Whether the council keeps this duty; where it does not, nothing says that it is due"
    yield Entry("switched_on", "In force", on, YES_NO, text_of(terms.switched_on), choices=(YES, NO))
    yield Entry(_LIMIT, "Limit", f"Such as {_FORMS}", TEXT, _last(terms))
    since = (
        "If you change the limit: the first day on which the new one holds. A case is held to the limit in "
        "force when its time began"
    )
    yield Entry(_FROM, "From", since, DAY, "", is_free=True)
    edition = "The law or guidance that the limit is from; empty where it is the local procedure"
    yield Entry("edition", "Edition", edition, TEXT, terms.edition.title)
    day = "The day of that edition, if it is known"
    yield Entry("edition_date", "Edition date", day, DAY, text_of(terms.edition.day), is_free=True)


def limit_changes(section: str, values: Mapping[str, Any], written: Mapping[str, Any]) -> dict[Key, Any]:
    """What changed entries become in the file. Raises NoValue, under the entry's name, where they cannot.

    `written`: the data of the settings file.
    """
    changes = {(section, name): one for name, one in values.items() if name not in (_LIMIT, _FROM)}
    if changes.get((section, "edition")) == "":
        changes[section, "edition"] = REMOVED
    if _LIMIT not in values:
        return changes
    try:
        Limits().changed_by({"any": {_ANY_DAY: values[_LIMIT]}})
    except ValueError:
        raise NoValue(f"Write the limit as {_FORMS}.", _LIMIT) from None
    first = values.get(_FROM, REMOVED)
    if first is REMOVED:
        raise NoValue("Write the first day on which the new limit holds, such as 1/4/2027.", _FROM)
    limits = _terms(section.removeprefix(_PREFIX), written).limits
    if limits and first < (last := limits[-1][0]):
        # It would hold until that day and then end: the form would show the former limit again.
        sentence = (
            f"The limit before holds from {shown(last)}. Write that day, to replace it, or a later one."
        )
        raise NoValue(sentence, _FROM)
    return {**changes, (section, first.isoformat()): values[_LIMIT]}


def _duties() -> list[Plugin]:
    return list(plugins_in("pipeline.procedure.duties"))


def _terms(duty: str, written: Mapping[str, Any]) -> Terms:
    """The terms in force; those shipped where the file's cannot be read."""
    own = written.get("limits")
    try:
        return shipped_limits().changed_by(own if isinstance(own, dict) else {}).of(duty)
    except ValueError:
        return shipped_limits().of(duty)


def _last(terms: Terms) -> str:
    """The latest limit, as a person writes it."""
    return str(terms.limits[-1][1] or "none") if terms.limits else "none"
