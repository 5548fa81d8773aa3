"""The guard of the page: nothing for anybody who did not come in, and nothing from any other page."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from pipeline.web import guard
from pipeline.web.guard import Guard
from pipeline.web.screens import ADDRESSES
from tests.web.site import ORIGIN, PORT, Browser

SHOWN = [one.path for one in ADDRESSES if one.show]
DONE = [one.path for one in ADDRESSES if one.do]


def concrete(path):
    """The address with something in each place of it."""
    path = path.replace("{case:path}", "C-0001").replace("{path:path}", "index.html")
    return re.sub(r"\{\w+\}", "x", path)


@pytest.mark.parametrize("path", [*SHOWN, "/static/site.css", "/nothing"])
def test_who_did_not_come_in_gets_a_sentence_and_nothing_else(site, path):
    answer = Browser(site, enters=False).client.get(concrete(path))
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("This page is open in another browser window only.")
    assert site.jobs.running is None


@pytest.mark.parametrize("path", DONE)
def test_nor_can_they_send_a_form(site, path):
    answer = Browser(site, enters=False).post(concrete(path), {"which": "all"})
    assert answer.status_code == 403
    assert not site.workplace.out.exists()


def test_an_address_opens_the_page_once(site):
    address = site.session.new_address()
    first, second = Browser(site, enters=False), Browser(site, enters=False)
    assert first.client.get(address).status_code == 200
    assert "Cases" in first.get("/").text
    refused = second.client.get(address)
    assert refused.status_code == 403
    assert "has been used" in refused.text
    assert second.client.get("/").status_code == 403
    assert first.client.get(address).headers["location"] == "/", "one who is in already is led to the start"


@pytest.mark.parametrize("token", ["", "x", "é", "\x00", "0" * 60_000])
def test_no_other_token_opens_it(site, token):
    browser = Browser(site, enters=False)
    assert browser.client.get("/enter", params={"token": token}).status_code == 403
    assert browser.client.get("/").status_code == 403


def test_the_cookie_is_for_this_page_alone_and_no_script_reads_it(site):
    line = Browser(site, enters=False).client.get(site.session.new_address()).headers["set-cookie"]
    assert line.startswith(f"hsb-{PORT}=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(line.split("; "))
    assert "Domain" not in line


@pytest.mark.parametrize(
    "cookie", ["", "hsb-8123=", "hsb-8123=x", "other=1; hsb-8123", "hsb-8123=é", "\x01=;"]
)
def test_another_cookie_is_none(site, cookie):
    client = Browser(site, enters=False).client
    assert client.get("/", headers=[(b"cookie", cookie.encode("latin-1"))]).status_code == 403


@pytest.mark.parametrize(
    "hosts",
    [["localhost:8123"], ["127.0.0.1"], ["evil.example:8123"], ["127.0.0.1:8123", "evil.example"], [""]],
)
def test_under_another_name_of_this_computer_it_does_not_answer(browser, hosts):
    request = browser.client.build_request("GET", "/")
    request.headers = type(request.headers)(
        [*((k, v) for k, v in request.headers.items() if k != "host"), *(("host", one) for one in hosts)]
    )
    assert browser.client.send(request).status_code == 421


@pytest.mark.parametrize("path", DONE)
@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", f"{ORIGIN}.example"]
)
def test_a_form_from_another_page_is_refused(browser, path, origin):
    answer = browser.post(concrete(path), {"which": "all"}, origin=origin)
    assert answer.status_code == 403
    assert "not sent from this page" in answer.text
    assert not browser.site.workplace.out.exists()


@pytest.mark.parametrize("path", DONE)
@pytest.mark.parametrize("given", [{}, {"form_token": ""}, {"form_token": "x"}])
def test_a_form_without_this_pages_token_is_refused(browser, path, given):
    answer = browser.post(concrete(path), {**given, "which": "all"}, token=False)
    assert answer.status_code == 403
    assert "not from this page" in answer.text
    assert not browser.site.workplace.out.exists()
    assert browser.site.jobs.running is None


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_is_known(browser, method):
    assert browser.client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "path", ["/", "/cases", "/static/site.css", "/nothing", "/files/nothing", "/enter?token=x"]
)
@pytest.mark.parametrize("enters", [True, False])
def test_every_answer_says_what_a_browser_may_do_with_it(site, path, enters):
    answer = Browser(site, enters=enters).client.get(path)
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[one] for one in ("script-src", "style-src", "form-action", "connect-src")} == {"'self'"}
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers


@pytest.mark.parametrize("is_declared", [True, False])
def test_what_is_too_large_is_refused_whether_its_size_is_said_or_not(site, is_declared):
    browser = Browser(site)
    small = TestClient(
        Guard(browser.client.app._application, site.session, largest=1_000),
        base_url=ORIGIN,
        cookies=browser.client.cookies,
    )
    data = b"form_token=" + b"x" * 5_000
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    answer = small.post(
        "/cases", content=data if is_declared else iter([data[:2_000], data[2_000:]]), headers=headers
    )
    assert answer.status_code == 413
    assert guard.LARGEST > 12_000_000, "a workbook of 2,000 cases can be sent"


def test_a_fault_shows_its_place_and_no_value(site, monkeypatch):
    browser = Browser(site, faults=False)
    browser.get("/")

    def fail(*more, **others):
        raise KeyError("Robin Fernhollow")

    monkeypatch.setattr(type(site.workplace), "clock", fail)
    answer = browser.client.get("/due")
    assert answer.status_code == 500
    assert "KeyError" in answer.text
    assert "Robin" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
