"""Every route, whatever is asked of it: never a fault, and no file but those of the outputs folder."""

from __future__ import annotations

import os
import re
import shutil
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.web.screens import ADDRESSES
from tests.extent import few_or_all
from tests.web.site import Browser, folder_of, site_at

TIMES = few_or_all(20, 3_000)
_PARTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "..",
            ".",
            "C-0001",
            "cases",
            "index.html",
            "manifest.json",
            "..%2f",
            "%00",
            "con",
            "C:",
            "\\",
            "~",
            "'\"<b>{{1}}",
        ]
    ),
)
_OF_ENTRY = ["sheet", "at", "part", "of", "mark", "workbook", "then", "q.case_id", "q.child_name", "q.status"]
_NAMES = st.sampled_from(
    [
        *("by", "find", "show", "case", "document", "which", "drafts", "password", "token", "workbooks"),
        *("person", "about", "mark", "do", "read", "name", "code", "again", "then", "done", "given_on"),
        *_OF_ENTRY,
    ]
)
_VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["details", "attendance", "discussions", "C-0001", "SD-000101", "2@cases.xlsx", "1", "99"]
    ),
    st.sampled_from(["{0}", "{job}", "²", "-1", "../x.xlsx", "Open", "C-0007"]),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser at a folder with something made, and a secret beside it."""
    root = tmp_path_factory.mktemp("routes")
    shutil.copytree(folder_of(2), root / "folder")
    (root / "secret.txt").write_text("not for the page")
    (root / "folder" / "inputs" / "secret.txt").write_text("not for the page")
    browser = Browser(site_at(root / "folder"), faults=False)
    browser.done("/cases", {"case": "C-0001", "which": "chosen", "document": "plan"})
    if hasattr(os, "symlink"):
        (root / "folder" / "outputs" / "link.txt").symlink_to(root / "secret.txt")
        (root / "folder" / "outputs" / "away").symlink_to(root)
    return browser


def fuzzed(test):
    return settings(
        max_examples=TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )(test)


def look_at(answer):
    assert answer.status_code < 500, answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "not for the page" not in answer.text
    assert "Traceback" not in answer.text


@fuzzed
@given(
    address=st.sampled_from([one.path for one in ADDRESSES if one.show]),
    parts=st.lists(_PARTS, min_size=1, max_size=5),
    query=st.dictionaries(_NAMES, _VALUES, max_size=4),
)
def test_whatever_is_asked_for_is_a_page_or_a_sentence(browser, address, parts, query):
    place = quote("/".join(parts), safe="/%", errors="replace")
    one = quote(parts[0], safe="", errors="replace")
    path = re.sub(r"\{\w+:path\}", lambda _: place, address.replace("{number:int}", "1"))
    path = re.sub(r"\{\w+\}", lambda _: one, path)
    look_at(browser.client.get(path, params=query))


@fuzzed
@given(
    address=st.sampled_from([one.path for one in ADDRESSES if one.do and "add" not in one.path]),
    fields=st.dictionaries(_NAMES, _VALUES, max_size=6),
)
def test_whatever_a_form_holds_is_a_page_or_a_sentence(browser, address, fields):
    fields = {key: value for key, value in fields.items() if (key, value) != ("which", "all")}
    answer = browser.post(re.sub(r"\{\w+\}", "x", address), fields)
    look_at(answer)
    if answer.status_code == 303:
        look_at(browser.get(answer.headers["location"]))


@fuzzed
@given(
    content=st.binary(max_size=400),
    kind=st.sampled_from(
        [
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "text/plain",
            "",
        ]
    ),
)
def test_whatever_bytes_are_sent_as_a_form_are_refused(browser, content, kind):
    answer = browser.client.post(
        "/workbooks/add", content=content, headers={"origin": "http://127.0.0.1:8123", "content-type": kind}
    )
    look_at(answer)
    assert answer.status_code in (400, 403)


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "link.txt",
        "away/secret.txt",
        "/etc/passwd",
        "cases/../../secret.txt",
        "../inputs/secret.txt",
        "manifest.json",
        "audit.log",
        "..\\secret.txt",
        "C:\\x.txt",
    ],
)
def test_no_path_leads_out_of_the_outputs_folder_and_no_inner_file_is_given(browser, path):
    answer = browser.client.get(f"/files/{path}")
    assert answer.status_code == 404
    assert "not for the page" not in answer.text
