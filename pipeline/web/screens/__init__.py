"""The screens, one a file: each has the addresses that it answers."""

from pipeline.web.screens import (
    cases,
    due_list,
    enter,
    family_copies,
    files,
    look,
    one_copy,
    report,
    report_plan,
    settings,
    sign_in,
    start,
    templates,
    watch,
    work,
    workbooks,
)

ADDRESSES = (
    *start.ADDRESSES,
    *workbooks.ADDRESSES,
    *enter.ADDRESSES,
    *cases.ADDRESSES,
    *family_copies.ADDRESSES,
    *one_copy.ADDRESSES,
    *sign_in.ADDRESSES,
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
