"""Withholdings: each hides from an audience what it may not see, with the reason.

They only add up; none can show.

A part has `hide(case, audience) -> Iterator[Hidden]`, and NEEDS, the columns that it reads
("family.child_wish"; "*.release" is that column on every sheet that has it): where one is missing, no family
copy is made. To add one, add a file.
"""
