"""The manifest: each file's digest and provenance, and what the last run changed."""

from __future__ import annotations

import hashlib
import json

import pytest

from pipeline.storage.folder import Change, Outputs, state_of
from pipeline.storage.manifest import MANIFEST, Manifest

HEAD = '{"format": 4,\n"changes": {"run":1,"ended":true,"gone":[]},\n'
FILES = {"plan.docx": b"plan", "family/F-1/copy.docx": b"copy"}
ORIGIN = {"view": "v", "template": "t", "cells": ["Cases!A2:C2"]}


def publish(root, files, *, ended=True, **more):
    with Outputs(root) as outputs:
        done = outputs.publish("cases/C-1", files, all_of_folder=True, **more)
        if ended:
            outputs.end()
    return done


def changes(root):
    with Outputs(root) as outputs:
        files = outputs.files_in("cases/C-1")
        return [
            *(
                [one for one in files if outputs.change(one) is kind]
                for kind in (Change.NEW, Change.REWRITTEN)
            ),
            sorted(outputs.gone),
        ]


def test_it_says_of_each_file_its_hash_and_what_it_was_made_from(tmp_path):
    publish(tmp_path, FILES, origins={"plan.docx": ORIGIN})
    kept = json.loads((tmp_path / MANIFEST).read_bytes())
    assert set(kept["files"]) == {"cases/C-1/plan.docx", "cases/C-1/family/F-1/copy.docx"}
    plan = kept["files"]["cases/C-1/plan.docx"]
    assert {name: plan[name] for name in ORIGIN} == ORIGIN
    assert len(plan["sha256"]) == 64


def test_what_the_program_keeps_for_itself_is_entered_too_and_read_again(tmp_path):
    for data in (b"page", b"another page"):
        with Outputs(tmp_path) as outputs:
            outputs.publish("due", {"due.xlsx": b"due"}, all_of_folder=True, origins={"due.xlsx": ORIGIN})
            outputs.keep("index.html", [data[:2], data[2:]], ORIGIN)
        with Outputs(tmp_path) as outputs:
            assert outputs.entry("index.html") == {"sha256": hashlib.sha256(data).hexdigest(), **ORIGIN}
            assert outputs.entry("due/due.xlsx")["cells"] == ORIGIN["cells"]
    assert state_of(tmp_path)[:2] == ([], [])
    (tmp_path / "index.html").write_bytes(b"")
    assert state_of(tmp_path)[:2] == (["index.html"], [])


def test_what_a_killed_run_moved_keeps_what_it_was_made_from(tmp_path):
    publish(tmp_path, {"plan.docx": b"old"})
    stage = tmp_path / ".staging-x" / "000001"
    (stage / "new" / "cases/C-1").mkdir(parents=True)
    (stage / "new" / "cases/C-1" / "plan.docx").write_bytes(b"new")
    former, new = (hashlib.sha256(one).hexdigest() for one in (b"old", b"new"))
    journal = {
        "folder": "cases/C-1",
        "moves": [["cases/C-1/plan.docx", new, former, {**ORIGIN, "carried": True}]],
        "gone": [],
    }
    (stage / "moves.json").write_text(json.dumps(journal))
    with Outputs(tmp_path) as outputs:
        assert outputs.entry("cases/C-1/plan.docx") == {"sha256": new, **ORIGIN, "carried": True}
    assert (tmp_path / "cases/C-1/plan.docx").read_bytes() == b"new"


def test_nothing_is_written_where_nothing_changed(tmp_path):
    publish(tmp_path, FILES)
    before = {
        path: path.stat().st_mtime_ns
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name[0] != "."
    }
    publish(tmp_path, FILES)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_it_records_what_the_last_run_that_changed_anything_changed(tmp_path):
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    assert changes(tmp_path) == [["cases/C-1/a.docx", "cases/C-1/b.docx"], [], []]
    publish(tmp_path, {"a.docx": b"other", "c.docx": b"c"})
    told = [["cases/C-1/c.docx"], ["cases/C-1/a.docx"], ["cases/C-1/b.docx"]]
    assert changes(tmp_path) == told
    publish(tmp_path, {"a.docx": b"other", "c.docx": b"c"})
    assert changes(tmp_path) == told


def test_what_a_run_that_did_not_complete_had_changed_counts_with_the_next(tmp_path):
    publish(tmp_path, {"a.docx": b"a", "b.docx": b"b"})
    publish(tmp_path, {"a.docx": b"other", "c.docx": b"c"}, ended=False)
    publish(tmp_path, {"a.docx": b"other", "c.docx": b"c"})
    assert changes(tmp_path) == [["cases/C-1/c.docx"], ["cases/C-1/a.docx"], ["cases/C-1/b.docx"]]


def test_a_note_goes_when_its_files_are_published_again(tmp_path):
    with Outputs(tmp_path) as outputs:
        outputs.publish("cases/C-1", FILES, all_of_folder=True)
        outputs.remember("cases/C-1", {"made_from": "x"})
        outputs.remember("cases/C-2", {"made_from": "y"})
    with Outputs(tmp_path) as outputs:
        assert outputs.noted("cases/C-1") == {"made_from": "x"}
        outputs.publish("cases/C-1", FILES, all_of_folder=True)
        assert (outputs.noted("cases/C-1"), outputs.noted("cases/C-2")) == (None, {"made_from": "y"})


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"files": {"a": {}}}', '{"files": {"a": {"sha256": 1}}, "notes": 3}', '{"files": 1}'],
)
def test_one_that_cannot_be_read_is_empty_so_that_every_file_counts_as_a_persons(tmp_path, text):
    (tmp_path / MANIFEST).write_text(text)
    assert list(Manifest(tmp_path)) == []


def nested(depth):
    return "[" * depth + "]" * depth


@pytest.mark.parametrize("depth", [100, 900, 100_000])
@pytest.mark.parametrize(
    "text",
    [
        '{"files": %s}',
        '{"format": 4,\n"changes": %s,',
        HEAD + '"notes": {\n"cases/C-1": %s\n},\n"files": {\n}}\n',
        HEAD + '"notes": {\n},\n"files": {\n"cases/C-1/plan.docx": {"sha256":"0","cells":%s}\n}}\n',
    ],
)
def test_one_that_is_nested_too_deeply_is_damaged(tmp_path, text, depth):
    publish(tmp_path, FILES)
    (tmp_path / MANIFEST).write_text(text % nested(depth))
    assert list(Manifest(tmp_path)) == []
    assert state_of(tmp_path).is_lost
    assert publish(tmp_path, FILES).unchanged == len(FILES), "it is written again"


def test_the_first_format_is_still_read(tmp_path):
    (tmp_path / MANIFEST).write_text('{"format": 1, "files": {"cases/C-1/plan.docx": {"sha256": "0"}}}')
    assert state_of(tmp_path)[:2] == ([], ["cases/C-1/plan.docx"])
