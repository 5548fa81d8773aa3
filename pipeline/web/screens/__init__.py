"""The screens, one a file: each has the addresses that it answers."""

from pipeline.web.screens import (
    cases,
    due_list,
    files,
    look,
    report,
    report_plan,
    settings,
    start,
    templates,
    watch,
    work,
    workbooks,
)

ADDRESSES = (
    *start.ADDRESSES,
    *workbooks.ADDRESSES,
    *cases.ADDRESSES,
    *due_list.ADDRESSES,
    *files.ADDRESSES,
    *look.ADDRESSES,
    *report.ADDRESSES,
    *report_plan.ADDRESSES,
    *templates.ADDRESSES,
    *settings.ADDRESSES,
    *watch.ADDRESSES,
    *work.ADDRESSES,
)
