"""Case workbooks in; the paperwork of the harmful sexual behaviour procedure out.

A workbook becomes cases. A case is checked by rules, held to duties, filtered for each audience, written as
documents and counted by measures. A room imports only from lower floors, and rooms on one floor do not know
each other:

    6  cli | web                the commands: parse, call, print | the same work on a page in the browser
    5  app                      the use cases, one per file; begin with run_documents.py
    4  casefiles | reporting    one case's files, each checked | the report of a period, and its measures
    3  documents | formats | leakcheck | storage
                                what each document says | Word, Excel, PDF and calendar files
                                | the search of a finished file for what it must not hold | the outputs folder
    2  access | procedure       who may read what | rules, duties, what is implied, time limits, sample
    1  model                    the case: one noun per file, each field declared once with its readers
    0  foundation               errors, plugins, dates, file names

Six folders hold plugins, one per file, discovered automatically: procedure/rules, procedure/duties,
procedure/implied, access/withholdings, documents and reporting/measures. CONTRIBUTING.md says how to add one;
docs/architecture.md has the picture.
"""
