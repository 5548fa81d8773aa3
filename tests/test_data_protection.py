"""docs/data-protection.md names the folders, kinds and commands that there are, and every one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from pipeline.app.make_audit import FOLDER as AUDITS
from pipeline.app.make_panel_list import FOLDER as PANEL
from pipeline.app.output_kinds import KINDS
from pipeline.app.record_breach import FOLDER as BREACHES
from pipeline.app.settings import settings_for
from pipeline.casefiles.breach import TIME_TO_NOTIFY
from pipeline.cli import hsb
from pipeline.procedure.time_limits import Unit
from pipeline.storage.folder import inventory_of
from tests.agency_case import agency_case
from tests.app.test_run_documents import KEPT, ran
from tests.family_case import approved, told

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "data-protection.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(hsb [^`]+)`", PAGE)))
#: Every place of the table of places, as a pattern of paths below outputs/.
PLACES = [
    re.compile(re.sub(r"<[^>]+>|\*|(?<=/)$", "[^/]+", place.replace(".", r"\.")))
    for place in re.findall(r"^\| `outputs/([^`]+)` \|", PAGE, re.MULTILINE)
]
#: Examples of what other commands than `hsb run` write.
OTHERS = (
    "check/cases.xlsx",
    "due/due.ics",
    "reports/2026-27-Q2/restricted.xlsx",
    "reports/released.json",
    "released_copy.json",
    f"{PANEL}/panel 2026-11.docx",
    "previews/a plan - preview.html",
    f"{AUDITS}/2026-10-30 seed 1/audit.xlsx",
    "templates/plan - preview.docx",
    f"{BREACHES}/CG-0501 - 2026-11-27.docx",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """The paths of an outputs folder after a copy was issued, and after it was recalled."""
    out = tmp_path_factory.mktemp("outputs")
    ran(out, approved(agency_case()), day=28)
    issued = inventory_of(out).files
    ran(out, told(approved(agency_case()), "We changed this.", number=3))
    return {*issued, *inventory_of(out).files}


def test_every_file_of_a_run_lies_in_a_place_of_the_table(outputs):
    assert KEPT in outputs
    for path in (*outputs, *OTHERS):
        assert any(place.fullmatch(path) for place in PLACES), (
            f"docs/data-protection.md has no place for {path}"
        )


def test_every_place_of_the_table_is_one_that_the_program_writes(outputs):
    for place in PLACES:
        assert any(place.fullmatch(path) for path in (*outputs, *OTHERS)), (
            f"nothing is written to {place.pattern}"
        )


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_of_the_page_is_one_that_can_be_given(words):
    name, *rest = shlex.split(words)[1:]
    command = hsb.commands[name]
    options = {one: option for option in command.params for one in option.opts}
    for place, word in enumerate(rest):
        if word.startswith("--"):
            assert word in options, f"hsb {name} has no option {word}"
            if isinstance(options[word].type, click.Choice) and rest[place + 1 :]:
                assert rest[place + 1] in options[word].type.choices


def test_every_kind_that_clean_knows_has_its_row_of_retention():
    part = PAGE[PAGE.index("## Retention") : PAGE.index("## Encryption")]
    for kind in KINDS:
        assert re.search(rf"^\|.*`hsb clean --kind {kind.name} --older-than ", part, re.MULTILINE), kind.name


def test_the_hours_of_the_page_are_those_of_the_breach_sheet():
    assert TIME_TO_NOTIFY.span.unit is Unit.HOURS
    assert f"not later than {TIME_TO_NOTIFY.span.number} hours after" in PAGE


def test_what_the_council_has_to_say_is_a_gap_with_its_name_and_the_lawful_basis_is_one():
    gaps = re.findall(r"\[Council: ([^\]]+)\]", PAGE)
    assert any(one.startswith("lawful basis") for one in gaps)
    assert all(len(one) > 3 for one in gaps)


def test_the_settings_that_the_page_names_are_there():
    assert "`password_folder`" in PAGE
    assert hasattr(settings_for(ROOT / "inputs").copies, "password_folder")
