"""What a council's settings say about roles and editions: the names in force, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime

from pipeline.app.settings_toml import FILE_NAME
from pipeline.foundation.council import Roles
from pipeline.foundation.dates import shown
from pipeline.foundation.plugins import plugins_in
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.duties import duty_named
from pipeline.procedure.time_limits import Limits, Terms, shipped_limits


def days_as_written(written: object) -> object:
    """Days by title, also those in quotation marks as 01/01/2026; another text stays, to be found wrong."""
    if not isinstance(written, dict):
        return written
    return {title: _day_in(value) if isinstance(value, str) else value for title, value in written.items()}


def _day_in(written: str) -> date | str:
    try:
        return datetime.strptime(written.strip(), "%d/%m/%Y").date()
    except ValueError:
        return written


def known_roles() -> tuple[str, ...]:
    """Every role that the program names: who does what is due, what is implied, and who signs."""
    parts = [*plugins_in("pipeline.procedure.duties"), *plugins_in("pipeline.procedure.implied")]
    return tuple(sorted({part.module.WHO for part in parts} | {str(one.default) for one in fields(Roles)}))


def roles_by_name(written: Mapping[str, str]) -> dict[str, str]:
    """The council's name for each role that the program names; a capital more or less is no other role."""
    own = {_plain(role): name for role, name in written.items()}
    return {role: own[_plain(role)] for role in known_roles() if _plain(role) in own}


def roles_in_documents(written: Mapping[str, str]) -> Roles:
    """The roles as documents print them, by the council's names."""
    own = roles_by_name(written)
    return Roles(**{one.name: own.get(str(one.default), str(one.default)) for one in fields(Roles)})


def role_findings(written: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for each name in the settings that is no role of the program's, with those that are."""
    known = {_plain(role) for role in known_roles()}
    for role in written:
        if _plain(role) not in known:
            problem = f'"roles.{role}" is not a role that is printed anywhere, so it changes nothing.'
            yield _warning("unknown_role", problem, f"The roles are: {'; '.join(known_roles())}.")


def edition_findings(limits: Limits, works_by: Mapping[str, date]) -> Iterator[Finding]:
    """A warning for each limit whose edition is older than the one that the council works by.

    One whose edition has no date is said too, and an instrument that no limit is from. What is in a later
    edition is not known here: a person has to compare the limit with it.
    """
    duties = sorted(part.name for part in plugins_in("pipeline.procedure.duties"))
    for instrument, day in works_by.items():
        if not any(_is_from(limits, duty, instrument) for duty in duties):
            titles = sorted({limits.of(duty).edition.title for duty in duties} - {""})
            problem = f'"works_by.{instrument}" does not name a source of any limit, so it changes nothing.'
            yield _warning("unknown_edition", problem, f"Limits come from: {'; '.join(titles)}.")
        for duty in duties:
            terms = limits.of(duty)
            if terms.edition.is_of(instrument) and _is_older(terms, day):
                yield _older(duty, terms, day)


def _is_from(limits: Limits, duty: str, instrument: str) -> bool:
    """Whether a limit is from an instrument, here or as shipped: an updated one is no mistake."""
    return any(one.of(duty).edition.is_of(instrument) for one in (limits, shipped_limits()))


def _is_older(terms: Terms, day: date) -> bool:
    in_use = terms.switched_on and terms.has_limit
    return in_use and (terms.edition.day is None or terms.edition.day < day)


def _older(duty: str, terms: Terms, day: date) -> Finding:
    limit, asks = terms.limits[-1][1], duty_named(duty).module
    how = "is older than" if terms.edition.day else "has no date to compare with"
    return _warning(
        "limit_of_an_older_edition",
        f"{asks.SOURCE}, {asks.WHAT}: its limit ({limit or 'none'}) comes from an edition "
        f"({terms.edition}) that {how} the one that the council works by, dated {shown(day)}.",
        "Compare the limit with that edition. Then enter edition and edition_date, and the limit if it "
        f"differs, under [limits.{duty}] in {FILE_NAME}.",
    )


def _plain(role: str) -> str:
    return " ".join(role.split()).casefold()


def _warning(rule: str, problem: str, remedy: str) -> Finding:
    return Finding(workbook=FILE_NAME, problem=problem, remedy=remedy, rule=rule, severity=Severity.WARNING)
