"""Fills Word templates: `Template(path).fill(context) -> bytes`."""

from pipeline.word.places import words_in
from pipeline.word.template import Template
from pipeline.word.values import plain, written

__all__ = ["Template", "plain", "words_in", "written"]
