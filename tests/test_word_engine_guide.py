"""The Python of the page on the Word engine does what the page says."""

from __future__ import annotations

import io
import re

from docx import Document

from tests import guides
from tools.guides import GUIDES


def test_the_pages_python_fills_a_template(tmp_path, monkeypatch, capsys):
    page = guides.text_of(GUIDES / "developers" / "word-engine.md")
    document = Document()
    document.add_paragraph("Dear {{ name }},")
    document.save(str(tmp_path / "letter.docx"))
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "word-engine.md", "exec"), names)
    (paragraph,) = Document(io.BytesIO(names["finished"])).paragraphs
    assert paragraph.text == "Dear A. Reader,"
    assert "letter.docx" in capsys.readouterr().out
