"""Screens that are loaded when they are first looked at have the addresses that are said of them."""

from __future__ import annotations

import pytest

from pipeline.web import screens
from pipeline.web.screens import report, report_plan


@pytest.mark.parametrize(("said", "module"), [(screens.REPORT, report), (screens.REPORT_PLAN, report_plan)])
def test_each_address_is_said_with_what_it_does(said, module):
    def of(addresses):
        return {(one.path, one.show is not None, one.do is not None) for one in addresses}

    assert of(said) == of(module.ADDRESSES)
