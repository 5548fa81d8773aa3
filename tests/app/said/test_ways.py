"""What is said on the page sends nobody to a command."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from pipeline.app.run.run_result import RunResult
from pipeline.app.said.of_run import run_lines
from pipeline.app.said.ways import COMMANDS, PAGE, capital
from pipeline.model.finding import Finding, Severity


def finding(rule, severity=Severity.ERROR):
    return Finding(workbook="a.xlsx", problem="p", remedy="r", rule=rule, severity=severity)


RESULT = RunResult(
    findings=[finding("x", Severity.NOTE)],
    held_back={"C-0001": [finding("y")]},
    without_copies={"C-0002": [finding("z")]},
    own_words={"plan": ("styles",)},
    not_read={"C-0009": 1},
)


@pytest.mark.parametrize("only", [(), ("plan",)])
def test_the_page_sends_to_screens_and_the_commands_to_commands(only):
    on_page = "\n".join(run_lines(RESULT, Path("outputs"), only, PAGE))
    printed = "\n".join(run_lines(RESULT, Path("outputs"), only))
    for word in ("hsb", "command", "--only"):
        assert word not in on_page
    assert "'hsb check' shows them" in printed
    assert "run the command again" in printed
    assert ("--only" in printed) == bool(only)


def test_no_way_of_the_page_names_a_command():
    assert not [one for one in asdict(PAGE).values() if "hsb" in one or "command" in one or "--" in one]
    assert asdict(PAGE).keys() == asdict(COMMANDS).keys()
    assert capital("the marked workbook") == "The marked workbook"
