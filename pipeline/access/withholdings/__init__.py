"""Withholdings: each hides from an audience what it may not see, with the reason.

Each can only hide more: none can show what a label or another withholding hides.

A part has `hide(case, audience) -> Iterator[Hidden]`, and NEEDS, the columns that it reads, such as
"family.child_wish" ("*.release" is the column on every sheet that has it). Where one of them is missing, no
family copy is made. To add a withholding, add a file.
"""
