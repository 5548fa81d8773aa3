from __future__ import annotations

import hashlib

import pytest

from pipeline.casefiles.given_copies import given_copy
from pipeline.casefiles.register_entry import Issued

FILE = "family/F-1/plan - version 1.docx"
IN_RECALLED = FILE.replace("family", "recalled")


def entry(**changes):
    values = {
        "copy_number": "CG-1",
        "case_id": "C-1",
        "person_id": "F-1",
        "document": "plan",
        "belongs_to": "M-1",
        "version": "1",
        "file": FILE,
        "sha256": hashlib.sha256(b"as issued").hexdigest(),
        **changes,
    }
    return Issued(**values)


def files(tmp_path, **data):
    found = {}
    for number, (path, content) in enumerate(data.items()):
        found[path] = tmp_path / str(number)
        found[path].write_bytes(content)
    return found


def given(tmp_path, data, *, as_written=True, **changes):
    return given_copy(entry(**changes), files(tmp_path, **data), lambda path: as_written)


@pytest.mark.parametrize("place", [FILE, IN_RECALLED, IN_RECALLED.replace(".docx", " (2).docx")])
def test_the_file_with_the_hash_of_the_register_is_the_one_that_went_out_wherever_it_lies(tmp_path, place):
    copy = given(tmp_path, {place: b"as issued"})
    assert copy.files == {"CG-1 - plan - version 1.docx": b"as issued"}
    assert copy.is_recalled == place.startswith("recalled")


def test_a_changed_file_beside_it_is_not_taken_for_it(tmp_path):
    data = {FILE: b"as issued", IN_RECALLED: b"typed by hand"}
    copy = given(tmp_path, data)
    assert (list(copy.files.values()), copy.is_recalled) == ([b"as issued"], False)


def test_a_pdf_goes_with_it_only_where_it_is_as_written(tmp_path):
    data = {FILE: b"as issued", FILE.replace(".docx", ".pdf"): b"%PDF"}
    assert len(given(tmp_path, data).files) == 2
    assert len(given(tmp_path, data, as_written=False).files) == 1


@pytest.mark.parametrize(
    "file",
    ["drafts/F-1/plan - version 1.docx", "family/F-2/plan - version 1.docx", "family/F-1/../x/plan.docx", ""],
)
def test_a_register_that_names_another_place_than_the_persons_folder_exports_nothing_from_there(
    tmp_path, file
):
    copy = given(tmp_path, {file: b"as issued"} if file else {}, file=file)
    assert copy.files == {}
    assert copy.missing == "The register names no file in this person's folder."


def test_a_file_that_cannot_be_read_is_not_said_to_be_gone(tmp_path):
    folder = tmp_path / "a folder in its place"
    folder.mkdir()
    copy = given_copy(entry(), {FILE: folder}, lambda path: True)
    assert copy.missing.startswith("Its file cannot be read")
