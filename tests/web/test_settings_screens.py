"""The settings on the page: a form a section, errors at the top and at the field, and no change by halves."""

from __future__ import annotations

import re

import pytest

from pipeline.app.setting_fields import SECTIONS
from tests.web.site import words_of


def file_of(browser):
    return browser.site.workplace.inputs / "settings.toml"


def sent(browser, section, **values):
    page = browser.get(f"/settings/{section}")
    digest = re.search(r'name="digest" value="(\w+)"', page.text)[1]
    return browser.post(
        f"/settings/{section}", {"digest": digest, **{f"value.{name}": one for name, one in values.items()}}
    )


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_is_a_form(browser, section):
    assert f'href="/settings/{section}"' in browser.get("/settings").text
    page = browser.get(f"/settings/{section}")
    assert page.status_code == 200
    former = file_of(browser).read_bytes()
    assert sent(browser, section).status_code == 303
    assert file_of(browser).read_bytes() == former


def test_a_change_is_written_and_holds_from_then_on(browser):
    assert "Meadowmere Council" in words_of(browser.get("/"))
    answer = sent(browser, "council", name="Fernhollow <b>Council</b>")
    assert answer.headers["location"] == "/settings?saved=council"
    page = browser.get(answer.headers["location"])
    assert "Council: saved." in words_of(page)
    start = browser.get("/")
    assert "Fernhollow &lt;b&gt;Council&lt;/b&gt;" in start.text
    assert (file_of(browser).parent / "settings.toml.before").exists()


def test_an_error_is_in_the_title_at_the_top_and_at_the_field(browser):
    answer = sent(browser, "council", logo_width="wide")
    assert answer.status_code == 422
    assert "<title>Problem: " in answer.text
    place = re.search(r'<a href="#(value-\d)">Logo width: ', answer.text)[1]
    assert f'id="{place}-problem"' in answer.text
    assert re.search(rf'id="{place}"[^>]*value="wide"[^>]*aria-invalid="true"|value="wide"', answer.text)


def test_two_pages_that_are_open_do_not_write_over_each_other(browser):
    page = browser.get("/settings/council")
    digest = re.search(r'name="digest" value="(\w+)"', page.text)[1]
    assert sent(browser, "council", name="First").status_code == 303
    former = file_of(browser).read_bytes()
    answer = browser.post("/settings/council", {"digest": digest, "value.name": "Second"})
    assert answer.status_code == 409
    assert "changed by somebody else meanwhile" in words_of(answer)
    assert file_of(browser).read_bytes() == former


def test_a_file_that_notepad_saved_as_ansi_gets_its_own_sentence(browser):
    file_of(browser).write_bytes("[council]\nname = 'Café'\n".encode("cp1252"))
    for path in ("/", "/settings", "/settings/council"):
        assert "Notepad" in words_of(browser.get(path))


def test_a_fault_in_the_file_does_not_lock_the_settings(browser):
    file_of(browser).write_text("[council]\nlogo_width = 'wide'\n")
    assert "cannot be used" in words_of(browser.get("/settings"))
    assert sent(browser, "council", logo_width="45").status_code == 303
    assert "cannot be used" not in words_of(browser.get("/settings"))


@pytest.mark.parametrize("section", ["limits.nothing", "nothing", "..%2fcouncil"])
def test_no_other_part_is_a_form(browser, section):
    assert browser.client.get(f"/settings/{section}").status_code == 404


def test_each_time_limit_has_a_form_of_its_own(browser):
    listed = browser.get("/settings/limits")
    section = "limits.strategy_discussion_for_the_child"
    assert f'href="/settings/{section}"' in listed.text
    assert "24 hours" in words_of(listed)
    form = browser.get(f"/settings/{section}").text
    assert len(re.findall('type="radio" name="value.switched_on"', form)) == 2
    assert "Time limit: a strategy discussion" in form
    answer = sent(browser, section, limit="48 hours")
    assert answer.status_code == 422
    assert "first day on which the new limit holds" in words_of(answer)
    assert sent(browser, section, limit="48 hours", first_day="1/4/2027").status_code == 303
    assert "48 hours from 01/04/2027" in words_of(browser.get("/settings/limits"))
