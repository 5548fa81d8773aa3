"""A site over two cases for the tests of the page."""

from __future__ import annotations

import shutil

import pytest

from tests.web.site import Browser, folder_of, site_at


@pytest.fixture
def site(tmp_path):
    """A site over a folder of its own with two cases."""
    shutil.copytree(folder_of(2), tmp_path / "folder")
    return site_at(tmp_path / "folder")


@pytest.fixture
def browser(site):
    """A browser that has come in."""
    return Browser(site)
