"""The audit log: a chain of entries in which no change goes unseen."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

from pipeline.foundation.errors import OutputError
from pipeline.storage.audit_log import BROKEN, AuditLog, entries_of, what_was_done
from pipeline.storage.file_states import log_of
from pipeline.storage.folder import Outputs
from tests.locked import locked

ACTS = [
    {"what": what, "case": f"C-000{number}", "number": f"CG-{number}"}
    for number, what in enumerate(
        ("approved", "checked", "issued", "given", "recalled", "withdrawn"), start=1
    )
]


@pytest.fixture
def folder(tmp_path):
    """A folder in which two runs made six entries."""
    for acts in (ACTS[:4], ACTS[4:]):
        with Outputs(tmp_path) as outputs:
            outputs.log.append(acts)
    return tmp_path


def lines(folder):
    return (folder / "audit.log").read_text(encoding="utf-8").splitlines()


def put(folder, some):
    (folder / "audit.log").write_text("".join(f"{one}\n" for one in some), encoding="utf-8")


def edited(line, **changes):
    return json.dumps({**json.loads(line), **changes}, ensure_ascii=False, separators=(",", ":"))


def rehashed(line, **changes):
    """The line changed, with a hash that fits it."""
    entry = {name: value for name, value in {**json.loads(line), **changes}.items() if name != "hash"}
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return edited(text, hash=hashlib.sha256(text.encode()).hexdigest())


def chained(some):
    """The lines numbered and chained again from the first, by somebody who knows how it is done."""
    made, before = [], "0" * 64
    for number, line in enumerate(some, start=1):
        made.append(rehashed(line, entry=number, before=before))
        before = json.loads(made[-1])["hash"]
    return made


#: Each way to tamper: what becomes of the lines.
WAYS = {
    "the first line removed": lambda one: one[1:],
    "a line in the middle removed": lambda one: [*one[:2], *one[3:]],
    "the last line removed": lambda one: one[:-1],
    "the last three removed": lambda one: one[:-3],
    "all lines removed": lambda one: [],
    "two lines swapped": lambda one: [one[0], one[2], one[1], *one[3:]],
    "the order turned round": lambda one: one[::-1],
    "a line twice": lambda one: [*one[:3], *one[2:]],
    "the account changed": lambda one: [*one[:2], edited(one[2], account="somebody else"), *one[3:]],
    "the time changed": lambda one: [*one[:2], edited(one[2], at="2020-01-01T00:00:00+00:00"), *one[3:]],
    "the act changed": lambda one: [*one[:2], edited(one[2], what="made"), *one[3:]],
    "the copy changed": lambda one: [*one[:2], edited(one[2], number="CG-9"), *one[3:]],
    "a key added": lambda one: [*one[:2], edited(one[2], note="agreed by telephone"), *one[3:]],
    "a key taken out": lambda one: [
        *one[:2],
        json.dumps({name: value for name, value in json.loads(one[2]).items() if name != "number"}),
        *one[3:],
    ],
    "a line changed and hashed again": lambda one: [*one[:2], rehashed(one[2], what="made"), *one[3:]],
    "the last line changed and hashed again": lambda one: [*one[:-1], rehashed(one[-1], what="made")],
    "a line changed and the whole chain made again": lambda one: chained(
        [*one[:2], edited(one[2], what="made"), *one[3:]]
    ),
    "a line removed and the whole chain made again": lambda one: chained([*one[:2], *one[3:]]),
    "a line added at the end, chained": lambda one: chained([*one, edited(one[-1], what="issued")]),
    "a line put in, the whole chain made again": lambda one: chained([*one[:3], one[1], *one[3:]]),
    "a line of something else": lambda one: [*one[:3], "These were moved by IT.", *one[3:]],
    "an empty line": lambda one: [*one[:3], "", *one[3:]],
    "the same values written differently": lambda one: [*one[:2], json.dumps(json.loads(one[2])), *one[3:]],
    "a key twice": lambda one: [*one[:2], one[2].replace("{", '{"what":"made",', 1), *one[3:]],
    "half of the last line": lambda one: [*one[:-1], one[-1][: len(one[-1]) // 2]],
}


def test_a_log_that_nobody_touched_is_in_order(folder):
    assert log_of(folder).all_faults == []
    assert [what_was_done(one) for one in entries_of(folder)] == ACTS


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_tamper_is_found_and_stays_found_after_the_next_run(folder, way):
    put(folder, WAYS[way](lines(folder)))
    assert log_of(folder).all_faults != []
    with Outputs(folder) as outputs:
        assert outputs.log.chain.all_faults != []
        outputs.log.append([{"what": "run"}])
    assert log_of(folder).all_faults != []


def test_a_log_that_is_gone_is_found_and_the_next_one_says_how_many_entries_it_had(folder):
    (folder / "audit.log").unlink()
    assert log_of(folder).all_faults == ["line 1 is entry 7: those before it are missing."]
    with Outputs(folder) as outputs:
        assert outputs.log.chain.faults
    assert "line 1 is entry 7: those before it are missing." in log_of(folder).all_faults


def test_line_ends_changed_by_an_editor_are_one_sentence(folder):
    data = (folder / "audit.log").read_bytes()
    (folder / "audit.log").write_bytes(data.replace(b"\n", b"\r\n"))
    (said,) = log_of(folder).all_faults
    assert said.startswith("its line endings were changed")


def test_the_log_of_another_folder_is_not_this_ones(folder, tmp_path):
    other = tmp_path / "other"
    with Outputs(other) as outputs:
        outputs.log.append(ACTS[::-1])
    (folder / "audit.log").write_bytes((other / "audit.log").read_bytes())
    assert log_of(folder).all_faults != []


def test_half_a_line_of_a_computer_that_stopped_is_said_and_what_follows_is_whole(folder):
    data = (folder / "audit.log").read_bytes()
    (folder / "audit.log").write_bytes(data + b'{"entry":7,"at":"2026')
    with Outputs(folder) as outputs:
        outputs.log.append([{"what": "run"}])
    entries = list(entries_of(folder))
    assert any("line 7" in one for one in log_of(folder).all_faults)
    assert what_was_done(entries[-1]) == {"what": "run"}
    assert len([one for one in entries if one["what"] == BROKEN]) == 1


def test_the_entries_of_a_run_that_was_killed_are_no_tampering(folder):
    stage = folder / ".staging-abc"
    stage.mkdir()
    AuditLog(folder).append([{"what": "issued"}])
    assert log_of(folder).all_faults == []
    with Outputs(folder) as outputs:
        assert outputs.log.chain.all_faults == []
    stage.mkdir()
    stage.rmdir()
    assert log_of(folder).all_faults == []


def test_each_entry_says_when_and_by_whom(tmp_path):
    log = AuditLog(
        tmp_path, now=lambda: datetime(2026, 10, 30, 9, 15, tzinfo=UTC), account="lorimer on desk 4"
    )
    log.append(ACTS[:1])
    (entry,) = entries_of(tmp_path)
    assert (entry["at"], entry["account"], entry["entry"]) == (
        "2026-10-30T09:15:00+00:00",
        "lorimer on desk 4",
        1,
    )


def test_a_log_that_cannot_be_written_stops_what_it_would_record(folder):
    with locked(folder / "audit.log", mode=0o400), pytest.raises(OutputError, match=r"audit\.log cannot be"):
        AuditLog(folder).append(ACTS)


def test_a_run_that_does_nothing_leaves_no_log(tmp_path):
    with Outputs(tmp_path) as outputs:
        outputs.log.append([])
    assert not (tmp_path / "audit.log").exists()
