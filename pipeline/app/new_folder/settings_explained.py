"""The settings file with every setting, what it means, and the value that holds where it is left out."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date

from pydantic.fields import FieldInfo

from pipeline.app.roles_and_editions import known_roles
from pipeline.app.settings import Settings
from pipeline.app.settings_sections import SettingsSection
from pipeline.foundation.plugins import plugins_in
from pipeline.procedure.time_limits import shipped_limits

_WIDTH = 108
_TOP = """\
# The settings of your council. A line that begins with # is an explanation, and is not read.
# To change a setting, change what is after the = sign. Keep the quotation marks around words.
# Every setting has the value that holds if its line is deleted. 'hsb check' says what cannot be used."""
_ROLES = """\
# What your council calls the roles that lists and documents name. To rename one, delete its # and change the
# words on the right.
[roles]"""
_WORKS_BY = """\
# The date of the edition of a law or guidance that your council works by. 'hsb check' then names each limit
# that is from an older one. For example:
#
# "Working Together to Safeguard Children" = 2026-01-01
[works_by]"""
_LIMITS = """\
# Your council's own time limits. Each is a heading with lines of a first day and the limit that holds for
# what began on that day or later. The line "switched_on = false" switches a duty off. For example:
#
# [limits.first_core_group_held]
# 2027-04-01 = "8 working days"
#
# The duties, and the limits that hold where nothing is written here:
#"""


def settings_explained() -> str:
    """The text of a settings file that has every setting and means the same as an empty one."""
    sections = [
        "\n".join(_section(name, kind.annotation))
        for name, kind in Settings.model_fields.items()
        if isinstance(kind.annotation, type) and issubclass(kind.annotation, SettingsSection)
    ]
    roles = [f"# {_value(role)} = {_value(role)}" for role in known_roles()]
    return "\n\n".join([_TOP, *sections, "\n".join([_ROLES, *roles]), _WORKS_BY, _limits()]) + "\n"


def _section(name: str, kind: type[SettingsSection]) -> Iterator[str]:
    yield from _comment((kind.__doc__ or "").partition("\n")[0])
    yield f"[{name}]"
    for key, field in kind.model_fields.items():
        yield ""
        yield from _comment(_meaning(field))
        yield f"{key} = {_value(field.default)}"


def _meaning(field: FieldInfo) -> str:
    """What a setting means, and its bounds where it is a number."""
    bounds = {
        name: value
        for one in field.metadata
        for name in ("ge", "le")
        if (value := getattr(one, name, None)) is not None
    }
    within = f" ({bounds['ge']} to {bounds['le']})" if len(bounds) == 2 else ""
    return f"{(field.description or '').rstrip('.')}{within}."


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps("" if value is None else value, ensure_ascii=False)


def _limits() -> str:
    limits = shipped_limits()
    lines = [_LIMITS]
    for duty in sorted(plugins_in("pipeline.procedure.duties"), key=lambda one: one.name):
        terms = limits.of(duty.name)
        limit = str(terms.limits[0][1]) if len(terms.limits) == 1 else terms.limits_in_words
        off = "" if terms.switched_on else "; switched off"
        lines += _comment(f"{duty.name}: {limit or 'no time limit'}{off}. {duty.module.WHAT}")
    return "\n".join(lines)
