"""Files moved into outputs/."""

from __future__ import annotations

import pytest

from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import Outputs


def publish(root, files, *, all_of_folder=True, folder="cases/C-1"):
    with Outputs(root) as outputs:
        return outputs.publish(folder, files, all_of_folder=all_of_folder)


def texts(root):
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name not in ("manifest.json", ".lock")
    }


def test_files_are_written_and_a_second_run_writes_nothing(tmp_path):
    assert publish(tmp_path, {"plan.docx": b"one"}).written == 1
    again = publish(tmp_path, {"plan.docx": b"one"})
    assert (again.written, again.unchanged) == (0, 1)


def test_a_file_that_nobody_changed_is_replaced(tmp_path):
    publish(tmp_path, {"plan.docx": b"one"})
    publish(tmp_path, {"plan.docx": b"two"})
    assert texts(tmp_path) == {"cases/C-1/plan.docx": b"two"}


def test_a_file_that_a_person_edited_is_kept_and_the_new_one_is_written_next_to_it(tmp_path):
    publish(tmp_path, {"plan.docx": b"one"})
    (tmp_path / "cases/C-1/plan.docx").write_bytes(b"edited")
    result = publish(tmp_path, {"plan.docx": b"two"})
    assert result.kept == [("cases/C-1/plan.docx", "cases/C-1/plan (new).docx")]
    assert texts(tmp_path) == {"cases/C-1/plan.docx": b"edited", "cases/C-1/plan (new).docx": b"two"}
    publish(tmp_path, {"plan.docx": b"three"})
    assert texts(tmp_path) == {"cases/C-1/plan.docx": b"edited", "cases/C-1/plan (new).docx": b"three"}


def test_an_edit_is_kept_even_when_the_data_has_not_changed_since(tmp_path):
    publish(tmp_path, {"plan.docx": b"one"})
    (tmp_path / "cases/C-1/plan.docx").write_bytes(b"edited")
    publish(tmp_path, {"plan.docx": b"one"})
    assert texts(tmp_path)["cases/C-1/plan.docx"] == b"edited"


def test_an_edited_file_next_to_an_edited_file_is_kept_too(tmp_path):
    publish(tmp_path, {"plan.docx": b"one"})
    for name, text in (("plan.docx", b"edited"), ("plan (new).docx", b"edited too")):
        (tmp_path / "cases/C-1" / name).write_bytes(text)
        publish(tmp_path, {"plan.docx": b"two"})
    assert texts(tmp_path)["cases/C-1/plan (new 2).docx"] == b"two"


def test_a_file_without_a_manifest_counts_as_a_persons(tmp_path):
    (tmp_path / "cases/C-1").mkdir(parents=True)
    (tmp_path / "cases/C-1/plan.docx").write_bytes(b"from somewhere")
    assert publish(tmp_path, {"plan.docx": b"two"}).kept


def test_what_is_no_longer_due_is_removed_unless_a_person_edited_it(tmp_path):
    publish(tmp_path, {"plan.docx": b"one", "review.docx": b"one", "report.docx": b"one"})
    (tmp_path / "cases/C-1/review.docx").write_bytes(b"edited")
    result = publish(tmp_path, {"report.docx": b"one"})
    assert result.withdrawn == ["cases/C-1/plan.docx"]
    assert result.stale == ["cases/C-1/review.docx"]


def test_a_run_of_one_document_removes_nothing(tmp_path):
    publish(tmp_path, {"plan.docx": b"one", "review.docx": b"one"})
    publish(tmp_path, {"plan.docx": b"two"}, all_of_folder=False)
    assert set(texts(tmp_path)) == {"cases/C-1/plan.docx", "cases/C-1/review.docx"}


def test_what_was_refused_is_removed_even_by_a_run_of_one_document(tmp_path):
    publish(tmp_path, {"plan.docx": b"one", "review.docx": b"one", "report.docx": b"one"})
    (tmp_path / "cases/C-1/review.docx").write_bytes(b"edited")
    with Outputs(tmp_path) as outputs:
        result = outputs.publish("cases/C-1", {}, all_of_folder=False, refused=["plan.docx", "review.docx"])
    assert (result.withdrawn, result.refused_but_kept) == (["cases/C-1/plan.docx"], ["cases/C-1/review.docx"])
    assert set(texts(tmp_path)) == {"cases/C-1/report.docx", "cases/C-1/review.docx"}


def test_where_one_file_cannot_be_moved_none_of_the_case_is(tmp_path):
    publish(tmp_path, {"a.docx": b"one"})
    (tmp_path / "cases/C-1/b.docx").mkdir()
    (tmp_path / "cases/C-1/b.docx/held").write_bytes(b"")
    with pytest.raises(OutputError, match=r"b\.docx"):
        publish(tmp_path, {"a.docx": b"two", "b.docx": b"two"})
    assert (tmp_path / "cases/C-1/a.docx").read_bytes() == b"one"
    (tmp_path / "cases/C-1/b.docx/held").unlink()
    (tmp_path / "cases/C-1/b.docx").rmdir()
    assert publish(tmp_path, {"a.docx": b"two", "b.docx": b"two"}).kept == []


@pytest.mark.parametrize(
    ("name", "lock", "program"),
    [
        ("plan.docx", "~$an.docx", "Word"),
        ("plan.docx", "~$plan.docx", "Word"),
        ("plan.docx", ".~lock.plan.docx#", "LibreOffice"),
        ("due.xlsx", "~$due.xlsx", "Excel"),
        ("due.xlsx", ".~lock.due.xlsx#", "LibreOffice"),
    ],
)
def test_a_file_that_is_open_is_neither_written_over_nor_removed(tmp_path, name, lock, program):
    publish(tmp_path, {name: b"one"})
    beside = tmp_path / "cases/C-1" / lock
    beside.write_bytes(b"somebody")
    for files in ({name: b"two"}, {}):
        with pytest.raises(OutputError, match=f"{name} is open in {program}") as fault:
            publish(tmp_path, files)
        assert f"delete {lock} beside it" in fault.value.remedy
        assert (tmp_path / "cases/C-1" / name).read_bytes() == b"one"
    beside.unlink()
    assert publish(tmp_path, {name: b"two"}).written == 1


def test_no_staging_folder_is_left(tmp_path):
    publish(tmp_path, {"plan.docx": b"one"})
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == [".lock"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"), Outputs(tmp_path / "file" / "outputs"):
        pass


@pytest.mark.parametrize("link", ["cases", "cases/C-0001", "cases/C-0001/family"])
def test_nothing_is_written_or_removed_through_a_link_to_another_folder(tmp_path, link):
    out, elsewhere = tmp_path / "outputs", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(elsewhere, target_is_directory=True)
    with Outputs(out) as outputs:
        with pytest.raises(OutputError, match=f"{link} is a link to another folder"):
            outputs.publish(
                "cases/C-0001", {"family/F-1/copy.docx": b"copy", "plan.docx": b"plan"}, all_of_folder=True
            )
        outputs.publish(
            "cases/C-0002", {"plan.docx": b"plan"}, all_of_folder=True
        ) if link != "cases" else None
    assert list(elsewhere.iterdir()) == []


def test_the_log_is_not_written_through_a_link(tmp_path):
    out, elsewhere = tmp_path / "outputs", tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(b"")
    out.mkdir()
    (out / "audit.log").symlink_to(elsewhere)
    with Outputs(out) as outputs, pytest.raises(OutputError, match=r"audit\.log cannot be written"):
        outputs.log.append([{"what": "run"}])
    assert elsewhere.read_bytes() == b""
