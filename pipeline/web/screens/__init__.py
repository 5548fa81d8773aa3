"""The screens, one a file: each has the addresses that it answers."""

from pipeline.web.later import later
from pipeline.web.screens import (
    cases,
    due_list,
    enter,
    family_copies,
    files,
    look,
    one_copy,
    settings,
    sign_in,
    start,
    templates,
    watch,
    work,
    workbooks,
)

REPORT = later(
    "pipeline.web.screens.report",
    shown=("/report", "/report/made/{job}", "/report/publish", "/report/take-back"),
    done=("/report", "/report/publish", "/report/take-back"),
)
REPORT_EDITION = later("pipeline.web.screens.edition", shown=("/report/edition/{path:path}",))
REPORT_PLAN = later(
    "pipeline.web.screens.report_plan",
    shown=("/report/plan", "/report/plan/chosen/{job}"),
    done=("/report/plan", "/report/plan/choose"),
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
    *REPORT,
    *REPORT_EDITION,
    *REPORT_PLAN,
    *templates.ADDRESSES,
    *settings.ADDRESSES,
    *watch.ADDRESSES,
    *work.ADDRESSES,
)
