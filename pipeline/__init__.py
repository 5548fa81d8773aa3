"""Case workbooks in; the paperwork of the harmful sexual behaviour procedure out.

A workbook becomes cases. A case is checked by rules, seen by audiences, and written as documents. Each room imports only
from the floors below it (import-linter holds this):

    cli.py                  6  the commands; the only module that prints or exits
    summary.py              5  what the end of a run tells
    run.py  desk.py         5  the order of work: read this first; the template desk: check, fields, preview
    vocabulary.py           5  what each document's template may name, learned from the sample
    workbook/  word/  sample/  outputs.py  settings.py
                            4  cells to cases and findings, back to cells; templates to documents; files moved into place
    rules/  withholdings/  documents/
                            3  one file, one part
    paperwork.py            2  what several documents share
    view.py  finding.py     2  what an audience may see; what a person should put right
    case/                   1  the model: one noun a file, each field declared once
    workdays.py  parts.py  errors.py
                            0

Where to add what: a field, one line in case/; a rule, a file in rules/; a document, a file in documents/ and a template
of the same name in templates/; a reason to hide something, a file in withholdings/; a trouble with a workbook, a file in
tests/trouble/.
"""
