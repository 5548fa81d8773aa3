"""Fills Word templates: `Template(path).fill(context) -> bytes`."""

from pipeline.formats.word.lint.tag_places import words_in
from pipeline.formats.word.template import Template
from pipeline.formats.word.values.formatting import plain

__all__ = ["Template", "plain", "words_in"]
