"""Every finished document is valid Office Open XML by two validators that share no code with each other."""

from __future__ import annotations

import functools
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from pipeline.app.template_tools import preview
from pipeline.foundation.plugins import plugins_in
from tests.extent import few_or_all, third_or_all
from tests.formats.word.drawing import drawn, paragraphs, replaced, template
from tests.formats.word.equal.case import Case
from tests.formats.word.equal.cases import CASES
from tests.formats.word.equal.cases.stories import everywhere
from tests.formats.word.equal.values import SNIPPETS, WRONG_IN_DOCXTPL

ROOT = Path(__file__).parents[3]
#: Where the Open XML SDK's validator is, if it is not on the PATH.
VARIABLE = "OOXML_VALIDATOR"
#: What openxml-audit says of python-docx's own empty document: its second copy of the styles is not the same
#: as the first.
_OF_THE_EMPTY_DOCUMENT = "/word/stylesWithEffects.xml"
_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>)[^<]*(</w:t>)")


def program() -> str:
    """The Open XML SDK's validator; without it the test is skipped, but in CI it fails."""
    found = os.environ.get(VARIABLE) or shutil.which("ooxml-validator")
    if found is None:
        message = f"ooxml-validator is not on this machine, and {VARIABLE} names none; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    assert found is not None
    return found


def audited(document: bytes, folder: Path) -> list[str]:
    """The errors that openxml-audit finds.

    One validator judges one file: it mistakes the notes of one file for those of the next.
    """
    (folder / "audited.docx").write_bytes(document)
    said = OpenXmlValidator().validate(folder / "audited.docx").errors
    return [str(one) for one in said if one.part_uri != _OF_THE_EMPTY_DOCUMENT]


_judged: dict[str, list[str]] = {}


def judged(document: bytes, folder: Path) -> list[str]:
    """The errors that the Open XML SDK finds; documents that differ only in their words are judged once."""
    shape = _shape(document)
    if shape not in _judged:
        (folder / "judged.docx").write_bytes(document)
        said = subprocess.run(
            [program(), str(folder / "judged.docx")], capture_output=True, timeout=120, check=False
        )
        result = json.loads(said.stdout)
        _judged[shape] = [f"{one['path']} {one['xPath']}: {one['description']}" for one in result["errors"]]
        assert result["ok"] == (not result["errors"])
    return _judged[shape]


def _shape(document: bytes) -> str:
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            digest.update(name.encode() + _TEXT.sub(rb"\1\2", archive.read(name)))
    return digest.hexdigest()


@functools.cache
def paper(name: str) -> bytes:
    """One paper of a kind from the sample, by its document's name."""
    return preview(ROOT / "templates" / f"{name}.docx")


#: In `make test` a third of the kinds; test_pages and tests/formats/pdf/test_pdf have the others.
_DOCUMENTS = [part.name for part in plugins_in("pipeline.documents")]


@pytest.mark.parametrize("case", CASES[:: few_or_all(12, 1)], ids=lambda case: case.name)
def test_openxml_audit_finds_nothing_wrong(case: Case, tmp_path):
    assert audited(case.by_ours(), tmp_path) == []


@pytest.mark.parametrize("case", CASES[:: few_or_all(72, 1)], ids=lambda case: case.name)
def test_the_open_xml_sdk_finds_nothing_wrong(case: Case, tmp_path):
    program()
    assert judged(case.by_ours(), tmp_path) == []


@pytest.mark.parametrize("name", third_or_all(_DOCUMENTS, 0)[:: few_or_all(5, 1)])
def test_openxml_audit_finds_nothing_wrong_with_a_paper_of_the_sample(name, tmp_path):
    assert audited(paper(name), tmp_path) == []


@pytest.mark.parametrize("name", third_or_all(_DOCUMENTS, 0))
def test_the_open_xml_sdk_finds_nothing_wrong_with_a_paper_of_the_sample(name, tmp_path):
    assert judged(paper(name), tmp_path) == []


def test_hostile_text_in_every_place_leaves_the_document_valid(tmp_path):
    text = " ".join((*SNIPPETS, *WRONG_IN_DOCXTPL))
    filled = template(everywhere).fill({"x": text, "name": text})
    assert audited(filled, tmp_path) == []
    assert judged(filled, tmp_path) == []


def test_openxml_audit_says_of_an_empty_document_only_what_is_known(tmp_path):
    Document().save(str(tmp_path / "empty.docx"))
    said = OpenXmlValidator().validate(tmp_path / "empty.docx").errors
    assert {one.part_uri for one in said} == {_OF_THE_EMPTY_DOCUMENT}


WRONG = [(b"<w:r>", b"<w:r><w:tbl/>"), (b"<w:p>", b'<w:p><w:pPr><w:jc w:val="nowhere"/></w:pPr>')]


@pytest.mark.parametrize(("old", "new"), WRONG)
def test_both_validators_see_what_is_wrong(old, new, tmp_path):
    broken = replaced(drawn(paragraphs("text")), "word/document.xml", old, new)
    assert audited(broken, tmp_path) != []
    program()
    assert judged(broken, tmp_path) != []
