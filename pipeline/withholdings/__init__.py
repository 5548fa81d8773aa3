"""Withholdings: each hides from an audience what it may not see, with the reason. They only add up; none can show.

A part has `hide(case, audience) -> Iterator[Hidden]`. To add one, add a file.
"""
