"""What changed since the copy that a family holds: tracked changes for the team, from the two files."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx import Document
from rdocx import Document as Pages

from pipeline.app.verify_outputs import verify
from pipeline.casefiles.render_context import templates_in
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.tracked_changes import tracked_changes
from pipeline.model import LinkedChild, codes
from tests.app.test_run_documents import COPY, KEPT, ran
from tests.builders import placed
from tests.family_case import aim_case, approved, told
from tests.making import ROOT, press_for
from tests.shared import shared_folder

CASE = "cases/C-0501"
NEWER = COPY.replace("version 1", "version 2")
CHANGES = f"{CASE}/drafts/professionals/changes - F-0001 - {NEWER.rsplit('/', 1)[-1]}"


def second(**more):
    """The case with a second version of the copy, after a sentence was added."""
    return approved(told(approved(aim_case()), "We changed this.", number=3), version=2, **more)


@pytest.fixture
def out(tmp_path):
    """A folder after a run that issued version 1 and a later one that issued version 2."""
    made = shared_folder("a second version of a copy", _with_second)
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


def _with_second(folder):
    ran(folder, approved(aim_case()), day=28)
    ran(folder, second())


def words(data: bytes) -> str:
    return Pages.from_bytes(data).text()


def after(data: bytes, what: str) -> str:
    opened = Pages.from_bytes(data)
    getattr(opened, what)()
    return opened.text()


def stories(data: bytes) -> str:
    with ZipFile(io.BytesIO(data)) as package:
        return "".join(
            package.read(one).decode()
            for one in package.namelist()
            if re.match(r"word/(document|header|footer)", one)
        )


def test_all_accepted_is_the_new_copy_and_all_rejected_the_one_that_the_family_holds(out):
    old, new, changes = ((out / one).read_bytes() for one in (KEPT, NEWER, CHANGES))
    assert after(changes, "accept_all") == words(new) != words(old)
    assert after(changes, "reject_all") == words(old)
    inserted = re.findall(r"<w:ins .*?</w:ins>", stories(changes), re.DOTALL)
    assert re.search(r"\bWe\b.*\bchanged\b.*\bthis\b", " ".join(inserted), re.DOTALL)
    Document(io.BytesIO(changes))


def test_it_says_which_version_changed_it_and_names_no_person_and_no_day(out):
    changes = stories((out / CHANGES).read_bytes())
    assert set(re.findall(r'w:author="([^"]*)"', changes)) == {"Version 2"}
    assert "w:date=" not in changes


def test_it_is_the_same_bytes_each_time_and_stays_while_the_version_is_out(out):
    before = (out / CHANGES).read_bytes()
    (out / CHANGES).unlink()
    ran(out, second())
    assert (out / CHANGES).read_bytes() == before
    assert tracked_changes((out / KEPT).read_bytes(), (out / NEWER).read_bytes(), "Version 2") == before


def test_it_lies_with_the_team_only_and_a_first_version_has_none(tmp_path):
    ran(tmp_path, approved(aim_case()), day=28)
    assert not list(tmp_path.rglob("changes - *"))
    ran(tmp_path, second())
    assert [one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("changes - *")] == [CHANGES]


def test_it_passes_the_search_of_what_was_written(out):
    case, press = second(), press_for(second())
    found = verify(PackedCases([case]), press.house, out, templates_in(ROOT / "templates"))
    assert (found.refused, found.unproved) == ([], [])


def test_there_is_none_where_the_version_before_is_not_as_it_was_issued(tmp_path):
    ran(tmp_path, approved(aim_case()), day=28)
    (tmp_path / COPY).write_bytes((tmp_path / COPY).read_bytes() + b" ")
    ran(tmp_path, second())
    assert (tmp_path / NEWER).exists()
    assert not (tmp_path / CHANGES).exists()


def test_there_is_none_where_the_version_before_holds_what_is_withheld_today(tmp_path):
    named = approved(told(aim_case(), "Lovage Thimblequill came with us.", number=3))
    ran(tmp_path, named, day=28)
    harmed = placed(
        LinkedChild(
            link_id="L-0502",
            case_id="C-0501",
            role=codes.ROLE["harmed"],
            child_name="Lovage Thimblequill",
            discussion_id="SD-0599",
        ),
        3,
    )
    now = approved(told(named, "We changed this.", number=3), version=2)
    ran(tmp_path, replace(now, linked_children=(*now.linked_children, harmed)))
    assert (tmp_path / NEWER).exists()
    assert not (tmp_path / CHANGES).exists()


def test_changes_that_do_not_give_both_versions_again_are_not_made(out, monkeypatch):
    old, new = (out / KEPT).read_bytes(), (out / NEWER).read_bytes()
    assert tracked_changes(old, new, "Version 2")
    monkeypatch.setattr("pipeline.formats.tracked_changes._compared", lambda *_: new)
    assert tracked_changes(old, new, "Version 2") is None
    monkeypatch.setattr("pipeline.formats.tracked_changes._compared", lambda *_: old)
    assert tracked_changes(old, new, "Version 2") is None
    monkeypatch.undo()
    assert tracked_changes(old, b"PK", "Version 2") is None
