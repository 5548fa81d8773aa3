"""Case workbooks in; the paperwork of the harmful sexual behaviour procedure out.

A workbook becomes cases. A case is checked by rules, held to duties, seen by audiences, written as documents
and counted by measures. Each room imports only from the floors below it (import-linter holds this):

    __main__.py  cli/       6  where the program begins; the commands; nothing else prints or exits
    summary.py  options.py  outputs_summary.py
                            5  what is said at the end of a run; what several commands are given; what verify
                            and clean say
    run.py  desk.py  verifying.py  retention.py
                            5  the order of work: read this first; the template desk: check, fields, preview;
                            a second look; what is
                               too old to keep
    page/  delivery.py  outcome.py
                            5  the run as a page that a person reads; cases on their way into outputs/; what a
                            run came to
    issuing.py  sameness.py  vocabulary.py
                            5  one case's files, filled and proved; whether they would be the same again; what
                            each template may
                               name, learned from the sample
    recalling.py  next_version.py  sorted_columns.py
                            5  copies that are out: they stay as they are, and why one would not be made so
                            today; what a person
                               wrote in a document, carried over; columns that have come away from their rows
    press.py  order.py  work.py  telling.py  approving.py
                            5  what every file is made with; what a run is asked for; what a worker is given
                            and gives back; what is
                               told of family copies; invented cases with the codes of their copies
    proving.py  copies.py  auditing.py  origins.py
                            5  the proof of a run; which copy a recipient is due; the compliance sheet; where
                            a file came from
    due.py  due_list.py  due_calendar.py
                            5  what is due in a batch of cases; as a workbook; as a calendar
    reporting/  released.py 5  the report of a period, both editions; the register of what was handed out
    workbook/  word/  sample/  outputs/  settings.py
                            4  cells to cases and findings, back to cells; templates to documents; files moved
                            into place
    proof/  register.py  pdf.py  sealing.py  workers.py
                            4  a finished file reopened and searched; the copies that are out; tagged PDF;
                            encryption; who does the
                               work: one process, several, a cluster
    logo.py  settings_faults.py
                            3  the council's logo, looked at before a document holds it; what is wrong in the
                            settings
    edition.py  adding_up.py
                            3  which counts may be shown; observations added up, with the cases behind each
                            number
    measures/               3  one file, one part; and one for each timed duty
    rules/  duties/  withholdings/  release.py  secrecy.py
                            3  one file, one part; what is pending and who decides; what must not be found in
                            a file
    documents/              3  one file, one part
    paperwork.py  family_paperwork.py  arranging.py
                            2  what several documents share; a meeting ahead: who is invited, what it must
                            consider
    judging.py  asking.py   2  what a duty asks, judged by the clock; what duties ask of a record
    clock.py  obligation.py 2  when something is due; something the procedure asks for, and how it stands
    observation.py          2  what a measure saw
    recipient_names.py      2  the name under which somebody was given a copy, as digests
    view.py  audience.py  finding.py  limits.py
                            2  what an audience may see, now or as of a day; who it is, and on which ground
                            something is hidden;
                               what a person should put right; how long each duty may take
    case/                   1  the model: one noun a file, each field declared once
    workdays.py  moments.py  parts.py  errors.py  filenames.py
                            0
    disclosure.py  periods.py  shares.py  run_chart.py  readability.py  progress.py
                            0  hidden counts and the attack on them; quarters; percentages; the limits of a
                            series; how a text
                               reads; how far a run is
    spool.py                0  what waits on disk until it is asked for

Where to add what: a field, one line in case/; a rule, a file in rules/; a duty, a file in duties/ and its
limit in limits.toml; a document, a file in documents/ and a template of the same name in templates/; a reason
to hide something, a file in withholdings/; a trouble with a workbook, a file in tests/trouble/.
"""
