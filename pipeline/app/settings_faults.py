"""The faults of a settings file, in plain English."""

from __future__ import annotations


def plain_fault(error: object) -> str:
    """A pydantic error in an officer's words, with the name of the setting but not its value."""
    assert isinstance(error, dict)
    key = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        return f'there is no setting "{key}"'
    if error["type"].startswith("bool"):
        return f'"{key}" must be true or false'
    if error["type"].startswith("date"):
        return f'"{key}" must be a date such as 2026-12-29, without quotation marks'
    if error["type"] == "value_error":
        return f'"{key}" is not valid: {error["ctx"]["error"]}'
    if error["type"].startswith(("tuple", "dict", "model")):
        return f'"{key}" is not in the form that a new settings.toml has'
    if error["type"] == "literal_error":
        return f'"{key}" is none of {error["ctx"]["expected"]}'
    if error["type"].startswith(("int", "finite", "greater_than", "less_than")):
        return f'"{key}" is not a valid whole number: {error["msg"].removeprefix("Input ")}'
    if error["type"] == "string_too_short":
        return f'"{key}" is empty'
    return f'"{key}" must be text in quotation marks'
